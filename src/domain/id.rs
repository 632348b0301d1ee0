//! Names of things inside a document.

use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

/// The id of a dimension, category or indicator, unique in its framework ("budget-completion-rate").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NodeId {
    /// Compared first: ids that differ nearly always differ here, without a look at the text.
    digest: u64,
    text: Arc<str>,
}

impl NodeId {
    /// The id with this text.
    pub fn new(text: &str) -> Self {
        // FNV-1a, 64 bits: it only has to spread ids; equal digests are told apart by their texts.
        let mix = |digest: u64, byte: &u8| (digest ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        Self { digest: text.as_bytes().iter().fold(0xCBF2_9CE4_8422_2325, mix), text: text.into() }
    }

    /// The id's text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// An order that is quick to find out and says nothing: for looking up.
    pub(super) fn lookup_order(&self, other: &Self) -> Ordering {
        self.digest.cmp(&other.digest).then_with(|| {
            // A sheet's entries share their ids with its framework: most are told to be the same without a look.
            if Arc::ptr_eq(&self.text, &other.text) { Ordering::Equal } else { self.text.cmp(&other.text) }
        })
    }
}

impl PartialOrd for NodeId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NodeId {
    /// By text, as people sort ids.
    fn cmp(&self, other: &Self) -> Ordering {
        self.text.cmp(&other.text)
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The id of a project, unique in its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProjectId(
    /// Any number.
    pub u32,
);

impl fmt::Display for ProjectId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}
