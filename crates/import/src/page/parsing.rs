//! From the text of a page to its tree.

use dom_query::Document;
use html5ever::tendril::TendrilSink;
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{ParseOpts, parse_document};

use crate::fault::{Damage, Fault};

/// How deep elements may stand in one another: pages of people stand a few dozen deep, and some hundred where nothing
/// in them is closed. A parser looks through all that are open at every one that begins, so that a page of nothing
/// but beginnings takes it hours.
const DEEPEST: usize = 1_000;

/// How much is parsed before the depth is looked at, in bytes.
const PIECE: usize = 4096;

/// The tree of a page.
///
/// # Errors
/// [`Fault::Damaged`] where its elements stand deeper in one another than those of any page of people.
pub(super) fn parse(html: &str) -> Result<Document, Fault> {
    // As the library itself does it.
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts {
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(Document::default(), options);
    let mut rest = html;
    while !rest.is_empty() {
        let end = (0..=PIECE.min(rest.len())).rev().find(|at| rest.is_char_boundary(*at));
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        parser.process(piece.into());
        if is_too_deep(&parser.tokenizer.sink.sink) {
            return Err(Fault::damaged(
                Damage::TooDeep,
                format!("elements that stand more than {DEEPEST} deep in one another"),
            ));
        }
        rest = after;
    }
    Ok(parser.finish())
}

/// Whether what was parsed last stands too deep.
fn is_too_deep(document: &Document) -> bool {
    let last = std::iter::successors(Some(document.root()), |node| node.last_child());
    last.take(DEEPEST + 1).count() > DEEPEST
}
