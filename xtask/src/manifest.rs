//! The web app manifest in every language of the interface: what it says of the app is taken from the
//! languages' own files, so that none of it is said twice. `tests/architecture/manifest.rs` compares it
//! with the files that it names, and a browser test asks Chromium whether anything is against installing.

use anyhow::{Context, Result, bail};
use hashiya_core::text::Direction;
use hashiya_session::Route;
use hashiya_session::i18n::Locale;
use serde_json::{Map, Value, json};

/// Fills in the names and the description, and what shortcuts are called, by language (W3C App
/// Manifest, "localizable members").
///
/// # Errors
/// When the manifest is not what it should be, or a shortcut leads to a place without a name.
pub fn fill(manifest: &str) -> Result<String> {
    let mut manifest: Value = serde_json::from_str(manifest).context("the manifest is not JSON")?;
    let fields = manifest.as_object_mut().context("the manifest is no object")?;
    fields.insert(
        "name_localized".into(),
        in_every_language(|locale| locale.messages().common.app_name),
    );
    fields.insert(
        "short_name_localized".into(),
        in_every_language(|locale| locale.messages().common.app_name),
    );
    fields.insert("description".into(), json!(Locale::default().page().description));
    fields.insert(
        "description_localized".into(),
        in_every_language(|locale| locale.page().description),
    );
    for shortcut in fields
        .get_mut("shortcuts")
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
    {
        let name = name_of(shortcut["url"].as_str().unwrap_or_default())?;
        shortcut["name"] = json!(name(Locale::default()));
        shortcut["name_localized"] = in_every_language(name);
    }
    Ok(serde_json::to_string_pretty(&manifest)? + "\n")
}

/// What the place that a shortcut leads to is called.
fn name_of(url: &str) -> Result<fn(Locale) -> &'static str> {
    match Route::parse(url.trim_start_matches("./")) {
        Route::Continue => Ok(|locale| locale.messages().library.resume),
        Route::Statistics(_) => Ok(|locale| locale.messages().statistics.title),
        _ => bail!("the shortcut to {url} leads to no place with a name"),
    }
}

fn in_every_language(text: fn(Locale) -> &'static str) -> Value {
    let of = |locale: Locale| match locale.direction() {
        Direction::Ltr => json!(text(locale)),
        Direction::Rtl => json!({"value": text(locale), "dir": "rtl"}),
    };
    Value::Object(
        Locale::all()
            .map(|locale| (locale.tag().to_owned(), of(locale)))
            .collect::<Map<_, _>>(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    #[test]
    fn the_manifest_speaks_every_language() {
        let project = Project::find().unwrap();
        let source = std::fs::read_to_string(project.root.join("manifest.webmanifest")).unwrap();
        let manifest: Value = serde_json::from_str(&fill(&source).unwrap()).unwrap();
        let shortcuts = manifest["shortcuts"].as_array().unwrap();
        assert_eq!(shortcuts.len(), 2);
        let of_app = ["name", "short_name", "description"].map(|field| &manifest[format!("{field}_localized")]);
        for texts in of_app
            .into_iter()
            .chain(shortcuts.iter().map(|shortcut| &shortcut["name_localized"]))
        {
            for locale in Locale::all() {
                let text = &texts[locale.tag()];
                let text = text.as_str().or_else(|| text["value"].as_str()).unwrap_or_default();
                assert!(!text.is_empty(), "{}: {texts}", locale.tag());
            }
            assert_eq!(texts["ar"]["dir"], "rtl");
        }
        assert_eq!(manifest["start_url"], "./", "the rest stays");
    }

    #[test]
    fn a_shortcut_to_nowhere_is_refused() {
        assert!(fill(r##"{"shortcuts": [{"url": "./#/nothing"}]}"##).is_err());
        assert!(fill("[]").is_err());
        assert!(fill("{").is_err());
    }
}
