//! From bytes to a sheet, or everything that is wrong with it.

use std::cell::RefCell;
use std::sync::Arc;

use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Framework;
use jixiao::frameworks;
use jixiao::wire::{WireError, v1};

use crate::failure::{Failure, Problem};
use crate::source::{MOST_BYTES, Source};

/// The frameworks that sheets named so far, each read from its data file once.
#[derive(Default)]
pub(crate) struct Frameworks(RefCell<Vec<(String, Arc<Framework>)>>);

impl Frameworks {
    fn find(&self, reference: &str) -> Result<Arc<Framework>, Vec<WireError>> {
        let known = self.0.borrow().iter().find(|(name, _)| name == reference).map(|(_, it)| Arc::clone(it));
        if let Some(known) = known {
            return Ok(known);
        }
        let framework = frameworks::find(reference)?;
        self.0.borrow_mut().push((reference.to_owned(), Arc::clone(&framework)));
        Ok(framework)
    }
}

/// The sheet of a source; its failure says everything that is wrong.
pub(crate) fn read_one(source: &Source) -> Result<Evaluation, Failure> {
    try_one(source)?.map_err(|problems| Failure::Sheet { name: source.name(), problems })
}

/// As [`read_one`], for whoever has more to do with the problems than to stop.
pub(crate) fn try_one(source: &Source) -> Result<Result<Evaluation, Vec<Problem>>, Failure> {
    Ok(match source.read()? {
        Some(bytes) => read(&bytes, &Frameworks::default()),
        None => Err(vec![too_long("sheet")]),
    })
}

/// Reads a sheet.
pub(crate) fn read(bytes: &[u8], frameworks: &Frameworks) -> Result<Evaluation, Vec<Problem>> {
    let json = str::from_utf8(bytes).map_err(|error| {
        let message = format!("not UTF-8 text: wrong after {} bytes", error.valid_up_to());
        vec![Problem::of_sheet("not_utf8", message)]
    })?;
    let problems = |errors: Vec<WireError>| errors.into_iter().map(Problem::from).collect();
    v1::read_sheet(json, |reference| frameworks.find(reference)).map_err(problems)
}

/// That a sheet or line has more bytes than we hold.
pub(crate) fn too_long(what: &str) -> Problem {
    let message = format!("this {what} is longer than {} MiB", MOST_BYTES >> 20);
    Problem::of_sheet("too_long", message)
}
