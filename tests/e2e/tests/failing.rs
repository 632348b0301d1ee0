//! The program is made to fail at every action of a working day, one after another: each time the rescue panel is there with the sheet, and
//! the page opened again has lost one edit at the most.

use std::time::Duration;

use jixiao_e2e::{Browser, Site, drive, failing_release};
use serde_json::{Value, json};
use tokio::time::sleep;

/// A day's work in small steps. `type(id, text)`, `press(id)` and `choose(id, value)` do what a person does to an element.
const STEPS: [&str; 34] = [
    "panel('指标')",
    "type('actual-procurement-execution-rate', '9')",
    "type('actual-procurement-execution-rate', '97')",
    "leave('actual-procurement-execution-rate')",
    "type('actual-revenue-deviation-rate', 'abc')",
    "leave('actual-revenue-deviation-rate')",
    "type('actual-revenue-deviation-rate', '0')",
    "leave('actual-revenue-deviation-rate')",
    "button('失分')",
    "button('全部折叠')",
    "button('全部展开')",
    "button('申报目标（改指标、分值）')",
    "press('move-down-procurement-execution-rate')",
    "type('node-weight-procurement-execution-rate', '3')",
    "leave('node-weight-procurement-execution-rate')",
    "button('回到填报')",
    "panel('执行')",
    "button('添加项目')",
    "type('project-name-11', '无障碍改造')",
    "type('project-adjusted-11', '20')",
    "choose('project-source-11', 'other')",
    "choose('money-unit', 'yuan')",
    "panel('复核')",
    "type('review-score-procurement-execution-rate', '1')",
    "leave('review-score-procurement-execution-rate')",
    "press('my-sheets')",
    "button('关闭')",
    "press('share-sheet')",
    "button('关闭')",
    "choose('language', 'en')",
    "choose('theme', 'dark')",
    "choose('language', 'zh')",
    "undo()",
    "redo()",
];

const HELPERS: &str = "
    const set = (it, value) => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(it), 'value').set.call(it, value);
    const at = id => document.getElementById(id);
    const type = (id, text) => { const it = at(id); if (!it) return; it.focus(); set(it, text); it.dispatchEvent(new InputEvent('input', {bubbles: true})); };
    const leave = id => { const it = at(id); if (!it) return; it.dispatchEvent(new Event('change', {bubbles: true})); it.blur(); };
    const press = id => at(id)?.click();
    const choose = (id, value) => { const it = at(id); if (!it) return; set(it, value); it.dispatchEvent(new Event('change', {bubbles: true})); };
    const named = text => [...document.querySelectorAll('button, label')].filter(it => it.textContent.trim().startsWith(text));
    const button = text => named(text).at(-1)?.click();
    const panel = text => [...document.querySelectorAll('.navigation__button')].find(it => it.textContent.trim() === text)?.click();
    const undo = () => document.querySelector('.header__tools button')?.click();
    const redo = () => document.querySelectorAll('.header__tools button')[1]?.click();";

/// Opens the page anew with nothing kept, to fail after so many actions.
async fn begin(browser: &Browser, site: &Site, crash_at: u32) {
    browser.goto(&site.url()).await;
    browser.script("localStorage.clear(); sessionStorage.removeItem('jixiao.crash-at')", &[]).await;
    browser.goto("about:blank").await;
    browser.goto(&site.url()).await;
    browser.script("localStorage.clear()", &[]).await;
    browser.wait_for_total("92.97").await;
    browser.wait_until("return Boolean(document.querySelector('.navigation__button'))").await;
    browser.script("sessionStorage.setItem('jixiao.crash-at', arguments[0])", &[json!(crash_at.to_string())]).await;
}

async fn take(browser: &Browser, step: &str) {
    browser.script(&format!("{HELPERS} {step}"), &[]).await;
    sleep(Duration::from_millis(40)).await;
}

async fn total(browser: &Browser) -> Value {
    browser.script("return document.getElementById('total')?.textContent || ''", &[]).await
}

#[tokio::test]
async fn failing_at_every_action_loses_one_edit_at_the_most() {
    drive(|browser| async move {
        let site = Site::start(failing_release());
        let never = 1_000_000_u32;
        begin(&browser, &site, never).await;
        let mut totals = vec![total(&browser).await];
        for step in STEPS {
            take(&browser, step).await;
            totals.push(total(&browser).await);
        }
        let left = browser.script("return sessionStorage.getItem('jixiao.crash-at')", &[]).await;
        let n_actions = never - left.as_str().and_then(|left| left.parse::<u32>().ok()).expect("it was counted");
        assert!(n_actions >= 34, "only {n_actions} actions");
        for nth in 0..n_actions {
            begin(&browser, &site, nth).await;
            let mut n_taken = 0;
            for step in STEPS {
                take(&browser, step).await;
                n_taken += 1;
                if is_rescued(&browser).await {
                    break;
                }
            }
            let step = STEPS.get(n_taken - 1).copied().unwrap_or_default();
            sleep(Duration::from_millis(700)).await;
            // What the page does by itself (keeping the sheet) is not counted alike each time.
            if nth + 5 >= n_actions && !is_rescued(&browser).await {
                break;
            }
            browser.wait_until("return !document.getElementById('rescue').hidden").await;
            let code = browser.script("return document.getElementById('rescue-code').value", &[]).await;
            assert!(code.as_str().is_some_and(|code| code.starts_with("JX1")), "action {nth}, {step}: {code}");
            browser.script("document.getElementById('rescue-reload').click()", &[]).await;
            browser.wait_until("return Boolean(document.getElementById('total'))").await;
            sleep(Duration::from_millis(200)).await;
            let (found, expected) = (total(&browser).await, totals.get(n_taken - 1..=n_taken).unwrap_or_default());
            assert!(expected.contains(&found), "action {nth}, {step}: {found} instead of {expected:?}");
        }
        println!("failed at each of {n_actions} actions, lost one edit at the most each time");
    })
    .await;
}

async fn is_rescued(browser: &Browser) -> bool {
    browser.script("return !document.getElementById('rescue').hidden", &[]).await == json!(true)
}
