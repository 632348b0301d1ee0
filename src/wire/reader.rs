//! Walking a JSON tree: every read gives a value and notes what was wrong, so that all problems are found in one go.
//! Whoever starts the walk must throw the values away when [`Problems`] holds anything.

use std::cell::RefCell;

use rust_decimal::Decimal;

use crate::domain::amount::{Amount, AmountProblem};
use crate::domain::points::Points;
use crate::wire::json::Json;
use crate::wire::{WireError, WireProblem};

/// What was wrong so far.
#[derive(Default)]
pub(super) struct Problems(RefCell<Vec<WireError>>);

impl Problems {
    pub(super) fn note(&self, place: &str, problem: WireProblem) {
        self.0.borrow_mut().push(WireError::at(place, problem));
    }

    /// How many were noted so far.
    pub(super) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    pub(super) fn note_all(&self, problems: Vec<WireError>) {
        self.0.borrow_mut().extend(problems);
    }

    /// The value if nothing was wrong, else everything that was. Whoever has no value has noted why.
    pub(super) fn settle<T>(self, value: Option<T>) -> Result<T, Vec<WireError>> {
        let problems = self.0.into_inner();
        value.filter(|_| problems.is_empty()).ok_or(problems)
    }
}

/// Parses a text as JSON.
///
/// # Errors
/// It is no JSON, or an object has a field twice: the place is the line and column.
pub fn parse(json: &str) -> Result<Json, Vec<WireError>> {
    // Some editors put an invisible mark before the text.
    serde_json::from_str(json.trim_start_matches('\u{FEFF}')).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let detail = error.to_string();
        // The place is said once.
        let detail = detail.split(" at line ").next().unwrap_or_default().to_owned();
        vec![WireError::at(place, WireProblem::NotJson { detail })]
    })
}

/// An object of the file, with the only fields it may have.
pub(super) struct Object<'a> {
    fields: Option<&'a [(String, Json)]>,
    place: String,
    problems: &'a Problems,
}

impl<'a> Object<'a> {
    pub(super) fn new(value: &'a Json, place: &str, known: &[&str], problems: &'a Problems) -> Self {
        let fields = if let Json::Object(fields) = value { Some(fields.as_slice()) } else { None };
        if fields.is_none() {
            problems.note(place, WireProblem::WrongType { expected: "an object" });
        }
        let object = Self { fields, place: place.to_owned(), problems };
        for (key, _) in fields.unwrap_or_default().iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            problems.note(&object.at(key), WireProblem::UnknownField);
        }
        object
    }

    /// Whether there is an object at all; if not, that was noted.
    pub(super) fn is_object(&self) -> bool {
        self.fields.is_some()
    }

    /// The place of one of its fields.
    pub(super) fn at(&self, key: &str) -> String {
        if self.place.is_empty() { key.to_owned() } else { format!("{}/{key}", self.place) }
    }

    pub(super) fn problems(&self) -> &'a Problems {
        self.problems
    }

    pub(super) fn note(&self, key: &str, problem: WireProblem) {
        self.problems.note(&self.at(key), problem);
    }

    /// Notes a problem of the object itself.
    pub(super) fn note_here(&self, problem: WireProblem) {
        self.problems.note(&self.place, problem);
    }

    /// The field's value; `null` is the same as absent.
    pub(super) fn optional(&self, key: &str) -> Option<&'a Json> {
        let field = self.fields?.iter().find(|(name, _)| name == key);
        field.map(|(_, value)| value).filter(|value| **value != Json::Null)
    }

    pub(super) fn required(&self, key: &str) -> Option<&'a Json> {
        let value = self.optional(key);
        // Of something that is no object, that was said already.
        if value.is_none() && self.fields.is_some() {
            self.note(key, WireProblem::MissingField);
        }
        value
    }

    pub(super) fn optional_text(&self, key: &str) -> Option<&'a str> {
        let text = self.optional(key)?.as_text();
        if text.is_none() {
            self.note(key, WireProblem::WrongType { expected: "a string" });
        }
        text
    }

    pub(super) fn text(&self, key: &str) -> &'a str {
        self.required(key).and_then(|_| self.optional_text(key)).unwrap_or_default()
    }

    /// A text that names something, so not an empty one.
    pub(super) fn id(&self, key: &str) -> &'a str {
        let id = self.text(key);
        if self.optional(key).and_then(Json::as_text).is_some_and(str::is_empty) {
            self.note(key, WireProblem::WrongType { expected: "an id, not an empty text" });
        }
        id
    }

    pub(super) fn flag(&self, key: &str) -> bool {
        match self.optional(key) {
            None => false,
            Some(Json::Flag(flag)) => *flag,
            Some(_) => {
                self.note(key, WireProblem::WrongType { expected: "true or false" });
                false
            }
        }
    }

    pub(super) fn optional_whole(&self, key: &str) -> Option<u32> {
        let whole = self.optional(key)?.as_whole().and_then(|whole| u32::try_from(whole).ok());
        if whole.is_none() {
            self.note(key, WireProblem::WrongType { expected: "a whole number" });
        }
        whole
    }

    pub(super) fn whole(&self, key: &str) -> u32 {
        self.required(key).and_then(|_| self.optional_whole(key)).unwrap_or_default()
    }

    /// One of some words, which may be shorthand for a value each.
    pub(super) fn word<T: Copy>(&self, key: &str, choices: &[(&str, T)], expected: &'static str) -> Option<T> {
        self.required(key)?;
        self.optional_word(key, choices, expected)
    }

    /// As [`Object::word`], for a field that may be absent.
    pub(super) fn optional_word<T: Copy>(&self, key: &str, choices: &[(&str, T)], expected: &'static str) -> Option<T> {
        let found = self.optional_text(key)?;
        let choice = choices.iter().find(|(word, _)| *word == found).map(|(_, value)| *value);
        if choice.is_none() {
            self.note(key, WireProblem::UnknownChoice { expected, found: found.to_owned() });
        }
        choice
    }

    pub(super) fn list(&self, key: &str) -> &'a [Json] {
        self.required(key);
        self.optional_list(key)
    }

    pub(super) fn optional_list(&self, key: &str) -> &'a [Json] {
        match self.optional(key) {
            None => &[],
            Some(Json::List(list)) => list,
            Some(_) => {
                self.note(key, WireProblem::WrongType { expected: "a list" });
                &[]
            }
        }
    }

    /// Every field with its place, for objects whose keys are ids.
    pub(super) fn entries(&self, key: &str) -> Vec<(&'a str, &'a Json, String)> {
        match self.required(key) {
            None => Vec::new(),
            Some(Json::Object(fields)) => {
                fields.iter().map(|(id, value)| (id.as_str(), value, format!("{}/{id}", self.at(key)))).collect()
            }
            Some(_) => {
                self.note(key, WireProblem::WrongType { expected: "an object" });
                Vec::new()
            }
        }
    }

    pub(super) fn optional_decimal(&self, key: &str) -> Option<Decimal> {
        self.decimal_of(self.optional_text(key)?, key)
    }

    fn decimal_of(&self, text: &str, key: &str) -> Option<Decimal> {
        let decimal = plain_decimal(text);
        if let Err(problem) = &decimal {
            self.note(key, problem.clone());
        }
        decimal.ok()
    }

    pub(super) fn decimal(&self, key: &str) -> Decimal {
        self.required(key).and_then(|_| self.optional_decimal(key)).unwrap_or_default()
    }

    pub(super) fn points(&self, key: &str) -> Points {
        let value = self.decimal(key);
        Points::new(value).unwrap_or_else(|| {
            let expected = "±1000000 points, at most 2 decimals";
            self.note(key, WireProblem::OutOfRange { found: value.to_string(), expected });
            Points::ZERO
        })
    }

    /// Points that can't be negative.
    pub(super) fn points_from_zero(&self, key: &str) -> Points {
        let points = self.points(key);
        if points < Points::ZERO {
            let problem = WireProblem::OutOfRange { found: points.value().to_string(), expected: "0 or above" };
            self.note(key, problem);
        }
        points
    }

    /// Money in yuan.
    pub(super) fn amount(&self, key: &str) -> Option<Amount> {
        let yuan = self.optional_decimal(key)?;
        self.amount_of(yuan, key)
    }

    fn amount_of(&self, yuan: Decimal, key: &str) -> Option<Amount> {
        let expected = match Amount::from_yuan(yuan) {
            Ok(amount) => return Some(amount),
            Err(AmountProblem::TooLarge) => "±10^18 yuan",
            Err(AmountProblem::TooFine) => "at most 6 decimals of a yuan",
        };
        self.note(key, WireProblem::OutOfRange { found: yuan.to_string(), expected });
        None
    }

    /// A list of amounts in yuan, with `null` for what is not filled in.
    pub(super) fn amounts(&self, key: &str) -> Vec<Option<Amount>> {
        let read = |(item_idx, value): (usize, &Json)| {
            let key = format!("{key}/{}", item_idx + 1);
            match value {
                Json::Null => None,
                Json::Text(text) => self.amount_of(self.decimal_of(text, &key)?, &key),
                Json::Flag(_) | Json::Whole(_) | Json::OtherNumber | Json::List(_) | Json::Object(_) => {
                    self.note(&key, WireProblem::WrongType { expected: "a string or null" });
                    None
                }
            }
        };
        self.optional_list(key).iter().enumerate().map(read).collect()
    }

    /// A choice with parameters, `{"steps": {…}}`: its name, its parameters and their place.
    pub(super) fn choice(&self, key: &str) -> Option<(&'a str, &'a Json, String)> {
        if let Json::Object(fields) = self.required(key)?
            && let [(name, parameters)] = fields.as_slice()
        {
            return Some((name, parameters, format!("{}/{name}", self.at(key))));
        }
        self.note(key, WireProblem::WrongType { expected: "an object with one field, the name of the choice" });
        None
    }
}

/// Digits with at most one point and a leading minus; nothing that a person types beyond that.
fn plain_decimal(text: &str) -> Result<Decimal, WireProblem> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let is_plain = unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.ends_with(|c: char| c.is_ascii_digit())
        && unsigned.chars().all(|c| c.is_ascii_digit() || c == '.');
    if !is_plain || unsigned.split('.').count() > 2 {
        return Err(WireProblem::NotDecimal { found: text.to_owned() });
    }
    let expected = "at most 28 digits";
    Decimal::from_str_exact(text).map_err(|_| WireProblem::OutOfRange { found: text.to_owned(), expected })
}

#[cfg(test)]
mod tests {
    use super::plain_decimal;
    use crate::wire::WireProblem;

    #[test]
    fn only_plain_decimals_are_read() {
        for good in ["0", "-1.5", "98.230", "79228162514264337593543950335"] {
            assert_eq!(plain_decimal(good).map(|it| it.to_string()), Ok(good.to_owned()));
        }
        let bad = ["", "-", ".", "1.", "+1", "1e5", " 1", "1,000", "0x10", "１", "1-2", "1.2.3", "1_000", "--1"];
        for bad in bad {
            assert_eq!(plain_decimal(bad), Err(WireProblem::NotDecimal { found: bad.to_owned() }));
        }
        for long in ["99999999999999999999999999999", "0.00000000000000000000000000001"] {
            assert!(matches!(plain_decimal(long), Err(WireProblem::OutOfRange { .. })), "{long} was read");
        }
    }
}
