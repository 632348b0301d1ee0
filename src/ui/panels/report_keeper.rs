//! Keeps the text of the report that the open sheet was made of, and reads it again when the sheet is opened another day. Draws
//! nothing.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::checking::{CheckingAction, OfReport};
use crate::app::state::State;
use crate::browser::storage::LocalStorage;
use crate::exchange::report::{read_report, report_stated};
use crate::shelf::key::SheetId;
use crate::shelf::report::{keep_report, kept_report};
use crate::ui::store::Dispatch;

#[derive(Clone, Debug, Properties, PartialEq)]
struct ReportKeeperProps {
    sheet: AttrValue,
    /// What is known of its report.
    of_report: Option<OfReport>,
    dispatch: Dispatch,
}

#[component]
fn ReportKeeper(props: &ReportKeeperProps) -> Html {
    let (of_report, dispatch) = (props.of_report.clone(), props.dispatch.clone());
    use_effect_with((props.sheet.clone(), of_report.is_some()), move |(sheet, _)| {
        let Some(id) = SheetId::new(sheet) else { return };
        match of_report {
            // Read again out of what is kept, or corrected by hand, which its text does not say.
            Some(of_report) if of_report.text.is_empty() => {}
            Some(of_report) => keep_report(&mut LocalStorage, &id, &of_report.text),
            None => {
                let reading = kept_report(&LocalStorage, &id).and_then(|text| read_report(&text).ok());
                if let Some(reading) = reading {
                    let stated = Rc::new(report_stated(&reading));
                    dispatch.dispatch(CheckingAction::Stated(stated, Rc::from("")).into());
                }
            }
        }
    });
    html! {}
}

/// Draws nothing.
pub fn report_keeper(state: &State, dispatch: &Dispatch) -> Html {
    let sheet = AttrValue::from(state.desk.sheet.as_str().to_owned());
    let of_report = state.checking.of_report.clone().filter(|it| it.sheet == state.desk.sheet);
    html! { <ReportKeeper {sheet} {of_report} dispatch={dispatch.clone()} /> }
}
