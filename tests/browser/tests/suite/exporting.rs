//! Exporting, and bringing exported files in again.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::exported::check;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::{BRIDGE, COMBINING, EMOJI, RAIN};
use hashiya_browser_tests::keys::{self, key};
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

use crate::tagging::reading_rain;

#[tokio::test]
async fn one_article_or_all_go_into_a_valid_file() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN), ("bridge.txt", BRIDGE)]).await?;
        visit.app.open_library().await?;
        for id in ["rain", "bridge"] {
            visit.app.read(id).await?;
            let countable = visit.app.countable().await?;
            visit.app.tag(countable[1], '1', "claim").await?;
        }
        let one = visit.app.export("export-article").await?;
        ensure!(
            one.articles.len() == 1 && one.articles[0].id == "bridge",
            "{} articles",
            one.articles.len()
        );
        let download = visit.app.download_all().await?;
        let today = "const d = new Date(); const two = (n) => String(n).padStart(2, '0');
            return [`hashiya-${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}.json`,
                `hashiya-${d.toISOString().slice(0, 10)}.json`];";
        let names = visit.app.browser.run(today, vec![]).await?;
        let names = names.as_array().context("names")?;
        ensure!(
            names.contains(&json!(download.name)),
            "{} is none of {names:?}",
            download.name
        );
        let all = check(&download.json()?)?;
        for id in ["rain", "bridge"] {
            let article = all.article(id)?;
            ensure!(article.tagged().len() == 1, "{id}: {:?}", article.tagged());
            ensure!(
                article.direction == "rtl" && article.language.starts_with("ar"),
                "{id} is {}",
                article.direction
            );
        }
        ensure!(
            all.article("rain")?.text == RAIN.trim_end(),
            "the text is not what the file held"
        );
        // A browser without room for a file says so, and nothing of what is stored.
        let no_room = "URL.createObjectURL = () => { throw new Error('no room'); };";
        visit.app.browser.run(no_room, vec![]).await?;
        visit.app.act("export").await?;
        visit.app.notice("download-failed").await?;
        let notices = visit.app.notices().await?;
        ensure!(notices == ["download-failed"], "{notices:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn offsets_are_code_points_after_emoji_and_combining_marks() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        for (id, text) in [("fruit", EMOJI), ("school", COMBINING)] {
            visit.app.open_library().await?;
            visit.app.open_file(&desk.put(&format!("{id}.txt"), text)?).await?;
            visit.app.notice("file-added").await?;
            visit.app.read(id).await?;
            let countable = visit.app.countable().await?;
            let (second_last, last) = (countable[countable.len() - 2], countable[countable.len() - 1]);
            visit.app.tag(second_last, '2', "quote").await?;
            visit.app.tag(last, '1', "claim").await?;
            let shown = visit.app.sentences().await?;
            let file = visit.app.export("export-article").await?;
            let article = file.article(id)?;
            ensure!(
                article.text == text.trim_end(),
                "the text was changed: {:?}",
                article.text
            );
            let expected = [
                (shown[second_last].text.as_str(), "quote"),
                (shown[last].text.as_str(), "claim"),
            ];
            ensure!(article.tagged() == expected, "{:?}", article.tagged());
            for sentence in article.sentences.iter().filter(|one| one.label().is_some()) {
                let before: String = text.split(&sentence.text).next().unwrap_or_default().to_owned();
                let start = before.chars().count();
                ensure!(
                    sentence.start == start,
                    "{:?} starts at {start}, not {}",
                    sentence.text,
                    sentence.start
                );
                let utf16 = before.encode_utf16().count();
                ensure!(
                    id != "fruit" || start != utf16,
                    "the text does not tell the units apart"
                );
            }
        }
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn the_readers_name_goes_into_the_file() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[0], '1', "claim").await?;
        visit.app.act("settings").await?;
        visit.app.browser.element("input[data-name]").await?.clear().await?;
        visit
            .app
            .browser
            .element("input[data-name]")
            .await?
            .send_keys("ليلى Reader")
            .await?;
        keys::press(&visit.app.browser, key::TAB).await?;
        keys::press(&visit.app.browser, key::ESCAPE).await?;
        visit.app.reload().await?;
        visit.app.wait_for_labels(&[(countable[0], "claim")]).await?;
        let file = visit.app.export("export-article").await?;
        let names: Vec<&str> = file.annotators.iter().map(|reader| reader.name.as_str()).collect();
        ensure!(names == ["ليلى Reader"], "{names:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_file_brings_its_tags_to_another_reader_once() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let total = countable.len();
        visit.app.tag(countable[1], '1', "claim").await?;
        visit.app.tag(countable[4], '2', "quote").await?;
        let download = visit.app.download_all().await?;
        check(&download.json()?)?;
        let desk = Desk::new()?;
        let path = desk.put("from-a-colleague.json", &download.bytes)?;

        let visit = visit.as_another_reader().await?;
        visit.app.open_library().await?;
        visit.app.wait_for_progress(0, total).await?;
        visit.app.open_file_of(&path, "another").await?;
        let summary = visit.app.notice("import-done").await?;
        ensure!(
            summary.contains("2 new"),
            "the summary does not say that 2 tags came: {summary:?}"
        );
        visit.app.read("rain").await?;
        let first = visit.app.storage().await?;
        visit.app.export("export-article").await?;
        let tagged = tagged_in(&visit).await?;
        ensure!(tagged.len() == 2, "{tagged:?}");

        visit.app.open_library().await?;
        visit.app.reload().await?;
        visit.app.open_file(&path).await?;
        let summary = visit.app.notice("import-done").await?;
        ensure!(
            summary.contains("0 new"),
            "the second time brings something: {summary:?}"
        );
        visit.app.read("rain").await?;
        ensure!(tagged_in(&visit).await? == tagged, "the second time changed the tags");
        ensure!(
            articles_only(&visit.app.storage().await?) == articles_only(&first),
            "the store has changed"
        );
        visit.end().await
    })
    .await
}

/// The tags of all readers in the exported file, by sentence.
async fn tagged_in(visit: &Visit) -> Result<Vec<(String, String)>> {
    let file = visit.app.export("export-article").await?;
    let tagged = file.article("rain")?.tagged();
    Ok(tagged
        .into_iter()
        .map(|(text, label)| (text.to_owned(), label.to_owned()))
        .collect())
}

/// What is stored about the articles: the keys that mention one.
fn articles_only(storage: &BTreeMap<String, String>) -> BTreeMap<&String, &String> {
    // What was counted of the rest is not compared.
    let is_said = |key: &str| key.contains("rain") && !key.contains(":summary:");
    storage.iter().filter(|(key, _)| is_said(key)).collect()
}

#[tokio::test]
async fn a_colleagues_tags_do_not_push_out_ones_own() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        let n = countable[2];
        visit.app.tag(n, '1', "claim").await?;
        let download = visit.app.download_all().await?;
        let desk = Desk::new()?;
        let path = desk.put("theirs.json", &download.bytes)?;
        let visit = visit.as_another_reader().await?;
        visit.app.read("rain").await?;
        visit.app.tag(n, '3', "background").await?;
        visit.app.open_file_of(&path, "another").await?;
        visit.app.notice("import-done").await?;
        visit.app.read("rain").await?;
        visit.app.wait_for_label(n, Some("background")).await?;
        let file = visit.app.export("export-article").await?;
        let sentence = &file.article("rain")?.sentences[n];
        let mut labels: Vec<&str> = sentence
            .annotations
            .iter()
            .filter_map(|one| one.label.as_deref())
            .collect();
        labels.sort_unstable();
        ensure!(labels == ["background", "claim"], "{labels:?}");
        ensure!(file.annotators.len() == 2, "{:?}", file.annotators);
        // What came in is not undone by mistake: undo takes one's own tag back.
        keys::chord(&visit.app.browser, &[key::CONTROL, 'z']).await?;
        let script = "return sentence(arguments[0]).dataset.label ?? null;";
        visit
            .app
            .browser
            .until("one's own tag undone", script, vec![json!(n)], |seen| {
                seen != "background"
            })
            .await?;
        let file = visit.app.export("export-article").await?;
        let labels: Vec<&str> = file
            .article("rain")?
            .tagged()
            .into_iter()
            .map(|(_, label)| label)
            .collect();
        ensure!(labels == ["claim"], "{labels:?}");
        visit.end().await
    })
    .await
}

#[tokio::test]
async fn a_file_that_is_none_changes_nothing() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[1], '1', "claim").await?;
        let download = visit.app.download_all().await?;
        let good = download.json()?;
        let desk = Desk::new()?;
        let mut newer = good.clone();
        newer["version"] = json!(2);
        let mut shifted = good.clone();
        shifted["articles"][0]["sentences"][1]["end"] = json!(99_999_999);
        let whole = String::from_utf8(download.bytes)?;
        let truncated: String = whole.chars().take(whole.chars().count() / 2).collect();
        // What says that it is no Hashiya file is looked at for articles, and has none.
        let bad: [(&str, &str, String); 5] = [
            (
                "other.json",
                "file-failed",
                json!({"format": "doccano", "data": []}).to_string(),
            ),
            ("list.json", "file-failed", json!([1, 2, 3]).to_string()),
            ("broken.json", "import-failed", truncated),
            ("newer.json", "import-failed", newer.to_string()),
            ("shifted.json", "import-failed", shifted.to_string()),
        ];
        for (name, notice, content) in bad {
            refuses(&visit, &desk, (name, notice), &content)
                .await
                .with_context(|| name.to_owned())?;
            visit.app.read("rain").await?;
            visit.app.wait_for_labels(&[(countable[1], "claim")]).await?;
        }
        visit.end().await
    })
    .await
}

async fn refuses(visit: &Visit, desk: &Desk, (name, notice): (&str, &str), content: &str) -> Result<()> {
    // Freshly loaded: no message of an earlier file is left.
    visit.app.open_library().await?;
    visit.app.reload().await?;
    let before = visit.app.storage().await?;
    visit.app.open_file(&desk.put(name, content)?).await?;
    let message = visit.app.notice(notice).await?;
    ensure!(
        message.contains(name),
        "the message does not name the file: {message:?}"
    );
    ensure!(visit.app.storage().await? == before, "the store has changed");
    ensure!(
        !visit.app.notices().await?.contains(&"import-done".to_owned()),
        "it says both"
    );
    Ok(())
}

#[tokio::test]
async fn unknown_fields_survive_a_round_trip() -> Result<()> {
    in_turn(async {
        let (visit, countable) = reading_rain().await?;
        visit.app.tag(countable[1], '1', "claim").await?;
        let mut file = visit.app.download_all().await?.json()?;
        file["articles"][0]["sentences"][countable[1]]["annotations"][0]["certainty"] = json!("high");
        file["articles"][0]["publisher"] = json!({"name": "صحيفة الوادي"});
        let desk = Desk::new()?;
        let path = desk.put("richer.json", file.to_string())?;
        let visit = visit.as_another_reader().await?;
        visit.app.open_file_of(&path, "mine").await?;
        visit.app.notice("import-done").await?;
        visit.app.reload().await?;
        visit.app.wait_for_library().await?;
        let again: Value = visit.app.download_all().await?.json()?;
        let article = &again["articles"][0];
        ensure!(
            article["publisher"] == json!({"name": "صحيفة الوادي"}),
            "the article's field is gone"
        );
        let annotation = &article["sentences"][countable[1]]["annotations"][0];
        ensure!(
            annotation["certainty"] == "high",
            "the annotation's field is gone: {annotation}"
        );
        visit.end().await
    })
    .await
}
