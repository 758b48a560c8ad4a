//! The texts as a typesetter would look at them: quotation marks, spaces, signs of each language.

use super::rust_code::{Token, tokens};
use hashiya_testing::{files_below, project};

/// All texts of a language, by its tag: of the interface, of the labels, of numbers and dates.
fn texts(tag: &str) -> Vec<String> {
    let path = project("crates/session/src/i18n/locales").join(format!("{tag}.rs"));
    let code = std::fs::read_to_string(path).expect("a readable file");
    let texts = tokens(&code).into_iter().filter_map(|token| match token {
        Token::Text(text) => Some(text),
        _ => None,
    });
    let texts: Vec<String> = texts.collect();
    assert!(texts.len() > 250, "only {} texts in {tag}", texts.len());
    texts
}

/// The faults of a text, by the rules of every language and those of its own.
fn faults(tag: &str, text: &str) -> Vec<&'static str> {
    let mut faults = common_faults(text);
    faults.extend(match tag {
        "ar" => arabic_faults(text),
        "en" => english_faults(text),
        "fr" => french_faults(text),
        _ => Vec::new(),
    });
    faults
}

fn common_faults(text: &str) -> Vec<&'static str> {
    let is_space = |c: char| c == ' ' || c == '\u{A0}' || c == '\u{202F}';
    let chars: Vec<char> = text.chars().collect();
    let pair = |wrong: fn(char, char) -> bool| chars.windows(2).any(|two| wrong(two[0], two[1]));
    let doubled = chars.windows(2).any(|two| is_space(two[0]) && is_space(two[1]));
    let count = |sign: char| chars.iter().filter(|c| **c == sign).count();
    let rules = [
        (text.contains(['"', '\'', '`']), "a straight quote"),
        (doubled, "a doubled space"),
        (text.contains("..."), "dots for an ellipsis"),
        (pair(is_misplaced), "a space inside or before a sign"),
        (
            count('«') != count('»') || count('“') != count('”'),
            "an open quotation",
        ),
        (count('(') != count(')') || count('{') != count('}'), "an open bracket"),
        (
            text.chars().any(|c| c.is_control()),
            "a control character or a break of the line",
        ),
    ];
    rules
        .into_iter()
        .filter(|(is_wrong, _)| *is_wrong)
        .map(|(_, fault)| fault)
        .collect()
}

/// Whether the space is on the wrong side of the sign. A dot may begin a word: `.json`.
fn is_misplaced(a: char, b: char) -> bool {
    a == ' ' && matches!(b, ',' | '،' | '؛' | '؟' | ')' | '”' | '…') || matches!(a, '(' | '“') && b == ' '
}

fn arabic_faults(text: &str) -> Vec<&'static str> {
    let names = ["UTF-8", "UTF-16", "UTF-32", "Windows-1256"];
    let rest = names.iter().fold(text.to_owned(), |rest, name| rest.replace(name, ""));
    let rules = [
        (rest.contains([',', ';', '?', '%']), "a sign of another script"),
        (rest.contains(|c: char| c.is_ascii_digit()), "a digit of another script"),
        (text.contains(['“', '”']), "quotation marks of another language"),
        (
            text.contains('ـ') && !text.contains("بـ{") && !text.contains("لـ»"),
            "a tatweel",
        ),
    ];
    rules
        .into_iter()
        .filter(|(is_wrong, _)| *is_wrong)
        .map(|(_, fault)| fault)
        .collect()
}

fn english_faults(text: &str) -> Vec<&'static str> {
    match text.contains(['«', '»', '\u{202F}', '،', '؛', '؟']) {
        true => vec!["a sign of another language"],
        false => Vec::new(),
    }
}

/// Lexique des règles typographiques en usage à l'Imprimerie nationale: a no-break space before a
/// colon and within « », a narrow one before ; ! ? and %.
fn french_faults(text: &str) -> Vec<&'static str> {
    let mut faults = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next();
        match c {
            // A sign alone in brackets, of which nothing is said.
            '?' if before == Some('(') && after == Some(')') => {}
            ':' if before != Some('\u{A0}') => faults.push("no no-break space before :"),
            ';' | '!' | '?' | '%' if before != Some('\u{202F}') => faults.push("no narrow space before ; ! ? %"),
            '»' if before != Some('\u{A0}') => faults.push("no no-break space before »"),
            '«' if after != Some('\u{A0}') => faults.push("no no-break space after «"),
            '“' | '”' => faults.push("quotation marks of another language"),
            _ => {}
        }
        before = Some(c);
    }
    faults
}

#[test]
fn texts_are_set_well() {
    let mut all = Vec::new();
    for path in files_below(&project("crates/session/src/i18n/locales"), ".rs") {
        let tag = path.file_stem().expect("a name").to_string_lossy().into_owned();
        for text in texts(&tag) {
            all.extend(
                faults(&tag, &text)
                    .into_iter()
                    .map(|fault| format!("{tag}: {fault}: {text}")),
            );
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn faults_are_seen() {
    let cases = [
        ("en", "The reader’s “own” words.", ""),
        ("en", "The reader's words", "a straight quote"),
        ("en", "two  spaces", "a doubled space"),
        ("en", "An article (.txt) or a .json file…", ""),
        ("en", "One , two", "a space inside or before a sign"),
        ("en", "“open", "an open quotation"),
        ("en", "«name»", "a sign of another language"),
        ("fr", "Phrase\u{A0}: «\u{A0}{name}\u{A0}»\u{202F}?", ""),
        ("fr", "Phrase : 1", "no no-break space before :"),
        ("fr", "(?)", ""),
        ("fr", "Quoi ?", "no narrow space before ; ! ? %"),
        ("fr", "« {name}\u{A0}»", "no no-break space after «"),
        ("fr", "«\u{A0}{name} »", "no no-break space before »"),
        ("ar", "لماذا؟ ملف بترميز UTF-8، نعم.", ""),
        ("ar", "ملف بترميز Windows-1256 أو UTF-16.", ""),
        ("ar", "لماذا?", "a sign of another script"),
        ("ar", "بعد 3 أيام", "a digit of another script"),
        ("ar", "جـميل", "a tatweel"),
    ];
    for (tag, text, expected) in cases {
        assert_eq!(faults(tag, text).join(" "), expected, "{text}");
    }
}
