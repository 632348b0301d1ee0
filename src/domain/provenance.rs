//! Where a weight or a rule of a framework comes from.

/// A statement of origin with its reasoning or citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The kind of origin.
    pub kind: ProvenanceKind,
    /// Document and clause, or the reasoning, in the words of the framework file.
    pub note: String,
}

/// The kinds of origin, from the firmest to the freest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvenanceKind {
    /// 法规: a document's clause says so.
    Regulation,
    /// 报告: named in a published report.
    Report,
    /// 推定: worked out from published figures, with the reasoning in the note.
    Derived,
    /// 未列明: the report gives only the category's total; this is the remainder.
    Unlisted,
    /// 自定: set by whoever made the sheet.
    User,
}
