//! A line of an article with what the rules about roles ask of it, computed once.

use super::vocabulary::{self, Caption};
use crate::text::{count_words, fold};

/// A line with what the rules ask of it.
pub(super) struct Line<'a> {
    pub text: &'a str,
    /// Folded, without the marks at its ends.
    pub folded: String,
    /// The same with a space between words that the page's markup ran together: `PublicitéLire la suite`.
    pub parted: Option<String>,
    /// How many words it holds; in scripts that put no space between them, about how many.
    pub words: usize,
    /// Whether a mark that ends sentences closes it.
    pub closed: bool,
    /// Whether that mark asks.
    pub asks: bool,
    /// Whether it is written in a script that closes its sentences with no mark.
    unmarked: bool,
}

impl<'a> Line<'a> {
    pub fn new(text: &'a str) -> Self {
        let folded = fold(text);
        let trimmed = trim_marks(&folded);
        let last = last_mark(text);
        let script = Spaceless::of(text);
        Self {
            text,
            folded: trimmed.to_owned(),
            parted: part_words(text).map(|parted| trim_marks(&fold(&parted)).to_owned()),
            words: count_words(text).max(script.words()),
            closed: last.is_some_and(ends_sentence),
            asks: last.is_some_and(|c| matches!(c, '?' | '؟' | '？' | ';' | '՞' | '፧')),
            unmarked: script.without_stops > 0,
        }
    }

    /// Whether it reads like a paragraph of a report.
    pub fn is_prose(&self) -> bool {
        self.words > 8 && (self.closed || self.unmarked)
    }

    /// Whether it is told in a whole sentence of its own: longer than a prompt, and closed by a stop.
    pub fn is_told(&self) -> bool {
        self.closed && !self.asks && self.words > 3
    }

    /// Its letters and digits alone, by which two lines say the same whatever their marks.
    pub fn wording(&self) -> String {
        let words = self.folded.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Whether it is short and nothing closes it, as headings, buttons and links are.
    pub fn is_label(&self) -> bool {
        self.words <= 12 && !self.closed
    }

    /// Whether a colon parts it into a speaker, or a name of something, and what follows; or it opens with
    /// the mark of an item, or of words that are spoken.
    pub fn is_item(&self) -> bool {
        let opens = self
            .text
            .chars()
            .next()
            .is_some_and(|c| matches!(c, '-' | '–' | '—' | '•' | '*' | '·' | '●'));
        opens || self.text.contains([':', '：', '፡', '፦'])
    }

    /// Whether a mark stands at its end that leads on to the next line.
    pub fn leads_on(&self) -> bool {
        self.text.ends_with([',', '،', '、', '，', ';', '؛', ':', '：'])
    }

    /// Whether it is the address of a page and nothing else.
    pub fn is_address(&self) -> bool {
        self.text.contains("://") && !self.text.contains(char::is_whitespace)
    }

    /// Whether it promotes something of the page's own or of its partners.
    pub fn promotes(&self) -> bool {
        vocabulary::is_promotion(&self.folded, self.words)
    }

    /// Whether it says that an advertisement is there.
    pub fn is_advertisement(&self) -> bool {
        vocabulary::is_advertisement(&self.folded, self.words)
    }

    /// Whether it heads a list of links or of keywords.
    pub fn opens_list(&self) -> bool {
        vocabulary::opens_list(&self.folded)
    }

    /// Whether a stop closes it, as no headline is.
    pub fn ends_with_stop(&self) -> bool {
        self.text.ends_with(['.', '。', '｡', '।', '።', '։', '۔']) && !self.text.ends_with("..")
    }

    /// Whether its words may be the name of a person: capital letters where the script has them, and
    /// nothing that names do not hold.
    pub fn is_name_like(&self) -> bool {
        !self.text.contains(char::is_numeric) && (!self.has_cases() || vocabulary::is_name_like(self.text))
    }

    /// Whether its script has capital letters.
    pub fn has_cases(&self) -> bool {
        self.text.contains(|c: char| c.is_uppercase() || c.is_lowercase())
    }

    /// Whether it is nothing but the first letters of a name: `F. B.`
    pub fn is_initials(&self) -> bool {
        let is_initial = |word: &str| {
            let mut chars = word.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.as_str() == "."
        };
        (2..=3).contains(&self.words) && self.text.split_whitespace().all(is_initial)
    }

    /// Whether its last word is the first letter of a name: `Nadia B.`
    pub fn ends_with_initial(&self) -> bool {
        let last = self.text.split_whitespace().last().filter(|word| word.ends_with('.'));
        last.is_some_and(|word| word.chars().count() == 2 && word.starts_with(char::is_uppercase))
    }

    /// Whether it is or ends with the name of whose a picture is: `Marcus Web/ABC News`, `… (The Herald)`.
    pub fn names_owner(&self) -> bool {
        let in_brackets = self.text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
        let owned = in_brackets.is_some_and(|(picture, owner)| {
            count_words(picture) >= 3 && (1..=3).contains(&count_words(owner)) && !owner.contains(char::is_numeric)
        });
        owned || self.is_owner()
    }

    /// Whether it is nothing but the names of who made a picture and who owns it: `Marcus Web/ABC News`.
    pub fn is_owner(&self) -> bool {
        let names = |text: &str| count_words(text) > 1 && vocabulary::is_name_like(text);
        let parted = self
            .text
            .split_once('/')
            .is_some_and(|(one, other)| names(one) || names(other));
        parted && self.words <= 6 && self.has_cases()
    }

    /// Whether it opens with a word before names of writers.
    pub fn opens_as_byline(&self) -> bool {
        vocabulary::opens_as_byline(&self.folded)
    }

    /// Whether a box that the page puts into the article begins below it.
    pub fn opens_box(&self) -> bool {
        vocabulary::opens_box(&self.folded)
    }

    /// Whether such a box ends at it.
    pub fn closes_box(&self) -> bool {
        vocabulary::closes_box(&self.folded)
    }

    /// Whether it is a date and little else.
    pub fn is_date(&self) -> bool {
        (!self.closed || self.text.ends_with("m.")) && vocabulary::is_date(&self.folded, self.words)
    }

    /// Whether its last three words are a date.
    pub fn ends_with_date(&self) -> bool {
        let words: Vec<&str> = self.folded.split_whitespace().collect();
        words.len() > 3 && vocabulary::is_date(&words[words.len() - 3..].join(" "), 3)
    }

    /// Whether it is a time of day and nothing else.
    pub fn is_stamp(&self) -> bool {
        vocabulary::is_stamp(&self.folded)
    }

    /// Whether its own words say who wrote the article.
    pub fn is_byline(&self) -> bool {
        let ends_with_initial = self.text.ends_with('.')
            && self
                .text
                .split_whitespace()
                .last()
                .is_some_and(|word| word.chars().count() == 2);
        (!self.closed || ends_with_initial) && vocabulary::byline_by_words(self.text, &self.folded, self.words)
    }

    /// What makes it describe or credit a picture, if anything does.
    pub fn caption(&self) -> Option<Caption> {
        vocabulary::caption(self.text, &self.folded, self.closed)
    }
}

/// The last character of a line, but for marks that may stand behind the one that ends a sentence.
fn last_mark(text: &str) -> Option<char> {
    text.chars().rev().find(|c| !is_closing(*c))
}

/// Whether a mark that ends sentences closes a text.
pub(super) fn is_closed(text: &str) -> bool {
    last_mark(text).is_some_and(ends_sentence)
}

/// A folded line without the marks at its ends that say nothing of what it is.
fn trim_marks(folded: &str) -> &str {
    folded.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '[' | ']' | '*' | '©'))
}

/// Words up to which a line is looked at for words that were run together.
const PARTED_WORDS: usize = 30;

/// A line with a space where a small letter stands before a capital one, or an Arabic link before its title;
/// `None` where there is no such place.
fn part_words(text: &str) -> Option<String> {
    const ARABIC_LINKS: [&str; 2] = ["أيضا", "المزيد"];
    let runs_on = |(one, other): (char, char)| one.is_lowercase() && other.is_uppercase();
    let latin = text.chars().zip(text.chars().skip(1)).any(runs_on);
    let arabic = ARABIC_LINKS.iter().any(|link| {
        let after = text.split_once(link).map(|(_, rest)| rest);
        after.is_some_and(|rest| rest.starts_with(char::is_alphabetic))
    });
    if count_words(text) > PARTED_WORDS || !(latin || arabic) {
        return None;
    }
    let mut parted = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for c in text.chars() {
        if runs_on((before, c)) {
            parted.push(' ');
        }
        parted.push(c);
        before = c;
    }
    for link in ARABIC_LINKS {
        if arabic
            && let Some((start, rest)) = parted.split_once(link)
            && rest.starts_with(char::is_alphabetic)
        {
            parted = format!("{start}{link} {rest}");
        }
    }
    Some(parted)
}

/// The letters of a line that stand in scripts without spaces between words.
#[derive(Clone, Copy, Default)]
struct Spaceless {
    /// Chinese characters and Japanese syllables.
    ideographs: usize,
    /// Letters of scripts of which sentences also have no mark at their end: Thai, Lao, Khmer.
    without_stops: usize,
    /// Letters of Burmese and Tibetan.
    others: usize,
}

impl Spaceless {
    fn of(text: &str) -> Self {
        let mut counts = Self::default();
        for c in text.chars() {
            match c {
                '\u{3040}'..='\u{30FF}'
                | '\u{3400}'..='\u{4DBF}'
                | '\u{4E00}'..='\u{9FFF}'
                | '\u{F900}'..='\u{FAFF}' => {
                    counts.ideographs += 1;
                }
                '\u{20000}'..='\u{323AF}' => counts.ideographs += 1,
                '\u{0E00}'..='\u{0EFF}' | '\u{1780}'..='\u{17FF}' => counts.without_stops += 1,
                '\u{1000}'..='\u{109F}' | '\u{0F00}'..='\u{0FFF}' => counts.others += 1,
                _ => {}
            }
        }
        counts
    }

    /// About how many words they make: two ideographs to a word, five letters of the others.
    fn words(self) -> usize {
        self.ideographs.div_ceil(2) + (self.without_stops + self.others).div_ceil(5)
    }
}

/// Marks that end sentences, of all scripts in use (the Unicode property Sentence_Terminal), and the ellipsis.
fn ends_sentence(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '؟' | '۔' | '؞' | '܀'
            ..='܂'
                | '։'
                | '।'
                | '॥'
                | '။'
                | '၊'
                | '።'
                | '፧'
                | '፨'
                | '។'
                | '៕'
                | '᠃'
                | '᠉'
                | '‼'
                | '⁇'
                | '⁈'
                | '⁉'
                | '⸮'
                | '。'
                | '．'
                | '！'
                | '？'
                | '｡'
                | '߹'
                | '།'
    )
}

/// Marks that may stand behind the one that ends a sentence.
fn is_closing(c: char) -> bool {
    let closes = matches!(
        c,
        '"' | '”'
            | '“'
            | '»'
            | '«'
            | ')'
            | ']'
            | '}'
            | '\''
            | '’'
            | '›'
            | '‹'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '〕'
            | '﴾'
            | '＂'
    );
    closes || c.is_whitespace() || crate::text::is_invisible_mark(c)
}
