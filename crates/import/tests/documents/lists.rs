//! Lists and quotations of documents, chapters and pages: which lines are items, how deep they are, and what stands
//! before them, which is no text.

use hashiya_core::article::{GivenRole, Marker, Role};
use hashiya_import::ImportedArticle;

use crate::making::{chapter, docx, epub};
use crate::reading::{article, lines, read_all};

/// The lines of an article as one sees them: two spaces for each level below the first; the number or sign of an
/// item, `>` before a quotation, a letter before anything else.
fn shown(article: &ImportedArticle) -> Vec<String> {
    let roles = article.roles.iter();
    roles
        .zip(lines(article))
        .map(|(given, (_, line))| format!("{} {line}", sign(given)))
        .collect()
}

fn sign(given: &GivenRole) -> String {
    let level = usize::try_from(given.nesting.level).expect("a level");
    assert!(level >= 1, "{given:?}");
    let sign = match (given.role, given.nesting.marker) {
        (Role::ListItem, Marker::Bullet) => "•".to_owned(),
        (Role::ListItem, Marker::Number(number)) => format!("{number}."),
        (Role::ListItem, Marker::Task(true)) => "[x]".to_owned(),
        (Role::ListItem, Marker::Task(false)) => "[ ]".to_owned(),
        (Role::ListItem, Marker::Nothing) => "…".to_owned(),
        (Role::Quotation, Marker::Bullet) => ">".to_owned(),
        (role, marker) => {
            assert_eq!((level, marker), (1, Marker::Bullet), "{given:?}");
            role.as_str()[..1].to_owned()
        }
    };
    "  ".repeat(level - 1) + &sign
}

#[track_caller]
fn check_markdown(markdown: &str, expected: &[&str]) {
    assert_eq!(shown(&article("a.md", markdown.as_bytes())), expected, "{markdown}");
}

#[test]
fn items_of_markdown_have_their_level_and_their_number() {
    check_markdown(
        "- one\n- two\n  - inner\n    1. deep\n- three\n",
        &["• one", "• two", "  • inner", "    1. deep", "• three"],
    );
    // The first number counts, the others are counted from it, as programs show them.
    check_markdown(
        "3. first\n3. second\n9. third\n",
        &["3. first", "4. second", "5. third"],
    );
    check_markdown("0) zero\n1) one\n", &["0. zero", "1. one"]);
    check_markdown("999999999. large\n1. next\n", &["999999999. large", "1000000000. next"]);
    // What follows in an item has no number, and the next list begins anew.
    check_markdown(
        "1. first\n\n   more of it\n2. second  \n   in two lines\n\nbetween\n\n1. again\n",
        &[
            "1. first", "… more of it", "2. second", "… in two lines", "b between", "1. again",
        ],
    );
    check_markdown(
        "1. first\n   - inner\n\n   after it\n2. second\n",
        &["1. first", "  • inner", "… after it", "2. second"],
    );
    check_markdown(
        "- [x] done\n- [ ] to do\n- neither\n",
        &["[x] done", "[ ] to do", "• neither"],
    );
    check_markdown("1. [ ] a task with a number\n", &["[ ] a task with a number"]);
    // An item without words of its own leaves its sign to nobody.
    check_markdown(
        "- - inner\n  - second\n- \n- last\n",
        &["  • inner", "  • second", "• last"],
    );
    // Headings, rows and pictures in an item are what they are; code is part of it.
    check_markdown("- # Title\n- ## Part\n", &["t Title", "h Part"]);
    check_markdown("- ```\n  code\n  more\n  ```\n", &["• code", "… more"]);
    check_markdown("- ![a picture](a.png)\n", &["c a picture"]);
    check_markdown(
        "* نقطة أولى.\n* نقطة ثانية. وفيها جملتان.\n",
        &["• نقطة أولى.", "• نقطة ثانية. وفيها جملتان."],
    );
    // No list: a year, a dash in a line, a definition.
    check_markdown("1984\\. A year.\n", &["b 1984. A year."]);
    check_markdown("Words - not a list\n", &["b Words - not a list"]);
    check_markdown("Term\n: What it means\n", &["b Term", "b What it means"]);
}

#[test]
fn quotations_of_markdown_keep_their_paragraphs_and_their_place() {
    check_markdown("> One.\n>\n> Two.\n\nAfter.\n", &["> One.", "> Two.", "b After."]);
    check_markdown(
        "> Outer.\n>\n> > Inner.\n>\n> Outer again.\n",
        &["> Outer.", "  > Inner.", "> Outer again."],
    );
    check_markdown(
        "- item\n\n  > said in it\n\n  goes on\n",
        &["• item", "  > said in it", "… goes on"],
    );
    check_markdown("> said:\n>\n> 1. one\n> 2. two\n", &["> said:", "  1. one", "  2. two"]);
    // A note of the writer's is nobody else's words.
    check_markdown(
        "> [!WARNING]\n> Mind this.\n> - a point\n",
        &["b Mind this.", "• a point"],
    );
    // HTML within Markdown, and footnotes, which are left aside.
    check_markdown("<ul><li>One</li><li>Two</li></ul>\n", &["• One", "• Two"]);
    check_markdown("- item\n\n  <blockquote>said</blockquote>\n", &["• item", "  > said"]);
    check_markdown("Words[^1]\n\n[^1]: - a note\n", &["b Words", "b a note"]);
}

const STYLES: &str = r#"<w:styles NAMESPACES>
<w:style w:styleId="Aufzhlungszeichen"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="b2"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:styleId="more"><w:name w:val="List Continue 2"/></w:style>
<w:style w:styleId="own"><w:name w:val="My points"/><w:basedOn w:val="Aufzhlungszeichen"/></w:style>
<w:style w:styleId="flush"><w:name w:val="List Paragraph"/></w:style>
<w:style w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:styleId="IntensivesZitat"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="pandoc"><w:name w:val="Block Text"/></w:style>
<w:style w:styleId="libre"><w:name w:val="Quotations"/></w:style>
<w:style w:styleId="h"><w:name w:val="heading 1"/></w:style>
</w:styles>"#;

const NUMBERING: &str = r#"<w:numbering NAMESPACES>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="arabicAbjad"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="L"/><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="upperRoman"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="99"/></w:num>
</w:numbering>"#;

/// A paragraph with these properties.
fn paragraph(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// An item of a list at a level.
fn item(list: u32, level: u32, text: &str) -> String {
    let list = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
    paragraph(&list, text)
}

fn styled(style: &str, text: &str) -> String {
    paragraph(&format!(r#"<w:pStyle w:val="{style}"/>"#), text)
}

#[track_caller]
fn check_docx(body: &[String], expected: &[&str]) {
    let parts = [("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING)];
    let body = body.concat();
    assert_eq!(shown(&article("a.docx", &docx(&body, &parts))), expected, "{body}");
}

#[test]
fn items_of_word_are_counted_as_word_counts_them() {
    check_docx(
        &[
            item(1, 0, "a bullet"),
            item(2, 0, "one"),
            item(2, 1, "inner"),
            item(2, 1, "next"),
            item(2, 0, "two"),
            item(2, 1, "anew"),
        ],
        &["• a bullet", "1. one", "  3. inner", "  4. next", "2. two", "  3. anew"],
    );
    // Lists of one pattern go on with one another, unless one begins by itself.
    check_docx(
        &[
            item(2, 0, "one"),
            item(3, 0, "two"),
            item(4, 0, "anew"),
            item(4, 0, "next"),
        ],
        &["1. one", "2. two", "1. anew", "2. next"],
    );
    // The look of another style; a list that is not there; a level that is none.
    check_docx(
        &[
            item(5, 0, "seven"),
            item(5, 0, "eight"),
            item(6, 0, "lost"),
            item(77, 40, "nowhere"),
        ],
        &[
            "7. seven",
            "8. eight",
            "• lost",
            &format!("{}• nowhere", "  ".repeat(40)),
        ],
    );
    // A paragraph without words has its number; one whose line is broken has one.
    check_docx(
        &[item(2, 0, ""), item(2, 0, "two</w:t><w:br/><w:t>goes on")],
        &["2. two", "… goes on"],
    );
    check_docx(&[item(0, 0, "in no list")], &["b in no list"]);
}

#[test]
fn styles_of_word_make_items_and_quotations() {
    check_docx(
        &[
            styled("Aufzhlungszeichen", "one"),
            styled("b2", "inner"),
            styled("more", "goes on"),
            styled("own", "by what it is based on"),
            styled("flush", "only set in"),
            paragraph(
                r#"<w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr>"#,
                "out of it again",
            ),
        ],
        &[
            "• one", "  • inner", "  … goes on", "• by what it is based on", "b only set in", "b out of it again",
        ],
    );
    check_docx(
        &[
            styled("Zitat", "قال"),
            styled("IntensivesZitat", "أكد"),
            styled("pandoc", "said"),
            styled("libre", "dit"),
        ],
        &["> قال", "> أكد", "> said", "> dit"],
    );
    // A heading that is numbered is a heading, and counts.
    check_docx(
        &[
            styled("Aufzhlungszeichen", "first"),
            paragraph(
                r#"<w:pStyle w:val="h"/><w:numPr><w:numId w:val="2"/></w:numPr>"#,
                "Part",
            ),
            item(2, 0, "two"),
        ],
        &["• first", "h Part", "2. two"],
    );
    // What was changed and is only remembered, and cells of a table.
    check_docx(
        &[paragraph(
            r#"<w:pPrChange><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:pPrChange>"#,
            "plain now",
        )],
        &["b plain now"],
    );
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", item(1, 0, text));
    check_docx(
        &[format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("a"), cell("b"))],
        &["b a | b"],
    );
}

/// A file that names no lists, or whose part for them is none.
#[test]
fn lists_that_nothing_is_said_of_are_lists_without_numbers() {
    let bytes = docx(&item(1, 1, "words"), &[]);
    assert_eq!(shown(&article("a.docx", &bytes)), ["  • words"]);
}

#[track_caller]
fn check_chapter(body: &str, expected: &[&str]) {
    let package = "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'><metadata/><manifest>\
        <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/></spine></package>";
    let all = read_all("b.epub", &epub(package, &[("a.xhtml", &chapter("", body))]));
    let [chapter] = &all[..] else { panic!("{all:?}") };
    assert_eq!(shown(chapter.outcome.as_ref().expect("a chapter")), expected, "{body}");
}

#[test]
fn items_of_chapters_are_counted_as_browsers_count_them() {
    check_chapter(
        "<ul><li>one</li><li>two<ol><li>inner</li></ol>tail</li></ul><p>after</p>",
        &["• one", "• two", "  1. inner", "… tail", "b after"],
    );
    check_chapter(
        "<ol start='4'><li>four</li><li value='9'>nine</li><li><p>ten</p><p>more</p></li></ol>",
        &["4. four", "9. nine", "10. ten", "… more"],
    );
    check_chapter(
        "<ol reversed='reversed'><li>three</li><li>two</li><li>one</li></ol>",
        &["3. three", "2. two", "1. one"],
    );
    check_chapter(
        "<ol start='-1'><li>a</li><li>b</li><li hidden='hidden'>c</li><li>d</li></ol>",
        &["-1. a", "0. b", "1. d"],
    );
    check_chapter("<ol start='none'><li value='x'>one</li></ol>", &["1. one"]);
    check_chapter("<li>without a list</li>", &["• without a list"]);
    check_chapter(
        "<blockquote><p>One.</p><p>Two.</p><ul><li>in it</li></ul></blockquote><ul><li>item<blockquote>said</blockquote></li></ul>",
        &["> One.", "> Two.", "  • in it", "• item", "  > said"],
    );
    // A list for the layout alone, one by its role, terms, and headings and rows in an item.
    check_chapter("<ul role='presentation'><li>words</li></ul>", &["b words"]);
    check_chapter("<div role='list'><div role='listitem'>one</div></div>", &["• one"]);
    check_chapter("<dl><dt>term</dt><dd>meaning</dd></dl>", &["b term", "b meaning"]);
    check_chapter(
        "<ol><li><h2>Part</h2>words</li><li><table><tr><td>a</td><td>b</td></tr></table></li></ol>",
        &["h Part", "1. words", "b a | b"],
    );
}
