//! A tried number in its field and on its slider.

use crate::app::state::State;
use crate::app::view::whatif_trial::place_name;
use crate::app::whatif::{field_of, tried_id};
use crate::domain::evaluation::Evaluation;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::slider::slider_of;
use crate::text::labels::field_of as name_of;
use crate::text::number_format::editable;
use crate::text::problems;
use crate::text::scenarios::ScenarioLabel;

/// A tried number in its field and on its slider.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedNumber {
    /// The id of its field.
    pub id: String,
    /// The label of the field, with the unit.
    pub label: String,
    /// The label of the slider.
    pub slider_label: String,
    /// The field's text.
    pub text: String,
    /// What is wrong with the text.
    pub problem: Option<String>,
    /// How many steps the slider has, and where it stands; `None` where it can't be slid.
    pub slider: Option<(i128, i128)>,
}

/// Beyond this many steps a browser's slider no longer tells neighbours apart.
const MOST_STEPS: i128 = 1 << 52;

/// The field and the slider of a tried number; `None` for a pick.
pub(super) fn tried_number(state: &State, position: usize, change: &Change, sheet: &Evaluation) -> Option<TriedNumber> {
    let language = state.language;
    let field = field_of(change);
    let (value, decimals) = match change {
        Change::Actual { value, .. } => ((*value)?, 0),
        Change::Part { value, .. } => (*value, 0),
        Change::Executed(executed) | Change::Month { executed, .. } => (executed.in_unit(sheet.budget.unit), 2),
        Change::Choice { .. } | Change::Item { .. } => return None,
    };
    let typed = state.whatif.typing.as_ref().filter(|(typing, _)| *typing == position).map(|(_, text)| text.clone());
    let unit = field.unit(sheet);
    let problem = typed.as_ref().and_then(|text| field.read(text, sheet).err());
    let name = place_name(change, sheet, language);
    let slider = slider_of(change, sheet).map(|slider| (slider.n_steps, slider.at));
    Some(TriedNumber {
        id: tried_id(position),
        label: name_of(&name, &unit.label(ScenarioLabel::Value.text(language), language), language),
        slider_label: name_of(&name, ScenarioLabel::Slider.text(language), language),
        text: typed.unwrap_or_else(|| editable(value, decimals)),
        problem: problem.map(|problem| problems::sentence(&problem, &unit, language)),
        slider: slider.filter(|(n_steps, _)| *n_steps > 0 && *n_steps <= MOST_STEPS),
    })
}
