//! Whose work a file is: asked before anything is written, answered once, and nothing is doubled or
//! overwritten by either answer.

use hashiya_core::annotation::AnnotatorId;
use hashiya_session::{Dialog, Message, Whose};
use hashiya_session::{annotate, transfer};
use serde_json::{Value, json};

use super::FILES;
use super::backup::disk;
use super::import::{some, visit_by};
use super::shell::{Shell, Site};
use hashiya_testing::files::{check_file, list};

/// A file by this annotator.
pub fn file_by(id: &str, name: &str, tags: &[(usize, &str)]) -> String {
    visit_by(id, name, tags).export().to_string()
}

/// A browser that is asked, with the story open.
pub fn asked(id: &str, name: &str, tags: &[(usize, &str)]) -> Shell {
    let mut shell = visit_by(id, name, tags);
    shell.asks = true;
    shell
}

/// Of whom the file that is shown asks.
pub fn open_questions(shell: &Shell) -> Vec<(String, usize)> {
    let shown = shell.state().transfer.restores.front();
    let asked = shown.map(|shown| shown.asked.clone()).unwrap_or_default();
    asked
        .into_iter()
        .map(|asked| (asked.annotator.id.to_string(), asked.said))
        .collect()
}

/// Who says what of each sentence in the export.
pub fn said(shell: &mut Shell) -> Vec<Vec<(String, String)>> {
    let file = shell.export();
    assert_eq!(check_file(&file), Ok(()));
    let story = list(&file["articles"])
        .iter()
        .find(|article| article["id"] == "story")
        .expect("the story");
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of = |sentence: &Value| {
        let annotations = list(&sentence["annotations"]).iter();
        annotations
            .map(|said| (word(&said["annotator"]), word(&said["label"])))
            .collect()
    };
    list(&story["sentences"]).iter().map(of).collect()
}

#[test]
fn a_reader_without_a_name_stays_who_they_are_when_the_file_is_a_colleagues() {
    for tags in [&[][..], &[(2, "claim")], &[(3, "background")]] {
        let file = file_by("id-2", "سامي", &[(3, "quote")]);
        let mut here = asked("id-1", "", tags);
        let (before, labels) = (here.disk.borrow().records.clone(), here.labels());
        here.open_file("sami.json", &file);
        assert_eq!(here.state().navigation.dialog, Some(Dialog::Whose));
        assert_eq!(open_questions(&here), [("id-2".to_owned(), 1)]);
        assert_eq!(
            (&here.disk.borrow().records, here.labels()),
            (&before, labels.clone()),
            "asked before anything is written"
        );
        here.answer("id-2", Whose::Another);
        assert_eq!(
            here.disk.borrow().records,
            before,
            "nor by an answer that is not confirmed"
        );
        here.open_shown();
        assert_eq!(here.state().navigation.dialog, None);
        assert_eq!(
            (here.state().reader.id.as_str(), here.state().reader.name.as_str()),
            ("id-1", "")
        );
        let own = tags
            .iter()
            .find(|(sentence, _)| *sentence == 3)
            .map(|(_, label)| *label);
        assert_eq!(here.label(3).as_deref(), own.or(Some("quote")));
        let here = here.reopen();
        assert_eq!(here.state().reader.id.as_str(), "id-1");
        assert_eq!(here.state().name_of(&AnnotatorId::new("id-2")), Some("سامي"));
    }
}

/// The whole story of the complaint: a newcomer opens a colleague's file, tags, and sends hers back.
#[test]
fn a_newcomers_file_takes_nothing_from_the_colleague_whose_file_she_opened() {
    let mut rana = asked("rana", "Rana", &[(2, "claim"), (3, "quote"), (4, "claim")]);
    let file = rana.export().to_string();
    let mut newcomer = asked("newcomer", "", &[]);
    newcomer.now = rana.now + 60_000;
    newcomer.open_file("rana.json", &file);
    newcomer.answer("rana", Whose::Another);
    newcomer.open_shown();
    for sentence in [2, 3, 4] {
        newcomer.focus(sentence);
        newcomer.tag("background");
    }
    let back = newcomer.export().to_string();
    let labels = rana.labels();
    rana.open_file("newcomer.json", &back);
    assert_eq!(open_questions(&rana), [("newcomer".to_owned(), 3)]);
    rana.answer("newcomer", Whose::Another);
    rana.open_shown();
    assert_eq!(rana.labels(), labels, "her own tags are hers");
    assert_eq!(
        said(&mut rana)[2],
        [
            ("newcomer".into(), "background".into()),
            ("rana".into(), "claim".into())
        ]
    );
}

#[test]
fn cancelling_changes_nothing_and_the_question_is_asked_again() {
    let file = file_by("id-2", "سامي", &[(3, "quote")]);
    let mut here = asked("id-1", "منى", &[(2, "claim")]);
    let (before, labels) = (disk(&here), here.labels());
    for _ in 0..2 {
        here.open_file("sami.json", &file);
        here.answer("id-2", Whose::Mine);
        here.send(Message::Close);
        assert_eq!(
            (here.state().navigation.dialog, here.state().transfer.restores.len()),
            (None, 0)
        );
        assert_eq!((disk(&here), here.labels()), (before.clone(), labels.clone()));
        assert_eq!(here.notices(), Vec::<&str>::new());
    }
    here.open_file("sami.json", &file);
    here.open_shown();
    assert_eq!(
        here.state().navigation.dialog,
        Some(Dialog::Whose),
        "not opened without an answer"
    );
    assert_eq!(disk(&here), before);
}

#[test]
fn an_answer_is_kept_for_every_later_file() {
    let mut there = visit_by("id-2", "سامي", &[(3, "quote")]);
    let first = there.export().to_string();
    there.focus(4);
    there.tag("claim");
    let second = there.export().to_string();
    for (whose, shown) in [(Whose::Another, "id-2"), (Whose::Mine, "id-1")] {
        let mut here = asked("id-1", "منى", &[(2, "claim")]);
        here.open_file("first.json", &first);
        here.answer("id-2", whose.clone());
        here.open_shown();
        here.open_file("again.json", &first);
        assert_eq!(here.state().navigation.dialog, None, "the same file: {whose:?}");
        let mut here = here.reopen();
        here.asks = true;
        here.open_file("second.json", &second);
        assert_eq!(here.state().navigation.dialog, None, "a later one: {whose:?}");
        assert_eq!(said(&mut here)[4], [(shown.into(), "claim".into())]);
    }
}

#[test]
fn ones_own_earlier_work_becomes_ones_own_and_nothing_is_doubled() {
    let mut there = visit_by("id-0", "منى", &[(2, "claim"), (3, "quote"), (4, "claim"), (6, "quote")]);
    there.focus(4);
    there.send(Message::Annotate(annotate::Message::Clear));
    let file = there.export().to_string();
    let mut here = Shell::new(Site::new(FILES));
    here.now += 3_600_000;
    here.boot_as(|boot| boot.new_annotator = "id-1".into());
    here.asks = true;
    here.go("story");
    here.focus(3);
    here.tag("background");
    here.open_file("mine.json", &file);
    here.answer("id-0", Whose::Mine);
    here.open_shown();
    assert_eq!(here.state().reader.id.as_str(), "id-1");
    let expected = [(2, "claim"), (3, "background"), (6, "quote")];
    for (sentence, label) in expected {
        assert_eq!(
            said(&mut here)[sentence],
            [("id-1".into(), label.into())],
            "the later one, once"
        );
        assert!(!here.annotated().is_anothers(sentence));
    }
    assert_eq!(here.annotated().counts().tagged(), 3);
    // They can be changed like all else, undone, and outlive the page.
    here.focus(2);
    here.tag("quote");
    here.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(said(&mut here)[2], [("id-1".into(), "claim".into())]);
    here.focus(6);
    here.send(Message::Annotate(annotate::Message::Clear));
    let mut here = here.reopen();
    assert_eq!((here.label(2), here.label(6)), (some("claim"), None));
    here.open_file("again.json", &file);
    assert_eq!(
        (here.label(6), here.annotated().counts().tagged()),
        (None, 2),
        "what was cleared stays cleared"
    );
    let annotators = here.export()["annotators"].clone();
    let ids: Vec<&Value> = list(&annotators).iter().map(|listed| &listed["id"]).collect();
    assert_eq!(ids, ["id-1"]);
}

#[test]
fn a_browser_with_nothing_in_it_goes_on_as_the_annotator_of_the_file() {
    let file = file_by("id-0", "منى", &[(2, "claim")]);
    for name in ["", "منى الأولى"] {
        let mut here = asked("id-1", name, &[]);
        here.open_file("mine.json", &file);
        here.answer("id-0", Whose::Mine);
        assert_eq!(
            here.state().transfer.restores[0]
                .report
                .reader
                .as_ref()
                .map(|reader| reader.id.as_str()),
            Some("id-0"),
            "said before"
        );
        here.open_shown();
        let expected = if name.is_empty() { "منى" } else { name };
        assert_eq!(
            (here.state().reader.id.as_str(), here.state().reader.name.as_str()),
            ("id-0", expected)
        );
        assert!(!here.annotated().is_anothers(2));
        let mut here = here.reopen();
        here.focus(2);
        here.tag("quote");
        assert_eq!(said(&mut here)[2], [("id-0".into(), "quote".into())]);
    }
}

/// Work in articles whose texts did not come is work all the same.
#[test]
fn work_on_an_article_that_is_not_at_hand_keeps_its_identity() {
    let mine = visit_by("id-1", "", &[(2, "claim")]);
    let disk = mine.disk.clone();
    let mut site = Site::new(FILES);
    site.files.remove("story.txt");
    let mut here = Shell::in_browser(site, disk.clone());
    here.boot();
    here.asks = true;
    here.open_file("theirs.json", &visit_by("id-0", "", &[]).export().to_string());
    let other = {
        let mut there = Shell::new(Site::new(FILES));
        there.boot_as(|boot| boot.new_annotator = "id-0".into());
        there.go("other");
        there.focus(1);
        there.tag("quote");
        there.export().to_string()
    };
    here.open_file("mine.json", &other);
    here.answer("id-0", Whose::Mine);
    here.open_shown();
    assert_eq!(here.state().reader.id.as_str(), "id-1");
    let mut here = Shell::in_browser(Site::new(FILES), disk);
    here.boot();
    here.go("story");
    assert!(!here.annotated().is_anothers(2));
    here.go("other");
    assert!(!here.annotated().is_anothers(1));
}

#[test]
fn everybody_in_a_file_is_asked_about_but_the_reader_and_who_is_known() {
    let mut teacher = visit_by("teacher", "هند", &[(2, "claim")]);
    teacher.open_file("a.json", &file_by("a", "سامي", &[(3, "quote")]));
    teacher.open_file("b.json", &file_by("b", "", &[(3, "claim"), (4, "quote")]));
    let file = teacher.export().to_string();
    let mut here = asked("a", "سامي", &[]);
    here.open_file("all.json", &file);
    assert_eq!(
        open_questions(&here),
        [("b".to_owned(), 2), ("teacher".to_owned(), 1)],
        "not of the reader"
    );
    here.answer("b", Whose::Mine);
    here.open_shown();
    assert_eq!(here.state().navigation.dialog, Some(Dialog::Whose), "one is open still");
    here.answer("teacher", Whose::Another);
    here.open_shown();
    assert_eq!(said(&mut here)[2], [("teacher".into(), "claim".into())]);
    assert_eq!(said(&mut here)[3].len(), 1, "both of them are the reader's");
    assert_eq!(said(&mut here)[4], [("a".into(), "quote".into())]);
    assert_eq!(here.state().reader.id.as_str(), "a", "the reader's own work is in it");
}

#[test]
fn two_identities_with_one_name_are_asked_about_and_can_be_one_person() {
    let (one, two) = (
        file_by("s-1", "سامي", &[(3, "quote"), (4, "quote")]),
        file_by("s-2", " سامي", &[(3, "claim")]),
    );
    for is_one in [true, false] {
        let mut here = asked("id-1", "منى", &[(2, "claim")]);
        here.open_file("one.json", &one);
        assert_eq!(here.state().transfer.restores[0].asked[0].namesake, None);
        here.answer("s-1", Whose::Another);
        here.open_shown();
        here.open_file("two.json", &two);
        let namesake = here.state().transfer.restores[0].asked[0].namesake.clone();
        assert_eq!(namesake, Some(AnnotatorId::new("s-1")));
        here.answer(
            "s-2",
            if is_one {
                Whose::Same(AnnotatorId::new("s-1"))
            } else {
                Whose::Another
            },
        );
        here.open_shown();
        let of_three = said(&mut here)[3].clone();
        assert_eq!(of_three.len(), if is_one { 1 } else { 2 }, "{of_three:?}");
        assert_eq!(said(&mut here)[4], [("s-1".into(), "quote".into())]);
        let mut here = here.reopen();
        assert_eq!(said(&mut here)[3], of_three);
    }
}

#[test]
fn several_files_wait_for_their_answers_in_turn() {
    let files: Vec<String> = [2, 3, 4, 6]
        .iter()
        .enumerate()
        .map(|(number, sentence)| file_by(&format!("s-{number}"), "", &[(*sentence, "quote")]))
        .collect();
    let mut here = asked("id-1", "منى", &[]);
    for (number, file) in files.iter().enumerate() {
        here.open_file(&format!("{number}.json"), file);
    }
    here.open_file("0 again.json", &files[0]);
    assert_eq!(here.state().transfer.restores.len(), 5);
    here.answer("s-0", Whose::Another);
    here.open_shown();
    assert_eq!(open_questions(&here), [("s-1".to_owned(), 1)]);
    here.send(Message::Close);
    assert_eq!(
        open_questions(&here),
        [("s-2".to_owned(), 1)],
        "one that is put away takes no other along"
    );
    here.send(Message::Transfer(transfer::Message::OpenAllAsOthers));
    assert_eq!(
        (here.state().navigation.dialog, here.state().transfer.restores.len()),
        (None, 0)
    );
    assert_eq!(here.notices(), ["import-done"; 4]);
    assert_eq!(
        (here.label(2), here.label(3), here.label(4)),
        (some("quote"), None, some("quote"))
    );
}

#[test]
fn a_file_without_a_word_of_anybodys_is_not_asked_about() {
    let mut here = asked("id-1", "منى", &[]);
    here.open_file("empty.json", &file_by("id-2", "سامي", &[]));
    assert_eq!(
        (here.state().navigation.dialog, here.notices()),
        (None, vec!["import-done"])
    );
    let mut own = here.export();
    own["annotators"] = json!([{"id": "id-9", "name": "لم يقل شيئًا"}]);
    here.open_file("listed.json", &own.to_string());
    assert_eq!(here.state().navigation.dialog, None);
}

#[test]
fn a_file_that_waited_for_the_library_is_asked_about_when_it_is_its_turn() {
    let mut here = Shell::new(Site::new(FILES));
    here.slow = true;
    here.asks = true;
    here.boot();
    here.open_file("sami.json", &file_by("id-2", "سامي", &[(3, "quote")]));
    assert_eq!(here.state().navigation.dialog, None);
    here.slow = false;
    here.arrive();
    assert_eq!(here.state().navigation.dialog, Some(Dialog::Whose));
    here.answer("id-2", Whose::Another);
    here.open_shown();
    here.go("story");
    assert_eq!(here.label(3), some("quote"));
}
