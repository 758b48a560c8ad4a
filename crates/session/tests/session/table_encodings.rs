//! The encoding of a table, which the reader may choose while they say which column is what.

use hashiya_import::{EncodingStandard, Limits, Settings, TablePreview, table_in};
use hashiya_session::importing::columns::ColumnField;
use hashiya_session::importing::rereading;
use hashiya_session::{Dialog, Effect, FileRefusal, Message, TableQuestion, Trial, importing};

use super::FILES;
use super::shell::Shell;

/// "title,text" in Arabic and a row, in windows-1256.
const TABLE: &[u8] = b"\xC7\xE1\xDA\xE4\xE6\xC7\xE4,\xC7\xE1\xE4\xD5,views\n\xC8\xCD\xD1,\xE6\xD5\xE1\xCA \xC7\xE1\xD3\xDD\xED\xE4\xC9.,7\n";

fn preview(encoding: &str) -> Option<TablePreview> {
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: Some(encoding),
    };
    table_in("ships.csv", TABLE, &settings)
}

fn send(shell: &mut Shell, message: importing::Message) -> Vec<Effect> {
    shell.send(Message::Importing(message))
}

fn table(shell: &Shell) -> TableQuestion {
    shell.state().importing.tables.front().cloned().expect("a table")
}

/// The page, asking about the table as it was read in a wrong encoding.
fn misread() -> Shell {
    let mut shell = Shell::reading(FILES);
    send(&mut shell, importing::Message::Began(1));
    let preview = Box::new(preview("windows-1252").expect("a table"));
    let file = "ships.csv".to_owned();
    send(&mut shell, importing::Message::TableFound { file, preview });
    send(&mut shell, importing::Message::Ended);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Columns));
    shell
}

fn choose(shell: &mut Shell, encoding: &str) {
    let effects = send(shell, importing::Message::ChooseTableEncoding(encoding.into()));
    let asked = Effect::PreviewTable {
        file: "ships.csv".into(),
        encoding: Some(encoding.into()),
        headings: None,
    };
    assert!(effects.contains(&asked), "{effects:?}");
    assert_eq!(table(shell).trial, Trial::UnderWay);
    assert!(!table(shell).can_be_read());
}

fn answer(shell: &mut Shell, encoding: &str) {
    let message = importing::Message::TableFoundIn {
        file: "ships.csv".into(),
        encoding: Some(encoding.into()),
        headings: None,
        preview: preview(encoding).map(Box::new),
    };
    send(shell, message);
}

#[test]
fn the_rows_and_the_names_of_the_columns_are_those_of_the_encoding_that_is_chosen() {
    let mut shell = misread();
    let column = Some("views".to_owned());
    send(&mut shell, importing::Message::ChooseColumn(ColumnField::Date, column));
    choose(&mut shell, "windows-1256");
    answer(&mut shell, "windows-1256");
    let asked = table(&shell);
    assert_eq!(asked.preview.rows[0][0], "\u{628}\u{62D}\u{631}");
    // Guessed anew, as it is called otherwise; what the reader said of one that is not stays.
    assert_eq!(asked.columns.text, "\u{627}\u{644}\u{646}\u{635}");
    assert_eq!(asked.columns.date.as_deref(), Some("views"));
    let effects = send(&mut shell, importing::Message::ReadTables);
    let read = Effect::ReadTables {
        files: vec!["ships.csv".into()],
        columns: asked.columns,
        encoding: Some("windows-1256".into()),
    };
    assert!(
        effects.contains(&read) && effects.contains(&Effect::StopReadingAgain),
        "{effects:?}"
    );
}

#[test]
fn what_is_no_table_in_it_is_not_read() {
    let mut shell = misread();
    choose(&mut shell, "UTF-8");
    answer(&mut shell, "UTF-8");
    assert_eq!(table(&shell).trial, Trial::Failed);
    let effects = send(&mut shell, importing::Message::ReadTables);
    assert!(
        effects
            .iter()
            .all(|effect| !matches!(effect, Effect::ReadTables { .. }))
    );
    // Another one can be chosen; an answer to what was chosen before is not taken for it.
    choose(&mut shell, "windows-1256");
    answer(&mut shell, "windows-1252");
    assert_eq!(table(&shell).trial, Trial::UnderWay);
    answer(&mut shell, "windows-1256");
    assert!(table(&shell).can_be_read());
}

#[test]
fn where_the_file_cannot_be_read_any_more_nothing_waits_for_ever() {
    for message in [
        rereading::Message::NoReader,
        rereading::Message::Failed(FileRefusal::Unreadable),
    ] {
        let mut shell = misread();
        choose(&mut shell, "windows-1256");
        send(&mut shell, importing::Message::Reread(message));
        assert_eq!(table(&shell).trial, Trial::Failed);
    }
}
