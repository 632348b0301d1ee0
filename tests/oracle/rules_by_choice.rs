//! The rules that score what the filer picked or ticked: grade, yes or no, checklist.

use serde_json::Value;

use crate::breakage::Breakage;
use crate::measures::{Leaf, Pending, actual, decimal, parameter};
use crate::number::{Number, whole, zero};

pub(crate) fn grade(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let choice = leaf.entry["choice"].as_str().ok_or("no choice")?;
    let grades = form["grades"].as_array().map_or(&[][..], Vec::as_slice);
    let grade = grades.iter().find(|grade| grade["id"] == choice).ok_or("unknown choice")?;
    let points = actual(leaf);
    let single = match (decimal(&grade["exactly"]), decimal(&grade["at_least"]), decimal(&grade["at_most"])) {
        (Some(percent), _, _) => Some(percent),
        (None, Some(lowest), Some(highest)) if lowest == highest => Some(lowest),
        _ => None,
    };
    let single = single.map(|percent| leaf.weight * percent / whole(100));
    let points = match (points, single) {
        (Err(_), Some(single)) => {
            leaf.see("grade of a single percentage");
            return Ok(single);
        }
        (points, _) => points?,
    };
    if !is_inside(grade, leaf.weight, &points) && !leaf.is_broken(Breakage::GradePointsAnywhere) {
        return Err("points outside the grade");
    }
    leaf.see("grade with points");
    for end in ["at_least", "above", "at_most", "below"] {
        let is_on_end = decimal(&grade[end]).is_some_and(|end| leaf.weight * end / whole(100) == points);
        leaf.see_if(is_on_end, &format!("points on the end of a grade {end}"));
    }
    Ok(points)
}

pub(crate) fn yes_no(leaf: &mut Leaf) -> Result<Number, Pending> {
    match leaf.entry["choice"].as_str() {
        Some("yes") => {
            leaf.see("yes");
            Ok(leaf.weight.clone())
        }
        Some("no") => {
            leaf.see("no");
            Ok(zero())
        }
        Some(_) => Err("unknown choice"),
        None => Err("no choice"),
    }
}

pub(crate) fn checklist(leaf: &mut Leaf, form: &Value) -> Result<Number, Pending> {
    let items = form["items"].as_array().map_or(&[][..], Vec::as_slice);
    let mut sum = zero();
    for item in items {
        let id = item["id"].as_str().unwrap_or_default();
        match leaf.entry["items"][id].as_bool() {
            Some(true) => sum += parameter(item, "points"),
            Some(false) => {}
            None if leaf.is_broken(Breakage::ChecklistLeftOutIsNo) => {}
            None => return Err("an item left out"),
        }
    }
    Ok(sum)
}

/// The interval is in per cent of the weight. A weight of 0 has no per cents, so the ends are brought to points.
fn is_inside(grade: &Value, weight: &Number, points: &Number) -> bool {
    let end = |name: &str| decimal(&grade[name]).map(|percent| weight * percent / whole(100));
    end("at_least").is_none_or(|end| *points >= end)
        && end("above").is_none_or(|end| *points > end)
        && end("at_most").is_none_or(|end| *points <= end)
        && end("below").is_none_or(|end| *points < end)
        && end("exactly").is_none_or(|end| *points == end)
}
