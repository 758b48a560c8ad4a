//! The keys of the list of what became of tagged sentences, and the command that shows it.

use hashiya_core::article::ArticleId;
use hashiya_session::revising::Message as Revising;
use hashiya_session::{
    KeyPress, Message, Preference, ReviewKey, SingleKeys, action, message_of_key, review_key, settings,
};

use super::keys::press;
use super::revising_list::{ALL, current, list};
use super::shell::Shell;

#[test]
fn the_list_is_a_command_where_an_article_has_earlier_versions() {
    let mut shell = list(&ALL);
    shell.send(Message::Close);
    let is_available = |shell: &Shell| action("review-versions").is_some_and(|it| it.is_available(shell.state()));
    let meaning = |shell: &Shell| message_of_key(shell.state(), press("KeyV ر")).map(|message| format!("{message:?}"));
    assert!(is_available(&shell));
    let expected = format!("Revising(Review({:?}))", current(&shell));
    assert_eq!(meaning(&shell), Some(expected));
    shell.go("story");
    assert!(!is_available(&shell));
    assert_eq!(meaning(&shell), None);
    shell.send(Message::Revising(Revising::Review(ArticleId::new("story"))));
    assert_eq!(shell.state().navigation.dialog, None, "there is no list of it");
}

fn meaning(shell: &Shell, short: &str) -> Option<ReviewKey> {
    review_key(shell.state(), press(short))
}

#[test]
fn keys_of_the_list_serve_every_layout() {
    let shell = list(&ALL);
    use ReviewKey::{
        AcceptAll, First, Last, LeaveOut, Next, PlaceByHand, Previous, TakeBack, TakeFirst, TakeSecond, WaitAgain,
    };
    let table = [
        ("ArrowDown ArrowDown", Some(Next)),
        ("KeyJ j", Some(Next)),
        ("KeyJ ت", Some(Next)),
        ("ArrowUp ArrowUp", Some(Previous)),
        ("KeyK ن", Some(Previous)),
        ("Home Home", Some(First)),
        ("End End", Some(Last)),
        ("sentence+Enter Enter", Some(TakeFirst)),
        ("sentence+NumpadEnter Enter", Some(TakeFirst)),
        // Elsewhere Enter presses what has the keyboard.
        ("Enter Enter", None),
        ("Space  ", None),
        ("Digit1 1", Some(TakeFirst)),
        ("Digit1 ١", Some(TakeFirst)),
        ("Digit1 &", Some(TakeFirst)),
        ("Numpad2 2", Some(TakeSecond)),
        ("Digit2 ۲", Some(TakeSecond)),
        ("Digit3 3", None),
        ("Digit0 0", Some(LeaveOut)),
        ("Backspace Backspace", Some(LeaveOut)),
        ("Delete Delete", Some(LeaveOut)),
        ("KeyH ا", Some(PlaceByHand)),
        ("KeyW ص", Some(WaitAgain)),
        ("KeyA ش", Some(AcceptAll)),
        // Without a position, as from a distant keyboard.
        ("Unidentified ا", Some(PlaceByHand)),
        ("Unidentified h", Some(PlaceByHand)),
        ("ctrl+KeyZ z", Some(TakeBack)),
        ("ctrl+KeyZ ئ", Some(TakeBack)),
        ("meta+KeyZ z", Some(TakeBack)),
        ("ctrl+KeyW z", Some(TakeBack)),
        ("ctrl+shift+KeyZ Z", None),
        ("field+KeyH h", None),
        ("field+ctrl+KeyZ z", None),
        ("composing+KeyH h", None),
        ("alt+Digit1 1", None),
        ("Escape Escape", None),
        ("Tab Tab", None),
    ];
    for (short, expected) in table {
        assert_eq!(meaning(&shell, short), expected, "{short}");
    }
}

#[test]
fn keys_alone_of_the_list_can_be_confined_to_it_or_switched_off() {
    let mut shell = list(&ALL);
    let table = [
        // Whatever is chosen, on the list and beside it.
        ("ArrowDown ArrowDown", [true; 2], [true; 2]),
        ("Home Home", [true; 2], [true; 2]),
        ("Enter Enter", [true, false], [true, false]),
        ("ctrl+KeyZ z", [true; 2], [true; 2]),
        ("Digit1 1", [true, false], [false; 2]),
        ("Digit0 0", [true, false], [false; 2]),
        ("Delete Delete", [true, false], [false; 2]),
        ("KeyJ j", [true, false], [false; 2]),
        ("KeyH h", [true, false], [false; 2]),
        ("KeyA a", [true, false], [false; 2]),
    ];
    for (choice, column) in [(SingleKeys::OnSentence, 0), (SingleKeys::Off, 1)] {
        shell.send(Message::Settings(settings::Message::Prefer(Preference::SingleKeys(
            choice,
        ))));
        for (short, confined, off) in table {
            let expected = [confined, off][column];
            let means = [true, false].map(|on_sentence| {
                let press = KeyPress {
                    on_sentence,
                    ..press(short)
                };
                review_key(shell.state(), press).is_some()
            });
            assert_eq!(means, expected, "{short} with {choice:?}");
        }
    }
}
