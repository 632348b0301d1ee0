//! Totals drawn by chance, in a program of its own for a worker (`src/simulator.js`): a page that draws stays quick, and what
//! takes too long can be ended from outside.

#![allow(unsafe_code, reason = "what #[wasm_bindgen] expands to; we write none")]

use std::sync::Arc;

use wasm_bindgen::prelude::*;

use crate::domain::framework::Framework;
use crate::domain::score::score;
use crate::domain::whatif::simulation::Simulation;
use crate::wire::v1::{read_request, read_sheet, write_distribution};
use crate::wire::{WireError, WireProblem};

/// Draws in progress.
#[wasm_bindgen]
pub struct Drawing(Simulation);

#[wasm_bindgen]
impl Drawing {
    /// Begins with a sheet that brings its framework along; `undefined` where it or the request can't be read.
    pub fn begin(sheet: &str, request: &str) -> Option<Self> {
        let find = |_: &str| -> Result<Arc<Framework>, Vec<WireError>> {
            Err(vec![WireError::at("framework", WireProblem::UnknownFramework { found: String::new() })])
        };
        let evaluation = read_sheet(sheet, find).ok()?;
        let (uncertain, seed) = read_request(request).ok()?;
        Simulation::new(&evaluation, &score(&evaluation), &uncertain, seed).ok().map(Self)
    }

    /// Draws so many times more, and says what was drawn so far.
    pub fn draw(&mut self, n_draws: u32) -> String {
        self.0.draw(n_draws);
        write_distribution(&self.0.distribution())
    }
}
