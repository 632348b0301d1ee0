//! Finding a number of a grid by looking at few of them.

use crate::domain::exact::Exact;
use crate::domain::order::sorted;
use crate::domain::points::Points;

/// The lowest and highest number that may be tried, in steps of the grid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) lowest: Option<i128>,
    pub(super) highest: Option<i128>,
}

impl Limits {
    fn holds(self, steps: i128) -> bool {
        self.lowest.is_none_or(|lowest| lowest <= steps) && self.highest.is_none_or(|highest| steps <= highest)
    }
}

/// The ends of the pieces on the grid, in order, each once. Between two of them that are no neighbours lies one piece.
pub(super) fn ends(breaks: &[Exact], decimals: u32, from: i128, limits: Limits) -> Vec<i128> {
    let power = Exact::new(rust_decimal::Decimal::from(10_i64.checked_pow(decimals).unwrap_or(i64::MAX)));
    let on_grid = breaks.iter().filter_map(|at| Some(at.times(&power).round(0)?.mantissa()));
    // A piece may end on the number, just before it, or just behind it.
    let beside = on_grid.flat_map(|steps| [steps.saturating_sub(1), steps, steps.saturating_add(1)]);
    let limits_themselves = [limits.lowest, limits.highest].into_iter().flatten();
    let all = beside.chain([from]).chain(limits_themselves).filter(|steps| limits.holds(*steps)).collect();
    let mut ends = sorted(all, i128::cmp);
    ends.dedup();
    ends
}

/// The number nearest to `from` for which `holds`, and of two that are as near the higher one. `holds` must be true on one side of
/// each piece only (or on all or nothing of it).
pub(super) fn nearest(ends: &[i128], from: i128, holds: &mut dyn FnMut(i128) -> bool) -> Option<i128> {
    let up: Vec<i128> = ends.iter().copied().filter(|end| *end >= from).collect();
    let down: Vec<i128> = ends.iter().rev().copied().filter(|end| *end <= from).collect();
    let above = first(&up, holds);
    let below = first(&down, holds);
    match (above, below) {
        (Some(above), Some(below)) => Some(if from.abs_diff(below) < above.abs_diff(from) { below } else { above }),
        (found, None) | (None, found) => found,
    }
}

/// The first number along the ends for which `holds`.
fn first(ends: &[i128], holds: &mut dyn FnMut(i128) -> bool) -> Option<i128> {
    let mut before: Option<i128> = None;
    for end in ends {
        if holds(*end) {
            return Some(before.map_or(*end, |before| between(before, *end, holds)));
        }
        before = Some(*end);
    }
    None
}

/// `holds` is false at `no` and true at `yes`: the number nearest to `no` from where on it is true.
fn between(no: i128, yes: i128, holds: &mut dyn FnMut(i128) -> bool) -> i128 {
    let (mut no, mut yes) = (no, yes);
    while no.abs_diff(yes) > 1 {
        let middle = no.midpoint(yes);
        if holds(middle) {
            yes = middle;
        } else {
            no = middle;
        }
    }
    yes
}

/// Adds where the points change inside the pieces: then nothing changes between two neighbours of the list but at the last one.
pub(super) fn refine(ends: &[i128], points_at: &mut dyn FnMut(i128) -> Option<Points>) -> Vec<i128> {
    let mut found = Vec::new();
    for pair in ends.windows(2) {
        if let [low, high] = pair {
            push_changes(*low, *high, points_at, &mut found);
        }
    }
    let all: Vec<i128> = ends.iter().copied().chain(found).collect();
    let mut all = sorted(all, i128::cmp);
    all.dedup();
    all
}

/// Inside one piece: equal ends mean that nothing changes between them.
fn push_changes(low: i128, high: i128, points_at: &mut dyn FnMut(i128) -> Option<Points>, found: &mut Vec<i128>) {
    let mut open = vec![(low, high)];
    while let Some((low, high)) = open.pop() {
        if points_at(low) == points_at(high) {
            continue;
        }
        if low.abs_diff(high) == 1 {
            found.extend([low, high]);
            continue;
        }
        let middle = low.midpoint(high);
        open.extend([(low, middle), (middle, high)]);
    }
}
