//! Tables and documents come and go: dropped, looked at, corrected, opened beside the present sheet; what can't be read is told.

use jixiao_e2e::{Browser, Site, built_release, drive};
use serde_json::json;

const FORM: &[u8] = include_bytes!("../../office/fixtures/ministry_form.xlsx");
const OLD_FORM: &[u8] = include_bytes!("../../office/fixtures/ministry_form.xls");
const OPEN: &str = "新建一张表，现在的表留在“我的表”里";
const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";

/// The page is ready for files once its later panels and its workers are there.
async fn ready(browser: &Browser) {
    browser.open("指标").await;
    browser.wait_until("return typeof window.jixiaoWorker === 'function'").await;
}

#[tokio::test]
async fn a_dropped_workbook_becomes_a_sheet() {
    drive(|browser| async move {
        ready(&browser).await;
        browser.drop_bytes("自评表.xlsx", FORM).await;
        browser.get("dialog", "读入表格").await;
        browser.wait_for_text("91.36 分，与表上一致").await;
        browser.wait_for_text("6 行中的 6 行").await;
        browser.assert_accessible("a table that is read").await;
        browser.assert_valid_html("a table that is read").await;
        // A column is taken for something else, and back again.
        browser.pick("F 列“实际完成值”是", "不用").await;
        browser.wait_for_text("待填").await;
        browser.pick("F 列“实际完成值”是", "实际完成值").await;
        browser.wait_for_text("91.36 分，与表上一致").await;
        browser.pick("放到哪里", "项目支出绩效自评表（财预〔2020〕10号）").await;
        browser.wait_for_text("指标体系里没有这个指标").await;
        browser.pick("放到哪里", "按这张表另建指标体系").await;
        browser.click("button", OPEN).await;
        browser.wait_for_total("91.36").await;
        browser.open("概览").await;
        assert_eq!(browser.field_text("单位名称").await, "某区残疾人联合会");
        browser.click("button", "撤销：打开“某区残疾人联合会 2023”").await;
        browser.wait_for_total("92.97").await;
        // An old workbook says the same.
        browser.drop_bytes("自评表.xls", OLD_FORM).await;
        browser.wait_for_text("91.36 分，与表上一致").await;
        browser.click("button", "取消").await;
        browser.wait_for_total("92.97").await;
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_dropped_before_the_page_is_whole_is_read() {
    drive(|browser| async move {
        // First without what reads files, then without the workers that read workbooks.
        for missing in ["_split_panels", "/offline-"] {
            let site = Site::start(built_release());
            site.hold_back(Some(missing));
            browser.goto(&site.url()).await;
            browser.wait_for_total("92.97").await;
            browser.drop_bytes("自评表.xlsx", FORM).await;
            assert!(!browser.visible_text().await.contains("与表上一致"), "without {missing}");
            site.hold_back(None);
            browser.wait_for_text("91.36 分，与表上一致").await;
            browser.click("button", "取消").await;
            browser.wait_for_total("92.97").await;
            // It is read once, and the next one is heard as well.
            browser.wait_until("return !document.querySelector('dialog[open]')").await;
            browser.drop_bytes("自评表.xls", OLD_FORM).await;
            browser.wait_for_text("91.36 分，与表上一致").await;
            browser.click("button", "取消").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_workbook_of_this_page_comes_back_as_the_same_sheet() {
    drive(|browser| async move {
        ready(&browser).await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        browser.click("button", "分享").await;
        browser.keep_downloads().await;
        browser.click("button", "Excel 工作簿（带公式）").await;
        let workbook = browser.downloaded().await;
        assert!(workbook.starts_with(b"PK"), "{} bytes", workbook.len());
        browser.click("button", "Word 文档（报告文字和表）").await;
        let document = browser.downloaded().await;
        assert!(document.starts_with(b"PK"), "{} bytes", document.len());
        browser.click("button", "关闭").await;
        browser.fill(PROCUREMENT, "0").await;
        browser.wait_for_total("91.08").await;
        browser.drop_bytes("表.xlsx", &workbook).await;
        browser.wait_for_text("93.08 分，与表上一致").await;
        // Not every browser counts what a closed list shows as text of the page.
        assert_eq!(browser.picked("放到哪里").await, "文件里保存的原表（改过的单元格一并取回）");
        browser.click("button", OPEN).await;
        browser.wait_for_total("93.08").await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "100");
        browser.drop_bytes("报告.docx", &document).await;
        browser.get("dialog", "读入报告").await;
        browser.wait_for_text("93.08").await;
        browser.click("button", "取消").await;
        browser.wait_for_total("93.08").await;
    })
    .await;
}

#[tokio::test]
async fn what_can_not_be_read_is_told_and_nothing_is_changed() {
    drive(|browser| async move {
        ready(&browser).await;
        let cut = &FORM[..FORM.len() / 2];
        for (name, bytes, said) in [
            ("报告.pdf", b"%PDF-1.7".as_slice(), "这是 PDF 文件"),
            ("图.png", b"\x89PNG\r\n\x1a\n", "这是一张图片"),
            ("自评表.xlsx", cut, "这个文件已损坏或不完整"),
            ("空.txt", b"   ", "没有认出自评表、表格或报告"),
            ("其他.zip", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "没有能读的表格或文字"),
        ] {
            browser.drop_bytes(name, bytes).await;
            browser.wait_for_text(said).await;
            browser.click("button", "取消").await;
            browser.wait_for_total("92.97").await;
        }
        let large = "const data = new DataTransfer(); data.items.add(new File([new Uint8Array(9 << 20)], '大.xlsx'));
            document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true}))";
        browser.script(large, &[]).await;
        browser.wait_for_text("这个文件超过 8 MB").await;
        browser.click("button", "取消").await;
        browser.wait_for_total("92.97").await;
    })
    .await;
}

#[tokio::test]
async fn a_reader_that_breaks_or_is_stopped_leaves_everything_as_it_was() {
    drive(|browser| async move {
        ready(&browser).await;
        let broken = "window.made = window.made || window.jixiaoWorker; const fails = arguments[0]; window.jixiaoWorker = (name) => {
            const worker = window.made(name); worker.postMessage = () => {};
            if (fails) setTimeout(() => worker.dispatchEvent(new Event('error')), 50); return worker; };";
        browser.script(broken, &[json!(true)]).await;
        browser.drop_bytes("自评表.xlsx", FORM).await;
        browser.wait_for_text("读取或生成文件的程序中断了，什么都没有改动").await;
        browser.click("button", "取消").await;
        browser.script(broken, &[json!(false)]).await;
        browser.drop_bytes("自评表.xlsx", FORM).await;
        browser.wait_for_text("正在读取文件").await;
        browser.click("button", "停止").await;
        browser.wait_for_total("92.97").await;
        browser.script("window.jixiaoWorker = window.made", &[]).await;
        browser.drop_bytes("自评表.xlsx", FORM).await;
        browser.wait_for_text("91.36 分，与表上一致").await;
        browser.click("button", "取消").await;
        browser.wait_for_total("92.97").await;
    })
    .await;
}

#[tokio::test]
async fn a_pasted_table_and_a_csv_file_are_read_without_a_worker() {
    drive(|browser| async move {
        ready(&browser).await;
        browser.click("button", "我的表").await;
        browser.click("button", "读入表格或文件……").await;
        let block = "三级指标\t分值\t年度指标值\t实际完成值\t得分\n培训人数\t60\t≥120人\t108人\t54\n满意度\t40\t≥90%\t95%\t40\n合计\t100\t\t\t94";
        browser.paste("粘贴的表格", block).await;
        browser.wait_for_text("94 分，与表上一致").await;
        browser.click("button", OPEN).await;
        browser.wait_for_total("94.00").await;
        // In GBK, as Excel saves CSV files on Chinese computers.
        let gbk = b"\xC8\xFD\xBC\xB6\xD6\xB8\xB1\xEA,\xB7\xD6\xD6\xB5,\xB5\xC3\xB7\xD6\n\xC5\xE0\xD1\xB5,10,9\n";
        browser.drop_bytes("表.csv", gbk).await;
        browser.wait_for_text("9 分").await;
        browser.wait_for_text("培训").await;
        browser.click("button", OPEN).await;
        browser.wait_for_total("9.00").await;
    })
    .await;
}
