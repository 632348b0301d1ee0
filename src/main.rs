//! The page's program: the panic hook, what it opens with, the app. Nothing else.

use jixiao::browser::{clock, rescue, storage};
use jixiao::frameworks;
use jixiao::shelf::key::TabId;
use jixiao::shelf::opening::last_open;
use jixiao::ui::app::{App, AppProps, Keeping};

fn main() {
    rescue::install_panic_hook();
    let document = gloo::utils::document();
    let root = document.get_element_by_id("app");
    let (Some(root), Some(example), Some(tab)) = (root, frameworks::start(), TabId::new(&clock::random_name())) else {
        panic!("index.html has no #app, the packed example is wrong, or the browser draws no names");
    };
    let is_kept = last_open(&storage::LocalStorage).is_some();
    let keeping = if is_kept { Keeping::AndOpens } else { Keeping::FromNowOn };
    let props = AppProps { sheet: example.clone(), example, tab, keeping };
    yew::Renderer::<App>::with_root_and_props(root, props).render();
}
