//! The sheet that the page opens with, with its framework: see `packed.rs`.

use crate::domain::evaluation::Evaluation;
use crate::frameworks::packed::Packed;

/// A whole sheet, with its framework.
pub(super) fn pack_sheet(sheet: &Evaluation) -> Vec<u8> {
    let mut out = Vec::new();
    sheet.pack(&mut out);
    out
}

/// A sheet that fills the bytes to the last one.
pub(super) fn unpack_sheet(mut from: &[u8]) -> Option<Evaluation> {
    Evaluation::take(&mut from).filter(|_| from.is_empty())
}

/// The sheet that the page opens with has no experiments and no ignored findings, so that nothing here can read any.
impl Packed for Evaluation {
    fn pack(&self, out: &mut Vec<u8>) {
        self.profile.pack(out);
        self.framework.pack(out);
        self.entries.pack(out);
        self.budget.pack(out);
        self.progress.pack(out);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let profile = Packed::take(from)?;
        let framework = Packed::take(from)?;
        let (entries, budget, progress) = (Packed::take(from)?, Packed::take(from)?, Packed::take(from)?);
        Some(Self { profile, entries, budget, progress, ..Self::blank(framework) })
    }
}
