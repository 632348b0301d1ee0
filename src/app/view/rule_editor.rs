//! The rule editor: which inputs the picked rule has, what is wrong with them, and the worked example.

use crate::app::editing_rule::RuleAction;
use crate::app::rule_draft::{
    MeasureKind, Param, Pick, RowPart, RuleDraft, RuleKind, TargetKind, has_rows, is_measured,
};
use crate::app::rule_form::{example, make};
use crate::app::state::State;
use crate::app::view::rule_problems::{is_said, sentence};
use crate::domain::indicator::Indicator;
use crate::domain::rules::average_rate::Period;
use crate::domain::rules::equal::AboveTarget;
use crate::domain::rules::proportional::FloorForm;
use crate::domain::rules::reading::Reading;
use crate::domain::rules::reverse::ReverseForm;
use crate::domain::rules::steps::{Direction, StepCounting};
use crate::domain::score::Outcome;
use crate::text::language::Language;
use crate::text::rule_editor::{RuleLabel, of_row};
use crate::text::{explanation, remarks};

/// The rule editor.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleEditorView {
    /// Whose rule.
    pub name: String,
    /// The inputs, in order.
    pub inputs: Vec<Input>,
    /// The rows; empty where the rule has none.
    pub rows: Vec<Vec<Input>>,
    /// Whether rows can be added.
    pub has_rows: bool,
    /// Everything that keeps it from being used.
    pub problems: Vec<String>,
    /// The inputs of the worked example.
    pub example_inputs: Vec<Input>,
    /// The worked example, line by line; empty while there is none.
    pub example: Vec<String>,
}

/// An input of the editor.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A text field.
    Field {
        /// Its id.
        id: String,
        /// Its label.
        label: String,
        /// Its text.
        text: String,
        /// What typing does.
        typed: Typed,
    },
    /// A list.
    Choice {
        /// Its id.
        id: String,
        /// Its label.
        label: &'static str,
        /// Each value: its text, whether it is picked, and what picking does.
        options: Vec<(&'static str, bool, RuleAction)>,
    },
}

/// What a field of the editor holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A number.
    Number(Param),
    /// The unit.
    Unit,
    /// A part of a row.
    Row(usize, RowPart),
    /// The example's target.
    ExampleTarget,
    /// The example's actual value.
    ExampleActual,
}

impl Typed {
    /// The action of a text typed into it.
    pub fn action(self, text: String) -> RuleAction {
        match self {
            Self::Number(param) => RuleAction::NumberTyped(param, text),
            Self::Unit => RuleAction::UnitTyped(text),
            Self::Row(row, part) => RuleAction::RowTyped(row, part, text),
            Self::ExampleTarget => RuleAction::ExampleTargetTyped(text),
            Self::ExampleActual => RuleAction::ExampleActualTyped(text),
        }
    }
}

/// The rule editor; `None` while it is closed.
pub fn rule_editor_view(state: &State) -> Option<RuleEditorView> {
    let draft = state.rule_draft.as_ref()?;
    let indicator = state.evaluation.framework.indicator(&draft.node)?;
    let standing = state.evaluation.framework.standing_of(&draft.node)?;
    let language = state.language;
    let made = make(draft, indicator, standing);
    let inputs = Inputs { draft, language };
    let example = made.as_ref().ok().map(|made| worked_example(draft, made, indicator, state)).unwrap_or_default();
    Some(RuleEditorView {
        name: indicator.name.clone(),
        inputs: inputs.all(indicator),
        rows: inputs.rows(),
        has_rows: has_rows(draft.kind),
        problems: made
            .err()
            .unwrap_or_default()
            .iter()
            .filter(|problem| is_said(problem, draft))
            .map(|problem| sentence(problem, draft.kind, language))
            .collect(),
        example_inputs: inputs.example(),
        example,
    })
}

fn worked_example(
    draft: &RuleDraft,
    made: &crate::app::rule_form::Made,
    indicator: &Indicator,
    state: &State,
) -> Vec<String> {
    let Some((changed, leaf)) = example(draft, made, indicator, &state.evaluation) else { return Vec::new() };
    match &leaf.outcome {
        Outcome::Scored(trace) => {
            explanation::lines(trace, &changed, crate::domain::amount::MoneyUnit::Yuan, state.language)
        }
        Outcome::Pending(_) | Outcome::Excluded(_) => remarks::of_outcome(&leaf.outcome, &changed, state.language),
    }
}

pub(super) fn param_label(param: Param) -> RuleLabel {
    match param {
        Param::Target => RuleLabel::Target,
        Param::Floor => RuleLabel::Floor,
        Param::OverTarget => RuleLabel::OverTarget,
        Param::Tolerance => RuleLabel::Tolerance,
        Param::Width => RuleLabel::Width,
        Param::Cost => RuleLabel::Cost,
        Param::Lowest => RuleLabel::Lowest,
        Param::Highest => RuleLabel::Highest,
    }
}

pub(super) fn part_label(part: RowPart, kind: RuleKind) -> RuleLabel {
    match part {
        RowPart::Name => RuleLabel::RowName,
        RowPart::Range if kind == RuleKind::Grade => RuleLabel::RowGradeRange,
        RowPart::Range => RuleLabel::RowRange,
        RowPart::Points if kind == RuleKind::Bands => RuleLabel::RowAward,
        RowPart::Points => RuleLabel::RowPoints,
    }
}

struct Inputs<'a> {
    draft: &'a RuleDraft,
    language: Language,
}

impl Inputs<'_> {
    fn number(&self, param: Param) -> Input {
        Input::Field {
            id: format!("rule-{param:?}").to_lowercase(),
            label: param_label(param).text(self.language).to_owned(),
            text: self.draft.number(param).to_owned(),
            typed: Typed::Number(param),
        }
    }

    fn choice<T: Copy + PartialEq>(
        &self,
        label: RuleLabel,
        picked: T,
        values: &[(T, RuleLabel)],
        action: impl Fn(T) -> RuleAction,
    ) -> Input {
        let values: Vec<(T, &'static str)> = values.iter().map(|(it, text)| (*it, text.text(self.language))).collect();
        self.choice_of(label, picked, &values, action)
    }

    fn choice_of<T: Copy + PartialEq>(
        &self,
        label: RuleLabel,
        picked: T,
        values: &[(T, &'static str)],
        action: impl Fn(T) -> RuleAction,
    ) -> Input {
        let option = |(value, text): &(T, &'static str)| (*text, *value == picked, action(*value));
        Input::Choice {
            id: format!("rule-{label:?}").to_lowercase(),
            label: label.text(self.language),
            options: values.iter().map(option).collect(),
        }
    }

    fn all(&self, indicator: &Indicator) -> Vec<Input> {
        let kinds: Vec<(RuleKind, &'static str)> =
            RuleKind::ALL.iter().map(|kind| (*kind, kind.text(self.language))).collect();
        let mut inputs = vec![self.choice_of(RuleLabel::Kind, self.draft.kind, &kinds, RuleAction::KindPicked)];
        if is_measured(self.draft.kind) {
            inputs.extend(self.measure(indicator));
        } else if self.draft.kind == RuleKind::PerOccurrence {
            inputs.push(self.unit());
        }
        if self.draft.needs_target() {
            let values = [(TargetKind::Entered, RuleLabel::TargetEntered), (TargetKind::Fixed, RuleLabel::TargetFixed)];
            inputs.push(self.choice(RuleLabel::TargetFrom, self.draft.target, &values, RuleAction::TargetPicked));
            if self.draft.target == TargetKind::Fixed {
                inputs.push(self.number(Param::Target));
            }
        }
        inputs.extend(self.parameters());
        inputs
    }

    fn measure(&self, indicator: &Indicator) -> Vec<Input> {
        let is_special =
            indicator.measure.ratio().is_some() || indicator.measure == crate::domain::indicator::Measure::Execution;
        let mut values = vec![
            (MeasureKind::Rate, RuleLabel::MeasureRate),
            (MeasureKind::Quantity, RuleLabel::MeasureQuantity),
            (MeasureKind::Count, RuleLabel::MeasureCount),
        ];
        if is_special {
            values.insert(0, (MeasureKind::Kept, RuleLabel::MeasureKept));
        }
        let mut inputs = vec![self.choice(RuleLabel::Measure, self.draft.measure, &values, RuleAction::MeasurePicked)];
        if matches!(self.draft.measure, MeasureKind::Quantity | MeasureKind::Count) {
            inputs.push(self.unit());
        }
        inputs
    }

    fn unit(&self) -> Input {
        Input::Field {
            id: "rule-unit".to_owned(),
            label: RuleLabel::Unit.text(self.language).to_owned(),
            text: self.draft.unit.clone(),
            typed: Typed::Unit,
        }
    }

    fn parameters(&self) -> Vec<Input> {
        let draft = self.draft;
        match draft.kind {
            RuleKind::Proportional => {
                let forms = [(FloorForm::Cut, RuleLabel::FloorCut), (FloorForm::Rescaled, RuleLabel::FloorRescaled)];
                vec![
                    self.number(Param::Floor),
                    self.choice(RuleLabel::FloorForm, draft.floor_form, &forms, |it| {
                        RuleAction::Picked(Pick::FloorForm(it))
                    }),
                    self.number(Param::OverTarget),
                ]
            }
            RuleKind::Reverse => {
                let forms =
                    [(ReverseForm::Linear, RuleLabel::ReverseLinear), (ReverseForm::Ratio, RuleLabel::ReverseRatio)];
                vec![self.choice(RuleLabel::ReverseForm, draft.reverse_form, &forms, |it| {
                    RuleAction::Picked(Pick::ReverseForm(it))
                })]
            }
            RuleKind::Equal => {
                let values =
                    [(AboveTarget::Full, RuleLabel::AboveFull), (AboveTarget::Nothing, RuleLabel::AboveNothing)];
                vec![self.choice(RuleLabel::Above, draft.above, &values, |it| RuleAction::Picked(Pick::Above(it)))]
            }
            RuleKind::Steps => self.steps(),
            RuleKind::Bands => vec![self.reading()],
            RuleKind::PerOccurrence => vec![self.number(Param::Cost)],
            RuleKind::AverageRate => {
                let values = [(Period::Month, RuleLabel::PeriodMonth), (Period::Quarter, RuleLabel::PeriodQuarter)];
                vec![self.choice(RuleLabel::Period, draft.period, &values, |it| RuleAction::Picked(Pick::Period(it)))]
            }
            RuleKind::Bonus => vec![self.number(Param::Lowest), self.number(Param::Highest)],
            RuleKind::Grade
            | RuleKind::YesNo
            | RuleKind::Checklist
            | RuleKind::Execution
            | RuleKind::Coefficient
            | RuleKind::Direct => Vec::new(),
        }
    }

    fn steps(&self) -> Vec<Input> {
        let draft = self.draft;
        let directions = [
            (Direction::Above, RuleLabel::DirectionAbove),
            (Direction::Below, RuleLabel::DirectionBelow),
            (Direction::Either, RuleLabel::DirectionEither),
        ];
        let countings = [
            (StepCounting::Started, RuleLabel::CountingStarted),
            (StepCounting::Complete, RuleLabel::CountingComplete),
            (StepCounting::Exact, RuleLabel::CountingExact),
        ];
        vec![
            self.reading(),
            self.choice(RuleLabel::Direction, draft.direction, &directions, |it| {
                RuleAction::Picked(Pick::Direction(it))
            }),
            self.number(Param::Tolerance),
            self.number(Param::Width),
            self.choice(RuleLabel::Counting, draft.counting, &countings, |it| RuleAction::Picked(Pick::Counting(it))),
            self.number(Param::Cost),
            self.in_percent(),
        ]
    }

    fn reading(&self) -> Input {
        let values = [
            (Reading::Value, RuleLabel::ReadingValue),
            (Reading::Difference, RuleLabel::ReadingDifference),
            (Reading::PercentOfTarget, RuleLabel::ReadingPercent),
        ];
        self.choice(RuleLabel::Reading, self.draft.reading, &values, |it| RuleAction::Picked(Pick::Reading(it)))
    }

    fn in_percent(&self) -> Input {
        let values = [(false, RuleLabel::CostPoints), (true, RuleLabel::CostPercent)];
        self.choice(RuleLabel::CostIn, self.draft.is_in_percent, &values, |it| RuleAction::Picked(Pick::InPercent(it)))
    }

    fn rows(&self) -> Vec<Vec<Input>> {
        let parts: &[RowPart] = match self.draft.kind {
            RuleKind::Bands => &[RowPart::Range, RowPart::Points],
            RuleKind::Grade => &[RowPart::Name, RowPart::Range],
            RuleKind::Checklist
            | RuleKind::Proportional
            | RuleKind::Reverse
            | RuleKind::Equal
            | RuleKind::Steps
            | RuleKind::YesNo
            | RuleKind::PerOccurrence
            | RuleKind::AverageRate
            | RuleKind::Execution
            | RuleKind::Coefficient
            | RuleKind::Direct
            | RuleKind::Bonus => &[RowPart::Name, RowPart::Points],
        };
        let row = |(idx, row): (usize, &crate::app::rule_draft::RowDraft)| {
            let field = |part: &RowPart| Input::Field {
                id: format!("rule-row-{idx}-{part:?}").to_lowercase(),
                label: of_row(idx + 1, part_label(*part, self.draft.kind).text(self.language), self.language),
                text: match part {
                    RowPart::Name => row.name.clone(),
                    RowPart::Range => row.range.clone(),
                    RowPart::Points => row.points.clone(),
                },
                typed: Typed::Row(idx, *part),
            };
            parts.iter().map(field).collect()
        };
        if has_rows(self.draft.kind) { self.draft.rows.iter().enumerate().map(row).collect() } else { Vec::new() }
    }

    fn example(&self) -> Vec<Input> {
        let field = |label: RuleLabel, text: &str, typed: Typed| Input::Field {
            id: format!("rule-{label:?}").to_lowercase(),
            label: label.text(self.language).to_owned(),
            text: text.to_owned(),
            typed,
        };
        let mut inputs = Vec::new();
        if self.draft.needs_target() && self.draft.target == TargetKind::Entered {
            inputs.push(field(RuleLabel::ExampleTarget, &self.draft.example_target, Typed::ExampleTarget));
        }
        if !matches!(self.draft.kind, RuleKind::YesNo | RuleKind::Checklist) {
            inputs.push(field(RuleLabel::ExampleActual, &self.draft.example_actual, Typed::ExampleActual));
        }
        inputs
    }
}
