//! What is true of every article out of a page.

use hashiya_import::ImportedArticle;

/// Says what is wrong with an article: each line has one role, which begins where the line does; lines are not
/// blank, and have no white space at their ends, no line breaks and no control characters in them.
pub fn check(article: &ImportedArticle) -> Result<(), String> {
    let lines: Vec<&str> = article.text.split('\n').collect();
    if lines.len() != article.roles.len() {
        return Err(format!("{} lines and {} roles", lines.len(), article.roles.len()));
    }
    let mut start = 0;
    for (line, given) in lines.iter().zip(&article.roles) {
        if given.start != start {
            return Err(format!("{given:?} does not begin at {start}"));
        }
        if line.is_empty() || line.trim() != *line {
            return Err(format!("{line:?} is blank or not trimmed"));
        }
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        if line.contains(breaks) {
            return Err(format!("{line:?} has a control character"));
        }
        start += line.chars().count() + 1;
    }
    let said = [
        &article.metadata.title, &article.metadata.author, &article.metadata.date, &article.metadata.address,
    ];
    match said
        .into_iter()
        .flatten()
        .find(|text| text.trim() != text.as_str() || text.is_empty())
    {
        Some(text) => Err(format!("{text:?} is blank or not trimmed")),
        None => Ok(()),
    }
}
