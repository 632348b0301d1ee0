//! The checker as a person uses it: looks, goes there, mends, leaves with a reason, takes it back.

use jixiao_e2e::drive;

#[tokio::test]
async fn findings_are_gone_to_left_with_a_reason_and_taken_back() {
    drive(|browser| async move {
        browser.wait_for_total("92.97").await;
        browser.open("核查").await;
        browser.wait_for_text("扣了 0.11 分，没有写扣分原因。").await;
        let finding = "政府采购执行率：扣分没有写原因";
        browser.click("button", &format!("{finding}：不改，写明理由")).await;
        browser.click("button", "记下").await;
        browser.wait_for_text("请写理由。").await;
        browser.fill("政府采购执行率：不改的理由", "原因见采购说明").await;
        browser.assert_accessible("leaving a finding").await;
        browser.assert_valid_html("leaving a finding").await;
        browser.click("button", "记下").await;
        browser.wait_for_text("不改的理由：原因见采购说明").await;
        assert!(browser.find("button", &format!("{finding}：不改，写明理由")).await.is_none());
        // It is part of the sheet: it goes with the link and can be undone.
        browser.reload().await;
        browser.open("核查").await;
        browser.wait_for_text("不改的理由：原因见采购说明").await;
        browser.click("button", &format!("{finding}：取消说明")).await;
        browser.get("button", &format!("{finding}：不改，写明理由")).await;
        browser.click("button", &format!("{finding}：去看")).await;
        assert_eq!(browser.focused_name().await, "政府采购执行率：实际完成值（%）");
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_slip_of_the_unit_is_mended_in_one_step() {
    drive(|browser| async move {
        browser.open("执行").await;
        // 0.30501400 万元 where 3,050.14 is meant: 元 for 万元.
        browser.fill("部门整体：全年执行数（万元）", "0.305014").await;
        browser.open("核查").await;
        browser.wait_for_text("相差上千倍").await;
        browser.wait_for_text("若另一个数才对，总分是 92.97。").await;
        browser.click("button", "部门整体：单位可能写错：一键改正：改为 3,050.14 万元").await;
        browser.wait_for_total("92.97").await;
        browser.wait_for_text("已完成：处理“单位可能写错”。可以撤销。").await;
        browser.open("执行").await;
        assert_eq!(browser.field_text("部门整体：全年执行数（万元）").await, "3050.14");
    })
    .await;
}
