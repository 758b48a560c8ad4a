//! Text that is wrapped at a fixed width: which lines are one paragraph.

use hashiya_core::article::{Article, ArticleId, Cut, Document, LineBreaks, Origin, Role, cuts_to, line_breaks_matter};
use hashiya_core::text::segment;
use hashiya_testing::{files_below, project, read_project};
use proptest::prelude::*;
use serde::Deserialize;

/// A text with how many of its lines each paragraph has.
#[derive(Deserialize)]
struct Case {
    name: String,
    lines: Vec<String>,
    paragraphs: Vec<usize>,
}

fn article(text: &str) -> Article {
    Article::new(ArticleId::new("a"), text, Origin::Opened)
}

/// How many lines each block has.
fn paragraphs(document: &Document) -> Vec<usize> {
    document.blocks.iter().map(|block| block.lines().count()).collect()
}

#[test]
fn paragraphs_are_found() {
    let cases: Vec<Case> = serde_json::from_str(&read_project("tests/data/wrapping.json")).expect("cases");
    assert!(cases.len() > 90);
    let mut wrong = Vec::new();
    for case in &cases {
        for end in ["\n", "\r\n"] {
            let text = case.lines.join(end);
            let document = Document::new(Article::to_the_letter(ArticleId::new("a"), &text, Origin::Opened));
            let found = paragraphs(&document);
            if found != case.paragraphs {
                wrong.push(format!("{}: {found:?}, not {:?}", case.name, case.paragraphs));
            }
            if let Some(left) = document.blocks.iter().find(|block| block.role == Role::Boilerplate) {
                wrong.push(format!("{}: a leftover: {}", case.name, left.bytes.of(&text)));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        2 * cases.len(),
        wrong.join("\n")
    );
}

/// What is in the project and was not wrapped at a width stays as it is.
#[test]
fn other_texts_stay_as_they_are() {
    let mut files = files_below(&project("articles"), ".txt");
    files.extend(files_below(&project("tests/data/role-pages"), ".txt"));
    files.extend(files_below(&project("tests/data/files"), ".txt"));
    let mut joined = Vec::new();
    for path in &files {
        let Ok(text) = std::fs::read_to_string(path) else {
            continue;
        };
        // Raw pages have a role and a tab before each line.
        let lines = text
            .lines()
            .map(|line| line.split_once('\t').map_or(line, |(_, line)| line));
        let text = lines.collect::<Vec<_>>().join("\n");
        if paragraphs(&Document::new(article(&text)))
            .iter()
            .any(|lines| *lines > 1)
        {
            joined.push(path.file_name().expect("a name").to_string_lossy().into_owned());
        }
    }
    for path in files_below(&project("articles"), ".txt") {
        let text = std::fs::read_to_string(&path).expect("an article");
        assert!(!line_breaks_matter(&text), "{}", path.display());
    }
    assert!(files.len() > 150, "{}", files.len());
    assert_eq!(joined, ["hard-wrapped.txt"]);
}

/// The sentences of wrapped text are those of its paragraphs, each a piece of the text as it is.
#[test]
fn sentences_go_on_over_line_ends() {
    let text = "> The harbour authority said on Tuesday that the old ferry would\n> return to service before the end of the month. Engineers found\n\
                > cracks in two of the frames, and they replaced both of them on\n> Friday. Nobody was hurt.";
    let document = Document::new(article(text));
    let sentences: Vec<&str> = (0..document.sentences.len())
        .map(|at| document.sentence_text(at))
        .collect();
    assert_eq!(
        sentences,
        [
            "> The harbour authority said on Tuesday that the old ferry would\n> return to service before the end of the month.",
            "Engineers found\n> cracks in two of the frames, and they replaced both of them on\n> Friday.",
            "Nobody was hurt."
        ]
    );
}

/// A heading over wrapped text, its date and its writer are found as over any other.
#[test]
fn roles_are_those_of_paragraphs() {
    let text = "The old ferry of the eastern shore will return before the end of the\nmonth after repairs that took longer than expected\n\n\
                By Nadia Haddad\n18 June 2024\n\nThe harbour authority said on Tuesday that the old ferry would return to\n\
                service before the end of the month. Engineers found cracks in two of the\nframes. They replaced both.\n\nWhat it costs\n\n\
                The company did not say who would pay for the delay. A spokesman declined\nto answer questions, and the ministry referred reporters to a statement.";
    let document = Document::new(article(text));
    let roles: Vec<Role> = document.blocks.iter().map(|block| block.role).collect();
    let expected = [
        Role::Title,
        Role::Byline,
        Role::Date,
        Role::Body,
        Role::Heading,
        Role::Body,
    ];
    assert_eq!(roles, expected);
    assert_eq!(
        document.title,
        "The old ferry of the eastern shore will return before the end of the month after repairs that took longer than expected"
    );
    assert!(document.blocks[0].lines().all(|(_, role)| role == Role::Title));
}

#[test]
fn the_reader_may_say_what_lines_are() {
    let wrapped = "The harbour authority said on Tuesday that the old ferry would return to\nservice before the end of the month. Engineers had found cracks in both of\nits frames. Nobody knew.";
    let poem = "يا موج خذني حيث لا شط ولا ميناء\nواكتب على الرمل\n\nبالشبكة الخالية\nوبالأغنية.\nعاد";
    let blocks = |text: &str, breaks| paragraphs(&Document::new(article(text).with_line_breaks(breaks)));
    assert_eq!(blocks(wrapped, LineBreaks::Found), [3]);
    assert_eq!(blocks(wrapped, LineBreaks::Wrapped), [3]);
    assert_eq!(blocks(wrapped, LineBreaks::Paragraphs), [1, 1, 1]);
    assert_eq!(blocks(poem, LineBreaks::Found), [1, 1, 1, 1, 1]);
    assert_eq!(blocks(poem, LineBreaks::Wrapped), [2, 2, 1]);
    assert!(line_breaks_matter(wrapped) && line_breaks_matter(poem));
    assert!(!line_breaks_matter("One.\n\nTwo\n\nThree") && !line_breaks_matter("One") && !line_breaks_matter(""));
    let roles = [hashiya_core::article::GivenRole::new(0, Role::Title)];
    let given = Document::new(
        article(wrapped)
            .with_roles(&roles)
            .with_line_breaks(LineBreaks::Wrapped),
    );
    assert_eq!(paragraphs(&given), [1, 1, 1], "the source says what its lines are");
}

/// A split where a line begins parts it from its paragraph; a merge joins them again, in one sentence.
#[test]
fn cuts_at_line_ends_part_and_join_paragraphs() {
    let text = "The harbour authority said on Tuesday that the old ferry would return to\nservice before the end of the month. Engineers found cracks in two of the\nframes. They replaced both.";
    let whole = Document::new(article(text));
    let starts: Vec<usize> = whole.blocks[0].lines().map(|(start, _)| start).collect();
    let cut = |cuts: &[(usize, Cut)]| Document::with_cuts(article(text), cuts);
    let sentences = |document: &Document| document.sentences.len();
    assert_eq!((paragraphs(&whole), sentences(&whole)), (vec![3], 3));
    let parted = cut(&[(starts[1], Cut::Split)]);
    assert_eq!((paragraphs(&parted), sentences(&parted)), (vec![1, 2], 4));
    let merged = cut(&[(starts[1], Cut::Merge)]);
    assert_eq!((paragraphs(&merged), sentences(&merged)), (vec![3], 3));
    for (before, after) in [(&whole, &parted), (&parted, &merged), (&merged, &whole)] {
        let cuts = |document: &Document| match document {
            _ if document == &parted => vec![(starts[1], Cut::Split)],
            _ => Vec::new(),
        };
        assert_eq!(before.recut(&cuts(before), &cuts(after)), cut(&cuts(after)));
    }
}

/// Words of prose in several languages, with sentences that end anywhere.
fn prose() -> impl Strategy<Value = Vec<Vec<String>>> {
    let english =
        "the harbour old ferry of would return to service before month engineers found cracks in two frames, and";
    let arabic = "في الميناء قالت هيئة إن العبارة القديمة ستعود إلى الخدمة قبل نهاية الشهر، بعد إصلاحات من أن وقتا أطول";
    let russian =
        "старый паром вернётся на линию до конца месяца, хотя ремонт занял куда больше времени, чем все ожидали";
    let hebrew = "רשות הנמל הודיעה כי המעבורת הישנה תחזור לפעול לפני סוף החודש, לאחר תיקונים שנמשכו הרבה יותר";
    let words = prop::sample::select(vec![english, arabic, russian, hebrew]);
    words.prop_flat_map(|words| {
        let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
        let length = 6usize..16;
        let sentence = prop::collection::vec(prop::sample::select(words), length).prop_map(|mut words| {
            let last = words.len() - 1;
            words[last] = words[last].trim_end_matches([',', '،']).to_owned() + ".";
            words
        });
        let paragraph = prop::collection::vec(sentence, 4..9).prop_map(|sentences| sentences.concat());
        prop::collection::vec(paragraph, 3..7)
    })
}

/// The words at a width, as mail programs fill lines.
fn filled(words: &[String], width: usize, first: &str, others: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for word in words {
        if !is_empty && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, others.to_owned()));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line += word;
        is_empty = false;
    }
    lines.push(line);
    lines
}

proptest! {
    #![proptest_config(hashiya_testing::cases(48))]

    /// Prose that is filled at a width comes back as its paragraphs, and its sentences are theirs.
    #[test]
    fn filled_prose_comes_back(prose in prose(), width in 48usize..110, how in 0usize..3) {
        let (first, others, between) = [("", "", "\n\n"), ("    ", "", "\n"), ("> ", "> ", "\n\n")][how];
        let paragraphs_of: Vec<Vec<String>> = prose.iter().map(|words| filled(words, width, first, others)).collect();
        let text = paragraphs_of.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join(between);
        let document = Document::new(article(&text));
        prop_assert_eq!(paragraphs(&document), paragraphs_of.iter().map(Vec::len).collect::<Vec<_>>(), "{}", text);
        let plain = |text: &str| text.split_whitespace().filter(|word| *word != ">").collect::<Vec<_>>().join(" ");
        let found: Vec<String> = (0..document.sentences.len()).map(|at| plain(document.sentence_text(at))).collect();
        let expected: Vec<String> = prose.iter().flat_map(|words| {
            let line = words.join(" ");
            segment(&line).iter().map(|span| span.of(&line).to_owned()).collect::<Vec<_>>()
        }).collect();
        prop_assert_eq!(found, expected);
        // A paragraph a line is none of it.
        let unwrapped = prose.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("\n");
        let blocks = paragraphs(&Document::new(article(&unwrapped)));
        prop_assert_eq!(blocks, vec![1; prose.len()]);
    }

    /// What was a sentence when lines were taken one way can be made one when they are taken the other.
    #[test]
    fn sentences_of_one_way_can_be_kept_in_the_other(prose in prose(), width in 48usize..90, quoted in any::<bool>(), which in any::<prop::sample::Index>()) {
        let mark = if quoted { "> " } else { "" };
        let text = prose.iter().map(|words| filled(words, width, mark, mark).join("\n")).collect::<Vec<_>>().join("\n\n");
        let taken = |breaks| Document::new(article(&text).with_line_breaks(breaks));
        let (wrapped, lines) = (taken(LineBreaks::Wrapped), taken(LineBreaks::Paragraphs));
        for (from, to) in [(&wrapped, &lines), (&lines, &wrapped)] {
            let span = from.sentences[which.index(from.sentences.len())].chars;
            let mut cuts = cuts_to(to, span);
            cuts.sort_unstable();
            let kept = Document::with_cuts(to.article.clone(), &cuts);
            prop_assert!(kept.sentence_at(span).is_some(), "{:?} by {:?} in {}", span, cuts, text);
        }
    }

    /// Other cuts in wrapped text make the document that they make in the text, whatever lines are taken for.
    #[test]
    fn recutting_wrapped_text_is_cutting_anew(
        prose in prose(),
        breaks in prop::sample::select(vec![LineBreaks::Found, LineBreaks::Wrapped, LineBreaks::Paragraphs]),
        before in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..6),
        after in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..6),
    ) {
        let text = prose.iter().map(|words| filled(words, 60, "", "").join("\n")).collect::<Vec<_>>().join("\n\n");
        let article = article(&text).with_line_breaks(breaks);
        let document = Document::new(article.clone());
        let lines = document.blocks.iter().flat_map(|block| block.lines()).map(|(start, _)| start);
        let mut places: Vec<usize> = lines.chain(document.sentences.iter().map(|it| it.chars.start())).collect();
        places.extend((0..document.length).step_by(7));
        let cuts = |chosen: &[(prop::sample::Index, bool)]| {
            let mut cuts: Vec<(usize, Cut)> = chosen
                .iter()
                .map(|(place, split)| (*place.get(&places), if *split { Cut::Split } else { Cut::Merge }))
                .collect();
            cuts.sort_unstable();
            cuts.dedup_by_key(|(at, _)| *at);
            cuts
        };
        let (before, after) = (cuts(&before), cuts(&after));
        let cut = Document::with_cuts(article.clone(), &before);
        let anew = Document::with_cuts(article, &after);
        prop_assert_eq!(&cut.recut(&before, &after), &anew);
        let spans: Vec<_> = anew.sentences.iter().map(|sentence| sentence.bytes).collect();
        prop_assert_eq!(hashiya_testing::check_cover(&text, &spans), Ok(()));
    }
}
