//! Intervals of numbers with explicit ends: [80, 90) is from 80 (included) to 90 (not included).

use std::cmp::Ordering;

use rust_decimal::Decimal;

use crate::domain::exact::Exact;
use crate::domain::order;

/// Numbers between two ends; an end that is `None` is open to infinity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Interval {
    /// Where it begins.
    pub lower: Option<Bound>,
    /// Where it ends.
    pub upper: Option<Bound>,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The number at the end.
    pub at: Decimal,
    /// Whether that number belongs to the interval.
    pub end: End,
}

impl Bound {
    /// The end of the neighbour that begins where this one stops.
    fn beyond(self) -> Self {
        let end = match self.end {
            End::Closed => End::Open,
            End::Open => End::Closed,
        };
        Self { end, ..self }
    }
}

/// Whether the number at an end belongs to the interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It does: ≥ or ≤.
    Closed,
    /// It does not: > or <.
    Open,
}

/// Where a list of intervals is not one unbroken line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seam {
    /// Two intervals share numbers; their positions in the list.
    Overlap {
        /// The one that begins first.
        first: usize,
        /// The one that begins before the first has ended.
        second: usize,
    },
    /// No interval holds these numbers.
    Gap(Interval),
    /// An interval that holds no number at all; its position in the list.
    Empty(usize),
}

impl Interval {
    /// The one number.
    pub fn exactly(at: Decimal) -> Self {
        let bound = Some(Bound { at, end: End::Closed });
        Self { lower: bound, upper: bound }
    }

    /// Whether the number lies inside.
    pub fn contains(&self, value: &Exact) -> bool {
        let holds = |bound: Option<Bound>, outside: Ordering| {
            bound.is_none_or(|bound| match value.cmp(&Exact::new(bound.at)) {
                Ordering::Equal => bound.end == End::Closed,
                side @ (Ordering::Less | Ordering::Greater) => side != outside,
            })
        };
        holds(self.lower, Ordering::Less) && holds(self.upper, Ordering::Greater)
    }

    /// The one number it holds, if it holds just one.
    pub fn single(&self) -> Option<Decimal> {
        match (self.lower, self.upper) {
            (Some(lower), Some(upper)) if lower == upper && lower.end == End::Closed => Some(lower.at),
            (Some(_) | None, Some(_) | None) => None,
        }
    }

    /// Whether a whole number lies inside. Of an interval without a lower end that is taken for granted.
    pub fn holds_a_whole_number(&self) -> bool {
        let Some(lower) = self.lower else { return true };
        let first = match lower.end {
            End::Closed => lower.at.ceil(),
            End::Open => lower.at.floor().saturating_add(Decimal::ONE),
        };
        self.contains(&Exact::new(first))
    }

    fn is_empty(&self) -> bool {
        let (Some(lower), Some(upper)) = (self.lower, self.upper) else { return false };
        match lower.at.cmp(&upper.at) {
            Ordering::Less => false,
            Ordering::Equal => lower.end == End::Open || upper.end == End::Open,
            Ordering::Greater => true,
        }
    }
}

/// Everything that keeps the intervals from being one unbroken line without overlap from `from` to infinity
/// (`from` = `None`: from minus infinity), or to `to` where that is given.
pub fn seams(intervals: &[Interval], from: Option<Bound>, to: Option<Bound>) -> Vec<Seam> {
    let mut found: Vec<Seam> = Vec::new();
    let mut sorted: Vec<(usize, &Interval)> = Vec::new();
    for (position, interval) in intervals.iter().enumerate() {
        if interval.is_empty() {
            found.push(Seam::Empty(position));
        } else {
            sorted.push((position, interval));
        }
    }
    let sorted = order::sorted(sorted, |(_, left), (_, right)| lower_order(left.lower, right.lower));
    let Some((_, first)) = sorted.first() else {
        found.push(Seam::Gap(Interval { lower: from, upper: to }));
        return found;
    };
    if lower_order(first.lower, from) == Ordering::Greater {
        found.push(Seam::Gap(Interval { lower: from, upper: first.lower.map(Bound::beyond) }));
    }
    // The interval that reaches furthest so far: a later one may lie wholly inside it.
    let mut furthest: Option<(usize, &Interval)> = None;
    for (position, interval) in &sorted {
        if let Some((reached_by, reaching)) = furthest {
            match meeting(reaching.upper, interval.lower) {
                Meeting::Touch => {}
                Meeting::Overlap => found.push(Seam::Overlap { first: reached_by, second: *position }),
                Meeting::Apart => {
                    let (lower, upper) = (reaching.upper.map(Bound::beyond), interval.lower.map(Bound::beyond));
                    found.push(Seam::Gap(Interval { lower, upper }));
                }
            }
        }
        if furthest.is_none_or(|(_, reaching)| upper_order(interval.upper, reaching.upper) == Ordering::Greater) {
            furthest = Some((*position, interval));
        }
    }
    if let Some((_, reaching)) = furthest
        && upper_order(reaching.upper, to) == Ordering::Less
    {
        found.push(Seam::Gap(Interval { lower: reaching.upper.map(Bound::beyond), upper: to }));
    }
    found
}

enum Meeting {
    Touch,
    Overlap,
    Apart,
}

fn meeting(upper: Option<Bound>, lower: Option<Bound>) -> Meeting {
    let (Some(upper), Some(lower)) = (upper, lower) else { return Meeting::Overlap };
    match (upper.at.cmp(&lower.at), upper.end, lower.end) {
        (Ordering::Less, _, _) | (Ordering::Equal, End::Open, End::Open) => Meeting::Apart,
        (Ordering::Equal, End::Closed, End::Open) | (Ordering::Equal, End::Open, End::Closed) => Meeting::Touch,
        (Ordering::Greater, _, _) | (Ordering::Equal, End::Closed, End::Closed) => Meeting::Overlap,
    }
}

/// Which interval begins first: minus infinity, then the number, then just after it.
fn lower_order(left: Option<Bound>, right: Option<Bound>) -> Ordering {
    let key = |bound: Bound| (bound.at, bound.end == End::Open);
    left.map(key).cmp(&right.map(key))
}

/// Which interval ends first: just before the number, the number, infinity.
fn upper_order(left: Option<Bound>, right: Option<Bound>) -> Ordering {
    let key =
        |bound: Option<Bound>| bound.map_or((true, Decimal::ZERO, false), |it| (false, it.at, it.end == End::Closed));
    key(left).cmp(&key(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bound(at: i64, end: End) -> Option<Bound> {
        Some(Bound { at: Decimal::from(at), end })
    }

    fn interval(lower: Option<Bound>, upper: Option<Bound>) -> Interval {
        Interval { lower, upper }
    }

    #[test]
    fn ends_belong_or_not() {
        let eighties = interval(bound(80, End::Closed), bound(90, End::Open));
        let holds = |at: &str| eighties.contains(&Exact::new(Decimal::from_str_exact(at).unwrap_or_default()));
        assert!(holds("80") && holds("89.999") && !holds("90") && !holds("79.999"));
        assert_eq!(Interval::exactly(Decimal::ONE).single(), Some(Decimal::ONE));
        assert_eq!(eighties.single(), None);
    }

    #[test]
    fn a_ladder_without_break_has_no_seam() {
        // =0; (0, 10]; >10
        let ladder = [
            interval(bound(10, End::Open), None),
            Interval::exactly(Decimal::ZERO),
            interval(bound(0, End::Open), bound(10, End::Closed)),
        ];
        assert_eq!(seams(&ladder, bound(0, End::Closed), None), []);
        let below = interval(None, bound(0, End::Open));
        assert_eq!(seams(&ladder, None, None), [Seam::Gap(below)]);
    }

    #[test]
    fn overlaps_gaps_and_empty_intervals_are_found() {
        let overlapping = [interval(None, bound(60, End::Closed)), interval(bound(60, End::Closed), None)];
        assert_eq!(seams(&overlapping, None, None), [Seam::Overlap { first: 0, second: 1 }]);
        let apart = [interval(None, bound(60, End::Open)), interval(bound(60, End::Open), None)];
        assert_eq!(seams(&apart, None, None), [Seam::Gap(Interval::exactly(Decimal::from(60)))]);
        let ending = [interval(None, bound(60, End::Open)), interval(bound(60, End::Closed), bound(60, End::Open))];
        let rest = interval(bound(60, End::Closed), None);
        assert_eq!(seams(&ending, None, None), [Seam::Empty(1), Seam::Gap(rest)]);
        assert_eq!(seams(&[], None, None), [Seam::Gap(Interval::default())]);
        // The second lies inside the first, and the third still touches the first.
        let nested = [
            interval(None, bound(9, End::Open)),
            interval(bound(1, End::Closed), bound(2, End::Open)),
            interval(bound(9, End::Closed), None),
        ];
        assert_eq!(seams(&nested, None, None), [Seam::Overlap { first: 0, second: 1 }]);
    }

    #[test]
    fn between_two_counts_lies_no_whole_number() {
        assert!(!interval(bound(1, End::Open), bound(2, End::Open)).holds_a_whole_number());
        assert!(interval(bound(1, End::Open), bound(2, End::Closed)).holds_a_whole_number());
        assert!(interval(bound(1, End::Closed), bound(2, End::Open)).holds_a_whole_number());
    }
}
