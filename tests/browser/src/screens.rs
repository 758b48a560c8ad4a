//! Every screen of the app, in one list: how a reader gets to it, and how one knows that it is
//! there. A new screen is one more line of [`SCREENS`].

use anyhow::Result;
use serde_json::json;

use crate::app::App;
use crate::brought::{LISTS, SHIP, SHIPS, STACK};
use crate::browser::Browser;
use crate::fixtures::HARBOUR;
use crate::keys::key;
pub use crate::prepared::{Prepared, prepare};
use crate::wait::{Look, until};
use crate::{keys, pointer};

/// The languages of the interface.
pub const LANGUAGES: [&str; 3] = ["ar", "en", "fr"];

/// A step on the way to a screen.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Clicks the control of an action.
    Act(&'static str),
    /// Presses a key.
    Press(char),
    /// Types a text.
    Type(&'static str),
    /// Drops a file with this name and text on the page.
    Drop(&'static str, &'static str),
    /// Drops several files with these names and texts on the page.
    DropSeveral(&'static [(&'static str, &'static str)]),
    /// Pastes this text.
    Paste(&'static str),
    /// Selects the article with this identity, while articles are selected.
    Select(&'static str),
    /// Waits until this is to be seen.
    See(&'static str),
    /// Drops the backup that [`prepare`] took.
    DropBackup,
}

/// A screen.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    /// For messages and pictures.
    pub name: &'static str,
    /// The address.
    pub hash: &'static str,
    /// What the reader does there.
    pub steps: &'static [Step],
    /// What is there then.
    pub shows: &'static str,
}

use Step::{Act, Drop, DropBackup, DropSeveral, Paste, Press, See, Select, Type};

const LIBRARY: &str = "[data-article='rain'][data-state='ready']";
const SENTENCE: &str = "[data-sentence='4'][aria-selected='true']";

/// All screens.
pub const SCREENS: &[Screen] = &[
    screen("library", "#/", &[], LIBRARY),
    screen("reading", "#/articles/rain/4", &[], SENTENCE),
    screen("reading an English article", "#/articles/harbour/4", &[], SENTENCE),
    screen("reading with guesses", "#/articles/fair/4", &[], SENTENCE),
    screen("an article that is not there", "#/articles/none", &[], "[role='alert']"),
    screen(
        "several selected",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('J'), Press('J')],
        "[data-selected]",
    ),
    screen(
        "several chosen one by one",
        "#/articles/rain/4",
        &[See(SENTENCE), Act("choose"), Press(' ')],
        "[data-action='choose-done']",
    ),
    screen(
        "search",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('/'), See("[data-search]"), Type("المطر")],
        "[data-search]",
    ),
    screen(
        "note",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('n')],
        "[data-dialog='note'][open]",
    ),
    screen(
        "split",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('s')],
        "[data-dialog='split'][open]",
    ),
    screen(
        "help",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('?')],
        "[data-dialog='help'][open]",
    ),
    screen(
        "share",
        "#/articles/rain/4",
        &[See(SENTENCE), Act("share")],
        "[data-dialog='share'][open]",
    ),
    screen(
        "details",
        "#/articles/rain/4",
        &[See(SENTENCE), Act("details")],
        "[data-dialog='details'] [data-detail='title']",
    ),
    screen(
        "tour choose",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('?'), Act("tour")],
        "[data-tour='0']",
    ),
    screen(
        "tour tag",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('?'), Act("tour"), Act("tour-next")],
        "[data-tour='1']",
    ),
    screen(
        "tour export",
        "#/articles/rain/4",
        &[
            See(SENTENCE),
            Press('?'),
            Act("tour"),
            Act("tour-next"),
            See("[data-tour='1']"),
            Act("tour-next"),
        ],
        "[data-tour='2']",
    ),
    screen("statistics", "#/statistics", &[], ".statistics h1"),
    screen(
        "statistics of an article",
        "#/articles/rain/statistics",
        &[],
        ".statistics h1",
    ),
    screen(
        "second reading",
        "#/articles/rain/statistics",
        &[See("[data-action='begin']"), Act("begin")],
        ".passing [data-action='claim']",
    ),
    screen(
        "unsure sentences",
        "#/articles/rain/4",
        &[See(SENTENCE), Act("unsure-list")],
        "[data-dialog='unsure'][open]",
    ),
    screen(
        "codebook",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('c')],
        "[data-dialog='codebook'][open]",
    ),
    screen(
        "palette",
        "#/articles/rain/4",
        &[See(SENTENCE), Press('p')],
        "[data-dialog='palette'][open]",
    ),
    screen(
        "settings",
        "#/",
        &[See(LIBRARY), Act("settings")],
        "[data-dialog='settings'][open]",
    ),
    screen(
        "delete",
        "#/",
        &[See(LIBRARY), Act("delete")],
        "[data-dialog='delete'][open]",
    ),
    screen(
        "restore",
        "#/",
        &[See(LIBRARY), DropBackup],
        "[data-dialog='restore'][open]",
    ),
    screen(
        "pasted",
        "#/",
        &[See(LIBRARY), Paste(HARBOUR)],
        "[data-dialog='pasted'][open]",
    ),
    screen(
        "columns",
        "#/",
        &[See(LIBRARY), Drop("ships.csv", SHIPS)],
        "[data-dialog='columns'][open]",
    ),
    screen(
        "imported",
        "#/",
        &[
            See(LIBRARY),
            Drop("ships.csv", SHIPS),
            See("[data-dialog='columns'][open]"),
            Act("read-tables"),
            See("[data-notice='imported']"),
            Act("show-imported"),
        ],
        "[data-dialog='imported'][open]",
    ),
    screen(
        "encoding",
        "#/",
        &[
            See(LIBRARY),
            Drop("ship.txt", SHIP),
            See("[data-notice='file-added']"),
            Act("read"),
            See("[data-sentence='0']"),
            Act("details"),
            See("[data-dialog='details'] [data-fact='encoding']"),
            Act("change-encoding"),
        ],
        "[data-dialog='encoding'] [data-field='encoding']",
    ),
    screen(
        "messages",
        "#/",
        &[
            See(LIBRARY),
            Drop("page.txt", HARBOUR),
            See("[data-notice='file-added']"),
            Drop("broken.json", "{"),
        ],
        "[data-notice='file-failed']",
    ),
    screen(
        "lists and quotations",
        "#/",
        &[
            See(LIBRARY),
            Drop("lists.md", LISTS),
            See("[data-notice='file-added']"),
            Act("read"),
            See("[data-role='quotation']"),
        ],
        "[data-marker]",
    ),
    screen(
        "tags of the earlier version",
        "#/articles/flood/3",
        &[See("[data-sentence='4'][data-label]"), Press('v')],
        "[data-dialog='review'] [data-words]",
    ),
    // From here on there are many articles.
    screen(
        "library with many articles",
        "#/",
        &[See(LIBRARY), DropSeveral(STACK), See("[data-find]"), Act("dismiss")],
        ".library-tools",
    ),
    screen(
        "library in which nothing is found",
        "#/",
        &[
            See(LIBRARY),
            DropSeveral(STACK),
            See("[data-find]"),
            Act("dismiss"),
            Press('/'),
            Type("zzz"),
        ],
        "[data-shown='0']",
    ),
    screen(
        "articles selected",
        "#/",
        &[
            See(LIBRARY),
            DropSeveral(STACK),
            See("[data-find]"),
            Act("dismiss"),
            Act("select"),
            See("[data-tick]"),
            Act("select-shown"),
        ],
        "[data-tick]:checked",
    ),
    screen(
        "collections",
        "#/",
        &[
            See(LIBRARY),
            DropSeveral(STACK),
            See("[data-find]"),
            Act("dismiss"),
            Act("select"),
            See("[data-tick]"),
            Act("select-shown"),
            Act("collections"),
        ],
        "[data-dialog='collections'][open]",
    ),
    screen(
        "versions",
        "#/",
        &[
            See(LIBRARY),
            DropSeveral(STACK),
            See("[data-find]"),
            Act("dismiss"),
            Act("select"),
            Select("rain"),
            Select("harbour"),
            Act("ask-version"),
        ],
        "[data-dialog='versions'][open]",
    ),
];

const fn screen(name: &'static str, hash: &'static str, steps: &'static [Step], shows: &'static str) -> Screen {
    Screen {
        name,
        hash,
        steps,
        shows,
    }
}

impl Screen {
    /// Brings the reader to the screen: from another one by its address, with nothing left open there;
    /// where the page is not the app in this language, by loading it.
    pub async fn open(&self, app: &App, language: &str, prepared: &Prepared) -> Result<()> {
        let browser = &app.browser;
        let here = "return document.documentElement.lang === arguments[0] && document.body.hasAttribute('data-ready');";
        if browser.run(here, vec![json!(language)]).await? == json!(true) {
            put_all_away(browser).await?;
            browser.run_async(GO, vec![json!(self.hash)]).await?;
        } else {
            browser.goto("about:blank").await?;
            app.open(&format!("?lang={language}"), self.hash).await?;
        }
        for step in self.steps {
            match *step {
                Act(action) => app.act(action).await?,
                Press(key) => keys::press(browser, key).await?,
                Type(text) => keys::type_text(browser, text).await?,
                Drop(name, text) => pointer::drop_file(browser, name, text).await?,
                DropSeveral(files) => pointer::drop_files(browser, files).await?,
                Paste(text) => pointer::paste(browser, text, "").await?,
                DropBackup => pointer::drop_file(browser, "backup.json", &prepared.backup).await?,
                Select(id) => {
                    let tick = format!("[data-tick='{id}']");
                    see(browser, &tick).await?;
                    pointer::click(browser, &format!("label:has({tick})")).await?;
                }
                See(selector) => see(browser, selector).await?,
            }
        }
        see(browser, self.shows).await
    }
}

/// Goes to an address, also when the page has it already, and answers when the app has drawn it: its
/// listener came before this one, and it draws before the next task.
const GO: &str = r"
    const [hash, done] = arguments;
    history.replaceState(null, '', '#');
    addEventListener('hashchange', () => setTimeout(done), { once: true });
    location.hash = hash;";

/// Closes windows, the search, the tour and what is selected by the key that closes them, one after the
/// other, puts the messages away, and has the library show all.
async fn put_all_away(browser: &Browser) -> Result<()> {
    let open = r"
        for (const button of all('[data-action=dismiss], [data-action=show-all]')) button.click();
        return one('dialog[open], [data-search], [data-tour], [data-selected], [data-tick]')?.outerHTML.slice(0, 100) ?? null;";
    until("nothing open", || async {
        let seen = browser.run(open, vec![]).await?;
        if !seen.is_null() {
            keys::press(browser, key::ESCAPE).await?;
        }
        Ok(Look::when(seen.is_null(), (), seen))
    })
    .await
}

/// Waits until `selector` finds something; where it does not, tells where the focus is instead.
async fn see(browser: &Browser, selector: &str) -> Result<()> {
    let script = "return one(arguments[0]) ? true : [location.hash, document.activeElement?.outerHTML.slice(0, 300)];";
    browser
        .until(selector, script, vec![json!(selector)], |seen| seen == &json!(true))
        .await?;
    Ok(())
}
