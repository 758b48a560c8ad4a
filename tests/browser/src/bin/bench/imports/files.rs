//! The files that are brought: generated, of several kinds and encodings, as a folder of somebody who collects
//! news has them.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::files::Desk;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How many files there are.
pub const FILES: usize = 1_000;

/// Sentences of each article, below its title.
pub const SENTENCES: usize = 100;

/// Rows of the table that is one of the files, each an article.
pub const ROWS: usize = 20;

/// How many there are of each kind beside the table; all else is text in UTF-8.
const OLD_TEXTS: usize = 250;
const PAGES: usize = 300;
const OLD_PAGES: usize = 100;
const DOCUMENTS: usize = 20;

/// Articles in all of them.
pub const ARTICLES: usize = FILES - 1 + ROWS;

/// Puts the files on a desk; their paths, in the order of their names.
///
/// # Errors
/// When one cannot be written.
pub fn put(desk: &Desk) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::with_capacity(FILES);
    for number in 0..FILES - 1 {
        // Kinds come mixed and not one after the other: 389 has no divisor in common with how many there are.
        let (ending, content) = content(number, number * 389 % (FILES - 1))?;
        paths.push(desk.put(&format!("{number:04} خبر السوق.{ending}"), content)?);
    }
    paths.push(desk.put("table.jsonl", table()?)?);
    Ok(paths)
}

/// The ending of a file's name, and its content, by a number for its kind.
fn content(number: usize, kind: usize) -> Result<(&'static str, Vec<u8>)> {
    let kinds = [OLD_TEXTS, OLD_PAGES, PAGES, DOCUMENTS];
    let mut ends = kinds.iter().scan(0, |end, count| {
        *end += count;
        Some(*end)
    });
    Ok(match ends.position(|end| kind < end) {
        Some(0) => ("txt", in_windows_1256(&text(number))?),
        Some(1) => ("html", in_windows_1256(&page(number, "windows-1256"))?),
        Some(2) => ("html", page(number, "utf-8").into_bytes()),
        Some(_) => ("docx", document(number)?),
        None => ("txt", text(number).into_bytes()),
    })
}

fn title(number: usize) -> String {
    format!("تقرير السوق رقم {number}")
}

/// The paragraphs of an article, another one for each number.
fn paragraphs(number: usize) -> Vec<String> {
    const PLACES: [&str; 7] = [
        "العاصمة",
        "الميناء",
        "القرية",
        "الضاحية الشمالية",
        "سوق السمك",
        "المدينة القديمة",
        "الوادي",
    ];
    const DAYS: [&str; 5] = ["صباح الأحد", "مساء الاثنين", "ظهر الثلاثاء", "فجر الأربعاء", "ليلة الخميس"];
    const ENDS: [&str; 3] = [
        "بعد أن انتظر الناس طويلا",
        "على الرغم من ارتفاع الأسعار في الشهر الماضي",
        "وفق ما جاء في بيان البلدية الذي نشر على موقعها",
    ];
    let sentence = |at: usize| {
        let (place, day, end) = (PLACES[(number + at) % 7], DAYS[(number + at / 7) % 5], ENDS[at % 3]);
        format!("تذكر الجملة رقم {at} من التقرير رقم {number} أن التجار في {place} عادوا إلى محلاتهم {day} {end}.")
    };
    let numbers: Vec<usize> = (1..=SENTENCES).collect();
    let together = |group: &[usize]| group.iter().map(|at| sentence(*at)).collect::<Vec<_>>().join(" ");
    numbers.chunks(4).map(together).collect()
}

fn text(number: usize) -> String {
    format!("{}\n\n{}\n", title(number), paragraphs(number).join("\n\n"))
}

/// A saved page with what stands around an article.
fn page(number: usize, encoding: &str) -> String {
    let title = title(number);
    let mut page = format!(
        "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><meta charset=\"{encoding}\"><title>{title} | صحيفة الوادي</title>\
        <meta property=\"og:title\" content=\"{title}\"><meta name=\"author\" content=\"ليلى سالم\">\
        <link rel=\"canonical\" href=\"https://news.example/{number}\"></head><body><nav><ul>"
    );
    for section in ["الرئيسية", "اقتصاد", "رياضة", "ثقافة", "طقس"] {
        // Writing into a string cannot fail.
        let _ = write!(page, "<li><a href=\"/{section}\">{section}</a></li>");
    }
    let _ = write!(
        page,
        "</ul></nav><main><article><h1>{title}</h1><p class=\"byline\">ليلى سالم</p>"
    );
    for paragraph in paragraphs(number) {
        let _ = write!(page, "<p>{paragraph}</p>");
    }
    page.push_str("</article></main><aside><h2>اقرأ أيضا</h2><ul>");
    for other in 1..=10 {
        let _ = write!(
            page,
            "<li><a href=\"/{other}\">{}</a></li>",
            self::title(number + other)
        );
    }
    page.push_str("</ul></aside><footer><p>جميع الحقوق محفوظة لصحيفة الوادي</p></footer></body></html>");
    page
}

/// A Word document of one heading and paragraphs.
fn document(number: usize) -> Result<Vec<u8>> {
    const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    let mut body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>",
        title(number)
    );
    for paragraph in paragraphs(number) {
        let _ = write!(body, "<w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p>");
    }
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{NAMESPACE}\"><w:body>{body}</w:body></w:document>"
    );
    let relations = format!(
        "<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"a\" Type=\"{OFFICE}\" Target=\"word/document.xml\"/></Relationships>"
    );
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relations),
        ("word/document.xml", &document),
    ] {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

/// A table with an article a line.
fn table() -> Result<Vec<u8>> {
    let mut table = Vec::new();
    for row in 0..ROWS {
        let number = FILES + row;
        let line = serde_json::json!({"title": title(number), "text": paragraphs(number).join("\n"), "row": row});
        serde_json::to_writer(&mut table, &line).context("a row")?;
        table.push(b'\n');
    }
    Ok(table)
}

fn in_windows_1256(text: &str) -> Result<Vec<u8>> {
    let (bytes, _, has_foreign) = encoding_rs::WINDOWS_1256.encode(text);
    ensure!(!has_foreign, "letters that windows-1256 does not have");
    Ok(bytes.into_owned())
}
