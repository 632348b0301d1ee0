//! Typing with an input method: real composition events, in Chromium.

use fantoccini::key::Key;
use jixiao_e2e::{Browser, drive};
use serde_json::json;

const PROJECT: &str = "社区精神康复综合服务中心经费：项目名称";
const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";
const REASON: &str = "资金管理其他指标（未列明）：原因说明";

async fn compose(browser: &Browser, steps: &[&str]) {
    for step in steps {
        let end = step.chars().count();
        browser
            .chromium("Input.imeSetComposition", json!({"text": step, "selectionStart": end, "selectionEnd": end}))
            .await;
    }
}

async fn commit(browser: &Browser, text: &str) {
    browser.chromium("Input.insertText", json!({"text": text})).await;
}

/// Puts the caret behind a letter of the field with the focus.
async fn caret(browser: &Browser, position: u32) {
    browser.script("document.activeElement.setSelectionRange(arguments[0], arguments[0])", &[json!(position)]).await;
}

async fn value(browser: &Browser) -> String {
    let value = browser.script("return document.activeElement.value", &[]).await;
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_word_is_composed_and_committed() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.type_into(PROJECT, "").await;
        compose(&browser, &["c", "can", "can'lian"]).await;
        assert_eq!(value(&browser).await, "can'lian");
        commit(&browser, "残联").await;
        assert_eq!(browser.field_text("残联：项目名称").await, "残联");
        browser.press(Key::Tab).await;
        assert_eq!(browser.field_text("残联：项目名称").await, "残联");
    })
    .await;
}

#[tokio::test]
async fn in_the_middle_of_a_text() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.click("textbox", PROJECT).await;
        caret(&browser, 2).await;
        compose(&browser, &["f", "fu"]).await;
        commit(&browser, "服").await;
        assert_eq!(value(&browser).await, "社区服精神康复综合服务中心经费");
        let position = browser.script("return document.activeElement.selectionStart", &[]).await;
        assert_eq!(position, json!(3), "the caret stays behind the word");
    })
    .await;
}

#[tokio::test]
async fn given_up_it_leaves_the_text_as_it_was() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.click("textbox", PROJECT).await;
        caret(&browser, 0).await;
        compose(&browser, &["x", "xi", "xin"]).await;
        compose(&browser, &[""]).await;
        assert_eq!(value(&browser).await, "社区精神康复综合服务中心经费");
        browser.press(Key::Tab).await;
        assert_eq!(browser.field_text(PROJECT).await, "社区精神康复综合服务中心经费");
    })
    .await;
}

#[tokio::test]
async fn left_while_composing_it_keeps_what_was_composed() {
    drive(|browser| async move {
        browser.open("概览").await;
        browser.type_into("联系人", "").await;
        compose(&browser, &["w", "wang"]).await;
        let contact = browser.get("textbox", "单位代码").await;
        contact.click().await.expect("click");
        assert_eq!(browser.field_text("联系人").await, "wang");
    })
    .await;
}

#[tokio::test]
async fn enter_that_takes_a_candidate_moves_nowhere() {
    drive(|browser| async move {
        browser.open("执行").await;
        browser.type_into(PROJECT, "").await;
        compose(&browser, &["can'lian"]).await;
        // The key that confirms a candidate is the input method's: browsers report it as 229, or as composing.
        let enter = json!({"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229});
        browser.chromium("Input.dispatchKeyEvent", enter).await;
        commit(&browser, "残联").await;
        assert_eq!(browser.focused_name().await, "残联：项目名称");
        // The next Enter is the page's.
        browser.press(Key::Enter).await;
        assert_ne!(browser.focused_name().await, "残联：项目名称");
        assert_eq!(browser.field_text("残联：项目名称").await, "残联");
    })
    .await;
}

#[tokio::test]
async fn arrow_keys_while_composing_stay_in_the_field() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.type_into(PROCUREMENT, "").await;
        compose(&browser, &["９"]).await;
        let down = json!({"type": "rawKeyDown", "key": "ArrowDown", "code": "ArrowDown", "windowsVirtualKeyCode": 229});
        browser.chromium("Input.dispatchKeyEvent", down).await;
        assert_eq!(browser.focused_name().await, PROCUREMENT);
        commit(&browser, "９０").await;
        browser.wait_for_total("92.88").await;
    })
    .await;
}

#[tokio::test]
async fn full_width_digits_count_while_they_are_composed() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.type_into(PROCUREMENT, "").await;
        compose(&browser, &["１", "１０", "１００"]).await;
        browser.wait_for_total("93.08").await;
        assert_eq!(value(&browser).await, "１００");
        commit(&browser, "１００").await;
        browser.press(Key::Tab).await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "100");
    })
    .await;
}

#[tokio::test]
async fn a_recompute_during_composition_does_not_break_it() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.type_into(REASON, "").await;
        compose(&browser, &["y"]).await;
        // Something else makes the page draw again: another filter, without taking the focus.
        browser.script("document.querySelectorAll('[name=indicator-filter]')[0].dispatchEvent(new Event('change', {bubbles: true}))", &[]).await;
        compose(&browser, &["yi", "yi'wu"]).await;
        assert_eq!(value(&browser).await, "yi'wu");
        commit(&browser, "已无").await;
        assert_eq!(browser.field_text(REASON).await, "已无");
    })
    .await;
}

#[tokio::test]
async fn undo_takes_back_a_composed_word() {
    drive(|browser| async move {
        browser.open("概览").await;
        browser.type_into("联系人", "").await;
        compose(&browser, &["w", "wang"]).await;
        commit(&browser, "王").await;
        browser.press(Key::Tab).await;
        browser.click("button", "撤销：修改“联系人”").await;
        assert_eq!(browser.field_text("联系人").await, "");
        browser.click("button", "重做：修改“联系人”").await;
        assert_eq!(browser.field_text("联系人").await, "王");
    })
    .await;
}

#[tokio::test]
async fn two_words_after_another_and_plain_keys_between() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.type_into(REASON, "").await;
        compose(&browser, &["cai", "cai'gou"]).await;
        commit(&browser, "采购").await;
        browser.type_text("2021").await;
        compose(&browser, &["nian"]).await;
        commit(&browser, "年").await;
        browser.type_text("。").await;
        assert_eq!(browser.field_text(REASON).await, "采购2021年。");
    })
    .await;
}

#[tokio::test]
async fn a_search_finds_what_was_composed() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.type_into("查找指标", "").await;
        compose(&browser, &["wei", "wei'wen"]).await;
        browser.wait_for_text("找到 0 项").await;
        commit(&browser, "慰问").await;
        browser.wait_for_text("找到 1 项").await;
    })
    .await;
}
