//! The text of the report that a sheet was made of, beside the sheets: what is wrong in the report is found again the next day.
//!
//! One text, that of the report read last: texts are long, storage is small, and the sheet itself needs none.

use crate::shelf::key::SheetId;
use crate::shelf::store::Store;

/// Where it is kept: the sheet's id, a line break, the text.
const REPORT: &str = "jixiao.report";
/// The longest text that is kept, in bytes.
const LONGEST: usize = 300_000;

/// Keeps the text of a sheet's report in the place of the one before. One that is too long, or has no room, is not kept: nothing
/// else depends on it.
pub fn keep_report(store: &mut dyn Store, id: &SheetId, text: &str) {
    let is_kept = text.len() <= LONGEST && store.set(REPORT, &format!("{}\n{text}", id.as_str())).is_ok();
    if !is_kept {
        store.remove(REPORT);
    }
}

/// The text of a sheet's report; `None` where another sheet's is kept, or none.
pub fn kept_report(store: &dyn Store, id: &SheetId) -> Option<String> {
    let kept = store.get(REPORT)?;
    let (of, text) = kept.split_once('\n')?;
    (of == id.as_str()).then(|| text.to_owned())
}

/// Removes the text of a sheet's report.
pub(super) fn forget_report(store: &mut dyn Store, id: &SheetId) {
    if kept_report(store, id).is_some() {
        store.remove(REPORT);
    }
}
