//! Revisions of news articles of which it is known where each sentence went: shared by the benchmark of the places
//! and by their tests.

use hashiya_core::article::{Article, ArticleId, Document, Origin};
use hashiya_core::text::ByteSpan;

/// What happens to a sentence, or around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A new sentence stands before it.
    Inserted,
    /// It is taken out.
    Deleted,
    /// It stands elsewhere.
    Moved,
    /// It stands twice.
    Doubled,
    /// It is two sentences.
    Split,
    /// It and the next are one sentence.
    Merged,
    /// A word is another one.
    Word,
    /// A number is another one.
    Number,
    /// A name is another one.
    Name,
    /// It says that what it said is not so.
    Negation,
    /// A question, where it was none.
    Question,
    /// What somebody said stands in quotation marks, where it did not.
    Quoted,
    /// Its commas, its full stop, its exclamation marks, its dashes are others.
    Punctuation,
    /// It has vowel marks, or letters of another case.
    Marks,
    /// It has tatweel, or a soft hyphen.
    Tatweel,
    /// Its alefs have their hamza, or have lost it; its digits are those of another script.
    Letters,
    /// Its spaces are others.
    Spaces,
    /// What the page put around the text is other text.
    Boilerplate,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 18] = [
        Self::Inserted,
        Self::Deleted,
        Self::Moved,
        Self::Doubled,
        Self::Split,
        Self::Merged,
        Self::Word,
        Self::Number,
        Self::Name,
        Self::Negation,
        Self::Question,
        Self::Quoted,
        Self::Punctuation,
        Self::Marks,
        Self::Tatweel,
        Self::Letters,
        Self::Spaces,
        Self::Boilerplate,
    ];

    /// Whether a sentence to which this happens must not be placed without asking: it says something else, or stands
    /// twice.
    pub fn must_ask(self) -> bool {
        let says_else = matches!(self, Self::Word | Self::Number | Self::Name | Self::Negation);
        says_else || matches!(self, Self::Question | Self::Quoted | Self::Doubled)
    }

    /// Whether it can be placed without asking: the same words stand there, cut in the same way.
    pub fn can_be_placed(self) -> bool {
        let is_cut_otherwise = matches!(self, Self::Deleted | Self::Split | Self::Merged);
        !self.must_ask() && !is_cut_otherwise
    }
}

/// A sentence of the old text, and what became of it.
#[derive(Clone, Debug)]
pub struct Fate {
    /// Where it stood, in bytes.
    pub was: ByteSpan,
    /// Where it stands, in bytes: once, or nowhere, or twice; where it was split or merged, the whole of it.
    pub is: Vec<ByteSpan>,
    /// What happened to it itself.
    pub kind: Option<Kind>,
}

/// A text, another version of it, and what became of each sentence.
#[derive(Clone, Debug)]
pub struct Revision {
    pub old: String,
    pub new: String,
    pub fates: Vec<Fate>,
}

/// A sentence as it is written.
#[derive(Clone, Debug)]
struct Written {
    text: String,
    /// The sentences of the old text that it is, or holds a part of.
    of: Vec<usize>,
}

/// Chance without chance: the same numbers for the same seed (a linear congruential generator, Knuth's constants).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Sentences that nobody has written yet.
const NEW: [&str; 6] = [
    "ونشرت الوكالة خلاصة ما جرى في بيان من صفحتين.",
    "ولم يصدر أي تعليق حتى مساء الأحد من الجهات المعنية.",
    "وكانت الأسواق قد أغلقت أبوابها قبل ذلك بساعة.",
    "Officials published a summary of two pages later that evening.",
    "No comment was made by the company before the markets closed.",
    "La mairie a publié un résumé de deux pages dans la soirée.",
];

/// Words that stand in place of others.
const WORDS: [&str; 6] = ["الحكومة", "المدينة", "التقرير", "harbour", "committee", "rapport"];
/// Names that stand in place of words.
const NAMES: [&str; 6] = ["سلمى", "ماليزيا", "برشلونة", "Beta", "Lisbon", "Kenya"];

/// The revision of an article to which `count` things of a kind happen.
pub fn revise(text: &str, kind: Kind, count: usize, chance: &mut Chance) -> Revision {
    let document = Document::new(Article::new(ArticleId::new("a"), text, Origin::Opened));
    let old = document.article.text.to_string();
    let mut paragraphs: Vec<Vec<Written>> = document
        .blocks
        .iter()
        .map(|block| {
            let sentences = block.sentences.clone();
            let written = |index: usize| Written {
                text: document.sentence_text(index).to_owned(),
                of: vec![index],
            };
            sentences.map(written).collect()
        })
        .collect();
    let mut kinds = vec![None; document.sentences.len()];
    for _ in 0..count {
        happen(&mut paragraphs, &mut kinds, kind, chance);
    }
    let mut new = String::new();
    let mut fates: Vec<Fate> = document
        .sentences
        .iter()
        .zip(kinds)
        .map(|(sentence, kind)| Fate {
            was: sentence.bytes,
            is: Vec::new(),
            kind,
        })
        .collect();
    for (number, paragraph) in paragraphs.iter().filter(|paragraph| !paragraph.is_empty()).enumerate() {
        new.push_str(if number == 0 { "" } else { "\n\n" });
        for (number, written) in paragraph.iter().enumerate() {
            new.push_str(if number == 0 { "" } else { " " });
            let start = new.len();
            new.push_str(&written.text);
            let span = ByteSpan::new(start, new.len());
            for index in &written.of {
                // The halves of what was split are one place.
                match fates[*index].is.last_mut().filter(|_| kinds_split(&paragraphs, *index)) {
                    Some(last) => *last = ByteSpan::new(last.start(), span.end()),
                    None => fates[*index].is.push(span),
                }
            }
        }
    }
    Revision { old, new, fates }
}

/// Whether a sentence was split: it is written in pieces that no other sentence has a part in.
fn kinds_split(paragraphs: &[Vec<Written>], index: usize) -> bool {
    let mut pieces = paragraphs.iter().flatten().filter(|written| written.of == [index]);
    let first = pieces.next().map(|written| &written.text);
    pieces.next().is_some_and(|second| Some(&second.text) != first)
}

/// Lets something of a kind happen to a sentence to which nothing did so far, if there is one that it can happen to.
fn happen(paragraphs: &mut Vec<Vec<Written>>, kinds: &mut [Option<Kind>], kind: Kind, chance: &mut Chance) {
    let whole: Vec<(usize, usize)> = paragraphs
        .iter()
        .enumerate()
        .flat_map(|(at, paragraph)| (0..paragraph.len()).map(move |index| (at, index)))
        .filter(|(at, index)| {
            let written = &paragraphs[*at][*index];
            written.of.len() == 1 && kinds[written.of[0]].is_none()
        })
        .collect();
    if whole.is_empty() {
        return;
    }
    let (at, index) = *chance.one(&whole);
    let sentence = paragraphs[at][index].of[0];
    let text = paragraphs[at][index].text.clone();
    let happened = match kind {
        Kind::Inserted => {
            let text = (*chance.one(&NEW)).to_owned();
            paragraphs[at].insert(index, Written { text, of: vec![] });
            true
        }
        Kind::Deleted => {
            paragraphs[at].remove(index);
            true
        }
        Kind::Moved => {
            let moved = paragraphs[at].remove(index);
            let target = chance.below(paragraphs.len());
            let place = chance.below(paragraphs[target].len() + 1);
            paragraphs[target].insert(place, moved);
            true
        }
        Kind::Doubled => {
            let twin = paragraphs[at][index].clone();
            let target = chance.below(paragraphs.len());
            let place = chance.below(paragraphs[target].len() + 1);
            paragraphs[target].insert(place, twin);
            true
        }
        Kind::Split => split(&mut paragraphs[at], index),
        Kind::Merged => merge(&mut paragraphs[at], index, kinds),
        Kind::Boilerplate => {
            let text = (*chance.one(&NEW)).trim_end_matches('.').to_owned();
            let place = if chance.below(2) == 0 { 0 } else { paragraphs.len() };
            paragraphs.insert(place, vec![Written { text, of: vec![] }]);
            // It happens to none of the sentences.
            return;
        }
        _ => match rewrite(&text, kind, chance) {
            Some(changed) if changed != text => {
                paragraphs[at][index].text = changed;
                true
            }
            _ => false,
        },
    };
    if happened {
        kinds[sentence] = Some(kind);
    }
}

fn split(paragraph: &mut Vec<Written>, index: usize) -> bool {
    let written = paragraph[index].clone();
    let words: Vec<&str> = written.text.split(' ').collect();
    if words.len() < 8 {
        return false;
    }
    let (first, second) = words.split_at(words.len() / 2);
    let first = format!("{}.", first.join(" ").trim_end_matches(['،', ',']));
    paragraph[index].text = first;
    let text = second.join(" ");
    paragraph.insert(index + 1, Written { text, of: written.of });
    true
}

fn merge(paragraph: &mut Vec<Written>, index: usize, kinds: &mut [Option<Kind>]) -> bool {
    let Some(next) = paragraph.get(index + 1).cloned() else {
        return false;
    };
    let [second] = next.of[..] else {
        return false;
    };
    if kinds[second].is_some() {
        return false;
    }
    kinds[second] = Some(Kind::Merged);
    let written = &mut paragraph[index];
    written.text = format!("{}، {}", written.text.trim_end_matches(['.', '!', '؟', '?']), next.text);
    written.of.push(second);
    paragraph.remove(index + 1);
    true
}

/// The sentence as it is written after something of this kind; `None` where that cannot happen to it.
fn rewrite(text: &str, kind: Kind, chance: &mut Chance) -> Option<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let is_plain = |word: &&str| word.chars().all(char::is_alphabetic) && word.chars().count() > 2;
    let plain: Vec<usize> = (0..words.len()).filter(|at| is_plain(&words[*at])).collect();
    let instead = |at: usize, word: String| {
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        words[at] = word;
        words.join(" ")
    };
    match kind {
        Kind::Word if !plain.is_empty() => Some(instead(*chance.one(&plain), (*chance.one(&WORDS)).to_owned())),
        Kind::Name if !plain.is_empty() => Some(instead(*chance.one(&plain), (*chance.one(&NAMES)).to_owned())),
        Kind::Number => {
            let at = text.find(|c: char| c.is_ascii_digit())?;
            let digit = text[at..].chars().next()?.to_digit(10)?;
            let other = (digit as usize + 1 + chance.below(8)) % 10;
            Some(format!("{}{other}{}", &text[..at], &text[at + 1..]))
        }
        Kind::Negation if !plain.is_empty() => {
            let at = *chance.one(&plain);
            let not = if text.is_ascii() { "not" } else { "لا" };
            Some(instead(at, format!("{not} {}", words[at])))
        }
        Kind::Question => text.strip_suffix('.').map(|text| format!("{text}؟")),
        Kind::Quoted if words.len() > 5 => {
            let (first, rest) = words.split_at(2);
            Some(format!("{} «{}»", first.join(" "), rest.join(" ")))
        }
        Kind::Punctuation => Some(if text.contains('،') {
            text.replace('،', " -").replacen(" -", "", 1)
        } else if text.contains(',') {
            text.replace(',', "")
        } else {
            format!("{}!", text.trim_end_matches('.'))
        }),
        Kind::Marks => Some(if text.is_ascii() {
            text.to_uppercase()
        } else {
            text.chars()
                .flat_map(|c| [Some(c), (c == 'ل').then_some('\u{64E}')])
                .flatten()
                .collect()
        }),
        Kind::Tatweel => {
            let at = text.char_indices().filter(|(_, c)| matches!(c, 'ت' | 'س' | 'l' | 'n'));
            let at: Vec<usize> = at.map(|(at, c)| at + c.len_utf8()).collect();
            let at = (!at.is_empty()).then(|| *chance.one(&at))?;
            let c = if text.is_ascii() { '\u{AD}' } else { 'ـ' };
            let is_within = text[at..].starts_with(char::is_alphabetic);
            is_within.then(|| format!("{}{c}{}", &text[..at], &text[at..]))
        }
        Kind::Letters => {
            let is_ascii = text.chars().any(|c| c.is_ascii_digit());
            let letters = text.chars().map(|c| match c {
                'أ' | 'إ' | 'آ' => 'ا',
                '0'..='9' if is_ascii => char::from_u32(c as u32 - '0' as u32 + '٠' as u32).unwrap_or(c),
                _ => c,
            });
            Some(letters.collect())
        }
        Kind::Spaces => Some(text.replacen(' ', "\u{A0} ", 2)),
        _ => None,
    }
}
