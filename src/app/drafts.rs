//! Text as it was typed, of fields that are being edited or whose text is no value.

use crate::app::field::Field;

/// Text by field, in the order it was first typed. A handful at a time: a list is quick enough, and small.
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

    /// Every field with a draft.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.0.iter().map(|(field, _)| field)
    }

    /// Every draft.
    pub fn into_list(self) -> Vec<(Field, String)> {
        self.0
    }
}
