//! What is true of whatever is read.

use std::ops::ControlFlow;

use hashiya_import::{
    Columns, EncodingStandard, Imported, ImportedArticle, Kind, Limits, Settings, kind_of, read, table_in,
};
use proptest::prelude::*;

use crate::memory_of;

/// How a file is read.
#[derive(Clone, Debug)]
pub struct Way {
    encoding: Option<&'static str>,
    column: Option<&'static str>,
    /// After how many things it is stopped.
    stop: usize,
}

/// Any way to read a file.
pub fn any_way() -> impl Strategy<Value = Way> {
    let encoding = prop_oneof![
        6 => Just(None),
        1 => proptest::sample::select(vec!["utf-8", "utf-16le", "windows-1256", "iso-8859-6", "shift_jis", "no encoding"]).prop_map(Some),
    ];
    let column =
        prop_oneof![4 => Just(None), 1 => proptest::sample::select(vec!["text", "id", "a.b", ""]).prop_map(Some)];
    let stop = prop_oneof![3 => Just(usize::MAX), 1 => 1usize..4];
    (encoding, column, stop).prop_map(|(encoding, column, stop)| Way { encoding, column, stop })
}

/// Less than usual, so that small files reach them.
const LIMITS: Limits = Limits {
    text: 200_000,
    file: 1_000_000,
    unfolded: 2_000_000,
    files: 100,
    depth: 2,
};

/// How much memory a file of at most 100,000 bytes in each part may take, in bytes.
const MEMORY: u64 = 100_000_000;

/// Reads a file and checks what must be true of it.
pub fn check(file: &str, bytes: &[u8], way: &Way) {
    let columns = way.column.map(|column| Columns {
        text: column.to_owned(),
        ..Columns::default()
    });
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: LIMITS,
        columns: columns.as_ref(),
        encoding: way.encoding,
    };
    let (memory, all) = memory_of(|| {
        let mut all: Vec<Imported> = Vec::new();
        let mut is_stopped = false;
        read(file, bytes, &settings, &mut |imported| {
            assert!(!is_stopped, "more after it was stopped");
            all.push(imported);
            is_stopped = all.len() >= way.stop;
            if is_stopped {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        all
    });
    assert!(memory < MEMORY, "{memory} bytes");
    assert!(!all.is_empty(), "neither an article nor a reason");
    for imported in &all {
        let is_whole = imported.file == file;
        assert!(
            is_whole || imported.file.starts_with(&format!("{file}/")),
            "{}",
            imported.file
        );
        match &imported.outcome {
            Ok(article) => check_article(article),
            // What is refused as a whole has handed over nothing.
            Err(fault) => assert!(!is_whole || all.len() == 1, "{fault} after {} others", all.len() - 1),
        }
    }
    check_preview(file, bytes, &settings);
}

fn check_article(article: &ImportedArticle) {
    let text = &article.text;
    assert!(text.len() as u64 <= LIMITS.text, "{} bytes", text.len());
    assert!(text.chars().any(char::is_alphanumeric), "no text");
    assert!(
        !text.contains('\r') && !text.starts_with('\u{FEFF}') && !text.ends_with('\n'),
        "{text:?}"
    );
    // Of a structured source every line has a role, at its first visible character.
    if article.roles.is_empty() {
        return;
    }
    let mut start = 0;
    let starts = text.split('\n').map(|line| {
        let indented = line.chars().take_while(|c| c.is_whitespace()).count();
        let first = start + indented;
        start += line.chars().count() + 1;
        first
    });
    let given: Vec<usize> = article.roles.iter().map(|given| given.start).collect();
    assert_eq!(given, starts.collect::<Vec<_>>(), "{text:?}");
    for value in [&article.metadata.title, &article.metadata.author]
        .into_iter()
        .flatten()
    {
        assert!(!value.trim().is_empty());
    }
}

/// The preview of a table is one, and its guess is read without a column that is missing.
fn check_preview(file: &str, bytes: &[u8], settings: &Settings) {
    let Some(preview) = table_in(file, bytes, settings) else {
        return;
    };
    let kind = kind_of(file, bytes);
    assert!(kind.is_table() || kind == Kind::Zip, "{kind:?}");
    for row in &preview.rows {
        assert_eq!(row.len(), preview.columns.len());
    }
    if let Some(guess) = &preview.guess {
        let others = [
            &guess.title, &guess.address, &guess.date, &guess.author, &guess.language, &guess.id,
        ];
        for column in others.into_iter().flatten().chain([&guess.text]) {
            assert!(preview.columns.contains(column), "{column}");
        }
    }
}
