//! What goes to the simulator in its worker, and what comes back. Both sides are of one release: nothing of it is kept.

use rust_decimal::Decimal;

use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::whatif::simulation::Distribution;
use crate::domain::whatif::uncertain::{Possible, Uncertain, UncertainPlace};
use crate::wire::WireError;
use crate::wire::json::{Json, object};
use crate::wire::reader::{Object, Problems, parse};

/// What shall be drawn, as text.
pub fn write_request(uncertain: &[Uncertain], seed: u64) -> String {
    let numbers = uncertain.iter().map(|one| {
        let decimals = |values: &[Decimal]| Json::List(values.iter().map(|value| value.to_string().into()).collect());
        let (between, one_of) = match &one.values {
            Possible::Between(lowest, highest) => (Some(decimals(&[*lowest, *highest])), None),
            Possible::OneOf(values) => (None, Some(decimals(values))),
        };
        let indicator = match &one.place {
            UncertainPlace::Indicator(id) => Some(id.as_str().into()),
            UncertainPlace::Executed => None,
        };
        object([("indicator", indicator), ("between", between), ("one_of", one_of)])
    });
    object([("seed", Some(seed.to_string().into())), ("numbers", Some(Json::List(numbers.collect())))]).pretty()
}

/// Reads what shall be drawn.
///
/// # Errors
/// It is no such text.
pub fn read_request(text: &str) -> Result<(Vec<Uncertain>, u64), Vec<WireError>> {
    let file = parse(text)?;
    let problems = Problems::default();
    let object = Object::new(&file, "", &["seed", "numbers"], &problems);
    let seed = object.text("seed").parse().unwrap_or_default();
    let numbers = object.list("numbers").iter().map(|value| {
        let number = Object::new(value, "numbers", &["indicator", "between", "one_of"], &problems);
        let place = number.optional_text("indicator").map(NodeId::new);
        let decimals = |key: &str| -> Vec<Decimal> {
            let texts = number.optional_list(key).iter().filter_map(Json::as_text);
            texts.filter_map(|text| Decimal::from_str_exact(text).ok()).collect()
        };
        let values = match decimals("between").as_slice() {
            [lowest, highest] => Possible::Between(*lowest, *highest),
            _ => Possible::OneOf(decimals("one_of")),
        };
        Uncertain { place: place.map_or(UncertainPlace::Executed, UncertainPlace::Indicator), values }
    });
    let numbers = numbers.collect();
    problems.settle(Some((numbers, seed)))
}

/// What was drawn so far, as text.
pub fn write_distribution(found: &Distribution) -> String {
    let totals = found.totals.iter().map(|(total, times)| Json::List(vec![(*total).into(), (*times).into()]));
    object([("n_drawn", Some(found.n_drawn.into())), ("totals", Some(Json::List(totals.collect())))]).pretty()
}

/// Reads what was drawn; `None` where it is no such text.
pub fn read_distribution(text: &str) -> Option<Distribution> {
    let file = parse(text).ok()?;
    let whole = |value: &Json| u32::try_from(value.as_whole()?).ok();
    let Json::List(totals) = file.get("totals")? else { return None };
    let total = |value: &Json| {
        let Json::List(pair) = value else { return None };
        let [total, times] = pair.as_slice() else { return None };
        Some((Points::new(Decimal::from_str_exact(total.as_text()?).ok()?)?, whole(times)?))
    };
    let totals = totals.iter().map(total).collect::<Option<Vec<(Points, u32)>>>()?;
    Some(Distribution { n_drawn: whole(file.get("n_drawn")?)?, totals })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_give_the_same() {
        let number = |value: i64| Decimal::new(value, 2);
        let uncertain = vec![
            Uncertain { place: UncertainPlace::Executed, values: Possible::Between(number(1), number(-200)) },
            Uncertain {
                place: UncertainPlace::Indicator(NodeId::new("a")),
                values: Possible::OneOf(vec![number(3079), number(3116)]),
            },
        ];
        let text = write_request(&uncertain, u64::MAX);
        assert_eq!(read_request(&text), Ok((uncertain, u64::MAX)));
        let points = |value: i64| Points::new(number(value)).unwrap_or_default();
        let found = Distribution { n_drawn: 7, totals: vec![(points(9297), 3), (points(9300), 4)] };
        assert_eq!(read_distribution(&write_distribution(&found)), Some(found));
        assert_eq!(read_distribution("{}"), None);
        assert!(read_request("[").is_err());
    }
}
