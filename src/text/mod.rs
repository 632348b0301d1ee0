//! What we tell people, and how we read what they type: the only place with sentences for people.
//!
//! The core says what is so as data (a gap, a flag, a formula, a problem); here it becomes a sentence. Every sentence says
//! where, what is wrong and what to do, without blame. Chinese comes first; another language is one more arm in each place.

pub mod announcements;
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
pub mod review;
pub mod totals;
pub mod account;
pub mod overview;
pub mod pasted_table;
pub mod problems;
pub mod framework_choice;
pub mod declaration;
pub mod desk;
pub mod execution;
pub mod fund_source;
pub mod monitoring;
pub mod framework_titles;
pub mod help;
pub mod indicators;
pub mod interval_reader;
pub mod moment;
pub mod offline;
pub mod chinese_number;
pub mod check;
mod check_arithmetic;
mod check_filing;
mod check_plausibility;
mod check_quality;
pub mod report;
pub mod report_activities;
pub mod report_bodies;
pub mod report_marks;
pub mod report_names;
pub mod report_words;
pub mod rule_editor;
pub mod rule_names;
pub mod share;
pub mod shell;
pub mod shelf;
pub mod spreading;
pub mod steps;
pub mod scenarios;
pub mod whatif;
pub mod whatif_chance;
pub mod whatif_plan;
pub mod whatif_range;
