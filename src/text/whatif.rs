//! The texts of the what-if panel, and what a tried value is in words.

use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::yes_no::{NO, YES};
use crate::domain::whatif::change::Change;
use crate::text::indicators::IndicatorsLabel;
use crate::text::labels::{Label, field_of};
use crate::text::language::{Language, labels, money_unit, pick, say};
use crate::text::number_format::{NONE, amount, plain};
use crate::text::values::{in_points, measured};

labels! {
    /// A fixed text of the what-if panel.
    WhatIfLabel {
        Help:
            "在这里试，表不变。“加入试算”只记下这一项，几项可以合在一起试；“填入表中”才写进表，可以撤销。正在试的不随表保存，要留下就存为方案。",
            "Try things out here; the sheet stays as it is. “Try it” only notes a value, and several can be tried together. “Put into the sheet” writes them, and can be undone. What is being tried is not kept with the sheet unless you keep it as a scenario.";
        Goal: "想达到的总分", "Total to reach";
        Now: "现在", "Now";
        Needed: "需要", "Needed";
        ScoreThen: "得分", "Score";
        TotalThen: "总分", "Total";
        TryIt: "加入试算", "Try it";
        TryThis: "试这个数", "Try this value";
        WaysTitle: "只改一项，要改到多少", "Changing one thing alone";
        NoWays: "没有哪一项还能提高总分。", "Nothing alone can raise the total any more.";
        Enough: "够", "enough";
        NotEnough: "最多到此，不够", "at most, not enough";
        TrialTitle: "合在一起试", "Tried together";
        TrialEmpty: "还没有试任何一项：下面是表中的样子。", "Nothing is being tried yet: below is how the sheet stands.";
        TrialIs: "这是试算，表没有改动。", "This is a trial. The sheet has not changed.";
        Drop: "去掉", "Drop";
        Clear: "全部去掉", "Drop all";
        Take: "填入表中", "Put into the sheet";
        InSheet: "表中总分", "Total in the sheet";
        InTrial: "试算总分", "Total of the trial";
        TriedValue: "试的值", "Value tried";
        Difference: "得分变化", "Change of score";
        Other: "封顶、折算等", "Caps, scaling and the like";
        SeekTitle: "指定一项的得分，反算要做到多少", "Set one score, and see the value it takes";
        SeekIndicator: "指标", "Indicator";
        SeekNone: "请选指标", "Pick an indicator";
        SeekScore: "想得的分", "Score to reach";
        ByMonths: "不止一项按各月执行数计分，改一个月会一起变，不能只为这一项定。各月的数见“执行”。", "Several indicators are scored by the monthly figures, so a month changed for this one changes them all. See Execution.";
        NoScore: "这项现在没有得分可算：还缺别的内容，或不适用。", "There is no score to work out: something else is missing, or it does not apply.";
        Already: "现在就是。", "It is there already.";
        SwingTitle: "哪些数最要紧", "What matters most";
        SwingHelp: "每个数各自减少、增加这么多，别的不动，总分会到多少。", "Each number moved down and up by this much, nothing else changed, and the total then.";
        SwingBy: "变动幅度", "Moved by";
        SwingNotUnderstood: "幅度请填 0 到 100 之间的数。", "Give a number between 0 and 100.";
        SwingNothing: "这样变动，总分都不变。", "The total stays the same with each of them.";
        Down: "减少到", "Down to";
        Up: "增加到", "Up to";
        TotalDown: "减少后总分", "Total when down";
        TotalUp: "增加后总分", "Total when up";
        FallTitle: "分从满分怎样到总分", "From full marks to the total";
        FallCause: "去向", "Where";
        FallChange: "变化", "Change";
        FallLeft: "剩下", "Left";
        FullMarks: "满分", "Full marks";
        Pending: "待填", "Pending";
        NotApplicable: "不适用及折算", "Not applicable, and scaling";
        Unassigned: "分值没有分到指标", "Weights that no indicator has";
        Bonus: "加减分项", "Bonus and penalty";
        Cap: "封顶", "Cap";
        NextTitle: "离下一次失分有多远", "How near the next loss is";
        NextHelp: "再差到这个数，就开始少得分。", "From this value on points are lost.";
        NextAt: "到多少少得分", "Loses points at";
        GoalReached: "总分已经达到这个数。", "The total is there already.";
        GoalNotUnderstood: "总分请填数字，例如 95。", "Give the total as a number, such as 95.";
        GoalTooFine: "总分最多两位小数。", "A total has two decimals at most.";
        Emptied: "清空", "emptied";
        Action: "操作", "Action";
        Picture: "图", "Picture";
    }
}

/// That nothing would change.
pub fn left_behind(language: Language) -> &'static str {
    pick(language, "试的值与表中相同，没有改动。", "What was tried is what the sheet has. Nothing changed.")
}

/// That no total can be so high.
pub fn above_highest(highest: &str, language: Language) -> String {
    say!(language, "这套指标体系最高只有 {highest} 分。", "This framework gives {highest} points at most.")
}

/// "政府采购执行率：加入试算".
pub fn button_name(button: WhatIfLabel, owner: &str, language: Language) -> String {
    field_of(owner, button.text(language), language)
}

/// Several names in a row.
pub fn together(names: &[String], language: Language) -> String {
    names.join(pick(language, "、", ", "))
}

/// A button that proposes a total: "优（90）".
pub fn grade_goal(grade: &str, from: &str, language: Language) -> String {
    say!(language, "{grade}（{from}）", "{grade} ({from})")
}

/// What a score takes: "实际完成值要做到 94.75%，得 1.90 分（现在 94.25%，得 1.89 分）。"
pub fn takes(needed: &str, score: &str, now: &str, score_now: &str, language: Language) -> String {
    say!(
        language,
        "要做到 {needed}，得 {score} 分（现在 {now}，得 {score_now} 分）。",
        "It takes {needed}, which scores {score} (now {now}, scoring {score_now})."
    )
}

/// That a score is out of reach, and how far one gets.
pub fn out_of_reach(highest: &str, language: Language) -> String {
    say!(language, "到不了这个分，最多 {highest} 分。", "That score is out of reach; at most {highest}.")
}

/// A button that proposes one point more, or full marks.
pub fn one_more(language: Language) -> &'static str {
    pick(language, "再多 1 分", "1 point more")
}

/// What the value of a change is in words: 95.75%, 3,109 人次, 3,081.85 万元, 优.
pub fn value(change: &Change, sheet: &Evaluation, language: Language) -> String {
    let indicator = |id: &NodeId| sheet.framework.indicator(id);
    match change {
        Change::Actual { id, value: Some(value) } => {
            indicator(id).map_or_else(|| plain(*value), |it| actual(*value, it, language))
        }
        Change::Actual { value: None, .. } => WhatIfLabel::Emptied.text(language).to_owned(),
        Change::Part { id, value } => {
            let unit = indicator(id).and_then(|it| it.measure.ratio()).map(|ratio| ratio.unit.as_str());
            counted(&plain(*value), unit.unwrap_or_default())
        }
        Change::Executed(executed) => {
            let unit = sheet.budget.unit;
            counted(&amount(*executed, unit), money_unit(unit, language))
        }
        Change::Month { executed, .. } => value(&Change::Executed(*executed), sheet, language),
        Change::Choice { id, choice } => {
            indicator(id).map(|it| picked(choice, it, language)).unwrap_or_else(|| choice.clone())
        }
        Change::Item { id, item, is_met } => {
            let name = indicator(id).and_then(|it| item_name(it, item)).unwrap_or(item);
            field_of(
                name,
                if *is_met { IndicatorsLabel::ItemMet } else { IndicatorsLabel::ItemMissed }.text(language),
                language,
            )
        }
    }
}

/// What stands in the place of a change now, in the same words; "—" where nothing does.
pub fn value_now(change: &Change, sheet: &Evaluation, language: Language) -> String {
    let now = match change {
        Change::Actual { id, .. } => {
            sheet.entry(id).actual.map(|actual| Change::Actual { id: id.clone(), value: Some(actual) })
        }
        Change::Part { id, .. } => sheet.entry(id).part.map(|value| Change::Part { id: id.clone(), value }),
        Change::Executed(_) => sheet.budget.department.executed.map(Change::Executed),
        Change::Month { month, .. } => {
            sheet.progress.month_end_executed.get(*month).copied().flatten().map(Change::Executed)
        }
        Change::Choice { id, .. } => Some(sheet.entry(id).choice.clone())
            .filter(|choice| !choice.is_empty())
            .map(|choice| Change::Choice { id: id.clone(), choice }),
        Change::Item { id, item, .. } => {
            sheet.entry(id).item(item).map(|is_met| Change::Item { id: id.clone(), item: item.clone(), is_met })
        }
    };
    now.map_or_else(|| NONE.to_owned(), |now| value(&now, sheet, language))
}

/// Which value of its indicator a change sets, where it is not the actual value itself; empty otherwise.
pub fn figure<'a>(change: &Change, sheet: &'a Evaluation, language: Language) -> &'a str {
    match change {
        Change::Part { id, .. } => {
            let ratio = sheet.framework.indicator(id).and_then(|it| it.measure.ratio());
            ratio.map(|ratio| ratio.part.as_str()).unwrap_or_default()
        }
        Change::Executed(_) => Label::Executed.text(language),
        Change::Actual { .. } | Change::Choice { .. } | Change::Item { .. } | Change::Month { .. } => "",
    }
}

fn actual(value: Decimal, indicator: &Indicator, language: Language) -> String {
    let as_points = || Points::new(value).map(|points| in_points(points, language));
    match &indicator.rule {
        Rule::Direct(_) | Rule::Bonus(_) | Rule::Grade(_) => as_points().unwrap_or_else(|| plain(value)),
        Rule::Coefficient(_) | Rule::AverageRate(_) => format!("{}%", plain(value)),
        Rule::Proportional(_)
        | Rule::Reverse(_)
        | Rule::Equal(_)
        | Rule::Steps(_)
        | Rule::Bands(_)
        | Rule::YesNo(_)
        | Rule::Checklist(_)
        | Rule::PerOccurrence(_)
        | Rule::Execution(_) => measured(value, &indicator.measure, language),
    }
}

fn picked(choice: &str, indicator: &Indicator, language: Language) -> String {
    if let Rule::Grade(grade) = &indicator.rule {
        let name = grade.grades.iter().find(|grade| grade.id == choice).map(|grade| grade.name.clone());
        return name.unwrap_or_else(|| choice.to_owned());
    }
    match choice {
        YES => IndicatorsLabel::Yes.text(language).to_owned(),
        NO => IndicatorsLabel::No.text(language).to_owned(),
        other => other.to_owned(),
    }
}

fn item_name<'a>(indicator: &'a Indicator, item: &str) -> Option<&'a str> {
    if let Rule::Checklist(list) = &indicator.rule {
        return list.items.iter().find(|other| other.id == item).map(|item| item.name.as_str());
    }
    None
}

fn counted(number: &str, unit: &str) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number} {unit}") }
}
