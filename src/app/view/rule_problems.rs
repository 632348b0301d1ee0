//! What keeps a rule from being used: which of it is said yet, and in which words.

use crate::app::rule_draft::{Param, RuleDraft, RuleKind};
use crate::app::rule_form::DraftProblem;
use crate::app::view::rule_editor::{param_label, part_label};
use crate::text::language::Language;
use crate::text::number_reader::{NumberProblem, NumberUnit};
use crate::text::problems;
use crate::text::rule_editor::{RuleLabel, number_problem, row_problem, unsound};

/// What nobody has come to yet is not wrong; what is missing is said once the rule shall be used.
pub(super) fn is_said(problem: &DraftProblem, draft: &RuleDraft) -> bool {
    draft.is_confirmed
        || match problem {
            DraftProblem::Number(param, _) | DraftProblem::Outside(param) => draft.is_touched(*param),
            DraftProblem::Row(row, part) => draft.touched_rows.contains(&(*row, *part)),
            DraftProblem::NoRows | DraftProblem::Unsound(_) => true,
        }
}

/// What is wrong, in the words of the rule's form.
pub(super) fn sentence(problem: &DraftProblem, kind: RuleKind, language: Language) -> String {
    match problem {
        DraftProblem::Number(Param::Lowest, NumberProblem::NotANumber) => {
            number_problem(RuleLabel::Lowest.text(language), RuleLabel::LowestMissing.text(language), language)
        }
        DraftProblem::Outside(param) => {
            let label = match param {
                Param::Floor => RuleLabel::FloorOutside,
                Param::OverTarget => RuleLabel::OverTargetOutside,
                Param::Width => RuleLabel::WidthOutside,
                Param::Lowest => RuleLabel::LowestOutside,
                Param::Target | Param::Tolerance | Param::Cost | Param::Highest => RuleLabel::NotNegative,
            };
            number_problem(param_label(*param).text(language), label.text(language), language)
        }
        DraftProblem::Number(param, problem) => {
            let reason = problems::sentence(problem, &NumberUnit::None, language);
            number_problem(param_label(*param).text(language), &reason, language)
        }
        DraftProblem::Row(row, part) => row_problem(row + 1, part_label(*part, kind).text(language), language),
        DraftProblem::NoRows => RuleLabel::NoRows.text(language).to_owned(),
        DraftProblem::Unsound(found) => unsound(&found.kind, language),
    }
}
