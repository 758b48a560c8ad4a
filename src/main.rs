//! The wasm binary.
fn main() {}
