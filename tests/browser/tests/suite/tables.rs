//! Tables: whether the first row names the columns, and the fields that are no part of an article.

use anyhow::{Result, ensure};
use hashiya_browser_tests::files::Desk;
use hashiya_browser_tests::fixtures::RAIN;
use hashiya_browser_tests::visit::{Visit, in_turn};
use serde_json::{Value, json};

/// A newspaper, what it wrote, and more of it than is shown at once; no row of names.
fn without_headings() -> String {
    let long = "حاشية طويلة من المصدر ".repeat(60);
    format!(
        "1,الأهرام,أغلق الميناء أبوابه يومًا كاملًا بعد العاصفة التي ضربت الساحل.,{long}\n\
         2,الشروق,فُتح الميناء من جديد بعد أن هدأت العاصفة وعادت السفن إلى البحر.,<b>قصيرة</b>\n"
    )
}

#[tokio::test]
async fn a_table_without_headings_is_read_whole_and_its_other_fields_are_shown() -> Result<()> {
    in_turn(async {
        let visit = Visit::with_articles(&[("rain.txt", RAIN)]).await?;
        let desk = Desk::new()?;
        let app = &visit.app;
        app.open_file(&desk.put("ships.csv", without_headings())?).await?;
        app.browser.element("[data-dialog=columns]").await?;
        let shown = r"const select = one('[data-column=text]');
            return { switched: one('[data-headings]').checked, rows: all('.table-preview li').length,
                options: [...select.options].map((option) => plainDigits(option.textContent)),
                value: select.value, can: !one('[data-action=read-tables]').disabled };";
        let seen = app.browser.run(shown, vec![]).await?;
        ensure!(seen["switched"] == false && seen["rows"] == 2 && seen["can"] == true, "{seen}");
        let option = seen["options"][2].as_str().unwrap_or_default();
        ensure!(option.contains('2') && option.contains("الأهرام"), "{seen}");
        // The reader says that it is otherwise, and takes that back. What they chose before is not shown of other columns.
        let choose = r"const select = one('[data-column=text]');
            select.value = 'column 3'; select.dispatchEvent(new Event('change', { bubbles: true }));
            one('[data-headings]').click();";
        app.browser.run(choose, vec![]).await?;
        let with_names = |seen: &Value| seen["rows"] == 1 && seen["switched"] == true && seen["value"] != "column 3";
        app.browser.until("the names", shown, vec![], with_names).await?;
        app.browser.run("one('[data-headings]').click();", vec![]).await?;
        let numbered = |seen: &Value| seen["rows"] == 2 && seen["can"] == true;
        app.browser.until("the numbers", shown, vec![], numbered).await?;
        let choose = r"const select = one('[data-column=text]');
            select.value = 'column 3'; select.dispatchEvent(new Event('change', { bubbles: true }));";
        app.browser.run(choose, vec![]).await?;
        app.act("read-tables").await?;
        app.notice("imported").await?;
        let cards = "return all('.cards [data-article]').map((card) => card.dataset.article);";
        let both = |seen: &Value| *seen == json!(["ships-2", "ships-1", "rain"]);
        app.browser.until("both articles", cards, vec![], both).await?;

        app.browser.run("one('[data-article=ships-1] [data-action=details]').click();", vec![]).await?;
        app.browser.element(".other-fields").await?;
        let fields = r"return all('[data-other-field]').map((field) => [plainDigits(field.querySelector('dt').textContent),
            field.querySelector('.whole-field').textContent.length, field.querySelector('.whole-field').checkVisibility(),
            field.querySelector('summary')?.textContent.length ?? 0]);";
        let seen = app.browser.run(fields, vec![]).await?;
        let long = "حاشية طويلة من المصدر ".repeat(60).trim().chars().count();
        ensure!(seen[0][1] == 1 && seen[1][1] == 7 && seen[2][1] == json!(long), "{seen}");
        ensure!(seen[1][2] == true && seen[2][2] == false, "the long one is not folded: {seen}");
        ensure!(seen[2][3].as_u64().is_some_and(|length| (40..100).contains(&length)), "{seen}");
        app.browser.run("one('.other-fields summary').click();", vec![]).await?;
        let open = |seen: &Value| seen[2][2] == true;
        app.browser.until("the long one", fields, vec![], open).await?;
        // Whatever a field has in it is text.
        app.act("close").await?;
        app.browser.run("one('[data-article=ships-2] [data-action=details]').click();", vec![]).await?;
        let markup = "return one('.other-fields')?.textContent.includes('<b>') && all('.other-fields b').length === 0;";
        app.browser.until("text", markup, vec![], |seen| seen == true).await?;
        visit.end().await
    })
    .await
}
