//! The same facts under other frameworks, side by side. Their files are fetched when this is opened.

use yew::platform::spawn_local;
use yew::prelude::*;

use crate::app::action::Action;
use crate::app::lab::{LabAction, Tool};
use crate::app::view::FrameworkRow;
use crate::app::whatif::WhatIfAction;
use crate::text::framework_titles::FRAMEWORK_TITLES;
use crate::text::labels::Label;
use crate::text::language::Language;
use crate::text::number_format::NONE;
use crate::text::whatif_chance::ChanceLabel;
use crate::ui::panels::framework_choice::fetched;
use crate::ui::store::Dispatch;
use crate::ui::widgets::figures_table::{Head, Row, figures_table};

/// Draws the table, and fetches what is missing.
pub fn frameworks(rows: &[FrameworkRow], dispatch: &Dispatch, language: Language) -> Html {
    let figure = |label: ChanceLabel| Head::Figure(label.text(language).into());
    let heads = [
        Head::Name(ChanceLabel::Framework.text(language).into()),
        figure(ChanceLabel::OutOf),
        figure(ChanceLabel::Filled),
        Head::Figure(Label::Grade.text(language).into()),
        figure(ChanceLabel::Kept),
        figure(ChanceLabel::Partly),
        figure(ChanceLabel::Empty),
        figure(ChanceLabel::Lost),
    ];
    let rows = rows.iter().map(|row| {
        let (kept, partly, empty) = &row.counts;
        let mut drawn = Row::of_texts(&row.title, [&row.score, &row.share, &row.grade, kept, partly, empty]);
        drawn.cells.push(match &row.lost {
            Some((count, names)) => html! { <details><summary>{ count }</summary>{ names }</details> },
            None => html! { { row.note.unwrap_or(NONE) } },
        });
        drawn
    });
    html! {
        <>
            <Fetching dispatch={dispatch.clone()} />
            { figures_table(Tool::Frameworks.heading_id(), "whatif-frameworks__table", &heads, rows.collect()) }
        </>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct FetchingProps {
    dispatch: Dispatch,
}

/// Fetches every framework's file once the table is there; draws nothing.
#[component]
fn Fetching(props: &FetchingProps) -> Html {
    let dispatch = props.dispatch.clone();
    use_effect_with((), move |()| {
        spawn_local(async move {
            for title in &FRAMEWORK_TITLES {
                let arrived = fetched(title.reference).await;
                let action = LabAction::FrameworkArrived(title.reference.to_owned(), arrived);
                dispatch.dispatch(Action::from(WhatIfAction::Lab(action)));
            }
        });
    });
    html! {}
}
