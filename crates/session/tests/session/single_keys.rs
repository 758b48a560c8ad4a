//! Where keys alone are commands: everywhere, on a sentence, nowhere (WCAG 2.1.4).

use hashiya_session::{Message, PaletteItem, Preference, Route, SingleKeys, action, actions, choices};
use hashiya_session::{navigation, settings};
use hashiya_testing::cases;
use proptest::prelude::*;

use super::FILES;
use super::keyboards::any_press;
use super::keys::meaning;
use super::shell::Shell;

/// The page of an article, or the library, of a reader who made this choice.
pub fn page(choice: SingleKeys, in_library: bool) -> Shell {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Settings(settings::Message::Prefer(Preference::SingleKeys(
        choice,
    ))));
    if in_library {
        shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    }
    shell
}

/// What acts with each of the three choices, with the keyboard on a sentence and elsewhere.
#[test]
fn keys_alone_can_be_confined_to_a_sentence_or_switched_off() {
    let table = [
        ("Digit1 1", false, true),
        ("shift+Digit1 1", false, true),
        ("Numpad1 1", false, true),
        ("KeyJ j", false, true),
        ("shift+KeyJ J", false, true),
        ("KeyQ q", false, true),
        ("KeyP p", false, true),
        ("KeyC c", false, true),
        ("Slash /", false, true),
        ("shift+Slash ?", false, true),
        ("Backspace Backspace", false, true),
        ("Delete Delete", false, true),
        ("ArrowDown ArrowDown", true, true),
        ("shift+ArrowDown ArrowDown", true, true),
        ("Numpad2 ArrowDown", true, true),
        ("Home Home", true, true),
        ("End End", true, true),
        ("Escape Escape", true, true),
        ("ctrl+KeyZ z", true, true),
        ("ctrl+KeyK k", true, true),
        ("ctrl+KeyE e", true, true),
        ("meta+KeyE e", true, true),
    ];
    for (short, off, confined) in table {
        let on_sentence = format!("sentence+{short}");
        let meanings = |choice| {
            let shell = page(choice, false);
            [short, on_sentence.as_str()].map(|short| meaning(&shell, short) != "-")
        };
        assert_eq!(meanings(SingleKeys::Everywhere), [true, true], "{short}");
        assert_eq!(meanings(SingleKeys::OnSentence), [off, confined], "{short}");
        assert_eq!(meanings(SingleKeys::Off), [off, off], "{short}");
    }
}

/// With single keys off, whatever can be done has another way: the palette, which opens by a key with
/// Control or ⌘, offers it.
#[test]
fn what_has_no_key_any_more_is_in_the_palette() {
    for in_library in [true, false] {
        let shell = page(SingleKeys::Off, in_library);
        assert_eq!(meaning(&shell, "ctrl+KeyK k"), "Navigation(OpenDialog(Palette))");
        let state = shell.state();
        for action in actions().filter(|action| action.is_available(state)) {
            let offered = choices(state, action.text(state));
            let is_offered = offered
                .iter()
                .any(|choice| matches!(choice, PaletteItem::Action(offered) if offered.id == action.id));
            assert!(is_offered || ["palette", "close"].contains(&action.id), "{}", action.id);
        }
    }
}

#[test]
fn hints_show_the_keys_that_are_in_force() {
    let hint = |choice, id: &str| {
        let shell = page(choice, false);
        action(id).expect("an action").hint(Some("x"), shell.state())
    };
    for (id, usual, off) in [
        ("unsure", "x (\u{2068}Q\u{2069})", "x"),
        ("label-1", "x (\u{2068}١\u{2069})", "x"),
        ("search", "x (\u{2068}/\u{2069})", "x"),
        ("clear", "x (\u{2068}٠\u{2069})", "x"),
        ("undo", "x (\u{2068}Ctrl + Z\u{2069})", "x (\u{2068}Ctrl + Z\u{2069})"),
        (
            "palette", "x (\u{2068}Ctrl + K\u{2069})", "x (\u{2068}Ctrl + K\u{2069})",
        ),
        ("next-sentence", "x (\u{2068}↓\u{2069})", "x (\u{2068}↓\u{2069})"),
        ("split", "x (\u{2068}S\u{2069})", "x"),
    ] {
        assert_eq!(hint(SingleKeys::Everywhere, id), usual, "{id}");
        assert_eq!(hint(SingleKeys::OnSentence, id), usual, "{id}");
        assert_eq!(hint(SingleKeys::Off, id), off, "{id}");
    }
}

#[test]
fn the_choice_is_kept() {
    for choice in SingleKeys::ALL {
        let shell = page(choice, false).reopen();
        assert_eq!(shell.state().settings.preferences.single_keys(), choice);
    }
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn with_single_keys_off_only_moving_and_commands_are_left(short in any_press(), in_library in any::<bool>()) {
        let everywhere = meaning(&page(SingleKeys::Everywhere, in_library), &short);
        let off = meaning(&page(SingleKeys::Off, in_library), &short);
        let held = ["ctrl+", "meta+"].iter().any(|name| short.contains(name));
        let is_left = held || off == "Close" || off.starts_with("Navigation(Move");
        prop_assert!(off == "-" || is_left, "{short}: {off}");
        prop_assert!(!held || off == everywhere, "{short}: {off}");
    }

    #[test]
    fn confined_keys_act_as_everywhere_on_a_sentence(short in any_press()) {
        let on_sentence = format!("sentence+{}", short.replace("sentence+", ""));
        let confined = page(SingleKeys::OnSentence, false);
        prop_assert_eq!(meaning(&confined, &on_sentence), meaning(&page(SingleKeys::Everywhere, false), &on_sentence));
        let elsewhere = short.replace("sentence+", "");
        prop_assert_eq!(
            meaning(&confined, &elsewhere),
            meaning(&page(SingleKeys::Off, false), &elsewhere)
        );
    }
}
