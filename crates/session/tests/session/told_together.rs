//! Files that are opened at once: who reads them, and what is told of those beside another text of their name.

use hashiya_session::i18n::Locale;
use hashiya_session::{Way, way};

use super::FILES;
use super::shell::Shell;

const MINE: &str = "تقرير من عندي عن المدينة\n\nجملة أولى فيه هنا. وجملة ثانية بعدها.\n";

#[test]
fn a_text_beside_another_of_its_name_is_told_as_such() {
    let mut shell = Shell::reading(FILES);
    let said = |shell: &Shell| {
        let english = Locale::from_tag("en").expect("English");
        let shown = shell.state().notices.shown.iter();
        let texts: Vec<String> = shown.map(|notice| notice.kind.text(english)).collect();
        texts.join("\n").replace(['\u{2068}', '\u{2069}'], "")
    };
    shell.open_file("story.txt", MINE);
    let beside = "“story.txt” was added to the library. It stands beside another text of the same name.";
    assert_eq!(said(&shell), beside);
    shell.open_file(
        "other.txt",
        &"&#1602;&#1575;&#1604; &#1575;&#1604;&#1608;&#1586;&#1610;&#1585;. ".repeat(20),
    );
    assert_eq!(shell.notices(), ["file-added", "file-decoded"]);
    assert!(
        said(&shell).ends_with("It stands beside another text of the same name."),
        "{}",
        said(&shell)
    );
    for number in 1..=3 {
        shell.open_file(&format!("{number}.txt"), &format!("Ship {number} came in."));
    }
    let text = said(&shell);
    assert!(
        text.ends_with("4 articles added. 1 of the new ones stands beside another text of the same name."),
        "{text}"
    );
}

#[test]
fn texts_beside_other_files_are_read_with_them() {
    let hashiya = br#"{"format": "hashiya"}"#;
    let old = b"\xE5\xD0\xC7 \xE4\xD5";
    for (name, bytes, at_once, alone, beside_others) in [
        ("a.txt", &b"A ship came in."[..], 2, Way::Page, Way::Worker),
        ("a.txt", b"A ship came in.", 20, Way::Worker, Way::Worker),
        ("a.txt", old, 1, Way::Worker, Way::Worker),
        ("a.html", b"<p>A ship came in.", 1, Way::Worker, Way::Worker),
        // Tags are merged by the page, however many files there are, and told by themselves.
        ("tags.json", hashiya, 2, Way::Page, Way::Page),
        ("tags.txt", hashiya, 30, Way::Page, Way::Page),
    ] {
        let ways = [false, true].map(|beside_others| way(name, bytes, at_once, beside_others));
        assert_eq!(ways, [alone, beside_others], "{name}, one of {at_once}");
    }
}
