//! What happens when things go wrong: two crashes in a row, damaged entries, foreign keys, a file that is no sheet.

use jixiao_e2e::{Browser, Site, drive, failing_release};
use serde_json::json;

const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";

/// Types a score, and fails at the next step.
async fn crash(browser: &Browser, score: &str) {
    browser.open("指标").await;
    browser.fill("信息公开管理指标（未列明）：得分（分）", score).await;
    let fail = "sessionStorage.setItem('jixiao.crash-at', '0'); document.querySelector('.navigation__button').click()";
    browser.script(fail, &[]).await;
    browser.wait_for_text("页面出错，已停止计算").await;
}

#[tokio::test]
async fn two_crashes_in_a_row_start_a_safe_mode_that_offers_the_sheet() {
    drive(|browser| async move {
        let site = Site::start(failing_release());
        browser.goto(&site.url()).await;
        browser.wait_for_total("92.97").await;
        crash(&browser, "3").await;
        browser.click("button", "重新打开页面").await;
        // 92.97 − 1
        browser.wait_for_total("91.97").await;
        crash(&browser, "2").await;
        browser.click("button", "重新打开页面").await;
        browser.get("dialog", "安全模式").await;
        assert!(browser.figure("总分").await.starts_with("92.97/100"));
        browser.assert_accessible("safe mode").await;
        browser.click("button", "打开上次的表").await;
        browser.wait_for_total("90.97").await;
    })
    .await;
}

#[tokio::test]
async fn a_damaged_entry_is_set_aside_and_never_blanks_the_page() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_until("return Object.keys(localStorage).some(key => key.startsWith('jixiao.sheet.'))").await;
        browser.goto("about:blank").await;
        browser.goto_page().await;
        browser.wait_for_total("93.08").await;
        let damage = "const key = Object.keys(localStorage).find(key => key.startsWith('jixiao.sheet.'));
            localStorage.setItem('foreign', 'theirs');
            window.addEventListener('pagehide', () => localStorage.setItem(key, localStorage.getItem(key).slice(0, 90)));";
        browser.script(damage, &[]).await;
        browser.goto("about:blank").await;
        browser.goto_page().await;
        browser.wait_for_total("92.97").await;
        browser.wait_for_text("这张表的内容已损坏，读不出来。").await;
        let aside = "return [Object.keys(localStorage).filter(key => key.startsWith('jixiao.aside.')).length, localStorage.getItem('foreign')]";
        assert_eq!(browser.script(aside, &[]).await, json!([1, "theirs"]));
        browser.click("button", "我的表").await;
        browser.wait_for_text("损坏的内容").await;
    })
    .await;
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_is_said_at_once() {
    drive(|browser| async move {
        // As a browser does that forbids storage: every write throws.
        let forbid =
            json!({"source": "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError') }"});
        browser.chromium("Page.addScriptToEvaluateOnNewDocument", forbid).await;
        browser.goto_page().await;
        browser.wait_for_text("浏览器不允许保存").await;
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        let unsaved = "return document.documentElement.dataset.unsaved";
        assert_eq!(browser.script(unsaved, &[]).await, json!("true"));
        browser.assert_accessible("nothing is kept").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_is_opened_and_a_wrong_one_says_what_it_is() {
    drive(|browser| async move {
        // Files are taken as soon as the later panels are there.
        browser.open("执行").await;
        browser.wait_for_text("项目预算执行").await;
        browser.drop_file("notes.txt", "今天的会议纪要").await;
        browser.wait_for_text("没有认出自评表、表格或报告").await;
        browser.click("button", "取消").await;
        browser.drop_file("other.json", "{\"format\": \"something\"}").await;
        browser.wait_for_text("没有打开，现在的表没有改动。").await;
        browser.click("button", "取消").await;
        let keep = "const make = URL.createObjectURL; URL.createObjectURL = blob => { window.kept = blob; return make(blob) };";
        browser.script(keep, &[]).await;
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        browser.click("button", "我的表").await;
        browser.click("button", "保存为文件").await;
        browser.click("button", "关闭").await;
        let file = browser.script("return window.kept.text()", &[]).await;
        browser.click("button", "新建空表").await;
        browser.wait_for_figure("待填", "100 分").await;
        browser.drop_file("sheet.jixiao.json", file.as_str().unwrap_or_default()).await;
        browser.wait_for_text("93.08 / 100").await;
        browser.click("button", "替换现在这张表的内容（可以撤销）").await;
        browser.wait_for_total("93.08").await;
    })
    .await;
}

#[tokio::test]
async fn a_code_pasted_anywhere_opens_and_a_link_can_lead_to_an_indicator() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.click("button", "政府采购执行率：怎样得出").await;
        browser.click("button", "分享").await;
        browser.click("radio", "政府采购执行率").await;
        let link = browser.field_text("链接").await;
        let code = browser.field_text("分享码（聊天软件截断链接时，发这一段）").await;
        browser.assert_accessible("share").await;
        browser.click("button", "关闭").await;
        assert!(link.ends_with("&at=indicators/procurement-execution-rate"), "{link}");
        browser.fill(PROCUREMENT, "50").await;
        browser.open("概览").await;
        let text = format!("请看附件：“{}”，谢谢", code);
        browser.paste("单位名称", &text).await;
        browser.get("dialog", "打开收到的表").await;
        browser.wait_for_text("政府采购执行率：实际完成值：50 → 94.25").await;
        browser.assert_accessible("arrival").await;
        browser.click("button", "取消").await;
        assert_eq!(browser.field_text("单位名称").await, "广州市白云区残疾人联合会");
        browser.script("location.hash = arguments[0]", &[json!(link.split('#').nth(1))]).await;
        browser.click("button", "打开，现在的表留在“我的表”里").await;
        browser.wait_for_total("92.97").await;
        browser.wait_until("return document.activeElement.id === 'actual-procurement-execution-rate'").await;
    })
    .await;
}
