//! What there is to say about a whole self-evaluation table that was taken over.

use rust_decimal::Decimal;

use crate::text::language::{Language, pick, say};

/// Something about a whole table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableNote {
    /// The amounts' unit is not said; ten thousand yuan was taken.
    UnitNotSaid,
    /// An amount that is none.
    NoAmount {
        /// What the cell holds.
        found: String,
    },
    /// The rules were taken from the signs of the targets.
    RulesGuessed {
        /// Whether the table says in words how it is scored.
        has_standards: bool,
    },
    /// The weights of the rows don't give what is printed.
    WeightsDiffer {
        /// Of the rows.
        found: Decimal,
        /// Printed.
        printed: Decimal,
    },
    /// A group's name says what it weighs, and its rows give something else.
    GroupWeighsElse {
        /// The group.
        name: String,
        /// Of the rows.
        found: Decimal,
        /// Printed.
        printed: Decimal,
    },
    /// Rows without a weight.
    WithoutWeight {
        /// How many.
        n_rows: usize,
    },
    /// What a changed side table says is not in the sheet.
    SideTable {
        /// The table and its row.
        place: String,
        /// The cell.
        found: String,
    },
}

/// The same in a sentence.
pub fn sentence(note: &TableNote, language: Language) -> String {
    match note {
        TableNote::UnitNotSaid => pick(
            language,
            "表上没有写金额单位，按万元读入，请核对。",
            "The table doesn't say what its amounts are counted in; ten thousand yuan was taken. Check it.",
        )
        .to_owned(),
        TableNote::NoAmount { found } => say!(
            language,
            "金额写作“{found}”，读不出来，没有读入。",
            "The amount “{found}” can't be read; it was not taken over."
        ),
        TableNote::RulesGuessed { has_standards } => {
            let why = if *has_standards {
                pick(
                    language,
                    "评分标准的文字已放进各指标的说明，没有自动变成规则",
                    "The scoring rules in words stand in the indicators' definitions and were not made into rules",
                )
            } else {
                pick(language, "表上没有评分标准", "The table has no scoring rules")
            };
            say!(
                language,
                "{why}：指标值是“≤”的按反向指标、是“=”的按等于、其余的数按完成比例；没有数的按表上得分定档。请在“绩效目标申报”里核对。",
                "{why}. Targets with ≤ are scored as reverse, with = as equal, other numbers in proportion; without a number the printed score sets the grade. Check them under Goal declaration."
            )
        }
        TableNote::WeightsDiffer { found, printed } => say!(
            language,
            "各行分值合计 {found}，表上印的是 {printed}。",
            "The rows' weights add up to {found}; the table prints {printed}."
        ),
        TableNote::GroupWeighsElse { name, found, printed } => say!(
            language,
            "“{name}”下各行分值合计 {found}，表上印的是 {printed}。",
            "The rows below “{name}” weigh {found} together; the table prints {printed}."
        ),
        TableNote::WithoutWeight { n_rows } => say!(
            language,
            "有 {n_rows} 行没有分值，按 0 分读入，请补上。",
            "{n_rows} rows have no weight and were taken over with 0; fill them in."
        ),
        TableNote::SideTable { place, found } => say!(
            language,
            "{place}：“{found}”读不出来，保留原来的值。",
            "{place}: “{found}” can't be read; the former value stays."
        ),
    }
}
