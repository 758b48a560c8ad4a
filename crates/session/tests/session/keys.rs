//! What keys mean: by position, so that every layout works.

use hashiya_session::{Dialog, KeyPress, Message, Route, message_of_key};
use hashiya_session::{annotate, navigation};

use super::FILES;
use super::shell::Shell;

/// A key press in short: `ctrl+shift+KeyZ`, `field+KeyN`, with what it writes after a space.
pub fn press(short: &str) -> KeyPress<'_> {
    let (keys, key) = short.split_once(' ').unwrap_or((short, ""));
    let parts: Vec<&str> = keys.split('+').collect();
    let has = |name: &str| parts.contains(&name);
    KeyPress {
        code: parts.last().copied().unwrap_or_default(),
        key,
        ctrl: has("ctrl"),
        meta: has("meta"),
        shift: has("shift"),
        alt: has("alt"),
        alt_graph: has("altgr"),
        composing: has("composing"),
        in_field: has("field"),
        on_sentence: has("sentence"),
        apple: has("apple"),
    }
}

pub fn meaning(shell: &Shell, short: &str) -> String {
    message_of_key(shell.state(), press(short)).map_or("-".into(), |message| format!("{message:?}"))
}

const NEXT: &str = "Navigation(Move { step: Next, extend: false })";
const EXTEND: &str = "Navigation(Move { step: Next, extend: true })";

#[test]
fn keys_of_the_reading_page() {
    let shell = Shell::reading(FILES);
    let tag = |label: &str| {
        format!(
            "{:?}",
            Message::Annotate(annotate::Message::Tag(hashiya_core::codebook::LabelId::new(label)))
        )
    };
    let (claim, quote, background) = (tag("claim"), tag("quote"), tag("background"));
    let table = [
        ("Digit1 1", claim.as_str()),
        ("Digit2 2", &quote),
        ("Digit3 3", &background),
        // Arabic, Persian and French layouts write other signs in the same places.
        ("Digit1 ١", &claim),
        ("Digit2 ۲", &quote),
        ("Digit3 \"", &background),
        ("Digit1 &", &claim),
        ("Numpad1 1", &claim),
        ("Numpad3 3", &background),
        ("Digit4 4", "-"),
        ("Digit0 ٠", "Annotate(Clear)"),
        ("Numpad0 0", "Annotate(Clear)"),
        ("Backspace Backspace", "Annotate(Clear)"),
        ("Delete Delete", "Annotate(Clear)"),
        ("ArrowDown ArrowDown", NEXT),
        ("KeyJ j", NEXT),
        ("KeyJ ت", NEXT),
        ("shift+ArrowDown ArrowDown", EXTEND),
        ("shift+KeyJ ـ", EXTEND),
        ("ArrowUp ArrowUp", "Navigation(Move { step: Previous, extend: false })"),
        ("KeyK ن", "Navigation(Move { step: Previous, extend: false })"),
        ("Home Home", "Navigation(Move { step: First, extend: false })"),
        ("shift+End End", "Navigation(Move { step: Last, extend: true })"),
        ("KeyC ؤ", "Navigation(OpenDialog(Codebook))"),
        ("shift+KeyC C", "-"),
        ("ctrl+KeyC c", "-"),
        ("field+KeyC c", "-"),
        ("KeyU ع", "Navigation(NextUntagged)"),
        ("KeyN ى", "Navigation(OpenDialog(Note))"),
        ("KeyB لا", "Annotate(SetRole(None))"),
        ("Slash /", "Navigation(OpenSearch)"),
        ("Slash ظ", "Navigation(OpenSearch)"),
        ("shift+Digit7 /", "Navigation(OpenSearch)"),
        ("shift+Slash ?", "Navigation(OpenDialog(Help))"),
        ("shift+Slash ؟", "Navigation(OpenDialog(Help))"),
        ("shift+Minus ?", "Navigation(OpenDialog(Help))"),
        ("Escape Escape", "Close"),
        ("ctrl+KeyZ z", "Annotate(Undo)"),
        ("ctrl+KeyZ ئ", "Annotate(Undo)"),
        ("ctrl+shift+KeyZ Z", "Annotate(Redo)"),
        ("ctrl+KeyY y", "Annotate(Redo)"),
        ("ctrl+KeyE e", "Transfer(ExportArticle)"),
        ("ctrl+KeyE ث", "Transfer(ExportArticle)"),
        // What belongs to the browser stays with it.
        ("ctrl+KeyJ j", "-"),
        ("ctrl+Digit1 1", "-"),
        ("ctrl+KeyR r", "-"),
        ("alt+Digit1 1", "-"),
        ("alt+ArrowLeft ArrowLeft", "-"),
        ("shift+Digit1 !", "-"),
        ("shift+KeyU U", "-"),
        ("KeyQ ض", "Annotate(ToggleUnsure)"),
        ("shift+KeyQ َ", "Navigation(NextUnsure)"),
        ("KeyP ح", "Navigation(OpenDialog(Palette))"),
        ("ctrl+KeyK ن", "Navigation(OpenDialog(Palette))"),
        ("KeyS س", "Navigation(OpenDialog(Split))"),
        ("KeyM ة", "Annotate(Merge)"),
        ("KeyR ق", "Annotate(CycleRole)"),
        ("ctrl+shift+KeyE E", "-"),
        ("Tab Tab", "-"),
        ("Enter Enter", "-"),
        ("Space  ", "-"),
        ("F5 F5", "-"),
        ("", "-"),
    ];
    for (short, expected) in table {
        assert_eq!(meaning(&shell, short), expected, "{short}");
    }
}

/// On French and German layouts letters lie elsewhere: where a place means nothing, the letter
/// written there does, and with Control always.
#[test]
fn letters_of_latin_layouts_are_taken_by_name_where_their_place_means_nothing() {
    let shell = Shell::reading(FILES);
    let table = [
        // AZERTY: A and Q, Z and W change places, M lies right of L.
        ("Semicolon m", "Annotate(Merge)"),
        ("KeyM ,", "Annotate(Merge)"),
        ("KeyA q", "Annotate(ToggleUnsure)"),
        ("shift+KeyA Q", "Navigation(NextUnsure)"),
        ("KeyQ a", "Annotate(ToggleUnsure)"),
        ("KeyW z", "-"),
        ("ctrl+KeyW z", "Annotate(Undo)"),
        ("ctrl+shift+KeyW Z", "Annotate(Redo)"),
        ("ctrl+KeyZ w", "-"),
        ("Digit1 &", "Annotate(Tag(LabelId(\"claim\")))"),
        ("Digit0 à", "Annotate(Clear)"),
        ("shift+Period /", "Navigation(OpenSearch)"),
        ("shift+KeyM ?", "Navigation(OpenDialog(Help))"),
        // QWERTZ: Y and Z change places.
        ("ctrl+KeyY z", "Annotate(Undo)"),
        ("ctrl+shift+KeyY Z", "Annotate(Redo)"),
        ("ctrl+KeyZ y", "Annotate(Redo)"),
        ("shift+Digit7 /", "Navigation(OpenSearch)"),
        // Dvorak: the place counts where it means something, the letter where it does not.
        ("KeyJ h", NEXT),
        ("KeyL n", "Navigation(OpenDialog(Note))"),
        ("ctrl+KeyD e", "Transfer(ExportArticle)"),
        ("ctrl+KeyE .", "Transfer(ExportArticle)"),
        // Layouts without Latin letters go by place alone.
        ("ctrl+KeyZ ئ", "Annotate(Undo)"),
        ("ctrl+KeyY غ", "Annotate(Redo)"),
        ("ctrl+KeyE у", "Transfer(ExportArticle)"),
        ("ctrl+KeyK л", "Navigation(OpenDialog(Palette))"),
        ("KeyA ش", "-"),
        ("KeyF u", "Navigation(NextUntagged)"),
    ];
    for (short, expected) in table {
        assert_eq!(meaning(&shell, short), expected, "{short}");
    }
}

#[test]
fn only_what_moves_goes_on_while_a_key_is_held() {
    let shell = Shell::reading(FILES);
    let held = [
        "KeyJ", "ArrowUp", "shift+ArrowDown", "Home", "KeyU", "ctrl+KeyZ", "ctrl+KeyY",
    ];
    let once = [
        "Digit1", "Digit3", "Digit0", "Backspace", "KeyQ", "KeyM", "KeyB", "KeyR", "KeyN", "ctrl+KeyE", "Escape",
    ];
    for (shorts, expected) in [(&held[..], true), (&once[..], false)] {
        for short in shorts {
            let message = message_of_key(shell.state(), press(short)).expect("a meaning");
            assert_eq!(message.kind().repeats, expected, "{short}");
        }
    }
}

#[test]
fn a_field_keeps_its_keys() {
    let shell = Shell::reading(FILES);
    for short in [
        "field+Digit1 1", "field+KeyJ j", "field+Backspace Backspace", "field+Slash /", "field+ctrl+KeyZ z",
        "field+shift+Slash ?",
    ] {
        assert_eq!(meaning(&shell, short), "-", "{short}");
    }
    assert_eq!(meaning(&shell, "field+Escape Escape"), "Close");
    assert_eq!(meaning(&shell, "field+ctrl+KeyE e"), "Transfer(ExportArticle)");
}

#[test]
fn a_window_keeps_the_keys_from_the_page_behind_it() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Settings)));
    for short in ["Digit1 1", "KeyJ j", "KeyU u", "ctrl+KeyZ z", "Slash /"] {
        assert_eq!(meaning(&shell, short), "-", "{short}");
    }
    assert_eq!(meaning(&shell, "Escape Escape"), "Close");
}

#[test]
fn the_key_that_opens_the_codebook_closes_it() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Codebook)));
    assert_eq!(meaning(&shell, "KeyC ؤ"), "Close");
    assert_eq!(meaning(&shell, "shift+KeyC C"), "-");
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Settings)));
    assert_eq!(meaning(&shell, "KeyC c"), "-");
}

#[test]
fn the_library_has_help_codebook_and_export_only() {
    let mut shell = Shell::reading(FILES);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    for short in [
        "Digit1 1", "KeyJ j", "Backspace Backspace", "KeyN n", "Slash /", "ctrl+KeyZ z",
    ] {
        assert_eq!(meaning(&shell, short), "-", "{short}");
    }
    assert_eq!(meaning(&shell, "shift+Slash ?"), "Navigation(OpenDialog(Help))");
    assert_eq!(meaning(&shell, "KeyC ؤ"), "Navigation(OpenDialog(Codebook))");
    assert_eq!(meaning(&shell, "ctrl+KeyE e"), "Transfer(ExportAll)");
}

#[test]
fn a_library_of_many_articles_has_a_key_for_finding() {
    let texts: Vec<(String, String)> = (0..9)
        .map(|number| (format!("{number}.txt"), FILES[0].1.to_owned()))
        .collect();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut shell = Shell::reading(&files);
    shell.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    assert_eq!(meaning(&shell, "Slash /"), "Navigation(OpenSearch)");
    let effects = shell.send(Message::Navigation(navigation::Message::OpenSearch));
    assert!(effects.contains(&hashiya_session::Effect::FocusSearch), "{effects:?}");
}
