//! The table of actions: every key of the app is in it and does what it says, and the palette offers
//! what can be done now.

use hashiya_session::{annotate, navigation, settings, transfer};
use std::collections::{BTreeMap, BTreeSet};

use hashiya_session::i18n::Locale;
use hashiya_session::{
    Dialog, KeyPress, Message, PaletteItem, Route, SECTIONS, action, actions, choices, message_of_key,
};

use super::FILES;
use super::shell::Shell;
use hashiya_testing::{files_below, project, read_project};

/// Every position of a full keyboard that a browser names.
const CODES: &[&str] = &[
    "KeyA", "KeyB", "KeyC", "KeyD", "KeyE", "KeyF", "KeyG", "KeyH", "KeyI", "KeyJ", "KeyK", "KeyL", "KeyM", "KeyN",
    "KeyO", "KeyP", "KeyQ", "KeyR", "KeyS", "KeyT", "KeyU", "KeyV", "KeyW", "KeyX", "KeyY", "KeyZ", "Digit0", "Digit1",
    "Digit2", "Digit3", "Digit4", "Digit5", "Digit6", "Digit7", "Digit8", "Digit9", "Minus", "Equal", "Backspace",
    "Tab", "BracketLeft", "BracketRight", "Enter", "Semicolon", "Quote", "Backquote", "Backslash", "Comma", "Period",
    "Slash", "Space", "CapsLock", "Escape", "F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12",
    "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown", "Insert", "Delete",
    "IntlBackslash", "IntlRo", "IntlYen", "ContextMenu",
];

fn press(code: &'static str, command: bool, shift: bool) -> KeyPress<'static> {
    KeyPress {
        code,
        ctrl: command,
        shift,
        on_sentence: true,
        ..KeyPress::default()
    }
}

/// The pages on which keys mean something: those of [`pages`], and an article of which sentences are chosen one by one.
fn pages_of_keys() -> [Shell; 3] {
    let [library, reading] = pages();
    let mut choosing = Shell::reading(FILES);
    choosing.send(Message::Navigation(navigation::Message::BeginOrEndChoosing));
    [library, reading, choosing]
}

/// The library, and an article with its first sentence focused.
fn pages() -> [Shell; 2] {
    let reading = Shell::reading(FILES);
    let mut library = Shell::reading(FILES);
    library.send(Message::Navigation(navigation::Message::RouteChanged(Route::Library)));
    [library, reading]
}

/// The labels that a codebook of three does not have.
const IDLE: [&str; 6] = ["label-4", "label-5", "label-6", "label-7", "label-8", "label-9"];

#[test]
fn every_key_of_the_keyboard_is_in_the_table_and_every_key_of_the_table_on_the_keyboard() {
    let mut from_keyboard: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut from_table = from_keyboard.clone();
    for shell in pages_of_keys() {
        let state = shell.state();
        let named = |message: Message| format!("{} {message:?}", state.navigation.open.is_some());
        for code in CODES {
            for (command, shift) in [(false, false), (false, true), (true, false), (true, true)] {
                // Escape closes whatever is held with it.
                if *code != "Escape" || !(command || shift) {
                    let key = press(code, command, shift);
                    let message = message_of_key(state, key);
                    let keys = message.map(|message| from_keyboard.entry(named(message)).or_default());
                    keys.map(|keys| keys.insert(shown(code, command, shift)));
                }
            }
        }
        for action in actions().filter(|action| !action.keys.is_empty()) {
            // Actions of the other page have no keys here, and labels that there are not nowhere.
            let is_here = action.is_available(state)
                || state.navigation.open.is_some()
                    && !["export", "open", "choose-one", "review-versions"].contains(&action.id)
                    && !IDLE.contains(&action.id);
            if is_here {
                let keys = action.keys.iter().map(|key| key.text(Locale::default()));
                from_table.entry(named(action.message(state))).or_default().extend(keys);
            }
        }
    }
    assert_eq!(from_keyboard, from_table);
}

/// A press as the table shows its keys.
fn shown(code: &str, command: bool, shift: bool) -> String {
    let name = match code {
        "ArrowDown" => "↓",
        "ArrowUp" => "↑",
        "Backspace" => "⌫",
        "Delete" => "Del",
        "Escape" => "Esc",
        "Slash" if shift => return "?".into(),
        "Slash" => "/",
        _ => code.trim_start_matches("Key").trim_start_matches("Digit"),
    };
    let held = [command.then_some("Ctrl + "), shift.then_some("Shift + ")];
    held.into_iter().flatten().chain([name]).collect()
}

#[test]
fn actions_have_names_of_their_own_and_texts_in_every_language() {
    let mut ids = BTreeSet::new();
    let mut shell = Shell::reading(FILES);
    for action in actions() {
        assert!(ids.insert(action.id), "{} twice", action.id);
        for locale in Locale::all() {
            shell.send(Message::Settings(settings::Message::SetLocale(locale)));
            assert!(!action.text(shell.state()).is_empty(), "{}", action.id);
            let hint = action.hint(None, shell.state());
            assert!(hint.starts_with(action.text(shell.state())), "{hint}");
            let is_idle = IDLE.contains(&action.id);
            assert_eq!(hint.contains('('), !action.keys.is_empty() && !is_idle, "{hint}");
        }
    }
    let by_section: usize = SECTIONS.iter().map(|section| section.actions.len()).sum();
    assert_eq!(ids.len(), by_section);
    assert!(action("no-such-action").is_none());
}

/// A button asks for its action by name: a name that is none would show no button.
#[test]
fn every_button_of_an_action_is_in_the_table() {
    let mut buttons = 0;
    for file in files_below(&project("src/ui"), ".rs") {
        let source = std::fs::read_to_string(&file).expect("a readable file");
        let worded = source.split("worded(store, state, \"").skip(1);
        let worded = worded.map(|part| part.split('"').next().expect("a name"));
        // A tool is named beside its sign.
        let mut parts = source.split("\", Icon::").peekable();
        let named = std::iter::from_fn(|| parts.next().filter(|_| parts.peek().is_some()));
        let named = named.map(|part| part.rsplit('"').next().expect("a name"));
        for id in worded.chain(named) {
            assert!(action(id).is_some(), "{}: {id}", file.display());
            buttons += 1;
        }
    }
    assert!(buttons >= 20, "{buttons} buttons");
    let button = read_project("src/ui/widgets/action_button.rs");
    assert!(button.contains("data-action={id}") && button.contains("data-action={tool.action.id}"));
}

/// What the palette offers: names of actions, and articles with `#`.
fn offered(shell: &Shell, query: &str) -> Vec<String> {
    let name = |choice: &PaletteItem| match choice {
        PaletteItem::Action(action) => action.id.to_owned(),
        PaletteItem::Article(id, _) => format!("#{id}"),
    };
    choices(shell.state(), query).iter().map(name).collect()
}

#[test]
fn the_palette_offers_what_can_be_done_now() {
    let [library, mut reading] = pages();
    let has = |shell: &Shell, id: &str| offered(shell, "").contains(&id.to_owned());
    for id in ["label-1", "next-sentence", "split", "library", "export-article"] {
        assert!(has(&reading, id) && !has(&library, id), "{id}");
    }
    for id in ["open", "export"] {
        assert!(!has(&reading, id) && has(&library, id), "{id}");
    }
    assert!(!has(&reading, "undo") && !has(&reading, "palette"));
    reading.tag("claim");
    assert!(has(&reading, "undo") && !has(&reading, "redo"));
    reading.send(Message::Annotate(annotate::Message::Undo));
    assert!(!has(&reading, "undo") && has(&reading, "redo"));
    let all = offered(&reading, "");
    assert_eq!(all[all.len() - 2..], ["#story", "#other"], "articles come last");
    for shell in pages() {
        let offered = choices(shell.state(), "").into_iter();
        for choice in offered {
            if let PaletteItem::Action(action) = choice {
                assert!(action.is_available(shell.state()));
            }
        }
    }
}

#[test]
fn the_palette_finds_in_spite_of_marks_and_spelling() {
    let shell = Shell::reading(FILES);
    for (query, expected) in [
        ("اقتباس", "label-2"),
        ("إقتباس", "label-2"),
        ("اِقْتِبَاس", "label-2"),
        ("قمه", "#story"),
        ("قمة البلدين", "#story"),
        ("بلدين  قمه", "#story"),
        ("ANOTHER rep", "#other"),
        ("مقال صدر", "export-article"),
    ] {
        let found = offered(&shell, query);
        assert!(found.contains(&expected.to_owned()), "{query}: {found:?}");
    }
    assert_eq!(offered(&shell, "زرافة"), Vec::<String>::new());
    assert_eq!(offered(&shell, "  "), offered(&shell, ""));
}

#[test]
fn choosing_an_article_goes_there_and_files_are_chosen() {
    let mut shell = Shell::reading(FILES);
    let effects = shell.send(Message::Navigation(navigation::Message::Go(Route::Library)));
    assert!(effects.contains(&hashiya_session::Effect::Go(Route::Library)));
    let effects = shell.send(Message::Transfer(transfer::Message::ChooseFiles));
    assert!(effects.contains(&hashiya_session::Effect::ChooseFiles));
    shell.send(Message::Navigation(navigation::Message::OpenDialog(Dialog::Palette)));
    let again = message_of_key(shell.state(), press("KeyK", true, false));
    assert!(matches!(again, Some(Message::Close)), "the same key closes it");
    let in_its_field = KeyPress {
        in_field: true,
        ..press("KeyP", false, false)
    };
    assert!(message_of_key(shell.state(), in_its_field).is_none());
}
