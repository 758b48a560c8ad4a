//! The texts of the interface. That every locale has every text the compiler sees to: a locale is a
//! value of one struct. Here is what it cannot see: texts that nobody shows, empty texts, and texts
//! whose values to fill in differ between the languages.

use std::collections::{BTreeMap, BTreeSet};

use hashiya::i18n::Locale;

use super::common::{files_below, project, read_project};
use super::rust_code::{Token, tokens};

/// A text by its form: the six plural forms, or `text` when it has one only.
type Forms = BTreeMap<String, String>;

/// The names of all texts.
fn fields() -> BTreeSet<String> {
    let code = tokens(&read_project("src/i18n/messages.rs"));
    let start = code
        .iter()
        .position(|token| token.word() == Some("Messages"))
        .expect("the struct");
    let names = code[start..]
        .windows(3)
        .filter(|three| three[0].word() == Some("pub") && three[2].is(':'));
    names.filter_map(|three| three[1].word()).map(str::to_owned).collect()
}

/// The locales' files: all beside the struct and the machinery.
fn locale_files() -> Vec<String> {
    let machinery = ["messages.rs", "mod.rs", "plural.rs"];
    let files = files_below(&project("src/i18n"), ".rs");
    let names = files
        .iter()
        .filter_map(|path| path.file_name()?.to_str().map(str::to_owned));
    names.filter(|name| !machinery.contains(&name.as_str())).collect()
}

/// The texts of a locale, read from its source.
fn texts(file: &str) -> BTreeMap<String, Forms> {
    let code = tokens(&read_project(&format!("src/i18n/{file}")));
    let start = code
        .windows(2)
        .position(|two| two[0].word() == Some("Messages") && two[1].is('{'));
    let mut texts: BTreeMap<String, Forms> = BTreeMap::new();
    let (mut depth, mut field, mut form) = (0, String::new(), String::new());
    let body = &code[start.expect("the value") + 1..];
    for (at, token) in body.iter().enumerate() {
        let is_name = body.get(at + 1).is_some_and(|next| next.is(':')) && !body.get(at + 2).is_some_and(|n| n.is(':'));
        match token {
            Token::Sign('{' | '(') => depth += 1,
            Token::Sign('}' | ')') => depth -= 1,
            Token::Word(word) if is_name && depth == 1 => (field, form) = (word.clone(), "text".to_owned()),
            Token::Word(word) if is_name && depth == 2 => form = word.clone(),
            // The two texts of `Plural::simple`.
            Token::Word(word) if word == "simple" => form = "one".to_owned(),
            Token::Sign(',') if depth == 2 && form == "one" => form = "other".to_owned(),
            Token::Text(text) => drop(
                texts
                    .entry(field.clone())
                    .or_default()
                    .insert(form.clone(), text.clone()),
            ),
            _ => {}
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
    assert_eq!(files.len(), Locale::ALL.len());
    for file in files {
        let names: BTreeSet<String> = texts(&file).into_keys().collect();
        assert_eq!(names, fields(), "{file}: this test reads the sources rightly");
    }
}

#[test]
fn no_text_is_empty() {
    for file in locale_files() {
        for (name, forms) in texts(&file) {
            for (form, text) in forms {
                assert!(
                    !text.trim().is_empty() && text.trim() == text,
                    "{file}: {name} ({form}): {text:?}"
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
            assert_eq!(Some(&values), expected.get(&name), "{file}: {name}");
        }
    }
}

/// Forms for one number alone may say it in words; all others must name the number.
#[test]
fn counted_texts_name_the_number() {
    for file in locale_files() {
        for (name, forms) in texts(&file) {
            for form in ["few", "many", "other"] {
                let text = forms.get(form);
                assert!(
                    text.is_none_or(|text| placeholders(text).contains("n")),
                    "{file}: {name} ({form})"
                );
            }
        }
    }
}

#[test]
fn every_text_is_shown_somewhere() {
    let files = ["src/ui", "src/session"].map(project);
    let mut shown = BTreeSet::new();
    for path in files.iter().flat_map(|folder| files_below(folder, ".rs")) {
        let code = tokens(&std::fs::read_to_string(&path).expect("a readable file"));
        for three in code.windows(3) {
            // `m.name`, or `….messages().name`.
            let of_messages = three[0].word() == Some("m") || three[0].is(')');
            if of_messages && three[1].is('.') {
                shown.extend(three[2].word().map(str::to_owned));
            }
        }
    }
    let unused: Vec<String> = fields().difference(&shown).cloned().collect();
    assert!(unused.is_empty(), "nobody shows these texts: {unused:?}");
}
