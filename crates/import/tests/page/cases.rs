//! What of a page is shown, line by line.

use hashiya_core::article::Role;
use hashiya_import::{Extent, Fault, Limits, article_in_html};

use crate::well_formed::check;

/// The lines of a part of a page, all of which is text.
fn lines(html: &str) -> Vec<String> {
    match article_in_html(html, Extent::Whole, None, &Limits::default()) {
        Ok(article) => {
            check(&article).unwrap_or_else(|wrong| panic!("{html}: {wrong}"));
            article.text.split('\n').map(str::to_owned).collect()
        }
        Err(Fault::Empty) => Vec::new(),
        Err(fault) => panic!("{html}: {fault}"),
    }
}

#[test]
fn a_page_is_read_as_a_browser_shows_it() {
    let cases: &[(&str, &[&str])] = &[
        ("", &[]),
        ("<p> \n\t </p>", &[]),
        ("plain", &["plain"]),
        // White space.
        ("<p>  one\n\ttwo  <b> three</b> </p>", &["one two three"]),
        ("<p>one<b>two</b></p>", &["onetwo"]),
        ("<p>a&nbsp;b &nbsp; c</p>", &["a\u{A0}b \u{A0} c"]),
        ("<p>&nbsp;</p><p>x</p>", &["x"]),
        ("<p>a\u{2028}b\u{85}c</p>", &["a b c"]),
        ("<p>a&#1;b\u{0}</p>", &["ab"]),
        ("<p>in&shy;visible</p>", &["invisible"]),
        // Blocks.
        ("<div>one<p>two</p>three</div>", &["one", "two", "three"]),
        ("<p>one<br>two<br/><br>three</p>", &["one", "two", "three"]),
        ("<ul><li>one<li>two <ul><li>three</ul></ul>", &["one", "two", "three"]),
        ("<dl><dt>one<dd>two</dl>", &["one", "two"]),
        (
            "<span style='display: block'>one</span><span style='display:block'>two</span>",
            &["one", "two"],
        ),
        ("<p>one<hr>two", &["one", "two"]),
        // Links without anything between them, as menus have.
        ("<nav><a href=a>one</a><a href=b>two</a></nav>", &["one two"]),
        ("<p>wa<a href=b>ter</a>fall</p>", &["waterfall"]),
        // Preformatted.
        ("<pre>one  two\n  three\n\nfour</pre>", &["one  two", "three", "four"]),
        ("<pre>a\r\nb</pre>", &["a", "b"]),
        // Tables.
        (
            "<table><caption>Title</caption><tr><th>a<th>b<tr><td>1<td>2<tr><td><td>3</table>",
            &["Title", "a | b", "1 | 2", "3"],
        ),
        (
            "<table><tr><td><p>one</p></td><td>two<br>three</td></tr></table>",
            &["one", "two", "three"],
        ),
        // Ruby: the text, not how it is read.
        (
            "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby>",
            &["漢字"],
        ),
        // Quotation marks that browsers put there.
        ("<p>He said <q>no <q>more</q></q>.</p>", &["He said “no ‘more’”."]),
        ("<html lang=ar><p>قال <q>لا</q></p>", &["قال «لا»"]),
        // What is not shown.
        (
            "<p>a<script>b</script><style>c</style><template>d</template><noscript>e</noscript></p>",
            &["a"],
        ),
        (
            "<p>a</p><p hidden>b</p><p style='color:red;DISPLAY : none !important'>c</p>",
            &["a"],
        ),
        ("<p style='display:none;display:block'>shown</p>", &["shown"]),
        (
            "<p>a</p><p style='visibility:hidden'>b</p><p aria-hidden=true>c</p>",
            &["a"],
        ),
        (
            "<p>a <span class='icon sr-only'>b</span></p><dialog>c</dialog><dialog open>d</dialog>",
            &["a", "d"],
        ),
        (
            "<p>a<select><option>b</select><textarea>c</textarea><input value=d><svg><text>e</text></svg></p>",
            &["a"],
        ),
        ("<p>a<!-- b --><?c?></p><![CDATA[d]]>", &["a"]),
        // Nothing becomes markup, nothing stays it.
        ("<p>&lt;b&gt; &amp;amp; &quot;</p>", &["<b> &amp; \""]),
        ("<p>a<b>b</p><p>c</b>", &["ab", "c"]),
        ("<p onclick='x'><img src=x onerror=y alt=z>a</p>", &["a"]),
        // Pages that are cut off or wrong.
        ("<p>one<p>two</div></span></p>three<", &["one", "two", "three<"]),
        ("<html><frameset><frame src=a></frameset></html>", &[]),
    ];
    for (html, expected) in cases {
        assert_eq!(lines(html), *expected, "{html}");
    }
}

/// A page with a text that is long enough to be found, with more around it.
fn page(head: &str, before: &str, within: &str, after: &str) -> String {
    let sentence =
        "The council met on Monday, and after three hours, to nobody's surprise, it voted to close the pool.";
    let paragraph = format!("<p>{sentence} {sentence}</p>");
    format!(
        "<html><head>{head}</head><body>{before}<div class=x>{}{within}{paragraph}{paragraph}</div>{after}</body></html>",
        paragraph.repeat(3)
    )
}

/// The lines of a page with their roles, the long paragraphs as `…`.
fn roles(html: &str) -> Vec<(Role, String)> {
    let article = article_in_html(html, Extent::Main, None, &Limits::default()).expect("an article");
    check(&article).unwrap_or_else(|wrong| panic!("{html}: {wrong}"));
    let lines = article.text.split('\n').map(|line| {
        let is_paragraph = line.starts_with("The council met");
        if is_paragraph {
            "…".to_owned()
        } else {
            line.to_owned()
        }
    });
    article.roles.iter().map(|given| given.role).zip(lines).collect()
}

#[test]
fn lines_have_the_roles_that_their_elements_and_places_give_them() {
    use Role::{Body, Boilerplate, Byline, Caption, Date, Heading, ListItem, Quotation, Title};
    let text = |lines: &[(Role, &str)]| {
        let paragraphs = |count: usize| vec![(Body, "…".to_owned()); count];
        let mut all = paragraphs(3);
        all.extend(lines.iter().map(|(role, line)| (*role, (*line).to_owned())));
        all.extend(paragraphs(2));
        all
    };
    let with = |before: &[(Role, &str)], within: &[(Role, &str)], after: &[(Role, &str)]| {
        let owned = |lines: &[(Role, &str)]| {
            lines
                .iter()
                .map(|(role, line)| (*role, (*line).to_owned()))
                .collect::<Vec<_>>()
        };
        [owned(before), text(within), owned(after)].concat()
    };
    let cases: Vec<(String, Vec<(Role, String)>)> = vec![
        // A title that is not shown is put before all of it; one that is shown stays where it is.
        (
            page("<title>Pool to close</title>", "", "", ""),
            with(&[(Title, "Pool to close")], &[], &[]),
        ),
        (
            page(
                "<title>Pool to close | The Post</title>",
                "<ul><li><a href=/>Home</a></ul><h1>Pool to close</h1><p class=byline>By Ida Noor</p><time>3 May 2026</time>",
                "",
                "",
            ),
            with(
                &[
                    (Boilerplate, "Home"),
                    (Title, "Pool to close"),
                    (Byline, "By Ida Noor"),
                    (Date, "3 May 2026"),
                ],
                &[],
                &[],
            ),
        ),
        (
            page(
                "",
                "<h1>Pool to close</h1>",
                "<h2>Why</h2><figure><img src=a><figcaption>The pool</figcaption></figure>",
                "",
            ),
            with(
                &[(Title, "Pool to close")],
                &[(Heading, "Why"), (Caption, "The pool")],
                &[],
            ),
        ),
        (
            page(
                "",
                "<h1>Pool</h1>",
                "<blockquote>Never.</blockquote><ul><li>One<li>Two</ul>",
                "",
            ),
            with(
                &[(Title, "Pool")],
                &[(Quotation, "Never."), (ListItem, "One"), (ListItem, "Two")],
                &[],
            ),
        ),
        // What is around it is kept, as what was left out.
        (
            page(
                "<title>Pool</title>",
                "<h1>Pool</h1>",
                "<p>Read also: <a href=/b>Bakery shut</a></p><div class=ad>Advertisement</div>",
                "<section class=comments><h2>Comments</h2><p>What a shame, said nobody, and then, of course, everybody did.</p>\
                 </section><footer>© 2026 The Post</footer>",
            ),
            with(
                &[(Title, "Pool")],
                &[(Boilerplate, "Read also: Bakery shut"), (Boilerplate, "Advertisement")],
                &[
                    (Boilerplate, "Comments"),
                    (
                        Boilerplate,
                        "What a shame, said nobody, and then, of course, everybody did.",
                    ),
                    (Boilerplate, "© 2026 The Post"),
                ],
            ),
        ),
        // The sentence below the title is text.
        (
            page(
                "<title>Pool</title>",
                "<h1>Pool</h1><p class=deck>The town saves two million, and loses its summer.</p>",
                "",
                "",
            ),
            with(
                &[
                    (Title, "Pool"),
                    (Body, "The town saves two million, and loses its summer."),
                ],
                &[],
                &[],
            ),
        ),
    ];
    for (html, expected) in cases {
        assert_eq!(roles(&html), expected, "{html}");
    }
}

/// The library is not asked about pages that are deep, and finds nothing in some others.
#[test]
fn a_page_that_no_article_is_found_in_is_told_by_its_words() {
    let text = "<p>The council met on Monday, and voted to close the pool.</p><p>Nobody was surprised.</p>";
    let deep = format!("<h1>Pool</h1>{}{text}<p>Share on Facebook</p>", "<div>".repeat(400));
    let roles = roles(&deep);
    let found: Vec<Role> = roles.iter().map(|(role, _)| *role).collect();
    assert_eq!(
        found,
        [Role::Title, Role::Body, Role::Body, Role::Boilerplate],
        "{roles:?}"
    );
    for short in [
        "<p>One.</p>",
        "<ul><li><a href=/a>One</a><li><a href=/b>Two</a></ul>",
        "word",
    ] {
        let article = article_in_html(short, Extent::Main, None, &Limits::default()).expect("an article");
        assert!(
            article.roles.iter().any(|given| given.role.is_text()),
            "{short}: {article:?}"
        );
    }
}

#[test]
fn what_has_no_text_or_too_much_is_refused() {
    let read = |html: &str, limit| {
        let limits = Limits {
            text: limit,
            ..Limits::default()
        };
        article_in_html(html, Extent::Main, None, &limits).map(|article| article.text)
    };
    assert_eq!(read("<p>…</p><script>x</script>", 100), Err(Fault::Empty));
    assert_eq!(read("", 100), Err(Fault::Empty));
    assert_eq!(read("<p>twelve bytes</p>", 13), Ok("twelve bytes".to_owned()));
    assert_eq!(
        read("<p>twelve bytes</p>", 12),
        Err(Fault::TooLarge { size: 13, limit: 12 })
    );
}

#[test]
fn pages_that_are_made_to_freeze_programs_are_read() {
    let nested = |depth: usize| format!("{}text{}", "<div>".repeat(depth), "</div>".repeat(depth));
    assert_eq!(lines(&nested(900)), ["text"]);
    // Left open, but closed by what is around it.
    assert_eq!(lines(&"<div><font><b>x</div>".repeat(1_100)).len(), 1_100);
    assert_eq!(lines(&"<p>x<ul><li>y</ul>".repeat(600)).len(), 1_200);
    let read = |html: &str| article_in_html(html, Extent::Main, None, &Limits::default());
    let refused = |html: &str| matches!(read(html), Err(Fault::Damaged { .. }));
    assert!(refused(&nested(1_000_000)));
    assert!(refused(&"<table><tr><td>".repeat(100_000)));
    assert!(refused(&"<b>x".repeat(100_000)));
    let many = "<p>word</p>".repeat(5_000);
    let article = article_in_html(&many, Extent::Main, None, &Limits::default()).expect("an article");
    assert_eq!(article.roles.len(), 5_000);
    check(&article).expect("a well-formed article");
}
