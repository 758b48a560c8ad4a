//! Drawings as PNG files: the browser draws the SVG text.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

use super::files;

/// Hands the reader an SVG file as a PNG file of this width and height in points. The drawing comes
/// to the browser as data in an address, which the page's policy allows for images, and nothing is
/// fetched.
///
/// # Errors
/// When the browser cannot draw it, or not as large.
pub async fn download_png(name: &str, svg: &str, (width, height): (usize, usize)) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let data = utf8_percent_encode(svg, NON_ALPHANUMERIC);
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{data}"));
    JsFuture::from(image.decode()).await?;
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or("no canvas")?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width as f64, height as f64)?;
    let png = canvas.to_data_url_with_type("image/png")?;
    // A canvas that is too large for the browser gives an empty address.
    if !png.starts_with("data:image/png") {
        return Err("no PNG".into());
    }
    files::press_link(name, &png)
}
