//! The wholes of a report whose parts are all there: those whose weights say so.

use crate::domain::check::StatedSum;
use crate::domain::points::Points;
use crate::exchange::report::facts::{ReportReading, ScoreItem};
use crate::exchange::report::nesting::FULL_MARKS;
use crate::text::language::Language;
use crate::text::report::ReportLabel;

/// Sums that should agree.
pub fn report_sums(reading: &ReportReading) -> Vec<StatedSum> {
    let mut sums = Vec::new();
    for (at, item) in reading.items.iter().enumerate() {
        let parts: Vec<&ScoreItem> = reading.parts_of(at).map(|(_, part)| part).collect();
        let weight = item.weight.as_ref().map(|weight| weight.value);
        if let (Some(whole), Some(parts)) = (item.score.as_ref(), whole_of(&parts, weight)) {
            sums.push(StatedSum { about: item.name.value.clone(), parts, whole: whole.value });
        }
    }
    let outer: Vec<&ScoreItem> = reading.items.iter().filter(|item| item.parent.is_none()).collect();
    let full = Points::new(FULL_MARKS.into());
    if let (Some(total), Some(parts)) = (reading.total.as_ref(), whole_of(&outer, full)) {
        let about = ReportLabel::Total.text(Language::default()).to_owned();
        sums.push(StatedSum { about, parts, whole: total.value });
    }
    sums
}

/// What the scores of parts add up to, where their weights add up to the whole's: then none is missing.
fn whole_of(parts: &[&ScoreItem], weight: Option<Points>) -> Option<Points> {
    if parts.len() < 2 {
        return None;
    }
    let sum = |of: fn(&ScoreItem) -> Option<Points>| {
        let points: Option<Vec<Points>> = parts.iter().map(|part| of(part)).collect();
        points.map(|points| points.into_iter().sum::<Points>())
    };
    let is_whole = sum(|part| part.weight.as_ref().map(|it| it.value)) == Some(weight?);
    sum(|part| part.score.as_ref().map(|it| it.value)).filter(|_| is_whole)
}
