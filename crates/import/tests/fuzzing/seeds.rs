//! Sound files of each kind, from which damaged ones are made.

use std::io::{Cursor, Read};

use hashiya_testing::project;

use crate::making::zip_stored;

/// A sound file: its name, and its content; of an archive that is made anew the content of its parts.
pub struct Seed {
    pub file: String,
    pub parts: Vec<(String, Vec<u8>)>,
    pub is_archive: bool,
}

fn flat(file: &str, content: &[u8]) -> Seed {
    Seed {
        file: file.to_owned(),
        parts: vec![(file.to_owned(), content.to_vec())],
        is_archive: false,
    }
}

/// The archive once as bytes and once by its parts.
fn both(file: &str, parts: &[(String, Vec<u8>)]) -> [Seed; 2] {
    let by_parts = Seed {
        file: file.to_owned(),
        parts: parts.to_vec(),
        is_archive: true,
    };
    [flat(file, &zip_stored(parts)), by_parts]
}

fn part(name: &str, content: &[u8]) -> (String, Vec<u8>) {
    (name.to_owned(), content.to_vec())
}

/// A file of another program in `tests/files`, packed as it is and by its parts; those that are not read are left
/// out there.
fn of_program(file: &str) -> Vec<Seed> {
    let bytes = std::fs::read(project("crates/import/tests/files").join(file)).expect("a file of the tests");
    let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).expect("an archive");
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a file");
        let name = entry.name().expect("a name").into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("its content");
        if content.len() < 20_000 && !name.ends_with('/') && !name.contains("theme") {
            parts.push((name, content));
        }
    }
    let mut seeds: Vec<Seed> = both(file, &parts).into();
    seeds.push(flat(file, &bytes));
    seeds
}

const TEXT: &str =
    "عنوان المقال\r\nبقلم ليلى حداد\r\n\r\nفقرة أولى. Second sentence, with “quotes”.\n\n\tمائلة\u{2028}آخر\n";

fn wide(text: &str, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xFEFF);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect()
}

pub fn text() -> Vec<Seed> {
    vec![
        flat("a.txt", TEXT.as_bytes()),
        flat("b.txt", &wide(TEXT, true)),
        flat("c.txt", &wide(TEXT, false)),
        flat("d.txt", b"\xE3\xDE\xC7\xE1 \xCC\xCF\xED\xCF, caf\xE9.\r\n"),
        flat("e.txt", b"From: a\nMIME-Version: 1.0\n"),
    ]
}

pub fn markdown() -> Vec<Seed> {
    const RICH: &str = "---\ntitle: \"A: b\"\nauthors: [x, 'y']\n---\n# عنوان {#id}\n\nفقرة *مائلة* و**سميكة** `code`[^1] <br> <b>x</b>.\n\n- one\n  1. two\n     > three\n- [x] four\n\n| a | b |\n|---|:-:|\n| c | ![d](e \"f\") |\n\n```rs\nfn main() {}\n```\n\n<div>\n<h1>html</h1>\n</div>\n\n[[wiki|link]] [ref][1] https://example.org  \nnext\\\nline\n\n[1]: <x> 'y'\n[^1]: note\n\n    more of it\n\nTerm\n: meaning\n\n***\n";
    vec![
        flat("a.md", RICH.as_bytes()),
        flat("b.md", b"Title\n=====\n\n> quote\nlazy\n"),
        flat("c.md", TEXT.as_bytes()),
    ]
}

pub fn pages() -> Vec<Seed> {
    const PAGE: &str = r#"<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>عنوان - موقع</title><meta property="og:title" content="عنوان"><meta name="author" content="ليلى"><link rel="canonical" href="https://example.org/a"><script type="application/ld+json">{"@type":"NewsArticle","headline":"عنوان","datePublished":"2024-05-01"}</script></head><body><nav><ul><li><a href="/">الرئيسية</a></li></ul></nav><article><h1>عنوان</h1><p class="byline">بقلم ليلى</p><p>فقرة أولى طويلة بعض الشيء، فيها كلام كثير. وجملة ثانية.</p><figure><img src="a.png" alt="x"><figcaption>صورة</figcaption></figure><table><tr><td>a</td><td>b</td></tr></table><pre>one
two</pre><p hidden>x</p><blockquote><q>قول</q></blockquote><p>فقرة أخيرة<br>وسطر.</p></article><aside><p>اقرأ أيضا</p></aside><footer>حقوق</footer></body></html>"#;
    const XHTML: &str = r#"<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="e"><head><title/></head><body><p>Words<a epub:type="noteref"><sup>1</sup></a>.</p><div/><p>More.</p></body></html>"#;
    vec![
        flat("a.html", PAGE.as_bytes()),
        flat("b.xhtml", XHTML.as_bytes()),
        flat(
            "c.htm",
            b"<meta charset=windows-1256><p>\xE3\xDE\xC7\xE1 \xCC\xCF\xED\xCF",
        ),
    ]
}

pub fn saved_pages() -> Vec<Seed> {
    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/a\r\nSubject: =?utf-8?Q?=D8=B9?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----b\"\r\n\r\n------b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/a\r\n\r\n<html><body><h1>=D8=B9=D9=86=D9=88=D8=A7=D9=86</h1><p>Words of it, =\r\nmore of them.</p></body></html>\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------b--\r\n";
    let base64 = SAVED.replace("quoted-printable", "base64").replace(
        "<html><body><h1>=D8=B9=D9=86=D9=88=D8=A7=D9=86</h1><p>Words of it, =\r\nmore of them.</p></body></html>",
        "PGh0bWw+PHA+V29yZHMuPC9wPjwvaHRtbD4=",
    );
    vec![flat("a.mht", SAVED.as_bytes()), flat("b.mhtml", base64.as_bytes())]
}

pub fn word_documents() -> Vec<Seed> {
    const BODY: &str = r#"<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="m"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>عنوان</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:del><w:r><w:delText>y</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">Words &amp; more</w:t><w:br/><w:tab/><w:t>z</w:t><w:footnoteReference w:id="1"/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl></w:body></w:document>"#;
    let parts = [
        part("[Content_Types].xml", b"<Types/>"),
        part("word/document.xml", BODY.as_bytes()),
    ];
    let mut seeds: Vec<Seed> = both("a.docx", &parts).into();
    seeds.extend(of_program("pandoc.docx"));
    seeds.extend(of_program("python-docx.docx"));
    seeds
}

pub fn books() -> Vec<Seed> {
    let mut seeds = of_program("pandoc.epub");
    seeds.extend(of_program("ebooklib.epub"));
    seeds
}

pub fn archives() -> Vec<Seed> {
    let inner = zip_stored(&[part("b.txt", b"Inner."), part("../c.txt", b"Out.")]);
    let parts = [
        part("a.txt", TEXT.as_bytes()),
        part("folder/b.md", b"# Title\n\nWords."),
        part("c.csv", b"id,text\n1,Words.\n"),
        part("d.png", b"\x89PNG"),
        part("e.html", b"<html><p>Words of a page."),
        part("__MACOSX/x", b"x"),
    ];
    let with_inner = [part("first.txt", b"Words."), part("inner.zip", &inner)];
    let deep = zip_stored(&[
        part("i.zip", &zip_stored(&[part("x.txt", b"X.")])),
        part("y.txt", b"Y."),
    ]);
    let mut seeds: Vec<Seed> = both("a.zip", &parts).into();
    seeds.extend(both("b.zip", &with_inner));
    seeds.push(flat("c.zip", &deep));
    seeds.extend(of_program("ebooklib.epub").into_iter().take(1).map(|seed| Seed {
        file: "d.zip".to_owned(),
        ..seed
    }));
    seeds
}

pub fn json() -> Vec<Seed> {
    const ROWS: &str = r#"[{"id":1,"title":"عنوان","text":"كلمات \"أولى\"\nثانية","url":"https://example.org","n":{"a":[1,null,1.5e3],"text":"x"}},{"text":["One.","Two."]},"just text",{"id":2}]"#;
    const OBJECT: &str =
        r#"{"count":2,"data":[{"a.b":"x","body":"Some words that are long enough to be taken for a text."}]}"#;
    vec![
        flat("a.json", ROWS.as_bytes()),
        flat("b.json", OBJECT.as_bytes()),
        flat("c.json", &wide(ROWS, true)),
    ]
}

pub fn json_lines() -> Vec<Seed> {
    const LINES: &str = "{\"id\":\"a/1\",\"text\":\"كلمات\",\"date\":\"2024-05-01\"}\r\n\n{\"text\":\"Two.\",\"lang\":\"en\"}\n\"text\"\n";
    vec![flat("a.jsonl", LINES.as_bytes()), flat("b.ndjson", &wide(LINES, false))]
}

pub fn csv() -> Vec<Seed> {
    vec![
        flat(
            "a.csv",
            "id,title,text,url\r\n1,عنوان,\"كلمات \"\"أولى\"\"\nوسطر\",https://example.org\r\n2,,x,\r\n".as_bytes(),
        ),
        flat("b.csv", b"sep=;\na;b;text\n1;2;Words, and more.\n\n3;4\n"),
        flat("c.csv", b"text\nOne, two.\nThree.\n"),
        flat(
            "d.csv",
            b"\xC7\xE1\xE4\xD5|\xC7\xE1\xDA\xE4\xE6\xC7\xE4\n\xE3\xDE\xC7\xE1|\xCC\xCF\xED\xCF\n",
        ),
    ]
}

pub fn tsv() -> Vec<Seed> {
    vec![
        flat("a.tsv", "id\ttext\n1\t\"كلمات\n\"\"أولى\"\"\"\n2\tx\n".as_bytes()),
        flat("b.tab", b"id\ttext\n1\t\"half\n2\twhole\n"),
    ]
}
