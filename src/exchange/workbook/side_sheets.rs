//! The sheets that the table's formulas look at: the money, the months, the items of checklists.

use rust_decimal::Decimal;

use crate::domain::amount::Amount;
use crate::domain::execution::{ExecutionRate, execution};
use crate::domain::progress::MONTHS;
use crate::exchange::workbook::Content;
use crate::exchange::workbook::layout::Layout;
use crate::text::form::FormLabel;
use crate::text::labels::{Label, month_end};
use crate::text::language::Language;

/// A sheet besides the table.
pub(super) struct OtherSheet {
    pub(super) name: &'static str,
    pub(super) rows: Vec<Vec<Content>>,
    /// Of its columns, in letters.
    pub(super) widths: Vec<u32>,
}

impl Layout<'_> {
    /// The sheets besides the table.
    pub(super) fn others(&self, language: Language) -> Vec<OtherSheet> {
        let mut sheets = vec![
            OtherSheet {
                name: FormLabel::SheetMoney.text(language),
                rows: self.money(),
                widths: vec![40, 16, 16, 12, 16],
            },
            OtherSheet { name: FormLabel::SheetMonths.text(language), rows: self.months(), widths: vec![24, 18] },
        ];
        if !self.items.is_empty() {
            let heads = [FormLabel::Indicator, FormLabel::Item, FormLabel::Weight, FormLabel::Met];
            let heads = heads.map(|head| Content::Text(head.text(language).to_owned())).to_vec();
            let rows = [heads].into_iter().chain(self.items.iter().cloned()).collect();
            sheets.push(OtherSheet { name: FormLabel::SheetItems.text(language), rows, widths: vec![30, 50, 10, 10] });
        }
        sheets
    }

    fn money(&self) -> Vec<Vec<Content>> {
        let (language, unit) = (self.language, self.evaluation.budget.unit);
        let heads = [Label::Project, Label::AdjustedBudget, Label::Executed, Label::Rate, Label::Balance];
        let mut rows = vec![heads.map(|head| Content::Text(head.text(language).to_owned())).to_vec()];
        let known = execution(&self.evaluation.budget);
        let department =
            (Label::Department.text(language).to_owned(), self.evaluation.budget.department, &known.department);
        let projects = self.evaluation.budget.projects.iter().zip(&known.projects);
        let projects = projects.map(|(project, it)| (project.name.clone(), project.figures, &it.execution));
        for (name, figures, execution) in [department].into_iter().chain(projects) {
            let row = u32::try_from(rows.len()).unwrap_or(0) + 1;
            let rate = match &execution.rate {
                ExecutionRate::Known(rate) => Content::Formula(
                    format!("C{row}/B{row}"),
                    rate.exact_percent().round(4).map(|it| (it / Decimal::ONE_HUNDRED).to_string()).unwrap_or_default(),
                    "0.00%".to_owned(),
                ),
                ExecutionRate::NoBudget | ExecutionRate::Pending => Content::Empty,
            };
            let balance = execution.balance.map(|balance| {
                let now = balance.in_unit(unit).to_string();
                Content::Formula(format!("B{row}-C{row}"), now, "#,##0.00####".to_owned())
            });
            let cells = [
                self.money_cell(figures.adjusted_budget),
                self.money_cell(figures.executed),
                rate,
                balance.unwrap_or(Content::Empty),
            ];
            rows.push([Content::Text(name)].into_iter().chain(cells).collect());
        }
        rows
    }

    fn money_cell(&self, amount: Option<Amount>) -> Content {
        let unit = self.evaluation.budget.unit;
        amount.map_or(Content::Empty, |it| Content::Number(it.in_unit(unit), "#,##0.00####".to_owned()))
    }

    fn months(&self) -> Vec<Vec<Content>> {
        let language = self.language;
        let text = |label: Label| Content::Text(label.text(language).to_owned());
        let progress = &self.evaluation.progress;
        let mut rows = vec![vec![text(Label::Monthly), text(Label::Executed)]];
        rows.push(vec![text(Label::AnnualBudget), self.money_cell(progress.annual_budget)]);
        for (month, executed) in (0..MONTHS).zip(progress.month_end_executed) {
            rows.push(vec![Content::Text(month_end(month, language)), self.money_cell(executed)]);
        }
        rows
    }
}
