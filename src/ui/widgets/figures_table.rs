//! A table of a name and figures in each row: columns beside each other where there is room, a card for each row where there is not.

use yew::prelude::*;

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Head {
    /// What the rows are about; the first column.
    Name(AttrValue),
    /// Figures.
    Figure(AttrValue),
    /// Buttons: its text is only read out.
    Action(AttrValue),
}

/// A row: what it is about, and its cells in the order of the heads.
pub struct Row {
    /// Its name; rows of one table are told apart by it.
    pub name: String,
    /// The cells behind the name.
    pub cells: Vec<Html>,
    /// What kind of row, for the styles; empty for an ordinary one.
    pub kind: &'static str,
}

impl Row {
    /// A row of texts.
    pub fn of_texts<const N: usize>(name: impl Into<String>, texts: [&str; N]) -> Self {
        let cells = texts.into_iter().map(|text| html! { { text.to_owned() } }).collect();
        Self { name: name.into(), cells, kind: "" }
    }
}

/// Draws the table; `class` brings its columns' widths, `labelled_by` is the id of its heading.
pub fn figures_table(labelled_by: &'static str, class: &'static str, heads: &[Head], rows: Vec<Row>) -> Html {
    let head = |head: &Head| match head {
        Head::Name(text) => html! { <th role="columnheader" scope="col">{ text }</th> },
        Head::Figure(text) => html! { <th role="columnheader" scope="col" class="number">{ text }</th> },
        Head::Action(text) => {
            html! { <th role="columnheader" scope="col"><span class="visually-hidden">{ text }</span></th> }
        }
    };
    let cell = |head: &Head, content: Html| match head {
        Head::Name(text) => html! { <td role="cell" data-label={text}>{ content }</td> },
        Head::Figure(text) => html! { <td role="cell" class="number" data-label={text}>{ content }</td> },
        Head::Action(_) => html! { <td role="cell" class="whatif__action">{ content }</td> },
    };
    html! {
        <table class={classes!("sheet-table", class)} role="table" aria-labelledby={labelled_by}>
            <thead role="rowgroup"><tr role="row">{ for heads.iter().map(head) }</tr></thead>
            <tbody role="rowgroup">
                { for rows.into_iter().map(|row| html! {
                    <tr role="row" key={row.name.clone()} data-kind={(!row.kind.is_empty()).then_some(row.kind)}>
                        <th role="rowheader" scope="row">{ row.name }</th>
                        { for heads.iter().skip(1).zip(row.cells).map(|(head, content)| cell(head, content)) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
