//! Raw pages as a clipboard brings them, from the folder beside the project.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::dist::{listed, shared_articles, shared_dist};
use hashiya_browser_tests::engine::Options;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::visit::{Visit, in_turn};

/// Every page of a build made from the folder (`HASHIYA_ARTICLES`) loads, is tagged from the first
/// sentence to the last by keyboard, exported and checked.
#[tokio::test]
async fn a_build_of_raw_pages_is_tagged_from_first_to_last() -> Result<()> {
    let Some(dist) = shared_dist()? else {
        println!("left out: HASHIYA_DIST_SHARED names no build of ../shared/articles");
        return Ok(());
    };
    in_turn(async {
        let visit = Visit::to(&dist, &Options::default()).await?;
        visit.app.open_library().await?;
        let listed = listed(&dist)?;
        ensure!(!listed.is_empty(), "the build lists no pages");
        for article in &listed {
            let original = visit.site.original(&format!("articles/{}", article.file))?;
            tag_and_check(&visit, &article.id, &String::from_utf8(original)?)
                .await
                .with_context(|| article.id.clone())?;
        }
        visit.end().await
    })
    .await
}

/// The same pages opened from disk in the ordinary build.
#[tokio::test]
async fn raw_pages_opened_from_disk_are_tagged_from_first_to_last() -> Result<()> {
    let Some(folder) = shared_articles() else {
        println!("left out: there is no folder ../shared/articles");
        return Ok(());
    };
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        let mut pages: Vec<_> = std::fs::read_dir(folder)?.collect::<std::io::Result<_>>()?;
        pages.retain(|entry| entry.path().extension().is_some_and(|ending| ending == "txt"));
        ensure!(!pages.is_empty(), "the folder has no pages");
        pages.sort_by_key(std::fs::DirEntry::file_name);
        for page in pages {
            let path = page.path();
            let text = std::fs::read_to_string(&path)?;
            let id = path
                .file_stem()
                .and_then(|stem| stem.to_str())
                .context("a stem")?
                .to_owned();
            visit.app.open_library().await?;
            visit.app.open_file(&desk.put(&format!("{id}.txt"), &text)?).await?;
            visit.app.notice("file-added").await?;
            tag_and_check(&visit, &id, &text).await.with_context(|| id.clone())?;
        }
        visit.end().await
    })
    .await
}

async fn tag_and_check(visit: &Visit, id: &str, original: &str) -> Result<()> {
    visit.app.read(id).await?;
    let expected = visit.app.tag_everything().await?;
    visit.app.wait_for_labels(&expected).await?;
    visit.app.wait_for_counts(&[("untagged", 0)]).await?;
    visit.app.wait_for_progress(expected.len(), expected.len()).await?;
    let file = visit.app.export("export-article").await?;
    let article = file.article(id)?;
    let tagged: Vec<(usize, &str)> = article
        .sentences
        .iter()
        .enumerate()
        .filter_map(|(number, sentence)| Some((number, sentence.label()?)))
        .collect();
    ensure!(tagged == expected, "exported {tagged:?}, tagged {expected:?}");
    ensure!(
        article.text == original.trim_start_matches('\u{FEFF}').trim_end().replace("\r\n", "\n"),
        "the text is not what the file holds"
    );
    Ok(())
}
