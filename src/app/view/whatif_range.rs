//! Numbers that are not certain: what each may be, what it does alone, and where the total lies.

use crate::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use crate::app::state::State;
use crate::app::view::header::grade_text;
use crate::app::view::whatif::owner_name;
use crate::app::whatif::place_key;
use crate::domain::evaluation::Evaluation;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::input::{Input, input_of};
use crate::domain::whatif::uncertain::{Effect, Uncertain, UncertainPlace, places, total_range};
use crate::text::labels::field_of;
use crate::text::language::Language;
use crate::text::number_format::points;
use crate::text::number_reader::NumberUnit;
use crate::text::problems;
use crate::text::whatif_range::{self, RangeLabel, read_possible};

/// Numbers that are not certain.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeView {
    /// Key and name of each number that can be added.
    pub options: Vec<(String, String)>,
    /// The key of the one that is picked; empty while none is.
    pub picked: String,
    /// Each number that is not certain.
    pub rows: Vec<RangeRow>,
    /// Where the total lies, in a sentence.
    pub answer: Option<String>,
    /// The values that give the lowest total, to be tried.
    pub lowest: Vec<Change>,
    /// The values that give the highest total.
    pub highest: Vec<Change>,
}

/// A number that is not certain.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// Whose number it is.
    pub name: String,
    /// The label of its field, with the unit.
    pub label: String,
    /// What it may be, as it was typed.
    pub text: String,
    /// What is wrong with the text.
    pub problem: Option<String>,
    /// The lowest and the highest total with it alone, and how far they lie apart; `None` while nothing is worked out.
    pub effect: Option<(String, String, String)>,
}

pub(super) fn range_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> RangeView {
    let language = state.language;
    let places = places(sheet, report);
    let name = |place: &UncertainPlace| {
        let found = places.iter().find(|(other, _)| other == place);
        found.map_or_else(|| place_key(place), |(_, owner)| owner_name(owner, sheet, language))
    };
    let given = &state.whatif.uncertain;
    let open = places.iter().filter(|(place, _)| given.iter().all(|(other, _)| other != place));
    let options = open.map(|(place, owner)| (place_key(place), owner_name(owner, sheet, language)));
    let options: Vec<(String, String)> = options.collect();
    let picked = state.whatif.uncertain_picked.as_ref().map(place_key);
    let picked = picked.filter(|picked| options.iter().any(|(key, _)| key == picked)).unwrap_or_default();
    let mut rows: Vec<RangeRow> = Vec::new();
    // The numbers that can be worked with, and the rows they stand in.
    let (mut positions, mut numbers): (Vec<usize>, Vec<Uncertain>) = (Vec::new(), Vec::new());
    for (position, (place, text)) in given.iter().enumerate() {
        let unit = unit_of(place, sheet);
        let read = read_possible(text, &unit);
        let problem = read.as_ref().err().map(|problem| problems::sentence(problem, &unit, language));
        if let Ok(Some(values)) = read {
            positions.push(position);
            numbers.push(Uncertain { place: place.clone(), values });
        }
        let name = name(place);
        rows.push(RangeRow { label: label(&name, &unit, language), name, text: text.clone(), problem, effect: None });
    }
    let is_readable = rows.iter().all(|row| row.problem.is_none());
    let mut view = RangeView { options, picked, rows, answer: None, lowest: Vec::new(), highest: Vec::new() };
    if numbers.is_empty() || !is_readable {
        return view;
    }
    match total_range(sheet, report, &numbers) {
        Err((nth, problem)) => {
            if let Some(row) = positions.get(nth).and_then(|position| view.rows.get_mut(*position)) {
                row.problem = Some(whatif_range::problem(&problem, language));
            }
        }
        Ok(found) => {
            for (position, effect) in positions.iter().zip(&found.alone) {
                if let Some(row) = view.rows.get_mut(*position) {
                    row.effect = Some(effect_texts(effect, language));
                }
            }
            let (lowest, highest) = (&found.lowest.report, &found.highest.report);
            let (low, high) = (points(lowest.total), points(highest.total));
            let grades = (grade_text(lowest, language), grade_text(highest, language));
            let spread = points(highest.total - lowest.total);
            view.answer = Some(whatif_range::answer((&low, &grades.0), (&high, &grades.1), &spread, language));
            (view.lowest, view.highest) = (found.lowest.changes, found.highest.changes);
        }
    }
    view
}

fn effect_texts(effect: &Effect, language: Language) -> (String, String, String) {
    let spread = effect.spread();
    let spread = if spread.is_zero() { RangeLabel::Nothing.text(language).to_owned() } else { points(spread) };
    (points(effect.lowest.1), points(effect.highest.1), spread)
}

fn label(name: &str, unit: &NumberUnit, language: Language) -> String {
    field_of(name, &unit.label(RangeLabel::Possible.text(language), language), language)
}

/// What the number is counted in.
pub(super) fn unit_of(place: &UncertainPlace, sheet: &Evaluation) -> NumberUnit {
    let field = match place {
        UncertainPlace::Executed => Field::Figures(FiguresOwner::Department, FiguresField::Executed),
        UncertainPlace::Indicator(id) => {
            let input = sheet.framework.indicator(id).and_then(|indicator| input_of(indicator, sheet));
            match input {
                Some(Input::LastMonth(_)) => Field::Figures(FiguresOwner::Department, FiguresField::Executed),
                Some(Input::Part) => Field::of(id, EntryField::Part),
                Some(Input::Actual | Input::Executed(_)) | None => Field::of(id, EntryField::Actual),
            }
        }
    };
    field.unit(sheet)
}
