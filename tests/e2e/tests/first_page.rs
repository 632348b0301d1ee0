//! The page as a person meets it: the example's figures, edited live, with every score explained.

use fantoccini::key::Key;
use jixiao_e2e::{Browser, Options, drive, drive_with};
use serde_json::json;

const PROCUREMENT: &str = "政府采购执行率：实际完成值（%）";
const DEPARTMENT_BUDGET: &str = "部门整体：全年预算数（万元）";
const DEPARTMENT_EXECUTED: &str = "部门整体：全年执行数（万元）";

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
        let row = browser.row("政府采购执行率").await;
        assert_eq!((row.cell(1), row.cell(4), row.cell(5)), ("2.00", "1.89", "−0.11"));
        assert_eq!(row.cell(6), "政府采购执行率 94.25%，扣 0.11 分");
        let category = browser.row("资金管理").await;
        assert_eq!((category.cell(1), category.cell(4), category.cell(5)), ("16.00", "15.10", "−0.90"));
        let sum = browser.row("项目合计").await;
        assert_eq!((sum.cell(1), sum.cell(2), sum.cell(3)), ("2,154.98", "2,148.37", "99.69%"));
        let title = browser.script("return document.title", &[]).await;
        assert_eq!(title, json!("92.97 · 广州市白云区残疾人联合会 2021 · 绩效自评"));
    })
    .await;
}

#[tokio::test]
async fn a_full_procurement_rate_gives_its_points_back() {
    drive(|browser| async move {
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_figure("总分", "93.08/100").await;
        let row = browser.row("政府采购执行率").await;
        assert_eq!((row.cell(4), row.cell(5), row.cell(6)), ("2.00", "0.00", ""));
    })
    .await;
}

#[tokio::test]
async fn every_keystroke_counts() {
    drive(|browser| async move {
        browser.type_into(PROCUREMENT, "9").await;
        // 2 × 9 % = 0.18
        browser.wait_for_figure("总分", "91.26/100").await;
        browser.type_text("8").await;
        // 2 × 98 % = 1.96
        browser.wait_for_figure("总分", "93.04/100").await;
    })
    .await;
}

#[tokio::test]
async fn executing_the_whole_budget_gives_its_points_back() {
    drive(|browser| async move {
        browser.fill(DEPARTMENT_EXECUTED, "3105.13").await;
        browser.wait_for_figure("总分", "93.01/100").await;
        let row = browser.row("预算完成率").await;
        assert!(row.cell(3).starts_with("100.00%"), "{row:?}");
        assert_eq!((row.cell(4), row.cell(5)), ("2.00", "0.00"));
    })
    .await;
}

#[tokio::test]
async fn a_cleared_field_is_pending_not_zero() {
    drive(|browser| async move {
        browser.fill(PROCUREMENT, "").await;
        browser.wait_for_figure("待填", "2 分").await;
        assert_eq!(browser.figure("总分").await, "91.08/100");
        let row = browser.row("政府采购执行率").await;
        assert_eq!((row.cell(4), row.cell(5), row.cell(6)), ("待填", "—", "待填：实际完成值"));
    })
    .await;
}

#[tokio::test]
async fn letters_are_kept_and_explained_at_the_field_and_in_the_summary() {
    drive(|browser| async move {
        browser.fill(PROCUREMENT, "abc").await;
        browser.wait_for_text("有内容需要改正").await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "abc");
        let text = browser.visible_text().await;
        // Once at the field, once in the summary.
        assert_eq!(text.matches("这里要填数字，例如 98.23。").count(), 2, "{text}");
        let field = browser.get("textbox", PROCUREMENT).await;
        assert_eq!(field.attr("aria-invalid").await.expect("read"), Some("true".to_owned()));
        assert_eq!(browser.figure("待填").await, "2 分");
        browser.click("button", "政府采购执行率：实际完成值").await;
        assert_eq!(browser.focused_name().await, PROCUREMENT);
        browser.fill(PROCUREMENT, "94.25").await;
        browser.wait_for_figure("总分", "92.97/100").await;
        assert!(!browser.visible_text().await.contains("有内容需要改正"));
    })
    .await;
}

#[tokio::test]
async fn numbers_are_read_as_people_type_them() {
    drive(|browser| async move {
        for (typed, shown) in [("９８．２３％", "98.23"), (" 98.23 % ", "98.23"), ("98.23%", "98.23")] {
            browser.fill(PROCUREMENT, typed).await;
            browser.wait_for_figure("总分", "93.04/100").await;
            assert_eq!(browser.field_text(PROCUREMENT).await, shown);
        }
        for typed in ["3,105.13万元", "３，１０５．１３", "3105.13"] {
            browser.fill(DEPARTMENT_EXECUTED, typed).await;
            // 93.04 and the 0.04 of 预算完成率.
            browser.wait_for_figure("总分", "93.08/100").await;
            assert_eq!(browser.field_text(DEPARTMENT_EXECUTED).await, "3105.13");
        }
    })
    .await;
}

#[tokio::test]
async fn yuan_in_a_column_of_ten_thousand_yuan_is_questioned() {
    drive(|browser| async move {
        let executed = "社区精神康复综合服务中心经费：全年执行数（万元）";
        browser.fill(executed, "347.60元").await;
        browser.wait_for_text("这一栏的单位是万元，填的却是“347.60元”").await;
        assert_eq!(browser.field_text(executed).await, "347.60元");
        assert_eq!(browser.row("社区精神康复").await.cell(3), "待填");
        assert!(browser.row("项目合计").await.cell(0).contains("1 个项目未填完"));
        // In yuan the same text is a fine amount.
        browser.click("radio", "元").await;
        let in_yuan = "社区精神康复综合服务中心经费：全年执行数（元）";
        browser.wait_for_text("全年执行数（元）").await;
        assert!(!browser.visible_text().await.contains("有内容需要改正"));
        browser.click("textbox", in_yuan).await;
        browser.press(Key::Tab).await;
        assert_eq!(browser.field_text(in_yuan).await, "347.60");
    })
    .await;
}

#[tokio::test]
async fn the_money_unit_changes_what_is_shown_and_no_value() {
    drive(|browser| async move {
        browser.click("radio", "元").await;
        browser.wait_for_text("全年预算数（元）").await;
        assert_eq!(browser.row("项目合计").await.cell(1), "21,549,800.00");
        assert_eq!(browser.figure("总分").await, "92.97/100");
        browser.click("radio", "万元").await;
        browser.wait_for_text("全年预算数（万元）").await;
        assert_eq!(browser.row("项目合计").await.cell(1), "2,154.98");
    })
    .await;
}

#[tokio::test]
async fn a_project_is_added_filled_and_removed() {
    drive(|browser| async move {
        browser.click("button", "添加项目").await;
        browser.get("textbox", "项目 11：项目名称").await;
        assert_eq!(browser.focused_name().await, "项目11：项目名称");
        browser.type_text("无障碍改造").await;
        browser.fill("无障碍改造：全年预算数（万元）", "20").await;
        browser.fill("无障碍改造：全年执行数（万元）", "21").await;
        browser.wait_for_text("超过预算").await;
        let row = browser.row("无障碍改造").await;
        assert!(row.cell(3).starts_with("105.00%"), "{row:?}");
        assert_eq!(row.cell(5), "−1.00");
        assert_eq!(browser.row("项目合计").await.cell(1), "2,174.98");
        browser.click("button", "无障碍改造：删除").await;
        browser.wait_for_text("2,154.98").await;
        assert!(browser.find("textbox", "无障碍改造：项目名称").await.is_none());
        assert_eq!(browser.focused_name().await, "残疾人康复资助经费：项目名称");
    })
    .await;
}

#[tokio::test]
async fn a_budget_of_zero_has_no_rate() {
    drive(|browser| async move {
        browser.fill(DEPARTMENT_BUDGET, "0").await;
        browser.wait_for_figure("待填", "2 分").await;
        assert_eq!(browser.row("部门整体").await.cell(3), "—");
        let row = browser.row("预算完成率").await;
        assert!(row.cell(3).starts_with('—'), "{row:?}");
        assert_eq!(row.cell(4), "待填");
    })
    .await;
}

#[tokio::test]
async fn chinese_composed_in_an_input_method_survives() {
    drive(|browser| async move {
        let name = "社区精神康复综合服务中心经费：项目名称";
        browser.type_into(name, "").await;
        for step in ["c", "can", "can'lian"] {
            let length = step.len();
            browser
                .chromium(
                    "Input.imeSetComposition",
                    json!({"text": step, "selectionStart": length, "selectionEnd": length}),
                )
                .await;
        }
        browser.chromium("Input.insertText", json!({"text": "残联"})).await;
        assert_eq!(browser.field_text("残联：项目名称").await, "残联");
        browser.press(Key::Tab).await;
        assert_eq!(browser.field_text("残联：项目名称").await, "残联");
        let unit = browser.get("textbox", "单位名称").await;
        unit.click().await.expect("click");
        browser.press(Key::End).await;
        browser
            .chromium("Input.imeSetComposition", json!({"text": "ce'shi", "selectionStart": 6, "selectionEnd": 6}))
            .await;
        browser.chromium("Input.insertText", json!({"text": "测试"})).await;
        assert_eq!(browser.field_text("单位名称").await, "广州市白云区残疾人联合会测试");
    })
    .await;
}

#[tokio::test]
async fn a_field_is_reached_and_changed_by_keyboard_alone() {
    drive(|browser| async move {
        tab_to(&browser, "跳到指标").await;
        browser.press(Key::Enter).await;
        tab_to(&browser, PROCUREMENT).await;
        // A field that Tab reaches is selected whole: typing replaces its text.
        browser.type_text("100").await;
        browser.wait_for_figure("总分", "93.08/100").await;
        tab_to(&browser, "资产账与财务账相符：怎样得出").await;
        browser.press(Key::Enter).await;
        browser.wait_for_text("得分 = 分值 − 发现次数 × 每次扣分").await;
    })
    .await;
}

async fn tab_to(browser: &Browser, name: &str) {
    for _ in 0..60 {
        browser.press(Key::Tab).await;
        if browser.focused_name().await == name {
            return;
        }
    }
    panic!("60 times Tab did not reach {name:?}");
}

#[tokio::test]
async fn a_row_opens_to_its_working_and_its_sources() {
    drive(|browser| async move {
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
async fn month_end_figures_take_the_place_of_the_typed_average() {
    drive(|browser| async move {
        browser.click("button", "一般公共预算支出年度平均执行率：怎样得出").await;
        browser.fill("各月末累计执行数：全年预算数（万元）", "1200").await;
        for month in 1..=12 {
            browser.fill(&format!("各月末累计执行数：{month} 月末（万元）"), &(month * 100).to_string()).await;
        }
        // A steady spender: 650 ÷ 1200 = 54.1666…% of 2 = 1.08, where 67.2 % gave 1.34.
        browser.wait_for_figure("总分", "92.71/100").await;
        let row = browser.row("一般公共预算支出年度平均执行率").await;
        assert_eq!(row.cell(4), "1.08");
        assert!(row.cell(6).contains("54.17%，扣 0.92 分"), "{row:?}");
        assert!(row.cell(6).contains("填写的 67.2% 与各期累计数算出的"), "{row:?}");
    })
    .await;
}

#[tokio::test]
async fn an_empty_sheet_and_the_way_back_ask_before_work_is_lost() {
    drive(|browser| async move {
        browser.fill(PROCUREMENT, "100").await;
        browser.click("button", "新建空表").await;
        browser.get("dialog", "新建空表？").await;
        browser.press(Key::Escape).await;
        browser.wait_for_figure("总分", "93.08/100").await;
        assert!(browser.find("dialog", "新建空表？").await.is_none());
        assert_eq!(browser.focused_name().await, "新建空表");
        browser.click("button", "新建空表").await;
        browser.click("button", "清空并新建").await;
        browser.wait_for_figure("总分", "0.00/100").await;
        assert_eq!(browser.figure("待填").await, "100 分");
        assert_eq!(browser.figure("评价等级").await, "差至优，待填完");
        assert_eq!(browser.field_text("单位名称").await, "");
        browser.click("button", "恢复示例").await;
        browser.get("dialog", "恢复示例？").await;
        browser.click("button", "用示例取代").await;
        browser.wait_for_figure("总分", "92.97/100").await;
        assert_eq!(browser.field_text(PROCUREMENT).await, "94.25");
    })
    .await;
}

#[tokio::test]
async fn nothing_is_asked_of_other_hosts_and_the_console_stays_empty() {
    drive(|browser| async move {
        browser.fill(PROCUREMENT, "100").await;
        browser.click("button", "添加项目").await;
        let urls = browser.script("return performance.getEntriesByType('resource').map(it => it.name)", &[]).await;
        let urls = urls.as_array().cloned().unwrap_or_default();
        let origin = browser.script("return location.origin", &[]).await;
        let origin = origin.as_str().unwrap_or_default();
        assert!(urls.iter().all(|url| url.as_str().is_some_and(|url| url.starts_with(origin))), "{urls:?}");
        // The page itself is the sixth at most.
        assert!(urls.len() <= 5, "{urls:?}");
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn four_hundred_per_cent_zoom_and_a_phone_lose_nothing() {
    let narrow = Options { size: (500, 900), ..Options::default() };
    drive_with(narrow, |browser| async move {
        for width in [390, 320] {
            let metrics = json!({"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": false});
            browser.chromium("Emulation.setDeviceMetricsOverride", metrics).await;
            let overflow = browser.script("return document.documentElement.scrollWidth - innerWidth", &[]).await;
            assert!(overflow.as_i64().is_some_and(|pixels| pixels <= 0), "{overflow} px too wide at {width}");
            browser.fill(PROCUREMENT, "100").await;
            browser.wait_for_figure("总分", "93.08/100").await;
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
        browser.fill(PROCUREMENT, "100").await;
        browser.wait_for_figure("总分", "93.08/100").await;
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
        browser.click("button", "重新打开页面").await;
        browser.wait_for_figure("总分", "92.97/100").await;
    })
    .await;
}
