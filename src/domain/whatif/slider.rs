//! A tried number as a slider: how far it goes, in steps that somebody would type.

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::indicator::{Indicator, Measure, Sign};
use crate::domain::points::Points;
use crate::domain::progress::LAST_MONTH;
use crate::domain::rules::Rule;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::input::{Input, decimals_of, input_of, last_month, steps_of, target_of};
use crate::domain::whatif::reach::{Bounds, Reach, Wanted, reach};
use crate::domain::whatif::uncertain::UncertainPlace;

/// How far a number can be moved, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Slider {
    change: Change,
    unit: MoneyUnit,
    decimals: u32,
    lowest: i128,
    /// How many steps there are beyond the lowest number.
    pub n_steps: i128,
    /// How many of them the number is beyond the lowest.
    pub at: i128,
}

impl Slider {
    /// The change to the number so many steps beyond the lowest; `None` beyond the ends.
    pub fn change_at(&self, steps: i128) -> Option<Change> {
        let steps = self.lowest.checked_add(steps).filter(|_| (0..=self.n_steps).contains(&steps))?;
        let value = Decimal::try_from_i128_with_scale(steps, self.decimals).ok()?.normalize();
        with_value(&self.change, value, self.unit)
    }
}

/// The same change to another number, in the unit it is shown in; `None` for a pick, and beyond what money can be.
pub fn with_value(change: &Change, value: Decimal, unit: MoneyUnit) -> Option<Change> {
    Some(match change {
        Change::Actual { id, .. } => Change::Actual { id: id.clone(), value: Some(value) },
        Change::Part { id, .. } => Change::Part { id: id.clone(), value },
        Change::Executed(_) => Change::Executed(Amount::from_unit(value, unit).ok()?),
        Change::Month { month, .. } => Change::Month { month: *month, executed: Amount::from_unit(value, unit).ok()? },
        Change::Choice { .. } | Change::Item { .. } => return None,
    })
}

/// The slider of a tried number; `None` for a pick, and for numbers beyond what can be counted.
pub fn slider_of(change: &Change, sheet: &Evaluation) -> Option<Slider> {
    let unit = sheet.budget.unit;
    let indicator = |id| sheet.framework.indicator(id);
    let budget = |budget: Option<Amount>| budget.map(|budget| budget.in_unit(unit));
    let (now, input, of) = match change {
        Change::Actual { id, value } => ((*value)?, Input::Actual, Some(indicator(id)?)),
        Change::Part { id, value } => (*value, Input::Part, Some(indicator(id)?)),
        Change::Executed(executed) => (executed.in_unit(unit), Input::Executed(unit), None),
        Change::Month { executed, .. } => (executed.in_unit(unit), Input::Executed(unit), None),
        Change::Choice { .. } | Change::Item { .. } => return None,
    };
    let (lowest, highest) = match (change, of) {
        (Change::Month { .. }, _) => (Decimal::ZERO, budget(sheet.progress.annual_budget)),
        (_, None) => (Decimal::ZERO, budget(sheet.budget.department.adjusted_budget)),
        (_, Some(indicator)) => ends(indicator, sheet, input),
    };
    let decimals = of.map_or(2, |indicator| decimals_of(indicator, sheet, input)).max(now.normalize().scale());
    // Without anything to go by, as far again as the number is.
    let doubled = now.abs().checked_mul(Decimal::TWO)?.max(Decimal::TEN);
    let (lowest, highest) = (lowest.min(now), highest.unwrap_or(doubled).max(now));
    let (lowest, highest, now) = (steps_of(lowest, decimals)?, steps_of(highest, decimals)?, steps_of(now, decimals)?);
    let (n_steps, at) = (highest.checked_sub(lowest)?, now.checked_sub(lowest)?);
    Some(Slider { change: change.clone(), unit, decimals, lowest, n_steps, at })
}

/// The lowest number, and the highest where something says it.
fn ends(indicator: &Indicator, sheet: &Evaluation, input: Input) -> (Decimal, Option<Decimal>) {
    let entry = sheet.entry(&indicator.id);
    match (&indicator.rule, input) {
        (Rule::Bonus(bonus), _) => return (bonus.lowest.value(), Some(bonus.highest.value())),
        (Rule::Direct(_) | Rule::Grade(_), _) => return (Decimal::ZERO, Some(indicator.weight.value())),
        (_, Input::Part) => return (Decimal::ZERO, entry.whole.and_then(half_as_much_again)),
        _ => {}
    }
    let lowest = if indicator.measure.sign() == Sign::MayBeNegative { -Decimal::ONE_HUNDRED } else { Decimal::ZERO };
    if indicator.measure.ends_at_a_hundred() {
        return (lowest, Some(Decimal::ONE_HUNDRED));
    }
    let target = target_of(indicator, entry).and_then(half_as_much_again);
    let highest = match &indicator.measure {
        Measure::Rate { .. } | Measure::Ratio(_) | Measure::Execution => {
            Some(target.unwrap_or_default().max(Decimal::ONE_HUNDRED))
        }
        Measure::Quantity { .. } | Measure::Count { .. } | Measure::Points | Measure::Choice | Measure::Words => target,
    };
    (lowest, highest)
}

/// Half as much again: room above a target.
fn half_as_much_again(value: Decimal) -> Option<Decimal> {
    Exact::new(value.abs()).percent(&Exact::new(Decimal::from(150))).round(value.normalize().scale())
}

/// What trying a place begins with: its number as it is (or 0), or the pick that gives the most. Empty where there is nothing to try.
pub fn beginning(place: &UncertainPlace, sheet: &Evaluation) -> Vec<Change> {
    let id = match place {
        UncertainPlace::Executed => {
            return vec![Change::Executed(sheet.budget.department.executed.unwrap_or_default())];
        }
        UncertainPlace::Indicator(id) => id,
    };
    let Some(indicator) = sheet.framework.indicator(id) else { return Vec::new() };
    let entry = sheet.entry(id);
    let is_pick = matches!(indicator.rule, Rule::YesNo(_) | Rule::Checklist(_) | Rule::Grade(_));
    match input_of(indicator, sheet) {
        _ if is_pick => match reach(sheet, id, Wanted::AtLeast(Points::ZERO + indicator.weight), Bounds::default()) {
            Reach::Found(way) | Reach::AtMost(way) => way.changes,
            Reach::NoScore | Reach::ByMonths => Vec::new(),
        },
        Some(Input::Actual) => vec![Change::Actual { id: id.clone(), value: Some(entry.actual.unwrap_or_default()) }],
        Some(Input::Part) => vec![Change::Part { id: id.clone(), value: entry.part.unwrap_or_default() }],
        Some(Input::Executed(_)) => vec![Change::Executed(sheet.budget.department.executed.unwrap_or_default())],
        Some(Input::LastMonth(_)) => {
            let executed = last_month(&sheet.progress).unwrap_or_default();
            vec![Change::Month { month: LAST_MONTH, executed }]
        }
        None => Vec::new(),
    }
}

/// The places that can be tried, with their names' owners, in the order of the form: every number, and every pick that could be better.
pub fn can_be_tried(sheet: &Evaluation) -> Vec<UncertainPlace> {
    let mut found = Vec::new();
    for indicator in sheet.framework.indicators() {
        let place = match input_of(indicator, sheet) {
            Some(Input::Executed(_)) => UncertainPlace::Executed,
            _ => UncertainPlace::Indicator(indicator.id.clone()),
        };
        if !found.contains(&place) && !sheet.entry(&indicator.id).not_applicable && !beginning(&place, sheet).is_empty()
        {
            found.push(place);
        }
    }
    found
}
