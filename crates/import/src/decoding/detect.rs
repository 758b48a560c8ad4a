//! Finding the encoding of bytes that say nothing of it.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::arabic;
use super::likeness::{Likeness, words};
use crate::decoder::Decoder;

/// The encodings of Arabic beside those of Unicode.
const ARABIC: [&str; 2] = ["windows-1256", "ISO-8859-6"];
/// The encoding of Western European languages, and of English with curly quotation marks.
const WESTERN: &str = "windows-1252";

/// How many bytes are looked at, from the first that is not ASCII on.
const LOOKED_AT: usize = 200_000;

/// The legacy encoding that bytes are most likely in, by its name in the Encoding Standard.
///
/// The detector of browsers finds it, and is overruled in two cases that it is weak in: where all words
/// are possible Arabic (short texts and vowel signs), and where what it makes of Western letters is worse.
pub(super) fn detect(bytes: &[u8], decoder: &dyn Decoder) -> &'static str {
    let start = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let sample = &bytes[start.saturating_sub(40)..];
    let sample = &sample[..sample.len().min(LOOKED_AT)];
    let found = by_detector(sample);
    let read = |name: &str| decoder.decode(name, sample).and_then(Result::ok);
    let is_arabic = |name: &&&str| {
        read(name).is_some_and(|text| {
            words(&text).all(|word| word.chars().all(arabic::is_arabic) && arabic::is_possible_word(word))
                && Likeness::of(&text).wrong == 0
                && arabic::has_common_letters(words(&text))
        })
    };
    let wrong = |name: &str| read(name).map_or(usize::MAX, |text| Likeness::of(&text).wrong);
    if ARABIC.contains(&found) {
        let other = if found == ARABIC[0] { ARABIC[1] } else { ARABIC[0] };
        return if wrong(other) < wrong(found) { other } else { found };
    }
    if let Some(name) = ARABIC.iter().find(is_arabic) {
        return name;
    }
    if found != WESTERN && wrong(found) > wrong(WESTERN) {
        return WESTERN;
    }
    found
}

/// What the detector of browsers says.
pub(super) fn by_detector(bytes: &[u8]) -> &'static str {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny).name()
}
