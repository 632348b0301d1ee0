//! What matters most: each number moved a little down and up, alone.

use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::score::{ScoreReport, score};
use crate::domain::whatif::change::{Change, applied};
use crate::domain::whatif::goal::{adds_up, counted};
use crate::domain::whatif::input::{Input, Owner, Trial, input_of, steps_of};
use crate::domain::whatif::spending::hangs_on_money;

/// A number moved down and up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Swing {
    /// Whose number it is.
    pub owner: Owner,
    /// The lower number and the total with it.
    pub down: (Change, Points),
    /// The higher number and the total with it.
    pub up: (Change, Points),
}

impl Swing {
    /// How far the two totals and the present one lie apart.
    pub fn spread(&self, now: Points) -> Points {
        let totals = [self.down.1, self.up.1, now];
        let (lowest, highest) = (totals.iter().min(), totals.iter().max());
        highest.copied().unwrap_or_default() - lowest.copied().unwrap_or_default()
    }
}

/// Each number that counts moved by `percent` per cent of itself, down and up, on its grid and no further than it can mean
/// something; the total of each. What moves the total most comes first, in the order of the form
/// among equals; what moves nothing is left out. Points that somebody gives are no numbers to be moved.
pub fn swings(evaluation: &Evaluation, report: &ScoreReport, percent: Decimal) -> Vec<Swing> {
    let mut found = Vec::new();
    let mut by_money: Vec<(&Indicator, NodeId)> = Vec::new();
    for (indicator, _) in counted(evaluation, report) {
        if hangs_on_money(indicator) {
            by_money.push((indicator, indicator.id.clone()));
        } else if is_measured(&indicator.rule) {
            let owner = Owner::Indicator(indicator.id.clone());
            found.extend(
                input_of(indicator, evaluation)
                    .and_then(|input| swing((evaluation, report), indicator, input, owner, percent)),
            );
        }
    }
    if let Some((first, _)) = by_money.first() {
        let owner = Owner::Department(by_money.iter().map(|(_, id)| id.clone()).collect());
        found.extend(swing((evaluation, report), first, Input::Executed(evaluation.budget.unit), owner, percent));
    }
    let spread = |swing: &Swing| swing.spread(report.total);
    let moving = found.into_iter().filter(|swing| !spread(swing).is_zero()).collect();
    sorted(moving, |one, other| spread(other).cmp(&spread(one)))
}

/// Whether a rule's number is something that is done or measured.
pub fn is_measured(rule: &Rule) -> bool {
    match rule {
        Rule::Proportional(_)
        | Rule::Reverse(_)
        | Rule::Equal(_)
        | Rule::Steps(_)
        | Rule::Bands(_)
        | Rule::PerOccurrence(_)
        | Rule::AverageRate(_)
        | Rule::Execution(_) => true,
        Rule::Grade(_)
        | Rule::YesNo(_)
        | Rule::Checklist(_)
        | Rule::Coefficient(_)
        | Rule::Direct(_)
        | Rule::Bonus(_) => false,
    }
}

fn swing(
    (evaluation, report): (&Evaluation, &ScoreReport),
    indicator: &Indicator,
    input: Input,
    owner: Owner,
    percent: Decimal,
) -> Option<Swing> {
    let mut grid = Trial::new(indicator, evaluation, input)?;
    let from = grid.from;
    let now = Exact::new(Decimal::try_from_i128_with_scale(from, 0).ok()?);
    // At least one step, else small counts would never move.
    let width = now.magnitude().percent(&Exact::new(percent)).round(0)?.mantissa().max(1);
    let whole = Decimal::ONE_HUNDRED;
    let full = (input == Input::Actual && indicator.measure.ends_at_a_hundred())
        .then(|| steps_of(whole, grid.decimals))
        .flatten()
        .filter(|full| from <= *full);
    let up = from.checked_add(width)?.min(full.unwrap_or(i128::MAX));
    let down = from.checked_sub(width)?.max(if from >= 0 { 0 } else { i128::MIN });
    let is_alone = matches!(owner, Owner::Indicator(_)) && adds_up(evaluation, report);
    let present = grid.points_at(from).unwrap_or_default();
    let mut total = |steps: i128| {
        let change = grid.change(steps)?;
        let total = if is_alone {
            report.total + (grid.points_at(steps).unwrap_or_default() - present)
        } else {
            score(&applied(evaluation, std::slice::from_ref(&change))).total
        };
        Some((change, total))
    };
    Some(Swing { down: total(down)?, up: total(up)?, owner })
}
