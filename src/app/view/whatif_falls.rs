//! The steps from full marks to the total, as rows and as bars.

use crate::app::view::whatif::{node_name, signed};
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::losses::{Cause, waterfall};
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::number_format::points;
use crate::text::whatif::WhatIfLabel;

/// A step from full marks to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallRow {
    /// What takes the points.
    pub name: String,
    /// How many, with sign.
    pub change: String,
    /// What is left.
    pub left: String,
}

/// The steps as bars, drawn on the part of the scale where something happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallChart {
    /// The viewBox.
    pub view_box: String,
    /// Each bar.
    pub bars: Vec<FallBar>,
}

/// One bar: its place and size, in the picture's units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FallBar {
    /// What it shows.
    pub name: String,
    /// The change, or the sum.
    pub figure: String,
    /// Left edge.
    pub x: String,
    /// Upper edge.
    pub y: String,
    /// Width.
    pub width: String,
    /// Where the text's baseline is.
    pub text_y: String,
    /// Whether it is a sum, a loss or a gain.
    pub kind: &'static str,
}

fn cause_name(cause: &Cause, sheet: &Evaluation, language: Language) -> String {
    match cause {
        Cause::Lost(id) => node_name(sheet, id),
        Cause::Pending => WhatIfLabel::Pending.text(language).to_owned(),
        Cause::NotApplicable => WhatIfLabel::NotApplicable.text(language).to_owned(),
        Cause::Unassigned => WhatIfLabel::Unassigned.text(language).to_owned(),
        Cause::Bonus => WhatIfLabel::Bonus.text(language).to_owned(),
        Cause::Cap => WhatIfLabel::Cap.text(language).to_owned(),
    }
}

pub(super) fn falls(sheet: &Evaluation, report: &ScoreReport, language: Language) -> Vec<FallRow> {
    let full = points(sheet.framework.full_marks());
    let first = FallRow { name: WhatIfLabel::FullMarks.text(language).to_owned(), change: String::new(), left: full };
    let falls = waterfall(sheet, report).into_iter().map(|fall| FallRow {
        name: cause_name(&fall.cause, sheet, language),
        change: signed(fall.change),
        left: points(fall.left),
    });
    [first].into_iter().chain(falls).collect()
}

/// Width of the picture, and of the part where the bars are.
const WIDTH: i64 = 720;
const BARS_FROM: i64 = 250;
const BARS_WIDTH: i64 = 390;
const BAR_HEIGHT: i64 = 16;
const ROW_HEIGHT: i64 = 26;

pub(super) fn fall_chart(sheet: &Evaluation, report: &ScoreReport, language: Language) -> FallChart {
    let falls = waterfall(sheet, report);
    let full = sheet.framework.full_marks();
    let lefts = || falls.iter().map(|fall| fall.left).chain([full]);
    let (lowest, highest) = (lefts().min().unwrap_or(full), lefts().max().unwrap_or(full));
    // Room before the lowest sum, so that it is seen to go on.
    let span = hundredths(highest - lowest).max(1);
    let from = hundredths(lowest) - span / 4;
    let at = |points: Points| BARS_FROM + (hundredths(points) - from) * BARS_WIDTH / (span + span / 4).max(1);
    let bar = |row: usize, name: String, figure: String, (one, other): (i64, i64), kind: &'static str| {
        let y = i64::try_from(row).unwrap_or(0) * ROW_HEIGHT + 4;
        FallBar {
            name,
            figure,
            x: one.min(other).to_string(),
            y: y.to_string(),
            width: one.abs_diff(other).max(1).to_string(),
            text_y: (y + BAR_HEIGHT - 3).to_string(),
            kind,
        }
    };
    let name = |label: WhatIfLabel| label.text(language).to_owned();
    let mut bars = vec![bar(0, name(WhatIfLabel::FullMarks), points(full), (BARS_FROM, at(full)), "sum")];
    let mut before = full;
    for fall in &falls {
        let kind = if fall.change < Points::ZERO { "loss" } else { "gain" };
        let ends = (at(before), at(fall.left));
        bars.push(bar(bars.len(), cause_name(&fall.cause, sheet, language), signed(fall.change), ends, kind));
        before = fall.left;
    }
    let total = Label::Total.text(language).to_owned();
    bars.push(bar(bars.len(), total, points(report.total), (BARS_FROM, at(report.total)), "sum"));
    let height = i64::try_from(bars.len()).unwrap_or(0) * ROW_HEIGHT + 4;
    FallChart { view_box: format!("0 0 {WIDTH} {height}"), bars }
}

fn hundredths(points: Points) -> i64 {
    let rounded = Exact::new(points.value()).times(&Exact::HUNDRED).round(0);
    rounded.and_then(|it| i64::try_from(it.mantissa()).ok()).unwrap_or(0)
}
