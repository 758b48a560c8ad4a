//! Hashiya files out and in: whole visits, other readers, newer programs.

use hashiya_core::annotation::Merged;
use hashiya_core::article::Role;
use hashiya_session::{Effect, Message, NoticeKind, Route};
use hashiya_session::{annotate, navigation, settings, transfer};
use serde_json::{Value, json};

use super::shell::{START, Shell, Site, written};
use super::{FILES, STORY};
use hashiya_testing::files::{check_file, list, schema_errors};

pub fn some(label: &str) -> Option<String> {
    Some(label.to_owned())
}

/// A visit by a reader of this name in a browser of their own.
pub fn visit_by(id: &str, name: &str, tags: &[(usize, &str)]) -> Shell {
    visit_by_on(FILES, id, name, tags)
}

/// The same with other articles, of which one is the story.
pub fn visit_by_on(files: &[(&str, &str)], id: &str, name: &str, tags: &[(usize, &str)]) -> Shell {
    let mut shell = Shell::new(Site::new(files));
    shell.boot_as(|boot| boot.new_annotator = id.to_owned());
    shell.send(Message::Settings(settings::Message::SetName(name.into())));
    shell.go("story");
    for (sentence, label) in tags {
        shell.focus(*sentence);
        shell.tag(label);
    }
    shell
}

/// What the last import did.
fn imported(shell: &Shell) -> (Merged, usize, usize) {
    match shell.state().notices.shown.last().map(|notice| notice.kind.clone()) {
        Some(NoticeKind::ImportDone {
            merged,
            articles,
            unplaced,
            ..
        }) => (merged, articles, unplaced),
        other => panic!("no import was done: {other:?}"),
    }
}

fn merged(added: usize, updated: usize, unchanged: usize) -> Merged {
    Merged {
        added,
        updated,
        unchanged,
    }
}

#[test]
fn an_export_is_sound_and_named_by_the_readers_date() {
    let mut shell = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    // 22:30 UTC is half past midnight of the next day where the reader is.
    shell.now = START + 45_000_000;
    let file = shell.export();
    assert_eq!(check_file(&file), Ok(()));
    assert_eq!(shell.downloads[0].0, "hashiya-2026-11-23.json");
    assert_eq!(file["exported_at"], "2026-11-22T22:30:01.000Z");
    assert_eq!(
        file["annotators"],
        json!([{"id": "id-1", "name": "منى", "named_at": "2026-11-22T10:00:05.000Z"}])
    );
    let ids: Vec<&Value> = list(&file["articles"]).iter().map(|article| &article["id"]).collect();
    assert_eq!(ids, ["story", "other"]);
    let story = &file["articles"][0];
    assert_eq!(
        (&story["title"], &story["text"]),
        (&json!("قمة جديدة بين البلدين في العاصمة"), &json!(STORY.trim_end()))
    );
    let emoji = &list(&story["sentences"])[3];
    assert_eq!(
        (&emoji["text"], &emoji["annotations"][0]["label"]),
        (&json!("«سنعود غدًا 😀.»"), &json!("quote"))
    );
}

#[test]
fn one_article_can_be_exported_alone() {
    let mut shell = visit_by("id-1", "", &[(2, "claim")]);
    shell.send(Message::Transfer(transfer::Message::ExportArticle));
    let file: Value = serde_json::from_str(&shell.downloads[0].1).expect("JSON");
    assert_eq!(list(&file["articles"]).len(), 1);
    assert_eq!(check_file(&file), Ok(()));
    assert_eq!(shell.downloads[0].0, "hashiya-2026-11-22-story.json");
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    shell.send(Message::Transfer(transfer::Message::ExportArticle));
    let file: Value = serde_json::from_str(&shell.downloads[1].1).expect("JSON");
    assert_eq!(list(&file["articles"]).len(), 2, "no article is open: all of them");
    assert_eq!(shell.downloads[1].0, "hashiya-2026-11-22.json");
}

#[test]
fn an_export_of_nothing_is_sound_too() {
    let mut shell = Shell::new(Site::new(&[]));
    shell.boot();
    let file = shell.export();
    assert_eq!(schema_errors(&file), Vec::<String>::new());
    shell.open_file("empty.json", &file.to_string());
    assert_eq!(imported(&shell), (merged(0, 0, 0), 0, 0));
}

#[test]
fn ones_own_work_goes_on_in_another_browser() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote"), (4, "claim")]);
    there.send(Message::Annotate(annotate::Message::Clear));
    there.focus(6);
    there.send(Message::Annotate(annotate::Message::SaveNote("لماذا؟".into())));
    let file = there.export().to_string();
    let mut here = Shell::reading(FILES);
    here.open_file("mine.json", &file);
    assert_eq!(
        imported(&here),
        (merged(4, 0, 0), 0, 0),
        "the cleared tag is an entry too"
    );
    assert_eq!(here.state().reader.id.as_str(), "id-1");
    assert_eq!(here.state().reader.name, "منى");
    assert_eq!(here.labels(), there.labels());
    assert_eq!(here.note(6), "لماذا؟");
    assert!(
        !here.annotated().can_undo(),
        "what came from a file is not undone by mistake"
    );
    here.focus(2);
    here.tag("background");
    let here = here.reopen();
    assert_eq!(here.label(2), some("background"));
    assert_eq!(here.state().reader.id.as_str(), "id-1");
    assert_eq!(here.annotated().annotations().len(), 4, "one annotator, not two");
}

#[test]
fn the_same_file_again_adds_nothing() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    let file = there.export().to_string();
    let mut here = Shell::reading(FILES);
    here.open_file("mine.json", &file);
    let disk = here.disk.borrow().records.clone();
    let labels = here.labels();
    let effects = here.open_file("mine.json", &file);
    assert_eq!(imported(&here), (merged(0, 0, 2), 0, 0));
    assert!(!written(&effects).iter().any(|(key, _)| key.contains(":tags:")));
    assert_eq!(here.labels(), labels);
    assert_eq!(here.disk.borrow().records, disk);
    there.open_file("mine.json", &file);
    assert_eq!(imported(&there), (merged(0, 0, 2), 0, 0), "nor where it came from");
}

#[test]
fn an_older_file_changes_nothing_and_a_newer_one_updates() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote")]);
    let old = there.export().to_string();
    there.focus(2);
    there.tag("background");
    there.focus(3);
    there.send(Message::Annotate(annotate::Message::Clear));
    let new = there.export().to_string();
    let mut here = Shell::reading(FILES);
    here.open_file("old.json", &old);
    here.open_file("new.json", &new);
    assert_eq!(imported(&here).0, merged(0, 2, 0));
    assert_eq!((here.label(2), here.label(3)), (some("background"), None));
    here.open_file("old.json", &old);
    assert_eq!(imported(&here).0, merged(0, 0, 2));
    assert_eq!(
        (here.label(2), here.label(3)),
        (some("background"), None),
        "a cleared tag stays cleared"
    );
}

#[test]
fn an_article_on_its_way_cannot_be_exported() {
    let mut shell = Shell::new(Site::new(FILES));
    shell.slow = true;
    shell.boot_as(|boot| boot.hash = "#/articles/story".into());
    assert!(
        shell
            .send(Message::Transfer(transfer::Message::ExportArticle))
            .is_empty()
    );
}

#[test]
fn an_article_that_is_not_here_comes_with_its_tags_and_stays() {
    let file = visit_by("id-1", "منى", &[(2, "claim")]).export().to_string();
    let mut here = Shell::new(Site::new(&[("unlike.txt", "A text unlike the others.\n")]));
    here.boot();
    here.open_file("mine.json", &file);
    assert_eq!(imported(&here), (merged(1, 0, 0), 2, 0));
    let mut here = here.reload();
    here.go("story");
    assert_eq!(here.label(2), some("claim"));
    assert_eq!(here.annotated().document.article.text.as_ref(), STORY.trim_end());
}

#[test]
fn another_text_of_the_same_name_does_not_mix_with_ours() {
    let mut there = Shell::reading(&[("story.txt", "نص آخر تماما تحت الاسم نفسه. وجملة ثانية فيه.\n")]);
    there.focus(0);
    there.tag("quote");
    let file = there.export().to_string();
    let mut here = visit_by("id-1", "منى", &[(0, "claim")]);
    here.open_file("other.json", &file);
    assert_eq!(imported(&here), (merged(1, 0, 0), 1, 0));
    assert_eq!(here.label(0), some("claim"));
    assert_eq!(here.state().library.entries.len(), 3);
}

#[test]
fn tags_of_sentences_cut_otherwise_are_kept_and_go_out_again() {
    let mut file = visit_by("id-1", "منى", &[(2, "claim")]).export();
    // The other program took the two first sentences of the paragraph for one.
    let sentences = file["articles"][0]["sentences"].as_array_mut().expect("sentences");
    let end = sentences[3]["end"].clone();
    sentences[2]["end"] = end;
    let (start, end) = (
        sentences[2]["start"].as_u64().expect("start"),
        sentences[2]["end"].as_u64().expect("end"),
    );
    let text: String = STORY
        .chars()
        .skip(start as usize)
        .take((end - start) as usize)
        .collect();
    sentences[2]["text"] = json!(text);
    sentences.remove(3);
    let mut here = visit_by("id-2", "سامي", &[(7, "quote")]);
    here.open_file("cut.json", &file.to_string());
    assert_eq!(imported(&here), (merged(1, 0, 0), 0, 1));
    assert_eq!(here.annotated().counts().tagged(), 1);
    let mut here = here.reopen();
    let out = here.export();
    assert_eq!(check_file(&out), Ok(()));
    let unplaced = &out["articles"][0]["unplaced"][0];
    assert_eq!((&unplaced["text"], &unplaced["label"]), (&json!(text), &json!("claim")));
    let mut third = visit_by("id-3", "ليلى", &[(7, "quote")]);
    third.open_file("out.json", &out.to_string());
    assert_eq!(imported(&third), (merged(2, 0, 0), 0, 1));
    // Who said it has a sentence for it.
    let mut own = visit_by("id-1", "منى", &[]);
    own.open_file("out.json", &out.to_string());
    own.go("story");
    assert!(super::boundaries::sentences(&own).contains(&text));
}

#[test]
fn roles_come_with_the_file_where_a_reader_chose_them() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim")]);
    there.focus(1);
    there.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
    let file = there.export().to_string();
    let mut here = Shell::reading(FILES);
    here.open_file("mine.json", &file);
    assert_eq!(here.annotated().role(1), Role::Caption);
    assert_eq!(here.reopen().annotated().role(1), Role::Caption);
}

#[test]
fn a_file_that_fails_changes_nothing() {
    let sound = visit_by("id-2", "سامي", &[(3, "quote")]).export();
    let spoilt = |change: &dyn Fn(&mut Value)| {
        let mut file = sound.clone();
        change(&mut file);
        file.to_string()
    };
    let texts = [
        "{".to_owned(),
        "{}".to_owned(),
        spoilt(&|file| file["version"] = json!(2)),
        spoilt(&|file| file["offset_unit"] = json!("byte")),
        spoilt(&|file| file["codebook"] = json!(1)),
        // The first article is sound, the second is not.
        spoilt(&|file| file["articles"][1]["sha256"] = json!("0".repeat(64))),
        spoilt(&|file| file["articles"][1]["sentences"][1]["start"] = json!(0)),
    ];
    for text in texts {
        let mut here = Shell::reading(FILES);
        let disk = here.disk.borrow().records.clone();
        let reader = here.state().reader.clone();
        let effects = here.open_file("bad.json", &text);
        assert_eq!(here.notices(), ["import-failed"], "{text:.80}");
        assert!(written(&effects).is_empty());
        assert_eq!(here.disk.borrow().records, disk);
        assert_eq!((here.labels(), &here.state().reader), (vec![None; 8], &reader));
        assert_eq!(here.state().library.entries.len(), 2);
    }
}

/// Adds a field to every object of a file but to texts by language.
fn add_everywhere(value: &mut Value, added: &Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| add_everywhere(item, added)),
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                if !matches!(name.as_str(), "name" | "definition") {
                    add_everywhere(field, added);
                }
            }
            fields.insert("x_newer".into(), added.clone());
        }
        _ => {}
    }
}

#[test]
fn fields_of_a_newer_program_come_out_again() {
    let mut there = visit_by("id-1", "منى", &[(2, "claim"), (3, "quote"), (4, "quote")]);
    there.send(Message::Annotate(annotate::Message::Clear));
    there.focus(1);
    there.send(Message::Annotate(annotate::Message::SetRole(Some(Role::Caption))));
    let mut file = there.export();
    add_everywhere(&mut file, &json!({"deep": [1, "ب", null]}));
    let mut here = Shell::reading(FILES);
    here.open_file("newer.json", &file.to_string());
    let mut here = here.reopen();
    here.now = there.now - 1000;
    let mut out = here.export();
    out["exported_at"] = file["exported_at"].clone();
    assert_eq!(out, file);
    here.focus(2);
    here.tag("background");
    let out = here.export();
    let tag = &out["articles"][0]["sentences"][2]["annotations"][0];
    assert_eq!(
        (&tag["label"], &tag["x_newer"]),
        (&json!("background"), &json!({"deep": [1, "ب", null]}))
    );
}

#[test]
fn fields_of_a_newer_program_come_with_tags_that_are_here_already() {
    let mut here = visit_by("id-1", "منى", &[(2, "claim")]);
    let mut file = here.export();
    add_everywhere(&mut file, &json!(true));
    here.open_file("newer.json", &file.to_string());
    assert_eq!(imported(&here).0, merged(0, 1, 0));
    let out = here.export();
    assert_eq!(out["articles"][0]["sentences"][2]["annotations"][0]["x_newer"], true);
}

#[test]
fn labels_of_another_codebook_are_shown_counted_and_come_out_again() {
    let mut file = visit_by("id-1", "منى", &[(2, "claim")]).export();
    let doubt = json!({"id": "doubt", "name": {"en": "Doubt"}, "definition": {}, "colour": "red"});
    file["codebook"]["labels"]
        .as_array_mut()
        .expect("labels")
        .push(doubt.clone());
    file["articles"][0]["sentences"][2]["annotations"][0]["label"] = json!("doubt");
    let mut here = Shell::reading(FILES);
    here.open_file("doubt.json", &file.to_string());
    assert_eq!(here.label(2), some("doubt"));
    let work = here.annotated();
    let other = work.counts().by_label(&work.codebook).other;
    assert_eq!((other, work.counts().tagged()), (1, 1));
    let mut here = here.reopen();
    let out = here.export();
    assert_eq!(out["articles"][0]["sentences"][2]["annotations"][0]["label"], "doubt");
    assert_eq!(list(&out["codebook"]["labels"])[3..], [doubt]);
}

#[test]
fn an_import_while_articles_load_meets_them_when_they_come() {
    let file = visit_by("id-1", "منى", &[(2, "claim")]).export().to_string();
    let mut here = Shell::new(Site::new(FILES));
    here.slow = true;
    here.boot();
    let fetched_list = here.on_the_way.pop_front().expect("the list");
    here.send(fetched_list);
    here.open_file("mine.json", &file);
    here.slow = false;
    here.arrive();
    here.go("story");
    assert_eq!(here.label(2), some("claim"));
    here.focus(3);
    here.tag("quote");
    let here = here.reopen();
    assert_eq!((here.label(2), here.label(3)), (some("claim"), some("quote")));
}

#[test]
fn an_import_ends_in_one_message() {
    let file = visit_by("id-1", "منى", &[(2, "claim")]).export().to_string();
    let mut here = Shell::reading(FILES);
    let effects = here.open_file("mine.json", &file);
    assert_eq!(here.notices(), ["import-done"]);
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::Download { .. } | Effect::Fetch(_)))
    );
}
