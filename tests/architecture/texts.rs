//! The texts of the interface. That every language has every text the compiler sees to: a language is
//! a value of one struct. Here is what it cannot see: texts that nobody shows, empty texts, and texts
//! whose values to fill in differ between the languages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use hashiya_session::i18n::{Locale, Plural};

use super::rust_code::{Token, tokens};
use hashiya_testing::{files_below, project};

/// A text by its form: the six plural forms, or `text` when it has one only.
type Forms = BTreeMap<String, String>;

fn tokens_of(path: &PathBuf) -> Vec<Token> {
    tokens(&std::fs::read_to_string(path).expect("a readable file"))
}

/// The names of all texts: `group.name`, of the structs in `messages`, one file a group.
fn fields() -> BTreeSet<String> {
    let mut fields = BTreeSet::new();
    for path in files_below(&project("crates/session/src/i18n/messages"), ".rs") {
        let group = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if group == "mod" {
            continue;
        }
        for three in tokens_of(&path).windows(3) {
            if three[0].word() == Some("pub") && three[2].is(':') {
                fields.extend(three[1].word().map(|name| format!("{group}.{name}")));
            }
        }
    }
    fields
}

/// The files of the languages.
fn locale_files() -> Vec<PathBuf> {
    files_below(&project("crates/session/src/i18n/locales"), ".rs")
}

/// The texts of a language by `group.name`, read from its source.
fn texts(path: &PathBuf) -> BTreeMap<String, Forms> {
    let code = tokens_of(path);
    let start = code
        .windows(2)
        .position(|two| two[0].word() == Some("Messages") && two[1].is('{'));
    let mut texts: BTreeMap<String, Forms> = BTreeMap::new();
    let (mut depth, mut group, mut field, mut form) = (0, String::new(), String::new(), String::new());
    let body = &code[start.expect("the value") + 1..];
    for (at, token) in body.iter().enumerate() {
        let is_name = body.get(at + 1).is_some_and(|next| next.is(':')) && !body.get(at + 2).is_some_and(|n| n.is(':'));
        match token {
            Token::Sign('{' | '(') => depth += 1,
            Token::Sign('}' | ')') => depth -= 1,
            Token::Word(word) if is_name && depth == 1 => group.clone_from(word),
            Token::Word(word) if is_name && depth == 2 => {
                (field, form) = (format!("{group}.{word}"), "text".to_owned())
            }
            Token::Word(word) if is_name && depth == 3 => form.clone_from(word),
            // The two texts of `Plural::simple`.
            Token::Word(word) if word == "simple" => form = "one".to_owned(),
            Token::Sign(',') if depth == 3 && form == "one" => form = "other".to_owned(),
            Token::Text(text) => drop(
                texts
                    .entry(field.clone())
                    .or_default()
                    .insert(form.clone(), text.clone()),
            ),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    texts
}

/// The names in braces within a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    let opened = text.split('{').skip(1);
    opened
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_text_is_found_in_every_locale() {
    let files = locale_files();
    let tags: BTreeSet<&str> = files.iter().filter_map(|path| path.file_stem()?.to_str()).collect();
    let known: BTreeSet<&str> = Locale::all().map(Locale::tag).collect();
    assert_eq!(tags, known, "each file is the language of its name");
    for file in files {
        let names: BTreeSet<String> = texts(&file).into_keys().collect();
        assert_eq!(
            names,
            fields(),
            "{}: this test reads the sources rightly",
            file.display()
        );
    }
}

#[test]
fn no_text_is_empty() {
    for file in locale_files() {
        for (name, forms) in texts(&file) {
            for (form, text) in forms {
                assert!(
                    !text.trim().is_empty() && text.trim() == text,
                    "{}: {name} ({form}): {text:?}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn values_are_the_same_in_every_locale() {
    let mut first: Option<BTreeMap<String, BTreeSet<String>>> = None;
    for file in locale_files() {
        let of_text = |(name, forms): (String, Forms)| {
            let values = forms
                .values()
                .flat_map(|text| placeholders(text))
                .map(str::to_owned)
                .collect();
            (name, values)
        };
        let values: BTreeMap<String, BTreeSet<String>> = texts(&file).into_iter().map(of_text).collect();
        let expected = first.get_or_insert_with(|| values.clone());
        for (name, values) in values {
            assert_eq!(Some(&values), expected.get(&name), "{}: {name}", file.display());
        }
    }
}

/// The plural forms that a language has for the numbers up to two hundred, each with how many of them
/// it stands for. What some have for whole millions is written like all other large numbers.
fn forms_of(tag: &str) -> BTreeMap<&'static str, usize> {
    const NAMES: Plural = Plural {
        zero: "zero",
        one: "one",
        two: "two",
        few: "few",
        many: "many",
        other: "other",
    };
    let locale = Locale::from_tag(tag).expect("the language of the file");
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    for count in 0..=200 {
        let name = ["zero", "one", "two", "few", "many", "other"];
        let name = name.into_iter().find(|name| *name == locale.count(&NAMES, count));
        *forms.entry(name.expect("one of the six")).or_default() += 1;
    }
    forms
}

/// Every counted text has the forms of its language, and says the number where a form stands for
/// more than one: Arabic has words for one and two, and French has one form for zero and one.
#[test]
fn counted_texts_have_the_forms_of_their_language() {
    for file in locale_files() {
        let tag = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let known = forms_of(&tag);
        for (name, forms) in texts(&file) {
            if forms.contains_key("text") {
                continue;
            }
            assert!(forms.keys().eq(known.keys()), "{tag}: {name}: {forms:?}");
            for (form, text) in &forms {
                let counts = placeholders(text).contains("n");
                assert!(
                    counts || known[form.as_str()] == 1,
                    "{tag}: {name} ({form}) says no number"
                );
                assert!(
                    !counts || tag != "ar" || !matches!(form.as_str(), "one" | "two"),
                    "{tag}: {name} ({form})"
                );
            }
            let different: BTreeSet<&String> = forms.values().collect();
            assert!(different.len() > 1, "{tag}: {name}");
        }
    }
}

/// Code names a text by its group and name: `m.group.name`.
#[test]
fn every_text_is_shown_somewhere() {
    let folders = ["src/ui", "crates/session/src"].map(project);
    let files = folders.iter().flat_map(|folder| files_below(folder, ".rs"));
    let mut shown = BTreeSet::new();
    // The build puts some into the page itself, for when the program is not there.
    let others = ["crates/session/src/i18n/format.rs", "xtask/src/skeleton.rs"].map(project);
    for path in files.chain(others) {
        for four in tokens_of(&path).windows(4) {
            if let [
                Token::Sign('.'),
                Token::Word(group),
                Token::Sign('.'),
                Token::Word(name),
            ] = four
            {
                shown.insert(format!("{group}.{name}"));
            }
        }
    }
    let unused: Vec<String> = fields().difference(&shown).cloned().collect();
    assert!(unused.is_empty(), "nobody shows these texts: {unused:?}");
}
