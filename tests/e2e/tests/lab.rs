//! The tools of what-if, as a person uses them: each is opened, answers, says what is wrong, and leaves the sheet as it is.

use jixiao_e2e::{Browser, drive};

async fn tool(browser: &Browser, name: &str) {
    browser.open("试算").await;
    browser.click("button", name).await;
}

#[tokio::test]
async fn the_cheapest_mix_for_a_tenth() {
    drive(|browser| async move {
        tool(&browser, "几项合起来，怎样最省").await;
        browser.fill("想达到的总分", "93.07").await;
        for (name, field, cost) in [
            ("政府采购执行率", "政府采购执行率：每单位代价", "100"),
            ("节日慰问残疾人人数", "节日慰问残疾人人数：每单位代价", "1"),
        ] {
            browser.pick("能做什么", name).await;
            browser.click("button", "加上这项").await;
            browser.fill(field, cost).await;
        }
        // 98.25 % for 400 and 3,109 people for 30: 0.08 + 0.02.
        browser.wait_for_text("代价最少 430，总分 93.07（现在 92.97）。").await;
        browser.assert_accessible("a plan").await;
        browser.assert_valid_html("a plan").await;
        browser.fill("政府采购执行率：最低到（%）", "99").await;
        browser.fill("政府采购执行率：最高到（%）", "98").await;
        browser.wait_for_text("最低大于最高，请改其中一个。").await;
        browser.fill("政府采购执行率：最低到（%）", "").await;
        browser.fill("政府采购执行率：最高到（%）", "97").await;
        browser.wait_for_text("还差 0.03 分").await;
        assert_eq!(browser.figure("总分").await, "92.97/100");
    })
    .await;
}

#[tokio::test]
async fn a_hundred_thousand_draws_are_told_and_are_the_same_again() {
    drive(|browser| async move {
        browser.open("试算").await;
        browser.pick("哪个数拿不准", "政府采购执行率").await;
        browser.click("button", "加上这项").await;
        browser.fill("政府采购执行率：可能的值（%）", "94～95").await;
        tool(&browser, "拿不准的数，总分各有多大可能").await;
        browser.fill("取值次数", "0").await;
        browser.wait_for_text("次数请填 1 到 1000000 的整数。").await;
        browser.fill("取值次数", "100000").await;
        browser.click("button", "开始").await;
        browser.wait_for_text("种子 1，取值 100,000 次。").await;
        let first = browser.row("92.97").await;
        let first = (first.cell(1).to_owned(), first.cell(2).to_owned());
        browser.assert_accessible("draws").await;
        browser.assert_valid_html("draws").await;
        browser.click("button", "开始").await;
        browser.wait_for_text("种子 1，取值 100,000 次。").await;
        let again = browser.row("92.97").await;
        assert_eq!((again.cell(1), again.cell(2)), (first.0.as_str(), first.1.as_str()));
        assert_eq!(browser.figure("总分").await, "92.97/100");
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}

/// Several values tried at once, kept as a scenario, with every tool open: nothing for axe, and valid HTML.
#[tokio::test]
async fn scenarios_and_every_tool_open_are_accessible() {
    drive(|browser| async move {
        browser.open("试算").await;
        for (name, field, value) in [
            ("政府采购执行率", "政府采购执行率：试的值（%）", "99.75"),
            ("部门整体：全年执行数", "部门整体：全年执行数：试的值（万元）", "3100"),
        ] {
            browser.pick("再试一项", name).await;
            browser.click("button", "加进来").await;
            browser.fill(field, value).await;
        }
        browser.fill("方案名称", "采购赶上").await;
        browser.click("button", "存为方案").await;
        browser.click("button", "采购赶上：改名").await;
        for name in [
            "分在哪里：还能得多少，离失分多近",
            "几项合起来，怎样最省",
            "拿不准的数，总分各有多大可能",
            "两个数一起变",
            "权重换一换，不算某一项",
            "余下各月几种花法，到年末怎样",
            "换一套指标体系会是多少分",
        ] {
            browser.click("button", name).await;
        }
        browser.wait_for_text("93.12 / 95").await;
        browser.assert_accessible("every tool open").await;
        browser.assert_valid_html("every tool open").await;
    })
    .await;
}

/// The worker ends, or never answers: a clear sentence each time, and the sheet stays as it is.
#[tokio::test]
async fn a_worker_that_fails_or_is_stopped_is_told() {
    drive(|browser| async move {
        browser.open("试算").await;
        browser.pick("哪个数拿不准", "政府采购执行率").await;
        browser.click("button", "加上这项").await;
        browser.fill("政府采购执行率：可能的值（%）", "94～95").await;
        tool(&browser, "拿不准的数，总分各有多大可能").await;
        browser.wait_until("return typeof window.jixiaoWorker === 'function'").await;
        let broken = "window.made = window.made || window.jixiaoWorker; window.jixiaoWorker = (name) => { \
            const worker = window.made(name); worker.postMessage = () => {}; \
            if (arguments[0]) setTimeout(() => worker.dispatchEvent(new Event('error')), 50); return worker; };";
        browser.script(broken, &[serde_json::json!(true)]).await;
        browser.click("button", "开始").await;
        browser.wait_for_text("没有算成，表没有变。请再试一次。").await;
        browser.script(broken, &[serde_json::json!(false)]).await;
        browser.click("button", "开始").await;
        browser.click("button", "停下").await;
        browser.wait_for_text("停下了，下面是已取的 0 次。").await;
        browser.script("window.jixiaoWorker = window.made", &[]).await;
        browser.click("button", "开始").await;
        browser.wait_for_text("种子 1，取值 100,000 次。").await;
        assert_eq!(browser.figure("总分").await, "92.97/100");
    })
    .await;
}

#[tokio::test]
async fn two_numbers_other_weights_and_other_frameworks() {
    drive(|browser| async move {
        tool(&browser, "两个数一起变").await;
        browser.pick("第一个数", "政府采购执行率").await;
        browser.fill("第一个数的值", "90～100").await;
        browser.pick("第二个数", "节日慰问残疾人人数").await;
        browser.fill("第二个数的值", "3079、3116").await;
        browser.wait_for_text("93.10").await;
        browser.click("button", "两个数一起变").await;
        browser.click("button", "权重换一换，不算某一项").await;
        browser.pick("哪一部分", "资金管理").await;
        browser.fill("改为多少分", "20").await;
        browser.wait_for_text("资金管理现在 16 分，得 15.1 分；改为 20 分，总分 92.80（−0.17）。").await;
        browser.fill("改为多少分", "96").await;
        browser.wait_for_text("分值要在 0 到 95 之间。").await;
        browser.click("button", "换一套指标体系会是多少分").await;
        browser.wait_for_text("92.97 / 95").await;
        browser
            .wait_until(
                "return document.querySelectorAll('.whatif-frameworks__table tbody tr').length === 10 \
            && !document.querySelector('.whatif-frameworks__table').textContent.includes('正在')",
            )
            .await;
        browser.assert_accessible("weights and frameworks").await;
        browser.assert_valid_html("weights and frameworks").await;
        assert_eq!(browser.figure("总分").await, "92.97/100");
    })
    .await;
}

#[tokio::test]
async fn the_rest_of_the_year_and_its_picture() {
    drive(|browser| async move {
        tool(&browser, "余下各月几种花法，到年末怎样").await;
        browser.wait_for_text("先在“执行”里填年度预算数。").await;
        browser.open("执行").await;
        browser.fill("各月末累计执行数：全年预算数（万元）", "1200").await;
        for (month, executed) in ["60", "120", "240", "300"].into_iter().enumerate() {
            browser.fill(&format!("各月末累计执行数：{} 月末（万元）", month + 1), executed).await;
        }
        browser.open("试算").await;
        // 7,170 of 14,400, as worked out by hand in the tests of the rules.
        let steady = browser.row("1 余下各月平均").await;
        assert_eq!((steady.cell(2), steady.cell(3)), ("100.00%", "49.79%"));
        browser.fill("余下各月各花多少（万元）", "100、0、50、1、1、1、1、1、1").await;
        browser.wait_for_text("只余 8 个月，填多了。").await;
        browser.fill("余下各月各花多少（万元）", "100、0、50").await;
        let typed = browser.row("5 自己填").await;
        assert_eq!(typed.cell(1), "450.00");
        browser.fill("想要的月均执行率（%）", "60").await;
        browser.wait_for_text("余下各月末的累计执行数平均不能少于 990.00 万元").await;
        browser.assert_accessible("paths").await;
        browser.assert_valid_html("paths").await;
        // Both files can be made; the browser asks nobody for them.
        browser.click("button", "各种花法的累计执行率：存为 SVG").await;
        browser.click("button", "各种花法的累计执行率：存为 PNG").await;
        browser.wait_a_moment().await;
        assert_eq!(browser.console_problems().await, Vec::<String>::new());
    })
    .await;
}
