//! Lines of a text that is wrapped at a width: joined, taken for paragraphs, and joined again.

use anyhow::{Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::pointer;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// As an old mail program wrote it: with CR LF, at 72 characters.
const LETTER: &str = "The ferry returns\r\n\r\nThe harbour authority said on Tuesday that the old ferry would return to\r\n\
    service before the end of the month. Engineers found cracks in two of the\r\nframes. They replaced both.\r\n\r\n\
    Residents of the eastern shore have crossed by bus since January, and the\r\njourney takes almost two hours. One of \
    them has kept every ticket of it.\r\n";

async fn wait_for_blocks(visit: &Visit, what: &str, count: usize) -> Result<()> {
    let script = "return all('article [data-role]').length;";
    let holds = |seen: &Value| seen == &json!(count);
    visit.app.browser.until(what, script, vec![], holds).await?;
    Ok(())
}

async fn act(visit: &Visit, action: &str) -> Result<()> {
    let button = format!("[data-action=\"{action}\"]");
    pointer::open_menu_of(&visit.app.browser, &button, false).await?;
    pointer::click(&visit.app.browser, &button).await
}

#[tokio::test]
async fn lines_of_a_wrapped_text_are_joined_as_the_reader_wants() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_library().await?;
        visit.app.open_file(&desk.put("letter.txt", LETTER)?).await?;
        visit.app.notice("file-added").await?;
        visit.app.read("letter").await?;
        wait_for_blocks(&visit, "the paragraphs", 3).await?;
        // Over a line end: `Engineers found cracks in two of the frames.`
        visit.app.tag(2, '2', "quote").await?;
        act(&visit, "lines-apart").await?;
        visit.app.reload().await?;
        let shown = visit.app.sentences().await?;
        let tagged: Vec<&str> = shown
            .iter()
            .filter(|one| one.label.is_some())
            .map(|one| one.text.as_str())
            .collect();
        ensure!(
            tagged.len() == 1 && tagged[0].starts_with("Engineers found"),
            "{tagged:?}"
        );
        act(&visit, "lines-joined").await?;
        wait_for_blocks(&visit, "the paragraphs again", 3).await?;
        visit.app.wait_for_labels(&[(2, "quote")]).await?;
        let file = visit.app.export("export-article").await?;
        let text = &file.article("letter")?.text;
        ensure!(*text == LETTER.replace("\r\n", "\n").trim_end(), "{text:?}");
        visit.end().await
    })
    .await
}
