//! From a report to the files that are handed in: read, checked, mended, written, opened by LibreOffice, read again.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jixiao_e2e::drive;

const SEED: &str = include_str!("../../reports/baiyun-dpf-2021.txt");
const OPEN: &str = "新建一张表，现在的表留在“我的表”里";

/// What LibreOffice makes of a file.
fn converted(folder: &Path, name: &str, filter: &str, ending: &str) -> PathBuf {
    let mut office = Command::new("soffice");
    office.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    office.args(["--headless", "--convert-to", filter, "--outdir"]).arg(folder).arg(folder.join(name));
    let done = office.output().expect("LibreOffice is there: cargo xtask test gets it");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    folder.join(name).with_extension(ending)
}

#[tokio::test]
async fn from_a_report_to_the_files_and_back() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.drop_file("report.txt", SEED).await;
        browser.wait_for_text("92.97 分，与报告一致").await;
        browser.click("button", OPEN).await;
        browser.wait_for_total("92.97").await;
        // What is wrong in the report itself is among the findings; one of the sheet's is gone to and mended.
        browser.open("核查").await;
        browser.wait_for_text("支出写作 347.60元，与预算和执行率不符，单位应为万元").await;
        browser.wait_for_text("若另一个数才对，总分是 92.99。").await;
        browser.assert_accessible("the findings of a report").await;
        browser.get("button", "预算完成率：扣分没有写原因：去看").await;
        browser.open("执行").await;
        browser.fill("部门整体：全年执行数（万元）", "3105.13").await;
        browser.wait_for_total("93.01").await;
        browser.open("核查").await;
        browser.wait_for_text("核查结果").await;
        assert!(browser.find("button", "预算完成率：扣分没有写原因：去看").await.is_none());
        browser.click("button", "分享").await;
        browser.keep_downloads().await;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("from_a_report");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder can be made");
        browser.click("button", "Excel 工作簿（带公式）").await;
        let workbook = browser.downloaded().await;
        fs::write(folder.join("sheet.xlsx"), &workbook).expect("a file can be written");
        browser.click("button", "Word 文档（报告文字和表）").await;
        fs::write(folder.join("report.docx"), browser.downloaded().await).expect("a file can be written");
        browser.click("button", "关闭").await;
        let table =
            fs::read_to_string(converted(&folder, "sheet.xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1", "csv"));
        let table = table.expect("LibreOffice opened the workbook");
        assert!(table.lines().any(|line| line.contains("总分") && line.contains("93.01")), "{table}");
        let text = fs::read_to_string(converted(&folder, "report.docx", "txt:Text (encoded):UTF8", "txt"));
        let text = text.expect("LibreOffice opened the document");
        assert!(text.contains("整体支出绩效自评分为 93.01 分") && text.contains("二、综合评价分析"), "{text}");
        // Saved by LibreOffice in its own way, and in the old one, it is still the same sheet.
        let _ = fs::create_dir(folder.join("again"));
        for ending in ["ods", "xls"] {
            let saved = converted(&folder, "sheet.xlsx", ending, ending);
            let bytes = fs::read(saved).expect("LibreOffice saved the workbook");
            browser.drop_bytes(&format!("表.{ending}"), &bytes).await;
            browser.wait_for_text("93.01 分，与表上一致").await;
            browser.click("button", "取消").await;
            browser.wait_until_gone(OPEN).await;
        }
        browser.drop_bytes("表.xlsx", &workbook).await;
        browser.wait_for_text("93.01 分，与表上一致").await;
        browser.click("button", OPEN).await;
        browser.wait_for_total("93.01").await;
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}
