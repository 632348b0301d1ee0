//! The help panel: how a score comes about, the words of the field, the keys.

use yew::prelude::*;

use crate::app::state::{Panel, State};
use crate::text::help::{HOW, HelpLabel, glossary, keys};
use crate::text::shell::ShellLabel;

/// Draws the help panel.
pub fn help(state: &State) -> Html {
    let language = state.language;
    html! {
        <section class="help-panel" aria-labelledby={Panel::Help.heading_id()}>
            <h2 id={Panel::Help.heading_id()} tabindex="-1">{ ShellLabel::Help.text(language) }</h2>
            <h3>{ HelpLabel::HowTitle.text(language) }</h3>
            <ol class="help-panel__steps">
                { for HOW.iter().map(|step| html! { <li>{ step.text(language) }</li> }) }
            </ol>
            <h3 id="help-keys">{ HelpLabel::KeysTitle.text(language) }</h3>
            <table class="help-panel__keys" aria-labelledby="help-keys">
                <thead>
                    <tr>
                        <th scope="col">{ HelpLabel::Key.text(language) }</th>
                        <th scope="col">{ HelpLabel::KeyDoes.text(language) }</th>
                    </tr>
                </thead>
                <tbody>
                    { for keys(language).map(|(key, does)| html! {
                        <tr><th scope="row"><kbd>{ key }</kbd></th><td>{ does }</td></tr>
                    }) }
                </tbody>
            </table>
            <h3>{ HelpLabel::GlossaryTitle.text(language) }</h3>
            <dl class="help-panel__glossary">
                { for glossary(language).map(|(term, meaning)| html! {
                    <div><dt>{ term }</dt><dd>{ meaning }</dd></div>
                }) }
            </dl>
            <h3>{ HelpLabel::SafetyTitle.text(language) }</h3>
            <p>{ HelpLabel::Safety.text(language) }</p>
        </section>
    }
}
