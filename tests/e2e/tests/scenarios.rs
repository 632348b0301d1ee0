//! Experiments with a name: built on the seed, compared, shared, opened in a fresh profile. In every browser.

use fantoccini::key::Key;
use jixiao_e2e::{Browser, drive};
use tokio::sync::oneshot;

/// Tries one more of the sheet's numbers with this value.
async fn add(browser: &Browser, name: &str, field: &str, value: &str) {
    browser.pick("再试一项", name).await;
    browser.click("button", "加进来").await;
    browser.fill(field, value).await;
}

async fn keep_as(browser: &Browser, name: &str) {
    browser.fill("方案名称", name).await;
    browser.click("button", "存为方案").await;
}

#[tokio::test]
async fn two_scenarios_go_with_the_link_and_say_the_same_elsewhere() {
    let (send, receive) = oneshot::channel();
    drive(|browser| async move {
        browser.wait_for_total("92.97").await;
        browser.open("试算").await;
        // 2 × 99.75 % = 1.995 → 2.00
        add(&browser, "政府采购执行率", "政府采购执行率：试的值（%）", "99.75").await;
        browser.wait_for_text("93.08 +0.11").await;
        keep_as(&browser, "采购赶上").await;
        add(&browser, "资产账与财务账相符", "资产账与财务账相符：试的值（处）", "0").await;
        browser.wait_for_text("94.08 +1.11").await;
        keep_as(&browser, "再加资产").await;
        let total = browser.row("总分").await;
        assert_eq!((total.cell(1), total.cell(2), total.cell(3)), ("92.97", "93.08（+0.11）", "94.08（+1.11）"));
        assert_eq!(browser.figure("总分").await, "92.97/100");
        browser.click("button", "分享").await;
        browser.get("dialog", "分享这张表").await;
        let _ = send.send(browser.field_text("链接").await);
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
    let link = receive.await.expect("a link");
    drive(|browser| async move {
        browser.goto(&link).await;
        browser.get("dialog", "打开收到的表").await;
        browser.click("button", "打开，现在的表留在“我的表”里").await;
        browser.open("试算").await;
        let total = browser.row("总分").await;
        assert_eq!((total.cell(1), total.cell(2), total.cell(3)), ("92.97", "93.08（+0.11）", "94.08（+1.11）"));
        browser.click("button", "再加资产：填入表中").await;
        browser.wait_for_total("94.08").await;
        browser.click("button", "撤销：把试算的 2 项填入表中").await;
        browser.wait_for_total("92.97").await;
        browser.click("button", "采购赶上：删除").await;
        browser.wait_until_gone("采购赶上：删除").await;
    })
    .await;
}

#[tokio::test]
async fn a_value_is_slid_by_keyboard_and_the_total_follows() {
    drive(|browser| async move {
        browser.open("试算").await;
        browser.pick("再试一项", "资产账与财务账相符").await;
        browser.click("button", "加进来").await;
        // One occurrence fewer by one step of the slider.
        browser.get("slider", "资产账与财务账相符：滑动调整").await;
        browser.script("const slider = document.querySelector('.whatif__slider'); slider.focus();", &[]).await;
        browser.press(Key::Left).await;
        browser.wait_for_text("93.97 +1.00").await;
        assert_eq!(browser.field_text("资产账与财务账相符：试的值（处）").await, "0");
        browser.fill("资产账与财务账相符：试的值（处）", "abc").await;
        browser.wait_for_text("这里要填数字").await;
        browser.wait_for_text("93.97 +1.00").await;
    })
    .await;
}
