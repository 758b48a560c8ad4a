//! The texts of opened articles, as the browser's database has them.

use anyhow::Result;

use crate::app::App;

/// Every record in the store of texts, in the order of their keys.
const TEXTS: &str = r"
    const answer = arguments[arguments.length - 1];
    const request = indexedDB.open(document.documentElement.dataset.journal);
    request.onsuccess = () => {
        const database = request.result;
        const store = database.transaction('texts').objectStore('texts');
        const [keys, values] = [store.getAllKeys(), store.getAll()];
        values.onsuccess = () => {
            database.close();
            answer(keys.result.map((key, index) => [key.split(':')[3], values.result[index].text]));
        };
    };";

/// The identity of the article and the text of each record.
pub async fn kept_texts(app: &App) -> Result<Vec<(String, String)>> {
    Ok(serde_json::from_value(app.browser.run_async(TEXTS, vec![]).await?)?)
}
