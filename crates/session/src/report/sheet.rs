//! The sheet of an article: heading, legend, text with its margin, notes.

use super::blocks::{Blocks, paragraph};
use super::node::{Element, Node, element};
use super::parts::{letter, letter_of_others, mark, missing_title};
use super::tally::{Tally, percent, tally};
use super::{PrintMode, Sheet, SheetTag, worksheet};
use crate::annotation::Stamp;
use crate::exchange::date_of;
use crate::i18n::{Locale, fill, isolated};

/// The sheet of an article. Linear in its text.
pub fn sheet(view: &Sheet, paper: PrintMode) -> Element {
    let mut sheet = element("section", "sheet").with(
        "data-paper",
        if paper == PrintMode::Tagged {
            "tagged"
        } else {
            "worksheet"
        },
    );
    if paper == PrintMode::Worksheet {
        sheet.add(worksheet::head(view));
        sheet.add(text(view, paper));
        return sheet;
    }
    let tally = tally(view);
    sheet.add(head(view, &tally));
    sheet.add(text(view, paper));
    if let Some(notes) = notes(view) {
        sheet.add(notes);
    }
    let made = fill(
        view.locale.messages().report.made_with,
        &[("date", &date(view.locale, view.today))],
    );
    sheet.add(element("footer", "sheet-made").text(made));
    sheet
}

/// Who tagged what when, and the legend.
fn head(view: &Sheet, tally: &Tally) -> Element {
    let (locale, m) = (view.locale, view.locale.messages());
    let count = |number: usize| locale.number(number);
    let mut head = element("header", "sheet-head");
    if let Some(title) = missing_title(view) {
        head.add(title);
    }
    let mut facts = element("p", "sheet-facts");
    let mut fact = |text: String| facts.add(element("span", "").text(text));
    let authors = tally.authors.iter().map(|(name, tags)| match tally.authors.len() {
        1 => isolated(name),
        _ => format!("{} ({})", isolated(name), count(*tags)),
    });
    let names = authors.collect::<Vec<_>>().join(&format!("{} ", m.print.comma));
    if !names.is_empty() {
        fact(fill(m.print.tagged_by, &[("names", &names)]));
    }
    if let Some((first, last)) = tally.times {
        let (first, last) = (date(locale, first), date(locale, last));
        fact(if first == last {
            first
        } else {
            format!("{first} – {last}")
        });
    }
    fact(fill(
        m.library.progress,
        &[("done", &count(tally.tagged())), ("total", &count(tally.total))],
    ));
    head.add(facts);
    head.add(legend(view, tally));
    head
}

/// Each label with its letter and pattern, how often it is there and how large its share is.
fn legend(view: &Sheet, tally: &Tally) -> Element {
    let (locale, m) = (view.locale, view.locale.messages());
    let mut legend = element("ul", "sheet-legend");
    let mut entry = |sign: Option<Element>, name: &str, count: usize| {
        let mut entry = element("li", "");
        entry.children.extend(sign.map(Node::Element));
        entry.add(element("span", "").text(name.to_owned()));
        entry.add(element("b", "").text(locale.number(count)));
        entry.add(element("span", "").text(locale.percent(percent(count, tally.total))));
        legend.add(entry);
    };
    for (label, count) in &tally.labels {
        entry(
            Some(letter(view, label)),
            locale.label_name(view.codebook, label),
            *count,
        );
    }
    if tally.other > 0 {
        entry(Some(letter_of_others()), m.print.other_labels, tally.other);
    }
    entry(None, m.reading.untagged, tally.total - tally.tagged());
    if tally.unsure > 0 {
        entry(Some(doubt(locale)), m.unsure.mark, tally.unsure);
    }
    legend
}

/// The sign of a sentence to come back to: no box, so that no letter can be taken for it.
fn doubt(locale: Locale) -> Element {
    let m = locale.messages();
    element("abbr", "doubt")
        .with("title", m.unsure.mark)
        .text(m.print.unsure_sign)
}

/// The mark of a sentence of which something was said: the letter of its label, the sign of one to come
/// back to; a star says that there is a note.
fn tagged_mark(view: &Sheet, number: Option<usize>, tag: &SheetTag) -> Element {
    let locale = view.locale;
    let label = tag.label.map(|label| letter(view, label));
    let star = (!tag.note.is_empty()).then(|| element("span", "").text("*"));
    let doubt = tag.unsure.then(|| doubt(locale));
    mark(locale, number, label.into_iter().chain(doubt).chain(star))
}

/// The article's own text, with what stands in the margin beside it.
fn text(view: &Sheet, paper: PrintMode) -> Element {
    let document = view.document;
    let article = element("div", "sheet-text")
        .with("lang", document.language.tag())
        .with("dir", document.direction.as_str());
    let mut blocks = Blocks::new(view, article);
    let mut number = 0;
    for (index, block) in document.blocks.iter().enumerate() {
        if !(view.role_of)(index).is_text() {
            continue;
        }
        let mut paragraph = paragraph(view, index);
        for sentence in block.sentences.clone() {
            number += usize::from(view.is_counted(sentence));
            let numbered = view.is_counted(sentence).then_some(number);
            if sentence > block.sentences.start {
                paragraph.add_text(" ");
            }
            add_sentence(view, paper, (sentence, numbered), &mut paragraph);
        }
        blocks.add(index, paragraph);
    }
    blocks.finish()
}

/// A sentence and its number on the sheet, with its mark. The number comes before the mark, so that
/// a line that ends between two sentences leaves both to the next one.
fn add_sentence(view: &Sheet, paper: PrintMode, (sentence, number): (usize, Option<usize>), paragraph: &mut Element) {
    let locale = view.locale;
    let mut words = element("span", "said");
    if let Some(number) = number {
        paragraph.add(element("sup", "").text(locale.number(number)));
    }
    if paper == PrintMode::Worksheet {
        // A line that is no sentence to tag has no boxes.
        paragraph
            .children
            .extend(number.map(|number| Node::Element(worksheet::boxes(view, number))));
    } else if let Some(tag) = (view.tag_of)(sentence) {
        paragraph.add(tagged_mark(view, number, &tag));
        if let Some(label) = tag.label {
            words = words.with("data-label", label.to_string());
        }
    }
    paragraph.add(words.text(view.document.sentence_text(sentence).to_owned()));
}

/// The notes, by the number of their sentence, if it has one; nothing when there are none.
fn notes(view: &Sheet) -> Option<Element> {
    let mut list = element("dl", "");
    let mut number = 0;
    for sentence in (0..view.document.sentences.len()).filter(|sentence| view.role(*sentence).is_text()) {
        let is_counted = view.is_counted(sentence);
        number += usize::from(is_counted);
        let Some(tag) = (view.tag_of)(sentence).filter(|tag| !tag.note.is_empty()) else {
            continue;
        };
        // What has no number is called by what it is.
        let name = match is_counted {
            true => view.locale.number(number),
            false => view.locale.role_name(view.role(sentence)).to_owned(),
        };
        list.add(
            element("div", "")
                .child(element("dt", "").text(format!("{name}*")))
                .child(element("dd", "").with("dir", "auto").text(tag.note.to_owned())),
        );
    }
    let heading = element("h2", "").text(view.locale.messages().print.notes);
    (!list.children.is_empty()).then(|| element("section", "sheet-notes").child(heading).child(list))
}

/// A day in the words of a language.
pub fn date(locale: Locale, at: Stamp) -> String {
    locale.date(&date_of(at))
}
