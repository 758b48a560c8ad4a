//! The web app manifest says what is so: its files are there in the sizes it names, its colours are
//! the page's, and the build takes all of them along.

use std::collections::BTreeSet;

use hashiya_session::Route;
use serde_json::Value;

use hashiya_testing::{project, read_project};

fn manifest() -> Value {
    serde_json::from_str(&read_project("manifest.webmanifest")).expect("JSON")
}

/// Every picture that the manifest names: address, sizes and type.
fn pictures(manifest: &Value) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of = |list: &Value| -> Vec<Value> { list.as_array().cloned().unwrap_or_default() };
    let mut all = of(&manifest["icons"]);
    all.extend(of(&manifest["screenshots"]));
    all.extend(
        of(&manifest["shortcuts"])
            .iter()
            .flat_map(|shortcut| of(&shortcut["icons"])),
    );
    let picture = |one: &Value| (text(&one["src"]), text(&one["sizes"]), text(&one["type"]));
    all.iter().map(picture).collect()
}

/// Width and height of a PNG: the first chunk after its signature says both.
fn png_size(bytes: &[u8]) -> (u32, u32) {
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&bytes[12..16], b"IHDR");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    (number(16), number(20))
}

/// Where a file of the build comes from.
fn source_of(address: &str) -> String {
    match address.split_once('/') {
        Some(("icons", name)) => format!("styles/icons/{name}"),
        Some(("screenshots", name)) => format!("docs/screenshots/{name}"),
        _ => panic!("{address} is in no folder that the build takes along"),
    }
}

#[test]
fn every_picture_is_there_in_its_size() {
    let (manifest, page) = (manifest(), read_project("index.html"));
    let pictures = pictures(&manifest);
    assert!(pictures.len() > 6, "{pictures:?}");
    for (address, sizes, kind) in pictures {
        let source = source_of(&address);
        let bytes = std::fs::read(project(&source)).unwrap_or_else(|error| panic!("{source}: {error}"));
        assert!(bytes.len() < 300_000, "{source} has {} bytes", bytes.len());
        if kind == "image/png" {
            let (width, height) = png_size(&bytes);
            assert_eq!(sizes, format!("{width}x{height}"), "{source}");
        } else {
            assert_eq!((kind.as_str(), sizes.as_str()), ("image/svg+xml", "any"), "{source}");
        }
        let taken = page.contains(&format!("data-trunk rel=\"copy-file\" href=\"{source}\""))
            || source.starts_with("styles/icons/") && page.contains("href=\"styles/icons\" data-target-path=\"icons\"");
        assert!(taken, "index.html does not take {source} along");
    }
}

#[test]
fn its_colours_are_those_of_the_page() {
    let (manifest, page, tokens) = (
        manifest(),
        read_project("index.html"),
        read_project("styles/tokens.css"),
    );
    let papers = tokens
        .split_once("--paper: light-dark(")
        .and_then(|(_, rest)| rest.split_once(')')?.0.split_once(", "));
    let (light, dark) = papers.expect("a light and a dark paper");
    for (scheme, paper) in [("light", light), ("dark", dark)] {
        let meta = format!("media=\"(prefers-color-scheme: {scheme})\" content=\"{paper}\"");
        assert!(page.contains(&meta), "{meta}");
    }
    assert_eq!(manifest["theme_color"], *light);
    assert_eq!(manifest["background_color"], *light);
}

/// A shortcut has a drawing of its own and leads to a place of the app. What it is called, and all else
/// that the manifest says, the build puts in from the languages' files.
#[test]
fn shortcuts_lead_somewhere() {
    let manifest = manifest();
    let mut icons = BTreeSet::new();
    for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
        let url = shortcut["url"].as_str().expect("an address");
        let hash = url.strip_prefix("./").expect("a place of the page");
        assert_eq!(Route::parse(hash).hash(), hash);
        assert!(
            shortcut.get("name").is_none() && manifest.get("description").is_none(),
            "{shortcut}"
        );
        for icon in shortcut["icons"].as_array().expect("icons") {
            assert_eq!(icon["sizes"], "96x96");
            assert!(icons.insert(icon["src"].to_string()), "{icon} stands for two places");
        }
    }
    assert_eq!(icons.len(), 2);
}

#[test]
fn every_address_stays_where_the_page_is() {
    let manifest = manifest();
    let mut addresses = vec![manifest["start_url"].clone(), manifest["scope"].clone()];
    let of = |field: &str, name: &str| -> Vec<Value> {
        let list = manifest[field].as_array().cloned().unwrap_or_default();
        list.iter().map(|one| one[name].clone()).collect()
    };
    addresses.extend(of("shortcuts", "url"));
    addresses.extend(of("file_handlers", "action"));
    for address in addresses {
        let text = address.as_str().expect("an address");
        assert!(text.starts_with("./"), "{text} would not work at every path");
    }
}
