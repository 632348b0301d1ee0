//! An indicator's explanation: the way to its score, where its weight and rule come from, further fields.

use yew::prelude::*;

use crate::app::view::{DetailView, MonthlyView};
use crate::text::labels::{Label, label};
use crate::ui::panels::bound_field::bound_field;
use crate::ui::store::Dispatch;

/// Draws an indicator's explanation.
pub fn indicator_detail(detail: &DetailView, dispatch: &Dispatch) -> Html {
    html! {
        <div class="indicator-detail">
            <dl class="indicator-detail__facts">
                <div>
                    <dt>{ label(Label::HowScored) }</dt>
                    { for detail.lines.iter().map(|line| html! { <dd class="indicator-detail__line">{ line }</dd> }) }
                </div>
                <div>
                    <dt>{ label(Label::WeightSource) }</dt>
                    <dd>{ &detail.weight_source }</dd>
                </div>
                <div>
                    <dt>{ label(Label::RuleSource) }</dt>
                    <dd>{ &detail.rule_source }</dd>
                </div>
            </dl>
            if let Some(view) = &detail.reason {
                { bound_field(view, dispatch) }
            }
            if let Some(view) = &detail.monthly {
                { monthly(view, dispatch) }
            }
        </div>
    }
}

fn monthly(view: &MonthlyView, dispatch: &Dispatch) -> Html {
    let fields = view.month_ends.iter();
    html! {
        <fieldset class="indicator-detail__months">
            <legend>{ label(Label::Monthly) }</legend>
            <p class="help">{ label(Label::MonthlyHelp) }</p>
            <div class="indicator-detail__grid">
                { bound_field(&view.annual_budget, dispatch) }
                { for fields.map(|view| bound_field(view, dispatch)) }
            </div>
        </fieldset>
    }
}
