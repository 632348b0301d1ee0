//! What this program printed into the cells of a sheet's table: a cell that still says it was not changed.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::domain::score::score;
use crate::exchange::file::tidied;
use crate::exchange::table::value::quantity;
use crate::text::form::{actual_text, target_text};
use crate::text::language::Language;
use crate::text::table_heads::Role;

/// What stands in the cells of each indicator, in every language.
pub(super) struct Printed(BTreeMap<NodeId, Cells>);

struct Cells {
    target: Vec<String>,
    actual: Vec<String>,
}

impl Printed {
    /// The cells of a sheet.
    pub(super) fn of(evaluation: &Evaluation) -> Self {
        let report = score(evaluation);
        let indicators = evaluation.framework.indicators().into_iter().zip(report.leaves());
        let cells = indicators.map(|(indicator, leaf)| {
            let entry = evaluation.entry(&indicator.id);
            let number = |number: Option<Decimal>| number.map(|number| number.to_string());
            let in_languages =
                |text: &dyn Fn(Language) -> String| Language::ALL.map(text).into_iter().map(|it| tidied(&it));
            let target = in_languages(&|language| target_text(evaluation, indicator, language));
            let actual = in_languages(&|language| actual_text(evaluation, indicator, leaf, language));
            let cells = Cells {
                target: target.chain(number(entry.target)).chain([tidied(&entry.target_words)]).collect(),
                actual: actual.chain(number(entry.actual)).chain([tidied(&entry.actual_words)]).collect(),
            };
            (indicator.id.clone(), cells)
        });
        Self(cells.collect())
    }

    /// Whether a cell says what was printed, in numbers or words.
    pub(super) fn says(&self, id: &NodeId, role: Role, cell: &str) -> bool {
        let Some(cells) = self.0.get(id) else { return false };
        let texts = if role == Role::Target { &cells.target } else { &cells.actual };
        let number = quantity(cell).map(|it| it.number);
        let is_same =
            |text: &String| text == cell || (number.is_some() && quantity(text).map(|it| it.number) == number);
        texts.iter().any(is_same)
    }
}
