//! The simulator in its worker, from the page's side. `src/offline.js` makes it; where it is not there (in the single file, while
//! developing), the page draws by itself.

use gloo::utils::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker};

/// A worker at work; it ends with this value.
pub struct Simulator {
    worker: Worker,
    // Called as long as the worker lives.
    _answered: Closure<dyn Fn(MessageEvent)>,
    _failed: Closure<dyn Fn(Event)>,
}

impl Simulator {
    /// Begins to draw. Each answer is what was drawn so far, as text; `None` says that nothing more will come.
    /// `None` where this page has no simulator.
    pub fn begin(
        sheet: &str,
        request: &str,
        n_draws: u32,
        answer: impl Fn(Option<String>) + Clone + 'static,
    ) -> Option<Self> {
        let make = js_sys::Reflect::get(&window(), &"jixiaoSimulator".into()).ok()?;
        let worker = make.dyn_ref::<js_sys::Function>()?.call0(&JsValue::NULL).ok()?.dyn_into::<Worker>().ok()?;
        let answered = {
            let answer = answer.clone();
            Closure::new(move |event: MessageEvent| answer(event.data().as_string()))
        };
        let failed = Closure::new(move |event: Event| {
            // It is said on the page; the console has nothing to add.
            event.prevent_default();
            answer(None);
        });
        worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let job = js_sys::Array::of3(&sheet.into(), &request.into(), &n_draws.into());
        worker.post_message(&job).ok()?;
        Some(Self { worker, _answered: answered, _failed: failed })
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
