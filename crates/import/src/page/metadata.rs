//! What a page says of its article: title, author, date, language, address.

use dom_query::{Document, NodeData};
use hashiya_core::article::Metadata;
use html_escape::decode_html_entities;
use serde_json::Value;

use super::json_ld;

/// What a page says of its article in JSON-LD, in `meta` and `link` elements (Open Graph, Dublin Core and what
/// else is common), in its `title` and in the comment that browsers leave in what they save. `source` is the
/// address that whatever holds the page says of it.
pub(super) fn metadata_of(document: &Document, source: Option<&str>) -> Metadata {
    let metas = metas(document);
    let meta = |names: &[&str]| {
        names.iter().find_map(|name| {
            let mut of_name = metas
                .iter()
                .filter(|(key, _)| key == name)
                .map(|(_, value)| value.as_str());
            of_name.next().map(clean).filter(|value| !value.is_empty())
        })
    };
    let articles = json_ld::articles(document);
    let of_articles = |field: &str| articles.iter().find_map(|one| json_ld::text(one, field)).map(clean);
    let names = |field: &str| {
        articles
            .iter()
            .find_map(|one| json_ld::names(one, field))
            .map(|name| clean(&name))
    };

    let site = meta(&["og:site_name", "application-name"]).or_else(|| names("publisher"));
    let title = of_articles("headline")
        .or_else(|| meta(TITLE))
        .map(|title| without_site(&title, site.as_deref()))
        .or_else(|| title_element(document, site.as_deref()));
    let author = names("author").or_else(|| meta(AUTHOR).filter(|name| !name.contains("://")));
    let date = of_articles("datePublished")
        .or_else(|| meta(DATE))
        .or_else(|| time_element(document));
    let language = attribute(document, "html", "lang")
        .or_else(|| attribute(document, "html", "xml:lang"))
        .or_else(|| of_articles("inLanguage"))
        .or_else(|| meta(LANGUAGE));
    let address = link(document, "canonical")
        .into_iter()
        .chain(meta(&["og:url", "twitter:url"]))
        .chain(of_articles("url"))
        .chain(articles.iter().find_map(|one| main_page(one).map(clean)))
        .chain(saved_from(document))
        .chain(source.map(str::to_owned))
        .find_map(|address| web_address(&address));

    let mut metadata = Metadata {
        title,
        author: author.map(|name| without_by(&name).to_owned()),
        date,
        language: language.and_then(|tag| language_tag(&tag)),
        address,
        ..Metadata::default()
    };
    if let Some(site) = site {
        metadata.fields.insert("site".to_owned(), Value::String(site));
    }
    for text in [&mut metadata.title, &mut metadata.author, &mut metadata.date] {
        *text = text.take().map(|text| clean(&text));
        text.take_if(|text| text.is_empty() || text.chars().count() > LONGEST);
    }
    metadata
}

const TITLE: &[&str] = &[
    "og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title", "headline",
];
const AUTHOR: &[&str] = &[
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author", "twitter:creator_name",
];
const DATE: &[&str] = &[
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publish-date", "publishdate", "publication_date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "citation_publication_date", "date",
];
const LANGUAGE: &[&str] = &[
    "content-language", "og:locale", "dc.language", "dcterms.language", "language",
];

/// Names, in small letters, and contents of the page's `meta` elements.
fn metas(document: &Document) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for meta in document.select("meta[content]").nodes() {
        let content = meta.attr_or("content", "").to_string();
        for name in ["property", "name", "itemprop", "http-equiv"] {
            // A property may have several names.
            for name in meta.attr_or(name, "").split_ascii_whitespace() {
                let name = name
                    .to_ascii_lowercase()
                    .replace("dc:", "dc.")
                    .replace("dcterms:", "dcterms.");
                found.push((name, content.clone()));
            }
        }
    }
    found
}

/// White space collapsed, character references resolved: generators of pages often escape twice.
pub(super) fn clean(text: &str) -> String {
    let text = decode_html_entities(text).replace(|c: char| c.is_control() && !c.is_whitespace(), "");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// What is longer, in characters, is no title and no name, but what a damaged page made one.
const LONGEST: usize = 500;

fn attribute(document: &Document, selector: &str, name: &str) -> Option<String> {
    let value = document.select_single(selector).attr(name)?;
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

fn link(document: &Document, rel: &str) -> Option<String> {
    attribute(document, &format!(r#"link[rel~="{rel}" i][href]"#), "href")
}

/// The date of the first `time` element that has one in a machine's form.
fn time_element(document: &Document) -> Option<String> {
    let times = document.select("article time[datetime], main time[datetime], time[itemprop][datetime], time[pubdate]");
    let first = times.nodes().first()?.attr("datetime")?;
    let first = first.trim();
    (!first.is_empty()).then(|| first.to_owned())
}

/// What parts a title from the name of the site in the `title` element.
const PARTED_BY: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " / "];

/// The title without the name of the site after or before it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site else {
        return title.to_owned();
    };
    for mark in PARTED_BY {
        if let Some((before, after)) = title.rsplit_once(mark)
            && after.trim().eq_ignore_ascii_case(site)
        {
            return before.trim().to_owned();
        }
        if let Some((before, after)) = title.split_once(mark)
            && before.trim().eq_ignore_ascii_case(site)
        {
            return after.trim().to_owned();
        }
    }
    title.to_owned()
}

/// The title out of the `title` element: the longest of its parts, unless a heading of the page says which.
fn title_element(document: &Document, site: Option<&str>) -> Option<String> {
    let title = clean(&document.select_single("head title, title").text());
    let title = without_site(&title, site);
    // The heading of the first level may be the site's name, which is in it as well.
    let headings = document.select("h1, h2, h3");
    let headings = headings.nodes().iter().map(|heading| clean(&heading.text()));
    let within = headings.filter(|heading| !heading.is_empty() && title.contains(heading.as_str()));
    if let Some(heading) = within.max_by_key(|heading| heading.chars().count()) {
        return Some(heading);
    }
    let mut parts = vec![title.as_str()];
    for mark in PARTED_BY {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    // The last of equally long ones would be the site.
    let longest = parts.into_iter().rev().max_by_key(|part| part.chars().count())?.trim();
    (!longest.is_empty()).then(|| longest.to_owned())
}

fn main_page(article: &Value) -> Option<&str> {
    match article.get("mainEntityOfPage")? {
        Value::String(address) => Some(address),
        page => json_ld::text(page, "@id").or_else(|| json_ld::text(page, "url")),
    }
}

/// The address in the comment that a browser (`saved from url=(0031)https://…`) or an extension
/// (` url: https://…`) leaves at the beginning of what it saves.
fn saved_from(document: &Document) -> Option<String> {
    let root = document.root();
    let html = document.html_root();
    let comments = root
        .children_it(false)
        .chain(html.children_it(false))
        .filter_map(|node| {
            node.query(|node| match &node.data {
                NodeData::Comment { contents } => Some(contents.to_string()),
                _ => None,
            })
            .flatten()
        });
    comments.into_iter().find_map(|comment| {
        let browser = comment
            .split_once("saved from url=(")
            .and_then(|(_, rest)| rest.split_once(')'));
        let extension = || comment.lines().find_map(|line| line.trim().strip_prefix("url:"));
        let address = browser.map(|(_, address)| address).or_else(extension)?;
        address.split_whitespace().next().map(str::to_owned)
    })
}

/// An absolute address of http or https; others lead nowhere, or do something.
pub(super) fn web_address(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = address.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let has_host = rest.starts_with(|c: char| c.is_alphanumeric() || c == '[');
    let is_plain = !address.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"'));
    (is_web && has_host && is_plain && address.len() <= 2_000).then(|| address.to_owned())
}

/// A language tag as BCP 47 writes it.
fn language_tag(tag: &str) -> Option<String> {
    // A header may name several.
    let tag = tag.split([',', ';']).next().unwrap_or(tag).trim().replace('_', "-");
    let mut parts = tag.split('-');
    let is_language = parts.next().is_some_and(|part| (2..=3).contains(&part.len()));
    let is_tag = is_language && parts.all(|part| (1..=8).contains(&part.len()));
    let is_ascii = tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    (is_tag && is_ascii && tag.len() <= 35).then_some(tag)
}

/// What stands before names of authors.
const BY: &[&str] = &[
    "by:", "by ", "written by ", "story by ", "par :", "par ", "von ", "por ", "بقلم:", "بقلم :", "بقلم/", "بقلم ",
    "كتب:", "كتبت:", "كتب/", "كتبت/", "كتب ", "كتبت ", "إعداد:", "إعداد ", "تقرير:", "نویسنده:", "نوشته ", "מאת:",
    "מאת ", "yazan:",
];

/// A name without the word that says that it is the author's.
pub(super) fn without_by(name: &str) -> &str {
    let name = name.trim();
    for by in BY {
        if let Some(start) = name.get(..by.len())
            && start.to_lowercase() == *by
        {
            return name[by.len()..].trim();
        }
    }
    // No name has a colon: `Автор: …`.
    match name.split_once([':', '：']) {
        Some((label, name)) if !label.trim().contains(char::is_whitespace) && !name.trim().is_empty() => name.trim(),
        _ => name,
    }
}
