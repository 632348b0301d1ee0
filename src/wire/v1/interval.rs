//! Intervals in a file: `{"at_least": "80", "below": "90"}`, `{"exactly": "0"}`.

use rust_decimal::Decimal;

use crate::domain::interval::{Bound, End, Interval};
use crate::wire::WireProblem;
use crate::wire::json::Json;
use crate::wire::reader::Object;

/// The fields of an interval, which stand among those of its owner.
pub(super) const INTERVAL_FIELDS: [&str; 5] = ["at_least", "above", "at_most", "below", "exactly"];

/// The interval among the fields of `object`; everything when it says nothing.
pub(super) fn read_interval(object: &Object<'_>) -> Interval {
    let lower = read_bound(object, ("at_least", "above"));
    let upper = read_bound(object, ("at_most", "below"));
    let exactly = object.optional("exactly").and_then(|_| object.optional_decimal("exactly"));
    let Some(exactly) = exactly else { return Interval { lower, upper } };
    if lower.is_some() || upper.is_some() {
        object.note("exactly", WireProblem::WrongType { expected: "exactly to stand alone" });
    }
    Interval::exactly(exactly)
}

fn read_bound(object: &Object<'_>, (closed, open): (&str, &str)) -> Option<Bound> {
    let bound = |key, end| object.optional_decimal(key).map(|at| Bound { at, end });
    let (closed_bound, open_bound) = (bound(closed, End::Closed), bound(open, End::Open));
    if closed_bound.is_some() && open_bound.is_some() {
        object.note(open, WireProblem::WrongType { expected: "one field for each end" });
    }
    closed_bound.or(open_bound)
}

/// The fields of an interval.
pub(super) fn write_interval(interval: &Interval) -> Vec<(String, Json)> {
    let field = |key: &str, at: Decimal| (key.to_owned(), Json::from(at.to_string()));
    if let Some(single) = interval.single() {
        return vec![field("exactly", single)];
    }
    let end = |bound: Option<Bound>, closed, open| {
        bound.map(|bound| field(if bound.end == End::Closed { closed } else { open }, bound.at))
    };
    [end(interval.lower, "at_least", "above"), end(interval.upper, "at_most", "below")].into_iter().flatten().collect()
}
