//! The language that an article says itself that it is in.

use serde_json::Value;

use super::shell::{Shell, Site};

const PORTUGUESE: &str = "A ponte\nO prefeito afirmou que a obra da ponte vai custar o dobro do previsto. Os moradores reclamam que \
    ninguém foi ouvido e que o bairro ficou sem ônibus.\n";

/// A file of one article with this text, in which it says that it is in this language.
fn file(text: &str, language: &str) -> String {
    let mut shell = Shell::new(Site::new(&[("article.txt", text)]));
    shell.boot();
    let mut file = shell.export();
    file["articles"][0]["language"] = Value::from(language);
    file.to_string()
}

/// The language in what is exported after this file came into an empty library.
fn after_opening(file: &str) -> String {
    let mut shell = Shell::new(Site::new(&[]));
    shell.boot();
    shell.open_file("colleague.json", file);
    let language = |shell: &mut Shell| shell.export()["articles"][0]["language"].as_str().map(str::to_owned);
    let at_once = language(&mut shell);
    let mut shell = shell.reload();
    assert_eq!(language(&mut shell), at_once, "kept");
    at_once.expect("a language")
}

#[test]
fn what_a_file_says_of_its_language_counts_and_goes_on() {
    for (language, expected) in [
        ("pt-BR", "pt-BR"),
        ("pt", "pt"),
        // A language that is not told from texts, and one that is told wrongly here.
        ("tlh", "tlh"),
        ("gl", "gl"),
        // Who says that it is not known is taken at their word.
        ("und", "und"),
        // A guess of earlier versions, which knew five languages.
        ("fr", "pt"),
    ] {
        assert_eq!(after_opening(&file(PORTUGUESE, language)), expected, "{language}");
    }
    // Too short to tell: what earlier versions guessed is as good as nothing known.
    assert_eq!(after_opening(&file("Bonjour\n", "fr")), "fr");
    assert_eq!(after_opening(&file("Bonjour\n", "und")), "und");
}

#[test]
fn what_a_file_says_of_its_direction_counts_and_goes_on() {
    for direction in ["rtl", "ltr"] {
        let mut file: Value = serde_json::from_str(&file(PORTUGUESE, "pt")).expect("JSON");
        file["articles"][0]["direction"] = Value::from(direction);
        let mut shell = Shell::new(Site::new(&[]));
        shell.boot();
        shell.open_file("colleague.json", &file.to_string());
        assert_eq!(shell.export()["articles"][0]["direction"], direction);
        let mut shell = shell.reload();
        assert_eq!(shell.export()["articles"][0]["direction"], direction, "kept");
    }
}
