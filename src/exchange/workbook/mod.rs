//! The sheet as a workbook for Excel, WPS and LibreOffice: the table that is filed with live formulas, the money, the months and the
//! items of checklists. A changed cell gives the same score as the page. Numbers are numbers, texts are texts and never formulas.

mod formulas;
mod layout;
mod side_sheets;
mod total;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

use crate::domain::evaluation::Evaluation;
use crate::domain::score::ScoreReport;
use crate::exchange::workbook::layout::{Layout, Row};
use crate::exchange::workbook::side_sheets::OtherSheet;
use crate::share::{self, Contents};
use crate::text::form::{CODE_SHEET, FONT, FormLabel, form_title};
use crate::text::language::Language;

/// What stands in the cells of formulas until a program works them out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Results {
    /// What the page gives, for programs that only show.
    OfThePage,
    /// Nothing: whoever opens it has to work everything out. For tests.
    Nothing,
}

/// The columns of the table, from A.
pub(crate) const COLUMNS: [&str; 12] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
/// The first row of the table's body, as spreadsheets count.
pub(crate) const FIRST_ROW: u32 = 4;

/// A cell's content.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Content {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A number with its format.
    Number(rust_decimal::Decimal, String),
    /// A formula (without its sign), what it gives now, and its format.
    Formula(String, String, String),
}

/// Writes the workbook.
///
/// # Errors
/// A text is longer than a cell may hold; never for sheets that can be shared.
pub fn workbook(
    evaluation: &Evaluation,
    report: &ScoreReport,
    language: Language,
    results: Results,
) -> Result<Vec<u8>, XlsxError> {
    let layout = Layout::new(evaluation, report, language);
    let mut workbook = Workbook::new();
    let looks = Looks::new();
    let table = workbook.add_worksheet();
    table.set_name(FormLabel::SheetTable.text(language))?;
    write_table(table, &layout, evaluation, &looks, language, results)?;
    for OtherSheet { name, rows, widths } in layout.others(language) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        for (column, width) in (0_u16..).zip(widths) {
            sheet.set_column_width(column, width)?;
        }
        for (row, cells) in (0_u32..).zip(&rows) {
            write_cells(sheet, row, cells, if row == 0 { Look::Head } else { Look::Cell }, &looks, results)?;
        }
        sheet.set_paper_size(A4).set_landscape();
    }
    carry(&mut workbook, evaluation)?;
    workbook.save_to_buffer()
}

/// The sheet itself, as a code in a sheet that no program lists: what is changed in the others is taken over into it again.
fn carry(workbook: &mut Workbook, evaluation: &Evaluation) -> Result<(), XlsxError> {
    // One that is too large for a code is read again by its cells alone.
    let Ok(code) = share::encode(evaluation, Contents::Everything, None) else { return Ok(()) };
    let sheet = workbook.add_worksheet();
    sheet.set_name(CODE_SHEET)?.set_very_hidden(true);
    for (row, part) in (0_u32..).zip(code.as_bytes().chunks(MOST_IN_A_CELL)) {
        sheet.write_string(row, 0, String::from_utf8_lossy(part))?;
    }
    Ok(())
}

/// The most characters of a cell are 32,767.
const MOST_IN_A_CELL: usize = 30_000;

/// A4, as the format counts papers.
const A4: u8 = 9;

fn write_table(
    table: &mut Worksheet,
    layout: &Layout,
    evaluation: &Evaluation,
    looks: &Looks,
    language: Language,
    results: Results,
) -> Result<(), XlsxError> {
    for (column, width) in (0_u16..).zip([14, 14, 26, 8, 14, 14, 10, 34, 26, 18, 12, 12]) {
        table.set_column_width(column, width)?;
    }
    let profile = &evaluation.profile;
    let title = form_title(profile.name.trim(), profile.year, language);
    table.merge_range(0, 0, 0, 9, &title, &looks.title)?;
    table.write_string(1, 0, &evaluation.framework.title)?;
    let heads: Vec<Content> = layout.heads.iter().map(|head| Content::Text((*head).to_owned())).collect();
    write_cells(table, 2, &heads, Look::Head, looks, results)?;
    for (row, cells) in (FIRST_ROW - 1..).zip(&layout.rows) {
        let look = if matches!(cells, Row::Sum(_)) { Look::Sum } else { Look::Cell };
        write_cells(table, row, cells.cells(), look, looks, results)?;
    }
    if !layout.has_ratios() {
        table.set_column_range_hidden(10, 11)?;
    }
    table.set_freeze_panes(3, 3)?;
    table.set_repeat_rows(2, 2)?;
    table.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

#[derive(Clone, Copy)]
enum Look {
    Head,
    Cell,
    Sum,
}

/// How cells look. Fonts that Word and WPS have on Chinese computers.
struct Looks {
    title: Format,
    head: Format,
    cell: Format,
    sum: Format,
}

impl Looks {
    fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::VerticalCenter);
        let cell = plain.clone().set_border(FormatBorder::Thin).set_text_wrap();
        Self {
            title: plain.set_font_size(16).set_bold().set_align(FormatAlign::Center),
            head: cell.clone().set_bold().set_align(FormatAlign::Center),
            sum: cell.clone().set_bold(),
            cell,
        }
    }

    fn of(&self, look: Look) -> &Format {
        match look {
            Look::Head => &self.head,
            Look::Cell => &self.cell,
            Look::Sum => &self.sum,
        }
    }
}

fn write_cells(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[Content],
    look: Look,
    looks: &Looks,
    results: Results,
) -> Result<(), XlsxError> {
    for (column, cell) in (0_u16..).zip(cells) {
        let format = looks.of(look);
        match cell {
            Content::Empty => {
                sheet.write_blank(row, column, format)?;
            }
            Content::Text(text) => {
                sheet.write_string_with_format(row, column, text, format)?;
            }
            Content::Number(number, shown) => {
                let format = format.clone().set_num_format(shown.as_str()).set_align(FormatAlign::Right);
                // The file keeps numbers in binary; fifteen digits come back as they were.
                let number: f64 = number.to_string().parse().unwrap_or_default();
                sheet.write_number_with_format(row, column, number, &format)?;
            }
            Content::Formula(formula, now, shown) => {
                let format = format.clone().set_num_format(shown.as_str()).set_align(FormatAlign::Right);
                let formula = Formula::new(format!("={formula}"));
                let formula = match results {
                    Results::OfThePage => formula.set_result(now.as_str()),
                    Results::Nothing => formula,
                };
                sheet.write_formula_with_format(row, column, formula, &format)?;
            }
        }
    }
    Ok(())
}
