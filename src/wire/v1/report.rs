//! What scoring a sheet says, as JSON for programs. Written, never read: scores are worked out, not stored.

use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::framework::{Category, Node};
use crate::domain::grade::Grade;
use crate::domain::indicator::Indicator;
use crate::domain::score::{
    CapReason, Exclusion, Flag, Formula, Gap, GroupScore, LeafScore, Limit, NodeScore, Outcome, ScoreReport, Trace,
};
use crate::wire::json::{Json, object};
use crate::wire::v1::interval::write_interval;

/// Decimals that an endless value is cut to.
const SHOWN_DECIMALS: u32 = 12;

/// The report of a sheet, indented.
pub fn write_report(evaluation: &Evaluation, report: &ScoreReport) -> String {
    report_json(evaluation, report).pretty()
}

/// The report of a sheet: the total and how it came about, groups and indicators in the order of the tree.
pub fn report_json(evaluation: &Evaluation, report: &ScoreReport) -> Json {
    let way = &report.way;
    let (mut groups, mut indicators) = (Vec::new(), Vec::new());
    for (dimension, scored) in evaluation.framework.dimensions.iter().zip(&report.dimensions) {
        push_group(dimension, scored, 1, &mut groups, &mut indicators);
    }
    let caps = way.caps.iter().map(|cap| {
        let (reason, detail) = match &cap.reason {
            CapReason::ExecutionRate { percent, rates } => {
                let mut fields = write_interval(rates);
                fields.push(("percent".to_owned(), shown(percent)));
                ("execution_rate", Json::Object(fields))
            }
            CapReason::CoreMissed(missed) => {
                ("core_missed", Json::List(missed.iter().map(|id| id.as_str().into()).collect()))
            }
        };
        object([("highest", Some(cap.highest.into())), (reason, Some(detail))])
    });
    let (lowest, highest) = match &report.grade {
        Grade::Settled(name) => (name, name),
        Grade::Open { lowest, highest } => (lowest, highest),
    };
    let grade = object([("lowest", Some(lowest.as_str().into())), ("highest", Some(highest.as_str().into()))]);
    object([
        ("framework", Some(evaluation.framework.reference.to_string().into())),
        ("name", Some(evaluation.profile.name.as_str().into())),
        ("total", Some(report.total.into())),
        ("full_marks", Some(report.full_marks.into())),
        ("pending", Some(report.pending.into())),
        ("grade", Some(grade)),
        ("base", Some(way.rescaled.map_or(way.base, |rescaled| rescaled.base).into())),
        ("bonus", Some(way.bonus.into())),
        ("not_applicable", Some(way.not_applicable.into())),
        ("unscaled_base", Some(way.base.into())),
        ("before_caps", Some(way.before_caps.into())),
        ("caps", Some(Json::List(caps.collect()))),
        ("is_cap_unknown", Some(Json::Flag(way.is_cap_unknown))),
        ("rounding_effect", Some(report.rounding_effect.into())),
        ("groups", Some(Json::List(groups))),
        ("indicators", Some(Json::List(indicators))),
    ])
}

fn push_group(group: &Category, scored: &GroupScore, level: u32, groups: &mut Vec<Json>, indicators: &mut Vec<Json>) {
    let sums = &scored.sums;
    groups.push(object([
        ("id", Some(group.id.as_str().into())),
        ("name", Some(group.name.as_str().into())),
        ("level", Some(level.into())),
        ("weight", Some(group.weight.into())),
        ("score", Some(sums.score.into())),
        ("deduction", Some(sums.deduction.into())),
        ("pending", Some(sums.pending.into())),
        ("not_applicable", Some(sums.not_applicable.into())),
    ]));
    for (node, scored) in group.children.iter().zip(&scored.children) {
        match (node, scored) {
            (Node::Category(group), NodeScore::Group(scored)) => {
                push_group(group, scored, level + 1, groups, indicators);
            }
            (Node::Indicator(indicator), NodeScore::Leaf(scored)) => {
                indicators.push(indicator_json(indicator, &group.id, scored));
            }
            // The report is the framework's tree again: the two never differ.
            (Node::Category(_), NodeScore::Leaf(_)) | (Node::Indicator(_), NodeScore::Group(_)) => {}
        }
    }
}

fn indicator_json(indicator: &Indicator, group: &crate::domain::id::NodeId, scored: &LeafScore) -> Json {
    let state = match &scored.outcome {
        Outcome::Pending(_) => "pending",
        Outcome::Scored(_) => "scored",
        Outcome::Excluded(_) => "excluded",
    };
    let mut fields = vec![
        ("id".to_owned(), indicator.id.as_str().into()),
        ("name".to_owned(), indicator.name.as_str().into()),
        ("group".to_owned(), group.as_str().into()),
        ("weight".to_owned(), indicator.weight.into()),
        ("state".to_owned(), state.into()),
    ];
    let outcome = match &scored.outcome {
        Outcome::Pending(gaps) => {
            let gaps = gaps.iter().map(|gap| gap_code(*gap).into()).collect();
            object([("gaps", Some(Json::List(gaps)))])
        }
        Outcome::Scored(trace) => trace_json(trace),
        Outcome::Excluded(exclusion) => {
            let code = match exclusion {
                Exclusion::NotApplicable => "not_applicable",
                Exclusion::NotPicked => "not_picked",
            };
            object([("excluded", Some(code.into()))])
        }
    };
    if let Json::Object(more) = outcome {
        fields.extend(more);
    }
    Json::Object(fields)
}

fn trace_json(trace: &Trace) -> Json {
    let limit = trace.limit.map(|limit| match limit {
        Limit::Highest(_) => "highest".into(),
        Limit::Lowest(_) => "lowest".into(),
    });
    object([
        ("score", Some(trace.score.into())),
        ("deduction", Some(trace.deduction.into())),
        ("formula", Some(formula_code(&trace.formula).into())),
        ("actual", trace.formula.actual().map(|actual| shown(&actual.value))),
        ("unrounded", Some(shown(&trace.unrounded))),
        ("limit", limit),
        ("decimals", Some(trace.decimals.into())),
        ("flags", Some(Json::List(trace.flags.iter().map(|flag| flag_code(flag).into()).collect()))),
    ])
}

/// The exact digits, or those before the cut and "…".
fn shown(value: &Exact) -> Json {
    match value.cut(SHOWN_DECIMALS) {
        Some(cut) if cut.is_whole => text(cut.value),
        Some(cut) => format!("{}…", cut.value).into(),
        None => "…".into(),
    }
}

fn text(value: Decimal) -> Json {
    value.to_string().into()
}

/// The word for what a leaf lacks.
pub fn gap_code(gap: Gap) -> &'static str {
    match gap {
        Gap::Actual => "actual",
        Gap::Target => "target",
        Gap::NegativeActual => "negative_actual",
        Gap::NotWhole => "not_whole",
        Gap::Budget => "budget",
        Gap::Executed => "executed",
        Gap::NoBudget => "no_budget",
        Gap::AnnualBudget => "annual_budget",
        Gap::MonthEnds => "month_ends",
        Gap::Part => "part",
        Gap::Whole => "whole",
        Gap::NoBase => "no_base",
        Gap::NoRatio => "no_ratio",
        Gap::Choice => "choice",
        Gap::UnknownChoice => "unknown_choice",
        Gap::OutsideGrade { .. } => "outside_grade",
        Gap::Items => "items",
        Gap::NoBand => "no_band",
        Gap::NotForeseen => "not_foreseen",
    }
}

/// The word for what a reader should know about a score.
pub fn flag_code(flag: &Flag) -> &'static str {
    match flag {
        Flag::AboveFull => "above_full",
        Flag::OverTarget { .. } => "over_target",
        Flag::AboveTarget => "above_target",
        Flag::TargetNotPositive => "target_not_positive",
        Flag::OutOfRange => "out_of_range",
        Flag::ReasonMissing => "reason_missing",
        Flag::TypedRateDiffers { .. } => "typed_rate_differs",
    }
}

fn formula_code(formula: &Formula) -> &'static str {
    match formula {
        Formula::Proportion { .. } => "proportion",
        Formula::OverTarget { .. } => "over_target",
        Formula::Compared { .. } => "compared",
        Formula::Reverse { .. } => "reverse",
        Formula::Steps { .. } => "steps",
        Formula::Band { .. } => "band",
        Formula::Graded { .. } => "graded",
        Formula::Answered { .. } => "answered",
        Formula::Checked { .. } => "checked",
        Formula::MeanOfPeriods { .. } => "mean_of_periods",
        Formula::TypedRate { .. } => "typed_rate",
        Formula::Occurrences { .. } => "occurrences",
        Formula::Execution { .. } => "execution",
        Formula::Coefficient { .. } => "coefficient",
        Formula::Typed { .. } => "typed",
        Formula::NotApplicable { .. } => "not_applicable",
    }
}
