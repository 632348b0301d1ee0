//! From the exact points of a leaf to its score: held in the range; what lies inside rounded once, the ends kept.

use crate::breakage::Breakage;
use crate::measures::{Leaf, tagged};
use crate::number::{Midpoint, Number, is_midpoint, is_negative, round, zero};
use crate::oracle::State;

pub(crate) fn scored(leaf: &mut Leaf, points: Number, range: &(Number, Number)) -> State {
    let (lowest, highest) = range;
    let rule = tagged(&leaf.indicator["rule"]).0;
    let is_bonus = rule == "bonus";
    let is_unheld = rule == "reverse" && leaf.is_broken(Breakage::ReverseUncut)
        || is_bonus && leaf.is_broken(Breakage::BonusUnheld);
    let hold = |value: Number| if is_unheld { value } else { value.max(lowest.clone()).min(highest.clone()) };
    leaf.see_if(points > *highest, if is_bonus { "bonus held at the highest" } else { "held at the weight" });
    leaf.see_if(points < *lowest, if is_bonus { "bonus held at the lowest" } else { "held at 0" });
    let unrounded = hold(points);
    let is_midpoint = is_midpoint(&unrounded, leaf.score_decimals);
    leaf.see_if(is_midpoint, "rounded from a midpoint");
    leaf.see_if(is_midpoint && is_negative(&unrounded), "a negative midpoint");
    leaf.see(format!("rounded to {}", leaf.score_decimals));
    leaf.see(leaf.rate_decimals.map_or("rates kept exact".to_owned(), |n| format!("rates rounded to {n}")));
    let midpoint = if leaf.is_broken(Breakage::RoundHalfToEven) { Midpoint::Even } else { Midpoint::AwayFromZero };
    let rounded = round(&unrounded, leaf.score_decimals, midpoint);
    // An end of the range is not rounded: full marks are the weight, however fine it is.
    let is_end = (unrounded == *lowest || unrounded == *highest) && !leaf.is_broken(Breakage::FullMarksRounded);
    leaf.see_if(is_end && rounded != unrounded, "an end finer than scores are rounded");
    leaf.see_if(!is_end && (rounded > *highest || rounded < *lowest), "rounded past the range, and held");
    let mut score = match is_end {
        true => unrounded.clone(),
        false if leaf.is_broken(Breakage::RoundedPastTheRange) => rounded,
        false => hold(rounded),
    };
    if leaf.is_broken(Breakage::DeductionRounded) {
        score = highest - round(&(highest - &unrounded), leaf.score_decimals, Midpoint::AwayFromZero);
    }
    // A bonus item is outside the weights, so there is nothing for it to lose.
    let deduction = if is_bonus { zero() } else { leaf.weight - &score };
    State::Scored { score, deduction, unrounded }
}
