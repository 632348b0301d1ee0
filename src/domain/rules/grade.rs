//! 定性指标: the filer picks a grade and the points inside its interval.
//!
//! 达成 [80, 100] %, 部分达成 [60, 80) %, 未达成 [0, 60) % of the weight: 7.5 of weight 10 is 部分达成.

use std::sync::Arc;

use crate::domain::exact::Exact;
use crate::domain::interval::Interval;
use crate::domain::rules::{Facts, Marks, flag_missing_reason};
use crate::domain::score::{Formula, Gap};

/// The grades that can be picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// In the order of the form. Shared with every trace.
    pub grades: Vec<Arc<GradeChoice>>,
}

/// One grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeChoice {
    /// What sheets call it.
    pub id: String,
    /// The grade's name: 部分达成.
    pub name: String,
    /// Which points it allows, in per cent of the weight.
    pub percent: Interval,
}

pub(super) fn marks(grade: &Grade, facts: &Facts<'_>) -> Result<Marks, Vec<Gap>> {
    let choice = &facts.entry.choice;
    if choice.is_empty() {
        return Err(vec![Gap::Choice]);
    }
    let picked = grade.grades.iter().find(|it| it.id == *choice).ok_or_else(|| vec![Gap::UnknownChoice])?;
    let unrounded = match picked.percent.single() {
        Some(percent) => {
            let points = facts.weight().percent(&Exact::new(percent));
            // Points need not be typed; those that say something else contradict the grade.
            if facts.entry.actual.is_some_and(|typed| Exact::new(typed) != points) {
                return Err(vec![Gap::OutsideGrade { percent: picked.percent }]);
            }
            points
        }
        None => {
            let points = facts.actual()?.value;
            // points ÷ weight × 100; without a weight only 0 % can be earned.
            let percent = points.times(&Exact::HUNDRED).divided_by(&facts.weight());
            let percent = percent.unwrap_or_else(|| points.times(&Exact::HUNDRED));
            if !picked.percent.contains(&percent) {
                return Err(vec![Gap::OutsideGrade { percent: picked.percent }]);
            }
            points
        }
    };
    let mut flags = Vec::new();
    flag_missing_reason(facts, &unrounded, &mut flags);
    Ok(Marks::new(Formula::Graded { weight: facts.weight, grade: Arc::clone(picked) }, unrounded, flags))
}
