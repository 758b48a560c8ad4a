//! The parts in which an article stands in the page, when its sentences are cut otherwise: every block is in
//! one of them, and the page has every word once, whatever order things come in.

use std::rc::Rc;

use hashiya_core::article::{Article, ArticleId, Cut, Document, Origin};
use hashiya_session::{Layout, Part, present_block, present_sentence};
use proptest::prelude::*;

use hashiya_testing::cases;

/// What happens to an article that stands in the page.
#[derive(Clone, Debug)]
enum Happening {
    /// It has other cuts, and the focus is on the sentence that holds a place (both in thousandths of it).
    Cut {
        cuts: Vec<(usize, Cut)>,
        focus: Option<usize>,
    },
    /// What was cut last is taken back, or all of it.
    TakeBack { all: bool, focus: Option<usize> },
    /// So many parts have their turn.
    Turn(usize),
    /// So many more are drawn.
    Draw(usize),
}

/// An article of so many lines of a few sentences, which has one part or many.
fn text(lines: usize) -> String {
    let line = |number: usize| {
        let sentences = (0..number % 4 + 1).map(|at| format!("Ship {number} came at {at} with the tide."));
        sentences.collect::<Vec<_>>().join(" ")
    };
    (0..lines).map(line).collect::<Vec<_>>().join("\n\n")
}

fn cuts() -> impl Strategy<Value = Vec<(usize, Cut)>> {
    let cut = prop_oneof![3 => Just(Cut::Merge), 1 => Just(Cut::Split)];
    prop::collection::vec((0usize..1000, cut), 1..12)
}

fn happening() -> impl Strategy<Value = Happening> {
    let focus = || prop::option::of(0usize..1000);
    prop_oneof![
        4 => (cuts(), focus()).prop_map(|(cuts, focus)| Happening::Cut { cuts, focus }),
        3 => (any::<bool>(), focus()).prop_map(|(all, focus)| Happening::TakeBack { all, focus }),
        3 => (0usize..4).prop_map(Happening::Turn),
        3 => (0usize..4).prop_map(Happening::Draw),
    ]
}

fn article(text: &str) -> Article {
    Article::new(ArticleId::new("ships"), text, Origin::Opened)
}

/// Where the sentences of a document begin, at which a merge does something.
fn starts(document: &Document) -> Vec<usize> {
    let starts = document.sentences.iter().map(|sentence| sentence.chars.start());
    starts.collect()
}

/// The thousandth as one of so many.
fn of(thousandth: usize, all: usize) -> usize {
    thousandth * all / 1000
}

/// Every block is in one part, in order, and every word stands in the page once, at whatever turn.
fn check(layout: &Layout, document: &Rc<Document>) -> Result<(), TestCaseError> {
    let coming: Vec<_> = layout.parts.iter().map(Part::coming).collect();
    let ends = coming.iter().map(|blocks| blocks.end);
    let starts: Vec<usize> = coming.iter().map(|blocks| blocks.start).collect();
    let expected: Vec<usize> = std::iter::once(0).chain(ends).collect();
    prop_assert_eq!(&starts[..], &expected[..starts.len()], "without gap or overlap");
    prop_assert_eq!(expected.last(), Some(&document.blocks.len()), "to the end");

    let shown = layout
        .parts
        .iter()
        .flat_map(|part| part.document.blocks[part.blocks.clone()].iter());
    let words: Vec<&str> = shown
        .flat_map(|block| block.bytes.of(&document.article.text).split_whitespace())
        .collect();
    let text: Vec<&str> = document.article.text.split_whitespace().collect();
    prop_assert_eq!(words, text, "every word once");
    for part in &layout.parts {
        check_present(part, document)?;
    }
    Ok(())
}

/// Whatever a part shows is taken for what stands in the same place now.
fn check_present(part: &Part, document: &Rc<Document>) -> Result<(), TestCaseError> {
    for block in part.blocks.clone() {
        for number in part.document.blocks[block].sentences.clone() {
            let place = part.document.sentences[number].chars.start();
            let present = document.sentences[present_sentence(document, &part.document, number)];
            prop_assert!(present.chars.start() <= place && place < present.chars.end());
        }
        let present = &document.blocks[present_block(document, &part.document, block)];
        let place = part.document.blocks[block].chars.start();
        prop_assert!(present.chars.start() <= place && place < present.chars.end());
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_parts_cover_all_blocks_once(
        lines in prop::sample::select(vec![1usize, 2, 3, 10, 40, 90]),
        happenings in prop::collection::vec(happening(), 1..12),
    ) {
        let text = text(lines);
        let begin = Rc::new(Document::with_cuts(article(&text), &[]));
        let places = starts(&begin);
        let mut document = Rc::clone(&begin);
        let mut history: Vec<Vec<(usize, Cut)>> = vec![Vec::new()];
        let mut layout = Layout::new(&document, None);
        check(&layout, &document)?;
        for happening in happenings {
            let focus = match happening {
                Happening::Turn(parts) => {
                    layout.go_on(parts);
                    check(&layout, &document)?;
                    continue;
                }
                Happening::Draw(parts) => {
                    let before = layout.drawn();
                    layout.draw_on(parts, None);
                    prop_assert!(layout.drawn() >= (before + parts).min(layout.parts.len()));
                    check(&layout, &document)?;
                    continue;
                }
                Happening::Cut { cuts, focus } => {
                    let mut all = history.last().cloned().unwrap_or_default();
                    for (place, cut) in cuts {
                        // A split a few letters on is at a word, or nothing.
                        let further = if cut == Cut::Split { 5 } else { 0 };
                        all.push((places[of(place, places.len())] + further, cut));
                    }
                    all.sort_by_key(|(at, _)| *at);
                    all.dedup_by_key(|(at, _)| *at);
                    history.push(all);
                    focus
                }
                Happening::TakeBack { all, focus } => {
                    history.truncate(if all { 1 } else { history.len().saturating_sub(1).max(1) });
                    focus
                }
            };
            let cuts = history.last().cloned().unwrap_or_default();
            document = Rc::new(begin.recut(&[], &cuts));
            let focus = focus.map(|focus| of(focus, document.sentences.len()));
            layout.follow(&document, focus);
            check(&layout, &document)?;
            if let Some(focus) = focus {
                let block = document.sentences[focus].block;
                let here = layout.parts.iter().find(|part| part.coming().contains(&block));
                prop_assert!(here.is_some_and(|part| Rc::ptr_eq(&part.document, &document)), "the reader sees it at once");
            }
        }
        layout.go_on(layout.parts.len());
        prop_assert_eq!(layout.behind(), 0);
        prop_assert!(layout.parts.iter().all(|part| Rc::ptr_eq(&part.document, &document)));
        check(&layout, &document)?;
        layout.follow(&begin, None);
        let first: Vec<_> = Layout::new(&begin, None).parts.iter().map(Part::coming).collect();
        prop_assert_eq!(layout.parts.iter().map(Part::coming).collect::<Vec<_>>(), first, "as at the beginning");
    }
}

#[test]
fn the_parts_around_the_focus_are_drawn_first() {
    let document = Rc::new(Document::with_cuts(article(&text(400)), &[]));
    let drawn = |layout: &Layout| {
        let parts = layout.parts.iter().enumerate();
        parts
            .filter(|(_, part)| part.is_drawn)
            .map(|(number, _)| number)
            .collect::<Vec<_>>()
    };
    let all = Layout::new(&document, None).parts.len();
    assert!(all > 8, "{all} parts");
    assert_eq!(
        drawn(&Layout::new(&document, None)),
        [0, 1],
        "without a focus from the start"
    );
    let focus = Some(document.sentences.len() / 2);
    let mut layout = Layout::new(&document, focus);
    let here = drawn(&layout)[1];
    assert_eq!(drawn(&layout), [here - 1, here, here + 1]);
    // Then those after it, and when there are no more, those ahead, the nearest first.
    layout.draw_on(1, focus);
    assert_eq!(drawn(&layout), [here - 1, here, here + 1, here + 2]);
    layout.draw_on(all - here - 3, focus);
    layout.draw_on(1, focus);
    assert_eq!(drawn(&layout), (here - 2..all).collect::<Vec<_>>());
    // The reader jumps to the start meanwhile.
    layout.draw_on(0, Some(0));
    assert_eq!(drawn(&layout)[..2], [0, 1]);
    layout.draw_on(all, focus);
    assert_eq!(layout.drawn(), all);
}

#[test]
fn the_last_paragraph_comes_back_when_its_join_is_taken_back() {
    for lines in [2, 10, 90] {
        let text = text(lines);
        let begin = Rc::new(Document::with_cuts(article(&text), &[]));
        let last = begin.blocks.last().expect("a block").chars.start();
        let joined = Rc::new(Document::with_cuts(article(&text), &[(last, Cut::Merge)]));
        assert_eq!(joined.blocks.len(), lines - 1);
        let mut layout = Layout::new(&begin, None);
        layout.follow(&joined, joined.sentences.len().checked_sub(1));
        layout.follow(&begin, begin.sentences.len().checked_sub(1));
        assert_eq!(
            layout.parts.last().map(|part| part.coming().end),
            Some(lines),
            "{lines} lines"
        );
    }
}
