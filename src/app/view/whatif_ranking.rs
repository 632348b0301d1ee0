//! Where the points are, in the order that is asked for.

use rust_decimal::Decimal;

use crate::app::lab::Order;
use crate::app::state::State;
use crate::app::view::whatif::node_name;
use crate::domain::evaluation::Evaluation;
use crate::domain::exact::Exact;
use crate::domain::id::NodeId;
use crate::domain::order::sorted;
use crate::domain::points::Points;
use crate::domain::score::ScoreReport;
use crate::domain::whatif::plan::{Means, PlanAnswer, plan};
use crate::domain::whatif::ranking::ranking;
use crate::domain::whatif::reach::Bounds;
use crate::domain::whatif::uncertain::UncertainPlace;
use crate::text::number_format::{NONE, exact, plain, points};
use crate::text::number_reader::{NumberUnit, read_number};
use crate::text::whatif_plan::PlanLabel;

/// Where the points are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RankingView {
    /// Key and name of each order.
    pub orders: Vec<(String, String)>,
    /// The key of the one that is used.
    pub order: String,
    /// Each indicator: name, points to gain, points per cost, margin.
    pub rows: Vec<(String, String, String, String)>,
}

pub(super) fn ranking_view(state: &State, sheet: &Evaluation, report: &ScoreReport) -> RankingView {
    let language = state.language;
    let order = state.whatif.lab.order;
    let ranked = ranking(sheet, report).into_iter().map(|it| {
        let per_cost = per_cost(state, sheet, report, &it.id);
        (it, per_cost)
    });
    let ranked = sorted(ranked.collect(), |(one, one_per_cost), (other, other_per_cost)| match order {
        Order::Gain => other.gain.cmp(&one.gain),
        Order::PerCost => other_per_cost.cmp(one_per_cost),
        // What can't lose anything comes last.
        Order::Risk => (one.margin.is_none(), &one.margin).cmp(&(other.margin.is_none(), &other.margin)),
    });
    let rows = ranked.into_iter().map(|(it, per_cost)| {
        let margin = it.margin.and_then(|margin| margin.round(2));
        (
            node_name(sheet, &it.id),
            points(it.gain),
            per_cost.map_or_else(|| NONE.to_owned(), |it| exact(&it)),
            margin.map_or_else(|| NONE.to_owned(), |margin| format!("{}%", plain(margin))),
        )
    });
    let orders =
        [(Order::Gain, PlanLabel::ToGain), (Order::PerCost, PlanLabel::PerCost), (Order::Risk, PlanLabel::Margin)];
    RankingView {
        orders: orders.map(|(order, label)| (order.key().to_owned(), label.text(language).to_owned())).to_vec(),
        order: order.key().to_owned(),
        rows: rows.collect(),
    }
}

/// The points that an indicator gains for one of cost, all the way to the most it can give; `None` where no cost was said.
fn per_cost(state: &State, sheet: &Evaluation, report: &ScoreReport, id: &NodeId) -> Option<Exact> {
    let place = UncertainPlace::Indicator(id.clone());
    let draft = state.whatif.lab.means.iter().find(|draft| draft.place == place)?;
    let cost = read_number(&draft.cost, &NumberUnit::None).ok()??;
    let means = [Means { place, cost, bounds: Bounds::default() }];
    let most = report.total + Points::new(Decimal::ONE_HUNDRED)?;
    let (PlanAnswer::Reached(found) | PlanAnswer::AtMost(found)) = plan(sheet, report, &means, most).ok()?;
    let step = found.steps.first()?;
    Exact::new(step.gain.value()).divided_by(&Exact::new(step.cost))
}
