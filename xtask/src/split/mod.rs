//! Splits the program in two: what every visit needs, and what waits until somebody asks for it.
//!
//! Rust compiles a program for the browser into one file, and a first visit would fetch all of it before
//! anything can be read. So a release build writes the features that come later
//! ([`features::FEATURES`]) into a second file. The source knows nothing of it but
//! `src/platform/rest.rs`.

mod build;
mod choice;
pub mod features;
mod glue;
mod halves;
mod program;

pub use build::split_build;

use anyhow::{Context, Result};
use features::FEATURES;
use flate2::Compression;
use flate2::write::GzEncoder;
use program::Program;
use std::io::Write;

/// Name of the export that has the second half come: see `src/platform/rest.rs`.
const BRING: &str = "bring_rest";

/// A program in two halves, without the names of its functions.
pub struct Halves {
    /// What every visit needs.
    pub first: Vec<u8>,
    /// The functions that come later.
    pub rest: Vec<u8>,
    /// What each feature weighs, in the order of [`FEATURES`].
    pub weights: Vec<Weight>,
}

/// What a feature weighs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weight {
    /// Functions.
    pub functions: usize,
    /// Bytes of their bodies.
    pub bytes: usize,
    /// The same, gzipped by themselves.
    pub gzip: usize,
}

/// Splits `wasm`, which has to name its functions, and shortens the names by which its `glue` and the
/// first half know each other; returns the halves and the new glue.
///
/// # Errors
/// When it is no module, or none that can be split.
fn split(wasm: &[u8], glue: &str) -> Result<(Halves, String)> {
    let program = Program::read(wasm)?;
    let later = choice::later(&program);
    let names = glue::short_names(glue, &program.imports);
    let halves = halves::write(wasm, &program, &later, &names, BRING);
    let (first, rest) = halves.context("the wasm cannot be split")?;
    let weights = weights(wasm, &program)?;
    Ok((Halves { first, rest, weights }, glue::with_names(glue, &names)))
}

/// What each feature weighs. Features that share a function cannot share its bytes: it counts for the
/// first that names it.
fn weights(wasm: &[u8], program: &Program) -> Result<Vec<Weight>> {
    let mut bodies = vec![Vec::new(); FEATURES.len()];
    let mut weights = vec![Weight::default(); FEATURES.len()];
    for (_, function) in program.own() {
        let feature = features::of(&function.name);
        bodies[feature].extend_from_slice(&wasm[function.body.clone()]);
        weights[feature].functions += 1;
    }
    for (weight, bodies) in weights.iter_mut().zip(bodies) {
        weight.bytes = bodies.len();
        weight.gzip = gzip_size(&bodies)?;
    }
    Ok(weights)
}

/// Bytes that `bytes` take on the wire when a server takes its time.
pub fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_weighs_little_on_the_wire() {
        assert!(gzip_size(&[7; 10_000]).unwrap() < 100);
    }
}
