//! Reading as a program does it: a file in, things out.

use std::ops::ControlFlow;

use hashiya_core::article::Role;
use hashiya_import::{EncodingStandard, Fault, Imported, ImportedArticle, Limits, Settings, read};

/// What a file is read with where a test says nothing of it.
pub fn settings() -> Settings<'static> {
    Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: None,
    }
}

/// All that is in a file.
pub fn read_all(file: &str, bytes: &[u8]) -> Vec<Imported> {
    read_with(file, bytes, &settings())
}

/// All that is in a file, read in a certain way.
pub fn read_with(file: &str, bytes: &[u8], settings: &Settings) -> Vec<Imported> {
    let mut all = Vec::new();
    read(file, bytes, settings, &mut |imported| {
        all.push(imported);
        ControlFlow::Continue(())
    });
    all
}

/// The one article in a file.
pub fn article(file: &str, bytes: &[u8]) -> ImportedArticle {
    let mut all = read_all(file, bytes);
    assert_eq!(all.len(), 1, "{file}: {all:?}");
    let one = all.remove(0);
    assert_eq!(one.file, file);
    one.outcome.unwrap_or_else(|fault| panic!("{file}: {fault}"))
}

/// What each thing out of a file is called and why it is no article, `""` for one that is.
pub fn outcomes(all: &[Imported]) -> Vec<(&str, String)> {
    let outcome = |imported: &Imported| match &imported.outcome {
        Ok(_) => String::new(),
        Err(fault) => fault.to_string(),
    };
    all.iter()
        .map(|imported| (imported.file.as_str(), outcome(imported)))
        .collect()
}

/// Why a file is refused as a whole.
pub fn refused(file: &str, bytes: &[u8], settings: &Settings) -> Fault {
    let mut all = read_with(file, bytes, settings);
    assert_eq!(all.len(), 1, "{file}: {all:?}");
    let one = all.remove(0);
    assert_eq!(one.file, file);
    one.outcome.expect_err("a fault")
}

/// The lines of an article, each with what its source says that it is.
pub fn lines(article: &ImportedArticle) -> Vec<(Role, &str)> {
    let mut start = 0;
    let mut roles = article.roles.iter();
    let lines = article.text.split('\n').map(|line| {
        let given = roles.next().expect("a role for each line");
        let indented = line.chars().take_while(|c| c.is_whitespace()).count();
        assert_eq!(given.start, start + indented, "{line:?}");
        start += line.chars().count() + 1;
        (given.role, line)
    });
    let lines = lines.collect();
    assert_eq!(roles.next(), None, "a role without a line");
    lines
}
