//! The page as one file, opened as by a double click, in every browser.

use std::env;

use jixiao_e2e::drive;
use serde_json::json;

const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";

#[tokio::test]
async fn single_file_does_the_whole_job_and_asks_for_nothing() {
    drive(|browser| async move {
        let file = env::var("JIXIAO_FILE").expect("JIXIAO_FILE is set: run cargo xtask test e2e");
        browser.goto(&file).await;
        browser.wait_for_total("92.97").await;
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "１００％").await;
        browser.wait_for_total("93.08").await;
        for panel in ["执行", "试算", "核查", "复核", "帮助", "概览"] {
            browser.open(panel).await;
        }
        browser.click("button", "更换指标体系").await;
        browser.click("radio", "项目支出绩效自评表（财预〔2020〕10号）").await;
        browser.wait_for_text("改用后可以撤销").await;
        browser.click("button", "改用这个体系").await;
        browser.wait_for_text("已完成：改用指标体系").await;
        // What needs a program of its own is told; a table as text is read.
        browser.drop_bytes("表.xlsx", b"PK\x03\x04").await;
        browser.wait_for_text("这个页面不能读取或生成 Excel、Word 文件").await;
        browser.click("button", "取消").await;
        browser.drop_file("表.csv", "三级指标,分值,得分\n培训,10,9\n会议,5,5\n").await;
        browser.wait_for_text("14 分").await;
        browser.click("button", "取消").await;
        let asked = browser.script("return performance.getEntriesByType('resource').map(it => it.name)", &[]).await;
        assert_eq!(asked, json!([]));
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}
