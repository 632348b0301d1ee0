//! What a finding says: where, what is wrong, what to do, and what the total would be if the other figure were right.

use crate::domain::check::{CheckGroup, CheckId, CheckWords, Fact, Finding, FindingSeverity, Mend, Place};
use crate::domain::evaluation::Evaluation;
use crate::text::labels::{Label, month_end, nth_project};
use crate::text::language::{Language, labels, money_unit, pick, say};
use crate::text::number_format::{amount, exact, plain, points, points_in_words};
use crate::text::values::measured;
use crate::text::{check_arithmetic, check_filing, check_plausibility, check_quality, report, rule_editor, whatif};

labels! {
    /// A fixed text of the checks.
    CheckLabel {
        Help:
            "随填随查：勾稽、上报前、合理性、指标质量。只提示，不改表；确认无误的写明理由，理由随表保存、导出。",
            "Checked as you type: sums, filing, plausibility, quality. Nothing is changed by itself. What is right after all can be left with a reason, which is kept and exported with the sheet.";
        Arithmetic: "勾稽", "Sums";
        Filing: "上报前", "Before filing";
        Plausibility: "合理性", "Plausibility";
        Quality: "指标质量", "Quality of indicators";
        Error: "错误", "Error";
        Warning: "提醒", "Warning";
        Note: "提示", "Note";
        None: "没有发现问题。", "Nothing was found.";
        Title: "核查结果", "What was found";
        Go: "去看", "Go there";
        MendIt: "一键改正", "Mend it";
        Ignore: "不改，写明理由", "Leave it, with a reason";
        Reason: "不改的理由", "Why it is left";
        ReasonEmpty: "请写理由。", "Give the reason.";
        Save: "记下", "Keep it";
        Cancel: "取消", "Cancel";
        Ignored: "已说明理由的", "Left with a reason";
        TakeBack: "取消说明", "Take it back";
        Why: "依据", "Grounds";
        Sheet: "全表", "The sheet";
    }
}

/// The texts of one check: Chinese and English.
#[derive(Clone, Copy, Debug)]
pub struct CheckText {
    /// What it is called.
    pub title: (&'static str, &'static str),
    /// What it says; {1}, {2}, … stand for its facts.
    pub sentence: (&'static str, &'static str),
    /// How to mend it.
    pub mend: (&'static str, &'static str),
    /// Why it is checked.
    pub source: (&'static str, &'static str),
}

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingText {
    /// Where.
    pub place: String,
    /// What the check is called.
    pub title: &'static str,
    /// What was found and expected.
    pub sentence: String,
    /// How to mend it.
    pub mend: &'static str,
    /// Why it is checked.
    pub source: &'static str,
    /// What the total would be if the other figure were right; empty where there is none.
    pub total_if: String,
    /// What mending changes, in words; empty where nobody but the filer can.
    pub mended: String,
}

/// The texts of a check; a test holds that every check has its own.
pub fn check_text(check: CheckId) -> CheckText {
    let groups =
        [check_arithmetic::TEXTS, check_filing::TEXTS, check_plausibility::TEXTS, check_quality::TEXTS].into_iter();
    let found = groups.flatten().find(|(other, _)| *other == check);
    found.map_or(CheckText { title: ("", ""), sentence: ("", ""), mend: ("", ""), source: ("", "") }, |(_, text)| *text)
}

/// What a group of checks is called.
pub fn group_name(group: CheckGroup, language: Language) -> &'static str {
    let label = match group {
        CheckGroup::Arithmetic => CheckLabel::Arithmetic,
        CheckGroup::Filing => CheckLabel::Filing,
        CheckGroup::Plausibility => CheckLabel::Plausibility,
        CheckGroup::Quality => CheckLabel::Quality,
    };
    label.text(language)
}

/// What a severity is called. Colour alone never says it.
pub fn severity_name(severity: FindingSeverity, language: Language) -> &'static str {
    let label = match severity {
        FindingSeverity::Error => CheckLabel::Error,
        FindingSeverity::Warning => CheckLabel::Warning,
        FindingSeverity::Note => CheckLabel::Note,
    };
    label.text(language)
}

/// A finding in words.
pub fn finding_text(finding: &Finding, evaluation: &Evaluation, language: Language) -> FindingText {
    let text = check_text(finding.check);
    let pick = |(zh, en): (&'static str, &'static str)| pick(language, zh, en);
    let mut sentence = pick(text.sentence).to_owned();
    for (position, fact) in finding.facts.iter().enumerate() {
        let mark = ["{", &(position + 1).to_string(), "}"].concat();
        sentence = sentence.replace(&mark, &fact_text(fact, &finding.place, evaluation, language));
    }
    FindingText {
        place: place_name(&finding.place, evaluation, language),
        title: pick(text.title),
        sentence,
        mend: pick(text.mend),
        source: pick(text.source),
        total_if: finding.total_if.map(|total| total_if(&points(total), language)).unwrap_or_default(),
        mended: finding.mend.as_ref().map(|mend| mended(mend, evaluation, language)).unwrap_or_default(),
    }
}

/// "若另一个数才对，总分是 92.99。"
fn total_if(total: &str, language: Language) -> String {
    say!(language, "若另一个数才对，总分是 {total}。", "If the other figure is right, the total is {total}.")
}

fn mended(mend: &Mend, evaluation: &Evaluation, language: Language) -> String {
    let value = match mend {
        Mend::Change(change) => whatif::value(change, evaluation, language),
        Mend::Project(_, figures) => {
            let executed = figures.executed.unwrap_or_default();
            fact_text(&Fact::Money(executed), &Place::Sheet, evaluation, language)
        }
    };
    say!(language, "改为 {value}", "Change it to {value}")
}

fn fact_text(fact: &Fact, place: &Place, evaluation: &Evaluation, language: Language) -> String {
    match fact {
        Fact::Points(value) => points_in_words(*value),
        Fact::Percent(percent) => {
            let rounded = percent.round(2).filter(|rounded| !rounded.is_zero());
            rounded.map_or_else(|| format!("{}%", exact(percent)), |rounded| format!("{}%", plain(rounded)))
        }
        Fact::Money(money) => {
            let unit = evaluation.budget.unit;
            format!("{} {}", amount(*money, unit), money_unit(unit, language))
        }
        Fact::Value(value) => {
            let indicator = if let Place::Indicator(id) = place { evaluation.framework.indicator(id) } else { None };
            indicator.map_or_else(|| plain(*value), |indicator| measured(*value, &indicator.measure, language))
        }
        Fact::Count(count) => count.to_string(),
        Fact::Words(words) => words.clone(),
        Fact::Unsound(kind) => rule_editor::unsound(kind, language),
        Fact::Dispute(found) => report::dispute(found, language),
    }
}

/// What a place is called.
pub fn place_name(place: &Place, evaluation: &Evaluation, language: Language) -> String {
    match place {
        Place::Sheet => CheckLabel::Sheet.text(language).to_owned(),
        Place::Name => Label::UnitName.text(language).to_owned(),
        Place::Year => Label::Year.text(language).to_owned(),
        Place::Group(id) | Place::Indicator(id) => {
            let name = evaluation.framework.name_and_weight(id).map(|(name, _)| name.trim());
            name.filter(|name| !name.is_empty()).map_or_else(|| id.to_string(), ToOwned::to_owned)
        }
        Place::Department => Label::Department.text(language).to_owned(),
        Place::Project(id) => {
            let projects = &evaluation.budget.projects;
            let position = projects.iter().position(|project| project.id == *id);
            let name = position.and_then(|position| projects.get(position)).map(|project| project.name.trim());
            let name = name.filter(|name| !name.is_empty());
            name.map_or_else(|| nth_project(position.unwrap_or(0), language), ToOwned::to_owned)
        }
        Place::Month(month) => month_end(*month, language),
        Place::Stated(about) => about.clone(),
    }
}

/// The words that checks look for.
pub const CHECK_WORDS: CheckWords<'static> = CheckWords {
    vague: &[
        "显著",
        "明显",
        "有效",
        "较好",
        "良好",
        "进一步",
        "不断",
        "持续提",
        "大幅",
        "一定程度",
        "有所",
        "基本",
        "较大",
        "逐步",
    ],
    satisfaction: &["满意"],
    cost: &["成本"],
    payment: &["支付", "拨付", "付款", "支出", "执行率", "到位率"],
};
