//! How a book names its files.

use percent_encoding::percent_decode_str;

/// A path that was written with `%20` and the like.
pub(super) fn decoded(href: &str) -> String {
    let without_place = href.split('#').next().unwrap_or_default();
    percent_decode_str(without_place).decode_utf8_lossy().into_owned()
}
