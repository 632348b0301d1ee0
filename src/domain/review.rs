//! Review (复核): what a second pair of eyes found, beside what the filer gave.

use rust_decimal::Decimal;

/// What the reviewer found about one indicator. All empty: not looked at, or agreed with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// 复核完成值 in the measure's unit; the rule scores it as it scores the filer's actual value.
    pub actual: Option<Decimal>,
    /// 复核得分 in points, as the reviewer typed it; counts before what the rule makes of [`Self::actual`].
    pub score: Option<Decimal>,
    /// 复核意见 in the reviewer's words; may be empty.
    pub remark: String,
}

impl Review {
    /// Whether the reviewer said nothing.
    pub fn is_empty(&self) -> bool {
        self.actual.is_none() && self.score.is_none() && self.remark.is_empty()
    }
}
