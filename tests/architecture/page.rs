//! The page itself is closed: a strict Content-Security-Policy, and no address of another site.

use std::collections::BTreeMap;

use hashiya_testing::read_project;

/// The directives of the page's policy with their sources.
fn policy(page: &str) -> BTreeMap<String, Vec<String>> {
    let after = page
        .split_once("http-equiv=\"Content-Security-Policy\"")
        .expect("a policy")
        .1;
    let content = after.split_once("content=\"").expect("its content").1;
    let content = content.split_once('"').expect("its end").0;
    let directive = |text: &str| {
        let mut words = text.split_whitespace().map(str::to_owned);
        words.next().map(|name| (name, words.collect()))
    };
    content.split(';').filter_map(directive).collect()
}

#[test]
fn the_policy_allows_only_what_is_needed() {
    let policy = policy(&read_project("index.html"));
    for (name, sources) in &policy {
        for source in sources {
            let closed = ["'none'", "'self'", "'wasm-unsafe-eval'", "{{script-hashes}}", "data:"];
            assert!(closed.contains(&source.as_str()), "{name} allows {source}");
        }
    }
    assert_eq!(policy["default-src"], ["'none'"]);
    assert_eq!(policy["base-uri"], ["'none'"]);
    assert_eq!(policy["form-action"], ["'none'"]);
    assert_eq!(policy["connect-src"], ["'self'"]);
    assert_eq!(policy["style-src"], ["'self'"]);
    assert!(!policy["script-src"].contains(&"data:".to_owned()));
}

#[test]
fn the_page_names_no_other_site() {
    for file in ["index.html", "sw.js"] {
        let text = read_project(file);
        for address in ["http://", "https://", "\"//", "'//"] {
            // The names of XML vocabularies look like addresses; nobody fetches them.
            let found = text.match_indices(address).map(|(at, _)| &text[at..]);
            let found: Vec<&str> = found.filter(|rest| !rest.starts_with("http://www.w3.org/")).collect();
            assert!(found.is_empty(), "{file}: {:.60}", found[0]);
        }
    }
}

#[test]
fn the_page_has_no_code_of_its_own() {
    let page = read_project("index.html");
    let without_files = page
        .replace("{{script-hashes}}", "")
        .replace("<script data-trunk src=\"", "");
    assert!(!without_files.contains("<script"), "scripts come from files");
    assert!(
        !page.contains("style=\"") && !page.contains("<style"),
        "styles come from files"
    );
    for handler in [" onclick=", " onload=", " onerror=", "javascript:"] {
        assert!(!page.contains(handler), "{handler}");
    }
}
