//! What a reader does with a library of many articles, most of which they have opened, one thing after the other.

use hashiya_browser_tests::fixtures::MANY;

use crate::doings::{Act, Doing};

/// Many titles have it, and few: numbers of articles.
const OFTEN: &str = "9";
const SELDOM: &str = "77";
const FEW_FOUND: usize = 19;

/// Everything, in its order; it ends as it began, but for the title of an article.
pub fn all(round: usize) -> Vec<Doing> {
    let nth = format!("> [data-article]:nth-child({MANY})");
    let all = || format!(".cards {nth}");
    let click = |action: &str| Act::Click(format!("[data-action='{action}']"));
    let typed = |text: &str| Act::Keys(text.chars().collect());
    let fill = |field: &'static str, text: &str| (Act::Fill(field, text.to_owned()), field.to_owned());
    let sort = |order: &str| Act::Fill("[data-arrange='order']", order.to_owned());
    let found = format!(".cards > [data-article]:nth-child({FEW_FOUND}):last-child");
    let doing = |name: &str, act: Act, over: &str| {
        Doing::new(&format!("library: {name}"), vec![], vec![(act, over.to_owned())])
    };
    let after = |before: (Act, String), mut doing: Doing| {
        doing.before.push(before);
        doing
    };
    let in_library = (Act::Go("#/".to_owned()), all());
    let by_title = format!(".cards:has(> [data-article='article-0000']:first-child) {nth}");
    let otherwise = format!(".cards:has(> [data-article='article-0000']:not(:first-child)) {nth}");
    let field = (typed("/"), "[data-find]:focus".to_owned());
    vec![
        after(
            (
                Act::Go("#/articles/article-0005".to_owned()),
                "[data-sentence]".to_owned(),
            ),
            doing("coming from an article", Act::Go("#/".to_owned()), &all()),
        ),
        after(
            in_library,
            doing("the field for finding", typed("/"), "[data-find]:focus"),
        ),
        doing("finding many", typed(OFTEN), &format!("!{}", all())),
        after(
            (Act::Fill("[data-find]", String::new()), all()),
            after(field, doing("finding a few", typed(SELDOM), &found)),
        ),
        doing("showing all again", click("show-all"), &all()),
        doing("sorting by title", sort("title"), &by_title),
        doing("sorting by progress", sort("progress"), &otherwise),
        after(
            (sort("added"), all()),
            doing("selecting", click("select"), &format!("{} [data-tick]", all())),
        ),
        doing(
            "selecting one",
            Act::Click("[data-tick]".to_owned()),
            "[data-tick]:checked",
        ),
        doing(
            "selecting all",
            click("select-shown"),
            &format!("{} [data-tick]:checked", all()),
        ),
        doing(
            "opening the collections",
            click("collections"),
            "[data-dialog='collections'][open]",
        ),
        after(
            fill("[data-new-collection]", "Water"),
            doing(
                "a collection of all",
                click("create-collection"),
                "[data-collection] :checked",
            ),
        ),
        doing(
            "closing the collections",
            Act::Click("dialog [data-action='close']".to_owned()),
            "!dialog[open]",
        ),
        doing(
            "taking the collection back",
            click("take-collecting-back"),
            "![data-notice='collected']",
        ),
        doing("a file of all", click("export-selected"), "[data-notice='file-handed']"),
        after(
            (click("dismiss"), "![data-notice='file-handed']".to_owned()),
            doing(
                "the same file again",
                click("export-selected"),
                "[data-notice='file-handed']",
            ),
        ),
        doing(
            "asking to delete all",
            click("delete-selected"),
            "[data-dialog='delete'][open]",
        ),
        doing("deleting all", click("delete-now"), "[data-action='undelete']"),
        doing("undo of that", click("undelete"), &all()),
        doing("the end of selecting", click("select-done"), "![data-tick]"),
        doing("opening details", click("details"), "[data-detail='title']"),
        after(
            fill("[data-detail='title']", &format!("A title of round {round}")),
            doing("changing a title", click("save-details"), "!dialog[open]"),
        ),
    ]
}
