//! The execution panel: projects, totals, paste, months.

use fantoccini::key::Key;
use jixiao_e2e::drive;
use serde_json::json;

const DEPARTMENT_BUDGET: &str = "部门整体：全年预算数（万元）";
const DEPARTMENT_EXECUTED: &str = "部门整体：全年执行数（万元）";

#[tokio::test]
async fn executing_the_whole_budget_gives_its_points_back() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.fill(DEPARTMENT_EXECUTED, "3105.13").await;
        browser.wait_for_total("93.01").await;
        browser.open("指标").await;
        let row = browser.row("预算完成率").await;
        assert!(row.cell(3).starts_with("100.00%"), "{row:?}");
        assert_eq!((row.cell(4), row.cell(5)), ("2.00", "0.00"));
    })
    .await;
}

#[tokio::test]
async fn yuan_in_a_column_of_ten_thousand_yuan_is_questioned() {
    drive(|browser| async move {
        browser.open("执行").await;
        let executed = "社区精神康复综合服务中心经费：全年执行数（万元）";
        browser.fill(executed, "347.60元").await;
        browser.wait_for_text("这一栏的单位是万元，填的却是“347.60元”").await;
        assert_eq!(browser.field_text(executed).await, "347.60元");
        assert_eq!(browser.row("社区精神康复").await.cell(4), "待填");
        assert!(browser.row("项目合计").await.cell(0).contains("1 个项目未填完"));
        // In yuan the same text is a fine amount.
        browser.pick("金额单位", "元").await;
        let in_yuan = "社区精神康复综合服务中心经费：全年执行数（元）";
        browser.wait_for_text("全年执行数（元）").await;
        assert!(!browser.visible_text().await.contains("需改正"));
        browser.click("textbox", in_yuan).await;
        browser.press(Key::Tab).await;
        assert_eq!(browser.field_text(in_yuan).await, "347.60");
    })
    .await;
}

#[tokio::test]
async fn the_money_unit_changes_what_is_shown_and_no_value() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.pick("金额单位", "元").await;
        browser.wait_for_text("全年预算数（元）").await;
        assert_eq!(browser.row("项目合计").await.cell(2), "21,549,800.00");
        assert_eq!(browser.figure("总分").await, "92.97/100");
        browser.pick("金额单位", "万元").await;
        browser.wait_for_text("全年预算数（万元）").await;
        assert_eq!(browser.row("项目合计").await.cell(2), "2,154.98");
    })
    .await;
}

#[tokio::test]
async fn a_project_is_added_filled_and_removed() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.click("button", "添加项目").await;
        browser.get("textbox", "项目 11：项目名称").await;
        assert_eq!(browser.focused_name().await, "项目11：项目名称");
        browser.type_text("无障碍改造").await;
        browser.fill("无障碍改造：全年预算数（万元）", "20").await;
        browser.fill("无障碍改造：全年执行数（万元）", "21").await;
        browser.wait_for_text("超过预算").await;
        let row = browser.row("无障碍改造").await;
        assert!(row.cell(4).starts_with("105.00%"), "{row:?}");
        assert_eq!(row.cell(6), "−1.00");
        assert_eq!(browser.row("项目合计").await.cell(2), "2,174.98");
        browser.click("button", "无障碍改造：删除").await;
        browser.wait_for_text("2,154.98").await;
        assert!(browser.find("textbox", "无障碍改造：项目名称").await.is_none());
        assert_eq!(browser.focused_name().await, "残疾人康复资助经费：项目名称");
        // Undo says what it would take back, and takes back a whole step.
        browser.click("button", "撤销：删除“无障碍改造”").await;
        browser.wait_for_text("2,174.98").await;
        assert_eq!(browser.field_text("无障碍改造：全年执行数（万元）").await, "21.00");
        browser.click("button", "重做：删除“无障碍改造”").await;
        browser.wait_for_text("2,154.98").await;
    })
    .await;
}

#[tokio::test]
async fn a_budget_of_zero_has_no_rate() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.fill(DEPARTMENT_BUDGET, "0").await;
        browser.wait_for_figure("待填", "2 分").await;
        assert_eq!(browser.row("部门整体").await.cell(4), "—\n没有预算却有支出，请核对");
        browser.open("指标").await;
        let row = browser.row("预算完成率").await;
        assert!(row.cell(3).starts_with('—'), "{row:?}");
        assert_eq!(row.cell(4), "待填");
    })
    .await;
}

#[tokio::test]
async fn month_end_figures_take_the_place_of_the_typed_average() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.fill("各月末累计执行数：全年预算数（万元）", "1200").await;
        for month in 1..=12 {
            browser.fill(&format!("各月末累计执行数：{month} 月末（万元）"), &(month * 100).to_string()).await;
        }
        // A steady spender: 650 ÷ 1200 = 54.1666…% of 2 = 1.08, where 67.2 % gave 1.34.
        browser.wait_for_total("92.71").await;
        browser.open("指标").await;
        let row = browser.row("一般公共预算支出年度平均执行率").await;
        assert_eq!(row.cell(4), "1.08");
        assert!(row.cell(6).contains("54.17%，扣 0.92 分"), "{row:?}");
        assert!(row.cell(6).contains("填写的 67.2% 与各期累计数算出的"), "{row:?}");
    })
    .await;
}

#[tokio::test]
async fn the_months_have_lights_findings_and_a_chart() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.fill("各月末累计执行数：全年预算数（万元）", "1000").await;
        for (month, executed) in [(1, "20"), (2, "120"), (3, "250"), (4, "450")] {
            browser.fill(&format!("各月末累计执行数：{month} 月末（万元）"), executed).await;
        }
        browser.wait_for_text("蓝 偏快").await;
        let text = browser.visible_text().await;
        for expected in ["红 严重偏慢", "黄 偏慢", "绿 正常", "均衡支出的平均值是 54.17%", "均衡支出的平均值是 62.50%"]
        {
            assert!(text.contains(expected), "{expected:?} is not on the page");
        }
        assert!(
            text.contains("4 月末之后还有 8 个月，要到 100% 还需支出 550.00 万元，平均每月 68.75 万元。"),
            "{text}"
        );
        browser.get("img", "累计执行率与均衡进度").await;
        browser.type_into("年末目标执行率", "95").await;
        browser.wait_for_text("要到 95% 还需支出 500.00 万元").await;
        browser.type_into("年末目标执行率", "很多").await;
        browser.wait_for_text("目标请填 0 到 200 之间的数。").await;
    })
    .await;
}

#[tokio::test]
async fn projects_are_shown_by_fund_source_with_subtotals() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.pick("社区精神康复综合服务中心经费：资金来源", "政府性基金").await;
        browser.wait_for_text("未注明来源").await;
        let sum = browser.row("政府性基金").await;
        assert_eq!((sum.cell(2), sum.cell(3), sum.cell(4)), ("348.60", "347.60", "99.71%"));
        browser.click("button", "撤销：修改“社区精神康复综合服务中心经费：资金来源”").await;
        browser.wait_for_text("已撤销").await;
        let picked = browser.get("combobox", "社区精神康复综合服务中心经费：资金来源").await;
        assert_eq!(picked.prop("value").await.expect("read"), Some(String::new()));
    })
    .await;
}

#[tokio::test]
async fn a_pasted_block_is_looked_at_first_and_undone_in_one_step() {
    drive(|browser| async move {
        browser.open("执行").await;
        let block = "项目名称\t全年预算数（元）\t全年执行数（元）\r\n助听器\t\"1,200,000\"\t1000000\r\n合计\t1200000\t1000000\r\n";
        browser.paste("残疾人康复资助经费：全年执行数（万元）", block).await;
        browser.get("dialog", "粘贴项目").await;
        browser.wait_for_text("表头写明金额单位是元").await;
        browser.wait_for_text("合计行没有读入").await;
        browser.click("button", "添加 1 个项目").await;
        browser.wait_for_text("2,274.98").await;
        assert_eq!(browser.field_text("助听器：全年预算数（万元）").await, "120.00");
        assert_eq!(browser.focused_name().await, "从Excel或WPS粘贴");
        browser.click("button", "撤销：粘贴 1 个项目").await;
        browser.wait_for_text("2,154.98").await;
    })
    .await;
}

#[tokio::test]
async fn a_wrong_block_is_refused_whole_with_every_reason() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.click("button", "从 Excel 或 WPS 粘贴").await;
        browser.paste("粘贴的内容", "甲\t1\t1\n乙\t347.60元\t1\n丙\t1").await;
        browser.wait_for_text("这一块没有读入").await;
        let text = browser.visible_text().await;
        assert!(text.contains("第 2 行“全年预算数”是“347.60元”"), "{text}");
        assert!(text.contains("第 3 行有 2 格，应有 3 格"), "{text}");
        assert!(browser.find("button", "添加 1 个项目").await.is_none());
        browser.press(Key::Escape).await;
        browser.wait_until_gone("粘贴的内容").await;
        assert_eq!(browser.row("项目合计").await.cell(2), "2,154.98");
    })
    .await;
}

#[tokio::test]
async fn a_single_value_pasted_into_a_field_stays_there() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.type_into(DEPARTMENT_EXECUTED, "").await;
        browser.script("document.execCommand('insertText', false, arguments[0])", &[json!("3105.13")]).await;
        browser.wait_for_total("93.01").await;
        assert!(browser.find("dialog", "粘贴项目").await.is_none());
    })
    .await;
}
