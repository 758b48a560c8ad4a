//! The harness of Hashiya's browser tests: a driver process and a browser with a profile of its
//! own for every session, a web server that can be stopped, broken and mended, real key presses
//! and pointer moves, and an independent check of exported files.
//!
//! The tests know the page only by its contract: hash routes, `data-*` attributes, keys by
//! physical position, and the Hashiya file. Nothing here imports the app's own code.
//!
//! Environment: `HASHIYA_BROWSER` (`chromium`, `firefox` or `webkit`), `HASHIYA_DIST` (the release
//! build, else `dist/` at the top), `HASHIYA_DIST_SHARED` (a build of a folder of raw pages),
//! `CHROMIUM`, `CHROMEDRIVER`, `FIREFOX`, `GECKODRIVER`, `WEBKIT_MINIBROWSER`, `WEBKITDRIVER`
//! (programs, else found on `PATH`), `HASHIYA_TRUNK` (the program `trunk`, for the test that needs a
//! development server), `HASHIYA_AXE` (the script of axe-core, else where `cargo xtask setup` puts
//! it).

pub mod access;
pub mod app;
pub mod bidi;
pub mod brought;
pub mod browser;
mod connection;
pub mod dist;
pub mod driver;
pub mod engine;
pub mod exported;
pub mod files;
pub mod firefox;
pub mod fixtures;
pub mod kept_texts;
pub mod keys;
pub mod killing;
pub mod lacks;
pub mod net_log;
pub mod numbers;
pub mod pointer;
pub mod prepared;
pub mod probe;
pub mod processes;
pub mod screens;
pub mod site;
pub mod spare;
pub mod system;
mod vendor;
pub mod versions;
pub mod visit;
pub mod wait;
