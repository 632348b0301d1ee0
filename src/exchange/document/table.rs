//! The table that is filed, across the page: its heads stand on every page, and no row is cut by one.

use std::io;

use crate::exchange::document::markup::{Look, Markup};
use crate::exchange::form::{Cell, Form, FormRow};

/// What each column is wide, in twentieths of a point; together the page without its margins.
const WIDTHS: [u32; 10] = [1250, 1350, 2450, 850, 1450, 1450, 850, 2450, 1620, 850];
/// Columns whose cells are joined where the rows below say the same.
const GROUPS: [usize; 2] = [0, 1];

/// Writes the table.
pub(super) fn write(markup: &mut Markup, form: &Form) -> io::Result<()> {
    markup.element("w:tbl", &[], |it| {
        it.element("w:tblPr", &[], |it| {
            let width: u32 = WIDTHS.iter().sum();
            it.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            it.empty("w:jc", &[("w:val", "center")])?;
            it.element("w:tblBorders", &[], |it| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    it.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "000000")])?;
                }
                Ok(())
            })?;
            it.empty("w:tblLayout", &[("w:type", "fixed")])?;
            it.element("w:tblCellMar", &[], |it| {
                it.empty("w:left", &[("w:w", "60"), ("w:type", "dxa")])?;
                it.empty("w:right", &[("w:w", "60"), ("w:type", "dxa")])
            })
        })?;
        it.element("w:tblGrid", &[], |it| {
            WIDTHS.iter().try_for_each(|width| it.empty("w:gridCol", &[("w:w", &width.to_string())]))
        })?;
        row(it, true, |it| {
            form.heads.iter().zip(WIDTHS).try_for_each(|(head, width)| cell(it, width, None, Look::Head, head))
        })?;
        let mut before: Option<&FormRow> = None;
        for form_row in &form.rows {
            row(it, false, |it| cells(it, form_row, before))?;
            before = Some(form_row);
        }
        Ok(())
    })
}

fn row(markup: &mut Markup, is_head: bool, inside: impl FnOnce(&mut Markup) -> io::Result<()>) -> io::Result<()> {
    markup.element("w:tr", &[], |it| {
        it.element("w:trPr", &[], |it| {
            it.empty("w:cantSplit", &[])?;
            if is_head { it.empty("w:tblHeader", &[]) } else { Ok(()) }
        })?;
        inside(it)
    })
}

fn cells(markup: &mut Markup, row: &FormRow, before: Option<&FormRow>) -> io::Result<()> {
    for (column, (content, width)) in row.cells.iter().zip(WIDTHS).enumerate() {
        let is_same = |column: usize| {
            let above = before.filter(|above| !above.is_sum && !row.is_sum);
            above.is_some_and(|above| above.cells.get(column) == row.cells.get(column))
        };
        let merge = match GROUPS.iter().position(|group| *group == column) {
            // A category goes on only within its dimension.
            Some(nth) if !row.is_sum => {
                Some(if GROUPS.iter().take(nth + 1).all(|group| is_same(*group)) { "continue" } else { "restart" })
            }
            _ => None,
        };
        let text = match content {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.normalize().to_string(),
        };
        let look = match content {
            _ if row.is_sum => Look::Head,
            Cell::Number(_) => Look::Figure,
            Cell::Empty | Cell::Text(_) => {
                if matches!(column, 4 | 5) {
                    Look::Figure
                } else {
                    Look::Cell
                }
            }
        };
        let text = if merge == Some("continue") { "" } else { &text };
        cell(markup, width, merge, look, text)?;
    }
    Ok(())
}

fn cell(markup: &mut Markup, width: u32, merge: Option<&str>, look: Look, text: &str) -> io::Result<()> {
    markup.element("w:tc", &[], |it| {
        it.element("w:tcPr", &[], |it| {
            it.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")])?;
            if let Some(merge) = merge {
                it.empty("w:vMerge", &[("w:val", merge)])?;
            }
            it.empty("w:vAlign", &[("w:val", "center")])
        })?;
        it.paragraph(look, text)
    })
}
