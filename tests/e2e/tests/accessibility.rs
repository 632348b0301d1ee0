//! axe-core finds nothing on any panel, in any state, language and colours; the page's HTML is valid; what screen readers are
//! given of the main states is as it was looked at.

use jixiao_e2e::{Browser, Options, drive, drive_with};
use serde_json::json;

const PANELS: [(&str, &str); 7] = [
    ("概览", "Overview"),
    ("指标", "Indicators"),
    ("执行", "Execution"),
    ("试算", "What-if"),
    ("核查", "Checks"),
    ("复核", "Review"),
    ("帮助", "Help"),
];

/// Every panel in both languages, as it is now.
async fn every_panel(browser: &Browser, state: &str) {
    for (language, colours) in [("中文", "颜色"), ("English", "Colours")] {
        let is_english = language == "English";
        browser.pick("语言", language).await;
        for theme in if is_english { ["Light", "Dark", "High contrast"] } else { ["浅色", "深色", "高对比度"] }
        {
            browser.pick(colours, theme).await;
            for (chinese, english) in PANELS {
                browser.open(if is_english { english } else { chinese }).await;
                browser.assert_accessible(&format!("{state}, {english}, {language}, {theme}")).await;
            }
        }
        if is_english {
            browser.pick("Language", "中文").await;
        }
    }
}

#[tokio::test]
async fn filled_in() {
    drive(|browser| async move { every_panel(&browser, "filled in").await }).await;
}

#[tokio::test]
async fn empty() {
    drive(|browser| async move {
        browser.click("button", "新建空表").await;
        browser.wait_for_figure("待填", "100 分").await;
        every_panel(&browser, "empty").await;
    })
    .await;
}

#[tokio::test]
async fn with_mistakes_and_everything_open() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill("政府采购执行率：实际完成值（%）", "abc").await;
        browser.click("button", "政府采购执行率：怎样得出").await;
        browser.click("button", "资产账与财务账相符：怎样得出").await;
        browser.click("group", "需改正 1 处").await;
        browser.open("执行").await;
        browser.fill("部门整体：全年执行数（万元）", "347.60元").await;
        browser.fill("各月末累计执行数：全年预算数（万元）", "1000").await;
        for (month, executed) in [(1, "20"), (2, "120"), (3, "250"), (4, "450"), (5, "400")] {
            browser.fill(&format!("各月末累计执行数：{month} 月末（万元）"), executed).await;
        }
        browser.pick("社区精神康复综合服务中心经费：资金来源", "政府性基金").await;
        browser.open("试算").await;
        browser.click("button", "资产账与财务账相符：加入试算").await;
        browser.fill("想达到的总分", "abc").await;
        browser.open("复核").await;
        browser.fill("政府采购执行率：复核得分（分）", "9").await;
        every_panel(&browser, "with mistakes").await;
    })
    .await;
}

#[tokio::test]
async fn dialogs() {
    drive(|browser| async move {
        for theme in ["浅色", "深色", "高对比度"] {
            browser.pick("颜色", theme).await;
            browser.click("button", "更换指标体系").await;
            browser.click("radio", "项目支出绩效自评表（湖北 2020）").await;
            browser.wait_for_text("改用后可以撤销").await;
            browser.assert_accessible(&format!("choice of a framework, {theme}")).await;
            browser.click("button", "取消").await;
            browser.open("执行").await;
            browser.click("button", "从 Excel 或 WPS 粘贴").await;
            browser.assert_accessible(&format!("paste, empty, {theme}")).await;
            browser.paste("粘贴的内容", "甲\t1\t1\n乙\tx\t1").await;
            browser.wait_for_text("这一块没有读入").await;
            browser.assert_accessible(&format!("paste, refused, {theme}")).await;
            browser.script("document.getElementById('paste-block').select()", &[]).await;
            browser.paste("粘贴的内容", "甲\t1\t1").await;
            browser.click("button", "取消").await;
        }
    })
    .await;
}

/// The dialogs once more, those for keeping and passing on, and the rule editor, in both languages.
#[tokio::test]
async fn dialogs_in_both_languages() {
    drive(|browser| async move {
        browser.open("指标").await;
        browser.fill("政府采购执行率：实际完成值（%）", "95").await;
        for is_english in [false, true] {
            let say = |chinese: &'static str, english: &'static str| if is_english { english } else { chinese };
            if is_english {
                browser.pick("语言", "English").await;
            }
            for theme in
                if is_english { ["Light", "Dark", "High contrast"] } else { ["浅色", "深色", "高对比度"] }
            {
                browser.pick(say("颜色", "Colours"), theme).await;
                browser.click("button", say("我的表", "My sheets")).await;
                browser.wait_for_text(say("正在填写", "Open now")).await;
                browser.assert_accessible(&format!("sheets, {theme}")).await;
                browser.click("button", say("改名", "Rename")).await;
                browser.assert_accessible(&format!("renaming, {theme}")).await;
                browser.click("button", say("取消", "Cancel")).await;
                browser.click("button", say("版本", "Versions")).await;
                browser.assert_accessible(&format!("versions, {theme}")).await;
                browser.click("button", say("关闭", "Close")).await;
                browser.click("button", say("分享", "Share")).await;
                browser.assert_accessible(&format!("share, {theme}")).await;
                browser.click("button", say("关闭", "Close")).await;
                browser.click("button", say("更换指标体系", "Choose another framework")).await;
                browser.assert_accessible(&format!("choice of a framework, {theme}")).await;
                browser.click("button", say("取消", "Cancel")).await;
                browser.open(say("执行", "Execution")).await;
                browser.click("button", say("从 Excel 或 WPS 粘贴", "Paste from Excel or WPS")).await;
                browser.assert_accessible(&format!("paste, {theme}")).await;
                browser.click("button", say("取消", "Cancel")).await;
                browser.open(say("指标", "Indicators")).await;
                browser
                    .click("button", say("申报目标（改指标、分值）", "Declare goals (change indicators and weights)"))
                    .await;
                browser.assert_accessible(&format!("declaration, {theme}")).await;
                browser.click("button", say("改评分标准：政府采购执行率", "Change the rule: 政府采购执行率")).await;
                browser.assert_accessible(&format!("rule editor, {theme}")).await;
                browser.press(fantoccini::key::Key::Escape).await;
                browser.click("button", say("回到填报", "Back to filling in")).await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn on_a_phone() {
    let phone = Options { size: (500, 900), ..Options::default() };
    drive_with(phone, |browser| async move {
        let metrics = json!({"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true});
        browser.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
        for (panel, _) in PANELS {
            browser.open(panel).await;
            browser.assert_accessible(&format!("phone, {panel}")).await;
            let overflow = browser.script("return document.documentElement.scrollWidth - innerWidth", &[]).await;
            assert!(overflow.as_i64().is_some_and(|pixels| pixels <= 0), "{overflow} px too wide: {panel}");
        }
    })
    .await;
}

#[tokio::test]
async fn axe_finds_what_is_wrong() {
    drive(|browser| async move {
        browser
            .script(
                "document.querySelector('main').insertAdjacentElement('beforeend', document.createElement('button'))",
                &[],
            )
            .await;
        let found = browser.violations().await;
        assert!(found.iter().any(|violation| violation.contains("button-name")), "{found:?}");
    })
    .await;
}

#[tokio::test]
async fn every_target_is_large_enough() {
    drive(|browser| async move {
        for (panel, _) in PANELS {
            browser.open(panel).await;
            let small = "return [...document.querySelectorAll('button, select, summary, input')]
                .filter(it => it.checkVisibility() && !it.closest('.skip'))
                .map(it => [it, (it.type === 'radio' || it.type === 'checkbox' ? it.closest('label') || it : it).getBoundingClientRect()])
                .filter(([, box]) => box.width < 24 || box.height < 24)
                .map(([it, box]) => `${it.tagName} ${it.id} ${it.textContent.slice(0, 20)} ${box.width}×${box.height}`)";
            let small = browser.script(small, &[]).await;
            assert_eq!(small, json!([]), "{panel}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_focus_is_never_hidden_under_the_bars() {
    let phone = Options { size: (500, 900), ..Options::default() };
    drive_with(phone, |browser| async move {
        let metrics = json!({"width": 390, "height": 700, "deviceScaleFactor": 1, "mobile": false});
        browser.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
        browser.open("指标").await;
        for _ in 0..70 {
            browser.press(fantoccini::key::Key::Tab).await;
            let hidden = "const it = document.activeElement; const box = it.getBoundingClientRect();
                if (it.closest('.navigation, .score-bar, .skip, .header') || it === document.body) return '';
                const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                return it === top || it.contains(top) || (top && top.contains(it)) ? '' : it.id + ' ' + it.textContent + ' under ' + (top && top.className)";
            let hidden = browser.script(hidden, &[]).await;
            assert_eq!(hidden, json!(""), "hidden");
        }
    })
    .await;
}

#[tokio::test]
async fn score_changes_are_said_once_with_their_reason() {
    drive(|browser| async move {
        browser.open("指标").await;
        let collect = "window.said = []; const region = document.querySelector('[role=status]');
                       new MutationObserver(() => window.said.push(region.textContent)).observe(region, {childList: true, subtree: true, characterData: true})";
        browser.script(collect, &[]).await;
        browser.type_into("政府采购执行率：实际完成值（%）", "98.5").await;
        let start = std::time::Instant::now();
        loop {
            let said = browser.script("return window.said", &[]).await;
            if said != json!([]) {
                // 2 × 98.5 % = 1.97
                let expected = "总分 93.05（+0.08）。 政府采购执行率：得分 1.97。政府采购执行率 98.5%，扣 0.03 分";
                assert_eq!(said, json!([expected]));
                return;
            }
            assert!(start.elapsed().as_secs() < 10, "nothing was said");
        }
    })
    .await;
}

#[tokio::test]
async fn the_page_is_valid_html() {
    drive(|browser| async move {
        for (panel, _) in PANELS {
            browser.open(panel).await;
            browser.assert_valid_html(panel).await;
        }
    })
    .await;
}

#[tokio::test]
async fn screen_readers_are_given_what_was_looked_at() {
    drive(|browser| async move {
        // What was lost is explained once the later panels are there.
        browser.wait_for_text("资产账与财务账不相符，扣 1 分").await;
        browser.assert_tree("overview").await;
        browser.open("指标").await;
        browser.fill("政府采购执行率：实际完成值（%）", "abc").await;
        browser.click("button", "政府采购执行率：怎样得出").await;
        browser.wait_for_text("需改正 1 处").await;
        browser.assert_tree("indicators-with-a-mistake").await;
        browser.open("复核").await;
        browser.assert_tree("review").await;
        browser.open("执行").await;
        browser.assert_tree("execution").await;
        browser.click("button", "从 Excel 或 WPS 粘贴").await;
        browser.get("dialog", "粘贴项目").await;
        browser.assert_tree("paste-dialog").await;
    })
    .await;
}
