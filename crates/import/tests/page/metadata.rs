//! What pages say of their articles.

use hashiya_import::{Extent, Limits, article_in_html};

/// Title, author, date, language and address of a page, `-` where it says nothing.
fn said(html: &str) -> [String; 5] {
    let html = format!("{html}<p>Some text, which is all that there is.</p>");
    let article = article_in_html(&html, Extent::Main, None, &Limits::default()).expect("an article");
    let said = article.metadata;
    [said.title, said.author, said.date, said.language, said.address]
        .map(|field| field.unwrap_or_else(|| "-".to_owned()))
}

#[test]
fn title_author_date_language_and_address_are_found_wherever_pages_say_them() {
    let cases: &[(&str, [&str; 5])] = &[
        ("", ["-", "-", "-", "-", "-"]),
        (
            "<html lang=ar-EG><head><title>عنوان طويل للخبر - صحيفة</title><link rel=canonical href='https://a.example/1'>",
            ["عنوان طويل للخبر", "-", "-", "ar-EG", "https://a.example/1"],
        ),
        (
            "<meta property=og:title content='A &amp;amp; B'><meta property=og:url content=https://a.example/2>\
             <meta property=og:locale content=fr_FR><meta property=article:published_time content=2026-05-03>\
             <meta name=author content='By Ida Noor'>",
            ["A & B", "Ida Noor", "2026-05-03", "fr-FR", "https://a.example/2"],
        ),
        (
            "<meta name=DC.title content=T><meta name=dc:creator content=C><meta name=DC.date.issued content=2026>\
             <meta http-equiv=content-language content='en-GB, en'>",
            ["T", "C", "2026", "en-GB", "-"],
        ),
        // Control characters are none of it, and a page that is damaged has no title of its whole length.
        ("<title>A\u{1} B&#2;</title>", ["A B", "-", "-", "-", "-"]),
        (&format!("<title>{}</title>", "long ".repeat(200)), ["-"; 5]),
        // Its author's page is not its author.
        (
            "<meta property=article:author content=https://a.example/ida>",
            ["-", "-", "-", "-", "-"],
        ),
        // The name of the site is none of the title.
        (
            "<title>The Post | Pool to close</title><meta property=og:site_name content='The Post'>",
            ["Pool to close", "-", "-", "-", "-"],
        ),
        (
            "<meta property=og:title content='Pool to close – The Post'><meta property=og:site_name content='The Post'>",
            ["Pool to close", "-", "-", "-", "-"],
        ),
        (
            "<title>News - Pool - and more to close</title><h1>Pool - and more to close</h1>",
            ["Pool - and more to close", "-", "-", "-", "-"],
        ),
        // JSON-LD, of which other tools overlook much.
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"H","author":"A","datePublished":"D",
             "inLanguage":"he","url":"https://a.example/3"}</script>"#,
            ["H", "A", "D", "he", "https://a.example/3"],
        ),
        (
            r#"<script type="application/ld+json">/*<![CDATA[*/ broken</script><script type="application/LD+JSON">
             //<![CDATA[
             {"@context":"https://schema.org","@graph":[{"@type":"WebSite","url":"https://a.example/"},
              {"@type":["Article","Thing"],"headline":"H","author":[{"name":"A"},{"name":["B","A"]},{"url":"x"}],
              "datePublished":"D","mainEntityOfPage":{"@id":"https://a.example/4"}}]}
             //]]></script>"#,
            ["H", "A, B", "D", "-", "https://a.example/4"],
        ),
        (
            r#"<script type="application/ld+json">[{"@type":"WebPage","mainEntity":{"@type":"BlogPosting",
             "headline":"H"}}]</script>"#,
            ["H", "-", "-", "-", "-"],
        ),
        (
            r#"<script type="application/ld+json">{"@type":"Recipe","headline":"H"}</script>"#,
            ["-", "-", "-", "-", "-"],
        ),
        (
            r#"<script type="application/ld+json">{"@type":"Article","headline":7,"author":null}</script>"#,
            ["-", "-", "-", "-", "-"],
        ),
        // Where it was saved from.
        (
            "<!-- saved from url=(0022)https://a.example/5/x -->",
            ["-", "-", "-", "-", "https://a.example/5/x"],
        ),
        (
            "<!--\n Page saved with SingleFile \n url: https://a.example/6 \n saved date: x -->",
            ["-", "-", "-", "-", "https://a.example/6"],
        ),
        // Only what leads to the web.
        (
            "<link rel=canonical href=/relative><meta property=og:url content=javascript:alert(1)>",
            ["-"; 5],
        ),
        (
            "<link rel=canonical href='file:///C:/a.html'><!-- saved from url=(0014)about:internet -->",
            ["-"; 5],
        ),
        (
            "<link rel=canonical href='https://'><meta property=og:url content='https://a b'>",
            ["-"; 5],
        ),
        // Languages that are none.
        ("<html lang=english-language-of-mine>", ["-"; 5]),
        (
            "<html lang=''><meta name=language content='ar'>",
            ["-", "-", "-", "ar", "-"],
        ),
        // What only the page's lines say.
        (
            "<h1>Pool to close</h1><div class=author>بقلم: سلمى النجار</div><div class=date>3 May 2026</div>",
            ["Pool to close", "سلمى النجار", "3 May 2026", "-", "-"],
        ),
        (
            "<article><h1>T</h1><time datetime='2026-05-03T10:00'>yesterday</time>",
            ["T", "-", "2026-05-03T10:00", "-", "-"],
        ),
    ];
    for (html, expected) in cases {
        assert_eq!(said(html), expected.map(str::to_owned), "{html}");
    }
}

#[test]
fn the_site_and_the_place_that_a_page_was_taken_from_are_kept() {
    let html = "<meta property=og:site_name content='The  Post'><p>Text";
    let source = Some("https://a.example/7");
    let article = article_in_html(html, Extent::Main, source, &Limits::default()).expect("an article");
    assert_eq!(article.metadata.fields["site"], "The Post");
    assert_eq!(article.metadata.address.as_deref(), source);
}
