//! A published report becomes a sheet: pasted or dropped, looked at, corrected, opened beside the present one.

use jixiao_e2e::drive;

const SEED: &str = include_str!("../../reports/baiyun-dpf-2021.txt");
const EXECUTED: &str = "社区精神康复综合服务中心经费 支出";

#[tokio::test]
async fn a_dropped_report_is_looked_at_corrected_and_opened() {
    drive(|browser| async move {
        // What is dropped before the later panels are there has nobody to take it.
        browser.open("指标").await;
        browser.drop_file("report.txt", SEED).await;
        browser.get("dialog", "读入报告").await;
        browser.wait_for_text("92.97 分，与报告一致").await;
        browser.wait_for_text("慰问困难残疾人").await;
        browser.assert_accessible("the preview of a report").await;
        browser.assert_valid_html("the preview of a report").await;
        assert_eq!(browser.field_text(EXECUTED).await, "347.60元");
        browser.fill(EXECUTED, "347.60").await;
        browser.wait_for_text("请填金额并带单位").await;
        assert!(browser.find("button", "新建一张表，现在的表留在“我的表”里").await.is_none());
        browser.fill(EXECUTED, "347.60万元").await;
        browser.fill("单位名称", "某区残疾人联合会").await;
        browser.click("button", "新建一张表，现在的表留在“我的表”里").await;
        browser.wait_until_gone("报告正文").await;
        browser.wait_for_total("92.97").await;
        browser.open("概览").await;
        assert_eq!(browser.field_text("单位名称").await, "某区残疾人联合会");
        browser.click("button", "撤销：打开“某区残疾人联合会 2021”").await;
        assert_eq!(browser.field_text("单位名称").await, "广州市白云区残疾人联合会");
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

/// What is wrong in the report is found again when its sheet is opened another day.
#[tokio::test]
async fn a_reports_findings_are_there_the_next_day() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.drop_file("report.txt", SEED).await;
        browser.wait_for_text("92.97 分，与报告一致").await;
        browser.click("button", "新建一张表，现在的表留在“我的表”里").await;
        browser.wait_until_gone("报告正文").await;
        browser.open("核查").await;
        browser.wait_for_text("3116人次 与 3079人次").await;
        browser.wait_until("return localStorage.getItem('jixiao.report') !== null").await;
        let kept = "return Object.keys(localStorage).some(key => key.startsWith('jixiao.sheet.'))";
        browser.wait_until(kept).await;
        browser.goto("about:blank").await;
        browser.goto_page().await;
        browser.wait_for_total("92.97").await;
        browser.open("核查").await;
        browser.wait_for_text("3116人次 与 3079人次").await;
        browser.wait_for_text("总分是 92.99").await;
    })
    .await;
}

#[tokio::test]
async fn the_dialog_is_found_among_the_sheets_and_refuses_what_is_no_report() {
    drive(|browser| async move {
        browser.click("button", "我的表").await;
        browser.click("button", "读入报告……").await;
        browser.get("dialog", "读入报告").await;
        browser.fill("报告正文", "今天天气很好。").await;
        browser.wait_for_text("没有找到得分，也没有找到预算和支出。").await;
        browser.click("button", "取消").await;
        browser.wait_until_gone("报告正文").await;
        assert_eq!(browser.figure("总分").await, "92.97/100");
    })
    .await;
}
