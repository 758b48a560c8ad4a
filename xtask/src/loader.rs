//! What starts the program of the worker that reads files, as Trunk writes it, made to tell the page when the
//! program cannot be loaded.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The file, as Trunk calls it.
const LOADER: &str = "import-worker_loader.js";

/// What fails in a promise of a worker is not told to its page, which would wait for ever; what is thrown out of a
/// timer is.
const TELLS: &str = ".catch((fault) => setTimeout(() => { throw fault; }));";

/// Completes the file in `staging`.
///
/// # Errors
/// When it cannot be read or written, or is not what Trunk was known to write.
pub fn complete(staging: &Path) -> Result<()> {
    let file = staging.join(LOADER);
    let code = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    fs::write(&file, telling(&code)?).with_context(|| format!("{} cannot be written", file.display()))
}

/// The same code, which tells the page of a program that cannot be loaded.
fn telling(code: &str) -> Result<String> {
    let start = code.trim_end().strip_suffix(");");
    match start.filter(|start| start.matches("wasm_bindgen(").count() == 1) {
        Some(start) => Ok(format!("{start}){TELLS}")),
        None => bail!("{LOADER} does not end with what starts the program: {code}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_cannot_be_loaded_is_told() {
        let code = "importScripts(\"./import-worker.js\");wasm_bindgen(\"./import-worker_bg.wasm\");";
        assert_eq!(
            telling(code).expect("known code"),
            "importScripts(\"./import-worker.js\");wasm_bindgen(\"./import-worker_bg.wasm\")\
             .catch((fault) => setTimeout(() => { throw fault; }));"
        );
    }

    #[test]
    fn what_is_not_known_breaks_the_build() {
        for code in [
            "",
            "import init from './import-worker.js';",
            "wasm_bindgen(\"./a\").then(go)",
        ] {
            assert!(telling(code).is_err(), "{code}");
        }
    }
}
