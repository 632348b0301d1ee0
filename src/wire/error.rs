//! Why a file could not be read, with the place in it.

use std::fmt;

use thiserror::Error;

use crate::domain::interval::{Bound, End, Interval};
use crate::domain::soundness::UnsoundKind;

/// A problem and where it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {problem}")]
pub struct WireError {
    /// Path of the field ("entries/procurement-rate/actual"), or line and column of broken JSON.
    pub place: String,
    /// What is wrong there.
    pub problem: WireProblem,
}

impl WireError {
    pub(crate) fn at(place: impl fmt::Display, problem: WireProblem) -> Self {
        Self { place: place.to_string(), problem }
    }
}

/// What can be wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WireProblem {
    /// No JSON.
    #[error("not JSON ({detail})")]
    NotJson {
        /// The parser's words.
        detail: String,
    },
    /// Another kind of value.
    #[error("expected {expected}")]
    WrongType {
        /// What should stand there.
        expected: &'static str,
    },
    /// A required field is not there.
    #[error("this field is missing")]
    MissingField,
    /// A field this version does not know.
    #[error("this field is not known")]
    UnknownField,
    /// A word that is none of the choices.
    #[error("expected one of {expected}, found {found:?}")]
    UnknownChoice {
        /// The choices.
        expected: &'static str,
        /// What stands there.
        found: String,
    },
    /// Another format's name.
    #[error("expected format {expected}, found {found:?}")]
    OtherFormat {
        /// What the file should say.
        expected: &'static str,
        /// What it says.
        found: String,
    },
    /// A version this program does not know.
    #[error("version {found} is newer than this program, which reads up to {newest}")]
    NewerVersion {
        /// What the file says.
        found: u32,
        /// The newest this program reads.
        newest: u32,
    },
    /// Not a decimal number.
    #[error("expected a decimal number such as \"98.23\", found {found:?}")]
    NotDecimal {
        /// The text found.
        found: String,
    },
    /// A number outside what the field can hold.
    #[error("{found} is outside what this field can hold ({expected})")]
    OutOfRange {
        /// The text found.
        found: String,
        /// The field's limits.
        expected: &'static str,
    },
    /// A list of the wrong length.
    #[error("expected {expected} values, found {found}")]
    WrongLength {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A node of the tree that is neither a group nor an indicator, or both.
    #[error("expected either children or a rule with its measure")]
    NeitherGroupNorIndicator,
    /// A framework this program does not have.
    #[error("framework {found:?} is not known")]
    UnknownFramework {
        /// `id@version`.
        found: String,
    },
    /// An entry for something the framework does not have.
    #[error("the framework has no indicator with this id")]
    UnknownIndicator,
    /// An answer to something the checklist does not have.
    #[error("the checklist has no item with this id")]
    UnknownItem,
    /// The same id twice.
    #[error("this id is used twice")]
    DuplicateId,
    /// A framework whose parts don't fit together.
    #[error("{}", unsound(.0))]
    Unsound(UnsoundKind),
}

impl WireProblem {
    /// The word for the problem, for programs; it never changes for a kind.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not_json",
            Self::WrongType { .. } => "wrong_type",
            Self::MissingField => "missing_field",
            Self::UnknownField => "unknown_field",
            Self::UnknownChoice { .. } => "unknown_choice",
            Self::OtherFormat { .. } => "other_format",
            Self::NewerVersion { .. } => "newer_version",
            Self::NotDecimal { .. } => "not_decimal",
            Self::OutOfRange { .. } => "out_of_range",
            Self::WrongLength { .. } => "wrong_length",
            Self::NeitherGroupNorIndicator => "neither_group_nor_indicator",
            Self::UnknownFramework { .. } => "unknown_framework",
            Self::UnknownIndicator => "unknown_indicator",
            Self::UnknownItem => "unknown_item",
            Self::DuplicateId => "duplicate_id",
            Self::Unsound(kind) => match kind {
                UnsoundKind::ChildrenSumTo { .. } => "children_sum",
                UnsoundKind::FullMarksAre { .. } => "full_marks",
                UnsoundKind::ItemsSumTo { .. } => "items_sum",
                UnsoundKind::OneOfWeighs { .. } => "one_of_weight",
                UnsoundKind::NothingToPick => "nothing_to_pick",
                UnsoundKind::BonusInBase => "bonus_in_base",
                UnsoundKind::NegativeWeight { .. } => "negative_weight",
                UnsoundKind::DuplicateId { .. } => "duplicate_id",
                UnsoundKind::Overlap { .. } => "overlap",
                UnsoundKind::Gap { .. } => "gap",
                UnsoundKind::EmptyInterval { .. } => "empty_interval",
                UnsoundKind::OutsideWeight { .. } => "outside_weight",
                UnsoundKind::NoLowestGrade => "no_lowest_grade",
                UnsoundKind::GradesBeginTogether { .. } => "grades_begin_together",
                UnsoundKind::NoTarget => "no_target",
                UnsoundKind::MeasureDoesNotFit => "measure_does_not_fit",
                UnsoundKind::OwnBase => "own_base",
            },
        }
    }
}

/// The sentence for a part that does not fit.
fn unsound(kind: &UnsoundKind) -> String {
    match kind {
        UnsoundKind::ChildrenSumTo { found, expected } => {
            format!("the weights of the children add up to {}, expected {}", found.value(), expected.value())
        }
        UnsoundKind::FullMarksAre { found, expected } => {
            format!("the base dimensions add up to {}, expected {}", found.value(), expected.value())
        }
        UnsoundKind::ItemsSumTo { found, expected } => {
            format!("the items add up to {} points, expected the weight, {}", found.value(), expected.value())
        }
        UnsoundKind::OneOfWeighs { found, expected } => {
            format!(
                "one of this group is assessed: expected the group's weight, {}, found {}",
                expected.value(),
                found.value()
            )
        }
        UnsoundKind::NothingToPick => "there is nothing to pick: expected at least one child or grade".to_owned(),
        UnsoundKind::BonusInBase => "a bonus rule stands outside the dimensions with is_bonus".to_owned(),
        UnsoundKind::NegativeWeight { found } => format!("expected a weight of 0 or above, found {}", found.value()),
        UnsoundKind::DuplicateId { id } => format!("the id {id:?} is used twice"),
        UnsoundKind::Overlap { first, second } => format!("intervals {first} and {second} share numbers"),
        UnsoundKind::Gap { missing } => format!("no interval holds {}", numbers(missing)),
        UnsoundKind::EmptyInterval { position } => format!("interval {position} holds no number"),
        UnsoundKind::OutsideWeight { position } => {
            format!("grade {position} reaches outside 0 to 100 per cent of the weight")
        }
        UnsoundKind::NoLowestGrade => "expected one grade with \"from\": null, the lowest".to_owned(),
        UnsoundKind::GradesBeginTogether { from } => {
            let from = from.map_or("null".to_owned(), |from| from.value().to_string());
            format!("two grades begin at {from}")
        }
        UnsoundKind::NoTarget => "this rule looks at a target: expected one that is fixed or entered".to_owned(),
        UnsoundKind::MeasureDoesNotFit => "this rule can't work with this measure".to_owned(),
        UnsoundKind::OwnBase => "the framework names itself as what it was made from".to_owned(),
    }
}

fn numbers(interval: &Interval) -> String {
    let end = |bound: Option<Bound>, closed: &str, open: &str| {
        bound.map(|bound| format!("{} {}", if bound.end == End::Closed { closed } else { open }, bound.at))
    };
    let ends: Vec<String> =
        [end(interval.lower, ">=", ">"), end(interval.upper, "<=", "<")].into_iter().flatten().collect();
    if ends.is_empty() { "anything".to_owned() } else { format!("what is {}", ends.join(" and ")) }
}
