//! The field widget: it shows the text it is given, says what is typed, and names its problem for screen readers.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use jixiao::ui::widgets::field::{Field, FieldProps, Shape};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, EventInit, HtmlInputElement};
use yew::platform::time::sleep;
use yew::{AttrValue, Callback};

/// Draws a field in a new corner of the page and waits until it is there.
async fn draw(problem: Option<&'static str>, on_typed: Callback<String>) -> Element {
    let document = gloo::utils::document();
    let root = document.create_element("div").expect("a div");
    document.body().expect("a body").append_child(&root).expect("it is put in");
    let props = FieldProps {
        id: AttrValue::from("rate"),
        grid_column: "actual",
        owner: AttrValue::from("政府采购执行率："),
        label: AttrValue::from("实际完成值"),
        text: AttrValue::from("94.25"),
        unit: AttrValue::from("%"),
        spoken_unit: AttrValue::from("（%）"),
        hint: AttrValue::from(""),
        problem: problem.map(AttrValue::from),
        note: None,
        shape: Shape::Number,
        on_typed,
        on_left: Callback::noop(),
    };
    yew::Renderer::<Field>::with_root_and_props(root.clone(), props).render();
    sleep(Duration::ZERO).await;
    root
}

fn input(root: &Element) -> HtmlInputElement {
    let input = root.query_selector("input").expect("a fine selector").expect("an input");
    input.dyn_into().expect("an input element")
}

#[wasm_bindgen_test]
async fn what_is_typed_is_said_whole() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let root = {
        let heard = Rc::clone(&heard);
        draw(None, Callback::from(move |text| heard.borrow_mut().push(text))).await
    };
    let field = input(&root);
    assert_eq!(field.value(), "94.25");
    field.set_value("１00");
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    let event = Event::new_with_event_init_dict("input", &bubbles).expect("an event");
    field.dispatch_event(&event).expect("it is heard");
    assert_eq!(*heard.borrow(), ["１00"]);
}

#[wasm_bindgen_test]
async fn label_unit_and_problem_belong_to_the_input() {
    let root = draw(Some("这里要填数字"), Callback::noop()).await;
    let field = input(&root);
    let label = root.query_selector("label").expect("a fine selector").expect("a label");
    assert_eq!(label.get_attribute("for").as_deref(), Some("rate"));
    assert_eq!(label.text_content().as_deref(), Some("政府采购执行率：实际完成值（%）"));
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(field.get_attribute("aria-describedby").as_deref(), Some("rate-problem"));
    let problem = root.query_selector("#rate-problem").expect("a fine selector").expect("the problem");
    assert_eq!(problem.text_content().as_deref(), Some("这里要填数字"));
}
