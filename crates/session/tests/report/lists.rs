//! Lists and quotations on the sheet of an article.

use hashiya_core::article::{Article, ArticleId, Document, GivenRole, LineRole, Marker, Nesting, Origin, Role};
use scraper::Selector;

use super::{report, texts};

/// Items beside each other are one list, quotations one quotation; what stands before an item is no text of it.
#[test]
fn items_and_quotations_are_what_they_are() {
    let nested = |role, level, marker| LineRole {
        role,
        nesting: Nesting { level, marker },
    };
    let item = |level, marker| nested(Role::ListItem, level, marker);
    let quotation = nested(Role::Quotation, 1, Marker::Bullet);
    let lines = [
        ("Title", Role::Title.into()),
        ("One.", item(1, Marker::Number(1))),
        ("More of one.", item(1, Marker::Nothing)),
        ("Inner.", item(9, Marker::Bullet)),
        ("He said so.", quotation),
        ("Twice.", quotation),
        ("Done.", item(1, Marker::Task(true))),
        ("After it.", Role::Body.into()),
    ];
    let text = lines.map(|(line, _)| line).join("\n");
    let mut start = 0;
    let given = lines.map(|(line, role)| {
        let here = start;
        start += line.len() + 1;
        GivenRole::new(here, role)
    });
    let article = Article::new(ArticleId::new("a"), &text, Origin::Opened).with_roles(&given);
    let page = report(&Document::new(article), &[], "en");
    assert_eq!(
        texts(&page, "[role=list] > [role=listitem] > p, blockquote > p"),
        ["2One.", "3More of one.", "4Inner.", "5He said so.", "6Twice.", "7Done."].map(|line| line.to_owned())
    );
    let count = |selector: &str| page.select(&Selector::parse(selector).expect("a selector")).count();
    assert_eq!(count("[role=list]"), 2);
    assert_eq!(count("[role=listitem]"), 3, "the second paragraph of an item is none");
    assert_eq!(
        count("[role=listitem][aria-level='9'] > p[data-level='5'][data-marker='•']"),
        1
    );
    assert_eq!(count("p[data-marker='1.']") + count("p[data-marker='☑']"), 2);
    assert_eq!(count("blockquote"), 1);
    assert_eq!(count(".sheet-text > p"), 1);
}
