//! The state worked out into pieces that are ready to draw: texts and fields, no rules and no sums left to do.
//! The pieces compare equal when they would be drawn the same, so that only what changed is drawn again.

mod arrival;
pub(super) mod changes;
mod checks;
mod declaration;
mod execution;
mod header;
mod indicator_detail;
mod indicator_row;
mod indicators;
mod monitoring;
mod names;
mod overview;
mod pasting;
mod reporting;
mod review;
mod rule_editor;
mod rows_before;
mod rule_problems;
mod status;
mod tabling;
pub(super) mod unfinished;
mod scenarios;
mod tried_number;
mod whatif;
mod whatif_chance;
mod whatif_falls;
mod whatif_frameworks;
mod whatif_pair;
mod whatif_plan;
mod whatif_range;
mod whatif_ranking;
mod whatif_seek;
mod whatif_swings;
mod whatif_trial;
mod whatif_weights;
mod whatif_year;

pub use arrival::{ArrivalView, Differences, arrival_view};
pub use checks::{ChecksGroup, ChecksView, FindingView, checks_view};
pub use declaration::{DeclarationRow, DeclarationView, declaration_view};
pub use execution::{ExecutionView, FiguresRow, ProjectGroup, ProjectRow, SumRow, execution_view};
pub use header::{HeaderView, PartView, ProblemView, ScoreBarView, header_view, problem_views, score_bar_view};
pub use indicator_detail::{DetailView, is_met};
pub use indicator_row::{Control, LeafRow};
pub use indicators::{GroupRow, IndicatorRow, IndicatorsView, indicators_view, indicators_view_after};
pub use monitoring::{Chart, MonitoringView, MonthRow, monitoring_view};
pub use names::{change_name, field_name, notice, project_name};
pub use overview::{LostView, OverviewView, PartRow, PendingView, overview_view};
pub use pasting::{PastingOutcome, PastingView, pasting_view};
pub use reporting::{Editing, FactView, ReportPreview, ReportingView, reporting_view};
pub use review::{ReviewGroup, ReviewLeaf, ReviewRow, ReviewView, Scores, review_view};
pub use rows_before::RowsBefore;
pub use rule_editor::{Input as RuleInput, RuleEditorView, Typed, rule_editor_view};
pub use scenarios::{ScenarioRow, ScenariosView};
pub use status::{status, total_change};
pub use tabling::{ColumnView, RowView, TablingView, tabling_view};
pub use tried_number::TriedNumber;
pub use whatif::{LabView, NextRow, WayRow, WhatIfView, whatif_view};
pub use whatif_chance::{ChanceBar, ChanceResult, ChanceView};
pub use whatif_falls::{FallBar, FallChart, FallRow};
pub use whatif_frameworks::FrameworkRow;
pub use whatif_pair::{MovedView, PairCell, PairView};
pub use whatif_plan::{MeansFieldView, MeansRow, PlanRow, PlanView};
pub use whatif_range::{RangeRow, RangeView};
pub use whatif_ranking::RankingView;
pub use whatif_seek::SeekView;
pub use whatif_swings::{SwingRow, SwingsView};
pub use whatif_trial::{TrialRow, TrialView};
pub use whatif_weights::WeightsView;
pub use whatif_year::{HEIGHT as YEAR_HEIGHT, PathRow, WIDTH as YEAR_WIDTH, YearView};

use crate::app::field::{EntryField, Field, entry_unit};
use crate::app::state::State;
use crate::app::view::names::column_name;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::text::indicators::IndicatorsLabel;
use crate::text::labels::{Label, colon, in_brackets};
use crate::text::number_reader::NumberUnit;
use crate::text::problems;

/// A field that is ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldView {
    /// Which field.
    pub field: Field,
    /// The id of its element.
    pub id: String,
    /// What it belongs to: the indicator's or project's name with its colon; empty when the column says it all.
    pub owner: String,
    /// Which of its owner's values it is.
    pub column: String,
    /// Its text, as typed or as the value is written.
    pub text: String,
    /// The unit behind it; may be empty.
    pub unit: String,
    /// The unit in brackets, as the label says it; empty without a unit.
    pub spoken_unit: String,
    /// A hint inside while it is empty; may be empty.
    pub hint: &'static str,
    /// What is wrong with the text and how to mend it; silent while the field is being typed into.
    pub problem: Option<String>,
    /// What should be known about the field although its text is no mistake.
    pub note: Option<&'static str>,
}

/// What a pick answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picks {
    /// The choice of an indicator or group.
    Choice,
    /// An item of a checklist, by its id.
    Item(String),
}

/// A list to pick from that is ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceView {
    /// Which indicator or group.
    pub node: NodeId,
    /// What is answered by it.
    pub picks: Picks,
    /// The id of its element.
    pub id: String,
    /// What it belongs to, with its colon.
    pub owner: String,
    /// What is picked.
    pub column: String,
    /// Key and text of each value; the first is the open one.
    pub options: Vec<(String, String)>,
    /// The key of the picked value; empty while none is.
    pub picked: String,
}

impl ChoiceView {
    /// A list for an indicator or group called `owner`. It stands where the actual value would.
    pub(super) fn new(
        state: &State,
        node: &NodeId,
        owner: &str,
        column: &str,
        picked: String,
        options: impl IntoIterator<Item = (String, String)>,
        picks: Picks,
    ) -> Self {
        let open = (String::new(), IndicatorsLabel::NotPickedYet.text(state.language).to_owned());
        let id = match &picks {
            Picks::Choice => Field::of(node, EntryField::Actual).element_id(),
            Picks::Item(item) => format!("item-{node}-{item}"),
        };
        Self {
            id,
            owner: format!("{owner}{}", colon(state.language)),
            column: column.to_owned(),
            options: [open].into_iter().chain(options).collect(),
            picked,
            node: node.clone(),
            picks,
        }
    }
}

impl FieldView {
    /// A field of the sheet; `owner` is what it belongs to, empty when its column says it all.
    pub(super) fn new(state: &State, field: Field, owner: &str, column: &str) -> Self {
        let unit = field.unit(&state.evaluation);
        Self::counted_in(&unit, state, field, owner, column)
    }

    /// A field of an indicator, which need not be looked for.
    pub(super) fn of_entry(state: &State, indicator: &Indicator, field: EntryField) -> Self {
        let column = column_name(field, Some(indicator), state.language);
        let unit = entry_unit(field, indicator);
        Self::counted_in(&unit, state, Field::of(&indicator.id, field), &indicator.name, &column)
    }

    fn counted_in(unit: &NumberUnit, state: &State, field: Field, owner: &str, column: &str) -> Self {
        let language = state.language;
        let is_typing = state.history.typing() == Some(&field);
        let problem = state
            .field_problem(&field)
            .filter(|_| !is_typing)
            .map(|problem| problems::sentence(&problem, unit, language));
        let symbol = unit.symbol(language);
        Self {
            id: field.element_id(),
            owner: if owner.is_empty() { String::new() } else { format!("{owner}{}", colon(language)) },
            column: column.to_owned(),
            text: state.field_text(&field),
            unit: symbol.to_owned(),
            spoken_unit: if symbol.is_empty() { String::new() } else { in_brackets(symbol, language) },
            hint: if matches!(field, Field::Entry(_, EntryField::Reason)) {
                Label::ReasonHint.text(language)
            } else {
                ""
            },
            problem,
            note: None,
            field,
        }
    }
}
