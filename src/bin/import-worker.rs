//! The second wasm binary: the worker that reads files beside the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    hashiya::import_worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("It runs in a browser, where Hashiya starts it.");
    std::process::exit(2);
}
