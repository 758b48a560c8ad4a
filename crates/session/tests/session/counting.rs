//! What counts as a sentence to tag: not bylines and dates, unless the reader wishes so.

use hashiya_session::{Effect, Message, Preference, Step, annotate, navigation, settings};

use super::shell::{Shell, Site};

/// Title (0), byline (1), date (2), two sentences (3, 4), the agency (5).
const CREDITED: &[(&str, &str)] = &[(
    "credited.txt",
    "قطار جديد بين العاصمة والساحل\n\nكتبت: هند الراوي\n\nالثلاثاء 18 يونيو 2024\n\n\
     يبدأ القطار الجديد رحلاته الأسبوع المقبل بعد عامين من الأشغال. ويقطع المسافة في ساعتين فقط بدلا من أربع ساعات.\n\n\
     المصدر: وكالات\n",
)];

const ROLES: [&str; 6] = ["title", "byline", "date", "body", "body", "byline"];

fn prefer(credits: bool) -> Message {
    Message::Settings(settings::Message::Prefer(Preference::CountCredits(credits)))
}

fn ordinals(shell: &Shell) -> Vec<Option<usize>> {
    (0..6).map(|sentence| shell.annotated().ordinal(sentence)).collect()
}

fn said(effects: &[Effect]) -> Vec<String> {
    let said = effects.iter().filter_map(|effect| match effect {
        Effect::Announce(text) => Some(text.clone()),
        _ => None,
    });
    said.collect()
}

#[test]
fn bylines_and_dates_are_not_counted_unless_the_reader_wishes_so() {
    let mut shell = Shell::reading(CREDITED);
    let work = shell.annotated();
    let roles: Vec<&str> = (0..6)
        .map(|sentence| work.role(work.block_of(sentence)).as_str())
        .collect();
    assert_eq!(roles, ROLES);
    assert_eq!(shell.state().counts().total, 3);
    assert_eq!(ordinals(&shell), [Some(1), None, None, Some(2), Some(3), None]);
    assert_eq!(
        shell.state().kinds().cells_of(shell.annotated()).len(),
        3,
        "the chart of the sentences"
    );
    assert_eq!(shell.state().times().left, 3);

    shell.send(prefer(true));
    assert_eq!(shell.state().counts().total, 6);
    assert_eq!(ordinals(&shell), [1, 2, 3, 4, 5, 6].map(Some));
    assert_eq!(shell.state().kinds().cells_of(shell.annotated()).len(), 6);
    assert_eq!(shell.state().times().left, 6);

    let mut shell = shell.reopen();
    assert_eq!(shell.state().counts().total, 6, "after a reload");
    shell.send(prefer(false));
    assert_eq!(shell.state().counts().total, 3);
}

#[test]
fn the_wish_reaches_the_other_tab() {
    let mut here = Shell::reading(CREDITED);
    let mut there = Shell::in_browser(Site::new(CREDITED), here.disk.clone());
    there.boot();
    there.go("credited");
    assert_eq!(there.state().counts().total, 3);
    here.send(prefer(true));
    while there.hear() {}
    assert_eq!(there.state().counts().total, 6);
}

#[test]
fn nothing_asks_for_the_tag_of_a_byline_or_a_date() {
    let mut shell = Shell::reading(CREDITED);
    shell.focus(0);
    assert_eq!(said(&shell.tag_on("claim")), ["الجملة ١: ادعاء. الآن الجملة ٢"]);
    assert_eq!(shell.focused(), Some(3), "moved on over byline and date");
    shell.tag_on("quote");
    shell.send(Message::Navigation(navigation::Message::NextUntagged));
    assert_eq!(shell.focused(), Some(4));
    shell.tag_on("background");
    assert_eq!(
        shell.focused(),
        Some(4),
        "the agency below is no sentence to tag: this was the last"
    );
    assert_eq!(shell.annotated().counts().untagged(), 0);
    let effects = shell.send(Message::Navigation(navigation::Message::NextUntagged));
    assert_eq!(said(&effects), [shell.state().messages().reading.all_done]);
}

#[test]
fn with_the_setting_they_are_asked_for() {
    let mut shell = Shell::reading(CREDITED);
    shell.send(prefer(true));
    shell.focus(0);
    shell.tag_on("claim");
    assert_eq!(shell.focused(), Some(1));
    shell.focus(4);
    shell.send(Message::Navigation(navigation::Message::NextUntagged));
    assert_eq!(shell.focused(), Some(5));
}

#[test]
fn a_byline_is_tagged_by_who_wants_to_and_nothing_of_it_is_lost() {
    let mut shell = Shell::reading(CREDITED);
    shell.focus(0);
    shell.send(Message::Navigation(navigation::Message::Move {
        step: Step::Next,
        extend: false,
    }));
    assert_eq!(shell.focused(), Some(1), "the arrows go to all that is text");
    assert_eq!(said(&shell.tag_on("background")), ["الكاتب: خلفية. الآن الجملة ٢"]);
    shell.focus(1);
    shell.send(Message::Annotate(annotate::Message::ToggleUnsure));
    let counts = shell.annotated().counts();
    assert_eq!((counts.total, counts.tagged(), counts.unsure), (3, 0, 1));
    assert_eq!(
        shell.annotated().unsure().collect::<Vec<_>>(),
        [1],
        "the mark is found again"
    );

    let mut shell = shell.reopen();
    assert_eq!(shell.label(1).as_deref(), Some("background"));
    let file = shell.export();
    let sentences = file["articles"][0]["sentences"].as_array().expect("sentences");
    let roles: Vec<&str> = sentences
        .iter()
        .filter_map(|sentence| sentence["role"].as_str())
        .collect();
    assert_eq!(roles, ROLES, "every sentence is in the file");
    assert_eq!(sentences[1]["annotations"][0]["label"], "background");

    shell.send(prefer(true));
    assert_eq!(shell.annotated().counts().tagged(), 1);
}

#[test]
fn another_role_says_otherwise() {
    let mut shell = Shell::reading(CREDITED);
    shell.focus(1);
    shell.send(Message::Annotate(annotate::Message::SetRole(Some(
        hashiya_core::article::Role::Body,
    ))));
    assert_eq!(shell.annotated().counts().total, 4);
    shell.send(Message::Annotate(annotate::Message::Undo));
    assert_eq!(shell.annotated().counts().total, 3);
}
