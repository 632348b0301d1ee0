//! The leaf of the tree: what is measured, what it is worth and by which rule.

use rust_decimal::Decimal;

use crate::domain::id::NodeId;
use crate::domain::points::Points;
use crate::domain::provenance::Provenance;
use crate::domain::rules::Rule;

/// One scored indicator (三级指标).
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// Unique in the framework.
    pub id: NodeId,
    /// The indicator's name, as the framework prints it.
    pub name: String,
    /// Its meaning and formula in the words of the document; may be empty.
    pub definition: String,
    /// Full marks (分值).
    pub weight: Points,
    /// Per cent of the parent's weight, where the framework gives shares: 30 % of 15 分 is the weight 4.5.
    pub share: Option<Decimal>,
    /// What kind of number the filer gives.
    pub measure: Measure,
    /// Where the target value (年度指标值) comes from.
    pub target: Target,
    /// How the measured value becomes points.
    pub rule: Rule,
    /// Whether it is a core indicator (核心指标), which may cap the total when missed.
    pub is_core: bool,
    /// Where the weight comes from.
    pub weight_provenance: Provenance,
    /// Where the rule and its parameters come from.
    pub rule_provenance: Provenance,
}

/// What the filer gives as an indicator's actual value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// A number with a unit, such as 3079 人次.
    Quantity {
        /// The unit's name.
        unit: String,
        /// Whether the measure can be negative.
        sign: Sign,
    },
    /// A rate in per cent: 98.23 is 98.23 %.
    Rate {
        /// Whether the measure can be negative, as a rate of change (变动率) can.
        sign: Sign,
    },
    /// A rate in per cent that is worked out from two figures.
    Ratio(Ratio),
    /// The department's own execution rate in per cent, from the sheet's money.
    Execution,
    /// How often something was found, a whole number, such as 1 处.
    Count {
        /// The unit's name.
        unit: String,
    },
    /// Points given directly.
    Points,
    /// One of the rule's choices, or its items.
    Choice,
    /// Words, such as a date or 有效.
    Words,
}

/// Two figures and how a rate comes of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// What the upper figure is called: 决算数.
    pub part: String,
    /// What the lower figure is called: 预算数.
    pub whole: String,
    /// What both are counted in; may be empty.
    pub unit: String,
    /// How the rate comes of them.
    pub form: RatioForm,
}

/// How a rate comes of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RatioForm {
    /// part ÷ whole
    Share,
    /// (part − whole) ÷ whole (变动率): may be negative.
    Change,
    /// |part − whole| ÷ whole (差异率)
    Deviation,
}

impl Measure {
    /// Whether a negative actual value makes sense. An execution rate is negative when more came back than was spent.
    pub fn sign(&self) -> Sign {
        match self {
            Self::Quantity { sign, .. } | Self::Rate { sign } => *sign,
            Self::Ratio(Ratio { form: RatioForm::Share | RatioForm::Deviation, .. }) | Self::Count { .. } => {
                Sign::NeverNegative
            }
            Self::Ratio(Ratio { form: RatioForm::Change, .. })
            | Self::Execution
            | Self::Points
            | Self::Choice
            | Self::Words => Sign::MayBeNegative,
        }
    }

    /// Whether it is a part of a whole, so that more than 100 % asks for a look: shares, rates and the execution rate, but no
    /// change (which can be negative) and no deviation.
    pub fn ends_at_a_hundred(&self) -> bool {
        match self {
            Self::Rate { sign } => *sign == Sign::NeverNegative,
            Self::Ratio(ratio) => ratio.form == RatioForm::Share,
            Self::Execution => true,
            Self::Quantity { .. } | Self::Count { .. } | Self::Points | Self::Choice | Self::Words => false,
        }
    }

    /// The two figures, where the actual value is worked out from them.
    pub fn ratio(&self) -> Option<&Ratio> {
        if let Self::Ratio(ratio) = self { Some(ratio) } else { None }
    }

    /// Whether the actual value is a rate in per cent.
    pub fn is_rate(&self) -> bool {
        match self {
            Self::Rate { .. } | Self::Ratio(_) | Self::Execution => true,
            Self::Quantity { .. } | Self::Count { .. } | Self::Points | Self::Choice | Self::Words => false,
        }
    }
}

/// Whether a measure can be negative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A negative value is a mistake and scores nothing until it is mended.
    NeverNegative,
    /// A negative value has a meaning.
    MayBeNegative,
}

/// Where an indicator's target value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The rule needs none.
    None,
    /// The framework says it, in the measure's unit.
    Fixed(Decimal),
    /// The framework says it in words.
    FixedWords(String),
    /// Each sheet has its own.
    Entered,
}
