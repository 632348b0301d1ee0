//! What the filer gave, as one number: the table "Measures" of docs/format.md. Rates are in per cent.
//! `Err` says why there is no number; the leaf is then pending.

use serde_json::Value;

use crate::breakage::Breakage;
use crate::number::{Midpoint, Number, absolute, cut, is_negative, is_positive, parse, round, whole};

/// One indicator with its entry, while it is being scored.
pub(crate) struct Leaf<'a> {
    pub(crate) indicator: &'a Value,
    pub(crate) entry: &'a Value,
    pub(crate) sheet: &'a Value,
    pub(crate) weight: &'a Number,
    pub(crate) score_decimals: u32,
    pub(crate) rate_decimals: Option<u32>,
    /// The department's exact execution rate, where its figures give one.
    pub(crate) execution: Option<&'a Number>,
    pub(crate) broken: Option<Breakage>,
    /// Which rules, parameters and branches were taken: what the coverage counts.
    pub(crate) seen: Vec<String>,
}

pub(crate) type Pending = &'static str;

impl Leaf<'_> {
    pub(crate) fn is_broken(&self, breakage: Breakage) -> bool {
        self.broken == Some(breakage)
    }

    pub(crate) fn see(&mut self, label: impl Into<String>) {
        self.seen.push(label.into());
    }

    pub(crate) fn see_if(&mut self, holds: bool, label: &str) {
        if holds {
            self.see(label);
        }
    }

    /// A quotient in per cent, rounded where the framework rounds rates.
    pub(crate) fn rate(&self, part: Number, of: &Number) -> Number {
        let quotient = part / of;
        let percent = match self.broken {
            Some(Breakage::QuotientCutAt28Digits) => cut(&quotient, 28) * whole(100),
            Some(Breakage::QuotientCutAtTwoDigits) => cut(&(quotient * whole(100)), 2),
            _ => quotient * whole(100),
        };
        self.rounded_rate(percent)
    }

    /// A typed rate stays as typed: the filer rounded it.
    pub(crate) fn typed_rate(&self, percent: Number) -> Number {
        if self.is_broken(Breakage::TypedRatesRounded) { self.rounded_rate(percent) } else { percent }
    }

    pub(crate) fn rounded_rate(&self, percent: Number) -> Number {
        match self.rate_decimals {
            Some(decimals) if !self.is_broken(Breakage::RatesNeverRounded) => {
                round(&percent, decimals, Midpoint::AwayFromZero)
            }
            Some(_) | None => percent,
        }
    }
}

/// The one key of `{"proportional": {…}}` and what it holds.
pub(crate) fn tagged(value: &Value) -> (&str, &Value) {
    let first = value.as_object().and_then(|object| object.iter().next());
    first.map_or(("", &Value::Null), |(key, inner)| (key.as_str(), inner))
}

pub(crate) fn decimal(value: &Value) -> Option<Number> {
    value.as_str().and_then(parse)
}

/// A parameter the framework must have.
pub(crate) fn parameter(value: &Value, name: &str) -> Number {
    decimal(&value[name]).unwrap_or_else(|| panic!("no decimal `{name}` in {value}"))
}

/// 实际完成值.
pub(crate) fn actual(leaf: &mut Leaf) -> Result<Number, Pending> {
    let (kind, form) = tagged(&leaf.indicator["measure"]);
    match kind {
        "quantity" | "rate" => {
            let value = typed(leaf)?;
            let may_be_negative = form["may_be_negative"].as_bool().unwrap_or(false);
            leaf.see_if(is_negative(&value) && may_be_negative, "a negative value that may be");
            not_negative(value, may_be_negative)
        }
        "ratio" => ratio(leaf, form),
        "execution" => {
            let rate = leaf.execution.cloned().ok_or("no execution rate")?;
            leaf.see_if(is_negative(&rate), "a negative execution rate");
            Ok(leaf.rounded_rate(rate))
        }
        "count" => {
            let value = typed(leaf)?;
            if !value.is_integer() && !leaf.is_broken(Breakage::CountsOfParts) {
                return Err("part of a count");
            }
            not_negative(value, false)
        }
        // Points, choices and words carry typed points or per cents, and those may be negative: they are held later.
        "points" | "choice" | "words" => typed(leaf),
        other => panic!("unknown measure {other}"),
    }
}

fn typed(leaf: &mut Leaf) -> Result<Number, Pending> {
    let text = leaf.entry["actual"].as_str();
    leaf.see_if(text.is_some_and(|text| text.len() > 20), "a typed value of many digits");
    match decimal(&leaf.entry["actual"]) {
        None if leaf.is_broken(Breakage::NotFoundAsZero) => Ok(whole(0)),
        value => value.ok_or("no actual value"),
    }
}

fn not_negative(value: Number, may_be_negative: bool) -> Result<Number, Pending> {
    if is_negative(&value) && !may_be_negative { Err("negative") } else { Ok(value) }
}

fn ratio(leaf: &mut Leaf, measure: &Value) -> Result<Number, Pending> {
    let form = measure["form"].as_str().unwrap_or_default();
    let (part, of) = (decimal(&leaf.entry["part"]), decimal(&leaf.entry["whole"]));
    let given = typed(leaf);
    let from_figures = match (part, of) {
        (Some(part), Some(of)) if is_positive(&of) => Some((part, of)),
        _ => None,
    };
    let typed_counts = from_figures.is_none() || leaf.is_broken(Breakage::TypedRateFirst) && given.is_ok();
    let rate = match from_figures {
        Some((part, of)) if !typed_counts => {
            leaf.see(format!("ratio {form} from figures"));
            leaf.see_if(given.is_ok(), "ratio from figures beside a typed rate");
            let difference = match form {
                "share" => part,
                "change" => part - &of,
                "deviation" if leaf.is_broken(Breakage::DeviationSigned) => part - &of,
                "deviation" => absolute(part - &of),
                other => panic!("unknown ratio {other}"),
            };
            // The sign is that of the figures: a small slip below 0 stays one when the rate is rounded.
            leaf.rate(not_negative(difference, form == "change").map_err(|_| "negative ratio")?, &of)
        }
        Some(_) | None => {
            let rate = not_negative(given?, form == "change")?;
            leaf.see(format!("ratio {form} typed"));
            leaf.see_if(leaf.rate_decimals.is_some(), "a typed rate where rates are rounded");
            leaf.typed_rate(rate)
        }
    };
    Ok(rate)
}

/// 年度指标值, as a number.
pub(crate) fn target(leaf: &Leaf) -> Result<Number, Pending> {
    let target = &leaf.indicator["target"];
    match decimal(&target["fixed"]) {
        Some(fixed) => Ok(fixed),
        None if target["entered"].is_object() => decimal(&leaf.entry["target"]).ok_or("no target"),
        None => Err("no target"),
    }
}
