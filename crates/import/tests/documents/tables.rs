//! Tables: which column is what, one article a row, and rows that are none.

use hashiya_import::{Columns, Damage, Fault, Settings, TablePreview, table_in};

use crate::making::zip;
use crate::reading::{outcomes, read_all, read_with, refused, settings};

/// The columns that are guessed for a table, in one line.
fn guessed(file: &str, table: &str) -> String {
    let preview = table_in(file, table.as_bytes(), &settings()).expect("a table");
    let Some(guess) = preview.guess else {
        return format!("none of {}", preview.columns.join(","));
    };
    let others = [
        guess.title, guess.address, guess.date, guess.author, guess.language, guess.id,
    ];
    let names = ["title", "address", "date", "author", "language", "id"];
    let others = names
        .iter()
        .zip(others)
        .filter_map(|(name, column)| Some(format!(" {name}={}", column?)));
    format!("text={}{}", guess.text, others.collect::<String>())
}

/// The texts in a table, with the columns that are guessed.
fn texts(file: &str, table: &str) -> Vec<String> {
    let all = read_all(file, table.as_bytes());
    let text = |imported: hashiya_import::Imported| imported.outcome.map(|article| article.text);
    all.into_iter()
        .map(|imported| text(imported).unwrap_or_else(|fault| format!("! {fault}")))
        .collect()
}

#[test]
fn columns_are_guessed_by_names_and_by_content() {
    let cases = [
        (
            "a.csv",
            "id,title,text,url,date\n1,T,Words.,https://example.org/1,2024-05-01\n",
            "text=text title=title address=url date=date id=id",
        ),
        (
            "a.csv",
            "العنوان,النص,الرابط,التاريخ,الكاتب\nع,كلمات.,http://example.org,١ مايو,ليلى\n",
            "text=النص title=العنوان address=الرابط date=التاريخ author=الكاتب",
        ),
        (
            "a.csv",
            "Titre;Contenu;Langue\nT;Des mots.;fr\n",
            "text=Contenu title=Titre language=Langue",
        ),
        (
            "a.csv",
            "Full_Text,Content\nshort words,much longer words than in the other column\n",
            "text=Content",
        ),
        (
            "a.csv",
            "a,b,c\n1,https://example.org/x,some words that are long enough to be the text of an article\n",
            "text=c address=b",
        ),
        (
            "a.csv",
            "a,when\nsome words that are long enough to be the text of an article,01/05/2024\n",
            "text=a date=when",
        ),
        ("a.csv", "only\nwords\n", "text=only"),
        ("a.csv", "a,b\n1,2\n", "none of a,b"),
        // No identity where one is there twice or not at all.
        ("a.csv", "id,text\n1,Words.\n1,Words.\n", "text=text"),
        ("a.csv", "id,text\n,Words.\n2,Words.\n", "text=text"),
        // A language by its name is none by a tag.
        ("a.csv", "text,language\nWords.,English\n", "text=text"),
        (
            "a.jsonl",
            "{\"id\":7,\"data\":{\"text\":\"Words.\",\"url\":\"https://example.org\"}}\n",
            "text=data.text address=data.url id=id",
        ),
        (
            "a.json",
            "[{\"paragraphs\":[\"One.\",\"Two.\"],\"headline\":\"T\"}]",
            "text=paragraphs title=headline",
        ),
    ];
    for (file, table, expected) in cases {
        assert_eq!(guessed(file, table), expected, "{table}");
    }
}

#[test]
fn the_preview_shows_the_first_rows() {
    let rows: String = (0..9)
        .map(|row| format!("{row},\"{}\"\n", "word ".repeat(100)))
        .collect();
    let table = format!("id,text\n{rows}");
    let preview = table_in("a.csv", table.as_bytes(), &settings()).expect("a table");
    assert_eq!(preview.columns, ["id", "text"]);
    assert_eq!(preview.rows.len(), 5);
    assert_eq!(preview.rows[4][0], "4");
    assert!(preview.rows[0][1].chars().count() <= 201 && preview.rows[0][1].ends_with('…'));
    // Of an archive the first table in it; of other files none.
    let archive = zip(&[("a.txt", b"Words."), ("t.csv", table.as_bytes())]);
    let inside = TablePreview {
        encoding: None,
        ..preview
    };
    assert_eq!(table_in("a.zip", &archive, &settings()), Some(inside));
    assert_eq!(table_in("a.txt", b"Words.", &settings()), None);
    assert_eq!(table_in("a.json", b"{\"format\":\"hashiya\"}", &settings()), None);
}

#[test]
fn what_parts_fields_is_found() {
    let cases: [(&str, &str, &[&str]); 10] = [
        ("a.csv", "title,text\na,\"One, two; three.\"\n", &["One, two; three."]),
        ("a.csv", "title;text\r\na;One, two, three.\r\n", &["One, two, three."]),
        ("a.csv", "title\ttext\na\tOne, two.\n", &["One, two."]),
        ("a.csv", "title|text\na|One, two.\n", &["One, two."]),
        ("a.csv", "sep=;\r\ntitle;text\r\na;One, two.\r\n", &["One, two."]),
        (
            "a.csv",
            "text\nOne, two, three.\nFour, five.\n",
            &["One, two, three.", "Four, five."],
        ),
        (
            "a.csv",
            "id,text\n1,\"Two\r\nlines, \"\"quoted\"\".\"\n2,x\n",
            &["Two\nlines, \"quoted\".", "x"],
        ),
        ("a.tsv", "id\ttext\n1\t\"Two\nlines.\"\n", &["Two\nlines."]),
        // A quotation mark that is only one.
        (
            "a.tsv",
            "id\ttext\n1\t\"Half quoted\n2\tWhole.\n3\tAlso.\n",
            &["\"Half quoted", "Whole.", "Also."],
        ),
        ("a.csv", "\u{FEFF}text,id\nWords.,1\n", &["Words."]),
    ];
    for (file, table, expected) in cases {
        assert_eq!(texts(file, table), expected, "{table:?}");
    }
}

#[test]
fn a_row_with_other_fields_than_the_table_is_told_with_its_line() {
    let table = "id,text\n1,\"Two\nlines.\"\n\n2\n3,Three.,\n4,Four.,more\n5,\n6,Six.\n";
    let faults = [
        "! the row in line 5 has 1 fields where the table has 2 columns",
        "! the row in line 7 has 3 fields where the table has 2 columns",
    ];
    assert_eq!(
        texts("a.csv", table),
        [
            "Two\nlines.", faults[0], "Three.", faults[1], "! row 5 has no text", "Six."
        ]
    );
    let with_first_line = format!("sep=,\n{table}");
    assert_eq!(
        texts("a.csv", &with_first_line)[1],
        "! the row in line 6 has 1 fields where the table has 2 columns"
    );
    // A quotation mark that is open at the end may have taken in any number of rows.
    let open = refused("a.csv", b"id,text\n1,One.\n2,\"Two.\n3,Three.\n", &settings());
    let detail = "a quotation mark that is not closed, in the row that begins in line 3".to_owned();
    let damage = Damage::OpenQuote { line: 3 };
    assert_eq!(open, Fault::Damaged { damage, detail });
}

#[test]
fn the_columns_that_are_not_chosen_are_kept_beside_the_article() {
    let table = r#"[{"b":1,"text":"Words.","when":"May","a":{"x":[null,true]},"url":"no address","title":"T"}]"#;
    let columns = Columns {
        text: "text".to_owned(),
        title: Some("title".to_owned()),
        date: Some("when".to_owned()),
        address: Some("url".to_owned()),
        author: Some("missing".to_owned()),
        ..Columns::default()
    };
    let settings = Settings {
        columns: Some(&columns),
        ..settings()
    };
    let mut all = read_with("t.json", table.as_bytes(), &settings);
    assert_eq!(all[0].file, "t.json/t-1.json");
    let metadata = all.remove(0).outcome.expect("an article").metadata;
    assert_eq!(metadata.title.as_deref(), Some("T"));
    assert_eq!(metadata.date.as_deref(), Some("May"));
    assert_eq!((&metadata.address, &metadata.author), (&None, &None));
    let fields = serde_json::to_string(&metadata.fields).expect("JSON");
    assert_eq!(fields, r#"{"a":{"x":[null,true]},"b":1,"url":"no address"}"#);
}

#[test]
fn rows_are_named_by_what_tells_them_apart_else_by_their_number() {
    let files = |table: &str| {
        let all = read_all("x/v1.2.csv", table.as_bytes());
        all.into_iter().map(|imported| imported.file).collect::<Vec<_>>()
    };
    assert_eq!(
        files("text\na\nb\n"),
        ["x/v1.2.csv/v1.2-1.csv", "x/v1.2.csv/v1.2-2.csv"]
    );
    assert_eq!(
        files("id,text\na/1,x\nب,y\n"),
        ["x/v1.2.csv/v1.2-a-1.csv", "x/v1.2.csv/v1.2-ب.csv"]
    );
}

#[test]
fn json_is_an_array_an_object_with_one_or_an_object_a_line() {
    let cases: [(&str, &str, &[&str]); 10] = [
        ("a.json", r#"[{"text":"One."},{"text":"Two."}]"#, &["One.", "Two."]),
        ("a.json", r#"["One.","Two."]"#, &["One.", "Two."]),
        (
            "a.json",
            r#"{"count":2,"tags":["x"],"articles":[{"text":"One."},{"text":"Two."}]}"#,
            &["One.", "Two."],
        ),
        // One article, with whatever lists belong to it.
        (
            "a.json",
            r#"{"text":"One.\nTwo.","blocks":[{"role":"body","text":"One."}]}"#,
            &["One.\nTwo."],
        ),
        (
            "a.json",
            r#"[{"text":"One."},7,{"text":null},{"other":1}]"#,
            &[
                "One.", "! damaged: item 2: no object", "! row 3 has no text", "! row 4 has no text",
            ],
        ),
        ("a.json", r#"[{"text":"One.","text":"Two."}]"#, &["Two."]),
        (
            "a.jsonl",
            "{\"text\":\"One.\"}\r\n\n{\"text\":\"Two.\"}",
            &["One.", "Two."],
        ),
        (
            "a.jsonl",
            "{\"text\":\"One.\"}\n\n[1]\n{\"text\":\"Tw",
            &[
                "One.",
                "! row 2 has no text",
                "! damaged: line 4: EOF while parsing a string at column 11",
            ],
        ),
        ("a.json", r#"[{"text":["One.","Two."]}]"#, &["One.\n\nTwo."]),
        ("a.json", "\u{FEFF}[{\"text\":\"كلمات\"}]", &["كلمات"]),
    ];
    for (file, table, expected) in cases {
        assert_eq!(texts(file, table), expected, "{table}");
    }
}

#[test]
fn a_table_that_is_none_is_refused_as_a_whole() {
    let columns = |names: &[&str]| Fault::NoTextColumn {
        columns: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let damaged = |damage: Damage, detail: &str| Fault::Damaged {
        damage,
        detail: detail.to_owned(),
    };
    let cases = [
        (
            "a.json",
            "[{\"text\":\"x\"},",
            damaged(
                Damage::Json { line: 1 },
                "EOF while parsing a value at line 1 column 14",
            ),
        ),
        (
            "a.json",
            "{\"a\":[{\"x\":1}],\"b\":[{\"x\":1}]}",
            damaged(Damage::SeveralTables, "more than one array of objects: a, b"),
        ),
        (
            "a.json",
            "7",
            damaged(Damage::NoRows, "neither an array nor an object of JSON"),
        ),
        ("a.json", "[{\"a\":1,\"b\":{\"c\":2}}]", columns(&["a", "b.c"])),
        ("a.csv", "a,b\n1,2\n", columns(&["a", "b"])),
        ("a.json", "[]", columns(&[])),
        (
            "a.json",
            "[\n{\"text\":\"x\"},\n{text:1}]",
            damaged(Damage::Json { line: 3 }, "key must be a string at line 3 column 2"),
        ),
    ];
    for (file, table, fault) in cases {
        assert_eq!(refused(file, table.as_bytes(), &settings()), fault, "{table}");
    }
    let chosen = Columns {
        text: "body".to_owned(),
        ..Columns::default()
    };
    let settings = Settings {
        columns: Some(&chosen),
        ..settings()
    };
    assert_eq!(
        refused("a.csv", b"text,id\nWords.,1\n", &settings),
        columns(&["text", "id"])
    );
    let all = read_with("a.jsonl", b"{\"text\":\"x\"}\n{\"body\":\"Words.\"}\n", &settings);
    let faults: Vec<String> = outcomes(&all).into_iter().map(|(_, fault)| fault).collect();
    assert_eq!(faults, ["row 1 has no text", ""]);
}

#[test]
fn columns_without_a_name_or_with_one_that_is_there_already_get_their_own() {
    let preview = table_in("a.csv", b"text,,text,text (2)\na,b,c,d\n", &settings()).expect("a table");
    assert_eq!(preview.columns, ["text", "column 2", "text (2)", "text (2) (2)"]);
}

#[test]
fn a_table_is_shown_in_the_encoding_that_is_chosen() {
    // "title,text" in Arabic, and one row, in windows-1256.
    let table =
        b"\xC7\xE1\xDA\xE4\xE6\xC7\xE4,\xC7\xE1\xE4\xD5\n\xC8\xCD\xD1,\xE6\xD5\xE1\xCA \xC7\xE1\xD3\xDD\xED\xE4\xC9.\n";
    let shown = |encoding| {
        let settings = Settings { encoding, ..settings() };
        table_in("a.csv", table, &settings)
    };
    let found = shown(None).expect("a table");
    assert_eq!(found.encoding.as_deref(), Some("windows-1256"));
    let chosen = shown(Some("windows-1252")).expect("a table");
    assert_eq!(chosen.encoding.as_deref(), Some("windows-1252"));
    assert_eq!(chosen.rows[0][0], "\u{C8}\u{CD}\u{D1}");
    assert_eq!(shown(Some("UTF-8")), None);
    // Of files in an archive each has its own encoding.
    let archive = zip(&[("a.csv", &table[..])]);
    let inside = table_in("a.zip", &archive, &settings()).expect("a table");
    assert_eq!((inside.encoding, inside.rows), (None, found.rows));
}
