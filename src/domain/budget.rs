//! The year's money: the department's own totals and its projects.

use crate::domain::amount::{Amount, MoneyUnit};
use crate::domain::id::ProjectId;

/// What was planned and what was spent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// The unit money is shown and typed in; the amounts themselves are exact yuan.
    pub unit: MoneyUnit,
    /// The department's totals, as its accounts give them (not the sum of the projects).
    pub department: Figures,
    /// In the order of the form.
    pub projects: Vec<Project>,
}

impl Budget {
    /// An id that no project of this sheet has.
    pub fn next_project_id(&self) -> ProjectId {
        let highest = self.projects.iter().map(|project| project.id.0).max();
        ProjectId(highest.map_or(1, |id| id.saturating_add(1)))
    }
}

/// One project (项目).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Unique in the sheet.
    pub id: ProjectId,
    /// The project's name.
    pub name: String,
    /// Where its money comes from; `None` while not said.
    pub fund_source: Option<FundSource>,
    /// Its money.
    pub figures: Figures,
}

/// Budget and execution of a department or project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// 年初预算数; `None` while not filled in. For the record: rates are of the adjusted budget.
    pub initial_budget: Option<Amount>,
    /// 全年预算数 (after adjustment); `None` while not filled in.
    pub adjusted_budget: Option<Amount>,
    /// 全年执行数; `None` while not filled in.
    pub executed: Option<Amount>,
}

/// Where a project's money comes from (资金来源), by the budget it is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FundSource {
    /// 一般公共预算
    GeneralPublicBudget,
    /// 政府性基金预算
    GovernmentFund,
    /// 国有资本经营预算
    StateCapital,
    /// 财政专户管理资金
    SpecialAccount,
    /// 其他资金
    Other,
}

impl FundSource {
    /// Every source, in the order of the forms.
    pub const ALL: [Self; 5] =
        [Self::GeneralPublicBudget, Self::GovernmentFund, Self::StateCapital, Self::SpecialAccount, Self::Other];
}
