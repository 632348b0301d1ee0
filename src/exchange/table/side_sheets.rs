//! What a workbook that this program made carries besides its table: the sheet itself as a code, the money, the months and the items
//! of checklists, which may have been changed since.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::budget::{Figures, Project};
use crate::domain::evaluation::Evaluation;
use crate::domain::id::ProjectId;
use crate::domain::rules::Rule;
use crate::exchange::file::{Grid, tidied};
use crate::exchange::table::TableDoubt;
use crate::exchange::table::value::quantity;
use crate::text::form::{CODE_SHEET, FormLabel};
use crate::text::language::Language;
use crate::text::pasted_table::is_dashes;
use crate::text::table_note::TableNote;

/// The sheet that a workbook was made from, as a code; `None` where it was made elsewhere.
pub fn carried_code(grids: &[Grid]) -> Option<String> {
    let grid = grids.iter().find(|grid| grid.name == CODE_SHEET)?;
    let code: String = (0..grid.rows.len()).map(|row| grid.cell(row, 0)).collect();
    (!code.is_empty()).then_some(code)
}

/// Takes over what was changed in the sheets beside the table.
pub(super) fn fill_side_sheets(grids: &[Grid], evaluation: &mut Evaluation, doubts: &mut Vec<TableDoubt>) {
    let mut filler = SideFiller { evaluation, doubts };
    for grid in grids {
        let is = |label: FormLabel| Language::ALL.iter().any(|language| label.text(*language) == grid.name);
        if is(FormLabel::SheetMoney) {
            filler.money(grid);
        } else if is(FormLabel::SheetMonths) {
            filler.months(grid);
        } else if is(FormLabel::SheetItems) {
            filler.items(grid);
        }
    }
}

struct SideFiller<'a> {
    evaluation: &'a mut Evaluation,
    doubts: &'a mut Vec<TableDoubt>,
}

impl SideFiller<'_> {
    fn unreadable(&mut self, grid: &Grid, row: usize, found: &str) {
        let place = format!("{} {}", grid.name, row + 1);
        self.doubts.push(TableDoubt::Table(TableNote::SideTable { place, found: found.to_owned() }));
    }

    /// An amount of a cell; what can't be read leaves the former one.
    fn amount(&mut self, grid: &Grid, row: usize, column: usize, former: Option<Amount>) -> Option<Amount> {
        let unit = self.evaluation.budget.unit;
        let cell = grid.cell(row, column);
        if cell.is_empty() || is_dashes(cell) {
            return None;
        }
        match read(cell, unit) {
            Some(number) if former.is_some_and(|former| shown(former, unit) == number) => former,
            Some(number) => Amount::from_unit(number, unit).ok(),
            None => {
                self.unreadable(grid, row, cell);
                former
            }
        }
    }

    fn figures(&mut self, grid: &Grid, row: usize, former: Figures) -> Figures {
        Figures {
            initial_budget: former.initial_budget,
            adjusted_budget: self.amount(grid, row, 1, former.adjusted_budget),
            executed: self.amount(grid, row, 2, former.executed),
        }
    }

    /// The department, then the projects: each is known by its name, else by its place.
    fn money(&mut self, grid: &Grid) {
        if grid.rows.len() < 2 {
            return;
        }
        self.evaluation.budget.department = self.figures(grid, 1, self.evaluation.budget.department);
        let names: Vec<String> = (2..grid.rows.len()).map(|row| grid.cell(row, 0).to_owned()).collect();
        let former = self.evaluation.budget.projects.clone();
        let is_named = |project: &Project, name: &str| tidied(&project.name) == name;
        let mut next_id = former.iter().map(|project| project.id.0).max().unwrap_or(0);
        let mut projects: Vec<Project> = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let is_free = |project: &&Project| !projects.iter().any(|taken| taken.id == project.id);
            let by_name = former.iter().filter(is_free).find(|project| is_named(project, name));
            let by_place =
                || former.get(at).filter(is_free).filter(|project| !names.iter().any(|name| is_named(project, name)));
            let known = by_name.or_else(by_place).cloned();
            if name.is_empty() && known.is_none() {
                continue;
            }
            let mut project = known.unwrap_or_else(|| {
                next_id += 1;
                Project { id: ProjectId(next_id), name: String::new(), fund_source: None, figures: Figures::default() }
            });
            if !is_named(&project, name) {
                project.name.clone_from(name);
            }
            project.figures = self.figures(grid, at + 2, project.figures);
            projects.push(project);
        }
        self.evaluation.budget.projects = projects;
    }

    fn months(&mut self, grid: &Grid) {
        if grid.rows.is_empty() {
            return;
        }
        let former = self.evaluation.progress.clone();
        self.evaluation.progress.annual_budget = self.amount(grid, 1, 1, former.annual_budget);
        for (month, former) in former.month_end_executed.into_iter().enumerate() {
            let executed = self.amount(grid, month + 2, 1, former);
            if let Some(slot) = self.evaluation.progress.month_end_executed.get_mut(month) {
                *slot = executed;
            }
        }
    }

    /// Items stand in the order of their indicators; those of checklists that are still open are not there.
    fn items(&mut self, grid: &Grid) {
        let framework = Arc::clone(&self.evaluation.framework);
        let lists = framework.indicators().into_iter().filter_map(|indicator| {
            if let Rule::Checklist(list) = &indicator.rule { Some((indicator, list)) } else { None }
        });
        let mut left = lists.flat_map(|(indicator, list)| list.items.iter().map(move |item| (indicator, item)));
        for row in 1..grid.rows.len() {
            let (name, item_name) = (grid.cell(row, 0), grid.cell(row, 1));
            let known =
                left.find(|(indicator, item)| tidied(&indicator.name) == name && tidied(&item.name) == item_name);
            let met = match grid.cell(row, 3) {
                "1" => Some(true),
                "0" => Some(false),
                _ => None,
            };
            let Some(((indicator, item), is_met)) = known.zip(met) else {
                self.unreadable(grid, row, grid.cell(row, 3));
                continue;
            };
            self.evaluation.entries.change(&indicator.id, |entry| {
                match entry.items.iter_mut().find(|(id, _)| *id == item.id) {
                    Some((_, slot)) => *slot = is_met,
                    // An item that nobody answered stands as 0: that is no answer.
                    None if is_met => entry.items.push((item.id.clone(), true)),
                    None => {}
                }
            });
        }
    }
}

/// A number of a cell, in the table's unit.
fn read(cell: &str, unit: MoneyUnit) -> Option<Decimal> {
    let found = quantity(cell)?;
    Amount::from_unit(found.number, unit).ok().filter(|_| found.unit.is_empty()).map(|_| found.number.normalize())
}

fn shown(amount: Amount, unit: MoneyUnit) -> Decimal {
    amount.in_unit(unit).normalize()
}
