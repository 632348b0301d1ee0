//! A program of its own in a worker, from the page's side. `src/offline.js` makes the worker; where that is not there (in the single
//! file, while developing), there is none.

use gloo::utils::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker};

/// The programs that there are, by the names that `src/offline.js` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// Totals drawn by chance.
    Simulator,
    /// Workbooks and documents.
    Office,
}

impl Program {
    fn name(self) -> &'static str {
        match self {
            Self::Simulator => "simulator",
            Self::Office => "office",
        }
    }
}

/// A worker at work; it ends with this value.
pub struct Running {
    worker: Worker,
    // Called as long as the worker lives.
    _answered: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(Event)>,
}

/// Waits until it is known whether this page has programs in workers: they are fetched last, after the page can be used.
pub async fn known() {
    let coming = js_sys::Reflect::get(&window(), &"jixiaoOffline".into()).ok();
    if let Some(coming) = coming.and_then(|coming| coming.dyn_into::<js_sys::Promise>().ok()) {
        // It never fails; where it did, there would be no programs, which `Running::begin` says.
        let _ = JsFuture::from(coming).await;
    }
}

impl Running {
    /// Gives a program its job. Each answer is what it sent; `None` says that it broke off and nothing more will come.
    /// `None` where this page has no such program.
    pub fn begin(
        program: Program,
        job: &js_sys::Array,
        answer: impl Fn(Option<JsValue>) + Clone + 'static,
    ) -> Option<Self> {
        let make = js_sys::Reflect::get(&window(), &"jixiaoWorker".into()).ok()?;
        let make = make.dyn_ref::<js_sys::Function>()?;
        let worker = make.call1(&JsValue::NULL, &program.name().into()).ok()?.dyn_into::<Worker>().ok()?;
        let answered = {
            let answer = answer.clone();
            Closure::new(move |event: MessageEvent| answer(Some(event.data()).filter(|data| !data.is_null())))
        };
        let failed = Closure::new(move |event: Event| {
            // It is said on the page; the console has nothing to add.
            event.prevent_default();
            answer(None);
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        worker.post_message(job).ok()?;
        Some(Self { worker, _answered: answered, _failed: failed })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Draws totals by chance: a sheet, what is drawn and how often, as texts. Each answer is what was drawn so far.
pub fn simulate(
    sheet: &str,
    request: &str,
    n_draws: u32,
    answer: impl Fn(Option<String>) + Clone + 'static,
) -> Option<Running> {
    let job = js_sys::Array::of3(&sheet.into(), &request.into(), &n_draws.into());
    Running::begin(Program::Simulator, &job, move |found| answer(found.and_then(|found| found.as_string())))
}

/// What the office program is asked to do.
pub enum OfficeJob<'a> {
    /// Read a file.
    Open(&'a js_sys::Uint8Array),
    /// Write a workbook of a sheet, with the framework that it names.
    Workbook(&'a str, &'a str),
    /// Write a document of it.
    Document(&'a str, &'a str),
}

/// What came of it: what was read as text, or a file's bytes; else a sentence, or none where the program broke off.
pub type OfficeAnswer = Result<JsValue, Option<String>>;

/// Has the office program do something.
pub fn office(job: &OfficeJob<'_>, language: &str, answer: impl Fn(OfficeAnswer) + Clone + 'static) -> Option<Running> {
    let (what, input, framework): (&str, JsValue, JsValue) = match job {
        OfficeJob::Open(bytes) => ("open", JsValue::from(*bytes), JsValue::NULL),
        OfficeJob::Workbook(sheet, framework) => ("workbook", (*sheet).into(), (*framework).into()),
        OfficeJob::Document(sheet, framework) => ("document", (*sheet).into(), (*framework).into()),
    };
    let job = js_sys::Array::of4(&what.into(), &language.into(), &input, &framework);
    Running::begin(Program::Office, &job, move |found| {
        let field = |name: &str| found.as_ref().and_then(|found| js_sys::Reflect::get(found, &name.into()).ok());
        let made = field("made").filter(|made| !made.is_undefined());
        answer(made.ok_or_else(|| field("sentence").and_then(|sentence| sentence.as_string())));
    })
}
