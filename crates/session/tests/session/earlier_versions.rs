//! What earlier versions stored and exported loads and means the same, for ever.

use hashiya_core::article::Role;
use hashiya_session::NoticeKind;
use hashiya_session::i18n::Locale;
use serde_json::Value;

use super::line_ends;
use super::shell::{START, Shell, Site};
use super::{BOILERPLATE, EARLIER_FILES};
use hashiya_testing::files::check_file;
use hashiya_testing::read_project;

/// The article that the reader had opened from disk.
const OPENED: &str = "مقالي: الأول";

pub fn fixture(name: &str) -> Value {
    serde_json::from_str(&read_project(&format!("tests/fixtures/{name}"))).expect("JSON")
}

/// A browser with these records, a year later.
pub fn with_records(name: &str) -> Shell {
    let mut shell = Shell::new(Site::new(EARLIER_FILES));
    let records = fixture(name);
    for (key, value) in records.as_object().expect("records") {
        let value = value.as_str().expect("a value").to_owned();
        shell.disk.borrow_mut().records.insert(key.clone(), value);
    }
    shell.now = START + 365 * 86_400_000;
    shell.boot();
    shell.go("story");
    shell
}

/// A new browser in which the file was opened.
fn with_export(name: &str) -> Shell {
    let mut shell = Shell::new(Site::new(EARLIER_FILES));
    shell.now = START + 365 * 86_400_000;
    shell.boot();
    shell.open_file(name, &fixture(name).to_string());
    let done = shell.state().notices.shown.last().map(|notice| notice.kind.name());
    assert_eq!(done, Some("import-done"));
    shell.go("story");
    shell
}

/// What both fixtures of version 1 say, looked at by hand.
pub fn says_what_version_1_said(shell: &mut Shell) {
    let labels: Vec<Option<String>> = shell.labels();
    let labels: Vec<&str> = labels.iter().map(|label| label.as_deref().unwrap_or("-")).collect();
    assert_eq!(
        labels,
        ["background", "-", "claim", "claim", "quote", "doubt", "-", "background"]
    );
    assert_eq!(shell.note(4), "لماذا؟ 😀");
    assert_eq!(
        (shell.annotated().role(BOILERPLATE.0), shell.annotated().role(1)),
        (Role::Body, Role::Caption)
    );
    let sentence = |index| shell.annotated().document.sentence_text(index);
    assert_eq!(
        (sentence(2), sentence(3)),
        ("قال الوزير إن", "القمة ناجحة جدا."),
        "split"
    );
    assert!(sentence(7).ends_with("موعدًا للعودة."), "merged");
    assert!(shell.annotated().is_anothers(5) && !shell.annotated().is_anothers(4));
    let (colleague, _) = shell.annotated().tag(5).expect("a tag");
    assert_eq!(shell.state().name_of(colleague), Some("سامي"));
    shell.go(OPENED);
    assert_eq!(shell.label(1).as_deref(), Some("claim"));
    assert_eq!((shell.label(2), shell.note(2).as_str()), (None, "a note alone"));
    assert!(
        shell.annotated().document.article.text.ends_with("👍🏽 e\u{301}."),
        "with the line ends of every article"
    );
}

/// Checks that all of `old` is in `new`; times, names and versions of the writing aside, and how the
/// writing program words its definitions.
pub fn is_within(old: &Value, new: &Value, place: &str) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            for (name, value) in old {
                let is_segmenters = name == "version" && place.ends_with(".segmenter");
                if !is_segmenters && !matches!(name.as_str(), "exported_at" | "generator" | "definition") {
                    let place = format!("{place}.{name}");
                    is_within(value, new.get(name).unwrap_or(&Value::Null), &place);
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => {
            assert_eq!(old.len(), new.len(), "{place}");
            let pairs = old.iter().zip(new).enumerate();
            pairs.for_each(|(index, (old, new))| is_within(old, new, &format!("{place}[{index}]")));
        }
        _ => assert_eq!(old, new, "{place}"),
    }
}

#[test]
fn the_export_of_version_1_is_sound() {
    assert_eq!(check_file(&fixture("export-1.json")), Ok(()));
}

#[test]
fn records_of_version_1_load() {
    let mut shell = with_records("records-1.json");
    assert_eq!(shell.notices(), Vec::<&str>::new());
    assert_eq!(
        (shell.state().reader.id.as_str(), shell.state().reader.name.as_str()),
        ("reader", "منى")
    );
    assert_eq!(shell.state().locale, Locale::from_tag("ar").expect("Arabic"));
    assert_eq!(shell.focused(), Some(7), "the place");
    says_what_version_1_said(&mut shell);
    let export = shell.export();
    assert_eq!(check_file(&export), Ok(()));
    is_within(&line_ends::as_now(fixture("export-1.json")), &export, "");
}

#[test]
fn records_of_version_1_load_again_after_work_on_them() {
    let mut shell = with_records("records-1.json");
    shell.focus(1);
    shell.tag("quote");
    let mut shell = shell.reload();
    shell.go("story");
    assert_eq!(shell.label(1).as_deref(), Some("quote"));
    assert_eq!(
        (shell.label(4).as_deref(), shell.note(4).as_str()),
        (Some("quote"), "لماذا؟ 😀")
    );
    shell.go(OPENED);
    assert_eq!(shell.label(1).as_deref(), Some("claim"));
}

#[test]
fn the_export_of_version_1_opens() {
    let mut shell = with_export("export-1.json");
    let Some(NoticeKind::ImportDone { articles, .. }) = shell.state().notices.shown.last().map(|notice| &notice.kind)
    else {
        panic!("no import was done: {:?}", shell.notices());
    };
    assert_eq!(*articles, 1, "the others are here already");
    // Nobody has said anything here yet, but two annotators are in the file: the reader is neither.
    assert_eq!(shell.state().reader.name, "");
    shell.go("story");
    let quote = shell.annotated().tag(4).map(|(author, _)| author.to_string());
    assert_eq!(quote.as_deref(), Some("reader"));
    assert_eq!(
        shell
            .state()
            .name_of(&hashiya_core::annotation::AnnotatorId::new("reader")),
        Some("منى")
    );
    is_within(
        &line_ends::as_now(fixture("export-1.json"))["articles"],
        &sorted(shell.export())["articles"],
        "articles",
    );
}

/// The articles of an export in the order of the fixture: the opened one first.
fn sorted(mut file: Value) -> Value {
    let articles = file["articles"].as_array_mut().expect("articles");
    articles.sort_by_key(|article| article["id"] != OPENED);
    file
}
