//! Trying things out: a total is set, values are tried together, the sheet stays as it is until somebody says so.

use jixiao_e2e::drive;

#[tokio::test]
async fn what_ninety_five_would_take_and_two_values_tried_together() {
    drive(|browser| async move {
        browser.wait_for_total("92.97").await;
        browser.open("试算").await;
        browser.fill("想达到的总分", "95").await;
        // 2.03 points are missing: only the bonus can give them alone.
        let bonus = browser.row("财政部门表彰或审计部门批评").await;
        assert_eq!((bonus.cell(1), bonus.cell(2), bonus.cell(3)), ("0 分", "2.03 分", "0.00 → 2.03"));
        browser.wait_for_text("够").await;
        // 2 × 99.75 % = 1.995 → 2.00.
        let procurement = browser.row("政府采购执行率").await;
        assert_eq!((procurement.cell(1), procurement.cell(2)), ("94.25%", "99.75%"));
        assert!(procurement.cell(4).contains("93.08"), "{}", procurement.cell(4));
        browser.click("button", "政府采购执行率：加入试算").await;
        browser.click("button", "资产账与财务账相符：加入试算").await;
        browser.wait_for_text("这是试算，表没有改动。").await;
        browser.wait_for_text("94.08 +1.11").await;
        // The sheet is as it was, in sight and in the other panels.
        assert_eq!(browser.figure("总分").await, "92.97/100");
        browser.open("指标").await;
        assert_eq!(browser.field_text("政府采购执行率：实际完成值（%）").await, "94.25");
        browser.open("试算").await;
        // On top of what is tried 0.92 are still missing.
        assert_eq!(browser.row("财政部门表彰或审计部门批评").await.cell(2), "0.92 分");
        browser.click("button", "政府采购执行率：去掉").await;
        browser.wait_for_text("93.97 +1.00").await;
        browser.click("button", "政府采购执行率：加入试算").await;
        browser.click("button", "填入表中").await;
        browser.wait_for_total("94.08").await;
        browser.wait_for_text("已完成：把试算的 2 项填入表中。可以撤销。").await;
        browser.open("指标").await;
        assert_eq!(browser.field_text("政府采购执行率：实际完成值（%）").await, "99.75");
        browser.click("button", "撤销：把试算的 2 项填入表中").await;
        browser.wait_for_total("92.97").await;
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_goal_that_is_none_is_said_where_it_was_typed() {
    drive(|browser| async move {
        browser.open("试算").await;
        for (typed, said) in [
            ("abc", "这里要填数字"),
            ("120", "这套指标体系最高只有 100 分。"),
            ("95.123", "总分最多两位小数。"),
            ("", "总分请填数字，例如 95。"),
            ("90", "总分已经达到这个数。"),
        ] {
            browser.fill("想达到的总分", typed).await;
            browser.wait_for_text(said).await;
        }
        browser.click("button", "再多 1 分").await;
        assert_eq!(browser.field_text("想达到的总分").await, "93.97");
        assert_eq!(browser.row("资产账与财务账相符").await.cell(2), "0 处");
        assert_eq!(browser.figure("总分").await, "92.97/100");
    })
    .await;
}

#[tokio::test]
async fn a_score_is_set_and_the_value_it_takes_is_tried() {
    drive(|browser| async move {
        browser.open("试算").await;
        browser.pick("指标", "政府采购执行率").await;
        browser.fill("想得的分", "1.95").await;
        browser.wait_for_text("要做到 97.25%，得 1.95 分（现在 94.25%，得 1.89 分）。").await;
        browser.click("button", "试这个数").await;
        browser.wait_for_text("93.03 +0.06").await;
        browser.fill("变动幅度", "abc").await;
        browser.wait_for_text("幅度请填 0 到 100 之间的数。").await;
        browser.fill("变动幅度", "10").await;
        // One finding more costs a point, one less gives it back.
        assert_eq!(browser.figure("总分").await, "92.97/100");
    })
    .await;
}

#[tokio::test]
async fn a_number_that_is_not_certain_opens_the_total() {
    drive(|browser| async move {
        browser.open("试算").await;
        browser.pick("哪个数拿不准", "政府采购执行率").await;
        browser.click("button", "加上这项").await;
        browser.fill("政府采购执行率：可能的值（%）", "94～95").await;
        browser.wait_for_text("总分在 92.96（优）到 92.98（优）之间，相差 0.02。").await;
        browser.fill("政府采购执行率：可能的值（%）", "95～94").await;
        browser.wait_for_text("范围的起点大于终点").await;
        assert_eq!(browser.violations().await, Vec::<String>::new());
        browser.fill("政府采购执行率：可能的值（%）", "94、95").await;
        browser.click("button", "试最低的情形").await;
        browser.wait_for_text("92.96 −0.01").await;
        assert_eq!(browser.figure("总分").await, "92.97/100");
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}
