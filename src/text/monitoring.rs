//! The words of monthly monitoring (绩效运行监控).

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::exact::Exact;
use crate::domain::monitoring::{Average, LateShare, Light, MonitoringLimits, Pace};
use crate::domain::rules::average_rate::Period;
use crate::text::labels::month_end;
use crate::text::language::{Language, labels, money_unit, pick, say};
use crate::text::number_format::{amount, plain};

labels! {
    /// A fixed text of the monitoring.
    MonitoringLabel {
        Title: "各月支出进度（绩效运行监控）", "Monthly progress of spending";
        Help:
            "填一般公共预算各月末的累计执行数。填齐 12 个月（或各季度末）后，平均执行率指标按这里计分。",
            "Fill in what was spent from the general public budget by the end of each month, cumulatively. Once all 12 months (or the quarter-ends) are there, the average-rate indicator is scored from here.";
        Month: "月份", "Month";
        Executed: "累计执行数", "Cumulative";
        Rate: "执行率", "Execution rate";
        Time: "时间进度", "Time progress";
        Light: "进度灯", "Light";
        Findings: "监控结论", "Findings";
        ByMonth: "月均执行率", "Average by month";
        ByQuarter: "季均执行率", "Average by quarter";
        Late: "年末集中支出", "Late spending";
        Pace: "后续进度", "Pace needed";
        Aim: "年末目标执行率", "Rate to end the year with";
        ChartTitle: "累计执行率与均衡进度", "Cumulative execution rate and even progress";
        ChartRate: "累计执行率", "Cumulative execution rate";
        ChartSteady: "均衡进度", "Even progress";
        Falls: "低于前面的月份，请核对", "below an earlier month, check it";
        AimNotUnderstood: "目标请填 0 到 200 之间的数。", "Give a rate between 0 and 200.";
    }
}

/// The name of a light. Colour alone never says it.
pub fn light(light: Light, language: Language) -> &'static str {
    match light {
        Light::Red => pick(language, "红 严重偏慢", "Red: far behind"),
        Light::Yellow => pick(language, "黄 偏慢", "Yellow: behind"),
        Light::Green => pick(language, "绿 正常", "Green: in step"),
        Light::Blue => pick(language, "蓝 偏快", "Blue: ahead"),
    }
}

/// The sign of a light, told apart by its form.
pub fn light_sign(light: Light) -> &'static str {
    match light {
        Light::Red => "▼",
        Light::Yellow => "▽",
        Light::Green => "●",
        Light::Blue => "▲",
    }
}

/// How the lights come about.
pub fn lights_help(limits: &MonitoringLimits, language: Language) -> String {
    let (yellow, green, blue) = (plain(limits.yellow_from), plain(limits.green_from), plain(limits.blue_from));
    say!(
        language,
        "进度灯 = 执行率 ÷ 时间进度：不到 {yellow}% 红，{yellow}% 起黄，{green}% 起绿，{blue}% 起蓝。",
        "Light = execution rate ÷ time progress: red below {yellow}%, yellow from {yellow}%, green from {green}%, blue from {blue}%."
    )
}

/// "67.20%"
pub fn percent(share: &Exact) -> String {
    share.times(&Exact::HUNDRED).round(2).map_or_else(String::new, |percent| format!("{percent:.2}%"))
}

/// The average with the steady spender's beside it: without that, full marks on an average rate are misread.
pub fn average(average: &Average, language: Language) -> String {
    let steady = percent(&average.steady);
    match &average.rate {
        Ok(rate) => {
            let rate = percent(rate);
            say!(
                language,
                "{rate}。全年均衡支出、年末用完的单位，这个平均值也只有 {steady}。",
                "{rate}. Whoever spends evenly and everything by the year's end averages only {steady}."
            )
        }
        Err(_) => {
            let missing = missing(average, language);
            say!(
                language,
                "还算不出：{missing}。均衡支出的平均值是 {steady}。",
                "Not known yet: {missing}. Even spending averages {steady}."
            )
        }
    }
}

fn missing(average: &Average, language: Language) -> String {
    let n_periods = average.missing.len();
    let everything = match average.period {
        Period::Month => 12,
        Period::Quarter => 4,
    };
    if n_periods == 0 {
        return pick(language, "缺全年预算数", "the annual budget is missing").to_owned();
    }
    if n_periods == everything {
        return pick(language, "各期累计执行数都没有填", "no figure is filled in").to_owned();
    }
    let months: Vec<String> = average.missing.iter().map(|idx| month_end(*idx, language)).collect();
    let months = months.join(pick(language, "、", ", "));
    say!(language, "缺 {months}", "missing: {months}")
}

/// The shares of the fourth quarter and of December, and whether that is 前松后紧.
pub fn late(late: Option<&LateShare>, limits: &MonitoringLimits, language: Language) -> String {
    let Some(late) = late else {
        return pick(
            language,
            "填了 12 月末和 9 月末（或 11 月末）的数才能判断。",
            "Known once December and September (or November) are filled in.",
        )
        .to_owned();
    };
    let share = |name: &str, share: &Option<Exact>| share.as_ref().map(|share| format!("{name} {}", percent(share)));
    let shares = [
        share(pick(language, "四季度占", "fourth quarter"), &late.fourth_quarter),
        share(pick(language, "12 月占", "December"), &late.december),
    ];
    let shares: Vec<String> = shares.into_iter().flatten().collect();
    let shares = shares.join(pick(language, "，", ", "));
    let (quarter, december) = (plain(limits.fourth_quarter_at_most), plain(limits.december_at_most));
    if late.is_back_loaded {
        say!(
            language,
            "{shares}。前松后紧：四季度超过 {quarter}% 或 12 月超过 {december}%。",
            "{shares}. Back-loaded: more than {quarter}% in the fourth quarter or more than {december}% in December."
        )
    } else {
        say!(
            language,
            "{shares}。没有前松后紧（界限：四季度 {quarter}%，12 月 {december}%）。",
            "{shares}. Not back-loaded (limits: {quarter}% in the fourth quarter, {december}% in December)."
        )
    }
}

/// What is needed from now on to end the year at the aim.
pub fn pace(pace: &Pace, aim: &str, unit: MoneyUnit, language: Language) -> String {
    let money = |money: Amount| format!("{} {}", amount(money, unit), money_unit(unit, language));
    match pace {
        Pace::Unknown => pick(
            language,
            "填了全年预算数和至少一个月的数才能算。",
            "Known once the annual budget and at least one month are filled in.",
        )
        .to_owned(),
        Pace::Reached => say!(language, "已达到 {aim}%。", "{aim}% is reached."),
        Pace::Over { missing } => {
            let missing = money(*missing);
            say!(language, "全年已过，离 {aim}% 还差 {missing}。", "The year is over: {missing} short of {aim}%.")
        }
        Pace::Needed { last_month_idx, n_left, missing, per_month } => {
            let (last, missing, each) = (month_end(*last_month_idx, language), money(*missing), money(*per_month));
            say!(
                language,
                "{last}之后还有 {n_left} 个月，要到 {aim}% 还需支出 {missing}，平均每月 {each}。",
                "{n_left} months are left after {last}: {missing} more to reach {aim}%, {each} a month on average."
            )
        }
    }
}
