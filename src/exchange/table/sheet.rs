//! From a table to a sheet: onto the sheet that its file carries, onto a framework at hand, or onto one made of the table.

use std::sync::Arc;

use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::exchange::file::Grid;
use crate::exchange::table::fill::{Origin, fill};
use crate::exchange::table::matching::best_framework;
use crate::exchange::table::own_framework::own_framework;
use crate::exchange::table::side_sheets::fill_side_sheets;
use crate::exchange::table::{TableDoubt, TableReading};

/// What a table is put into.
#[derive(Clone, Debug)]
pub enum Onto {
    /// The sheet that the file was made from: what was changed since is taken over.
    Carried(Arc<Evaluation>),
    /// An empty sheet on this framework.
    Framework(Arc<Framework>),
    /// A framework made of the table.
    Own,
}

/// A sheet out of a table.
#[derive(Clone, Debug)]
pub struct SheetFromTable {
    /// The sheet.
    pub evaluation: Evaluation,
    /// How many rows are in it.
    pub n_matched: usize,
    /// What is not in it as it stands in the table.
    pub doubts: Vec<TableDoubt>,
}

/// Where a table belongs when nobody says it: to the sheet it carries, to the framework that most of its rows are of, else to its own.
pub fn best_onto(reading: &TableReading, carried: Option<&Arc<Evaluation>>, at_hand: &[Arc<Framework>]) -> Onto {
    let framework = || best_framework(reading, at_hand).map(Onto::Framework);
    carried.map(|sheet| Onto::Carried(Arc::clone(sheet))).or_else(framework).unwrap_or(Onto::Own)
}

/// Makes the sheet; `None` where the table has no indicators. `grids` are all of the file's.
pub fn make_sheet(reading: &TableReading, grids: &[Grid], onto: &Onto) -> Option<SheetFromTable> {
    let (filled, before) = match onto {
        Onto::Carried(sheet) => (fill(reading, sheet, Origin::OwnExport), Vec::new()),
        Onto::Framework(framework) => {
            (fill(reading, &Evaluation::blank(Arc::clone(framework)), Origin::Published), Vec::new())
        }
        Onto::Own => {
            let (framework, doubts) = own_framework(reading)?;
            (fill(reading, &Evaluation::blank(Arc::new(framework)), Origin::Published), doubts)
        }
    };
    if reading.rows.is_empty() {
        return None;
    }
    let (mut evaluation, mut doubts) = (filled.evaluation, before);
    doubts.extend(filled.doubts);
    if let Onto::Carried(_) = onto {
        fill_side_sheets(grids, &mut evaluation, &mut doubts);
    }
    Some(SheetFromTable { evaluation, n_matched: filled.n_matched, doubts })
}
