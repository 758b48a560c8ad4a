//! Whoever silences a lint says why: by `reason = "…"`, or in a comment on the same line or the one before.

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::Visit;

/// The first and last lines of attributes that silence a lint, counted from zero, without a reason of
/// their own.
#[derive(Default)]
struct Silenced {
    lines: Vec<(usize, usize)>,
}

impl Visit<'_> for Silenced {
    fn visit_attribute(&mut self, attribute: &syn::Attribute) {
        let is_lint = |path: &syn::Path| path.is_ident("allow") || path.is_ident("expect");
        let silences = match &attribute.meta {
            syn::Meta::List(list) if list.path.is_ident("cfg_attr") => {
                names(list.tokens.clone(), "allow") || names(list.tokens.clone(), "expect")
            }
            meta => is_lint(meta.path()),
        };
        let says_why = matches!(&attribute.meta, syn::Meta::List(list) if names(list.tokens.clone(), "reason"));
        if silences && !says_why {
            let span = attribute.span();
            self.lines.push((span.start().line - 1, span.end().line - 1));
        }
    }
}

/// Whether a name stands among the tokens.
fn names(tokens: TokenStream, name: &str) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Group(group) => names(group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        _ => false,
    })
}

/// The lines, counted from one, that silence a lint and do not say why.
fn without_reason(code: &str) -> Vec<usize> {
    let mut silenced = Silenced::default();
    silenced.visit_file(&syn::parse_file(code).expect("Rust code"));
    let lines: Vec<&str> = code.lines().collect();
    let is_comment = |line: &str| {
        let comment = line.split_once("//").map_or("", |(_, comment)| comment);
        !comment.starts_with(['/', '!']) && comment.trim().len() > 3
    };
    let is_explained = |(first, last): &(usize, usize)| {
        let before = first.checked_sub(1).map(|before| lines[before].trim());
        is_comment(lines[*last]) || before.is_some_and(|line| line.starts_with("//") && is_comment(line))
    };
    let bare = silenced.lines.into_iter().filter(|lines| !is_explained(lines));
    bare.map(|(first, _)| first + 1).collect()
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    let mut faults = Vec::new();
    for path in super::rust_files() {
        let code = std::fs::read_to_string(&path).expect("a readable file");
        let lines = without_reason(&code).into_iter();
        faults.extend(lines.map(|line| format!("{}:{line}", path.display())));
    }
    assert!(faults.is_empty(), "say why: {faults:?}");
}

#[test]
fn a_reason_is_seen() {
    for code in [
        "#![allow(dead_code)] // Each target uses its part.",
        "// Each target uses its part.\n#[allow(dead_code)]\nfn f() {}",
        "#[expect(dead_code, reason = \"later\")]\nfn f() {}",
        "#[expect(\n    dead_code,\n    reason = \"later\"\n)]\nfn f() {}",
        "#[cfg_attr(test, allow(dead_code, reason = \"later\"))]\nfn f() {}",
        "#[cfg(test)]\nfn f() {}",
    ] {
        assert_eq!(without_reason(code), Vec::<usize>::new(), "{code}");
    }
    for code in [
        "#![allow(dead_code)]",
        "fn f() {\n#[allow(dead_code)] let x = 1; }",
        "fn f() {} // A comment.\n#[allow(dead_code)]\nfn g() {}",
        "/// What it does.\n#[expect(dead_code)]\nfn f() {}",
        "#[cfg_attr(test, allow(dead_code))]\nfn f() {}",
        "struct S { #[allow(dead_code)] x: u8 }",
        "#[allow(dead_code)] //\nfn f() {}",
    ] {
        assert_eq!(without_reason(code).len(), 1, "{code}");
    }
}
