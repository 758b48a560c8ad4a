//! Several copies of the app in folders of one origin: each has its own tags, also in the journal; who has
//! tags under the names of earlier versions finds them, and can have them in another copy as well.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::app::App;
use hashiya_browser_tests::browser::Browser;
use hashiya_browser_tests::dist::{dist, listed};
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::site::Site;
use hashiya_browser_tests::versions::copy_into;
use hashiya_browser_tests::visit::in_turn;
use serde_json::json;
use tempfile::TempDir;

use crate::journal::wait_for_save_state;

/// A site with copies in two folders, and the first article of both.
struct Copies {
    _top: TempDir,
    site: Site,
    id: String,
}

impl Copies {
    fn new() -> Result<Self> {
        let top = tempfile::Builder::new().prefix("hashiya-copies-").tempdir()?;
        for folder in ["one", "two"] {
            copy_into(&dist()?, &top.path().join(folder))?;
        }
        let site = Site::serve(top.path())?;
        let id = listed(&dist()?)?.first().context("an article")?.id.clone();
        Ok(Self { _top: top, site, id })
    }

    /// The copy in a folder, with the article open.
    async fn read(&self, browser: Browser, folder: &str) -> Result<App> {
        let app = App::at(browser, &format!("{}/{folder}/", self.site.origin()));
        app.read(&self.id).await?;
        Ok(app)
    }

    /// A tag on this sentence, in all stores.
    async fn tag(&self, app: &App, number: usize, digit: char, label: &str) -> Result<()> {
        app.tag(number, digit, label).await?;
        wait_for_save_state(app, "saved").await
    }
}

#[tokio::test]
async fn copies_under_two_paths_keep_their_tags_apart() -> Result<()> {
    in_turn(async {
        let copies = Copies::new()?;
        let app = copies.read(Browser::fresh(&Options::default()).await?, "one").await?;
        let countable = app.countable().await?;
        copies.tag(&app, countable[0], '1', "claim").await?;
        let app = copies.read(app.browser, "two").await?;
        app.wait_for_labels(&[]).await?;
        copies.tag(&app, countable[1], '2', "quote").await?;
        app.reload().await?;
        app.wait_for_labels(&[(countable[1], "quote")]).await?;
        let app = copies.read(app.browser, "one").await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        // The journal alone would bring another copy's tags just as well.
        app.browser.run("localStorage.clear();", vec![]).await?;
        let app = copies.read(app.browser, "one").await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        // A backup of one has nothing of the other.
        app.open_library().await?;
        let backup = String::from_utf8(app.download("back-up").await?.bytes)?;
        ensure!(
            backup.contains("\"claim\"") && !backup.contains("\"label\": \"quote\""),
            "{backup}"
        );
        let strangers = app.storage().await?;
        let strangers: Vec<&String> = strangers.keys().filter(|key| !key.starts_with("hashiya:")).collect();
        ensure!(strangers.is_empty(), "{strangers:?}");
        app.browser.end().await
    })
    .await
}

#[tokio::test]
async fn two_open_copies_do_not_hear_of_each_other() -> Result<()> {
    in_turn(async {
        let copies = Copies::new()?;
        let app = copies.read(Browser::fresh(&Options::default()).await?, "one").await?;
        let countable = app.countable().await?;
        let first = app.browser.client().window().await?;
        let second = app.browser.client().new_window(true).await?.handle;
        app.browser.client().switch_to_window(second.clone()).await?;
        let app = copies.read(app.browser, "two").await?;
        copies.tag(&app, countable[0], '1', "claim").await?;
        app.browser.client().switch_to_window(first).await?;
        copies.tag(&app, countable[1], '2', "quote").await?;
        app.wait_for_labels(&[(countable[1], "quote")]).await?;
        app.browser.client().switch_to_window(second).await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        app.browser.end().await
    })
    .await
}

#[tokio::test]
async fn tags_under_the_names_of_earlier_versions_are_found_and_can_be_had_in_both_copies() -> Result<()> {
    in_turn(async {
        let copies = Copies::new()?;
        let app = copies.read(Browser::fresh(&Options::default()).await?, "one").await?;
        let countable = app.countable().await?;
        copies.tag(&app, countable[0], '1', "claim").await?;
        // As an earlier version leaves it: the same records, and nothing that says whose they are.
        let unclaimed = r"
            const profile = JSON.parse(localStorage.getItem('hashiya:1:profile'));
            delete profile.path;
            localStorage.setItem('hashiya:1:profile', JSON.stringify(profile));";
        app.browser.run(unclaimed, vec![]).await?;
        let app = copies.read(app.browser, "two").await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        copies.tag(&app, countable[1], '2', "quote").await?;
        // The other copy says where they are, and takes them over without taking them away.
        let app = copies.read(app.browser, "one").await?;
        app.wait_for_labels(&[]).await?;
        let said = app.notice("first-copy").await?;
        ensure!(said.contains("/two/"), "{said}");
        app.act("take-over").await?;
        app.act("restore").await?;
        app.wait_for_labels(&[(countable[0], "claim"), (countable[1], "quote")])
            .await?;
        copies.tag(&app, countable[1], '3', "background").await?;
        app.reload().await?;
        app.wait_for_labels(&[(countable[0], "claim"), (countable[1], "background")])
            .await?;
        let offered = "return all('[data-notice=first-copy]').length;";
        ensure!(app.browser.run(offered, vec![]).await? == json!(0), "offered again");
        let app = copies.read(app.browser, "two").await?;
        app.wait_for_labels(&[(countable[0], "claim"), (countable[1], "quote")])
            .await?;
        app.browser.end().await
    })
    .await
}

/// A mark of what one copy removes says nothing of another copy's record, though both have the same plain key.
#[tokio::test]
async fn a_mark_of_one_copy_is_not_taken_for_anothers() -> Result<()> {
    in_turn(async {
        let copies = Copies::new()?;
        let app = copies.read(Browser::fresh(&Options::default()).await?, "one").await?;
        let countable = app.countable().await?;
        copies.tag(&app, countable[0], '1', "claim").await?;
        let first = app.browser.client().window().await?;
        let second = app.browser.client().new_window(true).await?.handle;
        app.browser.client().switch_to_window(second).await?;
        let app = copies.read(app.browser, "two").await?;
        // Under the second copy's names the mark stands, and the first one's record goes without any.
        let remove = r"
            const [done] = arguments;
            const prefix = document.documentElement.dataset.keys;
            const key = Object.keys(localStorage).find((key) => key.startsWith('hashiya:2:tags:'));
            crypto.subtle.digest('SHA-256', new TextEncoder().encode(key)).then((digest) => {
                const hash = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
                localStorage.setItem(`${prefix}1:removed:${hash.slice(0, 12)}`, '1');
                localStorage.removeItem(key);
                done([prefix, key]);
            });";
        let removed = app.browser.run_async(remove, vec![]).await?;
        ensure!(
            removed[0].as_str().is_some_and(|prefix| prefix != "hashiya:"),
            "{removed}"
        );
        app.browser.client().switch_to_window(first).await?;
        let there = "return localStorage.getItem(arguments[0]) !== null;";
        app.browser
            .until("the record again", there, vec![removed[1].clone()], |seen| {
                *seen == json!(true)
            })
            .await?;
        app.wait_for_labels(&[(countable[0], "claim")]).await?;
        app.browser.end().await
    })
    .await
}
