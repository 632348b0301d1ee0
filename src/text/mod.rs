//! What we tell people, and how we read what they type: the only place with sentences for people.
//!
//! The core says what is so as data (a gap, a flag, a formula, a problem); here it becomes a sentence. Every sentence says
//! where, what is wrong and what to do, without blame. Chinese comes first; another language is one more arm in each place.

pub mod language;
pub mod labels;
pub mod number_format;
pub mod number_reader;
pub mod values;
mod workings;
mod formulas;
pub mod explanation;
pub mod reasons;
pub mod remarks;
pub mod totals;
pub mod account;
pub mod problems;
