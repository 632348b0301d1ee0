//! Two numbers at once: a table of totals.

use crate::app::lab::Moved;
use crate::app::state::State;
use crate::app::view::whatif::owner_name;
use crate::app::view::whatif_range::unit_of;
use crate::app::whatif::place_key;
use crate::domain::evaluation::Evaluation;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::change::Change;
use crate::domain::whatif::two_way::{TwoWay, two_way};
use crate::domain::whatif::uncertain::{Possible, places};
use crate::text::language::Language;
use crate::text::number_format::points;
use crate::text::problems;
use crate::text::whatif;
use crate::text::whatif_plan::PlanLabel;
use crate::text::whatif_range::{self, read_possible};

/// Two numbers at once.
#[derive(Clone, Debug, PartialEq)]
pub struct PairView {
    /// Key and name of each number.
    pub options: Vec<(String, String)>,
    /// The two numbers.
    pub moved: Vec<MovedView>,
    /// The names of the two, where both are known.
    pub names: (String, String),
    /// The values of the second number, above the columns.
    pub columns: Vec<String>,
    /// Each value of the first number with its totals.
    pub rows: Vec<(String, Vec<PairCell>)>,
}

/// One of the two numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedView {
    /// Its key; empty while none is picked.
    pub picked: String,
    /// Its values, as they were typed.
    pub values: String,
    /// What is wrong with them.
    pub problem: Option<String>,
}

/// A total of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct PairCell {
    /// The total.
    pub total: String,
    /// How high it is among the totals of the table: 0 to 4.
    pub level: u8,
    /// The two values, to be tried.
    pub changes: Vec<Change>,
}

pub(super) fn pair_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> PairView {
    let language = state.language;
    let places = places(sheet, report);
    let name = |moved: &Moved| {
        let found = places.iter().find(|(place, _)| Some(place) == moved.place.as_ref());
        found.map(|(_, owner)| owner_name(owner, sheet, language)).unwrap_or_default()
    };
    let [first, second] = &state.whatif.lab.pair;
    let mut possible: Vec<Option<Possible>> = Vec::new();
    let mut moved: Vec<MovedView> = Vec::new();
    for one in [first, second] {
        let place = one.place.as_ref().filter(|place| places.iter().any(|(other, _)| other == *place));
        let read = place
            .map(|place| (unit_of(place, sheet), place))
            .map(|(unit, _)| (read_possible(&one.values, &unit), unit));
        let problem =
            read.as_ref().and_then(|(read, unit)| Some(problems::sentence(read.as_ref().err()?, unit, language)));
        possible.push(read.and_then(|(read, _)| read.ok().flatten()));
        moved.push(MovedView { picked: place.map(place_key).unwrap_or_default(), values: one.values.clone(), problem });
    }
    let options = places.iter().map(|(place, owner)| (place_key(place), owner_name(owner, sheet, language)));
    let mut view = PairView {
        options: options.collect(),
        moved,
        names: (name(first), name(second)),
        columns: Vec::new(),
        rows: Vec::new(),
    };
    let (Some(one), Some(other)) = (&first.place, &second.place) else { return view };
    if one == other {
        set_problem(&mut view, 1, PlanLabel::SameTwice.text(language).to_owned());
        return view;
    }
    if let [Some(values), Some(others)] = possible.as_slice() {
        match two_way(sheet, (one, values), (other, others)) {
            Err((nth, problem)) => set_problem(&mut view, nth, whatif_range::problem(&problem, language)),
            Ok(table) => fill(&mut view, &table, sheet, language),
        }
    }
    view
}

fn set_problem(view: &mut PairView, nth: usize, problem: String) {
    if let Some(moved) = view.moved.get_mut(nth) {
        moved.problem = Some(problem);
    }
}

fn fill(view: &mut PairView, table: &TwoWay, sheet: &Evaluation, language: Language) {
    let value = |change: &Change| whatif::value(change, sheet, language);
    view.columns = table.columns.iter().map(value).collect();
    let all = || table.totals.iter().flatten().copied();
    let (lowest, highest) = (all().min().unwrap_or_default(), all().max().unwrap_or_default());
    let rows = table.rows.iter().zip(&table.totals).map(|(row, totals)| {
        let cells = table.columns.iter().zip(totals).map(|(column, total)| PairCell {
            total: points(*total),
            level: level(*total, lowest, highest),
            changes: vec![row.clone(), column.clone()],
        });
        (value(row), cells.collect())
    });
    view.rows = rows.collect();
}

/// Where a total lies between the lowest and the highest, in fifths.
fn level(total: Points, lowest: Points, highest: Points) -> u8 {
    let fifth = |nth: i64| (highest - lowest).share(rust_decimal::Decimal::from(nth * 20)).unwrap_or_default();
    let below = (1..5).filter(|nth| total - lowest >= fifth(*nth) && highest > lowest).count();
    u8::try_from(below).unwrap_or(0)
}
