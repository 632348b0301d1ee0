//! The engine against an independent oracle: a scorer written from docs/format.md alone, in fractions alone, and
//! a generator of valid frameworks and sheets that aims at midpoints and boundaries.
//!
//! `ORACLE_SEED` and `ORACLE_SHEETS` draw other sheets, or more; `--nocapture` shows the coverage.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

mod number;
mod breakage;
mod measures;
mod rules;
mod rules_by_choice;
mod rounding;
mod oracle;
mod dice;
mod draw_rules;
mod draw_choices;
mod draw_leaf;
mod generator;
mod compare;
mod coverage;
mod vectors;

use std::sync::Arc;

use serde_json::Value;

use crate::breakage::Breakage;
use crate::coverage::Coverage;
use crate::generator::Pair;

const SEED: u64 = 20_211_231;
const SHEETS: u64 = 100_000;
/// How often each variant must have been scored in 100,000 sheets.
const LEAST: u64 = 200;
/// Further differences are counted, not told.
const TOLD: usize = 5;

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

/// The engine's report on a pair, by the same way a file takes; or why it does not read it.
fn engine_report(pair: &Pair) -> Result<Value, String> {
    let framework = jixiao::wire::v1::read_framework(&pair.framework.to_string())
        .map_err(|errors| format!("the engine does not read the framework: {errors:?}"))?;
    let framework = Arc::new(framework);
    let sheet = jixiao::wire::v1::read_sheet(&pair.sheet.to_string(), |_reference| Ok(Arc::clone(&framework)))
        .map_err(|errors| format!("the engine does not read the sheet: {errors:?}"))?;
    let report = jixiao::domain::score::score(&sheet);
    let json = jixiao::wire::v1::write_report(&sheet, &report);
    serde_json::from_str(&json).map_err(|error| format!("the engine's report is no JSON: {error}"))
}

#[derive(Default)]
struct Run {
    coverage: Coverage,
    n_wrong: u64,
    told: Vec<String>,
}

impl Run {
    fn check(&mut self, seed: u64, sheet: u64) {
        let pair = generator::draw(seed, sheet);
        let outcome = oracle::score(&pair.framework, &pair.sheet, None);
        self.coverage.add(&outcome);
        let wrong = match engine_report(&pair) {
            Ok(report) => {
                let differences = compare::compare(&outcome, &report);
                if differences.is_empty() {
                    return;
                }
                compare::told(&differences, &outcome, &pair.framework, &pair.sheet)
            }
            Err(refusal) => format!("  {refusal}\n  framework: {}\n  sheet: {}\n", pair.framework, pair.sheet),
        };
        self.n_wrong += 1;
        if self.told.len() < TOLD {
            self.told.push(format!("sheet {sheet} of seed {seed}:\n{wrong}"));
        }
    }
}

#[test]
fn the_engine_agrees_with_the_oracle_on_a_hundred_thousand_sheets() {
    let (seed, n_sheets) = (setting("ORACLE_SEED", SEED), setting("ORACLE_SHEETS", SHEETS));
    let n_threads = std::thread::available_parallelism().map_or(1, |count| count.get() as u64);
    let mut run = Run::default();
    std::thread::scope(|scope| {
        let work = |thread: u64| {
            move || {
                let mut run = Run::default();
                (thread..n_sheets).step_by(n_threads as usize).for_each(|sheet| run.check(seed, sheet));
                run
            }
        };
        let threads: Vec<_> = (0..n_threads).map(|thread| scope.spawn(work(thread))).collect();
        for thread in threads {
            let part = thread.join().unwrap();
            run.coverage.merge(part.coverage);
            run.n_wrong += part.n_wrong;
            run.told.extend(part.told);
        }
    });
    let Run { coverage, n_wrong, told } = run;
    print!("{}", coverage.table());
    println!(
        "{} sheets, {} leaves ({} scored) compared with the oracle, seed {seed}: {n_wrong} differ",
        coverage.n_sheets, coverage.n_leaves, coverage.n_scored
    );
    assert!(n_wrong == 0, "{n_wrong} sheets differ, such as\n{}", told[..told.len().min(TOLD)].join("\n"));
    let too_rare = coverage.too_rare(LEAST);
    assert!(too_rare.is_empty(), "scored too rarely to say anything: {too_rare:#?}");
}

/// Each mistake an engine might make must show up as a difference; else the sheets do not test that rule.
#[test]
fn a_broken_rule_is_caught() {
    let sheets: Vec<(Pair, Value)> = (0..4000)
        .map(|sheet| {
            let pair = generator::draw(SEED, sheet);
            let report = engine_report(&pair).unwrap();
            (pair, report)
        })
        .collect();
    let mut missed = Vec::new();
    for breakage in Breakage::ALL {
        let is_caught = |(pair, report): &&(Pair, Value)| {
            let broken = oracle::score(&pair.framework, &pair.sheet, Some(breakage));
            !compare::compare(&broken, report).is_empty()
        };
        let n_caught = sheets.iter().filter(is_caught).count();
        println!("{n_caught:>6} of {} sheets catch {breakage:?}", sheets.len());
        if n_caught == 0 {
            missed.push(breakage);
        }
    }
    assert!(missed.is_empty(), "no sheet catches {missed:?}");
}
