//! How much room the records take.

use serde_json::json;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use super::shell::{START, Shell};

/// What Chromium and Firefox give an origin, in UTF-16 code units with keys.
const STANDARD_QUOTA: usize = 5_242_880;

/// A name of a file as news pages have them.
const NAME: &str = "تقرير-اقتصادي-عن-أسعار-القمح-في-الأسواق";

/// An annotator, as the browser makes them up.
const READER: &str = "3f0c6a9e-51d2-4c53-8a0b-0d6f3f2f1a77";

/// A note of common length.
const NOTE: &str = "يحتاج هذا الرقم إلى مراجعة في تقرير الوزارة السنوي، فهو لا يوافق ما نُشر قبل شهر.";

/// The text of an article with so many sentences, 15 in a paragraph; a sentence is 82 to 94
/// characters long, which is short for Arabic news, so that a record holds few code points for its
/// key.
fn article(number: usize, sentences: usize) -> String {
    let mut text = format!("عنوان المقال رقم {number} عن أسعار القمح في الأسواق العالمية\n\n");
    for sentence in 0..sentences {
        let end = if sentence % 15 == 14 { "\n\n" } else { " " };
        text += &format!(
            "وقال المتحدث رقم {sentence} باسم الوزارة إن أسعار القمح ارتفعت خلال العام الماضي بنسبة كبيرة.{end}"
        );
    }
    text
}

/// A Hashiya file of these articles with a tag of each sentence, and notes on one in twenty where
/// asked for.
fn all_tagged(shell: &mut Shell, notes: bool) -> (String, usize) {
    let mut file = shell.export();
    let labels = ["claim", "quote", "background"];
    let (mut tagged, mut now) = (0, START);
    for article in file["articles"].as_array_mut().expect("articles") {
        for sentence in article["sentences"].as_array_mut().expect("sentences") {
            // A reader pauses; a stamp is never a round number.
            now += 1_237 + (tagged as u64 * 7_919) % 9_973;
            let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(now) * 1_000_000);
            let note = if notes && tagged % 20 == 0 { NOTE } else { "" };
            sentence["annotations"] = json!([{
                "annotator": READER, "label": labels[tagged % 3], "note": note,
                "updated_at": moment.expect("a time").format(&Rfc3339).expect("a date"),
            }]);
            tagged += 1;
        }
    }
    file["annotators"] = json!([{ "id": READER, "name": "منى" }]);
    (file.to_string(), tagged)
}

/// The units that the records of a thousand tagged sentences take.
fn units_of_thousand(articles: usize, sentences: usize, notes: bool) -> usize {
    let files: Vec<(String, String)> = (0..articles)
        .map(|number| (format!("{NAME}-{number}.txt"), article(number, sentences)))
        .collect();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let mut shell = Shell::new(super::shell::Site::new(&files));
    shell.boot_as(|boot| boot.new_annotator = READER.into());
    let (file, tagged) = all_tagged(&mut shell, notes);
    shell.open_file("tags.json", &file);
    assert_eq!(shell.notices(), ["import-done"]);
    assert_eq!(shell.state().slots.len(), articles, "the articles are the bundled ones");
    assert_eq!(shell.state().counts().tagged(), shell.state().counts().total);
    assert!(tagged > articles * sentences, "{tagged}");
    let used = shell.disk.borrow().used();
    println!("{articles} articles of {sentences} sentences, notes {notes}: {used} units for {tagged} tags");
    used * 1000 / tagged
}

/// A hundred thousand tagged sentences, in many articles of common length as in few long ones, with
/// a note on each twentieth or without, leave half of the storage free or nearly so.
#[test]
fn a_hundred_thousand_tagged_sentences_fit() {
    for (articles, sentences, notes) in [(40, 25, false), (40, 25, true), (1, 1000, false), (1, 1000, true)] {
        let units = units_of_thousand(articles, sentences, notes) * 100;
        assert!(
            units < STANDARD_QUOTA * 3 / 4,
            "{articles} × {sentences}, notes {notes}: {units}"
        );
    }
}
