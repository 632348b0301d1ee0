//! The indicators panel: figures edited live, with every score explained.

use jixiao_e2e::drive;

const DEPARTMENT_EXECUTED: &str = "部门整体：全年执行数（万元）";
const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";

#[tokio::test]
async fn a_full_procurement_rate_gives_its_points_back() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        let row = browser.row("政府采购执行率").await;
        assert_eq!((row.cell(4), row.cell(5), row.cell(6)), ("2.00", "0.00", ""));
    })
    .await;
}

#[tokio::test]
async fn every_keystroke_counts() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.type_into(PROCUREMENT, "9").await;
        // 2 × 9 % = 0.18
        browser.wait_for_total("91.26").await;
        browser.type_text("8").await;
        // 2 × 98 % = 1.96
        browser.wait_for_total("93.04").await;
    })
    .await;
}

#[tokio::test]
async fn a_cleared_field_is_pending_not_zero() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "").await;
        browser.wait_for_figure("待填", "2 分").await;
        browser.wait_for_total("91.08").await;
        let row = browser.row("政府采购执行率").await;
        assert_eq!((row.cell(4), row.cell(5), row.cell(6)), ("待填", "—", "待填：实际完成值"));
    })
    .await;
}

#[tokio::test]
async fn letters_are_kept_and_explained_at_the_field_and_in_the_summary() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "abc").await;
        browser.wait_for_text("需改正 1 处").await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "abc");
        // The summary stays closed, so nothing on the page moves, until it is asked for.
        browser.click("group", "需改正 1 处").await;
        let text = browser.visible_text().await;
        // Once at the field, once in the summary.
        assert_eq!(text.matches("这里要填数字，例如 98.23。").count(), 2, "{text}");
        let field = browser.get("textbox", PROCUREMENT).await;
        assert_eq!(field.attr("aria-invalid").await.expect("read"), Some("true".to_owned()));
        assert_eq!(browser.figure("待填").await, "2 分");
        browser.click("button", "政府采购执行率：实际完成值").await;
        assert_eq!(browser.focused_name().await, PROCUREMENT);
        browser.fill(PROCUREMENT, "94.25").await;
        browser.wait_for_total("92.97").await;
        assert!(!browser.visible_text().await.contains("需改正"));
    })
    .await;
}

#[tokio::test]
async fn a_row_opens_to_its_working_and_its_sources() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.click("button", "政府采购执行率：怎样得出").await;
        browser.wait_for_text("= 2 × 94.25% ÷ 100% = 1.885").await;
        let text = browser.visible_text().await;
        for expected in [
            "得分 = 分值 × 实际完成值 ÷ 年度指标值",
            "四舍五入到 2 位小数，得 1.89 分",
            "扣分 = 2 − 1.89 = 0.11 分",
            "推定：采购管理共 2 分",
        ] {
            assert!(text.contains(expected), "{expected:?} is not on the page");
        }
        assert!(browser.row("信息公开管理指标").await.cell(0).contains("未列明"));
        browser.click("button", "政府采购执行率：怎样得出").await;
        assert!(!browser.visible_text().await.contains("= 1.885"));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_said_about_a_text_that_is_still_being_typed() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.type_into(PROCUREMENT, "-").await;
        browser.wait_for_figure("待填", "2 分").await;
        let text = browser.visible_text().await;
        assert!(!text.contains("需改正") && !text.contains("这里要填数字"), "{text}");
        browser.type_into(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
    })
    .await;
}

#[tokio::test]
async fn indicators_are_filtered_found_and_folded() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.click("radio", "失分（6）").await;
        browser.wait_for_text("找到 6 项").await;
        assert!(!browser.visible_text().await.contains("信息公开管理指标"));
        browser.click("radio", "全部（13）").await;
        browser.type_into("查找指标", "慰问").await;
        browser.wait_for_text("找到 1 项").await;
        assert!(browser.visible_text().await.contains("节日慰问残疾人人数"));
        browser.type_into("查找指标", "没有这个").await;
        browser.wait_for_text("没有符合条件的指标").await;
        browser.click("button", "显示全部指标").await;
        browser.click("button", "全部折叠").await;
        browser.wait_until_gone("政府采购执行率：怎样得出").await;
        browser.click("button", "展开“管理效能”").await;
        browser.click("button", "展开“采购管理”").await;
        browser.get("button", "政府采购执行率：怎样得出").await;
    })
    .await;
}

#[tokio::test]
async fn lost_points_ask_for_their_reason_at_its_field() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.click("button", "政府采购执行率：怎样得出").await;
        browser.wait_for_text("失分时需要写明原因。").await;
        browser.fill("政府采购执行率：原因说明", "年底流标一次").await;
        browser.wait_for_text("扣 0.11 分（年底流标一次）").await;
        assert!(!browser.visible_text().await.contains("失分时需要写明原因。"));
        browser.fill("政府采购执行率：佐证材料", "采购台账").await;
        browser.fill("政府采购执行率：改进措施", "提前启动采购").await;
        // The detail is still there when the page is left and opened again.
        browser.open("概览").await;
        browser.open("指标").await;
        assert_eq!(browser.field_text("政府采购执行率：改进措施").await, "提前启动采购");
    })
    .await;
}

#[tokio::test]
async fn numbers_are_read_as_people_type_them() {
    drive(|browser| async move {
        browser.open("指标").await;
        for (typed, shown) in [("９８．２３％", "98.23"), (" 98.23 % ", "98.23"), ("98.23%", "98.23")] {
            browser.fill(PROCUREMENT, typed).await;
            browser.wait_for_total("93.04").await;
            assert_eq!(browser.field_text(PROCUREMENT).await, shown);
        }
        browser.open("执行").await;
        for typed in ["3,105.13万元", "３，１０５．１３", "3105.13"] {
            browser.fill(DEPARTMENT_EXECUTED, typed).await;
            // 93.04 and the 0.04 of 预算完成率.
            browser.wait_for_total("93.08").await;
            assert_eq!(browser.field_text(DEPARTMENT_EXECUTED).await, "3105.13");
        }
    })
    .await;
}

#[tokio::test]
async fn goals_are_declared_and_a_rule_is_changed_with_a_worked_example() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.click("button", "申报目标（改指标、分值）").await;
        browser.click("button", "加指标：采购管理").await;
        browser.type_into("新指标：名称", "采购公告及时率").await;
        browser.fill("采购公告及时率：分值（分）", "1").await;
        browser.wait_for_text("下级合计 3，应为 2，多 1").await;
        browser.click("button", "删除：采购公告及时率").await;
        browser.wait_until_gone("采购公告及时率：分值（分）").await;
        browser.click("button", "改评分标准：政府采购执行率").await;
        browser.get("dialog", "政府采购执行率：评分标准").await;
        browser.type_into("起点（完成比例 %，可空）", "95").await;
        browser.type_into("例：完成值", "94.25").await;
        browser.wait_for_text("得 0 分").await;
        browser.assert_accessible("rule editor").await;
        browser.click("button", "使用这个标准").await;
        browser.wait_for_total("91.08").await;
        assert_eq!(browser.focused_name().await, "改评分标准：政府采购执行率");
        browser.assert_accessible("goal declaration").await;
        browser.click("button", "撤销：修改“政府采购执行率”的评分标准").await;
        browser.wait_for_total("92.97").await;
    })
    .await;
}
