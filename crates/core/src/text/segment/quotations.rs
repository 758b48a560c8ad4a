//! Rules 7 and 8: marks other than stops at the end of quotations, of names and of cries.

use super::chars::{is_alphanumeric, is_ignorable, is_numeric, is_opening_quote};
use super::openings::{begins_arabic_sentence, begins_sentence};
use super::place::{Place, trim_end};
use super::tables::Kinds;
use super::words::Word;

/// Rule 7: whether the sentence ends with a quotation that ends in another mark than a stop.
pub fn quotation_ends(place: &Place) -> bool {
    let word = place.next.word();
    if joins_quotations(place.text, word) {
        return false;
    }
    match lead_in(place) {
        Some(lead_in) if word.is_arabic() || is_numeric(place.next.lead) => {
            let introduced = lead_in.ends_with([':', '،']);
            if introduced {
                !word.kinds().has(Kinds::RESUMER)
            } else {
                begins_arabic_sentence(word)
            }
        }
        _ => is_opening_quote(place.next.first) || !attributed(place.text, word),
    }
}

/// Whether a word is nothing but `و` or `ف` written together with the quotation after it:
/// `«متى؟» و«لماذا؟» سؤالان`.
fn joins_quotations(text: &str, word: &Word) -> bool {
    matches!(word.chars(), ['و' | 'ف']) && text[word.end..].starts_with(is_opening_quote)
}

/// What stands in the sentence before the quotation that a mark closes; `None` when the quotation
/// opens the sentence.
fn lead_in<'a>(place: &Place<'a>) -> Option<&'a str> {
    let quote = place.mark.quote.filter(|quote| *quote >= place.line.start)?;
    let before = trim_end(&place.text[place.line.start..quote]);
    before.chars().any(is_alphanumeric).then_some(before)
}

/// The most words of a clause that are looked at for the verb at its end.
const CLAUSE: usize = 12;

/// Whether what follows a quotation says whose words it was: a verb of saying among its first
/// three words, or at the end of the clause, where Persian and Urdu have it; unless the first word
/// is one that begins a sentence.
fn attributed(text: &str, word: &Word) -> bool {
    if says(word) || begins_sentence(word) {
        return says(word);
    }
    let second = Word::after(text, word.end);
    says(&second) || says(&Word::after(text, second.end)) || says(&last_of_clause(text, *word))
}

/// The last word before the next mark.
fn last_of_clause(text: &str, first: Word) -> Word {
    let mut last = first;
    for _ in 0..CLAUSE {
        let word = Word::after(text, last.end);
        let is_gap = |c: char| c.is_whitespace() || is_ignorable(c);
        if word.is_empty() || !text[last.end..word.start].chars().all(is_gap) {
            break;
        }
        last = word;
    }
    last
}

/// A verb of saying, by itself.
fn says(word: &Word) -> bool {
    word.kinds().has(Kinds::SAYING)
}

/// Rule 8: `Yahoo!`; and a cry that is repeated: `“Out! Out!”`.
pub fn cry_goes_on(place: &Place) -> bool {
    if place.mark.closes_bracket || !matches!(place.run(), "!" | "?") {
        return false;
    }
    let word = place.word_before();
    let is_name = word.kinds().has(Kinds::MARKED_NAME) && !begins_sentence(place.next.word());
    is_name || (place.mark.quote.is_some() && word.is_same(place.next.word()))
}
