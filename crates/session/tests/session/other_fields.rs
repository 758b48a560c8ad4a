//! What else a source says of an article, in words for the reader.

use hashiya_core::article::Metadata;
use hashiya_session::i18n::Locale;
use hashiya_session::other_fields;

/// What else a source says is shown as text, what is long with its beginning.
#[test]
fn the_other_fields_of_a_source_are_shown_as_text() {
    let metadata = Metadata {
        fields: serde_json::from_value(serde_json::json!({
            "column 10": "ten", "column 9": " nine ", "views": 7, "empty": "", "nothing": null,
            "tags": ["one", "اثنان"], "place": {"x": [1]}, "long": "كلمة\n".repeat(100), "markup": "<b>x</b>",
        }))
        .expect("fields"),
        ..Metadata::default()
    };
    let shown = other_fields(Some(&metadata), Locale::from_tag("en").expect("a language"));
    let texts: Vec<_> = shown
        .iter()
        .map(|field| (field.name.as_str(), field.text.as_str()))
        .collect();
    let long = "كلمة\n".repeat(100);
    let expected = [
        ("Column 9", "nine"),
        ("Column 10", "ten"),
        ("long", long.trim()),
        ("markup", "<b>x</b>"),
        ("place", "{\n  \"x\": [\n    1\n  ]\n}"),
        ("tags", "one\nاثنان"),
        ("views", "7"),
    ];
    assert_eq!(texts, expected);
    for field in &shown {
        assert_eq!(field.beginning.is_some(), field.name == "long", "{}", field.name);
    }
    let beginning = shown[2].beginning.as_deref().expect("a beginning");
    assert!(
        beginning.starts_with("كلمة كلمة") && beginning.ends_with("…"),
        "{beginning}"
    );
    assert_eq!(other_fields(None, Locale::default()), []);
}
