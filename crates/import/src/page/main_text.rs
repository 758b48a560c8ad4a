//! Which lines of a page are the article.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, Readability};
use hashiya_core::article::{Confidence, Finding, Role};

use super::blocks::{Area, Block, Kind, Shown};

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

/// Whether each line belongs to the article, `title` being the line that is its title: what the library kept,
/// but for what is known of pages in general and cannot be seen in one element at a time. `findings` is what the
/// lines say of themselves.
pub(super) fn main_lines(
    page: &Shown,
    kept: &HashSet<NodeId>,
    findings: &[Finding],
    title: Option<usize>,
) -> Vec<bool> {
    let blocks = &page.blocks;
    let is_kept = |block: &Block| {
        let of_kept = block.pieces.iter().filter(|(node, _)| kept.contains(node));
        of_kept.map(|(_, size)| size).sum::<usize>() * 2 > block.size
    };
    let mut main: Vec<bool> = blocks.iter().map(is_kept).collect();
    // Where the library found no article or was not asked, and where nothing would be left.
    let by_their_words = || findings.iter().map(|finding| finding.role.is_text()).collect();
    if !main.contains(&true) {
        main = by_their_words();
    }
    drop_before_title(&mut main, title);
    drop_outside_of_article(blocks, &mut main);
    drop_small_parts(blocks, &mut main, |block| block.aside);
    drop_links(blocks, &mut main);
    drop_headed_sections(page, &mut main, findings);
    drop_furniture(blocks, &mut main, findings);
    add_standfirst(blocks, &mut main, title);
    if main.contains(&true) { main } else { by_their_words() }
}

/// What stands before the title is what the reader came by, if anything follows it.
fn drop_before_title(main: &mut [bool], title: Option<usize>) {
    if let Some(title) = title
        && main[title..].contains(&true)
    {
        main[..title].fill(false);
    }
}

/// How much of the article is in each element that lines name.
fn sizes(blocks: &[Block], main: &[bool], element: impl Fn(&Block) -> Option<NodeId>) -> HashMap<NodeId, usize> {
    let mut sizes = HashMap::new();
    for (block, _) in blocks.iter().zip(main).filter(|(_, main)| **main) {
        if let Some(element) = element(block) {
            *sizes.entry(element).or_default() += block.size;
        }
    }
    sizes
}

/// How much of all there is of the article.
fn size(blocks: &[Block], main: &[bool]) -> usize {
    let counted = blocks.iter().zip(main).filter(|(_, main)| **main);
    counted.map(|(block, _)| block.size).sum()
}

/// Where most of the text is within one `article` or `main`, all of it is.
fn drop_outside_of_article(blocks: &[Block], main: &mut [bool]) {
    let all = size(blocks, main);
    let sizes = sizes(blocks, main, |block| block.article);
    if let Some((element, _)) = sizes.into_iter().find(|(_, size)| size * 10 > all * 6) {
        for (block, main) in blocks.iter().zip(main) {
            *main &= block.article == Some(element);
        }
    }
}

/// Drops what is in an element of some kind, unless much of the article is.
fn drop_small_parts(blocks: &[Block], main: &mut [bool], element: impl Fn(&Block) -> Option<NodeId>) {
    let all = size(blocks, main);
    let sizes = sizes(blocks, main, &element);
    for (block, main) in blocks.iter().zip(main) {
        *main &= element(block).is_none_or(|element| sizes.get(&element).is_some_and(|size| size * 10 > all * 4));
    }
}

/// A line that is longer is prose with a long link in it, in characters.
const LONGEST_LINK: usize = 160;
/// So many lines make a card that leads to another article at most.
const LONGEST_CARD: usize = 4;

/// Drops lines that lead to other pages: alone, after a word that says so (`Read also:`), or with the text of a
/// card whose heading leads there.
fn drop_links(blocks: &[Block], main: &mut [bool]) {
    let mut lines: HashMap<NodeId, usize> = HashMap::new();
    for container in blocks.iter().filter_map(|block| block.container) {
        *lines.entry(container).or_default() += 1;
    }
    let leads_away = |block: &Block| {
        let is_sentence = block.text.ends_with(['.', '۔', '。', '”', '»']) && block.linked * 10 < block.size * 9;
        block.linked * 2 > block.size && block.size < LONGEST_LINK && !is_sentence
    };
    let cards: HashSet<NodeId> = blocks
        .iter()
        .filter(|block| matches!(block.kind, Kind::Heading(_)) && leads_away(block))
        .filter_map(|block| block.container)
        .filter(|container| lines[container] <= LONGEST_CARD)
        .collect();
    for (block, main) in blocks.iter().zip(main) {
        *main &= !leads_away(block) && block.container.is_none_or(|container| !cards.contains(&container));
    }
}

/// Drops sections whose first line says that they are none of the article (`Comments (3)`), unless much of it is
/// in them.
fn drop_headed_sections(page: &Shown, main: &mut [bool], findings: &[Finding]) {
    let mut before = vec![0];
    for (block, main) in page.blocks.iter().zip(&*main) {
        before.push(before[before.len() - 1] + if *main { block.size } else { 0 });
    }
    let all = before[before.len() - 1];
    for section in &page.sections {
        let head = &page.blocks[section.start];
        let says_so = is_leftover(&findings[section.start], Confidence::Sure) && head.size < LONGEST_LABEL;
        let size = before[section.end] - before[section.start];
        if says_so && size * 10 <= all * 4 {
            main[section.clone()].fill(false);
        }
    }
}

/// The longest line that is the label of a section, in characters that are no white space.
const LONGEST_LABEL: usize = 40;

fn is_leftover(finding: &Finding, least: Confidence) -> bool {
    finding.role == Role::Boilerplate && finding.confidence >= least
}

/// Drops lines whose own words are those of every page, as they are told in any text: where it is sure, and where
/// it is likely of all that stands with them.
fn drop_furniture(blocks: &[Block], main: &mut [bool], findings: &[Finding]) {
    let is_text = |at: &usize| main[*at] && !is_leftover(&findings[*at], Confidence::Likely);
    let with_text: HashSet<NodeId> = (0..blocks.len())
        .filter(is_text)
        .filter_map(|at| blocks[at].container)
        .collect();
    for at in 0..blocks.len() {
        let is_alone = blocks[at]
            .container
            .is_some_and(|container| !with_text.contains(&container));
        let least = if is_alone { Confidence::Likely } else { Confidence::Sure };
        main[at] &= !is_leftover(&findings[at], least);
    }
}

/// A line that is shorter is no sentence of a standfirst, in bytes.
const SHORTEST_STANDFIRST: usize = 40;

/// Adds what stands between title and text: sentences, and nothing that leads elsewhere.
fn add_standfirst(blocks: &[Block], main: &mut [bool], title: Option<usize>) {
    let Some((title, first)) = title.zip(main.iter().position(|main| *main)) else {
        return;
    };
    for at in title + 1..first.max(title + 1) {
        let block = &blocks[at];
        let is_sentence = block.text.ends_with(['.', '!', '?', '؟', '…', '۔', '。', '”', '»']);
        // In bytes, since a letter of other scripts takes more of them and says more.
        let is_long = block.text.len() >= SHORTEST_STANDFIRST;
        let is_subtitle = matches!(block.kind, Kind::Heading(_)) && block.text.ends_with(['.', '۔', '。']);
        main[at] = (block.kind == Kind::Text || is_subtitle)
            && block.area != Area::Beside
            && block.aside.is_none()
            && is_long
            && block.linked * 5 < block.size
            && block.of_author + block.of_date == 0
            && (is_sentence || block.text.len() > 3 * SHORTEST_STANDFIRST);
    }
}
