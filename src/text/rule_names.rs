//! The short names of the scoring rules.

use crate::domain::rules::Rule;
use crate::text::language::labels;

labels! {
    /// The name of a rule.
    RuleName {
        Proportional: "按完成比例", "In proportion";
        Reverse: "逆向指标", "Reverse";
        Equal: "等于", "Equal";
        Steps: "每超（低）扣分", "Steps";
        Bands: "区间赋分", "Bands";
        Grade: "定性分档", "Grades";
        YesNo: "是否", "Yes or no";
        Checklist: "要点", "Checklist";
        PerOccurrence: "每发现一处扣分", "Per occurrence";
        AverageRate: "年度平均执行率", "Average execution rate";
        Execution: "预算执行率", "Budget execution rate";
        Coefficient: "得分系数", "Coefficient";
        Direct: "直接评分", "Direct score";
        Bonus: "加减分", "Bonus points";
    }
}

impl RuleName {
    /// The name of a rule.
    pub fn of(rule: &Rule) -> Self {
        match rule {
            Rule::Proportional(_) => Self::Proportional,
            Rule::Reverse(_) => Self::Reverse,
            Rule::Equal(_) => Self::Equal,
            Rule::Steps(_) => Self::Steps,
            Rule::Bands(_) => Self::Bands,
            Rule::Grade(_) => Self::Grade,
            Rule::YesNo(_) => Self::YesNo,
            Rule::Checklist(_) => Self::Checklist,
            Rule::PerOccurrence(_) => Self::PerOccurrence,
            Rule::AverageRate(_) => Self::AverageRate,
            Rule::Execution(_) => Self::Execution,
            Rule::Coefficient(_) => Self::Coefficient,
            Rule::Direct(_) => Self::Direct,
            Rule::Bonus(_) => Self::Bonus,
        }
    }
}
