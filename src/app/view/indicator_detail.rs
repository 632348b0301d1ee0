//! An indicator's detail: the way to its score, what its weight and rule rest on, and the fields for words about it.

use crate::app::field::EntryField;
use crate::app::state::State;
use crate::app::view::indicator_row::needs_words;
use crate::app::view::indicators::needs_reason;
use crate::app::view::{ChoiceView, FieldView, Picks};
use crate::domain::indicator::Indicator;
use crate::domain::rules::Rule;
use crate::domain::rules::checklist::{Checklist, Item};
use crate::domain::score::{LeafScore, Outcome, next_unit};
use crate::text::indicators::IndicatorsLabel;
use crate::text::labels::in_brackets;
use crate::text::values::in_points;
use crate::text::{explanation, remarks};

/// What a checklist's answers are called in the page.
const MET: &str = "met";
const MISSED: &str = "missed";

/// An indicator's detail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailView {
    /// The way to the score, line by line; what is missing while pending.
    pub lines: Vec<String>,
    /// What one unit more or fewer would give.
    pub next: Vec<String>,
    /// The indicator's meaning in the words of its document; may be empty.
    pub definition: String,
    /// Where the weight comes from.
    pub weight_source: String,
    /// Where the rule comes from.
    pub rule_source: String,
    /// The two figures of a ratio.
    pub figures: Vec<FieldView>,
    /// The items of a checklist.
    pub items: Vec<ChoiceView>,
    /// Whether it was said not to apply; `None` where the framework doesn't foresee it.
    pub not_applicable: Option<bool>,
    /// Reason, evidence, improvement measure.
    pub words: Vec<FieldView>,
}

pub(super) fn detail_view(state: &State, indicator: &Indicator, scored: &LeafScore) -> DetailView {
    let language = state.language;
    let evaluation = &state.evaluation;
    let next = next_unit(evaluation, &indicator.id);
    let figures = indicator.measure.ratio().map(|_| [EntryField::Part, EntryField::Whole]);
    let may_exclude = evaluation.framework.not_applicable.is_some();
    DetailView {
        lines: match &scored.outcome {
            Outcome::Scored(trace) => explanation::lines(trace, indicator, evaluation.budget.unit, language),
            Outcome::Pending(_) | Outcome::Excluded(_) => remarks::of_outcome(&scored.outcome, indicator, language),
        },
        next: next.map(|next| explanation::next_unit(&next, indicator, language)).unwrap_or_default(),
        definition: indicator.definition.clone(),
        weight_source: explanation::source(&indicator.weight_provenance, language),
        rule_source: explanation::source(&indicator.rule_provenance, language),
        figures: figures.into_iter().flatten().map(|it| FieldView::of_entry(state, indicator, it)).collect(),
        items: items(state, indicator),
        not_applicable: may_exclude.then(|| evaluation.entry(&indicator.id).not_applicable),
        words: words(state, indicator, scored),
    }
}

fn items(state: &State, indicator: &Indicator) -> Vec<ChoiceView> {
    let Rule::Checklist(Checklist { items }) = &indicator.rule else { return Vec::new() };
    let language = state.language;
    let entry = state.evaluation.entry(&indicator.id);
    let answers = [(MET, IndicatorsLabel::ItemMet), (MISSED, IndicatorsLabel::ItemMissed)]
        .map(|(key, label)| (key, label.text(language)));
    let view = |item: &Item| {
        let picked = match entry.item(&item.id) {
            Some(true) => MET,
            Some(false) => MISSED,
            None => "",
        };
        let column = format!("{}{}", item.name, in_brackets(&in_points(item.points, language), language));
        let options = answers.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned()));
        ChoiceView::new(
            state,
            &indicator.id,
            &indicator.name,
            &column,
            picked.to_owned(),
            options,
            Picks::Item(item.id.clone()),
        )
    };
    items.iter().map(view).collect()
}

/// What an answer of a checklist means; `None` takes it back.
pub fn is_met(answer: &str) -> Option<bool> {
    match answer {
        MET => Some(true),
        MISSED => Some(false),
        _ => None,
    }
}

fn words(state: &State, indicator: &Indicator, scored: &LeafScore) -> Vec<FieldView> {
    let mut fields = Vec::new();
    if !needs_words(&indicator.rule) {
        let mut reason = FieldView::of_entry(state, indicator, EntryField::Reason);
        if needs_reason(state, indicator, scored) {
            reason.note = Some(IndicatorsLabel::ReasonRequired.text(state.language));
        }
        fields.push(reason);
    }
    fields.extend([EntryField::Evidence, EntryField::Improvement].map(|it| FieldView::of_entry(state, indicator, it)));
    fields
}
