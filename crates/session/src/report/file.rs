//! The report as a file: one static page that asks for nothing and runs nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::node::{element, escape};
use super::sheet::sheet;
use super::{PrintMode, Sheet};

/// The style sheets of the app that the report needs, put together by the build script.
const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/report.css"));

/// The text of the file, for one article or more; nothing for none. Linear in their texts.
pub fn html(sheets: &[Sheet]) -> Option<String> {
    let first = sheets.first()?;
    let (locale, m) = (first.locale, first.locale.messages());
    let title = match sheets {
        [only] => only.title.to_owned(),
        _ => locale.count(&m.library.articles, sheets.len()),
    };
    let mut body = element("body", "sheet-page");
    for one in sheets {
        body.add(sheet(one, PrintMode::Tagged));
    }
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"hashiya {}\">\n<title>",
        locale.tag(),
        locale.direction().as_str(),
        STANDARD.encode(Sha256::digest(STYLES.as_bytes())),
        env!("CARGO_PKG_VERSION"),
    );
    escape(&title, &mut out);
    out.push_str("</title>\n<style>");
    out.push_str(STYLES);
    out.push_str("</style>\n</head>\n");
    body.write_html(&mut out);
    out.push_str("\n</html>\n");
    Some(out)
}
