//! The quality of the indicators themselves (指标分解不细致、不具体): units, standards, words, weights.

use rust_decimal::Decimal;

use crate::domain::check::CheckWords;
use crate::domain::check::finding::{CheckId, Fact, Finding, FindingSeverity, Place};
use crate::domain::check::thresholds;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::framework::Standing;
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::points::Points;
use crate::domain::provenance::ProvenanceKind;
use crate::domain::rules::Rule;

pub(super) fn check(evaluation: &Evaluation, words: &CheckWords<'_>, found: &mut Vec<Finding>) {
    let indicators = evaluation.framework.indicators();
    let full = evaluation.framework.full_marks();
    for (position, indicator) in indicators.iter().enumerate() {
        let checks = [
            no_unit(indicator),
            no_standard(indicator),
            vague(evaluation, indicator, words),
            heavy(evaluation, indicator, full),
            payment(indicator, words),
            fractional(indicator),
        ];
        found.extend(checks.into_iter().flatten());
        let name = indicator.name.trim();
        if !name.is_empty() && indicators.iter().take(position).any(|other| other.name.trim() == name) {
            let facts = vec![Fact::Words(name.to_owned())];
            found.push(of(CheckId::SameIndicatorTwice, FindingSeverity::Warning, indicator, facts));
        }
    }
    let names = indicators.iter().map(|indicator| indicator.name.as_str());
    let groups = evaluation.framework.categories();
    let names: Vec<&str> = names.chain(groups.iter().map(|group| group.name.as_str())).collect();
    let parts = [(CheckId::NoSatisfactionPart, words.satisfaction), (CheckId::NoCostPart, words.cost)];
    for (check, words) in parts {
        // An empty form has no parts at all, which is said elsewhere.
        if !indicators.is_empty() && !words.is_empty() && names.iter().all(|name| !holds(name, words)) {
            found.push(Finding::new(check, FindingSeverity::Note, Place::Sheet, Vec::new()));
        }
    }
}

/// Whether a text holds one of these words.
pub(super) fn holds(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn of(check: CheckId, severity: FindingSeverity, indicator: &Indicator, facts: Vec<Fact>) -> Finding {
    Finding::new(check, severity, Place::Indicator(indicator.id.clone()), facts)
}

fn no_unit(indicator: &Indicator) -> Option<Finding> {
    let is_unitless = match &indicator.measure {
        Measure::Quantity { unit, .. } | Measure::Count { unit } => unit.trim().is_empty(),
        Measure::Rate { .. }
        | Measure::Ratio(_)
        | Measure::Execution
        | Measure::Points
        | Measure::Choice
        | Measure::Words => false,
    };
    is_unitless.then(|| of(CheckId::NoUnit, FindingSeverity::Warning, indicator, Vec::new()))
}

/// Points that are simply typed, and nothing that says what they are for. What a report leaves unlisted can't have one.
fn no_standard(indicator: &Indicator) -> Option<Finding> {
    let is_unlisted = indicator.rule_provenance.kind == ProvenanceKind::Unlisted;
    let has_none = matches!(indicator.rule, Rule::Direct(_))
        && indicator.definition.trim().is_empty()
        && indicator.rule_provenance.note.trim().is_empty();
    (has_none && !is_unlisted).then(|| of(CheckId::NoStandard, FindingSeverity::Warning, indicator, Vec::new()))
}

fn vague(evaluation: &Evaluation, indicator: &Indicator, words: &CheckWords<'_>) -> Option<Finding> {
    let target = match &indicator.target {
        Target::FixedWords(target) => target.as_str(),
        Target::Entered => &evaluation.entry(&indicator.id).target_words,
        Target::None | Target::Fixed(_) => "",
    };
    let facts = || vec![Fact::Words(target.trim().to_owned())];
    holds(target, words.vague).then(|| of(CheckId::VagueWords, FindingSeverity::Warning, indicator, facts()))
}

fn heavy(evaluation: &Evaluation, indicator: &Indicator, full: Points) -> Option<Finding> {
    let is_base = evaluation.framework.standing_of(&indicator.id) == Some(Standing::Base);
    let is_unlisted = indicator.weight_provenance.kind == ProvenanceKind::Unlisted;
    let share = Exact::new(indicator.weight.value()).divided_by(&Exact::new(full.value()))?.times(&Exact::HUNDRED);
    let is_alone = evaluation.framework.indicators().len() == 1;
    let is_heavy = share > Exact::new(thresholds::MOST_OF_THE_WEIGHT);
    let facts = vec![Fact::Points(indicator.weight), Fact::Percent(share)];
    (is_base && is_heavy && !is_unlisted && !is_alone)
        .then(|| of(CheckId::OneHeavyIndicator, FindingSeverity::Warning, indicator, facts))
}

/// A review firm gives nothing for a quantity that is really payment or execution.
fn payment(indicator: &Indicator, words: &CheckWords<'_>) -> Option<Finding> {
    let is_quantity = matches!(indicator.measure, Measure::Quantity { .. } | Measure::Count { .. });
    (is_quantity && holds(&indicator.name, words.payment))
        .then(|| of(CheckId::QuantityIsPayment, FindingSeverity::Warning, indicator, Vec::new()))
}

fn fractional(indicator: &Indicator) -> Option<Finding> {
    // A share of a weight comes out as it does; what was set could be set otherwise.
    let is_set = indicator.share.is_none() && indicator.weight.value().fract() != Decimal::ZERO;
    let facts = vec![Fact::Points(indicator.weight)];
    is_set.then(|| of(CheckId::FractionalWeight, FindingSeverity::Note, indicator, facts))
}
