//! What a check found, and where.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::budget::Figures;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::id::{NodeId, ProjectId};
use crate::domain::points::Points;
use crate::domain::soundness::UnsoundKind;
use crate::domain::statements::Dispute;
use crate::domain::whatif::change::{Change, applied};

macro_rules! checks {
    ($($(#[doc = $doc:literal])+ $name:ident = $key:literal in $group:ident;)+) => {
        /// A check. Its key never changes: reasons for leaving a finding are kept under it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum CheckId {
            $($(#[doc = $doc])+ $name,)+
        }

        impl CheckId {
            /// Every check.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Whether it looks at a report's text: a sheet alone can't trigger it.
            pub fn is_of_report(self) -> bool {
                matches!(
                    self,
                    Self::StatedPartsDiffer
                        | Self::StatedUnitSlip
                        | Self::StatedRateDiffers
                        | Self::DisputedFigures
                        | Self::DisputedName
                )
            }

            /// Its stable id.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }

            /// Which group it belongs to.
            pub fn group(self) -> CheckGroup {
                match self {
                    $(Self::$name => CheckGroup::$group,)+
                }
            }
        }
    };
}

checks! {
    /// Weights that should add up to another one do not.
    WeightsDontAddUp = "weights-dont-add-up" in Arithmetic;
    /// More was executed than was budgeted.
    ExecutedAboveBudget = "executed-above-budget" in Arithmetic;
    /// Money was executed without a budget.
    ExecutedWithoutBudget = "executed-without-budget" in Arithmetic;
    /// The projects' budgets are more than the department's.
    ProjectsAboveBudget = "projects-above-budget" in Arithmetic;
    /// The projects executed more than the department.
    ProjectsAboveExecuted = "projects-above-executed" in Arithmetic;
    /// A month's cumulative amount is above the year's executed amount.
    MonthAboveYear = "month-above-year" in Arithmetic;
    /// A month's cumulative amount is below an earlier one.
    MonthFalls = "month-falls" in Arithmetic;
    /// December's cumulative amount is not the year's executed amount, of the same budget.
    DecemberDiffers = "december-differs" in Arithmetic;
    /// A rate was typed and its figures give another.
    TypedRateDiffers = "typed-rate-differs" in Arithmetic;
    /// The part of a whole is more than the whole.
    PartAboveWhole = "part-above-whole" in Arithmetic;
    /// The score that was published or found in review is not what the rule gives.
    PublishedScoreDiffers = "published-score-differs" in Arithmetic;
    /// The actual value that was found in review is another one.
    ReviewedActualDiffers = "reviewed-actual-differs" in Arithmetic;
    /// The published score is above the weight.
    PublishedAboveWeight = "published-above-weight" in Arithmetic;
    /// A report's parts don't add up to the whole that it prints.
    StatedPartsDiffer = "stated-parts-differ" in Arithmetic;
    /// A report prints an amount in a unit that its budget and its rate speak against.
    StatedUnitSlip = "stated-unit-slip" in Arithmetic;
    /// A report prints a rate that its budget and executed amount don't give.
    StatedRateDiffers = "stated-rate-differs" in Arithmetic;
    /// The department has no name.
    NameMissing = "name-missing" in Filing;
    /// The sheet has no year.
    YearMissing = "year-missing" in Filing;
    /// An indicator is not filled in, so that it has no score.
    Pending = "pending" in Filing;
    /// Points are lost and no reason is given.
    LossWithoutReason = "loss-without-reason" in Filing;
    /// Points are lost and no improvement is given.
    LossWithoutImprovement = "loss-without-improvement" in Filing;
    /// The target is exceeded by much and no reason is given.
    OverTargetWithoutReason = "over-target-without-reason" in Filing;
    /// Execution is low and no reason is given.
    LowExecutionWithoutReason = "low-execution-without-reason" in Filing;
    /// An indicator is said not to apply, without a reason.
    NotApplicableWithoutReason = "not-applicable-without-reason" in Filing;
    /// No evidence is named for indicators that have a score.
    EvidenceMissing = "evidence-missing" in Filing;
    /// A satisfaction indicator has a score and no survey is named.
    SatisfactionWithoutSurvey = "satisfaction-without-survey" in Filing;
    /// An indicator weighs nothing.
    NoWeight = "no-weight" in Filing;
    /// A project has no name.
    ProjectWithoutName = "project-without-name" in Filing;
    /// Two projects have the same name.
    SameProjectTwice = "same-project-twice" in Filing;
    /// A project lacks its budget or its executed amount.
    ProjectWithoutFigures = "project-without-figures" in Filing;
    /// The money is behind the indicators.
    SelfScoreAheadOfMoney = "self-score-ahead-of-money" in Plausibility;
    /// Much of the budget is unspent.
    MuchUnspent = "much-unspent" in Plausibility;
    /// There is no budget, and indicators have points.
    ScoreWithoutBudget = "score-without-budget" in Plausibility;
    /// A figure looks as if it were in another unit than the one beside it.
    UnitSlip = "unit-slip" in Plausibility;
    /// A rate looks as if it were typed as a share.
    RateTypedAsShare = "rate-typed-as-share" in Plausibility;
    /// Much of the year's money was spent late.
    LateSpending = "late-spending" in Plausibility;
    /// A reason for a loss is given where nothing is lost.
    ReasonWithoutLoss = "reason-without-loss" in Plausibility;
    /// The adjusted budget came about without an initial one.
    NoInitialBudget = "no-initial-budget" in Plausibility;
    /// A report states the same thing twice with different figures.
    DisputedFigures = "disputed-figures" in Plausibility;
    /// A report has two names for the same amount.
    DisputedName = "disputed-name" in Plausibility;
    /// An indicator that is counted has no unit.
    NoUnit = "no-unit" in Quality;
    /// Points are given without a standard that says what for.
    NoStandard = "no-standard" in Quality;
    /// A target is in words that promise without saying how much.
    VagueWords = "vague-words" in Quality;
    /// One indicator has most of the weight.
    OneHeavyIndicator = "one-heavy-indicator" in Quality;
    /// Nothing looks at satisfaction.
    NoSatisfactionPart = "no-satisfaction-part" in Quality;
    /// Nothing looks at cost.
    NoCostPart = "no-cost-part" in Quality;
    /// Two indicators have the same name.
    SameIndicatorTwice = "same-indicator-twice" in Quality;
    /// A quantity is really about paying or spending.
    QuantityIsPayment = "quantity-is-payment" in Quality;
    /// A weight is no whole number.
    FractionalWeight = "fractional-weight" in Quality;
}

/// What kind of check it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckGroup {
    /// 勾稽: figures that should agree.
    Arithmetic,
    /// What systems and reviewers reject.
    Filing,
    /// What looks unlikely.
    Plausibility,
    /// The quality of the indicators themselves.
    Quality,
}

impl CheckGroup {
    /// Every group, in the order they are listed.
    pub const ALL: [Self; 4] = [Self::Arithmetic, Self::Filing, Self::Plausibility, Self::Quality];

    /// Its stable word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Arithmetic => "arithmetic",
            Self::Filing => "filing",
            Self::Plausibility => "plausibility",
            Self::Quality => "quality",
        }
    }
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingSeverity {
    /// It can't be so, or a filing is rejected for it.
    Error,
    /// It is probably not so, or points will be taken off for it.
    Warning,
    /// Worth a look.
    Note,
}

impl FindingSeverity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// Its stable word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// How the keys of places in a report begin; the report's own words follow.
pub const STATED: &str = "stated:";

/// Where something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The sheet as a whole.
    Sheet,
    /// The department's name.
    Name,
    /// The year.
    Year,
    /// A group of indicators.
    Group(NodeId),
    /// An indicator.
    Indicator(NodeId),
    /// The department's money.
    Department,
    /// A project.
    Project(ProjectId),
    /// The end of a month, 0 for January.
    Month(usize),
    /// What a report states about something, in its words.
    Stated(String),
}

impl Place {
    /// A stable key; empty for the sheet as a whole.
    pub fn key(&self) -> String {
        match self {
            Self::Sheet => String::new(),
            Self::Name => "name".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Group(id) => format!("group:{id}"),
            Self::Indicator(id) => format!("indicator:{id}"),
            Self::Department => "department".to_owned(),
            Self::Project(id) => format!("project:{}", id.0),
            Self::Month(month) => format!("month:{}", month + 1),
            Self::Stated(about) => format!("{STATED}{about}"),
        }
    }
}

/// A figure or word that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Points.
    Points(Points),
    /// Per cent.
    Percent(Exact),
    /// Money.
    Money(Amount),
    /// A value in the unit of the finding's indicator.
    Value(Decimal),
    /// How many.
    Count(usize),
    /// Words of the sheet.
    Words(String),
    /// Weights that don't add up, and to what.
    Unsound(UnsoundKind),
    /// What a report is in dispute with itself about.
    Dispute(Box<Dispute>),
}

/// What was found by a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which check.
    pub check: CheckId,
    /// How bad it is.
    pub severity: FindingSeverity,
    /// Where.
    pub place: Place,
    /// What was found and what was expected, in the order the check's sentence names them.
    pub facts: Vec<Fact>,
    /// How to mend it, where that is safe.
    pub mend: Option<Mend>,
    /// What the total would be if the other figure were right; `None` where there is none, or the total hangs on more.
    pub total_if: Option<Points>,
}

impl Finding {
    /// Something found, with nothing to mend and no other total.
    pub(super) fn new(check: CheckId, severity: FindingSeverity, place: Place, facts: Vec<Fact>) -> Self {
        Self { check, severity, place, facts, mend: None, total_if: None }
    }
}

/// A change that mends what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mend {
    /// One value of the sheet.
    Change(Change),
    /// A project's money.
    Project(ProjectId, Figures),
}

/// The sheet with a finding mended.
pub fn mended(evaluation: &Evaluation, mend: &Mend) -> Evaluation {
    match mend {
        Mend::Change(change) => applied(evaluation, std::slice::from_ref(change)),
        Mend::Project(id, figures) => {
            let mut sheet = evaluation.clone();
            for project in sheet.budget.projects.iter_mut().filter(|project| project.id == *id) {
                project.figures = *figures;
            }
            sheet
        }
    }
}
