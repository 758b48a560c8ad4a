//! The resolver of imports on small made-up crates: every form of import is seen, and what is none is not.

use super::imports::Package;

/// The edges of made-up files, as `a.rs -> b.rs`.
fn edges(files: &[(&str, &str)]) -> Vec<String> {
    let files = files
        .iter()
        .map(|(file, code)| ((*file).to_owned(), (*code).to_owned()));
    let edges = Package::from_files(files.collect()).edges();
    edges.into_iter().map(|(from, to)| format!("{from} -> {to}")).collect()
}

/// The edges of `a/here.rs` with this code, in a crate where a name is defined in `a/b.rs` and re-exported
/// by `a/mod.rs`.
fn edges_of(code: &str) -> Vec<String> {
    let files = [
        (
            "lib.rs",
            "pub mod a; pub mod c; pub use a::B as Far; use other_crate::{alias, text};\n#[path = \"../x.rs\"] mod outside;",
        ),
        (
            "a/mod.rs",
            "pub mod b; mod here; pub use b::{B, make as build}; pub struct Own;",
        ),
        (
            "a/b.rs",
            "pub struct B; pub fn make() {} pub mod inner { pub struct Deep; }",
        ),
        ("a/here.rs", code),
        (
            "c.rs",
            "pub enum C { One, Two } pub trait Trait {} thread_local! { pub static HIDDEN: u8 = 1; }",
        ),
    ];
    let edges = edges(&files).into_iter();
    edges
        .filter_map(|edge| edge.strip_prefix("a/here.rs -> ").map(str::to_owned))
        .collect()
}

#[test]
fn every_form_of_import_is_seen() {
    for code in [
        "use crate::a::b::B;",
        "use crate::a::B;",
        "use crate::Far;",
        "use crate::{a::{b::{B as Other}}};",
        "use super::B;",
        "use super::b::{self, B};",
        "use super::{b::make};",
        "use super::build;",
        "use super::super::a::b::B;",
        "use super::b::inner::Deep;",
        "pub use super::b::B;",
        "use super::b::*;",
        "use super::*; fn f(b: B) {}",
        "use super::b; fn f() { b::make(); }",
        "use super::b::{self as other}; fn f() { other::make(); }",
        "fn f() { use super::b::B; }",
        "fn f() { crate::a::b::make(); }",
        "fn f() { super::build() }",
        "fn f() -> Option<super::B> { None }",
        "fn f<T: Into<super::b::B>>() {}",
        "impl From<u8> for super::B {}",
        "fn f() { format!(\"{}\", super::b::make()); }",
        "fn f() { html! { <super::B x={1} /> } }",
        "use super::*; fn f() { html! { <B x={1} /> } }",
        "macro_rules! m { () => { $crate::a::b::make() } }",
        "#[derive(Serialize)] struct S { #[serde(with = \"super::b::inner\")] x: u8, #[serde(default = \"super::b::make\")] y: u8 }",
        "#[serde(from = \"super::B\")] struct S;",
        "mod tests { use super::super::B; }",
        "use super::B; mod tests { use super::*; fn f(b: B) {} }",
        "use super::r#b::B as X;",
    ] {
        assert!(
            edges_of(code).contains(&"a/b.rs".to_owned()),
            "{code}: {:?}",
            edges_of(code)
        );
    }
}

#[test]
fn what_is_no_import_makes_no_edge() {
    for code in [
        "",
        "use std::fmt;",
        "use super::b;",
        "use crate::{alias, text::Span}; fn f() { alias::f(); crate::text::g(); }",
        "use ::c::C;",
        "use crate::outside::Thing; fn f() { crate::outside::f() }",
        "// use super::B;\n/// [`super::B`]\nconst TEXT: &str = \"super::B\";",
        "struct B; fn f(b: B) { self::f(B); x.make(); }",
        "use super::here::other; fn other() {}",
        "fn f(b: u8) { let make = b; println!(\"{}\", x.build()); }",
    ] {
        assert_eq!(edges_of(code), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn an_edge_leads_to_where_the_name_is_defined() {
    assert_eq!(edges_of("use super::Own;"), ["a/mod.rs"]);
    assert_eq!(edges_of("use super::*;"), ["a/mod.rs"]);
    assert_eq!(edges_of("use super::Unknown;"), ["a/mod.rs"]);
    assert_eq!(edges_of("use crate::c::C::{One, Two};"), ["c.rs"]);
    assert_eq!(edges_of("use crate::c::C; fn f(c: C) { C::One; }"), ["c.rs"]);
    assert_eq!(edges_of("use crate::c::Trait as _;"), ["c.rs"]);
    assert_eq!(edges_of("fn f() { crate::c::HIDDEN.get() }"), ["c.rs"]);
    assert_eq!(
        edges_of("use crate::{c::C, a::{B, Own}};"),
        ["a/b.rs", "a/mod.rs", "c.rs"]
    );
}

#[test]
fn a_folder_may_declare_and_re_export_what_stands_in_it() {
    let child = ("a/b.rs", "pub struct B; pub fn b() {} pub fn make() {}");
    for code in [
        "mod b;",
        "mod b; pub use b::B;",
        "mod b; pub use b::b;",
        "mod b; pub(crate) use self::b::{B, make};",
        "pub mod b; pub use b::*;",
    ] {
        let none: [&str; 0] = [];
        assert_eq!(
            edges(&[("lib.rs", "mod a;"), ("a/mod.rs", code), child]),
            none,
            "{code}"
        );
    }
    for code in [
        "mod b; use b::B;",
        "mod b; fn f() { b::make() }",
        "mod b; pub use b::B; fn f(b: B) {}",
        "mod b; pub use b::make; fn f() { make() }",
        "mod b; pub use b::b; fn f() { b() }",
    ] {
        let edges = edges(&[("lib.rs", "mod a;"), ("a/mod.rs", code), child]);
        assert_eq!(edges, ["a/mod.rs -> a/b.rs"], "{code}");
    }
}

#[test]
fn the_programs_of_a_package_are_crates_of_their_own() {
    let files = [
        ("lib.rs", "pub mod ui;"),
        ("ui.rs", "pub fn start() {}"),
        ("main.rs", "mod ui; fn main() { package::ui::start(); }"),
        ("bin/one.rs", "struct Run; fn f() { crate::Run; }"),
        ("bin/two/main.rs", "mod run; use run::Run;"),
        ("bin/two/run.rs", "pub struct Run; use crate::helper; use crate::Other;"),
    ];
    assert_eq!(
        edges(&files),
        ["bin/two/main.rs -> bin/two/run.rs", "bin/two/run.rs -> bin/two/main.rs"]
    );
    let single = [
        ("main.rs", "mod a; fn main() { a::go() }"),
        ("a.rs", "pub fn go() { crate::main() }"),
    ];
    assert_eq!(edges(&single), ["a.rs -> main.rs", "main.rs -> a.rs"]);
}

#[test]
fn modules_that_re_export_each_other_end() {
    let files = [
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "pub use super::b::*; pub use super::b::Lost;"),
        ("b.rs", "pub use super::a::*; pub use super::a::Lost;"),
    ];
    assert_eq!(edges(&files), ["a.rs -> b.rs", "b.rs -> a.rs"]);
}
