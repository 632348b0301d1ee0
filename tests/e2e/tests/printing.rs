//! What comes out of the printer: A4, the panel or the whole sheet, heads repeated, nothing that only a screen needs.

use jixiao_e2e::{Browser, drive};
use serde_json::json;

/// How many pages the print has.
async fn n_pages(browser: &Browser) -> usize {
    let options = json!({"preferCSSPageSize": true, "printBackground": true});
    let pdf = browser.chromium("Page.printToPDF", options).await;
    let data = pdf.get("data").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
    assert!(data.starts_with("JVBER"), "a PDF");
    // In base64 nothing can be counted: the browser itself takes it apart.
    let count = "const bytes = atob(arguments[0]); return (bytes.match(/\\/Type\\s*\\/Page[^s]/g) || []).length";
    let count = browser.script(count, &[json!(data)]).await;
    usize::try_from(count.as_u64().unwrap_or_default()).unwrap_or_default()
}

async fn on_paper(browser: &Browser) -> String {
    browser.chromium("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
    let text = browser.visible_text().await;
    browser.chromium("Emulation.setEmulatedMedia", json!({"media": ""})).await;
    text
}

#[tokio::test]
async fn a_panel_is_printed_without_what_only_a_screen_needs() {
    drive(|browser| async move {
        browser.open("指标").await;
        let paper = on_paper(&browser).await;
        for expected in ["92.97", "政府采购执行率", "扣 0.11 分", "管理效能"] {
            assert!(paper.contains(expected), "{expected:?} is missing: {paper}");
        }
        for screen_only in ["撤销", "打印整份", "全部折叠", "帮助"] {
            assert!(!paper.contains(screen_only), "{screen_only:?} is on paper");
        }
        let pages = n_pages(&browser).await;
        assert!((1..=3).contains(&pages), "{pages} pages");
    })
    .await;
}

#[tokio::test]
async fn the_whole_sheet_is_one_document_with_every_panel() {
    drive(|browser| async move {
        // The dialog of the browser would wait for somebody.
        browser
            .script("window.print = () => { window.printed = document.querySelectorAll('main > section').length }", &[])
            .await;
        browser.click("button", "打印整份").await;
        browser.wait_for_text("差异清单").await;
        assert_eq!(browser.script("return window.printed", &[]).await, json!(7));
        let pages = n_pages(&browser).await;
        assert!(pages >= 4, "each panel but the help begins a page: {pages}");
        browser.script("window.dispatchEvent(new Event('afterprint'))", &[]).await;
        browser.wait_until_gone("各月末累计执行数：全年预算数（万元）").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_folded_is_not_printed_and_what_is_open_has_its_heading() {
    drive(|browser| async move {
        browser.open("试算").await;
        browser.click("button", "权重换一换，不算某一项").await;
        let paper = on_paper(&browser).await;
        assert!(paper.contains("权重换一换，不算某一项"), "{paper}");
        assert!(!paper.contains("分在哪里"), "a folded part is on paper: {paper}");
    })
    .await;
}

#[tokio::test]
async fn long_texts_are_printed_whole() {
    drive(|browser| async move {
        browser.open("指标").await;
        let long = "因年底一次公开招标流标后重新组织采购，合同于次年一月签订，款项结转到下一年度支付。".repeat(12);
        browser.click("button", "政府采购执行率：怎样得出").await;
        browser.fill("政府采购执行率：原因说明", &long).await;
        browser.chromium("Emulation.setEmulatedMedia", json!({"media": "print"})).await;
        let grown = "const box = document.getElementById('reason-procurement-execution-rate').parentElement.getBoundingClientRect(); return box.height";
        let height = browser.script(grown, &[]).await;
        assert!(height.as_f64().is_some_and(|pixels| pixels > 60.0), "{height} px");
    })
    .await;
}
