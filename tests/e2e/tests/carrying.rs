//! A sheet is carried from one person to another and from one day to the next: by link, in several tabs, in a full storage. In every
//! browser.

use jixiao_e2e::{Browser, Site, drive, failing_release};
use serde_json::json;
use tokio::sync::oneshot;

const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";
const REASON: &str = "资产账与财务账相符：原因说明";

/// The link of the sheet as it is.
async fn link(browser: &Browser) -> String {
    browser.click("button", "分享").await;
    browser.get("dialog", "分享这张表").await;
    let link = browser.field_text("链接").await;
    browser.click("button", "关闭").await;
    link
}

#[tokio::test]
async fn a_link_opens_elsewhere_with_the_same_total_and_text() {
    let (send, receive) = oneshot::channel();
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "97.5").await;
        browser.fill(REASON, "中心资产账与财务账不相符，已整改①").await;
        // 2 × 97.5 % = 1.95: 92.97 + 0.06
        browser.wait_for_total("93.03").await;
        let _ = send.send(link(&browser).await);
    })
    .await;
    let link = receive.await.expect("a link");
    assert!(link.len() <= 900, "{} characters", link.len());
    drive(|browser| async move {
        browser.goto(&link).await;
        browser.get("dialog", "打开收到的表").await;
        browser.wait_for_text("93.03 / 100").await;
        // The reader's own sheet is still there behind the question.
        assert_eq!(browser.figure("总分").await, "92.97/100");
        browser.click("button", "打开，现在的表留在“我的表”里").await;
        browser.wait_for_total("93.03").await;
        browser.open("指标").await;
        assert_eq!(browser.field_text(REASON).await, "中心资产账与财务账不相符，已整改①");
        assert_eq!(browser.script("return location.hash", &[]).await, json!(""));
        browser.click("button", "撤销：打开“广州市白云区残疾人联合会 2021”").await;
        browser.wait_for_total("92.97").await;
    })
    .await;
}

#[tokio::test]
async fn a_damaged_link_is_refused_with_what_happened() {
    drive(|browser| async move {
        let link = link(&browser).await;
        let cut: String = link.chars().take(link.chars().count() - 40).collect();
        browser.goto("about:blank").await;
        browser.goto(&cut).await;
        browser.wait_for_text("没有打开，现在的表没有改动。").await;
        browser.wait_for_text("个字符").await;
        assert!(browser.find("button", "替换现在这张表的内容（可以撤销）").await.is_none());
        browser.click("button", "取消").await;
        assert_eq!(browser.figure("总分").await, "92.97/100");
        // Chats turn # into %23 and put their own words behind.
        let mangled = link.replace('#', "#%23") + "&tdsourcetag=s_pctim_aiomsg";
        browser.goto("about:blank").await;
        browser.goto(&mangled).await;
        browser.wait_for_text("与现在打开的表内容相同。").await;
        browser.click("button", "取消").await;
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_there_again_the_next_day() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        // Left at once: what is pending is kept on the way out.
        browser.goto("about:blank").await;
        // Firefox hands what a page writes while it is left to the next one some time later: a person who comes back comes later still.
        for _ in 0..30 {
            browser.goto_page().await;
            if browser.figure("总分").await.starts_with("93.08") {
                break;
            }
            browser.wait_a_moment().await;
        }
        browser.wait_for_total("93.08").await;
        browser.click("button", "我的表").await;
        browser.wait_for_text("正在填写").await;
        browser.click("button", "复制一份").await;
        browser.wait_for_text("广州市白云区残疾人联合会 2021（副本）").await;
        browser.click("button", "删除").await;
        browser.wait_for_text("“广州市白云区残疾人联合会 2021（副本）”已删除").await;
        browser.click("button", "恢复").await;
        browser.click("button", "打开").await;
        browser.wait_for_total("93.08").await;
        browser.wait_for_text("已完成：打开“广州市白云区残疾人联合会 2021”。可以撤销。").await;
    })
    .await;
}

#[tokio::test]
async fn two_tabs_overwrite_nothing() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        browser.wait_until("return Object.keys(localStorage).some(key => key.startsWith('jixiao.sheet.'))").await;
        let first = browser.tab().await;
        let second = browser.open_tab().await;
        browser.goto_page().await;
        browser.wait_for_total("93.08").await;
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "95").await;
        browser.wait_for_total("92.98").await;
        // The first tab has nothing of its own at stake, and follows.
        browser.look_at(&first).await;
        browser.wait_for_total("92.98").await;
        browser.wait_for_text("已换成另一个标签页在").await;
        // Both change it at once: the first tab has not kept its change yet when the other one keeps its own.
        let not_now = "const wait = window.setTimeout.bind(window);
            window.setTimeout = (act, ms, ...rest) => ms === 400 || ms === 20 ? 0 : wait(act, ms, ...rest);
            Object.defineProperty(document, 'hidden', {get: () => false})";
        browser.script(not_now, &[]).await;
        browser.fill(PROCUREMENT, "91").await;
        browser.wait_for_total("92.90").await;
        browser.look_at(&second).await;
        let heads = "Object.keys(localStorage).filter(key => key.startsWith('jixiao.sheet.')).join()";
        browser.script(&format!("window.headsBefore = {heads}"), &[]).await;
        browser.fill(PROCUREMENT, "92").await;
        browser.wait_for_total("92.92").await;
        // A window out of sight may take its time: the other one is not looked at before this one has kept its change.
        browser.wait_until(&format!("return {heads} !== window.headsBefore")).await;
        browser.look_at(&first).await;
        browser.wait_for_text("也保存了这张表，两处内容不同，没有互相覆盖。").await;
        assert_eq!(browser.figure("总分").await.split('/').next(), Some("92.90"));
        browser.click("button", "用这一页的内容").await;
        browser.wait_until("return !document.querySelector('.standing')").await;
        browser.look_at(&second).await;
        browser.wait_for_total("92.90").await;
        // What gave way is a version.
        browser.click("button", "我的表").await;
        browser.click("button", "版本").await;
        browser.wait_for_text("与另一个标签页同时修改").await;
    })
    .await;
}

#[tokio::test]
async fn a_full_storage_is_said_and_the_work_stays_open() {
    drive(|browser| async move {
        // Fill what there is, down to the last kilobyte.
        let fill = "let size = 1 << 20, nth = 0;
            while (size >= 64) { try { localStorage.setItem('other.' + nth, 'x'.repeat(size)); nth += 1; } catch (error) { size >>= 1; } }
            return true";
        browser.script(fill, &[]).await;
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        browser.wait_for_text("浏览器的存储空间已满").await;
        let unsaved = "return document.documentElement.dataset.unsaved";
        assert_eq!(browser.script(unsaved, &[]).await, json!("true"));
        browser.get("button", "下载备份").await;
        let others = "return Object.keys(localStorage).filter(key => key.startsWith('other.')).length > 0";
        assert_eq!(browser.script(others, &[]).await, json!(true));
        // Room again: the next change is kept, and the notice goes.
        browser.script("Object.keys(localStorage).filter(key => key.startsWith('other.')).forEach(key => localStorage.removeItem(key))", &[]).await;
        browser.fill(PROCUREMENT, "99").await;
        browser.wait_until("return !document.querySelector('.standing')").await;
        assert_eq!(browser.script(unsaved, &[]).await, json!("false"));
    })
    .await;
}

#[tokio::test]
async fn a_program_that_fails_loses_nothing() {
    drive(|browser| async move {
        let site = Site::start(failing_release());
        browser.goto(&site.url()).await;
        browser.wait_for_total("92.97").await;
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        let fail =
            "sessionStorage.setItem('jixiao.crash-at', '0'); document.querySelector('.navigation__button').click()";
        browser.script(fail, &[]).await;
        browser.wait_for_text("页面出错，已停止计算").await;
        browser.click("button", "重新打开页面").await;
        browser.wait_for_total("93.08").await;
    })
    .await;
}
