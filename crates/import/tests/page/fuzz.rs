//! Pages that were cut, mixed and damaged. `PROPTEST_CASES` says how many.

use std::path::PathBuf;
use std::sync::LazyLock;

use hashiya_import::{EncodingStandard, Extent, Fault, Limits, article_in_html, article_in_mhtml};
use hashiya_testing::cases;
use proptest::prelude::*;

use crate::corpus::{pages, read};
use crate::well_formed::check;

/// The pages of the tests, read once.
static PAGES: LazyLock<Vec<(PathBuf, Vec<u8>)>> = LazyLock::new(|| {
    let with_bytes = |(path, _): (PathBuf, _)| {
        let bytes = std::fs::read(&path).expect("a page");
        (path, bytes)
    };
    pages().into_iter().map(with_bytes).collect()
});

/// What is done to a page at a place, which is a part of its length.
#[derive(Clone, Debug)]
enum Damage {
    CutOff(f64),
    Remove(f64, usize),
    Repeat(f64, usize),
    Move(f64, f64, usize),
    Put(f64, &'static str),
    Byte(f64, u8),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = 0.0..1.0;
    prop_oneof![
        place.clone().prop_map(Damage::CutOff),
        (place.clone(), 1..2_000usize).prop_map(|(at, size)| Damage::Remove(at, size)),
        (place.clone(), 1..400usize).prop_map(|(at, size)| Damage::Repeat(at, size)),
        (place.clone(), place.clone(), 1..400usize).prop_map(|(from, to, size)| Damage::Move(from, to, size)),
        (place.clone(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Damage::Put(at, piece)),
        (place, any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
    ]
}

/// What parsers of HTML, JSON and MIME stumble over.
const PIECES: &[&str] = &[
    "<",
    ">",
    "</p>",
    "<p>",
    "<table>",
    "<tr><td>",
    "</table>",
    "<template>",
    "<svg><p>",
    "<math><mi>",
    "<select>",
    "<br>",
    "<b><i><p>",
    "</b></i>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<script>",
    "</script>",
    "<style>",
    "<plaintext>",
    "<frameset>",
    "<a href=x>",
    "<article>",
    "</article>",
    "<h1>",
    "<q>",
    "<pre>\n",
    "<ruby><rt>",
    "<div hidden>",
    "<body>",
    "</html>",
    "<head>",
    "<title>",
    "<meta charset=utf-16>",
    "<base href=x>",
    "&#x10FFFF;",
    "&#0;",
    "&nbsp;",
    "&",
    "\u{0}",
    "\u{FEFF}",
    "\u{2028}",
    "{\"@graph\":[",
    "]}",
    "\"",
    "'",
    "=",
    "=\r\n",
    "=FF",
    "\r\n\r\n",
    "\r\n--",
    "Content-Type: text/html",
    "Content-Transfer-Encoding: base64\r\n",
    "boundary=",
    "<noscript><img>",
    "<font>",
    "<dialog open>",
    "<li>",
    "<dd>",
];

fn damaged(page: &[u8], damages: &[Damage]) -> Vec<u8> {
    let mut bytes = page.to_vec();
    for one in damages {
        let place = |part: &f64, bytes: &[u8]| (part * bytes.len() as f64) as usize;
        match one {
            Damage::CutOff(at) => bytes.truncate(place(at, &bytes)),
            Damage::Remove(at, size) => {
                let at = place(at, &bytes);
                let end = (at + size).min(bytes.len());
                bytes.drain(at..end);
            }
            Damage::Repeat(at, size) => {
                let at = place(at, &bytes);
                let end = (at + size).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            Damage::Move(from, to, size) => {
                let from = place(from, &bytes);
                let end = (from + size).min(bytes.len());
                let piece: Vec<u8> = bytes.drain(from..end).collect();
                let to = place(to, &bytes);
                bytes.splice(to..to, piece);
            }
            Damage::Put(at, piece) => {
                let at = place(at, &bytes);
                bytes.splice(at..at, piece.bytes());
            }
            Damage::Byte(at, byte) => {
                let at = place(at, &bytes);
                if let Some(one) = bytes.get_mut(at) {
                    *one = *byte;
                }
            }
        }
    }
    bytes
}

/// An article is well formed; a fault names a place that is there.
fn check_outcome(outcome: Result<hashiya_import::ImportedArticle, Fault>) -> Result<(), TestCaseError> {
    match outcome {
        Ok(article) => check(&article).map_err(TestCaseError::fail),
        Err(Fault::Empty | Fault::Damaged { .. }) => Ok(()),
        Err(Fault::Undecodable { line, encoding, .. }) => {
            prop_assert!(line > 0 && !encoding.is_empty());
            Ok(())
        }
        Err(fault) => Err(TestCaseError::fail(fault.to_string())),
    }
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn damaged_pages_are_read_or_refused(
        which in any::<prop::sample::Index>(), damages in prop::collection::vec(damage(), 1..8),
    ) {
        let (path, page) = which.get(PAGES.as_slice());
        let bytes = damaged(page, &damages);
        check_outcome(read(path, &bytes))?;
    }

    #[test]
    fn pieces_of_markup_in_any_order_are_read_or_refused(
        pieces in prop::collection::vec(prop_oneof![
            3 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => "[a-zа-я ]{1,40}",
        ], 0..60),
        whole in any::<bool>(),
    ) {
        let html = pieces.concat();
        let extent = if whole { Extent::Whole } else { Extent::Main };
        check_outcome(article_in_html(&html, extent, None, &Limits::default()))?;
        check_outcome(article_in_mhtml(html.as_bytes(), None, &EncodingStandard, &Limits::default()))?;
    }
}
