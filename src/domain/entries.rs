//! What was filled in, by indicator.

use rust_decimal::Decimal;

use crate::domain::id::NodeId;
use crate::domain::order::sorted;
use crate::domain::review::Review;

/// What the filer gave for one indicator. Missing is not zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// 年度指标值 in the measure's unit, where the sheet sets its own.
    pub target: Option<Decimal>,
    /// 年度指标值 in words, such as 有效; may be empty.
    pub target_words: String,
    /// 实际完成值 in the measure's unit: per cent for rates, points for direct scores.
    pub actual: Option<Decimal>,
    /// 实际完成值 in words; may be empty.
    pub actual_words: String,
    /// The part of a ratio, in the measure's unit.
    pub part: Option<Decimal>,
    /// The whole of a ratio, in the measure's unit.
    pub whole: Option<Decimal>,
    /// The id of what was picked: a grade, `yes` or `no`, or the child of a group of which one is assessed; may be empty.
    pub choice: String,
    /// Which items of a checklist are met, by id; an item that is not here is not answered yet.
    pub items: Vec<(String, bool)>,
    /// Whether the indicator does not apply to this department.
    pub not_applicable: bool,
    /// Reason for a deduction (扣分原因) in the filer's words; may be empty.
    pub reason: String,
    /// What proves the actual value (佐证材料); may be empty.
    pub evidence: String,
    /// What will be done about the deviation (改进措施); may be empty.
    pub improvement: String,
    /// What the reviewer found.
    pub review: Review,
}

impl Entry {
    /// An entry that says nothing.
    pub const EMPTY: &Self = &Self {
        target: None,
        target_words: String::new(),
        actual: None,
        actual_words: String::new(),
        part: None,
        whole: None,
        choice: String::new(),
        items: Vec::new(),
        not_applicable: false,
        reason: String::new(),
        evidence: String::new(),
        improvement: String::new(),
        review: Review { actual: None, score: None, remark: String::new() },
    };

    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self == Self::EMPTY
    }

    /// Whether a reason was given: more than blanks.
    pub fn has_reason(&self) -> bool {
        !self.reason.trim().is_empty()
    }

    /// Whether an item of a checklist is met; `None` while not answered.
    pub fn item(&self, id: &str) -> Option<bool> {
        self.items.iter().find(|(other, _)| other == id).map(|(_, is_met)| *is_met)
    }
}

/// The entries of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries(
    /// In lookup order, each id once, and no entry empty: two sheets that say the same are equal.
    Vec<(NodeId, Box<Entry>)>,
);

impl Entries {
    /// The entry of an indicator; an empty one when nothing was given.
    pub fn get(&self, id: &NodeId) -> &Entry {
        let found = self.position(id).ok().and_then(|position| self.0.get(position));
        found.map_or(Entry::EMPTY, |(_, entry)| &**entry)
    }

    /// Changes the entry of an indicator, empty or not.
    pub fn change(&mut self, id: &NodeId, change: impl FnOnce(&mut Entry)) {
        let position = self.position(id);
        let mut entry = match position {
            Ok(position) => self.0.remove(position).1,
            Err(_) => Box::default(),
        };
        change(&mut entry);
        if !entry.is_empty() {
            let (Ok(position) | Err(position)) = position;
            self.0.insert(position, (id.clone(), entry));
        }
    }

    /// Drops the entries of all other ids.
    pub fn retain(&mut self, keeps: impl Fn(&NodeId) -> bool) {
        self.0.retain(|(id, _)| keeps(id));
    }

    /// Every entry that says something, sorted by id.
    pub fn iter(&self) -> impl Iterator<Item = (&NodeId, &Entry)> {
        let entries: Vec<(&NodeId, &Entry)> = self.0.iter().map(|(id, entry)| (id, &**entry)).collect();
        sorted(entries, |(left, _), (right, _)| left.cmp(right)).into_iter()
    }

    fn position(&self, id: &NodeId) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.lookup_order(id))
    }
}

impl FromIterator<(NodeId, Entry)> for Entries {
    /// Of entries with the same id the last one stays.
    fn from_iter<I: IntoIterator<Item = (NodeId, Entry)>>(entries: I) -> Self {
        let collected: Vec<(NodeId, Box<Entry>)> =
            entries.into_iter().map(|(id, entry)| (id, Box::new(entry))).collect();
        // Stable, so that of the same id the last one stands last.
        let mut collected = sorted(collected, |(left, _), (right, _)| left.lookup_order(right));
        collected.reverse();
        collected.dedup_by(|(later, _), (earlier, _)| later == earlier);
        collected.reverse();
        collected.retain(|(_, entry)| !entry.is_empty());
        Self(collected)
    }
}
