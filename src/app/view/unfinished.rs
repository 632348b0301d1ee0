//! Where the weights of a sheet's own framework don't add up.

use crate::app::field::Field;
use crate::app::state::State;
use crate::app::view::PendingView;
use crate::domain::id::NodeId;
use crate::domain::soundness;
use crate::text::rule_editor;

/// What does not add up, each with the field of its weight.
pub(in crate::app) fn unfinished(state: &State) -> Vec<PendingView> {
    let framework = &state.evaluation.framework;
    let found = soundness::problems(framework).into_iter().filter(|unsound| unsound.kind.is_unfinished());
    let views = found.map(|unsound| {
        // The place ends with the node, or with what belongs to its rule.
        let node = unsound.place.rsplit('/').map(NodeId::new).find(|id| framework.name_and_weight(id).is_some());
        let named = node.and_then(|id| Some((framework.name_and_weight(&id)?.0.to_owned(), Field::NodeWeight(id))));
        let (name, field) = named.unwrap_or_else(|| (framework.title.clone(), Field::FrameworkTitle));
        PendingView { name, missing: rule_editor::unsound(&unsound.kind, state.language), field }
    });
    views.collect()
}
