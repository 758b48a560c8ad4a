//! Storage that fails at any call: a whole working visit, played once for each call that it makes,
//! with that call failing alone, with a few more, and with all that come after it.

use hashiya_session::{annotate, delete, navigation, settings, transfer};
use std::collections::BTreeMap;
use std::sync::OnceLock;

use hashiya_core::article::{ArticleId, Role};
use hashiya_session::{DeletionTarget, Dialog, Message, Refusal, Route};
use serde_json::Value;

use super::disk::Trouble;
use super::import::visit_by;
use super::shell::{START, Shell, Site};
use super::{BOILERPLATE, FILES};

/// How many calls fail in a row.
const WIDTHS: [u64; 3] = [1, SOME, u64::MAX];
const SOME: u64 = 9;

/// Everything that a reader does in a visit: library, two articles, tags, clearing, notes, roles,
/// splits, merges, undo, redo, files in and out, name, language, a deletion.
fn work(shell: &mut Shell) {
    shell.go("story");
    tag_and_note(shell);
    cut(shell);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    let colleague = colleagues_file();
    shell.open_file("colleague.json", &colleague);
    shell.open_file(
        "مقالي.txt",
        "تقرير من عندي عن المدينة\n\nجملة أولى فيه هنا. وجملة ثانية بعدها.\n",
    );
    shell.send(Message::Settings(settings::Message::SetName("أمل".into())));
    shell.send(Message::Settings(settings::Message::SetLocale(
        hashiya_session::i18n::Locale::default(),
    )));
    shell.go("مقالي");
    shell.focus(1);
    shell.tag("claim");
    delete(shell);
    shell.go("other");
    shell.focus(0);
    shell.extend(2);
    shell.tag("background");
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.send(Message::Annotate(annotate::Message::Redo));
    shell.send(Message::Transfer(transfer::Message::ExportArticle));
}

/// Opens a text, works on it, and deletes it with the work.
fn delete(shell: &mut Shell) {
    shell.open_file("gone.txt", "A text for a moment\n\nIt has a sentence. And one more.\n");
    shell.go("gone");
    shell.focus(1);
    shell.tag("quote");
    shell.send(Message::Delete(delete::Message::Ask(DeletionTarget::Article(
        ArticleId::new("gone"),
    ))));
    shell.send(Message::Delete(delete::Message::Delete {
        new_annotator: "id-9".into(),
    }));
}

fn tag_and_note(shell: &mut Shell) {
    for (sentence, label) in [(2, "claim"), (3, "quote"), (4, "background"), (6, "claim")] {
        shell.focus(sentence);
        shell.tag(label);
    }
    shell.send(Message::Annotate(annotate::Message::Clear));
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.focus(7);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Note)));
    shell.send(Message::Annotate(annotate::Message::SaveNote("لماذا؟ 😀".into())));
    shell.focus(0);
    shell.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Heading))));
    shell.send(Message::Annotate(annotate::Message::TreatAsText {
        block: BOILERPLATE.0,
    }));
}

fn cut(shell: &mut Shell) {
    shell.focus(2);
    let at = hashiya_core::article::split_points(&shell.annotated().document, 2)[2].at;
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Split)));
    shell.send(Message::Annotate(annotate::Message::Split { at }));
    shell.focus(7);
    shell.send(Message::Annotate(annotate::Message::Merge));
    shell.send(Message::Annotate(annotate::Message::Undo));
    shell.send(Message::Annotate(annotate::Message::Redo));
}

fn colleagues_file() -> String {
    static FILE: OnceLock<String> = OnceLock::new();
    FILE.get_or_init(write_colleagues_file).clone()
}

fn write_colleagues_file() -> String {
    let mut there = visit_by("id-2", "سامي", &[(3, "background"), (6, "quote")]);
    there.focus(4);
    there.send(Message::Annotate(annotate::Message::SaveNote("their words".into())));
    there.export().to_string()
}

/// The page before it opens, an hour after an earlier visit, if there was one.
fn before(with_work: bool) -> Shell {
    static RECORDS: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let mut shell = Shell::new(Site::new(FILES));
    if with_work {
        shell.disk.borrow_mut().records = RECORDS.get_or_init(earlier_visit).clone();
    }
    shell.now = START + 3_600_000;
    shell
}

/// What an earlier visit of the same reader leaves.
fn earlier_visit() -> BTreeMap<String, String> {
    let mut shell = Shell::new(Site::new(FILES));
    shell.boot_as(|boot| boot.new_annotator = "id-1".into());
    shell.send(Message::Settings(settings::Message::SetName("منى".into())));
    shell.open_file("قديم.txt", "مقال فتحته القارئة أمس\n\nجملة واحدة فيه هنا.\n");
    for (id, sentence, note) in [("قديم", 1, ""), ("other", 1, "before"), ("story", 1, "")] {
        shell.go(id);
        shell.focus(sentence);
        match note {
            "" => shell.tag("quote"),
            note => shell.send(Message::Annotate(annotate::Message::SaveNote(note.into()))),
        };
    }
    shell.disk.borrow().records.clone()
}

/// What the reader would hand in, with who they are and which articles there are.
fn all_of(shell: &mut Shell) -> (Value, Vec<String>) {
    let mut file = shell.export();
    without_moments(&mut file);
    let mut articles: Vec<String> = shell
        .state()
        .library
        .entries
        .iter()
        .map(|entry| entry.id.to_string())
        .collect();
    articles.sort();
    articles.push(format!("{:?} {}", shell.state().reader, shell.state().locale.tag()));
    let list = file["articles"].as_array_mut().expect("articles");
    list.sort_by_key(|article| article["id"].to_string());
    (file, articles)
}

/// What was merged later is said later: moments are not compared.
fn without_moments(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(without_moments),
        Value::Object(fields) => {
            fields.retain(|name, _| {
                !matches!(
                    name.as_str(),
                    "exported_at" | "updated_at" | "set_at" | "role_set_at" | "named_at"
                )
            });
            fields.values_mut().for_each(without_moments);
        }
        _ => {}
    }
}

/// The visit without trouble: what it leaves, and how often it asks the storage.
fn undisturbed(with_work: bool) -> ((Value, Vec<String>), u64) {
    let mut shell = before(with_work);
    shell.boot();
    work(&mut shell);
    let calls = shell.disk.borrow().calls;
    assert_eq!(
        shell
            .notices()
            .iter()
            .filter(|name| name.starts_with("storage"))
            .count(),
        0
    );
    let left = all_of(&mut shell);
    assert_eq!(all_of(&mut shell.reload()), left, "a reload changes nothing");
    (left, calls)
}

/// The visit with some calls failing: what is in memory at its end, what is warned of, and what is
/// stored once the storage works again.
fn disturbed(with_work: bool, first: u64, width: u64, refusal: Refusal, expected: &(Value, Vec<String>)) {
    let shown = format!("calls {first} and {} more, {refusal:?}", width - 1);
    let mut shell = before(with_work);
    let reads_at_start = 1 + 2 * shell.disk.borrow().records.len() as u64;
    shell.disk.borrow_mut().trouble = Some(Trouble {
        calls: first..first.saturating_add(width),
        refusal,
    });
    shell.boot();
    work(&mut shell);
    let warned = shell.notices().iter().any(|name| name.starts_with("storage"));
    assert_eq!(
        warned,
        shell.has_unsaved(),
        "{shown}: the warning is there as long as its cause"
    );
    if !with_work || first >= reads_at_start || !shell.has_unsaved() {
        assert_eq!(&all_of(&mut shell), expected, "{shown}: in memory");
    }
    shell.disk.borrow_mut().fail(None);
    shell.focus(0);
    let warned = shell.notices().iter().any(|name| name.starts_with("storage"));
    assert!(!warned && !shell.has_unsaved(), "{shown}: all is stored again");
    assert_eq!(&all_of(&mut shell), expected, "{shown}: in memory, after the trouble");
    assert_eq!(&all_of(&mut shell.reload()), expected, "{shown}: stored");
}

fn at_every_call(with_work: bool) {
    let (expected, calls) = undisturbed(with_work);
    assert!(calls > 40, "only {calls} calls");
    let refusals = [Refusal::Blocked, Refusal::Full];
    for first in 0..calls {
        for (turn, width) in WIDTHS.into_iter().enumerate() {
            // Some in a row at every third call: each call fails in the middle of such a row too.
            if width == SOME && first % 3 != 0 {
                continue;
            }
            let refusal = refusals[(first as usize + turn) % refusals.len()];
            disturbed(with_work, first, width, refusal, &expected);
        }
    }
}

#[test]
fn a_first_visit_outlives_storage_that_fails_at_any_call() {
    at_every_call(false);
}

#[test]
fn a_later_visit_outlives_storage_that_fails_at_any_call() {
    at_every_call(true);
}
