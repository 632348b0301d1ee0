//! Where everything stands in the workbook: rows, cells and the sheets that formulas look at.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::execution::{ExecutionRate, execution};
use crate::domain::framework::{Assessed, Category, Node};
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::rules::Rule;
use crate::domain::rules::average_rate::{Period, mean_rate};
use crate::domain::score::{GroupScore, LeafScore, NodeScore, Outcome, ScoreReport};
use crate::exchange::workbook::formulas::{self, Cells, literal};
use crate::exchange::workbook::total::{Totals, total_rows};
use crate::exchange::workbook::{COLUMNS, Content, FIRST_ROW};
use crate::text::form::{FormLabel, actual_text, target_text};
use crate::text::indicators::IndicatorsLabel;
use crate::text::labels::Label;
use crate::text::language::Language;

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Row {
    /// An indicator.
    Leaf(Vec<Content>),
    /// A sum, or what follows from the sums.
    Sum(Vec<Content>),
}

impl Row {
    pub(super) fn cells(&self) -> &[Content] {
        match self {
            Self::Leaf(cells) | Self::Sum(cells) => cells,
        }
    }
}

/// The table and what its formulas look at.
pub(super) struct Layout<'a> {
    pub(super) evaluation: &'a Evaluation,
    pub(super) language: Language,
    pub(super) heads: [&'static str; 12],
    pub(super) rows: Vec<Row>,
    /// Item by item: indicator, item, points, 1 for met.
    pub(super) items: Vec<Vec<Content>>,
    /// What the total is worked out from.
    totals: Totals,
}

/// The row of the department in the sheet of the money.
const DEPARTMENT_ROW: u32 = 2;
/// How points are shown: two decimals, and more only where a weight has more.
pub(super) const TWO_DECIMALS: &str = "0.00####";
/// How numbers are shown as they are.
pub(super) const AS_IT_IS: &str = "General";

impl<'a> Layout<'a> {
    pub(super) fn new(evaluation: &'a Evaluation, report: &ScoreReport, language: Language) -> Self {
        let heads = [
            FormLabel::Dimension,
            FormLabel::Category,
            FormLabel::Indicator,
            FormLabel::Weight,
            FormLabel::Target,
            FormLabel::Actual,
            FormLabel::Score,
            FormLabel::Reason,
            FormLabel::Improvement,
            FormLabel::Evidence,
            FormLabel::Part,
            FormLabel::Whole,
        ];
        let mut layout = Self {
            evaluation,
            language,
            heads: heads.map(|head| head.text(language)),
            rows: Vec::new(),
            items: Vec::new(),
            totals: Totals::default(),
        };
        for (dimension, scored) in evaluation.framework.dimensions.iter().zip(&report.dimensions) {
            let first = layout.next_row();
            layout.push_group(&dimension.name, dimension, scored, &[]);
            let last = layout.next_row() - 1;
            let sum = if last < first { "0".to_owned() } else { format!("SUM(G{first}:G{last})") };
            let mut cells = blank();
            set(&mut cells, 0, Content::Text(dimension.name.clone()));
            set(&mut cells, 1, Content::Text(FormLabel::Sum.text(language).to_owned()));
            set(&mut cells, 3, Content::Number(scored.weight.value(), AS_IT_IS.to_owned()));
            let now = scored.sums.score.value().normalize().to_string();
            set(&mut cells, 6, Content::Formula(sum, now, TWO_DECIMALS.to_owned()));
            layout.totals.push_dimension(dimension.standing, layout.next_row());
            layout.rows.push(Row::Sum(cells));
        }
        let rate = rate_cells(language);
        let rows = total_rows(evaluation, report, &layout.totals, layout.next_row(), &rate, language);
        layout.rows.extend(rows.into_iter().map(Row::Sum));
        layout
    }

    fn next_row(&self) -> u32 {
        FIRST_ROW + u32::try_from(self.rows.len()).unwrap_or(0)
    }

    fn push_group(&mut self, dimension: &str, group: &Category, scored: &GroupScore, path: &[&str]) {
        for pair in group.children.iter().zip(&scored.children) {
            match pair {
                (Node::Category(child), NodeScore::Group(scored)) => {
                    let path: Vec<&str> = path.iter().copied().chain([child.name.as_str()]).collect();
                    self.push_group(dimension, child, scored, &path);
                }
                (Node::Indicator(indicator), NodeScore::Leaf(leaf)) => {
                    let is_unpicked = group.assessed == Assessed::OneOf && leaf.trace().is_none();
                    self.push_leaf(dimension, indicator, leaf, path, is_unpicked);
                }
                // Both are the same tree.
                (Node::Category(_), NodeScore::Leaf(_)) | (Node::Indicator(_), NodeScore::Group(_)) => {}
            }
        }
    }

    fn push_leaf(
        &mut self,
        dimension: &str,
        indicator: &Indicator,
        leaf: &LeafScore,
        path: &[&str],
        is_unpicked: bool,
    ) {
        let (evaluation, language) = (self.evaluation, self.language);
        let row = self.next_row();
        let entry = evaluation.entry(&indicator.id);
        let cells = cells_of(row);
        let shown = formulas::number_format(&indicator.measure);
        let words =
            |text: &str| if text.trim().is_empty() { Content::Empty } else { Content::Text(text.trim().to_owned()) };
        let number =
            |value: Option<Decimal>| value.map_or(Content::Empty, |value| Content::Number(value, shown.clone()));
        let target = match indicator.target {
            Target::Fixed(target) => number(Some(target)),
            Target::Entered if entry.target.is_some() => number(entry.target),
            Target::None | Target::FixedWords(_) | Target::Entered => {
                words(&target_text(evaluation, indicator, language))
            }
        };
        let mut content = blank();
        let texts = [(0, dimension.to_owned()), (1, path.join(" / ")), (2, indicator.name.clone())];
        for (column, text) in texts {
            set(&mut content, column, words(&text));
        }
        set(&mut content, 3, Content::Number(indicator.weight.value(), AS_IT_IS.to_owned()));
        set(&mut content, 4, target);
        set(&mut content, 5, self.actual(indicator, leaf, &cells, &shown));
        set(&mut content, 6, self.score(indicator, leaf, &cells, is_unpicked));
        for (column, text) in [(7, &entry.reason), (8, &entry.improvement), (9, &entry.evidence)] {
            set(&mut content, column, words(text));
        }
        if indicator.measure.ratio().is_some() {
            let plain =
                |value: Option<Decimal>| value.map_or(Content::Empty, |it| Content::Number(it, AS_IT_IS.to_owned()));
            set(&mut content, 10, plain(entry.part));
            set(&mut content, 11, plain(entry.whole));
        }
        self.totals.push_leaf(indicator, leaf, row);
        self.rows.push(Row::Leaf(content));
    }

    /// What stands as the actual value: typed, or worked out from other cells.
    fn actual(&self, indicator: &Indicator, leaf: &LeafScore, cells: &Cells, shown: &str) -> Content {
        let (evaluation, language) = (self.evaluation, self.language);
        let framework = &evaluation.framework;
        let entry = evaluation.entry(&indicator.id);
        let typed = || match entry.actual {
            Some(actual) => Content::Number(actual, shown.to_owned()),
            None => {
                let text = actual_text(evaluation, indicator, leaf, language);
                if leaf.trace().is_some() { Content::Text(text) } else { Content::Empty }
            }
        };
        let formula = |formula: String| {
            let now = self.percent_now(indicator, leaf).map(literal).unwrap_or_default();
            Content::Formula(formula, now, "0.00\"%\"".to_owned())
        };
        let has_money = evaluation.budget.department.executed.is_some()
            && evaluation.budget.department.adjusted_budget.is_some_and(|it| it > Amount::ZERO);
        match (&indicator.rule, &indicator.measure) {
            (Rule::AverageRate(rule), _) if mean_rate(&evaluation.progress, rule.period).is_ok() => {
                let sheet = FormLabel::SheetMonths.text(language);
                let mean = match rule.period {
                    Period::Month => format!("AVERAGE('{sheet}'!B3:B14)"),
                    Period::Quarter => {
                        format!("AVERAGE('{sheet}'!B5,'{sheet}'!B8,'{sheet}'!B11,'{sheet}'!B14)")
                    }
                };
                formula(formulas::rounded_rate(&format!("{mean}/'{sheet}'!B2*100"), framework))
            }
            (Rule::Execution(_), _) | (_, Measure::Execution) if has_money => {
                let (budget, executed) = rate_cells(language);
                formula(formulas::rounded_rate(&format!("{executed}/{budget}*100"), framework))
            }
            (Rule::YesNo(_), _) => match leaf.trace() {
                Some(_) => Content::Text(actual_text(evaluation, indicator, leaf, language)),
                None => Content::Empty,
            },
            (Rule::Checklist(_), _) => Content::Empty,
            (_, Measure::Ratio(ratio)) if entry.part.is_some() && entry.whole.is_some_and(|it| it > Decimal::ZERO) => {
                formula(formulas::ratio(ratio.form, cells, framework))
            }
            _ => typed(),
        }
    }

    /// What a rate that is worked out is now, in per cent.
    fn percent_now(&self, indicator: &Indicator, leaf: &LeafScore) -> Option<Decimal> {
        let measured = leaf.trace().and_then(|trace| trace.formula.actual()).map(|actual| actual.value.clone());
        let by_rule = || {
            if let Rule::AverageRate(rule) = &indicator.rule {
                return mean_rate(&self.evaluation.progress, rule.period).ok().map(|mean| mean.times(&Exact::HUNDRED));
            }
            match execution(&self.evaluation.budget).department.rate {
                ExecutionRate::Known(rate) => Some(rate.exact_percent()),
                ExecutionRate::NoBudget | ExecutionRate::Pending => None,
            }
        };
        measured.or_else(by_rule)?.round(9)
    }

    /// Whether any indicator is a ratio of two figures, which then stand beside the table.
    pub(super) fn has_ratios(&self) -> bool {
        self.evaluation.framework.indicators().iter().any(|indicator| indicator.measure.ratio().is_some())
    }

    fn score(&mut self, indicator: &Indicator, leaf: &LeafScore, cells: &Cells, is_unpicked: bool) -> Content {
        let (evaluation, language) = (self.evaluation, self.language);
        let pending = || Content::Text(Label::PendingShort.text(language).to_owned());
        let trace = match &leaf.outcome {
            Outcome::Scored(trace) => trace,
            Outcome::Excluded(_) => return Content::Text(FormLabel::LeftOut.text(language).to_owned()),
            Outcome::Pending(_) => return pending(),
        };
        if is_unpicked {
            return pending();
        }
        let now = trace.score.value().normalize().to_string();
        if evaluation.entry(&indicator.id).not_applicable {
            // Full marks for what does not apply.
            return Content::Formula(cells.weight.clone(), now, TWO_DECIMALS.to_owned());
        }
        let settled = |unrounded: &str| formulas::settled(unrounded, indicator, cells, &evaluation.framework);
        let formula = match &indicator.rule {
            Rule::YesNo(_) => {
                let yes = IndicatorsLabel::Yes.text(language);
                format!("IF({}=\"{yes}\",{},0)", cells.actual, cells.weight)
            }
            Rule::Grade(grade) => {
                let entry = evaluation.entry(&indicator.id);
                let picked = grade.grades.iter().find(|it| it.id == entry.choice);
                match picked.and_then(|it| it.percent.single()) {
                    // The grade gives the points; typed ones only repeat them.
                    Some(percent) => settled(&format!("{}*{}/100", cells.weight, literal(percent))),
                    None => settled(&cells.actual),
                }
            }
            Rule::Checklist(list) => {
                let sheet = FormLabel::SheetItems.text(language);
                let first = u32::try_from(self.items.len()).unwrap_or(0) + 2;
                let entry = evaluation.entry(&indicator.id);
                for item in list.items.iter() {
                    let is_met = entry.item(&item.id) == Some(true);
                    self.items.push(vec![
                        Content::Text(indicator.name.clone()),
                        Content::Text(item.name.clone()),
                        Content::Number(item.points.value(), AS_IT_IS.to_owned()),
                        Content::Number(if is_met { Decimal::ONE } else { Decimal::ZERO }, AS_IT_IS.to_owned()),
                    ]);
                }
                let last = u32::try_from(self.items.len()).unwrap_or(0) + 1;
                settled(&format!("SUMPRODUCT('{sheet}'!C{first}:C{last},'{sheet}'!D{first}:D{last})"))
            }
            Rule::Proportional(_)
            | Rule::Reverse(_)
            | Rule::Equal(_)
            | Rule::Steps(_)
            | Rule::Bands(_)
            | Rule::PerOccurrence(_)
            | Rule::AverageRate(_)
            | Rule::Execution(_)
            | Rule::Coefficient(_)
            | Rule::Direct(_)
            | Rule::Bonus(_) => match formulas::score(indicator, cells, &evaluation.framework) {
                Some(formula) => formula,
                None => return Content::Number(trace.score.value(), TWO_DECIMALS.to_owned()),
            },
        };
        Content::Formula(formula, now, TWO_DECIMALS.to_owned())
    }
}

/// The cells of the department's budget and executed amount.
fn rate_cells(language: Language) -> (String, String) {
    let sheet = FormLabel::SheetMoney.text(language);
    (format!("'{sheet}'!B{DEPARTMENT_ROW}"), format!("'{sheet}'!C{DEPARTMENT_ROW}"))
}

fn cells_of(row: u32) -> Cells {
    let cell = |column: &str| format!("{column}{row}");
    Cells {
        weight: cell("D"),
        target: cell("E"),
        actual: cell("F"),
        reason: cell("H"),
        part: cell("K"),
        whole: cell("L"),
    }
}

pub(super) fn blank() -> Vec<Content> {
    vec![Content::Empty; COLUMNS.len()]
}

pub(super) fn set(cells: &mut [Content], column: usize, content: Content) {
    if let Some(cell) = cells.get_mut(column) {
        *cell = content;
    }
}
