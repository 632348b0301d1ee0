//! A draft of the report's section 二 (综合评价分析), in the order and style of published reports: the result, each part with its
//! deductions, the money, the projects, problems and measures. Every figure is from the sheet; nothing is made up.

use crate::domain::evaluation::Evaluation;
use crate::domain::execution::{ExecutionRate, execution};
use crate::domain::framework::{Category, Node, Standing};
use crate::domain::score::{GroupScore, NodeScore, Outcome, ScoreReport};
use crate::text::language::{Language, money_unit, pick, say};
use crate::text::number_format::{amount, points_in_words, rate};
use crate::text::reasons;

/// A line of the section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its words.
    pub text: String,
}

/// What a line of the section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The section's heading.
    Section,
    /// The heading of a part of it.
    Part,
    /// A paragraph.
    Paragraph,
}

/// The section as plain text, a line each.
pub fn draft(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> String {
    draft_lines(evaluation, report, language).into_iter().map(|line| line.text + "\n").collect()
}

/// The lines of the section, headings included.
pub fn draft_lines(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> Vec<Line> {
    let line =
        |kind: LineKind, zh: &'static str, en: &'static str| Line { kind, text: pick(language, zh, en).to_owned() };
    let mut lines = vec![
        line(LineKind::Section, "二、综合评价分析", "2. Analysis"),
        line(LineKind::Part, "（一）自评结论综述", "2.1 The result"),
        paragraph(result(evaluation, report, language)),
    ];
    for (dimension, scored) in evaluation.framework.dimensions.iter().zip(&report.dimensions) {
        match dimension.standing {
            Standing::Base => lines.extend(part(evaluation, dimension, scored, language).into_iter().map(paragraph)),
            Standing::Bonus | Standing::Separate => {
                lines.push(paragraph(bonus(evaluation, dimension, scored, language)))
            }
        }
    }
    lines.push(line(LineKind::Part, "（二）预算执行情况", "2.2 Execution of the budget"));
    lines.push(paragraph(money(evaluation, language)));
    if !evaluation.budget.projects.is_empty() {
        lines.push(line(LineKind::Part, "（三）各重点任务项目支出完成情况分析", "2.3 Projects"));
        lines.extend(projects(evaluation, language).into_iter().map(paragraph));
    }
    lines.extend(problems(evaluation, report, language));
    lines
}

fn paragraph(text: String) -> Line {
    Line { kind: LineKind::Paragraph, text }
}

fn year(evaluation: &Evaluation, language: Language) -> String {
    match evaluation.profile.year {
        Some(year) => say!(language, "{year}年度", "in {year}"),
        None => pick(language, "本年度", "this year").to_owned(),
    }
}

fn names<'a>(names: impl Iterator<Item = &'a str>, language: Language) -> String {
    names.collect::<Vec<&str>>().join(pick(language, "、", ", "))
}

fn result(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> String {
    let base = evaluation.framework.dimensions.iter().filter(|dimension| dimension.standing == Standing::Base);
    let count = base.clone().count();
    let names = names(base.map(|dimension| dimension.name.as_str()), language);
    let (year, total) = (year(evaluation, language), points_in_words(report.total));
    let mut line = say!(
        language,
        "本部门{year}整体支出绩效自评分为{names} {count} 个维度，整体支出绩效自评分为 {total} 分。",
        "The self-evaluation {year} looks at {names} ({count} parts); the total is {total}."
    );
    if !report.pending.is_zero() {
        let pending = points_in_words(report.pending);
        line +=
            &say!(language, "另有 {pending} 分的指标待填。", " Indicators of {pending} points are not filled in yet.");
    }
    line
}

/// A dimension with its categories, each with its deductions; one without categories in a single sentence.
fn part(evaluation: &Evaluation, dimension: &Category, scored: &GroupScore, language: Language) -> Vec<String> {
    let name = &dimension.name;
    let (weight, score) = (points_in_words(scored.weight), points_in_words(scored.sums.score));
    let groups: Vec<(&Category, &GroupScore)> = groups(dimension, scored);
    if groups.len() < 2 {
        let reasons = deductions(evaluation, scored, language);
        let reasons = if reasons.is_empty() {
            pick(language, "。", ".").to_owned()
        } else {
            say!(language, "，扣分原因为{reasons}。", "; points lost: {reasons}.")
        };
        return vec![say!(
            language,
            "{name}指标分值 {weight} 分，本部门自评分 {score} 分{reasons}",
            "{name} weighs {weight} and scores {score}{reasons}"
        )];
    }
    let fields = names(groups.iter().map(|(group, _)| group.name.as_str()), language);
    let mut lines = vec![say!(
        language,
        "{name}综合反映本部门在{fields}等方面的情况，指标分值 {weight} 分，本部门自评分 {score} 分。具体得分情况如下所示：",
        "{name} reflects {fields}; it weighs {weight} and scores {score}. In detail:"
    )];
    for (nth, (group, scored)) in groups.into_iter().enumerate() {
        let (nth, name) = (nth + 1, &group.name);
        let (weight, score) = (points_in_words(scored.weight), points_in_words(scored.sums.score));
        let reasons = deductions(evaluation, scored, language);
        lines.push(if reasons.is_empty() {
            say!(language, "{nth}.{name}：分值 {weight} 分，自评分 {score} 分。", "{nth}. {name}: {score} of {weight}.")
        } else {
            say!(
                language,
                "{nth}.{name}：分值 {weight} 分，自评分 {score} 分，扣分原因：{reasons}。",
                "{nth}. {name}: {score} of {weight}; points lost: {reasons}."
            )
        });
    }
    lines
}

fn groups<'a>(dimension: &'a Category, scored: &'a GroupScore) -> Vec<(&'a Category, &'a GroupScore)> {
    let pairs = dimension.children.iter().zip(&scored.children);
    let groups = pairs.filter_map(|pair| match pair {
        (Node::Category(group), NodeScore::Group(scored)) => Some((group, scored)),
        _ => None,
    });
    groups.collect()
}

/// "预算完成率 98.23%，扣 0.04 分；…", in the order of the form; empty where nothing was lost.
fn deductions(evaluation: &Evaluation, scored: &GroupScore, language: Language) -> String {
    let mut leaves = Vec::new();
    scored.push_leaves(&mut leaves);
    let clauses = leaves.into_iter().filter_map(|leaf| {
        let indicator = evaluation.framework.indicator(&leaf.id)?;
        let clause = reasons::clause(indicator, evaluation.entry(&leaf.id), leaf.trace()?, language);
        (!clause.is_empty()).then_some(clause)
    });
    clauses.collect::<Vec<String>>().join(pick(language, "；", "; "))
}

fn bonus(evaluation: &Evaluation, dimension: &Category, scored: &GroupScore, language: Language) -> String {
    let (name, weight) = (&dimension.name, points_in_words(scored.weight));
    let score = points_in_words(scored.sums.score);
    let reasons = deductions(evaluation, scored, language);
    let reasons = if reasons.is_empty() { String::new() } else { say!(language, "，{reasons}", ": {reasons}") };
    if scored.sums.score.is_zero() {
        return say!(language, "{name} {weight} 分，本部门不得分{reasons}。", "{name} ({weight}): no points{reasons}.");
    }
    say!(language, "{name} {weight} 分，本部门得 {score} 分{reasons}。", "{name} ({weight}): {score}{reasons}.")
}

fn money(evaluation: &Evaluation, language: Language) -> String {
    let figures = evaluation.budget.department;
    let unit = evaluation.budget.unit;
    let (Some(budget), Some(executed)) = (figures.adjusted_budget, figures.executed) else {
        return pick(language, "部门整体的预算数和执行数待填。", "The department's figures are not filled in yet.")
            .to_owned();
    };
    let (year, unit_name) = (year(evaluation, language), money_unit(unit, language));
    let (budget, executed) = (amount(budget, unit), amount(executed, unit));
    let rate = match execution(&evaluation.budget).department.rate {
        ExecutionRate::Known(known) => rate(&known),
        ExecutionRate::NoBudget | ExecutionRate::Pending => pick(language, "无", "none").to_owned(),
    };
    say!(
        language,
        "本部门{year}预算数 {budget} {unit_name}，执行数 {executed} {unit_name}，执行率为 {rate}。",
        "The budget {year} is {budget} {unit_name}, of which {executed} were executed: {rate}."
    )
}

fn projects(evaluation: &Evaluation, language: Language) -> Vec<String> {
    let unit = evaluation.budget.unit;
    let unit_name = money_unit(unit, language);
    let rates = execution(&evaluation.budget).projects;
    let lines = evaluation.budget.projects.iter().zip(rates).enumerate().map(|(nth, (project, scored))| {
        let (nth, name) = (nth + 1, project.name.trim());
        let (Some(budget), Some(executed), ExecutionRate::Known(known)) =
            (project.figures.adjusted_budget, project.figures.executed, &scored.execution.rate)
        else {
            return say!(language, "{nth}.{name}，数字待填。", "{nth}. {name}: figures not filled in.");
        };
        let (budget, executed, rate) = (amount(budget, unit), amount(executed, unit), rate(known));
        say!(
            language,
            "{nth}.{name}，预算 {budget} {unit_name}，支出 {executed} {unit_name}，执行率为 {rate}。",
            "{nth}. {name}: budget {budget}, executed {executed} {unit_name}, {rate}."
        )
    });
    lines.collect()
}

/// What the filer wrote down as reasons and improvements, under headings of their own.
fn problems(evaluation: &Evaluation, report: &ScoreReport, language: Language) -> Vec<Line> {
    let lost = report.leaves().into_iter().filter(|leaf| match &leaf.outcome {
        Outcome::Scored(trace) => !trace.deduction.is_zero(),
        Outcome::Pending(_) | Outcome::Excluded(_) => false,
    });
    let entries: Vec<_> = lost.map(|leaf| evaluation.entry(&leaf.id)).collect();
    let listed = |texts: Vec<&str>, heading: &'static str| -> Vec<Line> {
        let texts: Vec<&str> = texts.into_iter().map(str::trim).filter(|text| !text.is_empty()).collect();
        if texts.is_empty() {
            return Vec::new();
        }
        let lines = texts.iter().enumerate().map(|(nth, text)| format!("{}.{}", nth + 1, closed(text, language)));
        let heading = Line { kind: LineKind::Part, text: heading.to_owned() };
        [heading].into_iter().chain(lines.map(paragraph)).collect()
    };
    let reasons = entries.iter().map(|entry| entry.reason.as_str()).collect();
    let improvements = entries.iter().map(|entry| entry.improvement.as_str()).collect();
    let mut lines = listed(reasons, pick(language, "存在问题", "Problems"));
    lines.extend(listed(improvements, pick(language, "改进措施", "Measures")));
    lines
}

/// With a full stop, unless it ends with a mark of its own.
fn closed(text: &str, language: Language) -> String {
    let is_closed = text.ends_with(['。', '；', '！', '.', '!', ';']);
    if is_closed { text.to_owned() } else { format!("{text}{}", pick(language, "。", ".")) }
}
