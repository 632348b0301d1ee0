//! The rows below the table: the base, scaled where the framework scales it, the bonus, caps, the total and its grade.

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::{NotApplicable, Standing};
use crate::domain::grade;
use crate::domain::indicator::Indicator;
use crate::domain::order::sorted;
use crate::domain::score::{Exclusion, LeafScore, Outcome, ScoreReport};
use crate::exchange::workbook::Content;
use crate::exchange::workbook::formulas::{holds, literal};
use crate::exchange::workbook::layout::{AS_IT_IS, TWO_DECIMALS, blank, set};
use crate::text::form::FormLabel;
use crate::text::labels::Label;
use crate::text::language::Language;

/// What the total is worked out from, by the rows of the table.
#[derive(Clone, Debug, Default)]
pub(super) struct Totals {
    base: Vec<u32>,
    bonus: Vec<u32>,
    /// Rows of the base that do not apply and are left out.
    left_out: Vec<u32>,
    /// Rows of core indicators that count.
    cores: Vec<u32>,
}

impl Totals {
    pub(super) fn push_dimension(&mut self, standing: Standing, row: u32) {
        match standing {
            Standing::Base => self.base.push(row),
            Standing::Bonus => self.bonus.push(row),
            Standing::Separate => {}
        }
    }

    pub(super) fn push_leaf(&mut self, indicator: &Indicator, leaf: &LeafScore, row: u32) {
        match &leaf.outcome {
            Outcome::Excluded(Exclusion::NotApplicable) if !indicator.rule.is_bonus() => self.left_out.push(row),
            Outcome::Scored(_) if indicator.is_core => self.cores.push(row),
            Outcome::Excluded(_) | Outcome::Scored(_) | Outcome::Pending(_) => {}
        }
    }
}

fn sum(column: &str, rows: &[u32]) -> String {
    if rows.is_empty() {
        return "0".to_owned();
    }
    rows.iter().map(|row| format!("{column}{row}")).collect::<Vec<String>>().join("+")
}

/// The rows from `row` on: what is before caps, the total, the grade.
pub(super) fn total_rows(
    evaluation: &Evaluation,
    report: &ScoreReport,
    totals: &Totals,
    row: u32,
    (budget, executed): &(String, String),
    language: Language,
) -> Vec<Vec<Content>> {
    let framework = &evaluation.framework;
    let base = sum("G", &totals.base);
    let full = sum("D", &totals.base);
    let is_scaled = framework.not_applicable == Some(NotApplicable::Rescaled) && !totals.left_out.is_empty();
    let scaled = if is_scaled {
        let applicable = format!("({full}-({}))", sum("D", &totals.left_out));
        let exact = format!("ROUND(({base})*({full})/{applicable},9)");
        let decimals = framework.score_decimals;
        format!("IF({applicable}=({full}),{base},IF({exact}>=({full}),{full},MIN({full},ROUND({exact},{decimals}))))")
    } else {
        base
    };
    let before = format!("({scaled})+{}", sum("G", &totals.bonus));
    let mut caps: Vec<String> = Vec::new();
    if report.way.caps.iter().any(|cap| matches!(cap.reason, crate::domain::score::CapReason::ExecutionRate { .. }))
        || (!framework.total_caps.is_empty() && !report.way.is_cap_unknown)
    {
        let rate = format!("ROUND({executed}/{budget}*100,9)");
        let mut formula = "1E+9".to_owned();
        for cap in framework.total_caps.iter().rev() {
            formula = format!("IF({},{},{formula})", holds(&cap.rates, &rate), literal(cap.highest.value()));
        }
        caps.push(formula);
    }
    if let Some(cap) = framework.core_cap.filter(|_| !totals.cores.is_empty()) {
        let missed = totals.cores.iter().map(|row| format!("ROUND(G{row}-D{row},9)<0"));
        let missed = missed.collect::<Vec<String>>().join(",");
        caps.push(format!("IF(OR({missed}),{},1E+9)", literal(cap.value())));
    }
    let total = format!("ROUND(MIN({}),6)", [before].into_iter().chain(caps).collect::<Vec<String>>().join(","));
    let mut total_row = blank();
    set(&mut total_row, 0, Content::Text(FormLabel::Total.text(language).to_owned()));
    set(&mut total_row, 3, Content::Formula(full, literal(framework.full_marks().value()), AS_IT_IS.to_owned()));
    set(&mut total_row, 6, Content::Formula(total, literal(report.total.value()), TWO_DECIMALS.to_owned()));
    let mut rows = vec![total_row];
    if !framework.grade_bands.is_empty() {
        let mut grade_row = blank();
        let bands =
            sorted(framework.grade_bands.iter().collect(), |one: &&grade::GradeBand, other| one.from.cmp(&other.from));
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let mut formula = "\"\"".to_owned();
        for band in bands {
            formula = match band.from {
                None => quoted(&band.name),
                Some(from) => format!("IF(G{row}>={},{},{formula})", literal(from.value()), quoted(&band.name)),
            };
        }
        set(&mut grade_row, 0, Content::Text(Label::Grade.text(language).to_owned()));
        let now = grade::name_of(report.total, &framework.grade_bands);
        set(&mut grade_row, 6, Content::Formula(formula, now, AS_IT_IS.to_owned()));
        rows.push(grade_row);
    }
    rows
}
