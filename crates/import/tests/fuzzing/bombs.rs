//! What is made to fill the memory takes little.

use std::io::{Cursor, Write};
use std::ops::ControlFlow;

use hashiya_import::{EncodingStandard, Fault, Limits, Settings, read};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::memory_of;

/// How much memory refusing one may take, in bytes: the largest file that is kept in it, with room.
const MEMORY: u64 = 80_000_000;

/// The fault that a file is refused with as a whole, within little memory.
#[track_caller]
fn refused(file: &str, bytes: &[u8]) -> Fault {
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: None,
    };
    let mut outcomes = Vec::new();
    let (memory, ()) = memory_of(|| {
        read(file, bytes, &settings, &mut |imported| {
            outcomes.push(imported.outcome);
            ControlFlow::Continue(())
        });
    });
    assert!(memory < MEMORY, "{memory} bytes");
    assert_eq!(outcomes.len(), 1, "{outcomes:?}");
    outcomes.remove(0).expect_err("a fault")
}

/// An archive with files of so many zeros.
fn zeros(files: usize, size: usize, ending: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let piece = vec![0; 1_000_000];
    for number in 0..files {
        writer
            .start_file(format!("{number}.{ending}"), options)
            .expect("a file");
        for _ in 0..size / piece.len() {
            writer.write_all(&piece).expect("zeros");
        }
    }
    writer.finish().expect("an archive").into_inner()
}

#[test]
fn archives_of_zeros_in_archives() {
    let inner = zeros(1, 60_000_000, "txt");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..40 {
        writer
            .start_file(format!("{number}.zip"), SimpleFileOptions::default())
            .expect("a file");
        writer.write_all(&inner).expect("its content");
    }
    let bytes = writer.finish().expect("an archive").into_inner();
    assert_eq!(refused("a.zip", &bytes), Fault::Bomb);
}

#[test]
fn a_directory_of_a_million_files() {
    // One header for each, all of the same file: it is counted before it is read.
    let name = b"a.txt";
    let local = [
        &b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0"[..],
        &[0; 12],
        &5u16.to_le_bytes(),
        &[0; 2],
        name,
    ]
    .concat();
    let header = [
        &b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0"[..],
        &[0; 12],
        &5u16.to_le_bytes(),
        &[0; 16],
        name,
    ]
    .concat();
    let headers = header.repeat(1_000_000);
    let end = [
        &b"PK\x06\x06"[..],
        &44u64.to_le_bytes(),
        &[45, 0, 45, 0],
        &[0; 8],
        &1_000_000u64.to_le_bytes(),
        &1_000_000u64.to_le_bytes(),
        &(headers.len() as u64).to_le_bytes(),
        &(local.len() as u64).to_le_bytes(),
    ]
    .concat();
    let at = (local.len() + headers.len()) as u64;
    let locator = [&b"PK\x06\x07\0\0\0\0"[..], &at.to_le_bytes(), &1u32.to_le_bytes()].concat();
    let last = [&b"PK\x05\x06\0\0\0\0"[..], &[0xFF; 12], &[0; 2]].concat();
    let bytes = [local, headers, end, locator, last].concat();
    assert_eq!(refused("a.zip", &bytes), Fault::Bomb);
}

/// What is read of a file, within a memory that does not grow with more than it.
fn read_within(file: &str, bytes: &[u8], memory: u64) -> Result<String, Fault> {
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: None,
    };
    let mut all = Vec::new();
    let (taken, ()) = memory_of(|| {
        read(file, bytes, &settings, &mut |imported| {
            all.push(imported.outcome.map(|article| article.text));
            ControlFlow::Continue(())
        });
    });
    assert!(taken < memory, "{file}: {taken} bytes");
    assert_eq!(all.len(), 1, "{file}");
    all.remove(0)
}

fn docx(document: &str) -> Vec<u8> {
    let document = format!(r#"<w:document xmlns:w="w">{document}</w:document>"#);
    crate::making::zip_stored(&[
        ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
        ("word/document.xml".to_owned(), document.into_bytes()),
    ])
}

#[test]
fn entities_that_double() {
    let doubled: String = (1..40)
        .map(|n| format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1))
        .collect();
    let laughs = format!("<!DOCTYPE x [<!ENTITY a0 \"..\">{doubled}]><w:p><w:r><w:t>&a39;</w:t></w:r></w:p>");
    // The reference is not followed: its name is all that is there.
    assert_eq!(read_within("a.docx", &docx(&laughs), 1_000_000), Ok("&a39;".to_owned()));
}

#[test]
fn elements_in_elements() {
    let deep = |open: &str, close: &str, times: usize| format!("{}x{}", open.repeat(times), close.repeat(times));
    let memory = 40_000_000;
    let read = |file: &str, bytes: &[u8]| read_within(file, bytes, memory);
    assert_eq!(
        read("a.docx", &docx(&deep("<w:p>", "</w:p>", 50_000))),
        Err(Fault::Empty)
    );
    let tables = deep("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20_000);
    assert_eq!(read("b.docx", &docx(&tables)), Err(Fault::Empty));
    let names: String = (0..20_000).map(|n| format!(r#"<a{n} xmlns:n{n}="u{n}">"#)).collect();
    assert!(matches!(read("c.docx", &docx(&names)), Err(Fault::Damaged { .. })));
    let attributes: String = (0..20_000).map(|n| format!(" a{n}='x'")).collect();
    assert_eq!(read("d.docx", &docx(&format!("<w:p{attributes}/>"))), Err(Fault::Empty));
    for html in [
        deep("<div>", "</div>", 100_000),
        deep("<b><div>", "", 50_000),
        deep("<div></x>", "", 50_000),
    ] {
        assert!(matches!(read("a.html", html.as_bytes()), Err(Fault::Damaged { .. })));
    }
    // What is only not closed is no harm: an old list, an old table.
    let list = "<dt>Term<dd>What <b>it</b> is".repeat(5_000);
    assert!(read("b.html", format!("<dl>{list}").as_bytes()).is_ok());
    let table = "<tr><td><p>One<td><p>Two".repeat(3_000);
    assert!(read("c.html", format!("<table>{table}").as_bytes()).is_ok());
    assert_eq!(read("a.md", deep("> ", "", 20_000).as_bytes()), Ok("x".to_owned()));
    assert!(read("b.md", deep("*a_", "_b*", 20_000).as_bytes()).is_ok());
    assert!(read("c.md", deep("[", "](x)", 20_000).as_bytes()).is_ok());
    assert!(matches!(
        read("a.json", deep("[", "]", 200_000).as_bytes()),
        Err(Fault::Damaged { .. })
    ));
    let within = deep("[", "]", 200_000).replace('x', "");
    let row = format!("[{{\"text\":\"x\",\"a\":{within}}}]");
    assert!(read("b.json", row.as_bytes()).is_err());
}

#[test]
fn tables_of_very_many_columns() {
    let same = "a,".repeat(50_000);
    assert!(matches!(
        read_within("a.csv", format!("{same}a\n{same}a\n").as_bytes(), 80_000_000),
        Err(Fault::NoTextColumn { .. })
    ));
    let nested = |from: u32| {
        (from..from + 5_000)
            .map(|n| format!("\"c{n}\":{{\"x\":{n}}}"))
            .collect::<Vec<_>>()
            .join(",")
    };
    let rows = format!("[{{{}}},{{{}}},{{\"text\":\"x\"}}]", nested(0), nested(5_000));
    // Three rows, one of them with a text.
    let settings = Settings {
        decoder: &EncodingStandard,
        limits: Limits::default(),
        columns: None,
        encoding: None,
    };
    let mut texts = 0;
    read("a.json", rows.as_bytes(), &settings, &mut |imported| {
        texts += usize::from(imported.outcome.is_ok());
        ControlFlow::Continue(())
    });
    assert_eq!(texts, 1);
}
