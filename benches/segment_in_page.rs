//! The segmenter alone, as a wasm module: for the benchmark in the browser, and no part of the app.

#![cfg(target_arch = "wasm32")]

use hashiya_core::text::segment;
use wasm_bindgen::prelude::wasm_bindgen;

/// How many sentences a text of the page has; the text is handed over each time.
#[wasm_bindgen]
pub fn sentences(text: &str) -> usize {
    segment(text).len()
}

/// A text that was handed over once, as the app has its articles.
#[wasm_bindgen]
pub struct Text(String);

#[wasm_bindgen]
impl Text {
    /// Takes a text over from the page.
    #[wasm_bindgen(constructor)]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// How many sentences it has.
    pub fn sentences(&self) -> usize {
        segment(&self.0).len()
    }
}
