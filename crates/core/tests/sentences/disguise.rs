//! Characters that readers do not see, or that only dress a word, put into a text. They must not
//! change where its sentences end.

/// A way to dress a text up, and to undress its sentences.
pub struct Disguise {
    /// What it puts in.
    pub name: &'static str,
    put_in: fn(&str, &str) -> String,
    /// The characters that it puts in.
    with: &'static str,
}

impl Disguise {
    /// The text in disguise.
    pub fn apply(&self, text: &str) -> String {
        (self.put_in)(text, self.with)
    }

    /// A piece of the disguised or the plain text without what the disguise puts in; no-break
    /// spaces, which stand for spaces, become such.
    pub fn undo(&self, piece: &str) -> String {
        piece
            .chars()
            .filter(|c| is_no_break_space(*c) || !self.with.contains(*c))
            .map(|c| if is_no_break_space(c) { ' ' } else { c })
            .collect()
    }
}

/// Every disguise that is tried on every case.
pub fn every_disguise() -> Vec<Disguise> {
    let disguise = |name, put_in, with| Disguise { name, put_in, with };
    vec![
        disguise("fatha on every letter", after_letters, "\u{64E}"),
        disguise("shadda and kasra on every letter", after_letters, "\u{651}\u{650}"),
        disguise("tatweel between joined letters", between_joined_letters, "\u{640}"),
        disguise("ZWNJ between letters", between_letters, "\u{200C}"),
        disguise("ZWJ after each word's last letter", after_words, "\u{200D}"),
        disguise("ZWNJ after each word's last letter", after_words, "\u{200C}"),
        disguise("RLM after stops and closing marks", after_stops, "\u{200F}"),
        disguise("LRM after stops and closing marks", after_stops, "\u{200E}"),
        disguise("ALM after stops and closing marks", after_stops, "\u{61C}"),
        disguise("no-break spaces after stops", for_spaces_after_stops, "\u{A0}"),
        disguise("narrow no-break spaces after stops", for_spaces_after_stops, "\u{202F}"),
        disguise("right-to-left isolates around lines", around_lines, "\u{2067}\u{2069}"),
        disguise("first-strong isolates around lines", around_lines, "\u{2068}\u{2069}"),
        disguise("embeddings around lines", around_lines, "\u{202B}\u{202C}"),
        disguise("isolates around words", around_words, "\u{2068}\u{2069}"),
    ]
}

fn is_no_break_space(c: char) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}')
}

/// The letters of Arabic, Persian and Urdu, without tatweel.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D3}')
}

/// Letters that never join the letter after them (Joining_Type R or U), which tatweel cannot follow.
fn stands_apart(c: char) -> bool {
    "اأإآٱدذرزژوؤةىءڈڑےۃۀ".contains(c)
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '؟' | '…' | '۔' | '‼')
}

fn is_closing(c: char) -> bool {
    matches!(c, '»' | '”' | '“' | '’' | '"' | '›' | ')' | ']')
}

/// Each character with the one before and the one after it, rewritten and put together.
fn rewrite(text: &str, piece: impl FnMut((Option<char>, char, Option<char>)) -> String) -> String {
    let before = std::iter::once(None).chain(text.chars().map(Some));
    let after = text.chars().skip(1).map(Some).chain(std::iter::once(None));
    let windows = before.zip(text.chars()).zip(after);
    windows
        .map(|((before, c), after)| (before, c, after))
        .map(piece)
        .collect()
}

fn after_letters(text: &str, with: &str) -> String {
    rewrite(
        text,
        |(_, c, _)| if is_letter(c) { format!("{c}{with}") } else { c.into() },
    )
}

fn between_letters(text: &str, with: &str) -> String {
    rewrite(text, |(_, c, after)| match after {
        Some(after) if is_letter(c) && is_letter(after) => format!("{c}{with}"),
        _ => c.into(),
    })
}

fn between_joined_letters(text: &str, with: &str) -> String {
    rewrite(text, |(_, c, after)| match after {
        Some(after) if is_letter(c) && is_letter(after) && !stands_apart(c) && after != 'ء' => format!("{c}{with}"),
        _ => c.into(),
    })
}

fn after_words(text: &str, with: &str) -> String {
    rewrite(text, |(_, c, after)| match after {
        Some(after) if is_letter(after) => c.into(),
        _ if is_letter(c) => format!("{c}{with}"),
        _ => c.into(),
    })
}

/// After each run of stops, and after each closing mark that follows one, before a space, another
/// closing mark or the end.
fn after_stops(text: &str, with: &str) -> String {
    let mut after_stop = false;
    rewrite(text, |(_, c, after)| {
        after_stop = is_stop(c) || (after_stop && is_closing(c));
        let ends = after.is_none_or(|after| after.is_whitespace() || is_closing(after));
        if after_stop && ends {
            format!("{c}{with}")
        } else {
            c.into()
        }
    })
}

/// For each space directly after a stop or after the closing marks that follow one.
fn for_spaces_after_stops(text: &str, with: &str) -> String {
    let mut after_stop = false;
    rewrite(text, |(_, c, _)| {
        let piece = if after_stop && c == ' ' { with.into() } else { c.into() };
        after_stop = is_stop(c) || (after_stop && (is_closing(c) || c == ' '));
        piece
    })
}

/// The first character of `with` before and the last one after what stands on each line.
fn around_lines(text: &str, with: &str) -> String {
    around(text, with, crate::hostile::is_line_break)
}

/// The same for what stands between white space.
fn around_words(text: &str, with: &str) -> String {
    around(text, with, char::is_whitespace)
}

fn around(text: &str, with: &str, is_gap: fn(char) -> bool) -> String {
    let (Some(open), Some(close)) = (with.chars().next(), with.chars().last()) else {
        return text.into();
    };
    let wrap = |piece: &str| {
        let (body, gap) = piece.split_at(piece.trim_end_matches(is_gap).len());
        let inner = body.trim();
        match body.find(inner) {
            Some(at) if !inner.is_empty() => {
                let (head, tail) = (&body[..at], &body[at + inner.len()..]);
                format!("{head}{open}{inner}{close}{tail}{gap}")
            }
            _ => piece.into(),
        }
    };
    text.split_inclusive(is_gap).map(wrap).collect()
}
