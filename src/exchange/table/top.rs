//! What stands above the heads of a form: who reports, the year, the project, and its money.

use std::ops::Range;

use crate::domain::amount::MoneyUnit;
use crate::exchange::file::Grid;
use crate::exchange::table::value::quantity;
use crate::text::cell_words::{COLONS, SEMICOLONS, money_unit_factor};
use crate::text::report_names::states_ten_thousand;
use crate::text::table_heads::role;
use crate::text::table_words::{
    MoneyRole, TopWord, is_sum_of_money, is_year_word, may_state_unit, money_role, top_word, without_code, year_alone,
    year_in,
};

/// How far down the top lines are looked for.
const FURTHEST: usize = 60;
/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// What stands above the heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Top {
    /// Who reports; may be empty.
    pub department: String,
    /// The project; may be empty.
    pub project: String,
    /// The budget year.
    pub year: Option<u16>,
    /// The first line, which names the form; may be empty.
    pub title: String,
    /// The project's money.
    pub money: TableMoney,
}

/// The money of a form, as it stands in its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableMoney {
    /// 年初预算数
    pub initial: String,
    /// 全年预算数
    pub adjusted: String,
    /// 全年执行数
    pub executed: String,
    /// 分值 of the execution rate.
    pub weight: String,
    /// 得分 of the execution rate.
    pub score: String,
    /// What the amounts are counted in, where the form says it.
    pub unit: Option<MoneyUnit>,
}

impl TableMoney {
    /// Where a column's cell goes.
    fn slot(&mut self, role: MoneyRole) -> &mut String {
        match role {
            MoneyRole::Initial => &mut self.initial,
            MoneyRole::Adjusted => &mut self.adjusted,
            MoneyRole::Executed => &mut self.executed,
            MoneyRole::Weight => &mut self.weight,
            MoneyRole::Score => &mut self.score,
        }
    }
}

/// Reads what stands above `heads`.
pub(super) fn top(grid: &Grid, heads: usize) -> Top {
    let mut top = Top::default();
    let mut closest = usize::MAX;
    let first = grid.first_row();
    let end = heads.min(first + FURTHEST);
    for at in first..end {
        let row = &labelled(grid.rows.get(at).map(Vec::as_slice).unwrap_or_default());
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            if top.title.is_empty() && cell.chars().count() > 4 {
                top.title.clone_from(cell);
            }
            top.year = top.year.or_else(|| year_in(cell));
            let (word, inside) = cell.split_once(COLONS).unwrap_or((cell, ""));
            let beside = row.iter().skip(column + 1).map(|cell| cell.trim()).find(|cell| !cell.is_empty());
            let value = Some(inside.trim()).filter(|inside| !inside.is_empty()).or(beside).unwrap_or_default();
            if is_year_word(word) {
                top.year = top.year.or_else(|| year_alone(value));
            }
            let Some((word, rank)) = top_word(word) else { continue };
            // The next word is no name.
            if value.is_empty()
                || value.chars().count() > LONGEST_NAME
                || top_word(value).is_some()
                || money_unit_factor(value).is_some()
                || quantity(value).is_some()
            {
                continue;
            }
            match word {
                TopWord::Project => value.clone_into(&mut top.project),
                TopWord::Department if rank < closest => {
                    closest = rank;
                    without_code(value).clone_into(&mut top.department);
                }
                TopWord::Department => {}
            }
        }
    }
    // 2023年目标值: no line above says it.
    let heads_say = || grid.rows.get(heads).into_iter().flatten().find_map(|cell| year_in(cell));
    top.year = top.year.or_else(heads_say);
    top.money = money(grid, first..end);
    if top.money.executed.is_empty() {
        labelled_money(grid, first..end, &mut top.money);
    }
    top
}

/// Amounts beside the words for them: 预算数 860000 执行数 842310.50.
fn labelled_money(grid: &Grid, rows: Range<usize>, money: &mut TableMoney) {
    let start = rows.start;
    for at in rows {
        let row = grid.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        for (column, cell) in row.iter().enumerate() {
            let Some(role) = money_role(cell).filter(|role| role.is_amount()) else { continue };
            let slot = money.slot(role);
            let beside = row.iter().skip(column + 1).find(|cell| !cell.is_empty());
            if let Some(amount) = beside.filter(|cell| slot.is_empty() && quantity(cell).is_some()) {
                slot.clone_from(amount);
                money.unit = money.unit.or_else(|| unit_near(grid, start..at + 1));
            }
        }
    }
}

/// What amounts are counted in: the last of these rows that says it.
fn unit_near(grid: &Grid, rows: Range<usize>) -> Option<MoneyUnit> {
    let near = rows.rev().flat_map(|row| grid.rows.get(row).into_iter().flatten());
    let unit = near.filter(|cell| may_state_unit(cell)).find_map(|cell| states_ten_thousand(cell));
    unit.map(|is_ten_thousand| if is_ten_thousand { MoneyUnit::TenThousandYuan } else { MoneyUnit::Yuan })
}

/// A row of the top, each of its labels with what stands behind it: 项目名称：助残服务 预算年度：2023 is two.
fn labelled(row: &[String]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in row {
        let mut is_first = true;
        // A list of labels, not a name with a stop in it.
        let is_list = cell.matches(COLONS).count() > 1;
        let is_end = |c: char| c.is_whitespace() || (is_list && SEMICOLONS.contains(&c));
        for piece in cell.split(is_end).filter(|piece| !piece.is_empty()) {
            match cells.last_mut().filter(|_| !is_first && !piece.contains(COLONS)) {
                Some(before) => {
                    before.push(' ');
                    before.push_str(piece);
                }
                None => cells.push(piece.to_owned()),
            }
            is_first = false;
        }
        if is_first {
            cells.push(String::new());
        }
    }
    cells
}

/// The first row of amounts below the heads that name them: the others say where it came from.
fn money(grid: &Grid, rows: Range<usize>) -> TableMoney {
    let mut money = TableMoney::default();
    let end = rows.end;
    for at in rows {
        let row = grid.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        let roles: Vec<Option<MoneyRole>> = row.iter().map(|cell| money_role(cell)).collect();
        let has = |wanted: MoneyRole| roles.contains(&Some(wanted));
        let is_head = has(MoneyRole::Executed) && (has(MoneyRole::Adjusted) || has(MoneyRole::Initial));
        if !is_head || row.iter().filter(|cell| role(cell).is_some()).count() > 4 {
            continue;
        }
        let is_amount = |row: usize, column: usize| quantity(grid.cell(row, column)).is_some();
        let amounts = |row: usize| {
            let columns = roles.iter().enumerate().filter(|(_, role)| role.is_some_and(MoneyRole::is_amount));
            columns.filter(|(column, _)| is_amount(row, *column)).count()
        };
        let Some(first) = (at + 1..end).find(|row| amounts(*row) > 0) else { continue };
        // The sum of several amounts may stand below them.
        let is_sum = |row: usize| grid.rows.get(row).into_iter().flatten().any(|cell| is_sum_of_money(cell));
        let first = (first..end).take_while(|row| amounts(*row) > 0).find(|row| is_sum(*row)).unwrap_or(first);
        for (column, role) in roles.iter().enumerate() {
            let cell = grid.cell(first, column).trim().to_owned();
            let Some(role) = *role else { continue };
            let slot = money.slot(role);
            // 总额 stands below a head of amounts and is none: a later one with that head counts.
            let is_better = role.is_amount() && quantity(slot).is_none() && quantity(&cell).is_some();
            if slot.is_empty() || is_better {
                *slot = cell;
            }
        }
        // The unit stands in the heads, beside them, or in a line above the form.
        money.unit = unit_near(grid, at.saturating_sub(3)..first + 1);
        break;
    }
    money
}
