//! Keeps the text of the report that the open sheet was made of, and reads it again when the sheet is opened another day.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::checking::{CheckingAction, OfReport};
use crate::browser::storage::LocalStorage;
use crate::exchange::report::{read_report, report_stated};
use crate::shelf::key::SheetId;
use crate::shelf::report::{keep_report, kept_report};
use crate::ui::store::Dispatch;

/// Does so for a sheet, of whose report this is known.
#[hook]
pub fn use_report_keeper(sheet: &AttrValue, of_report: Option<&OfReport>, dispatch: &Dispatch) {
    let (of_report, dispatch) = (of_report.cloned(), dispatch.clone());
    use_effect_with((sheet.clone(), of_report.is_some()), move |(sheet, _)| {
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
}
