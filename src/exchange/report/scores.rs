//! Totals, dimensions, categories and lost points, from sentences.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::domain::points::Points;
use crate::exchange::report::facts::{Confidence, Found, ScoreItem};
use crate::exchange::report::nesting::FULL_MARKS;
use crate::exchange::report::passage::{Passage, Text};
use crate::exchange::report::surroundings::{
    has_money, has_score_behind, has_score_behind_head, has_score_within, is_whole_head, lead, rate_before,
};
use crate::exchange::report::token::{Figure, Kind, Token, labelled};
use crate::text::report_marks::{ItemNumber, Mark};
use crate::text::report_names::{self as names, Subject};
use crate::text::report_words::{Label, UnitWord};

/// The most items of a report; what is beyond is not looked at.
pub(super) const MOST_ITEMS: usize = 600;
/// The most tokens that a reason has.
pub(super) const LONGEST_REASON: usize = 120;

/// What sentences say about points.
#[derive(Default)]
pub(super) struct Scores {
    pub(super) totals: Vec<Found<Points>>,
    pub(super) items: Vec<ScoreItem>,
    /// Where the first item of a name is, by the name's key: a long text asks for every name it has.
    by_key: BTreeMap<String, usize>,
    /// Those of projects as a whole.
    projects: Vec<(Found<String>, Found<Points>)>,
    /// The item that lost points can still belong to, and how many passages ago it was named.
    pub(super) last: Option<(usize, usize)>,
    /// What the last heading names, and its number.
    heading: Option<(Found<String>, Option<ItemNumber>)>,
    /// Items by the item whose name the heading above them has.
    pub(super) under: BTreeMap<usize, usize>,
}

/// Where reading stands in a passage.
pub(super) struct Cursor {
    /// The item that is spoken of.
    pub(super) item: Option<usize>,
    /// Where the words about the next figure begin.
    words: usize,
    /// Where the reason of the next lost points begins.
    pub(super) reason: usize,
    /// Whether a word says that it begins there.
    pub(super) is_reason_said: bool,
    /// Tokens before this one are used up.
    pub(super) next: usize,
    /// The item of a passage before, where this one lists what it lost.
    pub(super) goes_on: Option<usize>,
    /// What the sentence names that begins the item.
    lead: Option<Found<String>>,
    /// The project that the paragraph is about: scores without an item are its own.
    project: Option<Found<String>>,
    /// Whether the item that is spoken of is what the paragraph begins with.
    is_own: bool,
}

impl Scores {
    /// Reads a paragraph.
    pub(super) fn read(&mut self, text: &Text<'_>, passage: &Passage) {
        self.read_heading(text, passage);
        let start = passage.body.start;
        let lead = lead(text, passage);
        let mut cursor = Cursor {
            item: None,
            words: start,
            reason: start,
            is_reason_said: false,
            next: 0,
            goes_on: None,
            // A sentence ahead of budget and spending names a project.
            project: text.project(passage).or_else(|| lead.clone().filter(|_| has_money(passage))),
            lead,
            is_own: false,
        };
        if let Some((item, behind)) = self.told_again(text, passage) {
            (cursor.item, cursor.reason, cursor.is_own) = (Some(item), behind, true);
        }
        for (at, token) in passage.tokens.iter().enumerate() {
            if at < cursor.next {
                continue;
            }
            match &token.kind {
                Kind::Mark(Mark::Stop | Mark::Semicolon) => {
                    cursor.words = token.range.end;
                    cursor.reason = cursor.reason.max(token.range.end);
                    cursor.is_reason_said = false;
                }
                Kind::Label(label) => self.read_label(*label, at, text, passage, &mut cursor),
                Kind::Figure(figure) => self.read_bare(at, figure, text, passage, &mut cursor),
                Kind::Mark(_) | Kind::Word => {}
            }
        }
        self.last = match (cursor.item.or(cursor.goes_on), self.last) {
            (Some(item), _) => Some((item, 0)),
            (None, Some((item, ago))) => Some((item, ago.saturating_add(1))),
            (None, None) => None,
        };
    }

    /// 1、投入：…扣1分: the item that has its score already and is spoken of again, and where the words about it begin.
    fn told_again(&self, text: &Text<'_>, passage: &Passage) -> Option<(usize, usize)> {
        let (name, colon) = passage.tokens.first().zip(passage.tokens.get(1)).filter(|_| passage.is_item)?;
        let item = self.known(text.slice(&name.range)).filter(|_| colon.mark() == Some(Mark::Colon))?;
        self.items.get(item)?.score.is_some().then_some((item, colon.range.end))
    }

    /// An item without a figure is the heading of those that follow.
    fn read_heading(&mut self, text: &Text<'_>, passage: &Passage) {
        let is_heading = passage.is_item && passage.tokens.iter().all(|token| token.figure().is_none());
        if let Some(name) = names::heading_name(text.slice(&passage.body)).filter(|_| is_heading) {
            self.heading = Some((text.named(name, &passage.body, passage), passage.number.clone()));
        }
    }

    /// Once all is read: the score of the one project that is reported on is the total; those of several, or of one beside a
    /// total, are items.
    pub(super) fn finish(&mut self) {
        let projects = std::mem::take(&mut self.projects);
        let first = projects.first().map(|(name, _)| name.value.clone());
        let is_one = self.totals.is_empty() && projects.iter().all(|(name, _)| Some(&name.value) == first.as_ref());
        for (name, score) in projects {
            if self.totals.iter().any(|total| total.value == score.value) {
                continue;
            }
            if is_one {
                self.totals.push(score);
            } else if self.items.len() < MOST_ITEMS {
                let item = self.item_named(name, None);
                if let Some(item) = self.items.get_mut(item) {
                    item.score.get_or_insert(score);
                }
            }
        }
    }

    fn read_label(&mut self, label: Label, at: usize, text: &Text<'_>, passage: &Passage, cursor: &mut Cursor) {
        let Some(token) = passage.tokens.get(at) else { return };
        let about = || self.subject_of(label, text, passage, cursor, token.range.start);
        match label {
            Label::Weight | Label::Score | Label::Sum => {
                let Some((figure_at, figure_token, figure)) = labelled(&passage.tokens, at + 1, &text.normal.text)
                else {
                    return;
                };
                // 权重15%: per cent of full marks of 100.
                let is_share = label == Label::Weight && figure.unit == Some(UnitWord::Percent);
                let share = || Points::new(figure.value).filter(|_| is_share);
                let Some(points) = points(figure).or_else(share) else { return };
                let mut found = text.figure(points, figure_token, figure, passage);
                if figure.unit.is_none() || is_share {
                    found.confidence = Confidence::Inferred;
                }
                let mut about = about();
                if about == Subject::None && label == Label::Weight {
                    about = rate_before(text, passage, at).unwrap_or(about);
                }
                self.take(label, about, found, text, passage, cursor, token);
                cursor.used(figure_at, figure_token);
                if label == Label::Score {
                    self.read_weight_behind(figure_at, text, passage, cursor);
                }
            }
            Label::NoScore | Label::FullScore => {
                // Full marks of what has no weight yet would be nothing.
                let says_something = |name: &str| label == Label::NoScore || self.known(name).is_some();
                if let Subject::Name(name) = about()
                    && says_something(&name)
                {
                    self.begin(&name, text, passage, cursor, token.range.start);
                }
                let Some(item) = cursor.item.and_then(|item| self.items.get_mut(item)) else { return };
                let full = item.weight.as_ref().map(|weight| weight.value);
                let points = if label == Label::NoScore { Some(Points::ZERO) } else { full };
                if let Some(points) = points.filter(|_| item.score.is_none()) {
                    item.score = Some(text.found(points, &token.range, passage, Confidence::Certain));
                }
                cursor.used(at, token);
            }
            Label::Deducted => self.read_deduction(at, text, passage, cursor),
            Label::Reason => {
                cursor.reason = token.range.end;
                cursor.is_reason_said = true;
                self.read_remark(at, text, passage, cursor);
            }
            Label::Budget
            | Label::Adjusted
            | Label::InitialBudget
            | Label::Executed
            | Label::Rate
            | Label::BareRate
            | Label::Grade
            | Label::OfWhich
            | Label::Nothing => {}
        }
    }

    /// 得分8.6/10分: the full marks behind a stroke.
    fn read_weight_behind(&mut self, at: usize, text: &Text<'_>, passage: &Passage, cursor: &mut Cursor) {
        let is_stroke = passage.tokens.get(at + 1).is_some_and(|token| text.slice(&token.range).trim() == "/");
        let Some(token) = passage.tokens.get(at + 2).filter(|_| is_stroke) else { return };
        let Some((figure, weight)) = token.figure().and_then(|figure| Some((figure, points(figure)?))) else { return };
        if let Some(item) = cursor.item.and_then(|item| self.items.get_mut(item)) {
            item.weight.get_or_insert(text.figure(weight, token, figure, passage));
        }
        cursor.used(at + 2, token);
    }

    /// What a label is about. An item that has its full marks waits for its score: the words of other clauses tell how it came
    /// about, not of what it is.
    fn subject_of(&self, label: Label, text: &Text<'_>, passage: &Passage, cursor: &Cursor, end: usize) -> Subject {
        let subject = cursor_subject(text, cursor, end);
        let waits = cursor.item.and_then(|item| self.items.get(item)).is_some_and(|item| item.score.is_none());
        if label == Label::Score && waits && passage.is_item && matches!(subject, Subject::Name(_)) {
            let words = passage.inside(&(cursor.words.min(end)..end));
            let is_told = words.iter().any(|token| matches!(token.mark(), Some(Mark::Comma)));
            return if is_told { Subject::None } else { subject };
        }
        subject
    }

    /// A figure of an item or of the whole.
    #[expect(clippy::too_many_arguments, reason = "the place of a figure is a place in all of them")]
    fn take(
        &mut self,
        label: Label,
        about: Subject,
        found: Found<Points>,
        text: &Text<'_>,
        passage: &Passage,
        cursor: &mut Cursor,
        token: &Token,
    ) {
        if let (Label::Score, None, Some(project)) = (label, cursor.item, &cursor.project) {
            return self.add_project(project.clone(), found);
        }
        match about {
            Subject::Project(name) => {
                if matches!(label, Label::Score | Label::Sum) {
                    let words = cursor.words.min(token.range.start)..token.range.start;
                    self.add_project(text.named(&name, &words, passage), found);
                }
                return;
            }
            Subject::Section => {
                let Some((name, number)) = self.heading.clone() else { return };
                cursor.item = Some(self.item_named(name, number));
            }
            // An item has its score: those of what makes it up are parts without full marks.
            Subject::Name(_) if label == Label::Score && cursor.is_own && self.is_told(cursor) => return,
            Subject::Name(name) => self.begin(&name, text, passage, cursor, token.range.start),
            Subject::Whole => cursor.item = None,
            Subject::Same | Subject::None => {
                let is_its_own = |name: &&Found<String>| about == Subject::Same || names::is_of_indicator(&name.value);
                if let (None, Some(name)) = (cursor.item, cursor.lead.as_ref().filter(is_its_own)) {
                    cursor.item = Some(self.item_named(name.clone(), passage.number.clone()));
                    cursor.is_own = true;
                }
            }
        }
        let is_full = self.is_full(&found);
        match (cursor.item.and_then(|item| self.items.get_mut(item)), label) {
            (Some(item), Label::Score) => {
                item.score.get_or_insert(found);
            }
            (Some(item), _) => {
                item.weight.get_or_insert(found);
            }
            (None, Label::Score) => self.totals.push(found),
            // 总分 is the total unless a score follows in the sentence: then it is what could be had.
            (None, Label::Sum) if !is_full && !has_score_behind(passage, &found, text) => {
                self.totals.push(found);
            }
            (None, _) => {}
        }
    }

    fn add_project(&mut self, name: Found<String>, score: Found<Points>) {
        if self.projects.len() < MOST_ITEMS {
            self.projects.push((name, score));
        }
    }

    /// Whether a sum is what could be had, since the total was said: 得分95.6分（总分100分）.
    fn is_full(&self, sum: &Found<Points>) -> bool {
        !self.totals.is_empty() && Points::new(FULL_MARKS.into()) == Some(sum.value)
    }

    /// Whether the item that is spoken of has its full marks and its score.
    fn is_told(&self, cursor: &Cursor) -> bool {
        let item = cursor.item.and_then(|item| self.items.get(item));
        item.is_some_and(|item| item.weight.is_some() && item.score.is_some())
    }

    /// The item that a name is one for.
    pub(super) fn known(&self, name: &str) -> Option<usize> {
        self.by_key.get(&names::name_key(name)).copied()
    }

    /// The item of a name: the one there is, or a new one.
    fn item_named(&mut self, name: Found<String>, number: Option<ItemNumber>) -> usize {
        self.known(&name.value).unwrap_or_else(|| {
            let (parent, weight, score, remark) = (None, None, None, None);
            self.add(ScoreItem { name, number, parent, weight, score, deductions: Vec::new(), remark })
        })
    }

    /// Adds an item, and says where it is.
    pub(super) fn add(&mut self, item: ScoreItem) -> usize {
        let at = self.items.len();
        let around = self.heading.as_ref().and_then(|(name, _)| self.known(&name.value));
        self.under.extend(around.map(|around| (at, around)));
        let key = names::name_key(&item.name.value);
        if !key.is_empty() {
            self.by_key.entry(key).or_insert(at);
        }
        self.items.push(item);
        at
    }

    /// Begins an item, or goes on with the one of the same name.
    fn begin(&mut self, name: &str, text: &Text<'_>, passage: &Passage, cursor: &mut Cursor, end: usize) {
        if cursor.item.and_then(|item| self.items.get(item)).is_some_and(|item| item.name.value == name) {
            return;
        }
        let words = cursor.words..end;
        let range = text.within(&words, name);
        let known = self.known(name);
        // Named again where it has nothing new to say: the first one counts, and is not written over.
        if known.is_none() && self.items.len() >= MOST_ITEMS {
            return;
        }
        let number = passage.number.clone().filter(|_| cursor.item.is_none());
        let item = self.item_named(text.found(name.to_owned(), &range, passage, Confidence::Certain), number);
        cursor.item = Some(item);
        let before = passage.inside(&(passage.body.start..range.start));
        cursor.is_own = passage.is_item && before.iter().all(|token| token.mark().is_some());
        cursor.reason = cursor.reason.max(range.end);
    }

    /// Points without a label: 资金管理（16分）得15.1分 and 加减分项5分，不得分.
    fn read_bare(&mut self, at: usize, figure: &Figure, text: &Text<'_>, passage: &Passage, cursor: &mut Cursor) {
        let Some((token, points)) = passage.tokens.get(at).zip(points(figure)) else { return };
        let before = |n: usize| at.checked_sub(n).and_then(|before| passage.tokens.get(before)).and_then(Token::mark);
        // 预算执行率（满分10分）：9.63分.
        if let (Some(item), Some(Mark::Colon), Some(Mark::Close)) =
            (cursor.item.and_then(|item| self.items.get_mut(item)), before(1), before(2))
            && item.score.is_none()
            && figure.unit == Some(UnitWord::Points)
        {
            item.score = Some(text.figure(points, token, figure, passage));
            return cursor.used(at, token);
        }
        // Full marks in brackets behind the name that begins an item: its score may be sentences away.
        let is_head = passage.is_item && at <= 8 && before(1) == Some(Mark::Open);
        let has_score = if is_head {
            is_whole_head(passage, at + 1) || has_score_behind_head(passage, at + 1)
        } else {
            has_score_within(passage, at + 1)
        };
        if figure.unit != Some(UnitWord::Points) || !has_score {
            return;
        }
        let Subject::Name(name) = cursor_subject(text, cursor, token.range.start) else { return };
        self.begin(&name, text, passage, cursor, token.range.start);
        if let Some(item) = cursor.item.and_then(|item| self.items.get_mut(item)) {
            item.weight.get_or_insert(text.figure(points, token, figure, passage));
        }
        cursor.used(at, token);
    }
}

impl Cursor {
    /// That a figure was taken: what follows is about the next one.
    pub(super) fn used(&mut self, at: usize, token: &Token) {
        self.is_reason_said = false;
        self.words = token.range.end;
        self.reason = self.reason.max(token.range.end);
        self.next = at + 1;
    }
}

fn cursor_subject(text: &Text<'_>, cursor: &Cursor, end: usize) -> Subject {
    names::subject(text.slice(&(cursor.words.min(end)..end)))
}

/// Points are what has 分 behind it, or nothing.
pub(super) fn points(figure: &Figure) -> Option<Points> {
    let is_points = matches!(figure.unit, Some(UnitWord::Points) | None);
    let is_possible = figure.value.abs() <= Decimal::ONE_THOUSAND;
    Points::new(figure.value).filter(|_| is_points && is_possible)
}
