//! What the rules say.
//!
//! An [`Evaluation`](evaluation::Evaluation) is the document: a framework of indicators and what was filled in.
//! [`score::score`] turns it into a [`ScoreReport`](score::ScoreReport): points, deductions, pending points, and for
//! every leaf the [`Trace`](score::Trace) with which a person with a pocket calculator can redo it.
//!
//! Reading order: `evaluation`, `framework`, `indicator`, `rules`, `score`, `execution`.
//!
//! # Invariants
//! - Total: nothing here fails or panics, whatever was filled in. Bad input is data (a gap or a flag), not an error.
//! - Exact: decimals and exact quotients only; one rounding per leaf, in `exact.rs`.
//! - No serde, no clock, no randomness but a seed's, no hash order, no sentence for people.

pub mod amount;
pub mod budget;
pub mod carry_over;
pub mod check;
pub mod editing;
pub mod entries;
pub mod evaluation;
pub mod exact;
pub mod execution;
pub mod framework;
pub mod grade;
pub mod id;
pub mod indicator;
pub mod ignored_finding;
mod integer;
pub mod interval;
pub mod measured;
pub mod monitoring;
pub mod order;
pub mod points;
pub mod progress;
pub mod provenance;
pub mod review;
pub mod review_report;
pub mod rules;
pub mod score;
pub mod soundness;
pub mod statements;
pub mod tree;
pub mod whatif;
