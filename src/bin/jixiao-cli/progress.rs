//! How far a long run is, on standard error, for people alone: a program that reads standard error never gets a byte of it.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

const BAR: &str = "[{bar:40}] {bytes}/{total_bytes}, sheets: {msg}, {eta} left";
const SPINNER: &str = "{spinner} sheets: {msg}, {elapsed}";

/// A bar where the length is known, else a count.
pub(crate) struct Progress {
    /// `None` where nobody looks on.
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Begins at nothing of `n_bytes`. Answers that run over the same terminal show themselves how far it is.
    pub(crate) fn begin(n_bytes: Option<u64>) -> Self {
        let is_watched = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self { bar: is_watched.then(|| drawn(n_bytes)) }
    }

    /// How much was read and scored so far.
    pub(crate) fn advance(&self, n_bytes: u64, n_sheets: u64) {
        let Some(bar) = &self.bar else { return };
        bar.set_position(n_bytes);
        // A text for each of many sheets would cost more than the sheets.
        if n_sheets < 100 || n_sheets.is_multiple_of(100) {
            bar.set_message(n_sheets.to_string());
        }
    }

    /// Takes the bar away and says what there was.
    pub(crate) fn end(&self, n_sheets: u64, n_unreadable: u64) {
        let Some(bar) = &self.bar else { return };
        bar.finish_and_clear();
        // The answers are written; if this line can't be, nothing is lost.
        let _ = writeln!(io::stderr(), "sheets: {n_sheets}, could not be read: {n_unreadable}");
    }
}

fn drawn(n_bytes: Option<u64>) -> ProgressBar {
    let (bar, template) = match n_bytes {
        Some(n_bytes) => (ProgressBar::new(n_bytes), BAR),
        None => (ProgressBar::new_spinner(), SPINNER),
    };
    // The templates are right (see the constants); a wrong one would only look different.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> ").tick_chars("-\\|/ "));
    }
    bar.set_message("0");
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
