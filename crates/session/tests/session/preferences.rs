//! How the reader likes to work: kept with the profile, the same in every tab, carried by a backup.

use hashiya_session::{settings, transfer};
use std::collections::BTreeMap;

use hashiya_session::{Effect, Message, Preference, Preferences, TextSize, Theme};

use super::FILES;
use super::shell::{Shell, Site, written};

fn preferences(shell: &Shell) -> (bool, TextSize, Theme, bool) {
    let known: &Preferences = &shell.state().settings.preferences;
    (known.moves_on(), known.text_size(), known.theme(), known.tour_seen())
}

const USUAL: (bool, TextSize, Theme, bool) = (true, TextSize::Normal, Theme::System, false);

fn look(effects: &[Effect]) -> Option<(TextSize, Theme)> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::SetLook { size, theme } => Some((*size, *theme)),
        _ => None,
    })
}

/// A page that finds this profile.
fn with_profile(profile: &str) -> (Shell, Vec<Effect>) {
    let mut shell = Shell::new(Site::new(FILES));
    shell.disk.borrow_mut().records = BTreeMap::from([("hashiya:1:profile".to_owned(), profile.to_owned())]);
    let effects = shell.boot();
    (shell, effects)
}

#[test]
fn what_the_reader_prefers_is_kept_and_shown_when_the_page_opens() {
    let mut shell = Shell::reading(FILES);
    assert_eq!(preferences(&shell), USUAL);
    for (preference, expected) in [
        (
            Preference::MoveOn(false),
            (false, TextSize::Normal, Theme::System, false),
        ),
        (
            Preference::TextSize(TextSize::Larger),
            (false, TextSize::Larger, Theme::System, false),
        ),
        (
            Preference::Theme(Theme::Dark),
            (false, TextSize::Larger, Theme::Dark, false),
        ),
        (Preference::TourSeen(true), (false, TextSize::Larger, Theme::Dark, true)),
    ] {
        let effects = shell.send(Message::Settings(settings::Message::Prefer(preference)));
        assert_eq!(preferences(&shell), expected);
        assert_eq!(look(&effects), Some((expected.1, expected.2)), "{preference:?}");
        assert_eq!(written(&effects).len(), 1, "one record for {preference:?}");
        assert!(
            shell
                .send(Message::Settings(settings::Message::Prefer(preference)))
                .is_empty(),
            "the same again is nothing"
        );
        shell = shell.reopen();
        assert_eq!(preferences(&shell), expected, "kept");
    }
    let mut shell = Shell::in_browser(shell.site, shell.disk);
    assert_eq!(look(&shell.boot()), Some((TextSize::Larger, Theme::Dark)));
}

#[test]
fn records_of_other_versions_are_read() {
    let annotator = r#""annotator":{"id":"a","name":"A"}"#;
    for (rest, expected) in [
        ("", USUAL),
        (r#","language":"ar","set_at":5"#, USUAL),
        (r#","preferences":{}"#, USUAL),
        (
            r#","preferences":{"move_on":false}"#,
            (false, TextSize::Normal, Theme::System, false),
        ),
        (
            r#","preferences":{"theme":"sepia","text_size":7,"move_on":"no"}"#,
            USUAL,
        ),
        (
            r#","preferences":{"theme":"light","tour_seen":true}"#,
            (true, TextSize::Normal, Theme::Light, true),
        ),
    ] {
        let profile = format!("{{{annotator}{rest}}}");
        let (shell, _) = with_profile(&profile);
        assert_eq!(preferences(&shell), expected, "{profile}");
        assert_eq!(shell.state().reader.name, "A", "{profile}");
        assert_eq!(shell.notices(), Vec::<&str>::new(), "{profile}");
    }
}

#[test]
fn preferences_of_a_newer_program_stay() {
    let profile = r#"{"annotator":{"id":"a","name":"A"},"preferences":{"gestures":[1],"theme":"sepia"}}"#;
    let (mut shell, _) = with_profile(profile);
    shell.send(Message::Settings(settings::Message::Prefer(Preference::MoveOn(false))));
    let kept = shell.disk.borrow().records["hashiya:1:profile"].clone();
    assert!(
        kept.contains(r#""gestures":[1]"#) && kept.contains(r#""theme":"sepia""#),
        "{kept}"
    );
}

#[test]
fn another_tab_takes_them_over() {
    let mut tabs = super::tabs::tabs([0, 0]);
    tabs[0].send(Message::Settings(settings::Message::Prefer(Preference::Theme(
        Theme::Dark,
    ))));
    while tabs[1].hear() {}
    assert_eq!(preferences(&tabs[1]).2, Theme::Dark);
    tabs[1].send(Message::Settings(settings::Message::Prefer(Preference::Theme(
        Theme::Light,
    ))));
    while tabs[0].hear() {}
    assert_eq!(preferences(&tabs[0]).2, Theme::Light);
}

#[test]
fn a_backup_brings_what_was_not_chosen_here() {
    let mut there = Shell::reading(FILES);
    there.send(Message::Settings(settings::Message::Prefer(Preference::Theme(
        Theme::Dark,
    ))));
    there.send(Message::Settings(settings::Message::Prefer(Preference::TextSize(
        TextSize::Small,
    ))));
    there.send(Message::Transfer(transfer::Message::BackUp));
    let (name, backup) = there.downloads.last().cloned().expect("a backup");
    let mut here = Shell::reading(FILES);
    here.send(Message::Settings(settings::Message::Prefer(Preference::TextSize(
        TextSize::Largest,
    ))));
    here.open_file(&name, &backup);
    let effects = here.send(Message::Transfer(transfer::Message::Restore));
    assert_eq!(preferences(&here), (true, TextSize::Largest, Theme::Dark, false));
    assert_eq!(look(&effects), Some((TextSize::Largest, Theme::Dark)));
    assert_eq!(
        preferences(&here.reload()),
        (true, TextSize::Largest, Theme::Dark, false)
    );
}

#[test]
fn sizes_go_up_and_down_between_their_ends() {
    let all = TextSize::ALL;
    for (at, size) in all.into_iter().enumerate() {
        assert_eq!(size.next(true), all[(at + 1).min(all.len() - 1)]);
        assert_eq!(size.next(false), all[at.saturating_sub(1)]);
    }
}
