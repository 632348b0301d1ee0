//! An indicator's row: the fields that fit its rule, its score, deduction and reason.

use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use crate::app::state::State;
use crate::app::view::indicator_detail::{DetailView, detail_view};
use crate::app::view::{ChoiceView, FieldView, Picks};
use crate::domain::execution::execution;
use crate::domain::id::NodeId;
use crate::domain::indicator::{Indicator, Measure, Target};
use crate::domain::points::Points;
use crate::domain::rules::Rule;
use crate::domain::rules::checklist::Checklist;
use crate::domain::rules::yes_no::{NO, YES};
use crate::domain::score::{Flag, LeafScore, Outcome};
use crate::text::indicators::{IndicatorsLabel, answered};
use crate::text::labels::Label;
use crate::text::number_format::{deduction, points};
use crate::text::{explanation, reasons, remarks, values};

/// An indicator's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeafRow {
    /// Which indicator.
    pub id: NodeId,
    /// How deep it stands in the tree, beginning with 1.
    pub level: usize,
    /// Its name.
    pub name: String,
    /// Where its weight comes from, in one word.
    pub provenance: &'static str,
    /// Whether it is a core indicator.
    pub is_core: bool,
    /// Full marks.
    pub weight: String,
    /// Target value; empty where the rule needs none.
    pub target: Vec<Control>,
    /// Actual value, choice or typed score.
    pub actual: Vec<Control>,
    /// The score; `None` while pending.
    pub score: Option<String>,
    /// The deduction; `None` while pending and for bonus items.
    pub deduction: Option<String>,
    /// Whether points are lost.
    pub is_lost: bool,
    /// The report's clause; empty when nothing was lost.
    pub clause: String,
    /// What is missing or should be known.
    pub notes: Vec<String>,
    /// The reason in words, where the rule can't do without.
    pub reason: Option<FieldView>,
    /// The explanation, when it is open.
    pub detail: Option<Box<DetailView>>,
}

/// One thing in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A fixed text.
    Text(String),
    /// A field.
    Field(Box<FieldView>),
    /// A list to pick from.
    Choice(Box<ChoiceView>),
    /// A way to the field where a value is filled in.
    Way {
        /// What the way is called.
        hint: &'static str,
        /// The field there.
        field: Field,
    },
    /// A way into the row's own detail.
    Open(&'static str),
}

/// A field of an indicator as a control.
fn field(state: &State, indicator: &Indicator, field: EntryField) -> Control {
    Control::Field(Box::new(FieldView::of_entry(state, indicator, field)))
}

pub(super) fn leaf_row(state: &State, indicator: &Indicator, scored: &LeafScore, level: usize) -> LeafRow {
    let language = state.language;
    let entry = state.evaluation.entry(&indicator.id);
    let trace = scored.trace();
    let clause = trace.map(|trace| reasons::clause(indicator, entry, trace, language)).unwrap_or_default();
    let is_open = state.list.open_rows.contains(&indicator.id);
    LeafRow {
        id: indicator.id.clone(),
        level,
        name: indicator.name.clone(),
        provenance: explanation::provenance(indicator.weight_provenance.kind, language),
        is_core: indicator.is_core,
        weight: points(indicator.weight),
        target: target(state, indicator),
        actual: actual(state, indicator, scored),
        score: trace.map(|trace| points(trace.score)),
        deduction: trace.filter(|_| !indicator.rule.is_bonus()).map(|trace| deduction(trace.deduction)),
        is_lost: trace.is_some_and(|trace| !trace.deduction.is_zero() || trace.score < Points::ZERO),
        clause,
        notes: notes(state, indicator, scored),
        reason: needs_words(&indicator.rule).then(|| FieldView::of_entry(state, indicator, EntryField::Reason)),
        detail: is_open.then(|| Box::new(detail_view(state, indicator, scored))),
    }
}

/// Whether the numbers alone don't say what happened, so that the reason stands in the row.
pub(super) fn needs_words(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::Direct(_)
            | Rule::Coefficient(_)
            | Rule::PerOccurrence(_)
            | Rule::Bonus(_)
            | Rule::Grade(_)
            | Rule::YesNo(_)
            | Rule::Checklist(_)
    )
}

/// What is missing or should be looked at, apart from what is said at a field.
fn notes(state: &State, indicator: &Indicator, scored: &LeafScore) -> Vec<String> {
    match &scored.outcome {
        Outcome::Scored(trace) => {
            let flags = trace.flags.iter().filter(|flag| !is_said_at_field(flag));
            flags.map(|flag| remarks::flag(flag, indicator, state.language)).collect()
        }
        Outcome::Pending(_) | Outcome::Excluded(_) => remarks::of_outcome(&scored.outcome, indicator, state.language),
    }
}

fn is_said_at_field(flag: &Flag) -> bool {
    matches!(flag, Flag::OutOfRange)
}

fn target(state: &State, indicator: &Indicator) -> Vec<Control> {
    match &indicator.target {
        Target::None => Vec::new(),
        Target::Fixed(target) => vec![Control::Text(values::measured(*target, &indicator.measure, state.language))],
        Target::FixedWords(words) => vec![Control::Text(words.clone())],
        Target::Entered if indicator.measure == Measure::Words => {
            vec![field(state, indicator, EntryField::TargetWords)]
        }
        Target::Entered => vec![field(state, indicator, EntryField::Target)],
    }
}

fn actual(state: &State, indicator: &Indicator, scored: &LeafScore) -> Vec<Control> {
    let language = state.language;
    let entry = state.evaluation.entry(&indicator.id);
    let mut controls = Vec::new();
    if indicator.measure == Measure::Words {
        controls.push(field(state, indicator, EntryField::ActualWords));
    }
    if is_from_execution(indicator) {
        controls.extend(from_execution(state));
        return controls;
    }
    match &indicator.rule {
        Rule::Grade(grade) => {
            let grades = grade.grades.iter().map(|it| (it.id.clone(), it.name.clone()));
            controls.push(choice(state, indicator, grades));
            let picked = grade.grades.iter().find(|it| it.id == entry.choice);
            // A grade of one value needs no points; points that were typed are shown, since they may contradict it.
            if picked.is_none_or(|it| it.percent.single().is_none()) || entry.actual.is_some() {
                let mut points = FieldView::of_entry(state, indicator, EntryField::Actual);
                // The list has the id that the indicator's value is sought by.
                points.id = format!("points-{}", indicator.id);
                controls.push(Control::Field(Box::new(points)));
            }
        }
        Rule::YesNo(_) => {
            let answers = [(YES, IndicatorsLabel::Yes), (NO, IndicatorsLabel::No)];
            let answers = answers.map(|(key, label)| (key.to_owned(), label.text(language).to_owned()));
            controls.push(choice(state, indicator, answers));
        }
        Rule::Checklist(Checklist { items }) => {
            let n_answered = items.iter().filter(|item| entry.item(&item.id).is_some()).count();
            controls.push(Control::Text(answered(n_answered, items.len(), language)));
            controls.push(Control::Open(IndicatorsLabel::OpenItems.text(language)));
        }
        Rule::AverageRate(_) => {
            controls.push(field(state, indicator, EntryField::Actual));
            controls.push(Control::Way { hint: IndicatorsLabel::Months.text(language), field: Field::AnnualBudget });
        }
        Rule::Proportional(_)
        | Rule::Reverse(_)
        | Rule::Equal(_)
        | Rule::Steps(_)
        | Rule::Bands(_)
        | Rule::PerOccurrence(_)
        | Rule::Execution(_)
        | Rule::Coefficient(_)
        | Rule::Direct(_)
        | Rule::Bonus(_) => match indicator.measure.ratio() {
            Some(_) => controls.extend(ratio(state, indicator, scored)),
            None => controls.push(field(state, indicator, EntryField::Actual)),
        },
    }
    if let Some(trace) = scored.trace().filter(|trace| trace.flags.contains(&Flag::OutOfRange)) {
        say_out_of_range(&mut controls, trace.flags.as_slice(), indicator, state);
    }
    controls
}

/// Whether the actual value is the department's own execution rate.
pub(super) fn is_from_execution(indicator: &Indicator) -> bool {
    matches!(indicator.rule, Rule::Execution(_)) || indicator.measure == Measure::Execution
}

/// A typed score outside its range is said where it was typed.
fn say_out_of_range(controls: &mut [Control], flags: &[Flag], indicator: &Indicator, state: &State) {
    let Some(flag) = flags.iter().find(|flag| is_said_at_field(flag)) else { return };
    if state.history.typing() == Some(&Field::of(&indicator.id, EntryField::Actual)) {
        return;
    }
    for control in controls {
        if let Control::Field(view) = control
            && view.problem.is_none()
        {
            view.problem = Some(remarks::flag(flag, indicator, state.language));
        }
    }
}

fn choice(state: &State, indicator: &Indicator, options: impl IntoIterator<Item = (String, String)>) -> Control {
    let column = Label::ActualValue.text(state.language);
    let picked = state.evaluation.entry(&indicator.id).choice.clone();
    Control::Choice(Box::new(ChoiceView::new(
        state,
        &indicator.id,
        &indicator.name,
        column,
        picked,
        options,
        Picks::Choice,
    )))
}

/// The department's rate, with the way to its figures.
fn from_execution(state: &State) -> [Control; 2] {
    let rate = super::execution::rate_text(&execution(&state.evaluation.budget).department.rate, state.language);
    let field = Field::Figures(FiguresOwner::Department, FiguresField::Executed);
    [Control::Text(rate), Control::Way { hint: Label::FromExecution.text(state.language), field }]
}

/// The rate: worked out where the two figures are there, else typed.
fn ratio(state: &State, indicator: &Indicator, scored: &LeafScore) -> [Control; 2] {
    let entry = state.evaluation.entry(&indicator.id);
    let way = Control::Open(IndicatorsLabel::Figures.text(state.language));
    let actual = scored.trace().and_then(|trace| trace.formula.actual());
    match actual {
        Some(actual) if entry.part.is_some() && entry.whole.is_some() => {
            [Control::Text(values::reported(actual, &indicator.measure, state.language)), way]
        }
        Some(_) | None => [field(state, indicator, EntryField::Actual), way],
    }
}
