//! Rows of the indicator table that are taken over from the drawing before are the rows that would be made anew.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use std::rc::Rc;
use std::sync::Arc;

use jixiao::app::action::Action;
use jixiao::app::declaring::DeclaringAction;
use jixiao::app::field::{EntryField, Field, FiguresField, FiguresOwner};
use jixiao::app::later::Tools;
use jixiao::app::list::{Filter, ListAction};
use jixiao::app::state::State;
use jixiao::app::update::update;
use jixiao::app::view::{IndicatorRow, LeafRow, RowsBefore, indicators_view, indicators_view_after};
use jixiao::domain::amount::MoneyUnit;
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::id::NodeId;
use jixiao::frameworks::{example, find};
use jixiao::shelf::key::TabId;
use jixiao::text::language::Language;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Something a person does, before it is known on which sheet: positions are taken from what is there.
#[derive(Clone, Debug)]
enum Deed {
    Type(Index, EntryField, &'static str),
    TypeMoney(Field, &'static str),
    Leave(Index, EntryField),
    Pick(Index, &'static str),
    Exclude(Index),
    Open(Index),
    Fold(Index),
    Filter(Filter),
    Find(&'static str),
    Unit(MoneyUnit),
    Speak(Language),
    Rename(Index, &'static str),
    Undo,
    Redo,
    Example,
}

fn deed() -> impl Strategy<Value = Deed> {
    let text = || select(vec!["", "5", "95", "95.5", "100", "abc", "没有", "-1"]);
    let field = || {
        select(vec![
            EntryField::Actual,
            EntryField::Target,
            EntryField::ActualWords,
            EntryField::Reason,
            EntryField::Part,
            EntryField::Whole,
        ])
    };
    let money = select(vec![
        Field::Figures(FiguresOwner::Department, FiguresField::Adjusted),
        Field::Figures(FiguresOwner::Department, FiguresField::Executed),
        Field::AnnualBudget,
        Field::MonthEnd(11),
    ]);
    prop_oneof![
        8 => (any::<Index>(), field(), text()).prop_map(|(nth, field, text)| Deed::Type(nth, field, text)),
        2 => (money, text()).prop_map(|(field, text)| Deed::TypeMoney(field, text)),
        4 => (any::<Index>(), field()).prop_map(|(nth, field)| Deed::Leave(nth, field)),
        2 => (any::<Index>(), select(vec!["yes", "no", "", "full"])).prop_map(|(nth, choice)| Deed::Pick(nth, choice)),
        1 => any::<Index>().prop_map(Deed::Exclude),
        2 => any::<Index>().prop_map(Deed::Open),
        1 => any::<Index>().prop_map(Deed::Fold),
        1 => select(Filter::ALL.to_vec()).prop_map(Deed::Filter),
        1 => select(vec!["", "率", "nothing"]).prop_map(Deed::Find),
        1 => select(vec![MoneyUnit::Yuan, MoneyUnit::TenThousandYuan]).prop_map(Deed::Unit),
        1 => select(Language::ALL.to_vec()).prop_map(Deed::Speak),
        1 => (any::<Index>(), text()).prop_map(|(nth, name)| Deed::Rename(nth, name)),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
        1 => Just(Deed::Example),
    ]
}

fn act(state: &mut State, deed: Deed) {
    let framework = Arc::clone(&state.evaluation.framework);
    let leaves: Vec<NodeId> = framework.indicators().into_iter().map(|indicator| indicator.id.clone()).collect();
    let groups: Vec<NodeId> = framework.categories().into_iter().map(|group| group.id.clone()).collect();
    let leaf = |nth: Index| nth.get(&leaves).clone();
    let action = match deed {
        Deed::Type(nth, field, text) => {
            Action::FieldTyped { field: Field::of(&leaf(nth), field), text: text.to_owned() }
        }
        Deed::TypeMoney(field, text) => Action::FieldTyped { field, text: text.to_owned() },
        Deed::Leave(nth, field) => Action::FieldLeft { field: Field::of(&leaf(nth), field) },
        Deed::Pick(nth, choice) => Action::ChoicePicked { id: leaf(nth), choice: choice.to_owned() },
        Deed::Exclude(nth) => Action::ApplicabilityToggled { id: leaf(nth) },
        Deed::Open(nth) => Action::List(ListAction::RowToggled(leaf(nth))),
        Deed::Fold(nth) => Action::List(ListAction::GroupToggled(nth.get(&groups).clone())),
        Deed::Filter(filter) => Action::List(ListAction::FilterChosen(filter)),
        Deed::Find(text) => Action::List(ListAction::FindTyped(text.to_owned())),
        Deed::Unit(unit) => Action::MoneyUnitChosen { unit },
        Deed::Speak(language) => Action::LanguageChosen(language),
        Deed::Rename(nth, name) => Action::FieldTyped { field: Field::NodeName(leaf(nth)), text: name.to_owned() },
        Deed::Undo => Action::Undone,
        Deed::Redo => Action::Redone,
        Deed::Example => Action::ExampleRequested,
    };
    update(state, action);
}

/// The example, and an empty sheet whose framework may be changed.
fn opened(is_own: bool) -> State {
    let sheet = match is_own {
        false => example().unwrap(),
        true => Evaluation::blank(find("mof-2013-53-department@1").unwrap()),
    };
    let mut state = State::new(sheet, example().unwrap(), TabId::new("tab").unwrap());
    update(&mut state, Action::ToolsArrived(Tools::all()));
    if is_own {
        let id = state.evaluation.framework.indicators().first().unwrap().id.clone();
        update(&mut state, Action::from(DeclaringAction::Copied(id)));
    }
    state
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_row_that_is_taken_over_is_the_row_that_would_be_made(
        is_own in any::<bool>(),
        deeds in proptest::collection::vec(deed(), 1..30),
    ) {
        let mut state = opened(is_own);
        let mut before = RowsBefore::default();
        for deed in deeds {
            let said = format!("{deed:?}");
            act(&mut state, deed);
            prop_assert_eq!(indicators_view_after(&state, &mut before), indicators_view(&state), "after {}", said);
        }
    }
}

#[test]
fn one_key_makes_one_row() {
    let mut state = opened(false);
    let mut before = RowsBefore::default();
    let then = leaves(&state, &mut before);
    let field = Field::of(&NodeId::new("procurement-execution-rate"), EntryField::Actual);
    update(&mut state, Action::FieldTyped { field, text: "90".to_owned() });
    let now = leaves(&state, &mut before);
    let made: Vec<&str> =
        then.iter().zip(&now).filter(|(then, now)| !Rc::ptr_eq(then, now)).map(|(_, row)| row.id.as_str()).collect();
    assert_eq!(made, ["procurement-execution-rate"]);
    assert!(now.len() > 10);
}

fn leaves(state: &State, before: &mut RowsBefore) -> Vec<Rc<LeafRow>> {
    let rows = indicators_view_after(state, before).rows.into_iter();
    rows.filter_map(|row| if let IndicatorRow::Leaf(leaf) = row { Some(leaf) } else { None }).collect()
}
