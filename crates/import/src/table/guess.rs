//! Which column of a table is likely to be what: by its name in Arabic, English and French, and by its content.

use std::collections::HashSet;

use super::columns::Columns;
use crate::said::{address, language};

const TEXT: &[&str] = &[
    "text", "fulltext", "articletext", "articlebody", "maintext", "contenttext", "content", "body", "article", "story",
    "paragraphs", "document", "post", "tweet", "message", "comment", "review", "description", "sentence", "statement",
    "نص", "النص", "نصالمقال", "نصالخبر", "المحتوى", "محتوى", "المتن", "متن", "المقال", "الخبر", "المنشور", "الجملة",
    "جملة", "texte", "texteintegral", "contenu", "corps", "phrase",
];
const TITLE: &[&str] = &[
    "title", "headline", "heading", "subject", "articletitle", "العنوان", "عنوان", "عنوانالمقال", "عنوانالخبر",
    "titre", "intitule",
];
const ADDRESS: &[&str] = &[
    "url",
    "link",
    "address",
    "uri",
    "href",
    "permalink",
    "canonicalurl",
    "sourceurl",
    "articleurl",
    "weburl",
    "الرابط",
    "رابط",
    "العنوانالالكتروني",
    "lien",
    "adresse",
];
const DATE: &[&str] = &[
    "date", "published", "publishdate", "publisheddate", "publishedat", "publicationdate", "pubdate", "datepublished",
    "datetime", "time", "timestamp", "created", "createdat", "التاريخ", "تاريخ", "تاريخالنشر", "datedepublication",
    "datepublication",
];
const AUTHOR: &[&str] = &[
    "author", "authors", "byline", "writer", "creator", "الكاتب", "كاتب", "المؤلف", "مؤلف", "المحرر", "اسمالكاتب",
    "auteur", "auteurs",
];
const LANGUAGE: &[&str] = &["language", "lang", "locale", "اللغة", "لغة", "langue"];
const ID: &[&str] = &[
    "id", "uid", "uuid", "guid", "articleid", "docid", "documentid", "slug", "key", "المعرف", "معرف", "الرقم", "رقم",
    "identifiant",
];

/// The shortest text that a column holds which is not called one, in code points and on average.
const LONG: usize = 40;

/// Whether a column is called as the texts of articles are.
pub(super) fn is_text_name(name: &str) -> bool {
    TEXT.contains(&plain_name(name).as_str())
}

/// Whether a column is called as those are that hold something of an article.
pub(super) fn is_known_name(name: &str) -> bool {
    let name = plain_name(name);
    let known = [TEXT, TITLE, ADDRESS, DATE, AUTHOR, LANGUAGE, ID];
    known.iter().any(|names| names.contains(&name.as_str()))
}

/// Which of these columns is likely to be what, from the fields of the first rows; `None` where none holds text.
pub(super) fn guess(columns: &[String], rows: &[Vec<String>]) -> Option<Columns> {
    let mut finder = Finder {
        names: columns.iter().map(|column| plain_name(column)).collect(),
        columns,
        rows,
        taken: HashSet::new(),
    };
    let address = finder
        .named(ADDRESS, |field| address(field).is_some())
        .or_else(|| finder.by_content(is_address));
    let title = finder.named(TITLE, has_letters);
    let date = finder.named(DATE, has_digits).or_else(|| finder.by_content(is_date));
    let author = finder.named(AUTHOR, has_letters);
    let language = finder.named(LANGUAGE, |field| language(field).is_some());
    let id = finder.identity();
    let text = finder.text()?;
    Some(Columns {
        text,
        title,
        address,
        date,
        author,
        language,
        id,
        headings: None,
    })
}

struct Finder<'a> {
    /// The names without what differs by habit.
    names: Vec<String>,
    columns: &'a [String],
    rows: &'a [Vec<String>],
    taken: HashSet<usize>,
}

impl Finder<'_> {
    /// The first column with one of these names, in their order, of which some field is as it must be and none
    /// but empty ones are not.
    fn named(&mut self, names: &[&str], fits: impl Fn(&str) -> bool) -> Option<String> {
        let by_name = |name: &&str| self.names.iter().position(|own| own == name);
        let mut found = names.iter().filter_map(by_name);
        let at = found.find(|at| !self.taken.contains(at) && self.all_fit(*at, &fits))?;
        self.take(at)
    }

    fn by_content(&mut self, fits: impl Fn(&str) -> bool) -> Option<String> {
        let at = (0..self.columns.len()).find(|at| !self.taken.contains(at) && self.all_fit(*at, &fits))?;
        self.take(at)
    }

    fn identity(&mut self) -> Option<String> {
        let by_name = |name: &&str| self.names.iter().position(|own| own == name);
        let differ = |at: &usize| {
            let mut seen = HashSet::new();
            !self.rows.is_empty() && self.fields(*at).all(|field| !field.is_empty() && seen.insert(field))
        };
        let at = ID.iter().filter_map(by_name).find(differ)?;
        self.take(at)
    }

    /// The column of the texts: of those that are called so the one with the longest, else the one with the longest
    /// of all, or the only one.
    fn text(&mut self) -> Option<String> {
        // On average, of the fields that hold letters.
        let length = |at: &usize| {
            let fields = self.fields(*at).filter(|field| has_letters(field));
            let (letters, count) = fields.fold((0, 0), |(letters, count), field| {
                (letters + field.chars().count(), count + 1)
            });
            letters / count.max(1)
        };
        let free: Vec<usize> = (0..self.columns.len()).filter(|at| !self.taken.contains(at)).collect();
        let named = free
            .iter()
            .filter(|at| TEXT.contains(&self.names[**at].as_str()) && length(at) > 0);
        let longest = free
            .iter()
            .filter(|at| length(at) >= LONG || (self.columns.len() == 1 && length(at) > 0));
        let at = named
            .max_by_key(|at| length(at))
            .or_else(|| longest.max_by_key(|at| length(at)));
        let at = *at?;
        self.take(at)
    }

    fn all_fit(&self, at: usize, fits: &impl Fn(&str) -> bool) -> bool {
        let mut some = false;
        self.fields(at).filter(|field| !field.is_empty()).all(|field| {
            some = true;
            fits(field)
        }) && some
    }

    fn fields(&self, at: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter_map(move |row| row.get(at))
            .map(|field| field.trim())
    }

    fn take(&mut self, at: usize) -> Option<String> {
        self.taken.insert(at);
        self.columns.get(at).cloned()
    }
}

/// A name as it is compared: small letters without signs between them, accents and the forms of alif; of a field
/// within another its own name.
fn plain_name(name: &str) -> String {
    let own = name.rsplit('.').next().unwrap_or(name);
    let letters = own.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let plain = letters.map(|c| match c {
        'é' | 'è' | 'ê' => 'e',
        'à' | 'â' => 'a',
        'أ' | 'إ' | 'آ' => 'ا',
        c => c,
    });
    plain.collect()
}

fn has_letters(field: &str) -> bool {
    field.chars().any(char::is_alphabetic)
}

fn has_digits(field: &str) -> bool {
    field.chars().any(char::is_numeric)
}

pub(super) fn is_address(field: &str) -> bool {
    address(field).is_some()
}

/// Whether this is a date in digits, perhaps with a time: `2024-05-01`, `1/5/2024 10:00`.
pub(super) fn is_date(field: &str) -> bool {
    let day = field.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '.']).collect();
    let is_number = |part: &&str| matches!(part.len(), 1..=4) && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(is_number) && (parts[0].len() == 4 || parts[2].len() == 4)
}
