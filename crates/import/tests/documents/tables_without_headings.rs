//! Tables whose first row is one like the others, and the guess whether it is.

use hashiya_import::{Columns, Settings, TablePreview, table_in};

use crate::reading::{read_with, settings};

const ENGLISH: &str = "The harbour was closed for the whole day after the storm.";
const ARABIC: &str = "أغلق الميناء أبوابه يومًا كاملًا بعد العاصفة التي ضربت الساحل.";

fn preview(file: &str, table: &str, headings: Option<bool>) -> TablePreview {
    let columns = Columns {
        headings,
        ..Columns::default()
    };
    let settings = Settings {
        columns: Some(&columns),
        ..settings()
    };
    table_in(file, table.as_bytes(), &settings).expect("a table")
}

/// The texts in a table, with the columns that are guessed.
fn texts(file: &str, table: &str, headings: Option<bool>) -> Vec<String> {
    let columns = preview(file, table, headings).guess.expect("a guess");
    let settings = Settings {
        columns: Some(&columns),
        ..settings()
    };
    let all = read_with(file, table.as_bytes(), &settings);
    let text = |imported: hashiya_import::Imported| imported.outcome.map(|article| article.text);
    all.into_iter()
        .map(|imported| text(imported).unwrap_or_else(|fault| format!("! {fault}")))
        .collect()
}

#[test]
fn whether_the_first_row_names_the_columns_is_guessed() {
    let with: &[&str] = &[
        // Names that columns have.
        "id,text\n1,x\n",
        "id,text\n",
        "النص,الرابط\nكلمات,https://example.org\n",
        "Contenu;Langue\nDes mots.;fr\n",
        // Once more below, as in tables that were put together, and as what somebody said of a row.
        "id,text\n1,x\nid,text\n2,y\n",
        "label,text\nlabel,x\ntext,y\n",
        "sentence,claim\nSome words.,claim\nMore words.,quote\n",
        "sentence,2020,2021\nSome words.,1,2\n",
        // Others that stand over what is no name.
        "when it was,which words\n2024-05-01,Some words.\n",
        "a,b\n1,2\n",
        "only\nwords\n",
        "الجريدة,ما قيل\nالأهرام,كلمات قيلت هنا.\n",
        // Whole questions, as in inquiries.
        "Which of the two did you read first?,And why did you read that one before the other one of them?\n\
         the one,Because it was the shorter one of the two and I had little time.\n\
         the other,Because somebody had told me that it was the better one of the two.\n",
    ];
    for table in with {
        assert_eq!(preview("a.csv", table, None).headings, Some(true), "{table}");
    }
    let without: &[String] = &[
        format!("1,{ENGLISH}\n2,{ENGLISH}\n"),
        format!("https://example.org/1,{ENGLISH}\n"),
        format!("https://example.org/1,{ENGLISH}\nhttps://example.org/2,x\n"),
        format!("BBC,{ENGLISH}\nCNN,{ENGLISH}x\n"),
        format!("الأهرام,{ARABIC}\nالشروق,{ARABIC}س\n"),
        format!("٧,{ARABIC}\n٨,{ARABIC}\n"),
        format!("2024-05-01;{ARABIC}\n2024-05-02;{ARABIC}\n"),
        "ليلى\tوصلت السفينة.\nسالم\tغادرت السفينة.\n".to_owned(),
        // The same word once more in its column.
        "news,One is here\nsport,Two are here\nnews,Three are here\n".to_owned(),
        "article,a few words\nreview,other words\narticle,and more\n".to_owned(),
        // One row by itself.
        "one,two\n".to_owned(),
    ];
    for table in without {
        assert_eq!(preview("a.csv", table, None).headings, Some(false), "{table}");
    }
}

#[test]
fn without_headings_columns_are_numbered_and_no_row_is_lost() {
    let table = format!("1,الأهرام,{ARABIC}\n2,الشروق,{ARABIC} ثم فتح.\n");
    let shown = preview("a.csv", &table, None);
    assert_eq!(shown.columns, ["column 1", "column 2", "column 3"]);
    assert_eq!((shown.rows.len(), shown.rows[0][1].as_str()), (2, "الأهرام"));
    let guess = shown.guess.expect("a guess");
    assert_eq!((guess.text.as_str(), guess.headings), ("column 3", Some(false)));
    assert_eq!(
        texts("a.csv", &table, None),
        [ARABIC.to_owned(), format!("{ARABIC} ثم فتح.")]
    );
    let all = read_with("a.csv", table.as_bytes(), &settings());
    assert_eq!(all[0].file, "a.csv/a-1.csv");
    let fields = &all[0].outcome.as_ref().expect("an article").metadata.fields;
    assert_eq!(
        serde_json::to_string(fields).expect("JSON"),
        r#"{"column 1":"1","column 2":"الأهرام"}"#
    );
    // Rows with other numbers of fields are told with their line, as with headings.
    let ragged = format!("1,{ENGLISH}\n2\n3,{ENGLISH}\n");
    let fault = "! the row in line 2 has 1 fields where the table has 2 columns";
    assert_eq!(texts("a.csv", &ragged, None), [ENGLISH, fault, ENGLISH]);
}

#[test]
fn the_reader_says_whether_the_first_row_names_the_columns() {
    let table = format!("place,words\nharbour,{ENGLISH}\nstation,{ENGLISH} More.\n");
    assert_eq!(preview("a.csv", &table, None).columns, ["place", "words"]);
    let without = preview("a.csv", &table, Some(false));
    assert_eq!((without.headings, without.rows.len()), (Some(false), 3));
    let all = ["words".to_owned(), ENGLISH.to_owned(), format!("{ENGLISH} More.")];
    assert_eq!(texts("a.csv", &table, Some(false)), all);
    let numbers = format!("1,{ENGLISH}\n2,{ENGLISH}\n");
    assert_eq!(preview("a.csv", &numbers, Some(true)).columns, ["1", ENGLISH]);
    assert_eq!(texts("a.csv", &numbers, Some(true)), [ENGLISH]);
    // An object says itself what its fields are.
    assert_eq!(preview("a.jsonl", "{\"text\":\"x\"}", Some(true)).headings, None);
}

#[test]
fn a_row_of_json_may_be_a_text_or_a_list() {
    let list = |id: u32, text: &str| format!("[{id},{{\"place\":\"x{id}\"}},\"{text}\"]");
    let lines = format!("{}\n{}\n", list(1, ENGLISH), list(2, ARABIC));
    let array = format!("[{},{}]", list(1, ENGLISH), list(2, ARABIC));
    for (file, table) in [("a.jsonl", &lines), ("a.json", &array)] {
        let shown = preview(file, table, None);
        assert_eq!(shown.columns, ["column 1", "column 2.place", "column 3"], "{file}");
        assert_eq!(shown.headings, Some(false));
        assert_eq!(texts(file, table, None).len(), 2);
    }
    let with_names = format!("[\"number\",\"place\",\"text\"]\n{lines}");
    assert_eq!(
        preview("a.jsonl", &with_names, None).columns,
        ["number", "place.place", "text"]
    );
    assert_eq!(texts("a.jsonl", &with_names, None), [ENGLISH, ARABIC]);
    assert_eq!(texts("a.jsonl", &with_names, Some(false)), ["text", ENGLISH, ARABIC]);
    // Texts by themselves, with and without letters in them.
    let strings = format!("\"{ENGLISH}\"\n\"\"\n\"{ARABIC}\"\n7\n");
    assert_eq!(
        texts("a.jsonl", &strings, None),
        [ENGLISH, "! row 2 has no text", ARABIC, "! damaged: line 4: no object"]
    );
}
