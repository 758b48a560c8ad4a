//! What must hold for whatever is opened: no panic; a refusal changes nothing and says why in both
//! languages; what is accepted can be exported, read, opened again and loaded again.

use hashiya_core::article::{ArticleId, Document};
use hashiya_core::exchange::read;
use hashiya_session::i18n::Locale;
use hashiya_session::transfer;
use hashiya_session::{Dialog, Effect, Message, NoticeKind, Whose};
use serde_json::Value;

use super::Page;
use super::random::Random;

/// A file's name; every message about it names it.
const NAME: &str = "ملف.json";

/// What became of an input, in a word.
pub type Verdict = String;

/// Opens some bytes on a page and checks all that is promised.
///
/// # Errors
/// The promise that was broken.
pub fn open(start: &Page, fingerprint: &str, bytes: Vec<u8>, random: &mut Random) -> Result<Verdict, String> {
    let mut page = start.clone();
    let effects = page.send(Message::Transfer(transfer::Message::FileOpened {
        name: NAME.into(),
        bytes: Some(bytes.clone()),
    }));
    if is_shown(&page) {
        nothing_stored(&effects)?;
        let whose = if random.once_in(2) { Whose::Mine } else { Whose::Another };
        answer(&mut page, &whose);
    }
    let notice = page.state.notices.shown.last().map(|notice| notice.kind.clone());
    match notice.ok_or("no answer at all")? {
        NoticeKind::ImportDone { .. } => {
            accepted(&page, &bytes, random)?;
            Ok("accepted".into())
        }
        refusal => {
            refused(&refusal, &effects)?;
            if page.state.notices.shown.len() != start.state.notices.shown.len() + 1 {
                return Err("more than one answer".into());
            }
            if random.once_in(32) && page.fingerprint() != fingerprint {
                return Err("a refused file changed something".into());
            }
            Ok(word_of(&refusal))
        }
    }
}

/// Whether a file is shown before it is used.
fn is_shown(page: &Page) -> bool {
    matches!(page.state.navigation.dialog, Some(Dialog::Restore | Dialog::Whose))
}

/// Answers what is open of a file that is shown, and opens it.
fn answer(page: &mut Page, whose: &Whose) {
    let shown = page.state.transfer.restores.front();
    let asked = shown.map(|shown| shown.asked.clone()).unwrap_or_default();
    for asked in asked.into_iter().filter(|asked| asked.answer.is_none()) {
        let (annotator, whose) = (asked.annotator.id, whose.clone());
        page.send(Message::Transfer(transfer::Message::Answer { annotator, whose }));
    }
    if is_shown(page) {
        page.send(Message::Transfer(transfer::Message::Restore));
    }
}

fn nothing_stored(effects: &[Effect]) -> Result<(), String> {
    match effects.iter().find(|effect| !matches!(effect, Effect::Render(_))) {
        None => Ok(()),
        Some(effect) => Err(format!("a refused file led to {effect:?}")),
    }
}

/// A refusal does nothing but say why: the file, what is wrong, in both languages.
fn refused(refusal: &NoticeKind, effects: &[Effect]) -> Result<(), String> {
    nothing_stored(effects)?;
    for locale in Locale::all() {
        let text = refusal.text(locale);
        let ends =
            text.contains(locale.messages().imports.nothing_changed) || matches!(refusal, NoticeKind::FileFailed(..));
        if !text.contains(NAME) || !ends || text.chars().count() > 700 || text.contains(['\n', '\0']) {
            return Err(format!("no good answer: {text:?}"));
        }
    }
    Ok(())
}

fn word_of(refusal: &NoticeKind) -> Verdict {
    let words = format!("{refusal:?}");
    let kind = match refusal {
        NoticeKind::ImportFailed(_, error) => format!("{error:?}"),
        NoticeKind::FileFailed(_, fault) => format!("{fault:?}"),
        _ => words,
    };
    let problem = kind.split_once("problem: ").map(|(_, problem)| problem.to_owned());
    let name = problem.unwrap_or(kind);
    name.chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn accepted(page: &Page, bytes: &[u8], random: &mut Random) -> Result<(), String> {
    for entry in &page.state.library.entries {
        let work = entry.annotated().ok_or("an article that is not there")?;
        sound_sentences(&work.document)?;
    }
    if random.once_in(16) {
        comes_out_and_in_again(page, bytes)?;
    }
    if random.once_in(16) {
        loads_again(page)?;
    }
    Ok(())
}

/// Sentences are not empty, in order, and cover all but white space.
fn sound_sentences(document: &Document) -> Result<(), String> {
    let text = &document.article.text;
    let mut last = 0;
    for sentence in &document.sentences {
        let between = text.get(last..sentence.bytes.start()).ok_or("sentences out of order")?;
        if !between.trim().is_empty()
            || text
                .get(sentence.bytes.range())
                .is_none_or(|slice| slice.trim() != slice)
        {
            return Err(format!("{between:?} belongs to no sentence"));
        }
        last = sentence.bytes.end();
    }
    match text[last..].trim() {
        "" => Ok(()),
        rest => Err(format!("{rest:?} belongs to no sentence")),
    }
}

/// The export can be read; it and the first file, opened again, bring nothing new.
fn comes_out_and_in_again(page: &Page, bytes: &[u8]) -> Result<(), String> {
    let mut page = page.clone();
    let said = page.said();
    let effects = page.send(Message::Transfer(transfer::Message::ExportAll));
    let exported = effects.iter().find_map(|effect| match effect {
        Effect::Download { content, .. } => Some(content.clone()),
        _ => None,
    });
    let exported = exported.ok_or_else(|| format!("no export: {:?}", page.state.notices.shown.last()))?;
    read(&exported).map_err(|error| format!("the export cannot be read: {error}"))?;
    for again in [exported.into_bytes(), bytes.to_vec()] {
        page.send(Message::Transfer(transfer::Message::FileOpened {
            name: NAME.into(),
            bytes: Some(again),
        }));
        answer(&mut page, &Whose::Another);
        if page.said() != said {
            return Err("the same again brought something new".into());
        }
    }
    Ok(())
}

/// What was stored loads again: every article, with all that was said.
fn loads_again(page: &Page) -> Result<(), String> {
    for (key, value) in &page.records {
        if !key.contains(":damaged:") && serde_json::from_str::<Value>(value).is_err() {
            return Err(format!("{key} is stored as {value}"));
        }
    }
    let again = Page::open(page.records.clone());
    let notices: Vec<&str> = again
        .state
        .notices
        .shown
        .iter()
        .map(|notice| notice.kind.name())
        .collect();
    let brought_damage = page.records.keys().any(|key| key.contains(":damaged:"));
    if notices.contains(&"storage-damaged") && !brought_damage {
        let of = |name: &str| again.records.keys().find(|key| key.contains(name)).cloned();
        return Err(format!("stored records cannot be read: {:?}", of(":damaged:")));
    }
    if again.said() != page.said() {
        let differs = |id: &&String| again.said().get(*id) != page.said().get(*id);
        let said = page.said();
        let ids: Vec<&String> = said.keys().filter(differs).collect();
        return Err(format!("after a reload other things are said of {ids:?}"));
    }
    let missing = page.state.library.entries.iter().map(|entry| entry.id.clone());
    let missing: Vec<ArticleId> = missing.filter(|id| again.state.entry(id).is_none()).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("after a reload {missing:?} are gone"))
    }
}
