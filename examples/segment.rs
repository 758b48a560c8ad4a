//! Prints what Hashiya finds in articles, for other programs.
//!
//! `cargo run --release --example segment -- FILE…` prints one line of JSON for each file:
//! `{"file", "blocks": [{"line", "role", "sentences": […]}]}`; lines count from 1, blank lines are
//! no blocks. With `--lines`, each line of standard input is one JSON string to segment, and the
//! answer is one JSON array of sentences for each.

use std::io::{self, BufRead, BufWriter, Write};
use std::process::ExitCode;

use hashiya::article::{Article, ArticleId, Document, Origin, decode_utf8};
use hashiya::text::segment;
use serde::Serialize;

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

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [] => Err("name one or more files, or give --lines and JSON strings on standard input".into()),
        [flag] if flag == "--lines" => segment_lines(),
        files => files.iter().try_for_each(|file| segment_file(file)),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("segment: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn segment_file(file: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let text = decode_utf8(&bytes).map_err(|error| format!("{file}: {error}"))?;
    let document = Document::new(Article::new(ArticleId::from_file_name(file), text, Origin::Opened));
    let block = |block: &hashiya::article::Block| BlockAnswer {
        line: block.line,
        role: block.role.as_str(),
        sentences: block
            .sentences
            .clone()
            .map(|index| document.sentence_text(index))
            .collect(),
    };
    let answer = FileAnswer {
        file,
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
