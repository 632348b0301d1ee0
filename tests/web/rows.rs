//! One key draws the changed row and the sums, not the table: counted, in a sheet of 200 projects and more than 100 indicators.

use std::sync::Arc;
use std::time::Duration;

use jixiao::domain::amount::Amount;
use jixiao::domain::budget::{Figures, Project};
use jixiao::domain::editing::{Edit, copy_of, edit};
use jixiao::domain::evaluation::Evaluation;
use jixiao::domain::framework::Node;
use jixiao::domain::id::{NodeId, ProjectId};
use jixiao::frameworks;
use jixiao::shelf::key::TabId;
use jixiao::ui::app::{App, AppProps, Keeping};
use jixiao::ui::rendered::take_rows;
use rust_decimal::Decimal;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement};
use yew::platform::time::sleep;

const N_INDICATORS: usize = 120;
const N_PROJECTS: u32 = 200;

/// The example with many more indicators and projects.
fn large() -> Evaluation {
    let mut sheet = frameworks::example().expect("the example is sound");
    let mut framework = copy_of(&sheet.framework, "own");
    let (group, template) = {
        let group = framework.categories().into_iter().find(|it| it.name == "采购管理").expect("the group is there");
        let Some(Node::Indicator(indicator)) = group.children.first() else { panic!("an indicator") };
        (group.id.clone(), indicator.clone())
    };
    for nth in 0..N_INDICATORS {
        let mut node = template.clone();
        node.id = NodeId::new(&format!("copy-{nth}"));
        let add = Edit::Add { parent: Some(group.clone()), position: usize::MAX, node: Node::Indicator(node) };
        framework = edit(&framework, &add).expect("it can be added");
    }
    sheet.framework = Arc::new(framework);
    let amount = Amount::from_yuan(Decimal::from(1000)).ok();
    sheet.budget.projects = (1..=N_PROJECTS)
        .map(|id| Project {
            id: ProjectId(id),
            name: format!("项目{id}"),
            fund_source: None,
            figures: Figures { adjusted_budget: amount, executed: amount, ..Figures::default() },
        })
        .collect();
    sheet
}

async fn open(panel: &str) -> Element {
    let document = gloo::utils::document();
    let root = document.create_element("div").expect("a div");
    document.body().expect("a body").append_child(&root).expect("it is put in");
    let sheet = large();
    let tab = TabId::new("tab").expect("a name");
    let props = AppProps { example: sheet.clone(), sheet, tab, keeping: Keeping::Nowhere };
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    sleep(Duration::from_millis(50)).await;
    let buttons = root.query_selector_all(".navigation__button").expect("a fine selector");
    for idx in 0..buttons.length() {
        let button: HtmlElement = buttons.item(idx).expect("a button").dyn_into().expect("a button");
        if button.text_content().as_deref() == Some(panel) {
            button.click();
        }
    }
    sleep(Duration::from_millis(200)).await;
    root
}

async fn type_into(root: &Element, id: &str, text: &str) {
    let field = root.query_selector(&format!("[id='{id}']")).expect("a fine selector").expect("the field");
    let field: HtmlInputElement = field.dyn_into().expect("an input");
    field.set_value(text);
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    let event = Event::new_with_event_init_dict("input", &bubbles).expect("an event");
    field.dispatch_event(&event).expect("it is heard");
    sleep(Duration::from_millis(100)).await;
}

#[wasm_bindgen_test]
async fn a_key_in_an_indicator_draws_one_row() {
    let root = open("指标").await;
    assert!(take_rows() > N_INDICATORS, "the whole table was drawn at first");
    type_into(&root, "actual-copy-60", "9").await;
    assert_eq!(take_rows(), 1);
    type_into(&root, "actual-copy-60", "98").await;
    assert_eq!(take_rows(), 1);
    root.remove();
}

#[wasm_bindgen_test]
async fn a_key_in_a_project_s_executed_amount_draws_one_row() {
    let root = open("执行").await;
    assert!(take_rows() >= 200, "the whole table was drawn at first");
    type_into(&root, "project-executed-100", "0.05").await;
    assert_eq!(take_rows(), 1);
    root.remove();
}
