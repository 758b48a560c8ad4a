//! The app as a person meets it: pages, sentences, buttons, counts and notices.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::exported::{self, HashiyaFile};
use crate::files::{self, Download};
use crate::{keys, pointer};

/// A sentence as the page shows it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Shown {
    /// Its number through the article, from 0.
    pub number: usize,
    /// Its text content.
    pub text: String,
    /// Its label, when tagged.
    pub label: Option<String>,
    /// The role of its block.
    pub role: Option<String>,
}

impl Shown {
    /// Whether it counts as one to tag: what is text, but bylines and dates.
    pub fn counts(&self) -> bool {
        !matches!(self.role.as_deref(), Some("boilerplate" | "byline" | "date"))
    }
}

/// The app in a browser, at an address.
pub struct App {
    /// The browser it runs in.
    pub browser: Browser,
    address: String,
}

impl App {
    /// The app at `address`: the page's own address without query and hash.
    pub fn at(browser: Browser, address: &str) -> Self {
        Self {
            browser,
            address: address.to_owned(),
        }
    }

    /// The page's own address.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Goes to the library and waits until every article is there or has failed.
    pub async fn open_library(&self) -> Result<()> {
        self.open("", "#/").await?;
        self.wait_for_library().await
    }

    /// Waits until every card of the library is settled.
    pub async fn wait_for_library(&self) -> Result<()> {
        let script = "return all('[data-article]').map((card) => card.dataset.state ?? 'none');";
        let settled = |seen: &Value| {
            let states = seen.as_array().map(Vec::as_slice).unwrap_or_default();
            !states.is_empty() && states.iter().all(|state| state == "ready" || state == "error")
        };
        self.browser.until("a settled library", script, vec![], settled).await?;
        Ok(())
    }

    /// Opens an article's reading page, by way of the library when another article is open: so
    /// that the sentences seen afterwards are not the old ones.
    pub async fn read(&self, id: &str) -> Result<()> {
        let another = self
            .browser
            .run("return document.body && one('[data-sentence]') !== null;", vec![])
            .await?;
        if another == json!(true) {
            self.open("", "#/").await?;
            let gone = "return all('[data-sentence]').length;";
            self.browser
                .until("the library", gone, vec![], |seen| seen == 0)
                .await?;
        }
        self.open("", &format!("#/articles/{}", encode(id))).await?;
        self.wait_for_sentences().await
    }

    /// Goes to the app with a query such as `?lang=ar` and a hash, and waits until it is ready.
    pub async fn open(&self, query: &str, hash: &str) -> Result<()> {
        // The tour of the first visit has tests of its own.
        let tour = if query.is_empty() { "?tour=0" } else { "&tour=0" };
        self.open_as_a_stranger(&format!("{query}{tour}"), hash).await
    }

    /// The same as somebody who comes for the first time, and is shown the tour.
    pub async fn open_as_a_stranger(&self, query: &str, hash: &str) -> Result<()> {
        self.browser.goto(&format!("{}{query}{hash}", self.address)).await?;
        self.wait_until_ready().await
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        self.browser.reload().await?;
        self.wait_until_ready().await
    }

    /// Waits until the page answers to the reader.
    pub async fn wait_until_ready(&self) -> Result<()> {
        let script = "return document.body?.hasAttribute('data-ready') ?? false;";
        self.browser
            .until("the page to be ready", script, vec![], |seen| seen == &json!(true))
            .await?;
        Ok(())
    }

    /// Waits until the reading page shows sentences, and waits to draw none.
    pub async fn wait_for_sentences(&self) -> Result<()> {
        let script = "return !one('.article-part[data-waiting]') && all('[data-sentence]').length
            || document.body.innerText.slice(0, 300);";
        self.browser
            .until("sentences", script, vec![], Value::is_number)
            .await?;
        Ok(())
    }

    /// All sentences of the open article, in order.
    pub async fn sentences(&self) -> Result<Vec<Shown>> {
        let seen = self
            .browser
            .run("return all('[data-sentence]').map(describe);", vec![])
            .await?;
        Ok(serde_json::from_value(seen)?)
    }

    /// The numbers of the sentences that count.
    pub async fn countable(&self) -> Result<Vec<usize>> {
        let shown = self.sentences().await?;
        Ok(shown
            .iter()
            .filter(|sentence| sentence.counts())
            .map(|sentence| sentence.number)
            .collect())
    }

    /// The numbers of the sentences that the focus stops at: bylines and dates too.
    pub async fn text_sentences(&self) -> Result<Vec<usize>> {
        let shown = self.sentences().await?.into_iter();
        let text = shown.filter(|sentence| sentence.role.as_deref() != Some("boilerplate"));
        Ok(text.map(|sentence| sentence.number).collect())
    }

    /// The labels shown, by sentence number.
    pub async fn labels(&self) -> Result<BTreeMap<usize, String>> {
        let shown = self.sentences().await?;
        Ok(shown
            .into_iter()
            .filter_map(|sentence| Some((sentence.number, sentence.label?)))
            .collect())
    }

    /// Waits until exactly these sentences are tagged, with these labels.
    pub async fn wait_for_labels(&self, expected: &[(usize, &str)]) -> Result<()> {
        let wanted: Value = expected.iter().map(|(number, label)| json!([number, label])).collect();
        let script = "return all('[data-sentence][data-label]').map(describe).map((s) => [s.number, s.label]);";
        let what = format!("the labels {wanted}");
        self.browser
            .until(&what, script, vec![], |seen| seen == &wanted)
            .await?;
        Ok(())
    }

    /// Waits until sentence `number` has this label, or none.
    pub async fn wait_for_label(&self, number: usize, label: Option<&str>) -> Result<()> {
        let script = "const found = sentence(arguments[0]); return found ? describe(found).label : 'no such sentence';";
        let what = format!("sentence {number} with label {label:?}");
        self.browser
            .until(&what, script, vec![json!(number)], |seen| seen.as_str() == label)
            .await?;
        Ok(())
    }

    /// The number of the focused sentence.
    pub async fn focused(&self) -> Result<Option<usize>> {
        let seen = self.browser.run("return focusedNumber();", vec![]).await?;
        Ok(serde_json::from_value(seen)?)
    }

    /// Waits until sentence `number` is the focused one.
    pub async fn wait_for_focus(&self, number: usize) -> Result<()> {
        let what = format!("focus on sentence {number}");
        self.browser
            .until(&what, "return focusedNumber();", vec![], |seen| seen == &json!(number))
            .await?;
        Ok(())
    }

    /// Brings the focus to sentence `number` of the open article by its address.
    pub async fn focus(&self, number: usize) -> Result<()> {
        let script = r"
            const article = location.hash.split('/').slice(0, 3).join('/');
            // Without this the same address again would be no change, and nobody would notice it.
            history.replaceState(null, '', article);
            location.hash = `${article}/${arguments[0]}`;";
        if self.focused().await? != Some(number) {
            self.browser.run(script, vec![json!(number)]).await?;
        }
        self.wait_for_focus(number).await
    }

    /// Focuses sentence `number`, presses a label's key, waits for the label, and comes back from the
    /// next sentence, to which the focus moves on.
    pub async fn tag(&self, number: usize, digit: char, label: &str) -> Result<()> {
        self.focus(number).await?;
        keys::press(&self.browser, digit).await?;
        self.wait_for_label(number, Some(label)).await?;
        self.focus(number).await
    }

    /// Has the focus stay where it is after a tag, as the reader can choose in the settings.
    pub async fn stay_after_a_tag(&self) -> Result<()> {
        self.act("settings").await?;
        self.act("move-on").await?;
        let stays = "return one('[data-action=move-on]')?.checked === false;";
        self.browser
            .until("the focus to stay", stays, vec![], |seen| seen == &json!(true))
            .await?;
        self.act("close").await
    }

    /// Clicks the button of an action.
    pub async fn act(&self, action: &str) -> Result<()> {
        pointer::click(&self.browser, &format!("[data-action=\"{action}\"]")).await
    }

    /// Leaves the question open whether new articles are versions of others: they stand side by side.
    pub async fn leave_versions(&self) -> Result<()> {
        self.act("later").await
    }

    /// Chooses the language of the interface with this tag, by its own name as a reader does.
    pub async fn choose_language(&self, tag: &str) -> Result<()> {
        let option = format!("[data-action=\"language\"] option[value=\"{tag}\"]");
        // Not its rendered text: a list that is closed shows none of its choices.
        let name = self.browser.element(&option).await?.prop("textContent").await?;
        let name = name.context("a name")?;
        pointer::open_menu_of(&self.browser, "[data-action=\"language\"]", false).await?;
        let select = self.browser.element("[data-action=\"language\"]").await?;
        Ok(select.send_keys(&name).await?)
    }

    /// The number shown as the count of a label or of the untagged.
    pub async fn count(&self, of: &str) -> Result<u64> {
        let script = r"
            const shown = one(`[data-count='${arguments[0]}']`);
            const digits = shown && plainDigits(shown.textContent).match(/\d+/);
            return digits ? Number(digits[0]) : (shown?.outerHTML ?? 'no such count');";
        let seen = self.browser.run(script, vec![json!(of)]).await?;
        seen.as_u64().with_context(|| format!("count of {of}: {seen}"))
    }

    /// Waits until these counts are shown.
    pub async fn wait_for_counts(&self, expected: &[(&str, u64)]) -> Result<()> {
        crate::wait::until(&format!("the counts {expected:?}"), || async {
            let mut seen = Vec::new();
            for (of, _) in expected {
                seen.push((*of, self.count(of).await?));
            }
            Ok(crate::wait::Look::when(seen == expected, (), format!("{seen:?}")))
        })
        .await
    }

    /// Waits until a progress of `tagged` out of `total` is shown.
    pub async fn wait_for_progress(&self, tagged: usize, total: usize) -> Result<()> {
        let wanted = format!("{tagged}/{total}");
        let script = "return all('[data-progress]').map((shown) => shown.dataset.progress);";
        let holds = |seen: &Value| seen.as_array().is_some_and(|shown| shown.contains(&json!(wanted)));
        self.browser
            .until(&format!("progress {wanted}"), script, vec![], holds)
            .await?;
        Ok(())
    }

    /// Waits for a message of this kind and gives its text.
    pub async fn notice(&self, kind: &str) -> Result<String> {
        let script = r"
            const found = one(`[data-notice='${arguments[0]}']`);
            if (found && visible(found)) return { text: found.textContent.trim() };
            return all('[data-notice]').map((other) => other.outerHTML);";
        let what = format!("a notice {kind}");
        let holds = |seen: &Value| seen["text"].as_str().is_some_and(|text| !text.is_empty());
        let seen = self.browser.until(&what, script, vec![json!(kind)], holds).await?;
        Ok(seen["text"].as_str().unwrap_or_default().to_owned())
    }

    /// The kinds of all messages shown now.
    pub async fn notices(&self) -> Result<Vec<String>> {
        let seen = self
            .browser
            .run("return all('[data-notice]').map((n) => n.dataset.notice);", vec![])
            .await?;
        Ok(serde_json::from_value(seen)?)
    }

    /// Opens a Hashiya file and says whose work it is: `mine`, `another` or `same`.
    pub async fn open_file_of(&self, path: &Path, whose: &str) -> Result<()> {
        self.open_file(path).await?;
        self.browser.element("[data-dialog=whose]").await?;
        pointer::click(&self.browser, &format!("input[data-whose={whose}]")).await?;
        self.browser.element("[data-action=open-file]:enabled").await?;
        self.act("open-file").await
    }

    /// Opens a file from disk through the library's file input.
    pub async fn open_file(&self, path: &Path) -> Result<()> {
        self.open_files(&[path]).await
    }

    /// Opens several files from disk at once.
    pub async fn open_files(&self, paths: &[impl AsRef<Path>]) -> Result<()> {
        self.open_library().await?;
        self.choose_files(paths).await
    }

    /// Chooses files in the library's file input, which is there.
    pub async fn choose_files(&self, paths: &[impl AsRef<Path>]) -> Result<()> {
        files::choose(&self.browser, "input[data-open]", paths).await
    }

    /// Clicks an export button, takes the download and checks it by every means.
    pub async fn export(&self, action: &str) -> Result<HashiyaFile> {
        let download = self.download(action).await?;
        exported::check(&download.json()?)
    }

    /// Exports everything from the library, and checks the file by every means.
    pub async fn export_all(&self) -> Result<HashiyaFile> {
        exported::check(&self.download_all().await?.json()?)
    }

    /// Exports everything from the library.
    pub async fn download_all(&self) -> Result<Download> {
        self.open_library().await?;
        self.download("export").await
    }

    /// Clicks a button that downloads, and takes the file.
    pub async fn download(&self, action: &str) -> Result<Download> {
        files::clear(&self.browser.downloads())?;
        self.act(action).await?;
        files::take_download(&self.browser.downloads()).await
    }

    /// Everything in local storage.
    pub async fn storage(&self) -> Result<BTreeMap<String, String>> {
        let seen = self.browser.run("return ownStorage();", vec![]).await?;
        serde_json::from_value(seen).context("local storage")
    }

    /// Tags every sentence that counts by keyboard, from the first to the last, taking turns
    /// through the labels; gives the labels expected.
    ///
    /// Whether the focus moves on by itself after a tag is the reader's setting, so both are
    /// followed: the key to move is pressed only when the focus stayed on the first one. The rest is
    /// typed in one go, as fast as the driver can.
    pub async fn tag_everything(&self) -> Result<Vec<(usize, &'static str)>> {
        const TURNS: [(char, &str); 3] = [('1', "claim"), ('2', "quote"), ('3', "background")];
        let countable = self.countable().await?;
        let (Some(&first), Some(&last)) = (countable.first(), countable.last()) else {
            bail!("no sentence to tag");
        };
        let turns: Vec<(char, &str)> = (0..countable.len()).map(|turn| TURNS[turn % TURNS.len()]).collect();
        self.focus(first).await?;
        keys::press(&self.browser, turns[0].0).await?;
        self.wait_for_label(first, Some(turns[0].1)).await?;
        let stays = first != last && self.focused().await? == Some(first);
        let rest: String = turns[1..]
            .iter()
            .flat_map(|(digit, _)| stays.then_some('j').into_iter().chain([*digit]))
            .collect();
        keys::type_text(&self.browser, &rest).await?;
        self.wait_for_label(last, Some(turns[turns.len() - 1].1)).await?;
        Ok(countable
            .into_iter()
            .zip(turns.into_iter().map(|(_, label)| label))
            .collect())
    }
}

/// Percent-encodes what is not plain in an id, for the hash.
fn encode(id: &str) -> String {
    url::form_urlencoded::byte_serialize(id.as_bytes())
        .collect::<String>()
        .replace('+', "%20")
}
