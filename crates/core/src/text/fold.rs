//! Folding for search: what a reader types finds what the page wrote, whatever its vowel marks,
//! hamza seats, accents, digits, case, quotation marks or presentation forms.
//!
//! The tables are Unicode's: the compatibility decomposition (NFKD of UAX #15) by `icu_normalizer`, case
//! by the standard library. What search passes over beyond that stands here. No grapheme cluster hangs on
//! its neighbours, so a part of a text between two clusters folds to the same part of the folded text.

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

/// The folded form of a text, for comparing. Folding twice changes nothing more. Runs of white space
/// become one space.
pub fn fold(text: &str) -> String {
    fold_each(text, |c| c, |_, _, _| ())
}

/// The folded form of what is searched for: with guillemets as the quotation marks of a keyboard. Elsewhere
/// they are kept apart, since in lines of web pages they part the entries of a menu.
pub(super) fn fold_searched(text: &str) -> String {
    fold_each(text, keyboard_quote, |_, _, _| ())
}

/// A guillemet as a keyboard has it.
pub(super) fn keyboard_quote(c: char) -> char {
    match c {
        '«' | '»' => '"',
        '‹' | '›' => '\'',
        _ => c,
    }
}

/// Folds a text, each character as `read` gives it, and calls `place` for each character that leaves something: with the offset in bytes of
/// what it leaves in the folded text, its own in `text`, and whether that is one character as long as itself.
pub(super) fn fold_each(text: &str, read: fn(char) -> char, mut place: impl FnMut(usize, usize, bool)) -> String {
    let mut folder = Folder::new(text.len());
    for (at, c) in text.char_indices() {
        let before = folder.len();
        let is_one = match c {
            ' ' | '\n' | '\t' => folder.letter(c),
            '`' => folder.letter('\''),
            '!'..='~' => folder.letter(c.to_ascii_lowercase()),
            // A letter of Arabic that folds to itself.
            'ء' | 'ا' | 'ب' | 'ت'..='غ' | 'ف'..='و' | 'ي' => folder.letter(c),
            // Vowel marks of Arabic, the commonest of what is passed over.
            '\u{64B}'..='\u{652}' | '\u{670}' => continue,
            _ => folder.any(read(c)),
        };
        let left = folder.len() - before;
        if left > 0 {
            place(before, at, is_one && left == c.len_utf8());
        }
    }
    folder.put_marks();
    folder.folded
}

/// How many characters the folder remembers what becomes of.
const REMEMBERED: usize = 256;

/// What becomes of a character.
#[derive(Clone)]
struct Known {
    of: char,
    /// The one letter that it folds to, if it is as simple as that.
    letter: Option<char>,
    /// Its decomposition, folded.
    parts: Vec<char>,
}

/// Folds characters one after the other.
struct Folder {
    folded: String,
    /// The character that a mark would stand on.
    base: Option<char>,
    /// Marks on it, not yet in their order.
    marks: Vec<char>,
    /// Their length in bytes.
    marks_length: usize,
    /// What became of characters, by their last bits.
    remembered: Vec<Option<Known>>,
}

impl Folder {
    fn new(length: usize) -> Self {
        Self {
            folded: String::with_capacity(length),
            base: None,
            marks: Vec::new(),
            marks_length: 0,
            remembered: vec![None; REMEMBERED],
        }
    }

    /// Any character, by the tables. Answers whether it left one letter.
    fn any(&mut self, c: char) -> bool {
        let slot = c as usize % REMEMBERED;
        let known = match self.remembered[slot].take() {
            Some(known) if known.of == c => known,
            _ => Known::look_up(c),
        };
        match known.letter {
            Some(letter) => _ = self.letter(letter),
            None => known.parts.iter().for_each(|c| self.part(*c)),
        }
        let is_one = known.letter.is_some();
        self.remembered[slot] = Some(known);
        is_one
    }

    /// A character of a decomposition.
    fn part(&mut self, c: char) {
        if self.keeps_accent(c) {
            self.add_mark(c);
        } else if is_passed_over(c) {
            self.base = self.base.filter(|_| !stands_alone(c));
        } else if combining_class(c) == 0 {
            self.letter(c);
        } else if self.base.is_some() {
            self.add_mark(c);
        }
        // Else it is a mark on nothing, as after a joiner that search passes over: it must not get onto what
        // stands before.
    }

    /// A character on which marks may stand, if it is no line break; of white space that runs on only one
    /// space. Answers yes, as it leaves one character at the most.
    fn letter(&mut self, c: char) -> bool {
        self.put_marks();
        let breaks = matches!(c, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        self.base = (!breaks).then_some(c);
        if !c.is_whitespace() {
            self.folded.push(c);
        } else if !self.folded.ends_with(' ') {
            self.folded.push(' ');
        }
        true
    }

    /// Whether an accent makes a letter of its own of the one it stands on, in the languages that write it:
    /// й, ў, ї, ѓ, ќ.
    fn keeps_accent(&self, accent: char) -> bool {
        matches!(
            (self.base, accent),
            (Some('и' | 'у'), '\u{306}') | (Some('і'), '\u{308}') | (Some('г' | 'к'), '\u{301}')
        )
    }

    /// Adds the marks on a character, in canonical order (UAX #15).
    fn put_marks(&mut self) {
        // One class after the other: there are few, and mostly one mark.
        let mut done = None;
        let class_after = |done: Option<u8>| {
            let classes = self.marks.iter().map(|c| combining_class(*c));
            classes.filter(|class| Some(*class) > done).min()
        };
        while let Some(class) = class_after(done) {
            let marks = self.marks.iter().filter(|c| combining_class(**c) == class);
            self.folded.extend(marks);
            done = Some(class);
        }
        self.marks.clear();
        self.marks_length = 0;
    }

    /// The length of what is folded, in bytes.
    fn len(&self) -> usize {
        self.folded.len() + self.marks_length
    }

    fn add_mark(&mut self, c: char) {
        self.marks.push(c);
        self.marks_length += c.len_utf8();
    }
}

impl Known {
    fn look_up(of: char) -> Self {
        let mut parts = Vec::new();
        if is_passed_over(of) {
            parts.push(of);
        } else {
            let decomposed = DecomposingNormalizerBorrowed::new_nfkd();
            for c in decomposed.normalize_iter(std::iter::once(plain_mark(of))) {
                case_folded(plain_mark(c)).for_each(|c| fold_letter(c, &mut parts));
            }
        }
        let is_letter = |c: &char| !c.is_whitespace() && !is_passed_over(*c) && combining_class(*c) == 0;
        let letter = (parts.len() == 1).then(|| parts[0]).filter(is_letter);
        Self { of, letter, parts }
    }
}

/// The Canonical_Combining_Class of a character: 0 for all that is no mark with a place of its own.
fn combining_class(c: char) -> u8 {
    match c {
        '\0'..='\u{2FF}' => 0,
        // The ring of Thai and Lao am: before or behind the mark of the tone, which writers do not see.
        '\u{E4D}' | '\u{ECD}' => 123,
        _ => CanonicalCombiningClassMapBorrowed::new().get_u8(c),
    }
}

/// Full case folding (CaseFolding.txt, C and F) of a character of decomposed text: into lower case, and of
/// the few that are in lower case but for their shape the plain one. Of dotless i, too, which stands
/// for i where a keyboard has none.
fn case_folded(c: char) -> impl Iterator<Item = char> {
    let (plain, second) = match c {
        'ß' | 'ẞ' => ('s', Some('s')),
        'ı' => ('i', None),
        // The iota below a letter.
        '\u{345}' => ('ι', None),
        'ς' => ('σ', None),
        'ᲀ' => ('в', None),
        'ᲁ' => ('д', None),
        'ᲂ' => ('о', None),
        'ᲃ' => ('с', None),
        'ᲄ' | 'ᲅ' => ('т', None),
        'ᲆ' => ('ъ', None),
        'ᲇ' => ('ѣ', None),
        'ᲈ' => ('ꙋ', None),
        _ => (c, None),
    };
    plain.to_lowercase().chain(second)
}

/// A letter without what its decomposition leaves: the strokes and ligatures of Latin, and the forms of
/// Arabic letters that keyboards of other languages give.
///
/// Source of the Arabic part: the usual normalisation of Arabic retrieval (Larkey et al. 2002,
/// "Improving stemming for Arabic information retrieval"): no vowel marks, no tatweel, one alef,
/// one yeh, heh for teh marbuta; and the same for Persian, Urdu and Kurdish, one heh and one kaf.
fn fold_letter(c: char, parts: &mut Vec<char>) {
    let one = match c {
        'ٱ' | 'ٲ' | 'ٳ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ة' | 'ۃ' | 'ہ' | 'ھ' | 'ە' | 'ۿ' => 'ه',
        'ک' | 'ڪ' => 'ك',
        // Letters of Kurdish, and the v of foreign names, as those write them who have no key for them. The
        // letters that Persian and Urdu add (پ, چ, ژ, گ) are not among them: there they tell words apart.
        'ێ' => 'ي',
        'ۆ' => 'و',
        'ڵ' => 'ل',
        'ڕ' => 'ر',
        'ڤ' | 'ڥ' => 'ف',
        'đ' | 'ð' => 'd',
        'ø' => 'o',
        'ł' => 'l',
        'ħ' => 'h',
        'æ' => return parts.extend(['a', 'e']),
        'œ' => return parts.extend(['o', 'e']),
        'þ' => return parts.extend(['t', 'h']),
        _ => digit_of(c).unwrap_or(c),
    };
    parts.push(one);
}

/// The first digits of the scripts whose digits are in use beside those of ASCII.
const ZEROES: &[char] = &[
    '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐',
];

/// A digit of another script as ASCII has it; `None` of everything else.
pub(crate) fn digit_of(c: char) -> Option<char> {
    if c.is_alphabetic() || c.is_ascii() {
        return None;
    }
    let zero = ZEROES
        .iter()
        .find(|zero| (**zero as u32..**zero as u32 + 10).contains(&(c as u32)))?;
    char::from_digit(c as u32 - *zero as u32, 10)
}

/// Quotation marks, apostrophes and dashes as a keyboard writes them.
fn plain_mark(c: char) -> char {
    match c {
        '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ˈ' | '׳' | '＇' => {
            '\''
        }
        '“' | '”' | '„' | '‟' | '״' | '〝' | '〞' | '〟' | '＂' => '"',
        '\u{2010}'..='\u{2015}' | '−' | '־' => '-',
        '٫' => '.',
        '٬' => ',',
        _ => c,
    }
}

/// Whether search passes over a character of decomposed text: accents and vowel marks, tatweel, the marks
/// of the Quran, what shows nothing (Default_Ignorable_Code_Point of DerivedCoreProperties.txt), and
/// control characters.
fn is_passed_over(c: char) -> bool {
    match c as u32 {
        // Combining marks of Latin, Greek and Cyrillic.
        0x0300..=0x036F | 0x0483..=0x0489 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F => {
            true
        }
        // Points and accents of Hebrew.
        0x0591..=0x05BD | 0x05BF | 0x05C1..=0x05C2 | 0x05C4..=0x05C5 | 0x05C7 => true,
        // Vowel marks of Arabic, tatweel, marks of the Quran; vowel marks of Syriac.
        0x0610..=0x061A | 0x0640 | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06DC | 0x06DF..=0x06E8 => true,
        0x06EA..=0x06ED | 0x0711 | 0x0730..=0x074A | 0x0897..=0x089F | 0x08CA..=0x08E1 | 0x08E3..=0x08FF => true,
        // What shows nothing.
        0x00AD | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F => true,
        0x202A..=0x202E | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8 => true,
        0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF => true,
        _ => c.is_control() && !c.is_whitespace(),
    }
}

/// Of the characters that search passes over those that are no part of the cluster before them, so that a
/// mark after them does not stand on what is before.
fn stands_alone(c: char) -> bool {
    let joins = matches!(c as u32, 0x0488..=0x0489 | 0x034F | 0x1ABE | 0x200C..=0x200D | 0x20DD..=0x20E4)
        || matches!(c as u32, 0x180B..=0x180D | 0x180F | 0xFE00..=0xFE0F | 0xE0020..=0xE007F | 0xE0100..=0xE01EF);
    !joins && combining_class(c) == 0
}
