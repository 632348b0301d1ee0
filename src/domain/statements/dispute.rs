//! Figures for the same thing that disagree (争议数字).
//!
//! Two statements are of the same thing when nearly all words of the shorter one stand in the other or in its sentence,
//! and both state the same kinds of figures. Parts ("of which …") are only held against parts.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::execution::Rate;
use crate::domain::statements::likeness::{Words, words};
use crate::domain::statements::{Exactness, HeadCount, Role, Span, StatedAmount, StatedUnit, Statement};

/// The most statements that are held against each other; reports have some dozens.
const MOST_STATEMENTS: usize = 400;
/// Per cent of the words that must agree.
const SAME: usize = 80;
/// Per cent of the words that must agree without the sentence around them.
const ALIKE: usize = 60;
/// Per cent of the words from which on two names with the same amount are taken for one thing with two names.
const RELATED: usize = 45;

/// Something in a report that can't all be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// What kind of dispute it is.
    pub kind: DisputeKind,
    /// How sure it is.
    pub severity: DisputeSeverity,
    /// The activity, in the words of the first statement.
    pub about: String,
    /// The statements, by id, in the text's order; one where a statement is at odds with itself.
    pub statements: Vec<u32>,
    /// The figures in question, in the order of `statements`.
    pub places: Vec<Span>,
}

/// How sure a dispute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputeSeverity {
    /// One of the figures is wrong.
    Wrong,
    /// Perhaps both are right and the words are not.
    Look,
}

/// What kind of dispute it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeKind {
    /// The same thing with different figures.
    Figures(Vec<Difference>),
    /// The same amount under two names.
    Names {
        /// The amount.
        amount: StatedAmount,
        /// The first name.
        first: String,
        /// The second one.
        second: String,
    },
    /// An amount in a unit that its budget and its printed rate speak against.
    Unit {
        /// As printed.
        found: StatedAmount,
        /// The unit that agrees with the budget and the rate.
        expected: StatedUnit,
    },
    /// A printed rate that budget and executed amount don't give.
    Rate {
        /// As printed, in per cent.
        found: Decimal,
        /// As worked out, in per cent, as many decimals as printed.
        expected: Decimal,
    },
}

/// Two figures for the same thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Of heads.
    Heads(HeadCount, HeadCount),
    /// Of money.
    Amounts(StatedAmount, StatedAmount),
}

/// Everything that the statements of one report dispute, in the text's order.
pub fn disputes(statements: &[Statement]) -> Vec<Dispute> {
    let statements = statements.get(..MOST_STATEMENTS).unwrap_or(statements);
    let words = words(statements);
    let mut found = Vec::new();
    for (at, (first, first_words)) in statements.iter().zip(&words).enumerate() {
        found.extend(with_itself(first));
        for (second, second_words) in statements.iter().zip(&words).skip(at.saturating_add(1)) {
            found.extend(between(first, first_words, second, second_words));
        }
    }
    found
}

/// A project's unit and printed rate.
fn with_itself(statement: &Statement) -> Option<Dispute> {
    let Role::Project { budget: Some(budget), printed_rate } = &statement.role else { return None };
    let executed = statement.amount.as_ref()?;
    let dispute = |kind: DisputeKind, place: Span| Dispute {
        kind,
        severity: DisputeSeverity::Wrong,
        about: statement.activity.shown.clone(),
        statements: vec![statement.id],
        places: vec![place],
    };
    if executed.unit != budget.unit {
        let rate = printed_rate.as_ref().map(|(rate, _)| *rate);
        let fits = |amount: Option<Amount>| {
            amount.zip(budget.amount().ok()).is_some_and(|(executed, budget)| gives(executed, budget, rate))
        };
        if fits(executed.amount_in(budget.unit).ok()) && !fits(executed.amount().ok()) {
            let kind = DisputeKind::Unit { found: executed.clone(), expected: budget.unit };
            return Some(dispute(kind, executed.span));
        }
    }
    let (found, place) = (*printed_rate)?;
    let worked_out = Rate::of(executed.amount().ok()?, budget.amount().ok()?)?;
    let expected = worked_out.exact_percent().round(found.scale())?;
    // A rate that was cut instead of rounded is a matter of taste.
    let is_cut = worked_out.exact_percent().cut(found.scale()).is_some_and(|cut| cut.value == found.normalize());
    (expected != found && !is_cut).then(|| dispute(DisputeKind::Rate { found, expected }, place))
}

/// Whether two amounts give the printed rate; without one, whether they are of one size: 1 % to 1000 %.
pub fn gives(executed: Amount, budget: Amount, printed: Option<Decimal>) -> bool {
    let Some(rate) = Rate::of(executed, budget) else { return false };
    match printed {
        Some(printed) => rate.exact_percent().round(printed.scale()) == Some(printed),
        None => rate.percent().is_some_and(|rate| rate >= Decimal::ONE && rate <= Decimal::ONE_THOUSAND),
    }
}

fn between(first: &Statement, first_words: &Words, second: &Statement, second_words: &Words) -> Option<Dispute> {
    if !are_comparable(first, second) {
        return None;
    }
    let is_first_shorter = first_words.n_telling() <= second_words.n_telling();
    let (shorter, longer) = if is_first_shorter { (first_words, second_words) } else { (second_words, first_words) };
    if shorter.n_telling() < 2 {
        return None;
    }
    let own = shorter.covered_by(longer);
    let with_sentence = shorter.covered_by_sentence_of(longer).percent;
    let has_both = first.heads.is_some() && first.amount.is_some();
    // A figure alone is of the same thing only when both say the same of it.
    let is_same = own.percent >= ALIKE
        && with_sentence >= SAME
        && (has_both || longer.covered_by_sentence_of(shorter).percent >= SAME);
    let differences = differences(first, second);
    let is_project = [first, second].iter().any(|statement| matches!(statement.role, Role::Project { .. }));
    let kind = if is_same && !is_project && !differences.is_empty() {
        DisputeKind::Figures(differences)
    } else if same_amount(first, second) {
        let back = longer.covered_by(shorter);
        let is_one_thing = own.percent >= RELATED && own.longest_missing >= 2 && back.longest_missing >= 2;
        let amount = first.amount.clone().filter(|amount| is_one_thing && is_telling(amount))?;
        DisputeKind::Names { amount, first: first.activity.shown.clone(), second: second.activity.shown.clone() }
    } else {
        return None;
    };
    let places = match &kind {
        DisputeKind::Figures(differences) => differences.iter().flat_map(Difference::places).collect(),
        DisputeKind::Names { .. } => {
            [first, second].iter().filter_map(|it| it.amount.as_ref()).map(|it| it.span).collect()
        }
        DisputeKind::Unit { .. } | DisputeKind::Rate { .. } => Vec::new(),
    };
    let severity = match &kind {
        DisputeKind::Figures(_) => DisputeSeverity::Wrong,
        DisputeKind::Names { .. } | DisputeKind::Unit { .. } | DisputeKind::Rate { .. } => DisputeSeverity::Look,
    };
    let (about, statements) = (first.activity.shown.clone(), vec![first.id, second.id]);
    Some(Dispute { kind, severity, about, statements, places })
}

/// Whether both state the same kinds of figures and have the same standing.
fn are_comparable(first: &Statement, second: &Statement) -> bool {
    // What one sentence lists is several things.
    if first.sentence == second.sentence {
        return false;
    }
    let is_project = |statement: &Statement| matches!(statement.role, Role::Project { .. });
    match (&first.role, &second.role) {
        // Budgets of projects may be as alike as they like.
        (Role::Project { .. }, Role::Project { .. }) => return false,
        (Role::Part { .. }, Role::Part { .. })
        | (Role::Whole | Role::Project { .. }, Role::Whole | Role::Project { .. }) => {}
        (Role::Part { .. }, _) | (_, Role::Part { .. }) => return false,
    }
    // A project's name is wider than the thing it pays for: only its very amount can be recognised.
    if is_project(first) || is_project(second) {
        return same_amount(first, second);
    }
    let heads = match (&first.heads, &second.heads) {
        (Some(first), Some(second)) => first.unit.is_like(second.unit),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    heads && first.amount.is_some() == second.amount.is_some()
}

fn same_amount(first: &Statement, second: &Statement) -> bool {
    let amount = |statement: &Statement| statement.amount.as_ref().and_then(|amount| amount.amount().ok());
    let (first, second) = (amount(first), amount(second));
    first.is_some() && first == second
}

/// Whether an amount is so particular that two of it are hardly a coincidence: 40.48, not 10.
fn is_telling(amount: &StatedAmount) -> bool {
    amount.exactness == Exactness::Exact && !amount.value.fract().is_zero()
}

fn differences(first: &Statement, second: &Statement) -> Vec<Difference> {
    let mut found = Vec::new();
    if let (Some(one), Some(other)) = (&first.heads, &second.heads)
        && !agree((one.value, one.exactness), (other.value, other.exactness))
    {
        found.push(Difference::Heads(one.clone(), other.clone()));
    }
    if let (Some(one), Some(other)) = (&first.amount, &second.amount)
        && let (Ok(yuan), Ok(other_yuan)) = (one.amount(), other.amount())
        && !agree((yuan.yuan(), one.exactness), (other_yuan.yuan(), other.exactness))
    {
        found.push(Difference::Amounts(one.clone(), other.clone()));
    }
    found
}

impl Difference {
    fn places(&self) -> [Span; 2] {
        match self {
            Self::Heads(one, other) => [one.span, other.span],
            Self::Amounts(one, other) => [one.span, other.span],
        }
    }
}

/// Whether two figures can both be right: a rough one may be a tenth off.
fn agree(one: (Decimal, Exactness), other: (Decimal, Exactness)) -> bool {
    if one.1 == Exactness::Exact && other.1 == Exactness::Exact {
        return one.0 == other.0;
    }
    let (Some(gap), larger) = (one.0.checked_sub(other.0), one.0.abs().max(other.0.abs())) else { return false };
    gap.abs().checked_mul(Decimal::TEN).is_some_and(|tenfold| tenfold <= larger)
}
