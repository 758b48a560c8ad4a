//! What pages and XML files say of their own encoding.

use hashiya_import::{declared_in_html, declared_in_xml};
use hashiya_testing::cases;
use proptest::prelude::*;

#[test]
fn the_declaration_of_a_page_is_found_as_browsers_find_it() {
    let cases: &[(&str, Option<&str>)] = &[
        ("<meta charset=windows-1256>", Some("windows-1256")),
        ("<META CHARSET=\"Windows-1256\" />", Some("Windows-1256")),
        (
            "<!doctype html><html dir=rtl><head><title>x</title><meta charset = 'utf-8'>",
            Some("utf-8"),
        ),
        (
            "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=ISO-8859-6\">",
            Some("ISO-8859-6"),
        ),
        (
            "<meta content='text/html;charset=cp1256;x' http-equiv=content-type>",
            Some("cp1256"),
        ),
        (
            "<meta content='text/html; charset=\"cp1256\"' http-equiv=content-type>",
            Some("cp1256"),
        ),
        // Only with `http-equiv`.
        ("<meta name=description content='charset=cp1256'>", None),
        ("<!-- <meta charset=koi8-r> --><meta charset=utf-8>", Some("utf-8")),
        ("<!--><meta charset=koi8-r>", Some("koi8-r")),
        ("<a title='<meta charset=koi8-r>'><meta charset=utf-8>", Some("utf-8")),
        ("<metal charset=koi8-r>", None),
        ("<body><meta charset=koi8-r>", None),
        ("<meta charset=UTF-16LE>", Some("utf-8")),
        ("<meta charset=''><meta charset=big5>", Some("big5")),
        ("<?xml version='1.0' encoding='ISO-8859-6'?><html>", Some("ISO-8859-6")),
        (
            "<?xml version='1.0' encoding='x'?><html><meta charset=big5>",
            Some("big5"),
        ),
        ("<meta charset", None),
        ("<meta charset=", None),
        ("<meta charset='", None),
        ("<", None),
        ("<!--", None),
        ("", None),
    ];
    for (page, expected) in cases {
        assert_eq!(declared_in_html(page.as_bytes()).as_deref(), *expected, "{page}");
    }
}

#[test]
fn the_declaration_of_an_xml_file_is_found() {
    let cases: &[(&str, Option<&str>)] = &[
        (
            "<?xml version=\"1.0\" encoding=\"windows-1256\"?>",
            Some("windows-1256"),
        ),
        (
            "\u{FEFF}<?xml version='1.0' encoding = 'UTF-8' standalone='yes'?>",
            Some("UTF-8"),
        ),
        ("<?xml version=\"1.0\"?><a encoding='x'/>", None),
        ("<a/>", None),
        ("<?xml encoding", None),
    ];
    for (file, expected) in cases {
        assert_eq!(declared_in_xml(file.as_bytes()).as_deref(), *expected, "{file}");
    }
}

proptest! {
    #![proptest_config(cases(300))]

    /// Pieces of declarations in any order end the search and break nothing.
    #[test]
    fn no_page_stops_the_search(pieces in prop::collection::vec(prop::sample::select(vec![
        "<", "<!--", "-->", "<meta", " ", "charset", "=", "\"", "'", "http-equiv=content-type", "content=", ">", "/",
        "utf-8", "<?xml", "encoding", "?>", "\u{FEFF}", "é", "<body", "text/html;",
    ]), 0..40)) {
        let page = pieces.concat();
        let found = declared_in_html(page.as_bytes());
        prop_assert!(found.is_none_or(|label| !label.trim().is_empty()));
        declared_in_xml(page.as_bytes());
    }
}
