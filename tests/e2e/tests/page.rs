//! The page as a whole: how it opens, what it asks of the network, how it ends when it fails.

use jixiao_e2e::{Options, Site, built_release, drive, drive_with};
use serde_json::json;

const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";

/// Whoever is in a panel while it is still on its way is not thrown out of it when it comes.
#[tokio::test]
async fn the_focus_stays_in_a_panel_that_comes_late() {
    drive(|browser| async move {
        browser.chromium("Network.enable", json!({})).await;
        browser.chromium("Network.setCacheDisabled", json!({"cacheDisabled": true})).await;
        browser.chromium("Network.setBypassServiceWorker", json!({"bypass": true})).await;
        browser.chromium("Network.setBlockedURLs", json!({"urls": ["*split_panels*"]})).await;
        browser.goto_page().await;
        browser.wait_for_total("92.97").await;
        browser.open("指标").await;
        browser.wait_for_text("这一页没有读到").await;
        browser.chromium("Network.setBlockedURLs", json!({"urls": []})).await;
        browser.click("button", "重试").await;
        browser.wait_for_text("政府采购执行率").await;
        browser.wait_until("return document.activeElement.id === 'indicators-title'").await;
    })
    .await;
}

#[tokio::test]
async fn opens_on_the_report_with_its_total() {
    drive(|browser| async move {
        assert_eq!(browser.figure("总分").await, "92.97/100");
        assert_eq!(browser.figure("评价等级").await, "优");
        assert_eq!(browser.figure("管理效能").await, "42.99/45");
        assert_eq!(browser.figure("履职效能").await, "49.98/50");
        assert_eq!(browser.figure("加减分项").await, "0.00/5");
        assert_eq!(browser.figure("待填").await, "0 分");
        assert_eq!(browser.field_text("单位名称").await, "广州市白云区残疾人联合会");
        assert_eq!(browser.field_text("年度（年）").await, "2021");
        browser.open("指标").await;
        let row = browser.row("政府采购执行率").await;
        assert_eq!((row.cell(1), row.cell(4), row.cell(5)), ("2.00", "1.89", "−0.11"));
        assert_eq!(row.cell(6), "政府采购执行率 94.25%，扣 0.11 分");
        let category = browser.row("资金管理").await;
        assert_eq!((category.cell(1), category.cell(4), category.cell(5)), ("16.00", "15.10", "−0.90"));
        browser.open("执行").await;
        let sum = browser.row("项目合计").await;
        assert_eq!((sum.cell(2), sum.cell(3), sum.cell(4)), ("2,154.98", "2,148.37", "99.69%"));
        let title = browser.script("return document.title", &[]).await;
        assert_eq!(title, json!("92.97 · 广州市白云区残疾人联合会 2021 · 绩效自评"));
    })
    .await;
}

#[tokio::test]
async fn nothing_is_asked_of_other_hosts_and_the_console_stays_empty() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.open("执行").await;
        browser.click("button", "添加项目").await;
        let urls = browser.script("return performance.getEntriesByType('resource').map(it => it.name)", &[]).await;
        let urls = urls.as_array().cloned().unwrap_or_default();
        let origin = browser.script("return location.origin", &[]).await;
        let origin = origin.as_str().unwrap_or_default();
        assert!(urls.iter().all(|url| url.as_str().is_some_and(|url| url.starts_with(origin))), "{urls:?}");
        // The page itself is the sixth at most; what comes after it can be used is none of them.
        let is_later = |url: &serde_json::Value| {
            url.as_str()
                .is_some_and(|url| ["_split_", "/later-", "/offline-", "/install/"].iter().any(|it| url.contains(it)))
        };
        assert!(urls.iter().filter(|url| !is_later(url)).count() <= 5, "{urls:?}");
        let is_first = |url: &serde_json::Value| !is_later(url);
        let last = urls.iter().rposition(is_first).unwrap_or_default();
        assert!(urls.iter().take(last).all(is_first), "{urls:?}");
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn nothing_is_asked_for_once_the_page_is_there_but_a_framework_that_somebody_picks() {
    drive(|browser| async move {
        let site = Site::start(built_release());
        browser.goto(&site.url()).await;
        browser.wait_for_total("92.97").await;
        browser.wait_until_offline_works().await;
        let by_page = "return performance.getEntriesByType('resource').map(it => it.name.replace(location.origin, ''))";
        let before = browser.script(by_page, &[]).await.as_array().map_or(0, Vec::len);
        let (files, asked) = (built_release(), site.take_requests());
        // The page, what it needs, and the worker once for each file.
        assert!(asked.iter().all(|path| files.contains_key(path.trim_start_matches('/'))), "{asked:?}");

        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        browser.open("执行").await;
        browser.click("button", "添加项目").await;
        browser.click("button", "撤销：添加项目").await;
        for panel in ["试算", "核查", "复核", "帮助", "概览"] {
            browser.open(panel).await;
        }
        browser.pick("语言", "English").await;
        browser.wait_for_text("Total score").await;
        browser.pick("Language", "中文").await;
        browser.pick("颜色", "深色").await;
        browser.click("button", "新建空表").await;
        browser.click("button", "更换指标体系").await;
        let opened = browser.script(by_page, &[]).await.as_array().map_or(0, Vec::len);
        assert_eq!((opened - before, site.take_requests()), (0, Vec::new()));

        browser.click("radio", "项目支出绩效自评表（财预〔2020〕10号）").await;
        browser.wait_for_text("改用后可以撤销").await;
        let urls = browser.script(by_page, &[]).await.as_array().cloned().unwrap_or_default();
        assert_eq!(urls.get(before..), Some(&[json!("/frameworks/mof-2020-10-project@1.json")][..]));
        // It was already kept for working without network.
        assert_eq!(site.take_requests(), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn four_hundred_per_cent_zoom_and_a_phone_lose_nothing() {
    let narrow = Options { size: (500, 900), ..Options::default() };
    drive_with(narrow, |browser| async move {
        browser.open("指标").await;
        for width in [390, 320] {
            let metrics = json!({"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": false});
            browser.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
            let overflow = browser.script("return document.documentElement.scrollWidth - innerWidth", &[]).await;
            assert!(overflow.as_i64().is_some_and(|pixels| pixels <= 0), "{overflow} px too wide at {width}");
            browser.fill(PROCUREMENT, "100").await;
            browser.wait_for_total("93.08").await;
            browser.click("button", "撤销：修改“政府采购执行率：实际完成值”").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_browser_without_webassembly_gets_a_plain_sentence() {
    let old = Options { switches: &["--js-flags=--jitless"], ready: "这个浏览器太旧", ..Options::default() };
    drive_with(old, |browser| async move {
        let text = browser.visible_text().await;
        assert!(text.contains("请换用 Chrome 或 Edge 96 以上"), "{text}");
        assert!(!text.contains("正在打开"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn a_failure_of_the_program_offers_the_last_sheet() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        // Taking a part of the page away behind the program's back makes its next drawing fail for real.
        let sabotage = "for (const field of document.querySelectorAll('.indicators__reason .field')) field.remove()";
        browser.script(sabotage, &[]).await;
        browser.type_into("信息公开管理指标（未列明）：得分（分）", "3").await;
        browser.wait_for_text("页面出错，已停止计算").await;
        let keep = "const make = URL.createObjectURL; URL.createObjectURL = blob => { window.kept = blob; return make(blob) };";
        browser.script(keep, &[]).await;
        browser.click("button", "下载出错前的数据").await;
        let sheet = browser.script("return window.kept.text()", &[]).await;
        let sheet: serde_json::Value = serde_json::from_str(sheet.as_str().unwrap_or_default()).expect("a sheet");
        assert_eq!(sheet.pointer("/entries/procurement-execution-rate/actual"), Some(&json!("100")));
        let code = browser.field_text("分享码（可粘贴到本页任何地方打开）").await;
        assert!(code.starts_with("JX1"), "{code}");
        // It was kept in the browser too, with the edit that it failed at: 93.08 − 1.
        browser.click("button", "重新打开页面").await;
        browser.wait_for_total("92.08").await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_sheet_and_the_way_back_are_steps_that_can_be_undone() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill(PROCUREMENT, "100").await;
        browser.click("button", "新建空表").await;
        browser.wait_for_text("已完成：新建空表。可以撤销。").await;
        browser.wait_for_figure("待填", "100 分").await;
        assert_eq!(browser.figure("评价等级").await, "差至优，待填完");
        browser.click("button", "恢复示例").await;
        browser.wait_for_figure("待填", "0 分").await;
        browser.click("button", "撤销：恢复示例").await;
        browser.wait_for_figure("待填", "100 分").await;
        browser.click("button", "撤销：新建空表").await;
        browser.wait_for_figure("待填", "0 分").await;
        browser.open("指标").await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "100");
    })
    .await;
}

#[tokio::test]
async fn leaving_asks_only_when_something_would_be_lost() {
    drive(|browser| async move {
        let asks = "const event = new Event('beforeunload', {cancelable: true}); dispatchEvent(event); return event.defaultPrevented";
        assert_eq!(browser.script(asks, &[]).await, json!(false));
        browser.open("指标").await;
        // Kept in the browser, so nothing is at stake.
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_total("93.08").await;
        assert_eq!(browser.script(asks, &[]).await, json!(false));
        // What is no value is kept nowhere.
        browser.fill(PROCUREMENT, "abc").await;
        browser.wait_for_text("需改正 1 处").await;
        assert_eq!(browser.script(asks, &[]).await, json!(true));
        browser.click("button", "撤销：修改“政府采购执行率：实际完成值”").await;
        assert_eq!(browser.script(asks, &[]).await, json!(false));
    })
    .await;
}

#[tokio::test]
async fn language_and_colours_are_remembered() {
    drive(|browser| async move {
        browser.pick("语言", "English").await;
        browser.wait_for_text("Total score").await;
        browser.pick("Colours", "Dark").await;
        browser.goto_page().await;
        browser.wait_for_text("Total score").await;
        let root = "return document.documentElement.lang + ' ' + document.documentElement.dataset.theme";
        assert_eq!(browser.script(root, &[]).await, json!("en dark"));
        let ground = browser.script("return getComputedStyle(document.body.parentElement).backgroundColor", &[]).await;
        assert_eq!(ground, json!("rgb(20, 24, 26)"));
    })
    .await;
}

#[tokio::test]
async fn another_framework_shows_what_carries_over_before_it_happens() {
    drive(|browser| async move {
        browser.click("button", "更换指标体系").await;
        browser.click("radio", "项目支出绩效自评表（财预〔2020〕10号）").await;
        browser.wait_for_text("改用后可以撤销").await;
        browser.wait_for_text("带不过去").await;
        assert_eq!(browser.figure("总分").await, "92.97/100");
        browser.click("button", "改用这个体系").await;
        browser.wait_for_text("已完成：改用指标体系").await;
        assert!(browser.figure("待填").await.ends_with(" 分"));
        browser.click("button", "撤销：改用指标体系“项目支出绩效自评表（财预〔2020〕10号）”").await;
        browser.wait_for_figure("待填", "0 分").await;
        assert!(browser.figure("总分").await.starts_with("92.97/100"));
    })
    .await;
}
