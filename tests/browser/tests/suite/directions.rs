//! The direction of the interface and that of the article are independent: each language of the
//! interface with an article of each direction.

use anyhow::{Context, Result};
use hashiya_browser_tests::fixtures::{HARBOUR, RAIN};
use hashiya_browser_tests::keys::{self, LayoutKey, key};
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// An article, the direction in which it reads, and a note of the same.
const ARTICLES: [(&str, &str, &str); 2] = [("rain", "rtl", "ملاحظة."), ("harbour", "ltr", "A note.")];

/// A language of the interface, its direction and quotation marks.
struct Language {
    tag: &'static str,
    direction: &'static str,
    marks: [&'static str; 2],
}

const LANGUAGES: [Language; 3] = [
    Language {
        tag: "ar",
        direction: "rtl",
        marks: ["«", "»"],
    },
    Language {
        tag: "en",
        direction: "ltr",
        marks: ["“", "”"],
    },
    Language {
        tag: "fr",
        direction: "ltr",
        marks: ["«\u{A0}", "\u{A0}»"],
    },
];

/// What the page looks like: where things stand, not what they are called.
///
/// A list of places says in which direction they follow each other; an icon that points along the
/// line is turned when its transform begins with -1.
const LOOK: &str = r"
    const direction = (selector) => {
      const element = one(selector);
      return element && getComputedStyle(element).direction;
    };
    const middle = (element) => { const box = element.getBoundingClientRect(); return box.left + box.width / 2; };
    const order = (elements) => elements.every((element, at) => at === 0 || middle(element) > middle(elements[at - 1])) ? 'ltr'
      : elements.every((element, at) => at === 0 || middle(element) < middle(elements[at - 1])) ? 'rtl' : 'neither';
    const turned = (action) => {
      const icon = one(`[data-action='${action}'] .icon`);
      return icon && (getComputedStyle(icon).transform.startsWith('matrix(-1') ? 'rtl' : 'ltr');
    };
    const side = (element, box) => {
      const [inner, outer] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
      return inner.left - outer.left < outer.right - inner.right ? 'ltr' : 'rtl';
    };
    const letters = (element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const boxes = [0, 1].map((at) => {
        const node = walker.currentNode.nodeType === Node.TEXT_NODE ? walker.currentNode : walker.nextNode();
        range.setStart(node, at); range.setEnd(node, at + 1);
        return range.getBoundingClientRect().left;
      });
      return boxes[0] < boxes[1] ? 'ltr' : 'rtl';
    };";

async fn looks(visit: &Visit, what: &str, script: &str, expected: Value) -> Result<()> {
    let script = format!("{LOOK}\nreturn {script};");
    let browser = &visit.app.browser;
    let seen = browser.until(what, &script, vec![], |seen| seen == &expected).await;
    seen.map(drop).with_context(|| format!("expected {expected}"))
}

fn all_directions(selector: &str) -> String {
    format!("all('{selector}').map((element) => getComputedStyle(element).direction)")
}

/// The reading page: bars in the direction of the interface, the text in its own.
async fn reads(visit: &Visit, interface: &str, article: &str) -> Result<()> {
    let script = "({
        page: direction('body'), bars: [direction('.topbar'), direction('.toolbar')],
        labels: order(all('.toolbar .label-button')),
        icons: ['library', 'undo', 'redo', 'next'].map(turned),
        back: side(one('[data-action=library]'), one('.topbar')),
        article: direction('.article'), title: direction('[data-role=title]'),
        letters: letters(one('[data-role=body] [data-sentence]')),
    })";
    let expected = json!({
        "page": interface, "bars": [interface, interface], "labels": interface,
        "icons": [interface, interface, interface, interface], "back": interface,
        "article": article, "title": article, "letters": article,
    });
    looks(visit, "the reading page", script, expected).await
}

/// Fields that are empty follow the interface; what is written in them, and what is quoted, itself.
async fn writes(visit: &Visit, language: &Language, (article, note): (&str, &str), sentence: usize) -> Result<()> {
    let (browser, interface) = (&visit.app.browser, language.direction);
    keys::press(browser, '/').await?;
    looks(visit, "an empty search", "direction('#search')", json!(interface)).await?;
    browser.element("#search").await?.send_keys(note).await?;
    looks(visit, "a search", "direction('#search')", json!(article)).await?;
    keys::press(browser, key::ESCAPE).await?;
    // The search went to what it found.
    visit.app.focus(sentence).await?;
    keys::press(browser, 'n').await?;
    let window = "['[data-dialog=note]', '.note blockquote', 'textarea'].map(direction)";
    looks(visit, "an empty note", window, json!([interface, article, interface])).await?;
    browser.element("textarea").await?.send_keys(note).await?;
    looks(visit, "a note", window, json!([interface, article, article])).await?;
    keys::press(browser, key::ENTER).await?;
    // The quotation marks are the interface's, around a note that keeps its own direction.
    let [open, close] = language.marks;
    let quoted = format!("{open}\u{2068}{note}\u{2069}{close}");
    looks(
        visit,
        "the note beside",
        "one('.where-note')?.textContent",
        json!(quoted),
    )
    .await?;
    keys::press(browser, 's').await?;
    let words = "[direction('[data-dialog=split]'), order(all('.split-word').slice(0, 3))]";
    looks(visit, "the words of a sentence", words, json!([interface, article])).await?;
    keys::press(browser, key::ESCAPE).await
}

/// The codebook opens and closes with the key at the place of C, here on an Arabic keyboard: three
/// labels with examples, and hard cases that each end in a label.
async fn explains(visit: &Visit, interface: &str) -> Result<()> {
    let key = || keys::press_on_layout(&visit.app.browser, LayoutKey::alone("KeyC", "ؤ"));
    key().await?;
    let labels = "all('[data-codebook]').map((label) => [label.dataset.codebook,
        direction(`[data-codebook=${label.dataset.codebook}] dl`),
        label.querySelectorAll('li').length > 1 && label.querySelectorAll('[data-decision]').length > 2])";
    let expected = ["claim", "quote", "background"].map(|id| json!([id, interface, true]));
    looks(visit, "the codebook", labels, json!(expected)).await?;
    let decisions =
        "all('[data-decision]').every((at) => ['claim', 'quote', 'background'].includes(at.dataset.decision)
        && at.querySelector('b').textContent.length > 3 && at.querySelector('dd').textContent.length > 20)";
    looks(visit, "its decisions", decisions, json!(true)).await?;
    key().await?;
    looks(visit, "the codebook to close", "one('dialog')", json!(null)).await
}

#[tokio::test]
async fn interface_and_article_keep_their_directions_in_every_combination() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN), ("harbour.txt", HARBOUR)]).await?;
        for (turn, language) in LANGUAGES.iter().enumerate() {
            let (query, interface) = (format!("?lang={}", language.tag), language.direction);
            visit.app.open(&query, "#/").await?;
            visit.app.wait_for_library().await?;
            let titles = all_directions(".card h2");
            let library = format!("[direction('.library'), order(all('.card')), {titles}]");
            looks(
                &visit,
                "the library",
                &library,
                json!([interface, interface, ["rtl", "ltr"]]),
            )
            .await?;
            explains(&visit, interface).await?;
            for (id, article, note) in ARTICLES {
                visit.app.open(&query, &format!("#/articles/{id}")).await?;
                reads(&visit, interface, article).await?;
                // A sentence that has no note yet.
                visit.app.focus(3 + turn).await?;
                writes(&visit, language, (article, note), 3 + turn).await?;
            }
        }
        visit.end().await
    })
    .await
}
