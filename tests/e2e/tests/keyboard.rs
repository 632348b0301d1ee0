//! The whole job without a pointer: open, fill one indicator of each rule, mend an error, add a project, read the total.

use fantoccini::key::Key;
use jixiao_e2e::{Browser, drive};

/// Tab until something has the focus, as somebody without a pointer does.
async fn tab_to(browser: &Browser, name: &str) {
    let name: String = name.split_whitespace().collect();
    for _ in 0..140 {
        browser.press(Key::Tab).await;
        if browser.focused_name().await == name {
            return;
        }
    }
    panic!("140 times Tab did not reach {name:?}");
}

async fn open(browser: &Browser, panel: &str) {
    tab_to(browser, panel).await;
    browser.press(Key::Enter).await;
}

#[tokio::test]
async fn the_whole_job_by_keyboard() {
    drive(|browser| async move {
        open(&browser, "指标").await;
        // By the department's own rate, by rate, by average, by points, by occurrences, in proportion: one of each rule.
        tab_to(&browser, "财政拨款收入预决算差异率：实际完成值（%）").await;
        browser.type_text("0").await;
        browser.press(Key::Enter).await;
        assert_eq!(browser.focused_name().await, "一般公共预算支出年度平均执行率：实际完成值（%）");
        browser.type_text("100").await;
        browser.press(Key::Enter).await;
        assert_eq!(browser.focused_name().await, "资金管理其他指标（未列明）：得分（分）");
        browser.type_text("9").await;
        browser.press(Key::Enter).await;
        assert_eq!(browser.focused_name().await, PROCUREMENT);
        browser.type_text("abc").await;
        browser.press(Key::Enter).await;
        browser.wait_for_text("需改正 1 处").await;
        // Up again in the same column, as in a spreadsheet.
        browser.press(Key::Up).await;
        assert_eq!(browser.focused_name().await, PROCUREMENT);
        browser.type_text("100").await;
        browser.press(Key::Down).await;
        tab_to(&browser, "资产账与财务账相符：发现问题数（处）").await;
        browser.type_text("0").await;
        browser.press(Key::Tab).await;
        // 92.97 + 0.20 + 0.66 − 1 + 0.11 + 1
        browser.wait_for_total("93.94").await;
        tab_to(&browser, "节日慰问残疾人人数：实际完成值（人次）").await;
        browser.type_text("3116").await;
        browser.press(Key::Enter).await;
        browser.wait_for_total("93.96").await;
        browser.script("document.querySelector('.navigation__button').focus()", &[]).await;
        open(&browser, "执行").await;
        tab_to(&browser, "添加项目").await;
        browser.press(Key::Enter).await;
        browser.get("textbox", "项目 11：项目名称").await;
        browser.type_text("无障碍改造").await;
        tab_to(&browser, "无障碍改造：全年预算数（万元）").await;
        browser.type_text("20").await;
        tab_to(&browser, "无障碍改造：全年执行数（万元）").await;
        browser.type_text("10").await;
        browser.press(Key::Tab).await;
        assert_eq!(browser.row("无障碍改造").await.cell(4), "50.00%");
        assert_eq!(browser.figure("总分").await.split('/').next(), Some("93.96"));
    })
    .await;
}

const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";

#[tokio::test]
async fn undo_takes_back_letters_while_typing_and_steps_after_that() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "90").await;
        browser.wait_for_total("92.88").await;
        browser.fill(PROCUREMENT, "80").await;
        browser.wait_for_total("92.68").await;
        let z = |shift: bool| {
            let shift = if shift { char::from(Key::Shift).to_string() } else { String::new() };
            format!("{}{shift}z{}", char::from(Key::Control), char::from(Key::Null))
        };
        // The field was left: one step each.
        browser.type_text(&z(false)).await;
        browser.wait_for_total("92.88").await;
        assert_eq!(browser.focused_name().await, PROCUREMENT);
        browser.type_text(&z(false)).await;
        browser.wait_for_total("92.97").await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "94.25");
        browser.type_text(&z(true)).await;
        browser.wait_for_total("92.88").await;
        // While typing, the browser's own undo takes back what was typed in the field.
        browser.type_into(PROCUREMENT, "77").await;
        browser.wait_for_total("92.62").await;
        // Browsers differ in how many letters go at once.
        let mut texts = Vec::new();
        while browser.field_text(PROCUREMENT).await != "90.00" && browser.field_text(PROCUREMENT).await != "90" {
            texts.push(browser.field_text(PROCUREMENT).await);
            assert!(texts.len() < 5, "{texts:?}");
            browser.type_text(&z(false)).await;
        }
        browser.wait_for_total("92.88").await;
    })
    .await;
}

#[tokio::test]
async fn a_list_keeps_its_arrow_keys_and_a_text_of_several_lines_its_enter() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.click("button", "政府采购执行率：怎样得出").await;
        browser.type_into("政府采购执行率：原因说明", "第一段").await;
        browser.press(Key::Enter).await;
        browser.type_text("第二段").await;
        assert_eq!(browser.field_text("政府采购执行率：原因说明").await, "第一段\n第二段");
        browser.open("执行").await;
        tab_to(&browser, "社区精神康复综合服务中心经费：资金来源").await;
        browser.press(Key::Down).await;
        assert_eq!(browser.focused_name().await, "社区精神康复综合服务中心经费：资金来源");
        browser.wait_for_text("未注明来源").await;
        browser.press(Key::Enter).await;
        assert_eq!(browser.focused_name().await, "康园工疗机构经费：资金来源");
    })
    .await;
}
