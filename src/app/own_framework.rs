//! The sheet's own copy of a framework: made without asking the first time something of it is changed.

use std::sync::Arc;

use crate::app::field::{Field, Value};
use crate::domain::editing::{self, Edit, EditProblem, NewWeight, copy_of};
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::points::Points;

/// The id of a sheet's own framework; released ones never have it.
const OWN_ID: &str = "own";

/// Makes one change of the sheet's framework. Entries of removed indicators go too: they would belong to nothing.
///
/// # Errors
/// The change makes no sense; the sheet stays as it was.
pub fn edit(evaluation: &mut Evaluation, change: &Edit) -> Result<(), EditProblem> {
    let edited = editing::edit(&own(evaluation), change)?;
    take(evaluation, edited);
    Ok(())
}

/// Puts a value of one of the framework's own fields where it lives. A name or a weight stays as it was while the text is none:
/// neither can be empty.
pub(super) fn assign(field: &Field, value: Option<Value>, evaluation: &mut Evaluation) {
    let change = match (field, value) {
        (Field::FrameworkTitle, Some(Value::Words(title))) => {
            let mut framework = own(evaluation);
            framework.title = title;
            take(evaluation, framework);
            return;
        }
        (Field::NodeName(id), Some(Value::Words(name))) => Edit::Rename { id: id.clone(), name },
        (Field::NodeWeight(id), Some(Value::Number(Some(number)))) => match Points::new(number) {
            Some(points) => Edit::Reweigh { id: id.clone(), weight: NewWeight::Points(points) },
            None => return,
        },
        _ => return,
    };
    // The field's `read` refuses what `edit` would.
    let _ = edit(evaluation, &change);
}

/// The sheet's framework as one that may be changed.
fn own(evaluation: &Evaluation) -> Framework {
    let framework = &evaluation.framework;
    if framework.is_own { Framework::clone(framework) } else { copy_of(framework, OWN_ID) }
}

fn take(evaluation: &mut Evaluation, framework: Framework) {
    evaluation.framework = Arc::new(framework);
    let kept: Vec<_> = evaluation.framework.indicators().iter().map(|it| it.id.clone()).collect();
    let groups: Vec<_> = evaluation.framework.categories().iter().map(|it| it.id.clone()).collect();
    evaluation.entries.retain(|id| kept.contains(id) || groups.contains(id));
}
