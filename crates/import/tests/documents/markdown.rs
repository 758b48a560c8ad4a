//! Markdown: what each line is, and that no markup stays.

use hashiya_core::article::Role::{self, Body, Boilerplate, Caption, Heading, ListItem, Quotation, Title};

use crate::reading::{article, lines};

#[track_caller]
fn check(markdown: &str, expected: &[(Role, &str)]) {
    let article = article("a.md", markdown.as_bytes());
    assert_eq!(lines(&article), expected, "{markdown}");
}

#[test]
fn headings_paragraphs_lists_quotations_and_code_are_lines() {
    check("Plain words.", &[(Body, "Plain words.")]);
    check(
        "# عنوان المقال\n\nفقرة *مائلة*\nعلى سطرين.\n\n## قسم\n\nThe **second** `part`.\n",
        &[
            (Title, "عنوان المقال"),
            (Body, "فقرة مائلة على سطرين."),
            (Heading, "قسم"),
            (Body, "The second part."),
        ],
    );
    check(
        "Title\n=====\n\nPart\n----\nWords",
        &[(Title, "Title"), (Heading, "Part"), (Body, "Words")],
    );
    check(
        "# One\n# Two\n### Three {#id .class}\n",
        &[(Title, "One"), (Heading, "Two"), (Heading, "Three")],
    );
    check(
        "- one\n- two\n  - inner\n\n1. first\n2. second\n\n   more of it\n- [x] done\n",
        &[
            (ListItem, "one"),
            (ListItem, "two"),
            (ListItem, "inner"),
            (ListItem, "first"),
            (ListItem, "second"),
            (ListItem, "more of it"),
            (ListItem, "done"),
        ],
    );
    check(
        "> He said\n> so.\n>\n> > Again.\n",
        &[(Quotation, "He said so."), (Quotation, "Again.")],
    );
    check("> [!NOTE]\n> A note.\n", &[(Body, "A note.")]);
    check(
        "```rust\nfn main() {\n\n    run();\n}\n```\nAfter.\n",
        &[
            (Body, "fn main() {"),
            (Body, "    run();"),
            (Body, "}"),
            (Body, "After."),
        ],
    );
    check(
        "one  \ntwo\\\nthree<br>four\n",
        &[(Body, "one"), (Body, "two"), (Body, "three"), (Body, "four")],
    );
    // A byte order mark where files were put together.
    check("one\n\n\u{FEFF}\n\ntwo\u{FEFF}\n", &[(Body, "one"), (Body, "two")]);
    check("\u{FEFF}\u{FEFF}# Title\n", &[(Body, "# Title")]);
    check("before\n\n***\n\nafter", &[(Body, "before"), (Body, "after")]);
    check("Term\n: Meaning\n", &[(Body, "Term"), (Body, "Meaning")]);
}

#[test]
fn links_are_their_text_and_pictures_their_caption() {
    check(
        "See [the **report**](https://example.org \"x\") and <https://example.org/a>.",
        &[(Body, "See the report and https://example.org/a.")],
    );
    check(
        "See [the report][1].\n\n[1]: https://example.org\n",
        &[(Body, "See the report.")],
    );
    check("[[Page|a page]] here", &[(Body, "a page here")]);
    check(
        "![A *crowd* in Cairo](a.jpg)\n\nWords.",
        &[(Caption, "A crowd in Cairo"), (Body, "Words.")],
    );
    check(
        "Before ![it](a.jpg) after.\n",
        &[(Body, "Before after."), (Caption, "it")],
    );
    check(
        "[![logo](a.png)](https://example.org)\n\nWords",
        &[(Caption, "logo"), (Body, "Words")],
    );
    check("![](a.png)\n\nWords", &[(Body, "Words")]);
}

#[test]
fn a_row_of_a_table_is_a_line_and_footnotes_come_last() {
    check(
        "| City | People |\n|:--|--:|\n| *Cairo* | 10 |\n| Giza | |\n",
        &[(Body, "City | People"), (Body, "Cairo | 10"), (Body, "Giza")],
    );
    check(
        "Said[^1] so.\n\n[^1]: By whom.\n\nMore.\n",
        &[(Body, "Said so."), (Body, "More."), (Boilerplate, "By whom.")],
    );
}

#[test]
fn html_in_it_is_no_text() {
    check(
        "a <b>bold</b> word <!-- not this -->&amp; an&nbsp;entity\n",
        &[(Body, "a bold word & an\u{A0}entity")],
    );
    check(
        "<div align=\"center\">\n<h1>Title</h1>\n<p>One &amp; <b>two</b>.</p>\n<img src=\"a.png\">\n</div>\n\nWords.\n",
        &[(Title, "Title"), (Body, "One & two."), (Body, "Words.")],
    );
    check(
        "<script>\nalert(1)\n</script>\n\nWords.\n\n<!-- not this -->\n",
        &[(Body, "Words.")],
    );
}

#[test]
fn front_matter_is_metadata() {
    let cases = [
        (
            "---\ntitle: \"A: title\"\nauthor: ليلى حداد\ndate: 2024-05-01\nlang: ar\nurl: https://example.org/a\ntags:\n  - one\n  - two\n---\n\n# Heading\n\nWords.\n",
            "A: title|ليلى حداد|2024-05-01|ar|https://example.org/a|one, two",
        ),
        (
            "---\nauthors: [A, 'B']\nlanguage: Arabic # as it is called\n---\n# Heading\nWords.\n",
            "Heading|A, B||||",
        ),
        ("# Heading\n\n---\nauthor: nobody\n---\n", "Heading|||||"),
        ("Words.\n", "|||||"),
    ];
    for (markdown, expected) in cases {
        let metadata = article("a.md", markdown.as_bytes()).metadata;
        let tags = metadata
            .fields
            .get("tags")
            .and_then(|tags| tags.as_str())
            .map(str::to_owned);
        let said = [
            metadata.title, metadata.author, metadata.date, metadata.language, metadata.address, tags,
        ];
        assert_eq!(said.map(Option::unwrap_or_default).join("|"), expected, "{markdown}");
    }
}
