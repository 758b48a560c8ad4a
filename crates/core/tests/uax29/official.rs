//! Unicode's `SentenceBreakTest.txt`, found where cargo keeps the package that ships it.

use std::fmt;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

/// The dependency whose package carries the file, and where.
const PACKAGE: &str = "icu_segmenter";
const FILE: &str = "tests/testdata/SentenceBreakTest.txt";

/// A line of the file.
pub struct Sample {
    /// The text that it spells.
    pub text: String,
    /// The positions after which it breaks, in code points; the last is the end.
    pub breaks: Vec<usize>,
}

impl Sample {
    /// Reads `÷ 0061 × 002E ÷`, where `÷` is a break and `×` none.
    fn read(line: &str) -> Self {
        let mut sample = Self {
            text: String::new(),
            breaks: Vec::new(),
        };
        let mut length = 0;
        for token in line.split_whitespace() {
            match token {
                "÷" if length > 0 => sample.breaks.push(length),
                "÷" | "×" => {}
                digits => {
                    let number = u32::from_str_radix(digits, 16).unwrap_or_else(|_| panic!("{digits:?} in {line:?}"));
                    let c =
                        char::from_u32(number).unwrap_or_else(|| panic!("U+{number:X} in {line:?} is no character"));
                    sample.text.push(c);
                    length += 1;
                }
            }
        }
        sample
    }

    /// The text as the file writes it, without the breaks.
    pub fn code_points(&self) -> String {
        let digits: Vec<String> = self.text.chars().map(|c| format!("{:04X}", c as u32)).collect();
        digits.join(" ")
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({:?})", self.code_points(), self.text)
    }
}

/// All lines of the file.
pub fn samples() -> Vec<Sample> {
    let path = test_file();
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("{}: {error}. The package {PACKAGE} has carried Unicode's test until now; find another that does and name it here", path.display())
    });
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim());
    lines.filter(|line| !line.is_empty()).map(Sample::read).collect()
}

/// Where cargo keeps the file: beside the manifest of the newest version of the package in use.
fn test_file() -> PathBuf {
    let metadata = metadata();
    let packages = metadata["packages"].as_array().expect("packages in cargo's metadata");
    let text = |package: &Value, field: &str| package[field].as_str().unwrap_or_default().to_owned();
    let newest = packages
        .iter()
        .filter(|package| package["name"] == PACKAGE)
        .max_by_key(|package| version(&text(package, "version")))
        .unwrap_or_else(|| panic!("{PACKAGE} is not among the dependencies any more"));
    PathBuf::from(text(newest, "manifest_path")).with_file_name(FILE)
}

/// A version's numbers, to be compared.
fn version(text: &str) -> Vec<u32> {
    let numbers = text
        .split('.')
        .map(|part| part.split(['-', '+']).next().unwrap_or_default());
    numbers.map(|part| part.parse().unwrap_or_default()).collect()
}

/// What cargo knows of the packages in use on this machine; only what is in `Cargo.lock`, so that
/// nothing is looked up anew.
fn metadata() -> Value {
    let host = cargo(&["--version", "--verbose"]);
    let host = host
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("cargo names its host");
    let answer = cargo(&[
        "metadata", "--format-version", "1", "--locked", "--filter-platform", host,
    ]);
    serde_json::from_str(&answer).expect("cargo's metadata is JSON")
}

fn cargo(arguments: &[&str]) -> String {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = Command::new(program)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output();
    let output = run.unwrap_or_else(|error| panic!("cargo {arguments:?}: {error}"));
    assert!(
        output.status.success(),
        "cargo {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo answers in UTF-8")
}
