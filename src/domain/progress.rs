//! Monthly progress (绩效运行监控): what was spent by the end of each month.

use crate::domain::amount::Amount;

/// Number of months, and of month-end figures.
pub const MONTHS: usize = 12;
/// December, from 0.
pub const LAST_MONTH: usize = MONTHS - 1;

/// The general public budget (一般公共预算) through the year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The year's budget; `None` while not filled in.
    pub annual_budget: Option<Amount>,
    /// Cumulative executed at the end of January, February, …; `None` while not filled in.
    pub month_end_executed: [Option<Amount>; MONTHS],
}

impl Progress {
    /// Whether nothing has been filled in.
    pub fn is_empty(&self) -> bool {
        self.annual_budget.is_none() && self.month_end_executed.iter().all(Option::is_none)
    }
}
