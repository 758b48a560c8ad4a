//! The page's Content-Security-Policy: which inline scripts and styles may run, by their hash.

use crate::html::{Edits, Tag, tags};
use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// What stands in the policy of the project's `index.html` for the hashes of its inline scripts.
pub const PLACEHOLDER: &str = "{{script-hashes}}";

/// The source expression that allows exactly this script or style (CSP Level 3, section 2.3.1).
pub fn hash_source(content: &str) -> String {
    // The browser hashes what its parser hands on, and that has line feeds only.
    let content = content.replace("\r\n", "\n").replace('\r', "\n");
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content.as_bytes())))
}

/// The source expressions of all inline elements `name` (`script` or `style`), in order.
pub fn inline_hashes(html: &str, name: &str) -> Vec<String> {
    let inline = |tag: &Tag| tag.name == name && tag.attribute("src").is_none();
    let mut hashes = Vec::new();
    for tag in tags(html).iter().filter(|tag| inline(tag) && !is_data(tag)) {
        let content = tag.content.clone().unwrap_or_default();
        let hash = hash_source(&html[content]);
        if !hashes.contains(&hash) {
            hashes.push(hash);
        }
    }
    hashes
}

/// Whether a script is a block of data, which a browser neither runs nor checks.
fn is_data(tag: &Tag) -> bool {
    let kind = tag.attribute("type").unwrap_or_default();
    kind.starts_with("application/json") || kind.starts_with("text/plain")
}

/// Whether the tag states a policy.
pub fn is_policy(tag: &Tag) -> bool {
    tag.name == "meta" && tag.is("http-equiv", "content-security-policy")
}

/// Fills the hashes of the page's inline scripts into its policy. Only the policy is touched:
/// the placeholder may stand elsewhere in the page, in a comment or a script, and means nothing
/// there.
///
/// # Errors
/// When the page has no policy with the placeholder.
pub fn fill(html: &str) -> Result<String> {
    let hashes = inline_hashes(html, "script").join(" ");
    let mut edits = Edits::default();
    let mut filled = 0;
    for tag in tags(html).iter().filter(|tag| is_policy(tag)) {
        let text = &html[tag.span.clone()];
        if text.contains(PLACEHOLDER) {
            edits.replace(tag.span.clone(), text.replace(PLACEHOLDER, &hashes));
            filled += 1;
        }
    }
    if filled == 0 {
        bail!("the page has no Content-Security-Policy with {PLACEHOLDER} in it");
    }
    Ok(edits.apply(html))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the example in CSP Level 3, section 8.4 (hash of `alert('Hello, world.');`).
    const HELLO: &str = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

    #[test]
    fn the_hash_is_that_of_the_specification() {
        assert_eq!(hash_source("alert('Hello, world.');"), HELLO);
    }

    #[test]
    fn line_ends_do_not_change_the_hash() {
        assert_eq!(hash_source("a\r\nb\rc\n"), hash_source("a\nb\nc\n"));
    }

    #[test]
    fn inline_scripts_are_hashed_and_others_are_not() {
        let html = "<script>alert('Hello, world.');</script><script src=a.js></script>\
                    <script type=\"application/json\">{}</script><style>p{}</style>";
        assert_eq!(inline_hashes(html, "script"), [HELLO]);
        assert_eq!(inline_hashes(html, "style"), [hash_source("p{}")]);
    }

    #[test]
    fn only_the_policy_is_filled() {
        let html = "<!-- {{script-hashes}} --><meta http-equiv=\"Content-Security-Policy\" \
                    content=\"script-src 'self' {{script-hashes}}; a\">\
                    <script>f('{{script-hashes}}')</script>";
        let filled = fill(html).unwrap();
        let hash = hash_source("f('{{script-hashes}}')");
        assert_eq!(
            filled,
            format!(
                "<!-- {{{{script-hashes}}}} --><meta http-equiv=\"Content-Security-Policy\" \
                 content=\"script-src 'self' {hash}; a\">\
                 <script>f('{{{{script-hashes}}}}')</script>"
            )
        );
    }

    #[test]
    fn a_page_without_policy_is_refused() {
        let error = fill("<script>{{script-hashes}}</script>").unwrap_err().to_string();
        assert!(error.contains("Content-Security-Policy"), "{error}");
    }
}
