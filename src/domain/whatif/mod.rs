//! Trying things out: what it would take, what matters most.
//!
//! An experiment is a list of [`Change`](change::Change)s over a sheet, never a copy of it. Whatever is said here about points is
//! found by the scoring rules themselves: a number is looked for, put in, and scored again.
//!
//! A rule turns a number into points in pieces, and inside a piece more of the number never gives points now and takes them then.
//! `breaks` says where the pieces meet; `search` walks them outward from the present number. Both ends of every piece are looked
//! at, so the nearest number that does is found, on the grid of numbers that somebody would type.

mod breaks;
pub mod change;
pub mod comparison;
pub mod goal;
pub mod input;
pub mod losses;
mod mix;
pub mod paths;
mod pieces;
pub mod plan;
pub mod ranking;
pub mod reach;
pub mod scenario;
mod search;
pub mod sensitivity;
pub mod simulation;
pub mod slider;
pub(in crate::domain) mod spending;
pub mod two_way;
pub mod uncertain;
pub mod weights;
