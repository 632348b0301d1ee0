//! The actual value of an indicator, and how it came about: typed, worked out from two figures, or from the sheet's money.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::budget::Figures;
use crate::domain::exact::Exact;
use crate::domain::execution::Rate;
use crate::domain::indicator::{Ratio, RatioForm};
use crate::domain::rules::Facts;
use crate::domain::score::Gap;

/// An actual value in its measure's unit (per cent for rates), exact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The value that the rule works with.
    pub value: Exact,
    /// How it came about.
    pub origin: Origin,
    /// A typed rate that says something else than the figures, at two decimals. The figures count.
    pub typed_otherwise: Option<Decimal>,
}

/// How an actual value came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Typed as it is.
    Typed(Decimal),
    /// Worked out from two figures.
    Figures {
        /// The upper figure.
        part: Decimal,
        /// The lower figure, above 0.
        whole: Decimal,
        /// How the rate came of them.
        form: RatioForm,
        /// The decimals of a per cent it was rounded to, where the framework rounds rates first.
        rounded: Option<u32>,
    },
    /// Executed ÷ adjusted budget.
    Execution {
        /// What was spent.
        executed: Amount,
        /// What could be spent, above 0.
        adjusted_budget: Amount,
        /// The decimals of a per cent it was rounded to, where the framework rounds rates first.
        rounded: Option<u32>,
    },
}

impl Measured {
    pub(crate) fn typed(value: Decimal) -> Self {
        Self { value: Exact::new(value), origin: Origin::Typed(value), typed_otherwise: None }
    }
}

/// The rate from the figures; while they give none, the typed one.
pub(crate) fn from_figures(ratio: &Ratio, facts: &Facts<'_>) -> Result<Measured, Vec<Gap>> {
    let entry = facts.entry;
    let lacks = match (entry.part, entry.whole) {
        (Some(part), Some(whole)) if whole > Decimal::ZERO => {
            let percent = percent_of(part, whole, ratio.form);
            // Before rounding: a negative figure is a mistake, however small.
            if ratio.form == RatioForm::Share && part < Decimal::ZERO {
                return Err(vec![Gap::NegativeActual]);
            }
            let otherwise = entry.actual.filter(|typed| Exact::new(*typed).round(2) != percent.round(2));
            let origin = Origin::Figures { part, whole, form: ratio.form, rounded: facts.rate_decimals };
            return Ok(Measured { value: facts.rounded_percent(percent), origin, typed_otherwise: otherwise });
        }
        (Some(_), Some(_)) => Gap::NoBase,
        (None, Some(_)) => Gap::Part,
        (Some(_), None) => Gap::Whole,
        (None, None) => Gap::Actual,
    };
    entry.actual.map(Measured::typed).ok_or_else(|| vec![lacks])
}

/// The exact rate in per cent; 0 where `whole` is 0, which no [`Origin`] has.
pub fn percent_of(part: Decimal, whole: Decimal, form: RatioForm) -> Exact {
    let (part, whole) = (Exact::new(part), Exact::new(whole));
    let upper = match form {
        RatioForm::Share => part,
        RatioForm::Change => part.minus(&whole),
        RatioForm::Deviation => part.minus(&whole).magnitude(),
    };
    upper.times(&Exact::HUNDRED).divided_by(&whole).unwrap_or(Exact::ZERO)
}

/// The department's own execution rate.
pub(crate) fn from_budget(facts: &Facts<'_>) -> Result<Measured, Vec<Gap>> {
    let (executed, adjusted_budget) = executed_of_budget(facts)?;
    let percent = Rate::of(executed, adjusted_budget).ok_or_else(|| vec![Gap::NoBudget])?.exact_percent();
    let origin = Origin::Execution { executed, adjusted_budget, rounded: facts.rate_decimals };
    Ok(Measured { value: facts.rounded_percent(percent), origin, typed_otherwise: None })
}

/// The department's executed amount and its budget, which is above 0.
pub(crate) fn executed_of_budget(facts: &Facts<'_>) -> Result<(Amount, Amount), Vec<Gap>> {
    match facts.budget.department {
        Figures { adjusted_budget: Some(budget), executed: Some(_), .. } if budget <= Amount::ZERO => {
            Err(vec![Gap::NoBudget])
        }
        Figures { adjusted_budget: Some(budget), executed: Some(executed), .. } => Ok((executed, budget)),
        Figures { adjusted_budget, executed, .. } => {
            let gaps = [(adjusted_budget, Gap::Budget), (executed, Gap::Executed)];
            Err(gaps.into_iter().filter(|(amount, _)| amount.is_none()).map(|(_, gap)| gap).collect())
        }
    }
}
