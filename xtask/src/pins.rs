//! Versions and package names that the set-up relies on, in one place.

/// The Trunk release the project is built with. The 0.22 series wants a newer compiler.
pub const TRUNK: &str = "0.21.14";

/// The npm package that carries `wasm-opt`, with the version installed when there is none.
pub const BINARYEN: &str = "binaryen@132.0.0";

/// The oldest `wasm-opt` that understands every feature which the compiler emits today.
pub const OLDEST_WASM_OPT: u32 = 116;

/// The npm package of axe-core, which looks for faults of accessibility, and its version.
pub const AXE_CORE: (&str, &str) = ("axe-core", "4.14.1");

/// The npm packages by which the main text of pages is compared, and what they parse pages with.
pub const READABILITY: [&str; 2] = ["@mozilla/readability@0.6.0", "jsdom@29.1.1"];

/// The Python packages by which it is compared; the second is a part that the first does not ask for by itself.
pub const TRAFILATURA: [&str; 2] = ["trafilatura==2.3.1", "lxml_html_clean"];

/// The geckodriver release that Firefox is driven with.
pub const GECKODRIVER: &str = "0.37.1";

/// The compilation target of the page.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The profile of `Cargo.toml` that `index.html` names for what `trunk serve` builds.
pub const SERVE_PROFILE: &str = "serve";

/// Name of the rustup toolchain that points at Debian's compiler.
pub const DEBIAN_TOOLCHAIN: &str = "debian-web";

/// Debian's packages of a current compiler (kept up to date for its browsers), with its source
/// and the tools that the checks need. The linker comes on top, see `setup::debian`.
pub const DEBIAN_RUST: &[&str] = &[
    "rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "rustfmt-web",
];

/// Debian's packages of Chromium and its WebDriver server.
pub const DEBIAN_CHROMIUM: &[&str] = &["chromium", "chromium-driver"];

/// Debian's package of Firefox.
pub const DEBIAN_FIREFOX: &[&str] = &["firefox-esr"];

/// Debian's packages of WebKitGTK's WebDriver server, and of the display that it needs.
pub const DEBIAN_WEBKIT: &[&str] = &["webkit2gtk-driver", "xvfb", "xauth"];
