//! Reading as a program does it: a file in, things out.

use std::ops::ControlFlow;

use hashiya_import::{Decoder, Imported, ImportedArticle, Limits, Settings, Undecodable, read};

/// The decoder of a program that runs in no browser.
pub struct EncodingRs;

impl Decoder for EncodingRs {
    fn decode(&self, label: &str, bytes: &[u8]) -> Option<Result<String, Undecodable>> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes())?;
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        let text = text.into_owned();
        Some(if text.contains('\u{FFFD}') {
            Err(Undecodable { offset: 0 })
        } else {
            Ok(text)
        })
    }
}

/// What a file is read with where a test says nothing of it.
pub fn settings() -> Settings<'static> {
    Settings {
        decoder: &EncodingRs,
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
