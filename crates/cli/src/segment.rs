//! `hashiya segment`: what Hashiya finds in articles, for other programs.
//!
//! One line of JSON for each file: `{"file", "blocks": [{"line", "role", "sentences": […]}]}`; lines
//! count from 1, blank lines are no blocks. With `--lines`, each line of standard input is one JSON
//! string to segment, and the answer is one JSON array of sentences for each.

use std::io::{self, BufRead, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use hashiya_core::article::{Article, ArticleId, Document, Origin, decode};
use hashiya_core::text::segment;
use serde::Serialize;

/// What to segment.
#[derive(Args)]
pub struct Arguments {
    /// Articles as text files in UTF-8 or UTF-16
    #[arg(required_unless_present = "lines", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Take each line of standard input as one JSON string instead, and answer one JSON array of sentences per line
    #[arg(long, conflicts_with = "files")]
    lines: bool,
}

#[derive(Serialize)]
struct FileAnswer<'a> {
    file: &'a str,
    blocks: Vec<BlockAnswer<'a>>,
}

#[derive(Serialize)]
struct BlockAnswer<'a> {
    line: usize,
    role: &'static str,
    sentences: Vec<&'a str>,
}

/// Prints what the arguments ask for on standard output.
///
/// # Errors
/// Names the file or line that could not be read, and why.
pub fn run(arguments: &Arguments) -> Result<(), String> {
    if arguments.lines {
        return segment_lines();
    }
    arguments.files.iter().try_for_each(|file| segment_file(file))
}

fn segment_file(path: &Path) -> Result<(), String> {
    let file = path.to_string_lossy().into_owned();
    let bytes = std::fs::read(path).map_err(|error| format!("{file}: {error}"))?;
    let text = decode(&bytes).map_err(|error| format!("{file}: {error}"))?;
    // Its sentences are pieces of the file, however that ends its lines.
    let article = Article::to_the_letter(ArticleId::from_file_name(&file), &text, Origin::Opened);
    let document = Document::new(article);
    let block = |block: &hashiya_core::article::Block| BlockAnswer {
        line: block.line,
        role: block.role.as_str(),
        sentences: block
            .sentences
            .clone()
            .map(|index| document.sentence_text(index))
            .collect(),
    };
    let answer = FileAnswer {
        file: &file,
        blocks: document.blocks.iter().map(block).collect(),
    };
    print_line(&mut io::stdout().lock(), &answer)
}

fn segment_lines() -> Result<(), String> {
    let mut out = BufWriter::new(io::stdout().lock());
    for (number, line) in io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| format!("standard input, line {}: {error}", number + 1))?;
        let text: String =
            serde_json::from_str(&line).map_err(|error| format!("standard input, line {}: {error}", number + 1))?;
        let sentences: Vec<&str> = segment(&text).iter().map(|span| span.of(&text)).collect();
        print_line(&mut out, &sentences)?;
    }
    out.flush().map_err(|error| format!("standard output: {error}"))
}

fn print_line(out: &mut impl Write, answer: &impl Serialize) -> Result<(), String> {
    let line = serde_json::to_string(answer).map_err(|error| error.to_string())?;
    writeln!(out, "{line}").map_err(|error| format!("standard output: {error}"))
}
