//! How the number becomes points: the table "Rules" of docs/format.md, before holding and rounding.

use serde_json::Value;

use crate::breakage::Breakage;
use crate::measures::{Leaf, Pending, actual, decimal, parameter, tagged, target};
use crate::number::{Midpoint, Number, absolute, is_positive, round, whole, zero};
use crate::rules_by_choice;

/// The points of a leaf that applies, exact and neither held nor rounded.
pub(crate) fn points(leaf: &mut Leaf) -> Result<Number, Pending> {
    let (rule, form) = tagged(&leaf.indicator["rule"]);
    let (measure, _) = tagged(&leaf.indicator["measure"]);
    leaf.see(format!("{rule} of {measure}"));
    match rule {
        "proportional" => proportional(leaf, form),
        "reverse" => reverse(leaf, form),
        "equal" => equal(leaf, form),
        "steps" => steps(leaf, form),
        "bands" => bands(leaf, form),
        "grade" => rules_by_choice::grade(leaf, form),
        "yes_no" => rules_by_choice::yes_no(leaf),
        "checklist" => rules_by_choice::checklist(leaf, form),
        "per_occurrence" => Ok(leaf.weight - parameter(form, "cost") * actual(leaf)?),
        "average_rate" => average_rate(leaf, form),
        "execution" => {
            let rate = leaf.execution.cloned().ok_or("no execution rate")?;
            Ok(per_cent_of_weight(leaf, &leaf.rounded_rate(rate)))
        }
        "coefficient" => {
            let coefficient = actual(leaf)?;
            Ok(per_cent_of_weight(leaf, &coefficient))
        }
        "direct" | "bonus" => actual(leaf),
        other => panic!("unknown rule {other}"),
    }
}

fn per_cent_of_weight(leaf: &Leaf, percent: &Number) -> Number {
    leaf.weight * percent / whole(100)
}

/// COST: points, or per cent of the weight.
fn cost(leaf: &Leaf, cost: &Value) -> Number {
    match decimal(&cost["points"]) {
        Some(points) => points,
        None => per_cent_of_weight(leaf, &parameter(cost, "percent_of_weight")),
    }
}

fn kind_of_cost(cost: &Value) -> &str {
    if cost.is_object() { tagged(cost).0 } else { "nothing" }
}

fn proportional(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let (target, actual) = (target(leaf)?, actual(leaf)?);
    let weight = leaf.weight.clone();
    let (floor, over) = (&form["floor"], &form["over_target"]);
    if !is_positive(&target) {
        leaf.see("proportional to a target of 0 or less");
        return Ok(if actual >= target { weight } else { zero() });
    }
    let percent = leaf.rate(actual, &target);
    let floor_form = floor["form"].as_str();
    leaf.see(format!("proportional, floor {}", floor_form.unwrap_or("absent")));
    if percent >= whole(100) {
        return Ok(if over.is_object() { over_target(leaf, over, &percent) } else { weight });
    }
    let Some(floor_form) = floor_form else {
        return Ok(per_cent_of_weight(leaf, &percent));
    };
    let floor_percent = parameter(floor, "percent");
    leaf.see_if(percent == floor_percent, &format!("exactly at the floor, {floor_form}"));
    if percent < floor_percent || percent == floor_percent && leaf.is_broken(Breakage::FloorNotStrict) {
        leaf.see("below the floor");
        return Ok(zero());
    }
    leaf.see(format!("above the floor, {floor_form}"));
    if floor_form == "cut" || leaf.is_broken(Breakage::FloorRescaledAsCut) {
        return Ok(per_cent_of_weight(leaf, &percent));
    }
    Ok(weight * (percent - &floor_percent) / (whole(100) - &floor_percent))
}

fn over_target(leaf: &mut Leaf, over: &Value, percent: &Number) -> Number {
    let above = parameter(over, "above");
    leaf.see_if(*percent == above, "exactly at the over-target threshold");
    let is_over = *percent > above || *percent == above && leaf.is_broken(Breakage::OverTargetNotStrict);
    if !is_over {
        return leaf.weight.clone();
    }
    let when = over["when"].as_str().unwrap_or("always");
    let is_explained = leaf.entry["reason"].is_string() && !leaf.is_broken(Breakage::ReasonIgnored);
    let reduction = &over["reduction"];
    let explained = if is_explained { "explained" } else { "unexplained" };
    leaf.see(format!("over target, {when}, {}, {explained}", kind_of_cost(reduction)));
    if !reduction.is_object() || when == "unexplained" && is_explained {
        return leaf.weight.clone();
    }
    leaf.weight - cost(leaf, reduction)
}

fn reverse(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let (target, actual) = (target(leaf)?, actual(leaf)?);
    let form = form["form"].as_str().unwrap_or_default();
    leaf.see_if(actual == target, "reverse, exactly on target");
    if actual <= target {
        leaf.see(format!("reverse {form}, reached"));
        return Ok(leaf.weight.clone());
    }
    if !is_positive(&target) {
        leaf.see("reverse, missed, with a target of 0 or less");
        return Ok(zero());
    }
    leaf.see(format!("reverse {form}, missed"));
    let is_linear = (form == "linear") != leaf.is_broken(Breakage::ReverseFormsSwapped);
    if !is_linear {
        let percent = leaf.rate(target, &actual);
        return Ok(per_cent_of_weight(leaf, &percent));
    }
    leaf.see_if(actual >= &target * whole(2), "reverse linear, from twice the target");
    let percent = leaf.rate(actual - &target, &target);
    Ok(per_cent_of_weight(leaf, &(whole(100) - percent)))
}

fn equal(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let (target, actual) = (target(leaf)?, actual(leaf)?);
    let above = form["above"].as_str().unwrap_or_default();
    if actual > target {
        leaf.see(format!("equal, above: {above}"));
        let full = (above == "full") != leaf.is_broken(Breakage::EqualAboveSwapped);
        return Ok(if full { leaf.weight.clone() } else { zero() });
    }
    if actual == target {
        leaf.see("equal, equal");
        return Ok(leaf.weight.clone());
    }
    if !is_positive(&target) {
        leaf.see("equal, below, with a target of 0 or less");
        return Ok(zero());
    }
    leaf.see("equal, below");
    let percent = leaf.rate(actual, &target);
    Ok(per_cent_of_weight(leaf, &percent))
}

/// What `steps` and `bands` look at, with what it reads on target.
fn reading(leaf: &mut Leaf, form: &Value) -> Result<(Number, Number), Pending> {
    match form["reading"].as_str().unwrap_or("value") {
        "value" => Ok((actual(leaf)?, zero())),
        "difference" => Ok((actual(leaf)? - target(leaf)?, zero())),
        "percent_of_target" => {
            let (target, actual) = (target(leaf)?, actual(leaf)?);
            if !is_positive(&target) {
                return Err("per cent of a target of 0 or less");
            }
            let on_target = if leaf.is_broken(Breakage::EitherMeasuredFromZero) { 0 } else { 100 };
            Ok((leaf.rate(actual, &target), whole(on_target)))
        }
        other => panic!("unknown reading {other}"),
    }
}

fn steps(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let (x, on_target) = reading(leaf, form)?;
    let (tolerance, width) = (parameter(form, "tolerance"), parameter(form, "width"));
    let direction = form["direction"].as_str().unwrap_or("above");
    let counting = form["counting"].as_str().unwrap_or_default();
    let excess = match direction {
        "above" => x - tolerance,
        "below" => tolerance - x,
        "either" => absolute(x - on_target) - tolerance,
        other => panic!("unknown direction {other}"),
    };
    let steps = if is_positive(&excess) { excess / width } else { zero() };
    let reading = form["reading"].as_str().unwrap_or("value");
    leaf.see(format!("steps {direction} {reading} {counting} {}", kind_of_cost(&form["cost"])));
    leaf.see_if(is_positive(&steps) && steps.is_integer(), "steps, exactly at the end of a step");
    leaf.see_if(is_positive(&steps) && !steps.is_integer(), &format!("steps, inside a step, {counting}"));
    let n_steps = match counting {
        "started" if leaf.is_broken(Breakage::StepsCompleteInsteadOfStarted) => steps.floor(),
        "complete" if leaf.is_broken(Breakage::StepsStartedInsteadOfComplete) => steps.ceil(),
        "exact" if leaf.is_broken(Breakage::StepsExactRounded) => round(&steps, 2, Midpoint::AwayFromZero),
        "started" => steps.ceil(),
        "complete" => steps.floor(),
        "exact" => steps,
        other => panic!("unknown counting {other}"),
    };
    Ok(leaf.weight - n_steps * cost(leaf, &form["cost"]))
}

/// Whether an interval holds a value. An end that is not given does not bound it.
pub(crate) fn holds(interval: &Value, x: &Number, ends_swapped: bool) -> bool {
    let end = |name: &str, other: &str| decimal(&interval[if ends_swapped { other } else { name }]);
    end("at_least", "above").is_none_or(|end| *x >= end)
        && end("above", "at_least").is_none_or(|end| *x > end)
        && end("at_most", "below").is_none_or(|end| *x <= end)
        && end("below", "at_most").is_none_or(|end| *x < end)
        && decimal(&interval["exactly"]).is_none_or(|end| *x == end)
}

fn bands(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let (x, _) = reading(leaf, form)?;
    let list = form["bands"].as_array().map_or(&[][..], Vec::as_slice);
    let swapped = leaf.is_broken(Breakage::BandEndsSwapped);
    // The generator leaves no gap and no overlap, so more than one holder is a mistake of the tests.
    let holders = list.iter().filter(|band| holds(band, &x, false)).count();
    assert_eq!(holders, 1, "{holders} bands hold {x}: {form}");
    // With swapped ends a cut belongs to the neighbour; with an exact band between them, to both.
    let Some(band) = list.iter().find(|band| holds(band, &x, swapped)) else {
        return Ok(zero());
    };
    let award = if band["points"].is_string() { "points" } else { "percent_of_weight" };
    leaf.see(format!("bands by {}, {award}", form["reading"].as_str().unwrap_or("value")));
    for end in ["at_least", "above", "at_most", "below", "exactly"] {
        leaf.see_if(band[end].is_string(), &format!("in a band {end}"));
        leaf.see_if(decimal(&band[end]).is_some_and(|end| end == x), &format!("on the end of a band {end}"));
    }
    Ok(if award == "points" {
        parameter(band, "points")
    } else {
        per_cent_of_weight(leaf, &parameter(band, "percent_of_weight"))
    })
}

fn average_rate(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let period = form["period"].as_str().unwrap_or_default();
    let progress = &leaf.sheet["progress"];
    let budget = decimal(&progress["annual_budget"]);
    // Zero budget, no rate: neither from the figures nor typed.
    if budget.as_ref().is_some_and(|budget| !is_positive(budget)) {
        return Err("no annual budget to take a rate of");
    }
    let ends: &[usize] = match period {
        "month" => &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
        "quarter" if leaf.is_broken(Breakage::QuartersFromFirstMonths) => &[0, 3, 6, 9],
        "quarter" => &[2, 5, 8, 11],
        other => panic!("unknown period {other}"),
    };
    let executed: Option<Vec<Number>> =
        ends.iter().map(|month| decimal(&progress["month_end_executed"][*month])).collect();
    let typed = actual(leaf);
    let percent = match (budget, executed) {
        (Some(budget), Some(executed)) if !(leaf.is_broken(Breakage::TypedRateFirst) && typed.is_ok()) => {
            leaf.see(format!("average rate by {period} from figures"));
            leaf.see_if(typed.is_ok(), "average rate from figures beside a typed rate");
            let n_ends = whole(i64::try_from(executed.len()).unwrap_or(1));
            let sum = executed.into_iter().fold(zero(), |sum, figure| sum + figure);
            leaf.rate(sum, &(budget * n_ends))
        }
        (budget, executed) => {
            let rate = typed?;
            let why = if executed.is_none() || budget.is_some() { "without all figures" } else { "without a budget" };
            leaf.see(format!("average rate by {period} typed, {why}"));
            leaf.typed_rate(rate)
        }
    };
    Ok(per_cent_of_weight(leaf, &percent))
}
