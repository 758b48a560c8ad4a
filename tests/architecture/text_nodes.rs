//! No component has Yew keep a text node: a translator or an extension that changes the page would have it
//! write where nobody reads (`src/ui/text.rs`).

use hashiya_testing::{files_below, project};

/// What is the place of text nodes.
const OWN: &str = "src/ui/text.rs";

#[test]
fn components_draw_with_text_that_stands() {
    let files = files_below(&project("src/ui"), ".rs");
    let mut drawing = 0;
    for path in files.into_iter().filter(|path| !path.ends_with(OWN)) {
        let source = std::fs::read_to_string(&path).expect("a source file");
        let name = path.display();
        for trap in ["yew::html!", "html_nested!", "VText", "::from_html_unchecked", "VRaw"] {
            assert!(!source.contains(trap), "{name} has {trap}: text has a place in {OWN}");
        }
        let draws = source.contains("html! {") || source.contains("VTag::new");
        let stands = ["text::html;", "text::standing;"]
            .iter()
            .any(|import| source.contains(import));
        assert!(
            !draws || stands,
            "{name} draws with an html! that keeps text nodes: import `crate::ui::text::html`"
        );
        drawing += usize::from(draws);
    }
    assert!(drawing > 30, "only {drawing} files draw");
}
