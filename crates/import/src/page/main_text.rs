//! Which lines of a page are the article.

use std::collections::HashSet;

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability};

use super::blocks::Block;

/// A page whose elements stand deeper in one another is made to freeze programs.
const DEEPEST: usize = 300;
/// So many elements take the library a second or two.
const MOST_ELEMENTS: usize = 100_000;
/// An article that is shorter is looked for once more with less strictness, in characters.
const SHORT: usize = 250;

/// The texts of a page that are its article by the library; none where it finds no article.
pub(super) fn kept_texts(document: Document) -> HashSet<NodeId> {
    if is_too_large(&document) {
        return HashSet::new();
    }
    let config = Config {
        // Of the metadata only the title is used, which is in the page as well.
        disable_json_ld: true,
        char_threshold: SHORT,
        ..Config::default()
    };
    let Ok(mut readability) = Readability::with_document(document, None, Some(config)) else {
        return HashSet::new();
    };
    if readability.parse().is_err() {
        return HashSet::new();
    }
    // Its copies of the page keep the numbers of nodes.
    let content = readability.doc.select_single("#readability-page-1");
    let texts = content.nodes().iter().flat_map(|node| node.descendants_it());
    texts.filter(|node| node.is_text()).map(|node| node.id).collect()
}

fn is_too_large(document: &Document) -> bool {
    let (mut depth, mut elements) = (0usize, 0usize);
    let mut node = document.root();
    loop {
        elements += usize::from(node.is_element());
        if depth > DEEPEST || elements > MOST_ELEMENTS {
            return true;
        }
        if let Some(child) = node.first_child() {
            node = child;
            depth += 1;
            continue;
        }
        loop {
            if let Some(next) = node.next_sibling() {
                node = next;
                break;
            }
            let Some(parent) = node.parent() else {
                return false;
            };
            node = parent;
            depth = depth.saturating_sub(1);
        }
    }
}

/// Whether each line belongs to the article.
pub(super) fn main_lines(blocks: &[Block], kept: &HashSet<NodeId>) -> Vec<bool> {
    let is_kept = |block: &Block| {
        let of_kept = block.pieces.iter().filter(|(node, _)| kept.contains(node));
        of_kept.map(|(_, size)| size).sum::<usize>() * 2 > block.size
    };
    blocks.iter().map(is_kept).collect()
}
