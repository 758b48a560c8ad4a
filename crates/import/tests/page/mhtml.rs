//! Pages in the form of e-mails.

use hashiya_import::{EncodingStandard, Fault, ImportedArticle, Limits, article_in_mhtml};

use crate::well_formed::check;

fn read(file: &str) -> Result<ImportedArticle, Fault> {
    let article = article_in_mhtml(
        file.replace('\n', "\r\n").as_bytes(),
        None,
        &EncodingStandard,
        &Limits::default(),
    )?;
    check(&article).unwrap_or_else(|wrong| panic!("{file}: {wrong}"));
    Ok(article)
}

/// A file of parts, each its headers and its body.
fn file(headers: &str, parts: &[(&str, &str)]) -> String {
    let parts = parts
        .iter()
        .map(|(headers, body)| format!("\n--b\n{headers}\n\n{body}"));
    format!(
        "From: <Saved by Blink>\nMIME-Version: 1.0\n{headers}Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n{}\n--b--\n",
        parts.collect::<String>()
    )
}

#[test]
fn the_page_that_was_saved_is_found_and_decoded() {
    let quoted = "Content-Type: text/html; charset=windows-1256\nContent-Transfer-Encoding: quoted-printable";
    let cases: &[(String, &str, &str)] = &[
        (
            file("", &[("Content-Type: text/html; charset=utf-8", "<p>plain é</p>")]),
            "plain é",
            "UTF-8",
        ),
        (
            file("", &[(quoted, "<p class=3D\"x\">=DE=C7=E1=CA soft=\n ware</p>")]),
            "قالت soft ware",
            "windows-1256",
        ),
        (
            file(
                "",
                &[(
                    "Content-Type: text/html\nContent-Transfer-Encoding: base64",
                    "PHA+zMfj2skg0uPh\nyTwvcD4=",
                )],
            ),
            "جامعة زملة",
            "windows-1256",
        ),
        // Pictures and styles before it, and a part that lies about its encoding.
        (
            file(
                "",
                &[
                    (
                        "Content-Type: image/gif\nContent-Transfer-Encoding: base64",
                        "R0lGODlhAQABAAAAACw=",
                    ),
                    ("Content-Type: text/css", "p { color: red }"),
                    ("Content-Type: text/html; charset=iso-8859-1", "<p>نص</p>"),
                ],
            ),
            "نص",
            "UTF-8",
        ),
        // The page itself, not the first frame in it.
        (
            file(
                "Snapshot-Content-Location: https://a.example/page\n",
                &[
                    (
                        "Content-Type: text/html\nContent-Location: https://a.example/frame",
                        "<p>frame</p>",
                    ),
                    (
                        "Content-Type: text/html\nContent-Location: https://a.example/page",
                        "<p>page</p>",
                    ),
                ],
            ),
            "page",
            "UTF-8",
        ),
        // A page alone.
        (
            "MIME-Version: 1.0\nContent-Type: text/html\n\n<p>alone</p>\n".to_owned(),
            "alone",
            "UTF-8",
        ),
        (
            file(
                "",
                &[(
                    "Content-Type: application/xhtml+xml",
                    "<html><body><p>strict</p></body></html>",
                )],
            ),
            "strict",
            "UTF-8",
        ),
    ];
    for (file, text, encoding) in cases {
        let article = read(file).unwrap_or_else(|fault| panic!("{file}: {fault}"));
        assert_eq!(article.text, *text, "{file}");
        assert_eq!(article.metadata.encoding.as_deref(), Some(*encoding), "{file}");
    }
}

#[test]
fn the_address_is_that_of_the_part_or_of_the_file() {
    let of_part = file(
        "",
        &[(
            "Content-Type: text/html\nContent-Location: https://a.example/1",
            "<p>a</p>",
        )],
    );
    let of_file = file(
        "Snapshot-Content-Location: https://a.example/2\n",
        &[("Content-Type: text/html", "<p>a</p>")],
    );
    let of_page = file(
        "Snapshot-Content-Location: https://a.example/2?tracked\n",
        &[(
            "Content-Type: text/html",
            "<link rel=canonical href=https://a.example/3><p>a</p>",
        )],
    );
    let local = file(
        "",
        &[(
            "Content-Type: text/html\nContent-Location: file:///C:/a.htm",
            "<p>a</p>",
        )],
    );
    let address = |file: &str| read(file).expect("an article").metadata.address;
    assert_eq!(address(&of_part).as_deref(), Some("https://a.example/1"));
    assert_eq!(address(&of_file).as_deref(), Some("https://a.example/2"));
    assert_eq!(address(&of_page).as_deref(), Some("https://a.example/3"));
    assert_eq!(address(&local), None);
}

#[test]
fn what_is_no_mhtml_is_refused() {
    let cases = [
        String::new(),
        "no headers at all".to_owned(),
        file("", &[("Content-Type: image/png", "x")]),
        file(
            "",
            &[("Content-Type: text/html\nContent-Transfer-Encoding: base64", "!!!")],
        ),
    ];
    for file in cases {
        assert!(
            matches!(read(&file), Err(Fault::Damaged { .. } | Fault::Empty)),
            "{file}: {:?}",
            read(&file)
        );
    }
}
