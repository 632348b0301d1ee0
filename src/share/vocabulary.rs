//! Texts that a code names by number: the words of the file format, and the names in the sheet's framework.

use crate::share::words::{N_WORDS_OF_BASES, WORDS};
use crate::text::share::{Malformation, ShareProblem};

/// A text by its number. In CBOR a word is its number from 0, a name −1 minus its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// A word of the file format.
    Word(u64),
    /// A name of the framework.
    Name(u64),
}

/// All texts that have a number.
pub(super) struct Vocabulary<'a> {
    words: &'a [&'a str],
    names: &'a [&'a str],
    /// Sorted by text; a text that has several numbers stands with its first one alone.
    numbers: Vec<(&'a str, Known)>,
}

impl<'a> Vocabulary<'a> {
    /// All words, and a framework's names.
    pub(super) fn new(names: &'a [&'a str]) -> Self {
        Self::of(WORDS, names)
    }

    /// The words that there were when codes of own copies began: how a released framework is written down must not change when
    /// words are added.
    pub(super) fn of_bases() -> Self {
        Self::of(WORDS.get(..N_WORDS_OF_BASES).unwrap_or(WORDS), &[])
    }

    fn of(words: &'a [&'a str], names: &'a [&'a str]) -> Self {
        let numbered_words = (0..).zip(words).map(|(number, word)| (*word, Known::Word(number)));
        let numbered_names = (0..).zip(names).map(|(number, name)| (*name, Known::Name(number)));
        let mut numbers: Vec<_> = numbered_words.chain(numbered_names).collect();
        numbers.sort_by_key(|(text, _)| *text);
        numbers.dedup_by_key(|(text, _)| *text);
        Self { words, names, numbers }
    }

    pub(super) fn number(&self, text: &str) -> Option<Known> {
        let position = self.numbers.binary_search_by_key(&text, |(text, _)| *text).ok()?;
        self.numbers.get(position).map(|(_, known)| *known)
    }

    /// The text of a number that stands at byte `at`.
    pub(super) fn text(&self, known: Known, at: usize) -> Result<&'a str, ShareProblem> {
        match known {
            // Words are only ever added: an unknown one is a newer program's.
            Known::Word(found) => {
                let word = usize::try_from(found).ok().and_then(|number| self.words.get(number));
                word.copied().ok_or(ShareProblem::NewerPart { what: "word", found })
            }
            Known::Name(found) => {
                let name = usize::try_from(found).ok().and_then(|number| self.names.get(number));
                let problem = Malformation::UnknownName { found, n_names: self.names.len() };
                name.copied().ok_or(ShareProblem::Malformed { at, problem })
            }
        }
    }
}
