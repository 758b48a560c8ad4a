//! The text of an article that failed to load.

use crate::article::DecodeError;
use crate::i18n::{Locale, fill};
use crate::session::{FetchError, LoadError};

/// What is wrong with an article that did not come, and what to do.
pub fn load_error_text(error: &LoadError, locale: Locale) -> String {
    let m = locale.messages();
    let number = |count: usize| locale.number(count);
    let at =
        |template, offset: usize, line: usize| fill(template, &[("offset", &number(offset)), ("line", &number(line))]);
    match error {
        LoadError::Fetch(FetchError::Network) => m.loading.network.into(),
        LoadError::Fetch(FetchError::Status(status)) => {
            fill(m.loading.status, &[("status", &number(usize::from(*status)))])
        }
        LoadError::NoText => m.loading.no_text.into(),
        LoadError::TextUnreachable => m.loading.text_unreachable.into(),
        LoadError::Decode(DecodeError::Empty) => m.loading.empty.into(),
        LoadError::Decode(DecodeError::NotUtf8 { offset, line }) => at(m.loading.not_utf8, *offset, *line),
        LoadError::Decode(DecodeError::Damaged { offset, line }) => at(m.loading.damaged, *offset, *line),
        LoadError::Decode(DecodeError::NotText { offset, line }) => at(m.loading.not_text, *offset, *line),
    }
}
