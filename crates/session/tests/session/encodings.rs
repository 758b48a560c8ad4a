//! Files in other encodings, files that are no text, texts full of HTML's character references.

use hashiya_core::article::DecodeError;
use hashiya_session::i18n::Locale;
use hashiya_session::{FileFault, Message, NoticeAction, NoticeKind, transfer};

use super::FILES;
use super::shell::Shell;

const ESCAPED: &str = "The mill opens again\n&quot;We waited.&quot; The miller&#39;s daughter laughed.&nbsp;Nobody else did.\n\
    &#1602;&#1575;&#1604; &#1575;&#1604;&#1605;&#1583;&#1610;&#1585; &#1606;&#1593;&#1605;.";
const PLAIN: &str =
    "The mill opens again\n\"We waited.\" The miller's daughter laughed.\u{A0}Nobody else did.\nقال المدير نعم.";

fn open(shell: &mut Shell, name: &str, bytes: Vec<u8>) {
    shell.send(Message::Transfer(transfer::Message::FileOpened {
        name: name.into(),
        bytes: Some(bytes),
    }));
}

fn text(shell: &mut Shell, id: &str) -> String {
    shell.go(id);
    shell.annotated().document.article.text.to_string()
}

fn last(shell: &Shell) -> NoticeKind {
    shell.state().notices.shown.last().expect("a notice").kind.clone()
}

#[test]
fn utf16_without_a_mark_is_read_and_kept() {
    let article = "افتتاح السوق القديم بعد الترميم\nافتتح السوق القديم يوم الجمعة. حضر مئات الناس.\n";
    for order in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in ["", "\u{FEFF}"] {
            let mut shell = Shell::reading(FILES);
            let bytes = format!("{mark}{article}").encode_utf16().flat_map(order).collect();
            open(&mut shell, "market.txt", bytes);
            assert_eq!(shell.notices(), ["file-added"]);
            assert_eq!(text(&mut shell, "market"), article.trim_end());
            assert_eq!(text(&mut shell.reload(), "market"), article.trim_end());
        }
    }
}

#[test]
fn what_is_no_text_is_refused_with_the_place_and_what_to_do() {
    let cases: [(&str, &[u8], DecodeError); 4] = [
        ("a.txt", b"%PDF-1.7\n%", DecodeError::NotText { offset: 0, line: 1 }),
        ("b.txt", b"x\n\0\0\0\0\0\0", DecodeError::NotText { offset: 2, line: 2 }),
        (
            "c.txt",
            b"\xFF\xFEa\0\n\0b",
            DecodeError::Damaged { offset: 6, line: 2 },
        ),
        // Windows-1256.
        (
            "d.txt",
            b"ab\n\xDE\xC7\xE1: \xE4\xDA\xE3",
            DecodeError::NotUtf8 { offset: 3, line: 2 },
        ),
    ];
    for (name, bytes, error) in cases {
        let mut shell = Shell::reading(FILES);
        let before = shell.disk.borrow().records.clone();
        open(&mut shell, name, bytes.to_vec());
        assert_eq!(
            last(&shell),
            NoticeKind::FileFailed(name.into(), FileFault::Decode(error))
        );
        let said = last(&shell).text(Locale::default());
        assert!(said.contains(name) && said.contains("UTF-8"), "{said}");
        assert_eq!(shell.disk.borrow().records, before);
    }
}

#[test]
fn a_text_full_of_references_is_read_with_a_word_and_may_be_had_as_written() {
    let mut shell = Shell::reading(FILES);
    open(&mut shell, "mill.txt", ESCAPED.into());
    assert_eq!(shell.notices(), ["file-decoded"]);
    assert_eq!(text(&mut shell, "mill"), PLAIN);
    let notice = shell.state().notices.shown[0].clone();
    let said = notice.kind.text(Locale::default());
    assert!(said.contains("mill.txt") && said.contains("16"), "{said}");
    let Some(NoticeAction::OpenAsWritten(name, written)) = notice.kind.other_action() else {
        panic!("no offer: {notice:?}");
    };
    shell.send(Message::Transfer(transfer::Message::OpenAsWritten {
        notice: notice.id,
        name,
        text: written,
    }));
    assert_eq!(shell.notices(), ["file-added"]);
    let id = shell.state().library.entries[0].id.clone();
    assert_eq!(text(&mut shell, id.as_str()), ESCAPED);
    // Both are kept, and the file is known as it is written from then on.
    let mut shell = shell.reload();
    assert_eq!(text(&mut shell, "mill"), PLAIN);
    assert_eq!(text(&mut shell, id.as_str()), ESCAPED);
    open(&mut shell, "mill.txt", ESCAPED.into());
    assert_eq!(last(&shell), NoticeKind::FileKnown("mill.txt".into(), id));
}

#[test]
fn a_text_that_speaks_about_references_is_opened_as_it_is() {
    let article = "How to escape\nWrite &lt; for a sign that is less, and &amp; for an ampersand.\n";
    let mut shell = Shell::reading(FILES);
    open(&mut shell, "escape.txt", article.into());
    assert_eq!(shell.notices(), ["file-added"]);
    assert_eq!(text(&mut shell, "escape"), article.trim_end());
}

#[test]
fn the_same_file_opened_again_is_known() {
    let mut shell = Shell::reading(FILES);
    open(&mut shell, "mill.txt", ESCAPED.into());
    open(&mut shell, "mill.txt", ESCAPED.into());
    assert!(matches!(last(&shell), NoticeKind::FileKnown(..)));
    assert_eq!(shell.state().library.entries.len(), 3);
}
