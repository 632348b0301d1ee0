//! An indicator's detail: the way to its score, what its weight and rule rest on, further fields.

use yew::prelude::*;

use crate::app::action::Action;
use crate::app::view::{DetailView, LeafRow};
use crate::text::indicators::IndicatorsLabel;
use crate::text::labels::{Label, field_of};
use crate::text::language::Language;
use crate::ui::panels::bound_choice::bound_choice;
use crate::ui::panels::bound_field::bound_field;
use crate::ui::store::{Dispatch, send};

/// Draws an indicator's detail.
pub fn indicator_detail(detail: &DetailView, row: &LeafRow, dispatch: &Dispatch, language: Language) -> Html {
    let fact = |label: &'static str, text: &String| {
        if text.is_empty() {
            return html! {};
        }
        html! { <div><dt>{ label }</dt><dd>{ text }</dd></div> }
    };
    html! {
        <div class="indicator-detail">
            <dl class="indicator-detail__facts">
                <div>
                    <dt>{ Label::HowScored.text(language) }</dt>
                    { for detail.lines.iter().map(line) }
                </div>
                if !detail.next.is_empty() {
                    <div>
                        <dt>{ IndicatorsLabel::NextUnit.text(language) }</dt>
                        { for detail.next.iter().map(line) }
                    </div>
                }
                { fact(IndicatorsLabel::Definition.text(language), &detail.definition) }
                { fact(Label::WeightSource.text(language), &detail.weight_source) }
                { fact(Label::RuleSource.text(language), &detail.rule_source) }
            </dl>
            if !detail.figures.is_empty() {
                <div class="indicator-detail__figures">
                    { for detail.figures.iter().map(|view| bound_field(view, dispatch)) }
                </div>
            }
            if !detail.items.is_empty() {
                <fieldset class="indicator-detail__items">
                    <legend>{ IndicatorsLabel::Items.text(language) }</legend>
                    { for detail.items.iter().map(|view| bound_choice(view, dispatch)) }
                </fieldset>
            }
            if let Some(is_excluded) = detail.not_applicable {
                <label class="indicator-detail__excluded">
                    <input
                        type="checkbox"
                        checked={is_excluded}
                        aria-label={field_of(&row.name, IndicatorsLabel::NotApplicable.text(language), language)}
                        onchange={send::<Event>(dispatch, Action::ApplicabilityToggled { id: row.id.clone() })}
                    />
                    { IndicatorsLabel::NotApplicable.text(language) }
                </label>
            }
            <div class="indicator-detail__words">
                { for detail.words.iter().map(|view| bound_field(view, dispatch)) }
            </div>
        </div>
    }
}

fn line(line: &String) -> Html {
    html! { <dd class="indicator-detail__line">{ line }</dd> }
}
