//! Puts what stands above a table, and its money, into a sheet.

use rust_decimal::Decimal;

use crate::domain::amount::MoneyUnit;
use crate::exchange::table::fill::Filler;
use crate::exchange::table::rows::TableRow;
use crate::exchange::table::units::read_amount;
use crate::exchange::table::value::quantity;
use crate::exchange::table::{TableDoubt, TableReading};
use crate::text::cell_words::money_unit_factor;
use crate::text::table::CellDoubt;
use crate::text::table_heads::Role;
use crate::text::table_note::TableNote;

impl Filler {
    /// Who reports, the year, and the money above the heads.
    pub(super) fn fill_top(&mut self, reading: &TableReading) {
        let top = &reading.top;
        let profile = &mut self.evaluation.profile;
        let name = if top.department.is_empty() { &top.project } else { &top.department };
        if !name.is_empty() {
            profile.name.clone_from(name);
        }
        profile.year = top.year.or(profile.year);
        let money = &top.money;
        if money.adjusted.is_empty() && money.executed.is_empty() {
            return;
        }
        if money.unit.is_none() {
            self.doubts.push(TableDoubt::Table(TableNote::UnitNotSaid));
        }
        let unit = money.unit.unwrap_or(MoneyUnit::TenThousandYuan);
        self.evaluation.budget.unit = unit;
        let mut amount = |cell: &str| {
            let found = read_amount(cell, unit);
            if found.is_none() && !cell.is_empty() {
                self.doubts.push(TableDoubt::Table(TableNote::NoAmount { found: cell.to_owned() }));
            }
            found
        };
        let (initial, adjusted, executed) = (amount(&money.initial), amount(&money.adjusted), amount(&money.executed));
        let figures = &mut self.evaluation.budget.department;
        // A form with one budget means the year's.
        figures.initial_budget = initial.or(figures.initial_budget);
        figures.adjusted_budget = adjusted.or(initial).or(figures.adjusted_budget);
        figures.executed = executed.or(figures.executed);
    }

    /// The row of the execution rate has the budget and what was spent, in some forms; a rate alone gives no amounts.
    pub(super) fn fill_money(&mut self, row: &TableRow, cell: &str) {
        let amount = |cell: &str| {
            let found = quantity(cell).filter(|it| money_unit_factor(&it.unit).is_some())?;
            read_amount(cell, self.evaluation.budget.unit).filter(|_| found.number >= Decimal::ZERO)
        };
        match (amount(row.cell(Role::Target)), amount(cell)) {
            (Some(budget), Some(executed)) => {
                let figures = &mut self.evaluation.budget.department;
                figures.adjusted_budget = Some(budget);
                figures.executed = Some(executed);
            }
            _ if cell.is_empty() => {}
            _ => self.doubt(row, CellDoubt::FromMoney),
        }
    }
}
