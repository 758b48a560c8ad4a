//! The wasm binary: puts the app on the page.

#[cfg(target_arch = "wasm32")]
fn main() {
    hashiya::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Hashiya runs in a browser: `cargo xtask serve` builds and serves it.");
    std::process::exit(2);
}
