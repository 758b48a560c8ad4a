//! Lines that say who wrote the article, where it comes from, what a picture shows and whose it is.

use super::{after_start, begins, ends, entries, is_in, is_number, words_of};

/// A line that begins so names who wrote the article, when a name follows.
const BYLINE_STARTS: &str = "
    كتب | كتبت | بقلم | اعداد | تقرير | ترجمه | تحرير | حاورته | حاورها | حاوره
    | by | written by | reporting by | story by | analysis by | words by
    | publie par | posted by | ecrit par | written by: | par | por | von | di | propos recueillis par";

/// A line that begins so names it whatever follows.
const SOURCE_STARTS: &str = "
    فريق التحرير | هييه التحرير | اسره التحرير | مراسلنا | مراسلتنا | من مراسلنا | نقلا عن | نص: | المصدر: | المصدر : | اعداد: | تقرير: | ترجمه:
    | كتب: | كتبت: | كتب : | كتبت : | بقلم: | بقلم : | الكاتب: | المولف: | مراسل
    | source: | author: | author, | role, | from our | written by | reporting by | by our
    | سكاي نيوز عربيه - | de notre envoye special | de notre envoyee speciale | de nos envoyes speciaux | de notre correspondant
    | de notre correspondante | de nos correspondants | notre envoye special | notre envoyee speciale
    | auteur: | source : | avec afp | propos recueillis par | par : | avec notre correspondant | avec notre correspondante";

/// A line that ends so comes from an agency.
const AGENCIES: &str = "
    فرانس برس | رويترز | اسوشيتد برس | اسوشييتد برس | وكالات | الوكالات | د ب ا | ا ف ب | ا ش ا | قنا | واس | وام | بترا | سانا | الاناضول | شينخوا | سبوتنيك | فرانس24";

const AGENCIES_OF_THE_WEST: &str =
    "avec afp | avec reuters | with afp | with reuters | news agencies | news wires | staff writer";

/// Who writes where nobody is named.
const DESKS: &str = "reuters | afp | ap | associated press | بي بي سي عربي | بي بي سي نيوز عربي | admin | editor | redaction | la redaction | staff | web desk | news desk | المحرر | ادمن | تحرير";

/// A line that ends so introduces a writer.
const JOBS: &str = "
    correspondent | reporter | staff writer | editor | columnist | envoye special | envoyee speciale | correspondant | correspondante";

/// Papers that name themselves behind a place.
const PAPERS: &str = "
    الشرق الاوسط | الاتحاد | الخليج | البيان | القبس | النهار | عكاظ | الاهرام | المصري اليوم | العربي الجديد | القدس العربي | اندبندنت عربيه";

/// Small words between the parts of names.
const IN_NAMES: &str = "
    and | of | in | for | the | with | de | du | des | la | le | van | von | der | den | bin | ben | al | el | et | e | y | avec | a | at | da | di";

/// Whether a folded line says who wrote the article or where it comes from; `text` is the same as it stands,
/// whose capital letters tell names in scripts that have them.
pub fn byline_by_words(text: &str, folded: &str, words: usize) -> bool {
    let from_agency = || {
        folded.contains(" مع وكال")
            || (ends(folded, AGENCIES)
                && !describes_before_agency(folded)
                && !folded.contains("صوره")
                && (words <= 4 || !text.trim_end().ends_with(')')))
            || ends(folded, AGENCIES_OF_THE_WEST)
            || (ends(folded, JOBS) && is_name_like(text))
            || is_dateline(text, words)
            || is_paper_in_place(folded)
            || is_in(DESKS, folded)
    };
    let names_before_date = || words <= 20 && names_before_date(text);
    (words <= 16 && begins(folded, SOURCE_STARTS))
        || names_before_date()
        || (words <= 16 && names_writer(text, folded))
        || (words <= 9 && from_agency())
}

/// Where it was written, with the agency in brackets: `دبي، الإمارات العربية المتحدة (CNN)`.
fn is_dateline(text: &str, words: usize) -> bool {
    let Some((place, agency)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) else {
        return false;
    };
    let is_agency = agency.chars().all(|c| c.is_ascii_uppercase()) || is_in(AGENCIES, &crate::text::fold(agency));
    is_agency && words <= 6 && (words <= 3 || place.contains(['،', ',']))
}

/// Where it was written, a colon, and the paper in quotation marks: `بيروت: «الشرق الأوسط»`.
fn is_paper_in_place(folded: &str) -> bool {
    let Some((place, paper)) = folded.split_once(':') else {
        return false;
    };
    let paper = paper.trim_matches(|c: char| !c.is_alphanumeric());
    (1..=3).contains(&words_of(place).count()) && is_in(PAPERS, paper)
}

/// A name, then a dot or a bar, then when it appeared: `Lena Forest · CBC News · Posted: Jan 18, 2024`.
fn names_before_date(text: &str) -> bool {
    let Some((name, rest)) = text.split_once(['·', '|', '•']) else {
        return false;
    };
    let has_cases = name.contains(char::is_lowercase);
    let words = name.split_whitespace().count();
    has_cases
        && (2..=4).contains(&words)
        && !name.contains(char::is_numeric)
        && rest.contains(char::is_numeric)
        && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
        && !super::dates::is_mostly_date(&crate::text::fold(name))
}

/// Whether a line names its writer behind a word such as `by`.
fn names_writer(text: &str, folded: &str) -> bool {
    let Some(rest) = after_start(folded, BYLINE_STARTS) else {
        return false;
    };
    let words = words_of(rest).count();
    if words_of(rest).all(super::dates::is_of_dates) {
        return false;
    }
    if rest.trim_start().starts_with([':', '–', '-']) {
        return words <= 10;
    }
    let has_cases = text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    if has_cases {
        let begin = text
            .char_indices()
            .find(|(_, c)| c.is_alphanumeric())
            .map_or(0, |(at, _)| at);
        let after = text[begin..]
            .split_once(char::is_whitespace)
            .map_or("", |(_, rest)| rest);
        is_name_like(after)
    } else {
        // Two or three words may be a name; more are one only with a date or a time behind them.
        words <= 3 || (words <= 9 && words_of(rest).any(is_number))
    }
}

/// Whether a folded line opens with a word before names of writers.
pub fn opens_as_byline(folded: &str) -> bool {
    begins(folded, BYLINE_STARTS)
}

/// Whether all words of a text, small ones between names aside, begin with a capital letter.
pub fn is_name_like(text: &str) -> bool {
    let mut named = 0;
    let words = text
        .split_whitespace()
        .take_while(|word| !word.chars().all(|c| !c.is_alphanumeric()));
    for word in words {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(first) = bare.chars().next() else { continue };
        if first.is_uppercase() {
            named += 1;
        } else if !first.is_numeric() && !is_in(IN_NAMES, &bare.to_lowercase()) && first.is_lowercase() && named < 2 {
            return false;
        }
        // What follows two names and is no name describes the writer: `Rosa Lind Environment correspondent`.
        if word.ends_with([':', '?', '!']) {
            return false;
        }
    }
    named > 0
}

/// A line that begins so speaks of a picture.
const CAPTION_STARTS: &str = "
    في هذه الصوره | في الصوره | صوره: | صوره : | الصوره: | صوره من | صوره ارشيفيه | تعليق الصوره | التعليق علي الصوره | صدر الصوره | مصدر الصوره
    | photo: | photo by | photos by | photo / | photograph: | photographs by | image: | image source | image caption | file photo | in this photo
    | this photo | pictured: | credit: | caption:
    | صوره من: | الصوره من | عدسه | تصوير: | تصوير :
    | legende | photo d'archives | credit photo | credit :";

/// A line that ends so says whose a picture is, or that it is an old one.
const CAPTION_ENDS: &str = "
    ارشيفيه | ارشيف | getty | getty images | ap | afp | epa | alamy | shutterstock | istock | via ap | عبر ap | reuters | file photo | file | archives | anadolu
    | xinhua | غيتي | جيتي | غيتي ايمجز | legion-media";

/// Marks before the name of whose a picture is.
const CREDIT_MARKS: &str = "ap photo | afp photo | photograph: | credit... | photo : | credit : | photo: | submitted by | file photo | © afp | © ا ف ب | © rfi";

/// What gives a caption away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caption {
    /// It opens by naming the picture.
    Opens,
    /// It ends with who made or kept the picture.
    Credits,
}

/// What makes a folded line describe or credit a picture; `closed` when a stop ends it, `text` is the line
/// as it stands.
pub fn caption(text: &str, folded: &str, closed: bool) -> Option<Caption> {
    let credits = || {
        (ends(folded, CAPTION_ENDS) && words_of(folded).count() > 1)
            || entries(CREDIT_MARKS).any(|mark| folded.contains(mark))
            || ends_with_agency(text, folded)
            || describes_before_agency(folded)
            || ends_with_owner(text)
    };
    if begins(folded, CAPTION_STARTS) {
        Some(Caption::Opens)
    } else {
        (!closed && credits()).then_some(Caption::Credits)
    }
}

/// Words of a description with the agency in brackets, at most: a longer line is a paragraph with its source.
const DESCRIPTION_WORDS: usize = 40;

/// An agency in brackets behind a description, whatever else stands in them.
fn ends_with_agency(text: &str, folded: &str) -> bool {
    let bracket = folded
        .rsplit_once('(')
        .filter(|_| text.trim_end().ends_with([')', ']']));
    let Some((description, owner)) = bracket else {
        return false;
    };
    let owner = owner.replace('.', " ");
    let owner: Vec<&str> = words_of(&owner).collect();
    let names = |agency: &str| {
        let agency: Vec<&str> = words_of(agency).collect();
        owner.windows(agency.len()).any(|words| words == agency)
    };
    let words = description.split_whitespace().count();
    (WORDS_BEFORE_OWNER..=DESCRIPTION_WORDS).contains(&words)
        && owner.len() <= 8
        && entries(AGENCIES).chain(entries(CAPTION_ENDS)).any(names)
}

/// Words of a description before the name of whose the picture is, at least.
const WORDS_BEFORE_OWNER: usize = 3;

/// Words of a description before a dash or a stroke and an agency, at least: fewer may be a name or a place.
const WORDS_BEFORE_AGENCY: usize = 4;

/// A stop, a stroke or a dash and an agency behind a description: `… معرض شنغهاي للسيارات. رويترز`,
/// `… 9 سبتمبر 2022. فيرجينيا مايو / أ ف ب`.
fn describes_before_agency(folded: &str) -> bool {
    [". ", "/", " - ", " – ", " — ", " ـ "].into_iter().any(|mark| {
        let Some((description, agency)) = folded.rsplit_once(mark) else {
            return false;
        };
        let words = words_of(description).count();
        let least = if mark == ". " {
            WORDS_BEFORE_OWNER
        } else {
            WORDS_BEFORE_AGENCY
        };
        let is_list = description.contains(['،', ',']) && words <= WORDS_BEFORE_AGENCY + 1;
        words >= least && !is_list && !begins(folded, BYLINE_STARTS) && is_in(AGENCIES, agency.trim())
    })
}

/// `- F. Brenon/20 Minutes`, `© RFI/Marie Sow`, `JEAN ROUX/AFP`, `| OUEST-FRANCE`, `[Omar Said/EPA]`: behind the
/// last sentence, dash or bar, names with a stroke or a mark of ownership between or before them.
fn ends_with_owner(text: &str) -> bool {
    let place = text
        .rfind(['©', '|', '[', '–', '—'])
        .or_else(|| text.rfind(" - "))
        .or_else(|| text.rfind(". "));
    let Some(place) = place.filter(|place| *place > 0) else {
        return false;
    };
    let owner = text[place..].trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let words = owner.split_whitespace().count();
    if text[..place].split_whitespace().count() < WORDS_BEFORE_OWNER {
        return false;
    }
    let is_barred =
        text[place..].starts_with('|') && owner.contains(char::is_uppercase) && !owner.contains(char::is_lowercase);
    let marked = text[place..].starts_with('©') || is_barred || owner.contains('/');
    marked
        && (1..=5).contains(&words)
        && owner
            .split_whitespace()
            .all(|word| !word.starts_with(char::is_lowercase))
}
