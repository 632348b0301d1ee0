//! The words of a sheet's file that a code names by number.

/// Fields and choices of the file format by their number. **Only ever added to, at the end**: old codes name them. A word
/// that is not here is spelled out, so a forgotten one costs a few characters and nothing else. The first 24 cost one byte.
pub(super) const WORDS: &[&str] = &[
    // 0
    "name",
    "figures",
    "adjusted_budget",
    "executed",
    "actual",
    "reason",
    "target",
    "part",
    // 8
    "whole",
    "choice",
    "id",
    "weight",
    "weight_provenance",
    "rule",
    "rule_provenance",
    "kind",
    // 16
    "note",
    "measure",
    "children",
    "fund_source",
    "initial_budget",
    "items",
    "evidence",
    "points",
    // 24
    "jixiao-sheet",
    "format",
    "version",
    "year",
    "entries",
    "budget",
    "shown_in",
    "department",
    // 32
    "projects",
    "progress",
    "annual_budget",
    "month_end_executed",
    "code",
    "contact",
    "target_words",
    "actual_words",
    // 40
    "not_applicable",
    "improvement",
    "review",
    "score",
    "remark",
    "yuan",
    "ten_thousand_yuan",
    "yes",
    // 48
    "no",
    "general_public_budget",
    "government_fund",
    "state_capital",
    "special_account",
    "other",
    "framework",
    "title",
    // 56
    "issuer",
    "document",
    "base",
    "full_marks",
    "score_decimals",
    "rate_decimals",
    "excluded",
    "rescaled",
    // 64
    "grade_bands",
    "from",
    "total_caps",
    "core_cap",
    "highest",
    "lowest",
    "dimensions",
    "definition",
    // 72
    "share",
    "is_bonus",
    "is_separate",
    "is_core",
    "assessed",
    "all",
    "one_of",
    "regulation",
    // 80
    "report",
    "derived",
    "unlisted",
    "user",
    "fixed",
    "fixed_words",
    "entered",
    "quantity",
    // 88
    "unit",
    "may_be_negative",
    "rate",
    "count",
    "ratio",
    "form",
    "change",
    "deviation",
    // 96
    "execution",
    "words",
    "proportional",
    "floor",
    "percent",
    "cut",
    "over_target",
    "above",
    // 104
    "reduction",
    "when",
    "always",
    "unexplained",
    "reverse",
    "linear",
    "equal",
    "full",
    // 112
    "nothing",
    "steps",
    "reading",
    "value",
    "difference",
    "percent_of_target",
    "direction",
    "below",
    // 120
    "either",
    "tolerance",
    "width",
    "counting",
    "started",
    "complete",
    "exact",
    "cost",
    // 128
    "percent_of_weight",
    "bands",
    "at_least",
    "at_most",
    "exactly",
    "grade",
    "grades",
    "yes_no",
    // 136
    "checklist",
    "per_occurrence",
    "average_rate",
    "period",
    "month",
    "quarter",
    "coefficient",
    "direct",
    // 144
    "bonus",
    "reached",
    "partly",
    "missed",
    "scenarios",
    "changes",
    "indicator",
    "is_emptied",
    // 152
    "item",
    "is_met",
    "ignored_findings",
    "check",
    "place",
];

/// How many there were at first.
pub(super) const N_WORDS_OF_BASES: usize = 148;

#[cfg(test)]
mod tests {
    use super::{N_WORDS_OF_BASES, WORDS};

    #[test]
    fn a_word_keeps_its_number_for_ever() {
        let numbers =
            [(0, "name"), (24, "jixiao-sheet"), (55, "title"), (101, "cut"), (147, "missed"), (148, "scenarios")];
        for (number, word) in numbers {
            assert_eq!(WORDS.get(number), Some(&word));
        }
        assert_eq!(WORDS.get(N_WORDS_OF_BASES - 1), Some(&"missed"));
        let mut sorted = WORDS.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), WORDS.len(), "a word stands twice");
    }
}
