//! `.epub`: a chapter an article, in the order in which the book is read, each by its name.

use hashiya_core::article::Role::{Body, Heading, ListItem, Title};
use hashiya_import::{Damage, Fault, ImportedArticle};

use crate::making::{chapter, epub, zip};
use crate::reading::{lines, outcomes, read_all, refused, settings};

/// The files of an archive with their content.
type Files<'a> = &'a [(&'a str, &'a [u8])];

const METADATA: &str = r#"<metadata><dc:title>كتاب</dc:title><dc:creator>ليلى حداد</dc:creator><dc:creator>B. Other</dc:creator><dc:date>2020</dc:date><dc:language>ar</dc:language><dc:identifier>urn:uuid:1</dc:identifier><dc:source>https://example.org/book</dc:source><meta property="x">y</meta></metadata>"#;

/// A package document with these items, `id href properties`, in this order.
fn package(items: &[(&str, &str, &str)], order: &[&str]) -> String {
    let item = |(id, href, properties): &(&str, &str, &str)| {
        let kind = match href.rsplit('.').next() {
            Some("ncx") => "application/x-dtbncx+xml",
            Some("png") => "image/png",
            _ => "application/xhtml+xml",
        };
        format!(r#"<item id="{id}" href="{href}" media-type="{kind}" properties="{properties}"/>"#)
    };
    let items: String = items.iter().map(item).collect();
    let order: String = order.iter().map(|id| format!(r#"<itemref idref="{id}"/>"#)).collect();
    format!(r#"{METADATA}<manifest>{items}</manifest><spine toc="ncx">{order}</spine>"#)
}

/// The articles in a book.
fn articles(bytes: &[u8]) -> Vec<(String, ImportedArticle)> {
    let all = read_all("shelf/book.epub", bytes);
    all.into_iter()
        .map(|imported| (imported.file, imported.outcome.expect("an article")))
        .collect()
}

#[test]
fn chapters_come_in_the_order_of_the_spine_with_the_names_of_the_contents() {
    let package = package(
        &[
            ("nav", "nav.xhtml", "nav"),
            ("cover", "cover.xhtml", ""),
            ("two", "text/two%20b.xhtml", ""),
            ("one", "text/one.xhtml", ""),
            ("three", "three.xhtml", ""),
            ("picture", "a.png", ""),
        ],
        &["cover", "nav", "one", "two", "missing", "picture", "three", "one"],
    );
    let nav = chapter(
        "<title>x</title>",
        r##"<nav epub:type="landmarks"><a href="text/one.xhtml">Start</a></nav><nav epub:type="toc"><ol><li><a href="text/one.xhtml"><span>الفصل</span> الأول</a><ol><li><a href="text/one.xhtml#part">Part</a></li></ol></li><li><a href="text/two%20b.xhtml#top">Two &amp; more</a></li></ol></nav>"##,
    );
    let one = chapter(
        "<title/>",
        r#"<a id="top"/><h1>عنوان</h1><p>فقرة <b>أولى</b>.</p><p/><ul><li>بند</li></ul>"#,
    );
    let two = chapter("<title>In its head</title>", "<p>Words.</p>");
    let three = chapter("<title>x</title>", "<h2>Three</h2><p>Words &nbsp;and &eacute;.</p>");
    let bytes = epub(
        &package,
        &[
            ("nav.xhtml", &nav),
            (
                "cover.xhtml",
                &chapter("<title>Cover</title>", "<img src=\"a.png\" alt=\"\"/>"),
            ),
            ("text/one.xhtml", &one),
            ("text/two b.xhtml", &two),
            ("three.xhtml", &three),
        ],
    );
    let all = articles(&bytes);
    let files: Vec<&str> = all.iter().map(|(file, _)| file.as_str()).collect();
    let expected = [
        "shelf/book.epub/book-02.xhtml",
        "shelf/book.epub/book-03.xhtml",
        "shelf/book.epub/book-04.xhtml",
    ];
    assert_eq!(files, expected);
    assert_eq!(
        lines(&all[0].1),
        [(Title, "عنوان"), (Body, "فقرة أولى."), (ListItem, "بند")]
    );
    assert_eq!(all[0].1.metadata.title.as_deref(), Some("الفصل الأول"));
    assert_eq!(all[1].1.metadata.title.as_deref(), Some("Two & more"));
    assert_eq!(all[1].1.text, "Words.");
    assert!(all[2].1.text.ends_with("Words \u{A0}and é."), "{:?}", all[2].1.text);
    assert!(matches!(lines(&all[2].1)[0], (Title | Heading, "Three")));
    for (_, article) in &all {
        let metadata = &article.metadata;
        assert_eq!(metadata.author.as_deref(), Some("ليلى حداد, B. Other"));
        assert_eq!(metadata.date.as_deref(), Some("2020"));
        assert_eq!(metadata.language.as_deref(), Some("ar"));
        assert_eq!(metadata.address.as_deref(), Some("https://example.org/book"));
        assert_eq!(metadata.fields["book"], "كتاب");
        assert_eq!(metadata.fields["identifier"], "urn:uuid:1");
    }
}

#[test]
fn the_contents_of_epub_2_name_chapters_as_well() {
    let package = package(&[("ncx", "toc.ncx", ""), ("one", "one.html", "")], &["one"]);
    let ncx = r#"<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "x.dtd"><ncx><docTitle><text>Book</text></docTitle><navMap><navPoint><navLabel><text>The first</text></navLabel><content src="one.html#a"/><navPoint><navLabel><text>Inner</text></navLabel><content src="one.html#b"/></navPoint></navPoint></navMap></ncx>"#;
    let bytes = epub(
        &package,
        &[
            ("toc.ncx", ncx),
            ("one.html", &chapter("<title>x</title>", "<p>Words.</p>")),
        ],
    );
    assert_eq!(articles(&bytes)[0].1.metadata.title.as_deref(), Some("The first"));
    // The signs of notes are no text; a part with nothing below its headings is no chapter.
    let noted = r##"<h1>Own</h1><p>Words.<a epub:type="noteref" href="#n"><sup>1</sup></a> More<a role="doc-noteref">2</a>.<br/></p>"##;
    let bytes = epub(&package, &[("one.html", &chapter("", noted))]);
    assert_eq!(articles(&bytes)[0].1.text, "Own\nWords. More.");
    let bytes = epub(&package, &[("one.html", &chapter("", "<h1>Part one</h1>"))]);
    assert_eq!(refused("b.epub", &bytes, &settings()), Fault::Empty);
    // A damaged table of contents names nothing, and keeps no chapter from being read.
    let bytes = epub(
        &package,
        &[
            ("toc.ncx", "<ncx><a></b>"),
            ("one.html", &chapter("", "<h1>Own</h1><p>Words.</p>")),
        ],
    );
    assert_eq!(articles(&bytes)[0].1.metadata.title.as_deref(), Some("Own"));
}

#[test]
fn a_chapter_that_is_missing_or_locked_keeps_no_other_from_its_turn() {
    let package = package(
        &[
            ("one", "one.xhtml", ""),
            ("two", "two.xhtml", ""),
            ("three", "three.xhtml", ""),
        ],
        &["one", "two", "three"],
    );
    let locks = r#"<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OEBPS/two.xhtml"/></CipherData></EncryptedData><EncryptedData><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><CipherData><CipherReference URI="OEBPS/three.xhtml"/></CipherData></EncryptedData></encryption>"#;
    let three = chapter("", "<p>Words.</p>");
    let bytes = epub(
        &package,
        &[
            ("two.xhtml", "\x01\x02"),
            ("three.xhtml", &three),
            ("/META-INF/encryption.xml", locks),
        ],
    );
    let all = read_all("b.epub", &bytes);
    let missing = "damaged: OEBPS/one.xhtml is not in it".to_owned();
    let expected = [
        ("b.epub/b-01.xhtml", missing),
        ("b.epub/b-02.xhtml", Fault::Encrypted.to_string()),
        ("b.epub/b-03.xhtml", String::new()),
    ];
    assert_eq!(outcomes(&all), expected);
    let all_locked = locks
        .replace("two.xhtml", "one.xhtml")
        .replace("2008/embedding", "other");
    let locked = package_of_one_and_three();
    let bytes = epub(
        &locked,
        &[
            ("one.xhtml", "\x01"),
            ("three.xhtml", "\x02"),
            ("/META-INF/encryption.xml", &all_locked),
        ],
    );
    assert_eq!(refused("b.epub", &bytes, &settings()), Fault::Encrypted);
}

fn package_of_one_and_three() -> String {
    package(
        &[("one", "one.xhtml", ""), ("three", "three.xhtml", "")],
        &["one", "three"],
    )
}

#[test]
fn a_book_that_is_none_is_refused_as_a_whole() {
    let damaged = |detail: &str| Fault::Damaged {
        damage: Damage::Part,
        detail: detail.to_owned(),
    };
    let cases: [(Files, Fault); 4] = [
        (&[("META-INF/container.xml", b"<container/>")], damaged("META-INF/container.xml names no book")),
        (
            &[("META-INF/container.xml", b"<container><rootfile full-path=\"../x.opf\"/></container>")],
            damaged(" is not in it"),
        ),
        (
            &[("META-INF/container.xml", b"<container><rootfile full-path=\"x.opf\"/></container>"), ("x.opf", b"<package/>")],
            damaged("x.opf names no chapter"),
        ),
        (
            &[
                ("META-INF/container.xml", b"<container><rootfile full-path=\"x.opf\"/></container>"),
                ("x.opf", b"<package><manifest><item id=\"a\" href=\"a.xhtml\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"),
                ("a.xhtml", b"<html><body/></html>"),
            ],
            Fault::Empty,
        ),
    ];
    for (files, fault) in cases {
        assert_eq!(refused("b.epub", &zip(files), &settings()), fault);
    }
}
