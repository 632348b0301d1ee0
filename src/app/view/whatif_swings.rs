//! What matters most: each number moved down and up, as rows and as bars around the present total.

use rust_decimal::Decimal;

use crate::app::state::State;
use crate::app::view::whatif::owner_name;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::sensitivity::{Swing, swings};
use crate::text::number_format::points;
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::whatif::{self, WhatIfLabel};

/// By how much numbers are moved at first, in per cent.
const PROPOSED: &str = "5";

/// What matters most.
#[derive(Clone, Debug, PartialEq)]
pub struct SwingsView {
    /// By how much numbers are moved, as it stands in its field.
    pub by: String,
    /// Why the text is no such number.
    pub problem: Option<&'static str>,
    /// Each number that moves the total, the most important first.
    pub rows: Vec<SwingRow>,
}

/// A number moved down and up.
#[derive(Clone, Debug, PartialEq)]
pub struct SwingRow {
    /// Whose it is.
    pub name: String,
    /// The lower number.
    pub down: String,
    /// The total with it.
    pub total_down: String,
    /// The higher number.
    pub up: String,
    /// The total with it.
    pub total_up: String,
    /// The bar: left edge and width, in per mille of the widest row's reach, the present total in the middle.
    pub bar: (u32, u32),
}

pub(super) fn swings_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> SwingsView {
    let language = state.language;
    let by = state.whatif.swing.clone().unwrap_or_else(|| PROPOSED.to_owned());
    let percent = read_number(&by, &NumberUnit::Percent).ok().flatten();
    let percent = percent.filter(|percent| *percent > Decimal::ZERO && *percent <= Decimal::ONE_HUNDRED);
    let found = percent.map(|percent| swings(sheet, report, percent)).unwrap_or_default();
    let furthest =
        found.iter().flat_map(|swing| [swing.down.1, swing.up.1]).map(|total| far(total - report.total)).max();
    let row = |swing: &Swing| SwingRow {
        name: owner_name(&swing.owner, sheet, language),
        down: whatif::value(&swing.down.0, sheet, language),
        total_down: points(swing.down.1),
        up: whatif::value(&swing.up.0, sheet, language),
        total_up: points(swing.up.1),
        bar: bar(swing, report.total, furthest.unwrap_or(1)),
    };
    SwingsView {
        by,
        problem: percent.is_none().then(|| WhatIfLabel::SwingNotUnderstood.text(language)),
        rows: found.iter().map(row).collect(),
    }
}

/// Hundredths of a point, without sign.
fn far(points: Points) -> u64 {
    u64::try_from(
        Exact::new(points.value()).times(&Exact::HUNDRED).round(0).unwrap_or_default().mantissa().unsigned_abs(),
    )
    .unwrap_or(u64::MAX)
}

fn bar(swing: &Swing, now: Points, furthest: u64) -> (u32, u32) {
    let at = |total: Points| {
        let part = far(total - now).saturating_mul(500).checked_div(furthest).unwrap_or(0);
        let part = u32::try_from(part).unwrap_or(500).min(500);
        if total < now { 500 - part } else { 500 + part }
    };
    let ends = [at(swing.down.1), at(swing.up.1), 500];
    let (left, right) = (ends.iter().min().copied().unwrap_or(500), ends.iter().max().copied().unwrap_or(500));
    (left, (right - left).max(4))
}
