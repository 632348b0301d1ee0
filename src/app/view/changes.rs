//! What was changed in a sheet's own framework.

use crate::app::state::State;
use crate::domain::editing::{Difference, differences};
use crate::domain::framework::Framework;
use crate::text::framework_choice::newer_version;
use crate::text::framework_titles::{self, FRAMEWORK_TITLES};
use crate::text::overview;

/// That the program knows a newer version of the framework: the sheet's own, or the one that its copy was made from.
pub(in crate::app) fn newer(state: &State) -> Option<String> {
    let framework = &state.evaluation.framework;
    let pinned = if framework.is_own { framework.base.as_ref()? } else { &framework.reference };
    let released = FRAMEWORK_TITLES.iter().map(|title| title.reference);
    let reference = framework_titles::newer(&pinned.to_string(), released)?;
    Some(newer_version(reference, state.language))
}

/// What was changed, one sentence each.
pub(in crate::app) fn changes(state: &State, base: &Framework) -> Vec<String> {
    let framework = &state.evaluation.framework;
    let name = |difference: &Difference| match difference {
        Difference::Added { id }
        | Difference::Reweighed { id, .. }
        | Difference::Moved { id }
        | Difference::RuleChanged { id }
        | Difference::DetailsChanged { id } => {
            framework.name_and_weight(id).map(|(name, _)| name.to_owned()).unwrap_or_default()
        }
        Difference::Removed { .. } | Difference::Renamed { .. } | Difference::SettingsChanged => String::new(),
    };
    let found = differences(base, framework);
    found.iter().map(|it| overview::difference(it, &name(it), state.language)).collect()
}
