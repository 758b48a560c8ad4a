//! Lists and quotations of Markdown: shown as such, tagged like any text, exported, read again elsewhere.

use anyhow::{Context, Result, ensure};
use hashiya_browser_tests::brought::LISTS;
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::keys;
use hashiya_browser_tests::probe;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// What each block of the article is: role, level, what is drawn before it, its first words.
const BLOCKS: &str = "return all('article [data-role]').map((block) => [
    block.dataset.role, block.dataset.level ?? null, block.dataset.marker ?? null,
    block.textContent.trim().split(' ')[0],
]);";

fn expected() -> Value {
    json!([
        ["title", null, null, "ما"],
        ["body", null, null, "أقر"],
        ["list-item", null, "٩.", "فتح"],
        ["list-item", null, "١٠.", "ترميم"],
        ["list-item", "2", "◦", "على"],
        ["list-item", "2", "◦", "بأيدي"],
        ["list-item", null, null, "ولا"],
        ["list-item", null, "١١.", "Keep"],
        ["quotation", null, null, "«انتظرنا"],
        ["quotation", null, null, "ولم"],
        ["list-item", null, "☑", "خبر"],
        ["list-item", null, "☐", "خبر"],
        ["body", null, null, "وبهذا"],
    ])
}

/// The article as the page shows it is the list that it is: what is drawn before an item stands at the side on which
/// its letters begin, outside of its text, and deeper items stand further in.
const DRAWN: &str = r"
    const edges = (block) => {
        const range = document.createRange();
        range.selectNodeContents(block);
        const words = [...range.getClientRects()].filter((box) => box.width > 0);
        const around = one('.blocks').getBoundingClientRect();
        const rtl = getComputedStyle(block).direction === 'rtl';
        const inset = rtl
            ? around.right - Math.max(...words.map((box) => box.right))
            : Math.min(...words.map((box) => box.left)) - around.left;
        return { role: block.dataset.role, level: Number(block.dataset.level ?? 1), inset: Math.round(inset),
            sign: getComputedStyle(block, '::before').content, marker: block.dataset.marker ?? '',
            wide: document.scrollingElement.scrollWidth };
    };
    return all('article [data-role]').map(edges);";

#[tokio::test]
async fn lists_and_quotations_of_markdown_are_shown_tagged_and_read_again() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        visit.app.open_library().await?;
        visit.app.choose_language("ar").await?;
        visit.app.open_file(&desk.put("lists.md", LISTS)?).await?;
        visit.app.notice("file-added").await?;
        visit.app.read("lists").await?;
        let browser = &visit.app.browser;
        browser
            .until("the lists", BLOCKS, vec![], |seen| *seen == expected())
            .await?;
        check_drawing(&browser.run(DRAWN, vec![]).await?)?;

        // By keys from one to the next, as in any text, and each has its own tag.
        let numbers = visit.app.countable().await?;
        let shown = visit.app.sentences().await?;
        let of_role = |role: &str| shown.iter().filter(|one| one.role.as_deref() == Some(role)).count();
        ensure!([of_role("list-item"), of_role("quotation")] == [9, 3], "{shown:?}");
        ensure!(numbers.len() == shown.len(), "items are counted: {numbers:?}");
        visit.app.focus(numbers[2]).await?;
        let mut tags = Vec::new();
        for (number, (digit, label)) in numbers[2..].iter().zip([('1', "claim"), ('2', "quote")].iter().cycle()) {
            visit.app.wait_for_focus(*number).await?;
            keys::press(browser, *digit).await?;
            visit.app.wait_for_label(*number, Some(label)).await?;
            tags.push((*number, *label));
        }
        // What is drawn is said to whoever does not see it: with the first sentence, and there alone.
        let said = "return all('[data-sentence]').map((one) => one.getAttribute('aria-description'));";
        let said: Vec<Option<String>> = serde_json::from_value(browser.run(said, vec![]).await?)?;
        let says = |number: usize, words: &str| said[number].as_deref().is_some_and(|said| said.contains(words));
        ensure!(says(numbers[2], "رقمه ٩") && !says(numbers[3], "رقمه"), "{said:?}");
        ensure!(
            says(numbers[3], "بند قائمة") && says(numbers[5], "المستوى ٢"),
            "{said:?}"
        );

        visit.app.reload().await?;
        visit.app.wait_for_labels(&tags).await?;
        browser
            .until("the lists again", BLOCKS, vec![], |seen| *seen == expected())
            .await?;
        // A role by hand beside those of the source.
        visit.app.focus(numbers[1]).await?;
        let list = browser.element("[data-action=set-role]").await?;
        list.select_by_value("quotation").await?;
        let chosen = "return all('article [data-role]')[1].dataset.role;";
        browser
            .until("the quotation", chosen, vec![], |seen| seen == "quotation")
            .await?;
        probe::assert_clean(browser).await?;

        let download = visit.app.download_all().await?;
        let file = hashiya_browser_tests::exported::check(&download.json()?)?;
        let article = file.article("lists")?;
        let subroles: Vec<Option<&str>> = article.blocks.iter().map(|block| block.subrole.as_deref()).collect();
        ensure!(
            subroles[1..4] == [Some("quotation"), Some("list-item"), Some("list-item")],
            "{subroles:?}"
        );
        ensure!(
            article.blocks[1].role == "body" && !article.text.contains(['#', '>', '-']),
            "{article:?}"
        );
        let path = desk.put("all.json", &download.bytes)?;
        let visit = visit.as_another_reader().await?;
        visit.app.open_file_of(&path, "another").await?;
        visit.app.notice("import-done").await?;
        visit.app.read("lists").await?;
        let mut theirs = expected();
        theirs[1][0] = json!("quotation");
        // Another reader's interface may be in another language: the numbers are the article's.
        visit
            .app
            .browser
            .until("the lists elsewhere", BLOCKS, vec![], |seen| *seen == theirs)
            .await?;
        visit.app.wait_for_labels(&tags).await?;
        visit.end().await
    })
    .await
}

fn check_drawing(drawn: &Value) -> Result<()> {
    let blocks = drawn.as_array().context("blocks")?;
    let of = |block: &Value, name: &str| block[name].as_i64().context("a number");
    let plain = of(&blocks[1], "inset")?;
    for block in blocks {
        let (level, inset) = (of(block, "level")?, of(block, "inset")?);
        let set_in = matches!(block["role"].as_str(), Some("list-item" | "quotation"));
        let least = if set_in { plain + 16 * level } else { plain };
        ensure!(inset >= least && (set_in || inset == plain), "{block} of {drawn}");
    }
    ensure!(
        blocks[2]["marker"] == "٩." && blocks[2]["sign"].as_str().is_some_and(draws_the_marker),
        "{}",
        blocks[2]
    );
    Ok(())
}

/// Whether the content of a generated box is its marker. Firefox answers with what the style asks for.
fn draws_the_marker(content: &str) -> bool {
    content.starts_with("\"٩.\"") || content.starts_with("attr(data-marker)")
}
