//! The page's program: the panic hook, the example, the app. Nothing else.

use jixiao::browser::rescue;
use jixiao::frameworks;
use jixiao::ui::app::{App, AppProps};

fn main() {
    rescue::install_panic_hook();
    let document = gloo::utils::document();
    let (Some(root), Ok(example)) = (document.get_element_by_id("app"), frameworks::example()) else {
        panic!("index.html has no #app, or the example's file is wrong");
    };
    yew::Renderer::<App>::with_root_and_props(root, AppProps { example }).render();
}
