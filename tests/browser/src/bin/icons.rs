//! Draws the icons in `styles/icons/` from the drawings there, with the browser: plain ones with clear
//! corners, and ones that fill their square and keep the drawing within the circle that any mask
//! of a platform leaves (80 % of the width, W3C App Manifest, "safe zone").

use anyhow::{Context, Result, ensure};
use color_quant::NeuQuant;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::project;
use hashiya_browser_tests::engine::Options;
use serde_json::json;
use std::io::Cursor;

/// The drawing, the icon's file, its width in pixels, and how much of the width the drawing takes, in
/// percent; below 100 its ground fills the rest.
const ICONS: [(&str, &str, u32, u32); 7] = [
    ("icon.svg", "icon-192.png", 192, 100),
    ("icon.svg", "icon-512.png", 512, 100),
    ("icon.svg", "maskable-192.png", 192, 84),
    ("icon.svg", "maskable-512.png", 512, 84),
    ("icon.svg", "apple-touch-180.png", 180, 92),
    ("shortcut-continue.svg", "shortcut-continue-96.png", 96, 100),
    ("shortcut-statistics.svg", "shortcut-statistics-96.png", 96, 100),
];

/// Shows the drawing alone on the page, and answers once it is painted. The ground is the colour of
/// the drawing's own rectangle.
const SHOW: &str = r"
    const [svg, width, share, done] = arguments;
    const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const ground = drawing.querySelector('rect').getAttribute('fill');
    const root = document.documentElement;
    root.style.cssText = `background: ${share < 100 ? ground : 'transparent'}; overflow: hidden`;
    const size = width * share / 100;
    drawing.style.cssText = `position: fixed; inset: ${(width - size) / 2}px; width: ${size}px; height: ${size}px`;
    document.body.replaceChildren(drawing);
    requestAnimationFrame(() => requestAnimationFrame(() => done(ground)));";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let folder = project().join("styles/icons");
    let browser = Browser::fresh(&Options::default()).await?;
    browser.goto("about:blank").await?;
    let clear = json!({"color": {"r": 0, "g": 0, "b": 0, "a": 0}});
    browser
        .devtools("Emulation.setDefaultBackgroundColorOverride", clear)
        .await?;
    for (drawing, name, width, share) in ICONS {
        let svg = std::fs::read_to_string(folder.join(drawing)).context(drawing)?;
        let metrics = json!({"width": width, "height": width, "deviceScaleFactor": 1, "mobile": false});
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        browser
            .run_async(SHOW, vec![json!(svg), json!(width), json!(share)])
            .await?;
        let bytes = browser.client().screenshot().await?;
        let bytes = small(&bytes).context(name)?;
        let path = folder.join(name);
        std::fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        println!("{}", path.display());
    }
    browser.close().await?;
    Ok(())
}

/// The same picture in fewer bytes, since every first visit fetches some icons: with the 256 colours that
/// come nearest to its own, which are few and their blends at the edges.
fn small(picture: &[u8]) -> Result<Vec<u8>> {
    let mut decoder = png::Decoder::new(Cursor::new(picture));
    decoder.set_transformations(png::Transformations::ALPHA | png::Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;
    let size = reader
        .output_buffer_size()
        .context("a picture of a size that can be held")?;
    let mut pixels = vec![0; size];
    let info = reader.next_frame(&mut pixels)?;
    ensure!(info.color_type == png::ColorType::Rgba, "{:?}", info.color_type);
    // Looks at every pixel, so that the result is the same at every run.
    let colours = NeuQuant::new(1, 256, &pixels);
    let places: Vec<u8> = pixels.chunks(4).map(|pixel| colours.index_of(pixel) as u8).collect();
    let rgba = colours.color_map_rgba();
    let mut indexed = Vec::new();
    let mut encoder = png::Encoder::new(&mut indexed, info.width, info.height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(
        rgba.chunks(4)
            .flat_map(|colour| [colour[0], colour[1], colour[2]])
            .collect::<Vec<u8>>(),
    );
    encoder.set_trns(rgba.chunks(4).map(|colour| colour[3]).collect::<Vec<u8>>());
    encoder.write_header()?.write_image_data(&places)?;
    Ok(oxipng::optimize_from_memory(
        &indexed,
        &oxipng::Options::max_compression(),
    )?)
}
