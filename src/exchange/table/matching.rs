//! Which indicator a row means, and which framework a table follows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::framework::{Category, Framework, Node};
use crate::domain::indicator::Indicator;
use crate::exchange::table::TableReading;
use crate::exchange::table::rows::TableRow;
use crate::exchange::table::value::quantity;
use crate::text::report_names::name_key;
use crate::text::table::CellDoubt;
use crate::text::table_heads::Role;
use crate::text::table_words::without_number;

/// So many rows tell by which framework a table was made.
const MOST_COMPARED: usize = 500;

/// The framework among those at hand that the table follows: three quarters of its rows are there, most of them with their weights.
/// `None` where there is none.
pub(super) fn best_framework(reading: &TableReading, at_hand: &[Arc<Framework>]) -> Option<Arc<Framework>> {
    let rows = reading.rows.get(..MOST_COMPARED.min(reading.rows.len())).unwrap_or_default();
    let likeness = |framework: &Framework| {
        let mut index = Index::of(framework);
        let (mut n_matched, mut n_alike) = (0_usize, 0_usize);
        for row in rows {
            let Ok(indicator) = index.take(row) else { continue };
            n_matched += 1;
            let weight = quantity(row.cell(Role::Weight)).map(|it| it.number);
            n_alike += usize::from(weight.is_none_or(|weight| weight == indicator.weight.value()));
        }
        (n_matched, n_alike)
    };
    // Of two that fit as well the first one is meant.
    let all = at_hand.iter().map(|framework| (likeness(framework), framework)).rev();
    let ((n_matched, n_alike), framework) = all.max_by_key(|(likeness, _)| *likeness)?;
    let fits = n_matched > 0 && n_matched * 4 >= rows.len() * 3 && n_alike * 2 >= n_matched;
    fits.then(|| Arc::clone(framework))
}

/// The indicators that no row had yet, by their names.
pub(super) struct Index<'a> {
    /// Each with the names of the groups around it.
    by_name: BTreeMap<String, Vec<(&'a Indicator, Vec<String>)>>,
}

impl<'a> Index<'a> {
    /// All of a framework's.
    pub(super) fn of(framework: &'a Framework) -> Self {
        let mut index = Self { by_name: BTreeMap::new() };
        for dimension in &framework.dimensions {
            index.add(dimension, &[]);
        }
        index
    }

    fn add(&mut self, group: &'a Category, around: &[String]) {
        let around: Vec<String> = around.iter().cloned().chain([name_key(&group.name)]).collect();
        for child in &group.children {
            match child {
                Node::Category(category) => self.add(category, &around),
                Node::Indicator(indicator) => {
                    let key = name_key(without_number(&indicator.name));
                    self.by_name.entry(key).or_default().push((indicator, around.clone()));
                }
            }
        }
    }

    /// The indicator that a row means: of several with its name the one in its group, else the first.
    pub(super) fn take(&mut self, row: &TableRow) -> Result<&'a Indicator, CellDoubt> {
        let named = self.by_name.get_mut(&name_key(&row.name)).ok_or(CellDoubt::NoSuchIndicator)?;
        let groups: Vec<String> = row.path.iter().map(|name| name_key(name)).collect();
        let in_group =
            |(_, around): &&(&Indicator, Vec<String>)| groups.iter().filter(|group| around.contains(group)).count();
        let mut best = None;
        for (at, one) in named.iter().enumerate() {
            let n_groups = in_group(&one);
            if best.is_none_or(|(_, most)| n_groups > most) {
                best = Some((at, n_groups));
            }
        }
        let (at, _) = best.ok_or(CellDoubt::Twice)?;
        Ok(named.remove(at).0)
    }
}
