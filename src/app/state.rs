//! Everything the page shows, in one value.

use std::rc::Rc;

use crate::app::field::Field;
use crate::domain::evaluation::Evaluation;
use crate::domain::id::NodeId;
use crate::text::number_reader::NumberProblem;

/// What the page is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The document.
    pub evaluation: Rc<Evaluation>,
    /// The document as it was loaded, to know whether there is work to lose.
    pub loaded: Rc<Evaluation>,
    /// The sheet that "restore the example" brings back.
    pub example: Rc<Evaluation>,
    /// Text as it was typed, of fields that are being edited or whose text is no value. Their value in the document is
    /// the text's value, or empty when it has none.
    pub drafts: Drafts,
    /// Indicators whose explanation is open.
    pub open_rows: Vec<NodeId>,
    /// The question that is being asked.
    pub question: Option<Replacement>,
    /// What a screen reader should be told; changes only when a field is left.
    pub announcement: String,
    /// Where to move the focus after drawing.
    pub focus: Option<Focus>,
}

/// Where the focus can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A field.
    Field(Field),
    /// The button that adds a project.
    AddProject,
}

/// What the sheet would be replaced by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// An empty sheet on the same framework.
    Blank,
    /// The example.
    Example,
}

impl State {
    /// The page with the example open.
    pub fn new(example: Evaluation) -> Self {
        let example = Rc::new(example);
        Self {
            evaluation: Rc::clone(&example),
            loaded: Rc::clone(&example),
            example,
            drafts: Drafts::default(),
            open_rows: Vec::new(),
            question: None,
            announcement: String::new(),
            focus: None,
        }
    }

    /// Whether something was typed since the sheet was loaded.
    pub fn has_changes(&self) -> bool {
        self.evaluation != self.loaded || !self.problems().is_empty()
    }

    /// The text to show in a field: what was typed, or the value.
    pub fn field_text(&self, field: &Field) -> String {
        self.drafts.get(field).map_or_else(|| field.text(&self.evaluation), str::to_owned)
    }

    /// What is wrong with the text in a field, if anything is.
    pub fn field_problem(&self, field: &Field) -> Option<NumberProblem> {
        self.drafts.get(field).and_then(|text| field.read(text, &self.evaluation).err())
    }

    /// Every field whose text is no value.
    pub fn problems(&self) -> Vec<(Field, NumberProblem)> {
        let problem_of = |field: &Field| self.field_problem(field).map(|problem| (field.clone(), problem));
        self.drafts.0.iter().map(|(field, _)| field).filter_map(problem_of).collect()
    }
}

/// Text as it was typed, by field, in the order it was first typed. A handful at a time: a list is quick enough, and small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts(Vec<(Field, String)>);

impl Drafts {
    /// The text of a field, if it has a draft.
    pub fn get(&self, field: &Field) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == field).map(|(_, text)| text.as_str())
    }

    /// Sets the text of a field.
    pub fn insert(&mut self, field: Field, text: String) {
        match self.0.iter_mut().find(|(other, _)| *other == field) {
            Some((_, draft)) => *draft = text,
            None => self.0.push((field, text)),
        }
    }

    /// Keeps only the drafts of the fields that `keeps` says yes to.
    pub fn retain(&mut self, keeps: impl Fn(&Field) -> bool) {
        self.0.retain(|(field, _)| keeps(field));
    }

    /// Every draft.
    pub fn into_list(self) -> Vec<(Field, String)> {
        self.0
    }
}
