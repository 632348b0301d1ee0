//! The review panel: the filer's figures, the reviewer's beside them, and what differs.

use crate::app::field::EntryField;
use crate::app::state::State;
use crate::app::view::FieldView;
use crate::domain::framework::{Category, Node};
use crate::domain::grade::Grade;
use crate::domain::id::NodeId;
use crate::domain::indicator::Indicator;
use crate::domain::points::Points;
use crate::domain::review_report::{review, takes_reviewed_actual};
use crate::domain::score::{Flag, GroupScore, LeafScore, NodeScore, ScoreReport};
use crate::text::announcements;
use crate::text::form::{actual_text, target_text};
use crate::text::indicators::level;
use crate::text::labels::open_grade;
use crate::text::number_format::{NONE, points, points_in_words};
use crate::text::review::{ReviewLabel, difference, weight_and_target};

/// The review panel.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewView {
    /// Every row that is shown, in the order of the form.
    pub rows: Vec<ReviewRow>,
    /// Total by the filer.
    pub own_total: String,
    /// Total by the reviewer.
    pub reviewed_total: String,
    /// By how much they differ; "—" when they agree.
    pub change: String,
    /// Grade by the filer.
    pub own_grade: String,
    /// Grade by the reviewer.
    pub reviewed_grade: String,
    /// Every difference in a sentence.
    pub differences: Vec<String>,
}

/// A row of the review.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewRow {
    /// A dimension or category.
    Group(ReviewGroup),
    /// An indicator.
    Leaf(Box<ReviewLeaf>),
}

/// A dimension or category with both sums.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewGroup {
    /// Which group.
    pub id: NodeId,
    /// 1 for dimensions, 2 for categories, …
    pub level: usize,
    /// The level in words.
    pub spoken_level: &'static str,
    /// Its name.
    pub name: String,
    /// Its scores.
    pub scores: Scores,
}

/// An indicator with both scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLeaf {
    /// Which indicator.
    pub id: NodeId,
    /// How deep it stands in the tree, beginning with 1.
    pub level: usize,
    /// Its name.
    pub name: String,
    /// Its weight and, where there is one, its target, in words.
    pub expected: String,
    /// What the filer reports; "—" where there is no figure.
    pub own_actual: String,
    /// The reviewer's value; `None` where the rule takes none.
    pub actual: Option<FieldView>,
    /// The reviewer's score.
    pub score: FieldView,
    /// The reviewer's remark.
    pub remark: FieldView,
    /// Its scores.
    pub scores: Scores,
}

/// The filer's and the reviewer's score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// By the filer; "—" while nothing is scored.
    pub own: String,
    /// By the reviewer.
    pub reviewed: String,
    /// The reviewer's minus the filer's; empty when they agree.
    pub change: String,
}

/// The review of the sheet.
pub fn review_view(state: &State) -> ReviewView {
    let report = review(&state.evaluation);
    let mut walk = Walk { state, rows: Vec::new(), differences: Vec::new() };
    let dimensions = state.evaluation.framework.dimensions.iter();
    for (dimension, (own, reviewed)) in dimensions.zip(state.report.dimensions.iter().zip(&report.dimensions)) {
        walk.push_group(dimension, own, reviewed, 1);
    }
    let grade = |report: &ScoreReport| match &report.grade {
        Grade::Settled(name) => name.clone(),
        Grade::Open { lowest, highest } => open_grade(lowest, highest, state.language),
    };
    ReviewView {
        own_total: points(state.report.total),
        reviewed_total: points(report.total),
        change: announcements::change(state.report.total, report.total).unwrap_or_else(|| NONE.to_owned()),
        own_grade: grade(&state.report),
        reviewed_grade: grade(&report),
        rows: walk.rows,
        differences: walk.differences,
    }
}

struct Walk<'a> {
    state: &'a State,
    rows: Vec<ReviewRow>,
    differences: Vec<String>,
}

impl Walk<'_> {
    fn push_group(&mut self, group: &Category, own: &GroupScore, reviewed: &GroupScore, depth: usize) {
        let before = self.rows.len();
        let score = |group: &GroupScore| group.has_scored().then_some(group.sums.score);
        self.rows.push(ReviewRow::Group(ReviewGroup {
            id: group.id.clone(),
            level: depth,
            spoken_level: level(depth, self.state.language),
            name: group.name.clone(),
            scores: scores(score(own), score(reviewed)),
        }));
        for (node, (own, reviewed)) in group.children.iter().zip(own.children.iter().zip(&reviewed.children)) {
            match (node, own, reviewed) {
                (Node::Category(category), NodeScore::Group(own), NodeScore::Group(reviewed)) => {
                    self.push_group(category, own, reviewed, depth + 1);
                }
                (Node::Indicator(indicator), NodeScore::Leaf(own), NodeScore::Leaf(reviewed)) => {
                    self.push_leaf(indicator, own, reviewed, depth + 1);
                }
                // Both reports are the framework's tree again: the three never differ.
                _ => {}
            }
        }
        if self.state.list.only_differences && self.rows.len() == before + 1 {
            self.rows.truncate(before);
        }
    }

    fn push_leaf(&mut self, indicator: &Indicator, own: &LeafScore, reviewed: &LeafScore, depth: usize) {
        let (state, language) = (self.state, self.state.language);
        let score = |leaf: &LeafScore| leaf.trace().map(|trace| trace.score);
        let scores = scores(score(own), score(reviewed));
        let given = &state.evaluation.entry(&indicator.id).review;
        if !scores.change.is_empty() {
            let remark = given.remark.trim();
            let sentence = difference(&indicator.name, &scores.own, &scores.reviewed, &scores.change, remark, language);
            self.differences.push(sentence);
        }
        if state.list.only_differences && scores.change.is_empty() && given.is_empty() {
            return;
        }
        let field = |field| FieldView::of_entry(state, indicator, field);
        let mut score_field = field(EntryField::ReviewScore);
        let is_outside =
            given.score.is_some() && reviewed.trace().is_some_and(|trace| trace.flags.contains(&Flag::OutOfRange));
        if is_outside && score_field.problem.is_none() && state.history.typing() != Some(&score_field.field) {
            score_field.problem = Some(ReviewLabel::OutOfRange.text(language).to_owned());
        }
        self.rows.push(ReviewRow::Leaf(Box::new(ReviewLeaf {
            id: indicator.id.clone(),
            level: depth,
            name: indicator.name.clone(),
            expected: expected(state, indicator),
            own_actual: actual_text(&state.evaluation, indicator, own, language),
            actual: takes_reviewed_actual(indicator).then(|| field(EntryField::ReviewActual)),
            score: score_field,
            remark: field(EntryField::ReviewRemark),
            scores,
        })));
    }
}

/// What the form asks for: 分值 2，年度指标值 100%.
fn expected(state: &State, indicator: &Indicator) -> String {
    let language = state.language;
    let target = target_text(&state.evaluation, indicator, language);
    weight_and_target(&points_in_words(indicator.weight), &target, language)
}

fn scores(own: Option<Points>, reviewed: Option<Points>) -> Scores {
    let text = |score: Option<Points>| score.map_or_else(|| NONE.to_owned(), points);
    let change = match (own, reviewed) {
        (Some(own), Some(reviewed)) => announcements::change(own, reviewed).unwrap_or_default(),
        // What was pending and is scored by the reviewer alone differs by all of it.
        (None, Some(reviewed)) => announcements::change(Points::ZERO, reviewed).unwrap_or_default(),
        (_, None) => String::new(),
    };
    Scores { own: text(own), reviewed: text(reviewed), change }
}
