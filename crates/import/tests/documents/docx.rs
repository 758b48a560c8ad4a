//! `.docx`: what each paragraph is, and what is left out.

use hashiya_core::article::Role::{self, Body, Boilerplate, Byline, Caption, Date, Heading, Title};
use hashiya_import::{Damage, Fault};

use crate::making::{docx, zip};
use crate::reading::{article, lines, refused, settings};

const STYLES: &str = r#"<w:styles NAMESPACES>
<w:style w:styleId="Titre"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="Titre1"/></w:style>
<w:style w:styleId="Outlined"><w:name w:val="Other"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="a"><w:name w:val="caption"/></w:style>
<w:style w:styleId="b"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="c"><w:name w:val="Author"/></w:style>
<w:style w:styleId="d"><w:name w:val="Date"/></w:style>
<w:style w:styleId="x"><w:name w:val="Round"/><w:basedOn w:val="y"/></w:style>
<w:style w:styleId="y"><w:name w:val="And round"/><w:basedOn w:val="x"/></w:style>
</w:styles>"#;

/// A paragraph of a style.
fn styled(style: &str, text: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#)
}

/// A paragraph.
fn plain(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[track_caller]
fn check(body: &str, expected: &[(Role, &str)]) {
    let article = article("a.docx", &docx(body, &[("word/styles.xml", STYLES)]));
    assert_eq!(lines(&article), expected, "{body}");
}

#[test]
fn styles_say_what_a_paragraph_is_in_every_language_of_the_program() {
    let body = [
        styled("Titre", "عنوان المقال"),
        styled("c", "ليلى حداد"),
        styled("d", "1 مايو"),
        styled("b", "الفهرس"),
        plain("فقرة."),
        styled("Titre1", "قسم"),
        styled("Own", "قسم آخر"),
        styled("Outlined", "قسم ثالث"),
        styled("a", "صورة"),
        styled("x", "دائرة"),
        styled("none", "آخر"),
    ];
    let roles = [
        Title, Byline, Date, Boilerplate, Body, Heading, Heading, Heading, Caption, Body, Body,
    ];
    let article = article("a.docx", &docx(&body.concat(), &[("word/styles.xml", STYLES)]));
    assert_eq!(lines(&article).iter().map(|(role, _)| *role).collect::<Vec<_>>(), roles);
    let metadata = article.metadata;
    assert_eq!(metadata.title.as_deref(), Some("عنوان المقال"));
    assert_eq!(metadata.author.as_deref(), Some("ليلى حداد"));
    assert_eq!(metadata.date.as_deref(), Some("1 مايو"));
    // Without a title the heading that everything stands below is it.
    check(
        &(styled("Titre1", "One") + &styled("Titre1", "Two")),
        &[(Title, "One"), (Heading, "Two")],
    );
    check(
        &(plain("Words") + &styled("Titre1", "Two")),
        &[(Body, "Words"), (Heading, "Two")],
    );
    check(
        r#"<w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:r><w:t>Not one</w:t></w:r></w:p>"#,
        &[(Body, "Not one")],
    );
}

#[test]
fn styles_are_told_by_their_identity_where_their_part_is_missing() {
    let article = article(
        "a.docx",
        &docx(&(styled("Title", "One") + &styled("Heading2", "Two")), &[]),
    );
    assert_eq!(lines(&article), [(Title, "One"), (Heading, "Two")]);
}

#[test]
fn what_is_not_the_text_as_it_stands_is_left_out() {
    let cases = [
        // Changes that are tracked.
        (
            r#"<w:p><w:r><w:t xml:space="preserve">He </w:t></w:r><w:del><w:r><w:delText>never </w:delText><w:t>ever </w:t></w:r></w:del><w:ins><w:r><w:t>always</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> said so.</w:t></w:r></w:p>"#,
            "He always said so.",
        ),
        (
            r#"<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom><w:p><w:moveTo><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>"#,
            "moved",
        ),
        // A deleted end of a paragraph joins it with the next.
        (
            r#"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p><w:p><w:r><w:t>line</w:t></w:r></w:p>"#,
            "One line",
        ),
        // Hidden text, fields, stand-ins for older programs, what is written above letters.
        (
            r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r></w:p>"#,
            "shown",
        ),
        (
            r#"<w:p><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p>"#,
            "a link",
        ),
        (
            r#"<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>once</w:t></mc:Choice><mc:Fallback><w:t>twice</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"#,
            "once",
        ),
        (
            r#"<w:p><w:r><w:ruby><w:rt><w:r><w:t>above</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>"#,
            "base",
        ),
        // Signs that are elements; tabs of the layout are none.
        (
            r#"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r></w:p>"#,
            "a b\u{2011}c",
        ),
        (
            r#"<w:p><w:r><w:t>a &amp;&#x20;&lt;b&gt; &eacute;</w:t></w:r></w:p>"#,
            "a & <b> é",
        ),
        (r#"<w:p><m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>"#, "x=1"),
    ];
    for (body, text) in cases {
        assert_eq!(article("a.docx", &docx(body, &[])).text, text, "{body}");
    }
}

#[test]
fn a_break_within_a_paragraph_begins_a_line_but_not_in_a_heading() {
    check(
        "<w:p><w:r><w:t>verse</w:t><w:br/><w:t>verse</w:t></w:r></w:p>",
        &[(Body, "verse"), (Body, "verse")],
    );
    check(
        r#"<w:p><w:pPr><w:pStyle w:val="Titre"/></w:pPr><w:r><w:t>one</w:t><w:br/><w:t>title</w:t></w:r></w:p>"#,
        &[(Title, "one title")],
    );
}

#[test]
fn a_row_of_a_table_is_a_line_and_cells_for_the_layout_are_not() {
    let cell = |content: &str| format!("<w:tc>{content}</w:tc>");
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let data = row(&[cell(&plain("City")), cell(&plain("People"))]) + &row(&[cell(&plain("Cairo")), cell("<w:p/>")]);
    check(
        &format!("<w:tbl>{data}</w:tbl>"),
        &[(Body, "City | People"), (Body, "Cairo")],
    );
    let layout = row(&[cell(&(styled("Titre", "One") + &plain("Two")))]);
    check(&format!("<w:tbl>{layout}</w:tbl>"), &[(Title, "One"), (Body, "Two")]);
    let inner = format!("<w:tbl>{}</w:tbl>", row(&[cell(&plain("a")), cell(&plain("b"))]));
    check(
        &format!(
            "<w:tbl>{}</w:tbl>",
            row(&[cell(&(inner + &plain("c"))), cell(&plain("d"))])
        ),
        &[(Body, "a | b"), (Body, "c"), (Body, "d")],
    );
}

#[test]
fn notes_come_last_in_the_order_in_which_they_are_referred_to() {
    let body = r#"<w:p><w:r><w:t>Said.</w:t></w:r><w:r><w:footnoteReference w:id="3"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let notes = r#"<w:footnotes NAMESPACES><w:footnote w:id="0" w:type="separator"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote><w:footnote w:id="2"><w:p><w:r><w:t>second</w:t></w:r></w:p></w:footnote><w:footnote w:id="3"><w:p><w:r><w:t>first</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let ends =
        r#"<w:endnotes NAMESPACES><w:endnote w:id="1"><w:p><w:r><w:t>end</w:t></w:r></w:p></w:endnote></w:endnotes>"#;
    let bytes = docx(body, &[("word/footnotes.xml", notes), ("word/endnotes.xml", ends)]);
    let article = article("a.docx", &bytes);
    let expected = [
        (Body, "Said."),
        (Boilerplate, "first"),
        (Boilerplate, "second"),
        (Boilerplate, "end"),
    ];
    assert_eq!(lines(&article), expected);
}

#[test]
fn the_properties_say_who_wrote_it_but_not_when_it_appeared() {
    let core = r#"<cp:coreProperties xmlns:cp="c" xmlns:dc="d" xmlns:dcterms="t"><dc:title>In the properties</dc:title><dc:creator>A. Writer</dc:creator><dc:language>fr_CA</dc:language><dcterms:created>2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"#;
    let metadata = article("a.docx", &docx(&plain("Words."), &[("docProps/core.xml", core)])).metadata;
    assert_eq!(metadata.title.as_deref(), Some("In the properties"));
    assert_eq!(metadata.author.as_deref(), Some("A. Writer"));
    assert_eq!(metadata.language.as_deref(), Some("fr-CA"));
    assert_eq!(metadata.date, None);
    assert_eq!(metadata.fields["created"], "2020-01-01T00:00:00Z");
    let titled = docx(&styled("Title", "In the text"), &[("docProps/core.xml", core)]);
    assert_eq!(
        article("a.docx", &titled).metadata.title.as_deref(),
        Some("In the text")
    );
}

#[test]
fn other_prefixes_and_the_strict_form_are_read_as_well() {
    let namespaces = [
        (
            "ns0:",
            "xmlns:ns0",
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        ),
        ("", "xmlns", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    ];
    for (prefix, key, namespace) in namespaces {
        let document = format!(
            r#"<{prefix}document {key}="{namespace}"><{prefix}body><{prefix}p><{prefix}r><{prefix}t>Words.</{prefix}t></{prefix}r></{prefix}p></{prefix}body></{prefix}document>"#
        );
        let bytes = zip(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", document.as_bytes()),
        ]);
        assert_eq!(article("a.docx", &bytes).text, "Words.", "{prefix}");
    }
    // In UTF-16, as its declaration says.
    let document = r#"<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="w"><w:p><w:r><w:t>كلمات</w:t></w:r></w:p></w:document>"#;
    let wide: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(document.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let bytes = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", &wide)]);
    assert_eq!(article("a.docx", &bytes).text, "كلمات");
}

#[test]
fn a_damaged_document_says_where() {
    let damaged = docx("<w:p><w:r><w:t>Words</w:r></w:p>", &[]);
    match refused("a.docx", &damaged, &settings()) {
        Fault::Damaged {
            damage: Damage::Part,
            detail,
        } => assert!(detail.starts_with("word/document.xml:"), "{detail}"),
        fault => panic!("{fault}"),
    }
    assert_eq!(refused("a.docx", &docx("<w:p/>", &[]), &settings()), Fault::Empty);
    // A sheet and a text document of another office program.
    let sheet = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
    ]);
    assert_eq!(refused("a.xlsx", &sheet, &settings()), Fault::UnknownKind);
    let odt = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<x/>"),
    ]);
    assert_eq!(refused("a.odt", &odt, &settings()), Fault::UnknownKind);
}
