//! Keyboards that write otherwise: AltGr, number blocks, layouts that write digits with Shift, keys
//! without a position, Apple's text fields, input methods.

use hashiya_session::{Message, SingleKeys, annotate, message_of_key};
use hashiya_testing::cases;
use proptest::prelude::*;

use super::FILES;
use super::keys::{meaning, press};
use super::shell::Shell;
use super::single_keys::page;

const CLAIM: &str = "Annotate(Tag(LabelId(\"claim\")))";
const QUOTE: &str = "Annotate(Tag(LabelId(\"quote\")))";
const BACKGROUND: &str = "Annotate(Tag(LabelId(\"background\")))";
const CLEAR: &str = "Annotate(Clear)";
const NEXT: &str = "Navigation(Move { step: Next, extend: false })";
const PREVIOUS: &str = "Navigation(Move { step: Previous, extend: false })";
const EXTEND: &str = "Navigation(Move { step: Next, extend: true })";
const FIRST: &str = "Navigation(Move { step: First, extend: false })";
const LAST: &str = "Navigation(Move { step: Last, extend: false })";
const TO_LAST: &str = "Navigation(Move { step: Last, extend: true })";
const UNSURE: &str = "Annotate(ToggleUnsure)";
const MERGE: &str = "Annotate(Merge)";
const PALETTE: &str = "Navigation(OpenDialog(Palette))";
const EXPORT: &str = "Transfer(ExportArticle)";

/// Checks what each key press means on a reading page; the presses are written as in `keys.rs`.
fn check(table: &[(&str, &str)]) {
    let shell = Shell::reading(FILES);
    let wrong: Vec<String> = table
        .iter()
        .map(|(short, expected)| (short, expected, meaning(&shell, short)))
        .filter(|(_, expected, found)| found != *expected)
        .map(|(short, expected, found)| format!("{short}: {found} instead of {expected}"))
        .collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_writes_other_signs_is_no_command() {
    check(&[
        // Linux and newer browsers on Windows tell of AltGr, older ones of Control and Alt.
        ("altgr+Digit2 ²", "-"),
        ("altgr+Digit3 #", "-"),
        ("altgr+Digit0 @", "-"),
        ("altgr+Digit0 }", "-"),
        ("altgr+KeyQ @", "-"),
        ("altgr+KeyM µ", "-"),
        ("altgr+KeyE €", "-"),
        ("altgr+KeyN n", "-"),
        ("ctrl+alt+Digit2 ~", "-"),
        ("ctrl+alt+KeyQ @", "-"),
        ("ctrl+alt+KeyE €", "-"),
        ("ctrl+alt+altgr+KeyE €", "-"),
        ("ctrl+alt+KeyE e", "-"),
        ("altgr+shift+Slash ¿", "-"),
        ("altgr+Minus ?", "-"),
        ("altgr+shift+Digit1 1", "-"),
        // ⌥ on Apple's keyboards writes too, and begins accents.
        ("apple+alt+Digit2 ™", "-"),
        ("apple+alt+KeyQ œ", "-"),
        ("apple+alt+KeyN Dead", "-"),
        ("Quote Dead", "-"),
        ("BracketLeft Dead", "-"),
        ("KeyQ Dead", "-"),
        // Emoji on Apple's, and other keys of the system.
        ("apple+ctrl+meta+KeyK k", "-"),
    ]);
}

#[test]
fn the_number_block_does_what_it_says() {
    check(&[
        // With NumLock.
        ("Numpad1 1", CLAIM),
        ("Numpad2 2", QUOTE),
        ("Numpad3 3", BACKGROUND),
        ("Numpad0 0", CLEAR),
        ("Numpad1 ١", CLAIM),
        ("Numpad2 ۲", QUOTE),
        ("Numpad4 4", "-"),
        // Without.
        ("Numpad1 End", LAST),
        ("Numpad2 ArrowDown", NEXT),
        ("Numpad3 PageDown", "-"),
        ("Numpad4 ArrowLeft", "-"),
        ("Numpad5 Clear", "-"),
        ("Numpad6 ArrowRight", "-"),
        ("Numpad7 Home", FIRST),
        ("Numpad8 ArrowUp", PREVIOUS),
        ("Numpad9 PageUp", "-"),
        ("Numpad0 Insert", "-"),
        ("NumpadDecimal Delete", CLEAR),
        ("shift+Numpad2 ArrowDown", EXTEND),
        ("shift+Numpad1 End", TO_LAST),
        // Shift writes a digit where NumLock is off, and the other way round.
        ("shift+Numpad1 1", CLAIM),
        ("NumpadDecimal .", "-"),
        ("NumpadDecimal ,", "-"),
        ("NumpadEnter Enter", "-"),
        ("NumpadAdd +", "-"),
        ("NumpadSubtract -", "-"),
        ("NumpadDivide /", "Navigation(OpenSearch)"),
        ("field+Numpad1 1", "-"),
        ("field+Numpad1 End", "-"),
        ("ctrl+Numpad0 0", "-"),
        ("altgr+Numpad1 1", "-"),
        ("Insert Insert", "-"),
        ("shift+Insert Insert", "-"),
        ("ctrl+Insert Insert", "-"),
    ]);
}

#[test]
fn a_digit_that_is_written_with_shift_acts() {
    check(&[
        ("shift+Digit1 1", CLAIM),
        ("shift+Digit2 2", QUOTE),
        ("shift+Digit3 3", BACKGROUND),
        ("shift+Digit0 0", CLEAR),
        ("shift+Digit4 4", "-"),
        ("shift+Digit1 ١", CLAIM),
        // On a keyboard that writes signs with Shift, those are signs.
        ("shift+Digit1 !", "-"),
        ("shift+Digit2 @", "-"),
        ("shift+Digit3 #", "-"),
        ("shift+Digit0 )", "-"),
        // A keyboard whose digits stand in another order: the one that is written.
        ("shift+Digit5 1", CLAIM),
        // And one that has them elsewhere.
        ("KeyW 1", CLAIM),
        ("KeyX ٣", BACKGROUND),
        ("field+shift+Digit1 1", "-"),
        ("ctrl+shift+Digit1 1", "-"),
        ("alt+shift+Digit1 1", "-"),
    ]);
}

#[test]
fn a_key_without_a_position_goes_by_what_it_writes() {
    check(&[
        (" 1", CLAIM),
        (" ٢", QUOTE),
        (" ۳", BACKGROUND),
        (" 0", CLEAR),
        (" ٠", CLEAR),
        ("Unidentified 1", CLAIM),
        (" j", NEXT),
        (" J", NEXT),
        ("shift+ J", EXTEND),
        ("Unidentified q", UNSURE),
        (" m", MERGE),
        (" ArrowDown", NEXT),
        ("shift+ ArrowDown", EXTEND),
        (" ArrowUp", PREVIOUS),
        (" Home", FIRST),
        (" End", LAST),
        (" Backspace", CLEAR),
        (" Delete", CLEAR),
        (" Escape", "Close"),
        ("field+ Escape", "Close"),
        (" Enter", "-"),
        (" Tab", "-"),
        (" Insert", "-"),
        (" /", "Navigation(OpenSearch)"),
        (" ?", "Navigation(OpenDialog(Help))"),
        (" ؟", "Navigation(OpenDialog(Help))"),
        ("ctrl+ z", "Annotate(Undo)"),
        ("ctrl+ e", EXPORT),
        ("ctrl+ k", PALETTE),
        // Letters that lie at one place on every Arabic keyboard for Windows and Linux.
        (" ت", NEXT),
        (" ن", PREVIOUS),
        (" ض", UNSURE),
        (" ة", MERGE),
        (" ع", "Navigation(NextUntagged)"),
        (" ى", "Navigation(OpenDialog(Note))"),
        (" س", "Navigation(OpenDialog(Split))"),
        (" لا", "Annotate(SetRole(None))"),
        (" ق", "Annotate(CycleRole)"),
        (" ؤ", "Navigation(OpenDialog(Codebook))"),
        (" ح", PALETTE),
        ("ctrl+ ئ", "Annotate(Undo)"),
        ("ctrl+ ث", EXPORT),
        (" ب", "-"),
        (" و", "-"),
        // Virtual keyboards say nothing of what they write.
        (" Unidentified", "-"),
        (" ", "-"),
        ("field+ 1", "-"),
        ("field+ ت", "-"),
    ]);
}

#[test]
fn a_key_that_was_given_another_place_is_what_it_says() {
    check(&[
        ("CapsLock Escape", "Close"),
        ("CapsLock Backspace", CLEAR),
        ("Escape CapsLock", "-"),
        ("CapsLock CapsLock", "-"),
        ("Lang1 HangulMode", "-"),
        ("KeyJ Hiragana", "-"),
        // A ligature is something written.
        ("KeyB لا", "Annotate(SetRole(None))"),
    ]);
}

#[test]
fn text_fields_of_apple_keep_control() {
    check(&[
        ("apple+field+ctrl+KeyE e", "-"),
        ("apple+field+ctrl+KeyK k", "-"),
        ("apple+field+ctrl+KeyE ث", "-"),
        ("apple+field+ctrl+KeyY y", "-"),
        ("apple+field+meta+KeyE e", EXPORT),
        ("apple+field+meta+KeyK k", PALETTE),
        ("apple+field+meta+KeyZ z", "-"),
        ("apple+ctrl+KeyE e", EXPORT),
        ("apple+ctrl+KeyK k", PALETTE),
        ("apple+meta+KeyZ z", "Annotate(Undo)"),
        ("apple+field+Escape Escape", "Close"),
        ("field+ctrl+KeyE e", EXPORT),
        ("field+ctrl+KeyK k", PALETTE),
    ]);
}

#[test]
fn an_input_method_keeps_its_keys() {
    check(&[
        ("composing+Escape Escape", "-"),
        ("composing+field+Escape Escape", "-"),
        ("composing+field+Escape Process", "-"),
        ("field+Escape Process", "-"),
        ("composing+Digit1 1", "-"),
        ("KeyJ Process", "-"),
        ("composing+field+Enter Enter", "-"),
        ("composing+field+ctrl+KeyE e", "-"),
        ("composing+KeyZ ㅋ", "-"),
        // The same keys when nothing is composed.
        ("KeyJ ㅓ", NEXT),
        ("Digit1 1", CLAIM),
        ("field+Escape Escape", "Close"),
    ]);
}

/// Any key press, as it is written in short.
pub fn any_press() -> impl Strategy<Value = String> {
    let code = prop::sample::select(vec![
        "", "Unidentified", "Digit0", "Digit1", "Digit2", "Digit3", "Digit9", "Numpad0", "Numpad1", "Numpad5",
        "NumpadDivide", "KeyA", "KeyB", "KeyC", "KeyE", "KeyJ", "KeyK", "KeyM", "KeyN", "KeyP", "KeyQ", "KeyR", "KeyS",
        "KeyU", "KeyY", "KeyZ", "Slash", "Semicolon", "Backspace", "Delete", "Insert", "ArrowUp", "ArrowDown", "Home",
        "End", "Escape", "Enter", "Tab", "Space", "CapsLock",
    ]);
    let key = prop::sample::select(vec![
        "", "1", "2", "0", "١", "٣", "۲", "!", "j", "J", "q", "m", "z", "e", "k", "é", "@", "€", "/", "?", "؟", "ت",
        "ض", "لا", "한", "End", "ArrowDown", "Insert", "Delete", "Escape", "Enter", "Process", "Dead", "Unidentified",
    ]);
    let held = prop::sample::subsequence(vec!["ctrl+", "meta+", "shift+", "field+", "sentence+", "apple+"], 0..=6);
    (held, code, key).prop_map(|(held, code, key)| format!("{}{code} {key}", held.concat()))
}

proptest! {
    #![proptest_config(cases(512))]

    #[test]
    fn with_what_writes_otherwise_and_in_an_input_method_no_key_acts(
        short in any_press(),
        with in prop::sample::select(vec!["altgr+", "alt+", "composing+", "ctrl+meta+", "ctrl+alt+"]),
        in_library in any::<bool>(),
    ) {
        let shell = page(SingleKeys::Everywhere, in_library);
        prop_assert_eq!(meaning(&shell, &format!("{with}{short}")), "-");
    }

    #[test]
    fn in_a_field_only_escape_and_commands_act(short in any_press()) {
        let found = meaning(&page(SingleKeys::Everywhere, false), &format!("field+{short}"));
        let held = ["ctrl+", "meta+"].iter().any(|name| short.contains(name));
        prop_assert!(held || found == "-" || found == "Close", "{short}: {found}");
    }
}

/// Held down, a key of the number block goes on moving, and tags once.
#[test]
fn the_number_block_repeats_what_moves() {
    let shell = Shell::reading(FILES);
    for (short, repeats) in [("Numpad2 ArrowDown", true), ("Numpad1 1", false), (" ArrowUp", true)] {
        let message = message_of_key(shell.state(), press(short)).expect("a meaning");
        assert_eq!(message.kind().repeats, repeats, "{short}");
    }
    let tag = message_of_key(shell.state(), press("shift+Digit1 1"));
    assert!(matches!(tag, Some(Message::Annotate(annotate::Message::Tag(_)))));
}
