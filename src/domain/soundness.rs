//! Whether the parts of a framework fit together: weights, ids, intervals, rules and their measures. Everything that does
//! not is found at once, each with its place, what was found and what was expected.

use rust_decimal::Decimal;

use crate::domain::framework::{Assessed, Category, Framework, Node, Standing};
use crate::domain::grade::GradeBand;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Sign, Target};
use crate::domain::interval::{Bound, End, Interval, Seam, seams};
use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::bands::Bands;
use crate::domain::rules::reading::Reading;

/// Something that does not fit, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsound {
    /// Path of the part, by ids: `dimensions/output/quality/rule`.
    pub place: String,
    /// What does not fit.
    pub kind: UnsoundKind,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UnsoundKind {
    /// The children's weights don't add up to the group's.
    ChildrenSumTo {
        /// What they add up to.
        found: Points,
        /// The group's weight.
        expected: Points,
    },
    /// The base dimensions don't add up to what the framework states.
    FullMarksAre {
        /// What they add up to.
        found: Points,
        /// What the framework states.
        expected: Points,
    },
    /// The items of a checklist don't add up to the indicator's weight.
    ItemsSumTo {
        /// What they add up to.
        found: Points,
        /// The indicator's weight.
        expected: Points,
    },
    /// A child of a group of which one is assessed weighs something else than the group.
    OneOfWeighs {
        /// The child's weight.
        found: Points,
        /// The group's weight.
        expected: Points,
    },
    /// A group of which one is assessed has no children, or a grade rule no grades.
    NothingToPick,
    /// A bonus rule outside the bonus dimensions: its points would come on top of the weights there.
    BonusInBase,
    /// A weight below 0.
    NegativeWeight {
        /// The weight.
        found: Points,
    },
    /// Two nodes, grades or items of the same id.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// Two intervals that share numbers; their positions in the list, from 1.
    Overlap {
        /// The one that begins first.
        first: usize,
        /// The other.
        second: usize,
    },
    /// Numbers that no interval holds.
    Gap {
        /// The numbers.
        missing: Interval,
    },
    /// An interval that holds nothing; its position in the list, from 1.
    EmptyInterval {
        /// The position.
        position: usize,
    },
    /// A grade that reaches outside 0 to 100 per cent of the weight; its position in the list, from 1.
    OutsideWeight {
        /// The position.
        position: usize,
    },
    /// Grade bands without a lowest one.
    NoLowestGrade,
    /// Two grades that begin at the same total.
    GradesBeginTogether {
        /// Where; `None`: both are the lowest.
        from: Option<Points>,
    },
    /// The rule looks at a target, and the indicator has none.
    NoTarget,
    /// The rule can't work with what the measure gives.
    MeasureDoesNotFit,
    /// The framework names itself as what it was made from.
    OwnBase,
}

impl UnsoundKind {
    /// Whether it comes about while somebody sets up a framework and has not finished: sums that don't add up yet. Everything scored
    /// means what it says all the same, and a sheet must be kept in that state too.
    pub fn is_unfinished(&self) -> bool {
        match self {
            Self::ChildrenSumTo { .. }
            | Self::FullMarksAre { .. }
            | Self::ItemsSumTo { .. }
            | Self::OneOfWeighs { .. }
            | Self::NothingToPick => true,
            Self::BonusInBase
            | Self::NegativeWeight { .. }
            | Self::DuplicateId { .. }
            | Self::Overlap { .. }
            | Self::Gap { .. }
            | Self::EmptyInterval { .. }
            | Self::OutsideWeight { .. }
            | Self::NoLowestGrade
            | Self::GradesBeginTogether { .. }
            | Self::NoTarget
            | Self::MeasureDoesNotFit
            | Self::OwnBase => false,
        }
    }
}

/// Everything that does not fit together; empty for a sound framework.
pub fn problems(framework: &Framework) -> Vec<Unsound> {
    let mut found = Found::default();
    if framework.base.as_ref() == Some(&framework.reference) {
        found.note("base", UnsoundKind::OwnBase);
    }
    let sum = framework.full_marks();
    if let Some(expected) = framework.stated_full_marks.filter(|stated| *stated != sum) {
        found.note("full_marks", UnsoundKind::FullMarksAre { found: sum, expected });
    }
    found.look_at_grades(&framework.grade_bands);
    let caps: Vec<Interval> = framework.total_caps.iter().map(|cap| cap.rates).collect();
    found.look_at_intervals("total_caps", &caps, None, |_| false);
    let mut ids = Vec::new();
    for dimension in &framework.dimensions {
        found.look_at_group(dimension, dimension.standing, "dimensions", &mut ids);
    }
    let ids: Vec<_> = sorted(ids, |left, right| left.cmp(right));
    for [(id, _), (other, place)] in ids.array_windows() {
        if id == other {
            found.note(place, UnsoundKind::DuplicateId { id: id.to_string() });
        }
    }
    found.0
}

/// What does not fit in one indicator and its rule; `standing` is that of its dimension.
pub fn of_rule(indicator: &Indicator, standing: Standing) -> Vec<Unsound> {
    let mut found = Found::default();
    if indicator.rule.is_bonus() && standing != Standing::Bonus {
        found.note("rule", UnsoundKind::BonusInBase);
    }
    found.look_at_indicator(indicator, indicator.id.as_str());
    found.0
}

#[derive(Default)]
struct Found(Vec<Unsound>);

impl Found {
    fn note(&mut self, place: &str, kind: UnsoundKind) {
        self.0.push(Unsound { place: place.to_owned(), kind });
    }

    fn look_at_grades(&mut self, bands: &[GradeBand]) {
        if !bands.is_empty() && bands.iter().all(|band| band.from.is_some()) {
            self.note("grade_bands", UnsoundKind::NoLowestGrade);
        }
        let begins: Vec<Option<Points>> = bands.iter().map(|band| band.from).collect();
        let begins = sorted(begins, |left, right| left.cmp(right));
        for [from, next] in begins.array_windows() {
            if from == next {
                self.note("grade_bands", UnsoundKind::GradesBeginTogether { from: *from });
            }
        }
    }

    /// Overlapping and empty intervals, and those gaps from `from` on that count.
    fn look_at_intervals(
        &mut self,
        place: &str,
        intervals: &[Interval],
        from: Option<Bound>,
        counts: impl Fn(&Interval) -> bool,
    ) {
        for seam in seams(intervals, from, None) {
            match seam {
                Seam::Overlap { first, second } => {
                    self.note(place, UnsoundKind::Overlap { first: first + 1, second: second + 1 });
                }
                Seam::Gap(missing) if counts(&missing) => self.note(place, UnsoundKind::Gap { missing }),
                Seam::Gap(_) => {}
                Seam::Empty(position) => self.note(place, UnsoundKind::EmptyInterval { position: position + 1 }),
            }
        }
    }

    fn look_at_group(&mut self, group: &Category, standing: Standing, parent: &str, ids: &mut Vec<(NodeId, String)>) {
        let place = format!("{parent}/{}", group.id);
        ids.push((group.id.clone(), place.clone()));
        if group.weight < Points::ZERO {
            self.note(&place, UnsoundKind::NegativeWeight { found: group.weight });
        }
        let weights = group.children.iter().map(Node::weight);
        match group.assessed {
            // A bonus group's weight is what it can add; its items have ranges of their own.
            Assessed::All if standing == Standing::Bonus => {}
            Assessed::All => {
                let sum: Points = weights.sum();
                if sum != group.weight {
                    self.note(&place, UnsoundKind::ChildrenSumTo { found: sum, expected: group.weight });
                }
            }
            Assessed::OneOf => {
                if group.children.is_empty() {
                    self.note(&place, UnsoundKind::NothingToPick);
                }
                for child in group.children.iter().filter(|child| child.weight() != group.weight) {
                    let (found, expected) = (child.weight(), group.weight);
                    self.note(&format!("{place}/{}", child.id()), UnsoundKind::OneOfWeighs { found, expected });
                }
            }
        }
        for child in &group.children {
            match child {
                Node::Category(category) => self.look_at_group(category, standing, &place, ids),
                Node::Indicator(indicator) => {
                    let place = format!("{place}/{}", indicator.id);
                    ids.push((indicator.id.clone(), place.clone()));
                    if indicator.rule.is_bonus() && standing != Standing::Bonus {
                        self.note(&format!("{place}/rule"), UnsoundKind::BonusInBase);
                    }
                    self.look_at_indicator(indicator, &place);
                }
            }
        }
    }

    fn look_at_indicator(&mut self, indicator: &Indicator, place: &str) {
        if indicator.weight < Points::ZERO {
            self.note(place, UnsoundKind::NegativeWeight { found: indicator.weight });
        }
        if !fits(&indicator.rule, &indicator.measure) {
            self.note(place, UnsoundKind::MeasureDoesNotFit);
        }
        if lacks_target(&indicator.rule, &indicator.target) {
            self.note(place, UnsoundKind::NoTarget);
        }
        let place = format!("{place}/rule");
        match &indicator.rule {
            Rule::Bands(bands) => self.look_at_bands(bands, &indicator.measure, &place),
            Rule::Grade(grade) => {
                if grade.grades.is_empty() {
                    self.note(&place, UnsoundKind::NothingToPick);
                }
                let intervals: Vec<Interval> = grade.grades.iter().map(|grade| grade.percent).collect();
                self.look_at_intervals(&place, &intervals, None, |_| false);
                for (idx, interval) in intervals.iter().enumerate() {
                    let outside = |bound: Option<Bound>| {
                        bound.is_none_or(|bound| bound.at < Decimal::ZERO || bound.at > Decimal::ONE_HUNDRED)
                    };
                    if outside(interval.lower) || outside(interval.upper) {
                        self.note(&place, UnsoundKind::OutsideWeight { position: idx + 1 });
                    }
                }
                self.look_at_ids(grade.grades.iter().map(|it| it.id.as_str()), &place);
            }
            Rule::Checklist(checklist) => {
                let sum: Points = checklist.items.iter().map(|item| item.points).sum();
                if sum != indicator.weight {
                    self.note(&place, UnsoundKind::ItemsSumTo { found: sum, expected: indicator.weight });
                }
                self.look_at_ids(checklist.items.iter().map(|it| it.id.as_str()), &place);
            }
            Rule::Proportional(_)
            | Rule::Reverse(_)
            | Rule::Equal(_)
            | Rule::Steps(_)
            | Rule::YesNo(_)
            | Rule::PerOccurrence(_)
            | Rule::AverageRate(_)
            | Rule::Execution(_)
            | Rule::Coefficient(_)
            | Rule::Direct(_)
            | Rule::Bonus(_) => {}
        }
    }

    /// Every value that the measure can have must lie in one band.
    fn look_at_bands(&mut self, bands: &Bands, measure: &Measure, place: &str) {
        let intervals: Vec<Interval> = bands.bands.iter().map(|band| band.interval).collect();
        let from = match (bands.reading, measure.sign()) {
            (Reading::Value | Reading::PercentOfTarget, Sign::NeverNegative) => {
                Some(Bound { at: Decimal::ZERO, end: End::Closed })
            }
            (Reading::Difference, _) | (_, Sign::MayBeNegative) => None,
        };
        let is_whole = matches!((bands.reading, measure), (Reading::Value, Measure::Count { .. }));
        self.look_at_intervals(place, &intervals, from, |gap| !is_whole || gap.holds_a_whole_number());
    }

    fn look_at_ids<'a>(&mut self, ids: impl Iterator<Item = &'a str>, place: &str) {
        let ids = sorted(ids.collect(), |left: &&str, right| left.cmp(right));
        for [id, next] in ids.array_windows() {
            if id == next {
                self.note(place, UnsoundKind::DuplicateId { id: (*id).to_owned() });
            }
        }
    }
}

/// Whether the rule looks at a target, and there is no number for it.
pub fn lacks_target(rule: &Rule, target: &Target) -> bool {
    needs_target(rule) && !matches!(target, Target::Fixed(_) | Target::Entered)
}

/// Whether the rule looks at a target.
pub fn needs_target(rule: &Rule) -> bool {
    match rule {
        Rule::Proportional(_) | Rule::Reverse(_) | Rule::Equal(_) => true,
        Rule::Steps(steps) => steps.reading != Reading::Value,
        Rule::Bands(bands) => bands.reading != Reading::Value,
        Rule::Grade(_)
        | Rule::YesNo(_)
        | Rule::Checklist(_)
        | Rule::PerOccurrence(_)
        | Rule::AverageRate(_)
        | Rule::Execution(_)
        | Rule::Coefficient(_)
        | Rule::Direct(_)
        | Rule::Bonus(_) => false,
    }
}

/// Whether the rule can work with what the measure gives.
pub fn fits(rule: &Rule, measure: &Measure) -> bool {
    let is_number = measure.is_rate() || matches!(measure, Measure::Quantity { .. } | Measure::Count { .. });
    match rule {
        Rule::Proportional(_) | Rule::Reverse(_) | Rule::Equal(_) | Rule::Steps(_) | Rule::Bands(_) => is_number,
        Rule::Grade(_) | Rule::YesNo(_) | Rule::Checklist(_) => matches!(measure, Measure::Choice | Measure::Words),
        Rule::PerOccurrence(_) => matches!(measure, Measure::Count { .. } | Measure::Quantity { .. }),
        Rule::AverageRate(_) => matches!(measure, Measure::Rate { .. }),
        Rule::Execution(_) => matches!(measure, Measure::Rate { .. } | Measure::Execution),
        Rule::Coefficient(_) => matches!(measure, Measure::Rate { .. } | Measure::Choice | Measure::Words),
        Rule::Direct(_) | Rule::Bonus(_) => matches!(measure, Measure::Points | Measure::Words),
    }
}
