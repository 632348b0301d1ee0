//! A picture of the page as a file: SVG that stands alone, or PNG.

use gloo::utils::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement, HtmlImageElement, XmlSerializer,
};

use crate::browser::file;

/// What a drawing needs of the page's styles to look the same without them.
const STYLES: [&str; 8] =
    ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-weight", "text-anchor"];

/// How many points of the PNG stand for one of the picture, so that it is crisp on paper.
const SCALE: u32 = 3;

/// Saves the picture with this id as an SVG file. A browser that can't does nothing.
pub fn save_as_svg(id: &str, name: &str) {
    if let Ok(picture) = alone(id) {
        file::download(&format!("{name}.svg"), "image/svg+xml", &picture.svg);
    }
}

/// Saves the picture with this id as a PNG file. A browser that can't does nothing.
pub fn save_as_png(id: &str, name: &str) {
    if let Ok(picture) = alone(id) {
        let _ = paint(&picture, format!("{name}.png"));
    }
}

/// A picture that needs no page.
struct Picture {
    svg: String,
    width: u32,
    height: u32,
}

fn alone(id: &str) -> Result<Picture, JsValue> {
    let shown = document().get_element_by_id(id).ok_or(JsValue::NULL)?;
    let copy: Element = shown.clone_node_with_deep(true)?.unchecked_into();
    let view_box = shown.get_attribute("viewBox").unwrap_or_default();
    let mut sizes = view_box.split(' ').skip(2).filter_map(|size| size.parse::<u32>().ok());
    let (width, height) = (sizes.next().unwrap_or(720), sizes.next().unwrap_or(240));
    copy.set_attribute("xmlns", "http://www.w3.org/2000/svg")?;
    copy.set_attribute("width", &width.to_string())?;
    copy.set_attribute("height", &height.to_string())?;
    let (from, to) = (shown.query_selector_all("*")?, copy.query_selector_all("*")?);
    for nth in 0..from.length() {
        if let (Some(from), Some(to)) = (from.get(nth), to.get(nth)) {
            let style = style_of(from.unchecked_ref())?;
            let to: Element = to.unchecked_into();
            for name in STYLES {
                to.set_attribute(name, &style.get_property_value(name)?)?;
            }
            to.remove_attribute("class")?;
        }
    }
    // What is behind it on the page, so that light lines stay on dark.
    let ground = document().create_element_ns(Some("http://www.w3.org/2000/svg"), "rect")?;
    ground.set_attribute("width", "100%")?;
    ground.set_attribute("height", "100%")?;
    let behind = shown.parent_element().unwrap_or_else(|| shown.clone());
    ground.set_attribute("fill", &style_of(&behind)?.get_property_value("background-color")?)?;
    copy.insert_before(&ground, copy.first_child().as_ref())?;
    let svg = XmlSerializer::new()?.serialize_to_string(&copy)?;
    Ok(Picture { svg, width, height })
}

fn style_of(element: &Element) -> Result<CssStyleDeclaration, JsValue> {
    window().get_computed_style(element)?.ok_or(JsValue::NULL)
}

fn paint(picture: &Picture, name: String) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let (width, height) = (picture.width * SCALE, picture.height * SCALE);
    let drawn = image.clone();
    let onload = Closure::once_into_js(move || draw(&drawn, width, height, name));
    image.set_onload(Some(onload.unchecked_ref()));
    let code = js_sys::encode_uri_component(&picture.svg);
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{}", String::from(code)));
    Ok(())
}

fn draw(image: &HtmlImageElement, width: u32, height: u32, name: String) -> Result<(), JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, f64::from(width), f64::from(height))?;
    let save = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            file::download_blob(&name, &blob);
        }
    });
    canvas.to_blob(save.unchecked_ref())
}
