//! Everything the page shows, in one value.

use std::rc::Rc;
use std::sync::Arc;

use crate::app::checking::Checking;
use crate::app::choosing::Choosing;
use crate::app::desk::Desk;
use crate::app::drafts::Drafts;
use crate::app::field::Field;
use crate::app::history::{Change, History, Snapshot};
use crate::app::later::Tools;
use crate::app::later_state::LaterState;
use crate::app::list::ListState;
use crate::app::place;
use crate::app::projects::Order;
use crate::app::reporting::Reporting;
use crate::app::rule_draft::RuleDraft;
use crate::app::tabling::Tabling;
use crate::app::whatif::WhatIf;
use crate::domain::evaluation::Evaluation;
use crate::domain::framework::Framework;
use crate::domain::points::Points;
use crate::domain::score::{ScoreReport, score};
use crate::shelf::key::TabId;
use crate::text::language::Language;
use crate::text::number_reader::NumberProblem;

/// What the page is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// The document.
    pub evaluation: Rc<Evaluation>,
    /// What the document scores; worked out by `update` whenever the document changes, and nowhere else.
    pub report: Rc<ScoreReport>,
    /// The released framework that the sheet's own one was made from, where it is known: what was changed can be listed.
    pub base: Option<Arc<Framework>>,
    /// The document as it was opened: while it is the same, there is nothing of one's own to keep.
    pub loaded: Rc<Evaluation>,
    /// The sheet that "restore the example" brings back.
    pub example: Rc<Evaluation>,
    /// Text as it was typed, of fields that are being edited or whose text is no value. Their value in the document is
    /// the text's value, or empty when it has none.
    pub drafts: Drafts,
    /// What can be undone and redone.
    pub history: History,
    /// The total before the last step, to say by how much it changed; `None` when no step was made yet.
    pub total_before: Option<Points>,
    /// What was just done that the screen alone doesn't show.
    pub notice: Option<Notice>,
    /// Whether the page waits for what was open last.
    pub is_waiting: bool,
    /// The panel on the screen.
    pub panel: Panel,
    /// Whether every panel is drawn, for printing.
    pub is_printing: bool,
    /// The indicator table's own state.
    pub list: ListState,
    /// The order of the project table.
    pub order: Order,
    /// The rate to end the year with, as it was typed, in per cent.
    pub aim: String,
    /// The rule that is being edited.
    pub rule_draft: Option<RuleDraft>,
    /// What is being tried out.
    pub whatif: LaterState<WhatIf>,
    /// What is being done with the findings.
    pub checking: LaterState<Checking>,
    /// The pasted block, while its dialog is open.
    pub pasting: Option<String>,
    /// The report that is being read, while its dialog is open.
    pub reporting: Option<LaterState<Reporting>>,
    /// A table that is being read.
    pub tabling: Option<LaterState<Tabling>>,
    /// The choice of a framework, while it is open.
    pub choosing: Option<LaterState<Choosing>>,
    /// What lies around the sheet: where it is kept, and how it is passed on.
    pub desk: Desk,
    /// What the later panels brought along; `None` until they are there.
    pub tools: Option<Tools>,
    /// The language of the page.
    pub language: Language,
    /// The colours of the page.
    pub theme: Theme,
    /// Where to move the focus after drawing.
    pub focus: Option<Focus>,
    /// How often the focus was sent somewhere: the same place can be asked for twice.
    pub n_focused: usize,
}

/// A panel of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// 概览
    Overview,
    /// 指标
    Indicators,
    /// 执行
    Execution,
    /// 试算
    WhatIf,
    /// 核查
    Checks,
    /// 复核
    Review,
    /// 帮助
    Help,
}

impl Panel {
    /// Every panel, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Overview, Self::Indicators, Self::Execution, Self::WhatIf, Self::Checks, Self::Review, Self::Help];

    /// The id of the panel's heading, where the focus goes when it opens.
    pub fn heading_id(self) -> &'static str {
        match self {
            Self::Overview => "overview-title",
            Self::Indicators => "indicators-title",
            Self::Execution => "execution-title",
            Self::WhatIf => "whatif-title",
            Self::Checks => "checks-title",
            Self::Review => "review-title",
            Self::Help => "help-title",
        }
    }
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Black and white, with strong lines.
    Contrast,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The word that the page's root carries, and that is remembered.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    /// The theme of a word; `None` when no theme has it.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

/// Something that was done, for a short message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A step was taken back.
    Undone(Change),
    /// A step was made again.
    Redone(Change),
    /// A step that replaced or took away much was made, and can be undone.
    Done(Change),
    /// Something else, in the language of the page.
    Said(String),
}

/// Where the focus can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// A field, whose panel opens and whose row is shown if need be.
    Field(Field),
    /// The element with this id.
    Element(String),
}

impl Focus {
    /// The id of the element that takes the focus.
    pub fn element_id(&self) -> String {
        match self {
            Self::Field(field) => field.element_id(),
            Self::Element(id) => id.clone(),
        }
    }
}

impl State {
    /// The page with a sheet open; the example is what "restore the example" brings back, `tab` a name that no other tab has.
    pub fn new(sheet: Evaluation, example: Evaluation, tab: TabId) -> Self {
        let sheet = Rc::new(sheet);
        Self {
            report: Rc::new(score(&sheet)),
            evaluation: Rc::clone(&sheet),
            base: base_of(&sheet, &example),
            loaded: sheet,
            example: Rc::new(example),
            drafts: Drafts::default(),
            history: History::default(),
            total_before: None,
            notice: None,
            is_waiting: false,
            panel: Panel::Overview,
            is_printing: false,
            list: ListState::default(),
            order: Order::default(),
            aim: "100".to_owned(),
            rule_draft: None,
            whatif: LaterState::default(),
            checking: LaterState::default(),
            pasting: None,
            reporting: None,
            tabling: None,
            choosing: None,
            desk: Desk::new(tab),
            tools: None,
            language: Language::default(),
            theme: Theme::default(),
            focus: None,
            n_focused: 0,
        }
    }

    /// Whether a panel is drawn.
    pub fn shows(&self, panel: Panel) -> bool {
        self.is_printing || self.panel == panel
    }

    /// The text to show in a field: what was typed, or the value.
    pub fn field_text(&self, field: &Field) -> String {
        self.drafts.get(field).map_or_else(|| place::text(field, &self.evaluation), str::to_owned)
    }

    /// What is wrong with the text in a field, if anything is.
    pub fn field_problem(&self, field: &Field) -> Option<NumberProblem> {
        self.drafts.get(field).and_then(|text| field.read(text, &self.evaluation).err())
    }

    /// Every field whose text is no value.
    pub fn problems(&self) -> Vec<(Field, NumberProblem)> {
        let problem_of = |field: &Field| self.field_problem(field).map(|problem| (field.clone(), problem));
        self.drafts.fields().filter_map(problem_of).collect()
    }

    /// The sheet as it is now, to come back to.
    pub(super) fn snapshot(&self) -> Snapshot {
        Snapshot {
            evaluation: Rc::clone(&self.evaluation),
            drafts: self.drafts.clone(),
            total: self.report.total,
            sheet: self.desk.sheet.clone(),
            loaded: Rc::clone(&self.loaded),
        }
    }
}

/// The released framework of a sheet, as far as it is at hand without asking anybody.
fn base_of(sheet: &Evaluation, example: &Evaluation) -> Option<Arc<Framework>> {
    if !sheet.framework.is_own {
        return Some(Arc::clone(&sheet.framework));
    }
    let is_base = sheet.framework.base.as_ref() == Some(&example.framework.reference);
    is_base.then(|| Arc::clone(&example.framework))
}
