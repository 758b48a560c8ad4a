//! Tables whose first row may or may not name their columns: the guess, and the reader's switch.

use hashiya_import::{Columns, EncodingStandard, Limits, Settings, TablePreview, table_in};
use hashiya_session::i18n::Locale;
use hashiya_session::importing::columns::{ColumnField, column_choice};
use hashiya_session::{Dialog, Effect, Message, NoticeKind, TableQuestion, Trial, column_name, importing};

use super::FILES;
use super::shell::Shell;

/// Rows without headings: a number, a newspaper, what it wrote.
const TABLE: &str = "1,الأهرام,أغلق الميناء أبوابه يومًا كاملًا بعد العاصفة التي ضربت الساحل.\n\
    2,الشروق,فُتح الميناء من جديد بعد أن هدأت العاصفة وعادت السفن إلى البحر.\n";
/// The same with others in each column.
const OTHER: &str = "ورد نص طويل هنا يكفي ليكون نص مقال عن الميناء والعاصفة والسفن كلها.,الأهرام,1\n\
    وورد نص طويل آخر هنا يكفي ليكون نص مقال عن الميناء والعاصفة والسفن.,الشروق,2\n";

fn preview(table: &str, headings: Option<bool>) -> TablePreview {
    let columns = Columns {
        headings,
        ..Columns::default()
    };
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: Some(&columns),
        encoding: None,
    };
    table_in("ships.csv", table.as_bytes(), &settings).expect("a table")
}

fn send(shell: &mut Shell, message: importing::Message) -> Vec<Effect> {
    shell.send(Message::Importing(message))
}

/// The page, asking about these tables.
fn asked_about(tables: &[(&str, &str)]) -> Shell {
    let mut shell = Shell::reading(FILES);
    send(&mut shell, importing::Message::Began(tables.len()));
    for (file, table) in tables {
        let preview = Box::new(preview(table, None));
        let file = (*file).to_owned();
        send(&mut shell, importing::Message::TableFound { file, preview });
    }
    send(&mut shell, importing::Message::Ended);
    assert_eq!(shell.state().navigation.dialog, Some(Dialog::Columns));
    shell
}

fn table(shell: &Shell) -> TableQuestion {
    shell.state().importing.tables.front().cloned().expect("a table")
}

fn answer(shell: &mut Shell, headings: Option<bool>) {
    let message = importing::Message::TableFoundIn {
        file: "ships.csv".into(),
        encoding: None,
        headings,
        preview: Some(Box::new(preview(TABLE, headings))),
    };
    send(shell, message);
}

#[test]
fn a_table_without_headings_is_read_without_losing_its_first_row() {
    let mut shell = asked_about(&[("ships.csv", TABLE)]);
    let asked = table(&shell);
    assert_eq!(asked.preview.headings, Some(false));
    assert_eq!(asked.columns.text, "column 3");
    assert!(asked.can_be_read());
    let effects = send(&mut shell, importing::Message::ReadTables);
    let columns = Columns {
        text: "column 3".into(),
        headings: Some(false),
        ..Columns::default()
    };
    let read = Effect::ReadTables {
        files: vec!["ships.csv".into()],
        columns,
        encoding: None,
    };
    assert!(effects.contains(&read), "{effects:?}");
}

#[test]
fn the_switch_has_the_first_rows_read_again() {
    let mut shell = asked_about(&[("ships.csv", TABLE)]);
    let effects = send(&mut shell, importing::Message::ChooseHeadings(true));
    let asked = Effect::PreviewTable {
        file: "ships.csv".into(),
        encoding: None,
        headings: Some(true),
    };
    assert!(effects.contains(&asked), "{effects:?}");
    assert!(!table(&shell).can_be_read());
    // The reader switches back at once: the answer to what they said before is not taken for it.
    send(&mut shell, importing::Message::ChooseHeadings(false));
    answer(&mut shell, Some(true));
    assert_eq!(table(&shell).trial, Trial::UnderWay);
    answer(&mut shell, Some(false));
    assert_eq!(table(&shell).preview.columns, ["column 1", "column 2", "column 3"]);
    send(&mut shell, importing::Message::ChooseHeadings(true));
    answer(&mut shell, Some(true));
    let with = table(&shell);
    assert_eq!(
        (with.preview.columns[1].as_str(), with.preview.rows.len()),
        ("الأهرام", 1)
    );
    assert_eq!((with.columns.headings, with.can_be_read()), (Some(true), true));
    // What the reader said is kept where another encoding is tried.
    let effects = send(&mut shell, importing::Message::ChooseTableEncoding("UTF-8".into()));
    let asked = Effect::PreviewTable {
        file: "ships.csv".into(),
        encoding: Some("UTF-8".into()),
        headings: Some(true),
    };
    assert!(effects.contains(&asked), "{effects:?}");
    // And a choice among columns without a name stays with its number.
    let mut shell = asked_about(&[("ships.csv", TABLE)]);
    let column = Some("column 2".to_owned());
    send(
        &mut shell,
        importing::Message::ChooseColumn(ColumnField::Author, column.clone()),
    );
    send(&mut shell, importing::Message::ChooseHeadings(false));
    answer(&mut shell, Some(false));
    assert_eq!(table(&shell).columns.author, column);
}

#[test]
fn tables_without_headings_are_asked_about_together_where_they_are_alike() {
    let together = asked_about(&[("ships.csv", TABLE), ("more.csv", TABLE)]);
    assert_eq!(table(&together).files, ["ships.csv", "more.csv"]);
    let apart = asked_about(&[("ships.csv", TABLE), ("other.csv", OTHER)]);
    assert_eq!(table(&apart).files, ["ships.csv"]);
    assert_eq!(apart.state().importing.tables.len(), 2);
}

#[test]
fn a_column_without_a_name_has_a_number_and_an_example_in_the_language_of_the_reader() {
    let shown = preview(TABLE, None);
    let of = |tag: &str| Locale::from_tag(tag).expect("a language");
    assert_eq!(column_name("column 2", of("fr")), "Colonne 2");
    assert_eq!(column_name("نص", of("fr")), "نص");
    assert_eq!(column_name("column 0", of("en")), "column 0");
    assert_eq!(column_choice(&shown, 1, of("en")), "Column 2: \u{2068}الأهرام\u{2069}");
    let arabic = column_choice(&shown, 2, of("ar"));
    assert!(arabic.starts_with("العمود ٣: \u{2068}أغلق الميناء"), "{arabic}");
    assert!(arabic.chars().count() < 80, "{arabic}");
}

#[test]
fn a_table_that_is_left_out_is_told_with_its_import() {
    let mut shell = asked_about(&[("ships.csv", TABLE), ("others.csv", OTHER)]);
    for left in [1, 2] {
        send(&mut shell, importing::Message::LeaveTable);
        let told: Vec<_> = shell
            .state()
            .notices
            .shown
            .iter()
            .filter_map(|notice| match notice.kind {
                NoticeKind::Imported { left, .. } => Some(left),
                _ => None,
            })
            .collect();
        assert_eq!(told, [left]);
    }
    assert_eq!(shell.state().navigation.dialog, None);
}
