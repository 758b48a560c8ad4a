//! Files as other programs write them: Pandoc (from Markdown), python-docx and EbookLib. The texts are our own.

use hashiya_core::article::Role::{self, Body, Boilerplate, Byline, Date, Heading, ListItem, Quotation, Title};
use hashiya_import::ImportedArticle;
use hashiya_testing::project;

use crate::reading::{lines, read_all};

/// The articles in a file of `tests/files`.
fn articles(file: &str) -> Vec<ImportedArticle> {
    let path = project("crates/import/tests/files").join(file);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let all = read_all(file, &bytes);
    all.into_iter()
        .map(|imported| imported.outcome.unwrap_or_else(|fault| panic!("{file}: {fault}")))
        .collect()
}

const NAME: &str = "المدينة القديمة تستعيد أسواقها";
const BODY: [(Role, &str); 8] = [
    (
        Body,
        "أعلن مجلس المدينة أن ثلاثة أسواق قديمة ستفتح أبوابها من جديد. وقال رئيس المجلس إن العمل دام سنتين.",
    ),
    (Heading, "ما تغيّر"),
    (ListItem, "سقوف خشبية جديدة"),
    (ListItem, "ممرات للمشاة"),
    (Quotation, "«انتظرنا هذا اليوم طويلًا»، قال تاجر في السوق."),
    (Body, "السوق | المتاجر"),
    (Body, "النحاسين | 40"),
    (Body, "العطارين | 25"),
];

#[test]
fn a_word_document_of_pandoc() {
    let [article] = &articles("pandoc.docx")[..] else {
        panic!("one article")
    };
    let head = [
        (Title, NAME),
        (Byline, "سلمى العطار"),
        (Date, "12 آذار 2026"),
        (Heading, NAME),
    ];
    let end = [(Body, "يقع السوق قرب الميناء."), (Boilerplate, "بحسب خرائط البلدية.")];
    assert_eq!(lines(article), [&head[..], &BODY, &end].concat());
    let metadata = &article.metadata;
    assert_eq!(metadata.title.as_deref(), Some(NAME));
    assert_eq!(metadata.author.as_deref(), Some("سلمى العطار"));
    assert_eq!(metadata.date.as_deref(), Some("12 آذار 2026"));
}

#[test]
fn a_book_of_pandoc() {
    // Its title page is no chapter.
    let [article] = &articles("pandoc.epub")[..] else {
        panic!("one article")
    };
    let lines = lines(article);
    assert_eq!(lines[..9], [&[(Title, NAME)][..], &BODY].concat());
    assert_eq!(
        lines[9..].iter().map(|(_, text)| *text).collect::<Vec<_>>(),
        ["يقع السوق قرب الميناء.", "بحسب خرائط البلدية."]
    );
    assert_eq!(article.metadata.author.as_deref(), Some("سلمى العطار"));
    assert_eq!(article.metadata.language.as_deref(), Some("ar"));
}

#[test]
fn a_word_document_of_python_docx() {
    let [article] = &articles("python-docx.docx")[..] else {
        panic!("one article")
    };
    let expected = [
        (Title, "A market reopens"),
        (
            Body,
            "The council said on Monday that three old markets would open again. Work took two years.",
        ),
        (Heading, "What has changed"),
        (ListItem, "New roofs"),
        (ListItem, "Paths for walkers"),
        (Quotation, "“We waited long for this day,” a merchant said."),
        (Body, "Market | Shops"),
        (Body, "Coppersmiths | 40"),
        (Body, "The market is near the harbour."),
    ];
    assert_eq!(lines(article), expected);
    assert_eq!(article.metadata.author.as_deref(), Some("Salma Attar"));
    // When its template was made.
    assert_eq!(article.metadata.date, None);
}

#[test]
fn a_book_of_ebooklib() {
    let all = articles("ebooklib.epub");
    let titles: Vec<_> = all.iter().map(|article| article.metadata.title.as_deref()).collect();
    assert_eq!(titles, [Some("The coppersmiths"), Some("The perfumers")]);
    assert_eq!(all[1].text, "The perfumers\nTwenty-five shops remain closed.");
    assert_eq!(all[0].metadata.fields["book"], "Two markets");
}
