//! What goes out: one article or all of them as a Hashiya file, or everything as a backup. How it is written, a
//! portion after the other, is in `writing.rs`.

use std::collections::BTreeMap;

use crate::annotation::{Annotator, Stamp};
use crate::article::{ArticleId, Origin};
use crate::codebook::{DEFAULT_LABELS, DefaultLabel};
use crate::codec::Object;
use crate::exchange::file::FileLabel;
use crate::exchange::{BlockRole, Described, ExportArticle, KnownAnnotator};
use crate::i18n::{LabelTexts, Locale};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::LineBreaksChoice;
use crate::model::context::Context;
use crate::model::local_time::local_date;
use crate::model::state::State;
use crate::transfer::names::own_name_stamp;

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The article on the page; in the library all of them.
    Article,
    /// Every article that is there.
    All,
    /// Everything that is kept.
    Backup,
}

/// Everyone whose name is known, with the time of it.
pub(super) fn known_annotators(state: &State) -> Vec<KnownAnnotator> {
    let timed = |stamp: Stamp| (stamp > Stamp::default()).then_some(stamp);
    let mut known = vec![KnownAnnotator {
        annotator: state.reader.clone(),
        named_at: timed(own_name_stamp(state)),
    }];
    known.extend(state.settings.people.iter().map(|(id, person)| KnownAnnotator {
        annotator: Annotator {
            id: id.clone(),
            name: person.name.clone(),
        },
        named_at: timed(person.named_at),
    }));
    known
}

/// The labels of the codebook as files carry them: their names and definitions in every language.
pub fn file_labels() -> Vec<FileLabel> {
    let in_each = |label: &DefaultLabel, text: fn(&LabelTexts) -> &'static str| -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for locale in Locale::all() {
            texts.insert(locale.tag().to_owned(), text(locale.label(label)).to_owned());
        }
        texts
    };
    let file_label = |label: &DefaultLabel| FileLabel {
        id: label.id.to_owned(),
        name: in_each(label, |texts| texts.name),
        definition: in_each(label, |texts| texts.definition),
        extra: Object::new(),
    };
    DEFAULT_LABELS.iter().map(file_label).collect()
}

/// `hashiya-2026-11-22.json`; of one article `hashiya-2026-11-22-ID.json`.
pub(super) fn file_name(kind: Kind, article: Option<&ArticleId>, context: &Context) -> String {
    let what = if kind == Kind::Backup {
        "hashiya-backup"
    } else {
        "hashiya"
    };
    let id = article.map(|id| format!("-{}", in_file_name(id.as_str())));
    format!("{what}-{}{}.json", local_date(context), id.unwrap_or_default())
}

/// An identity as a part of a file's name that every system takes: without what is no part of a name
/// somewhere (Windows has the most), without marks that turn its letters, and short enough for file
/// systems that count 255 bytes, in whatever script.
fn in_file_name(id: &str) -> String {
    const LONGEST: usize = 180;
    let is_taken = |c: char| {
        let turns =
            matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        !turns && !c.is_control() && !"/\\:*?\"<>|%~".contains(c)
    };
    let mut name = String::new();
    for c in id.chars().map(|c| if is_taken(c) { c } else { '_' }) {
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        name.push(c);
    }
    // No system takes these at the end of a name, and the ending comes after it.
    name.trim_end_matches(['.', ' ']).to_owned()
}

/// An article as it goes out, with the name of its file and what its reader says of it.
pub(super) fn export_article<'a>(work: &'a AnnotatedArticle, file: &'a str, described: Described) -> ExportArticle<'a> {
    ExportArticle {
        document: &work.document,
        file: (work.document.article.origin == Origin::Opened).then_some(file),
        annotations: &work.set,
        role_of: Box::new(|block| BlockRole {
            role: work.role(block),
            set_at: work.role_set_at(block),
            is_confirmed: work.is_confirmed(block),
        }),
        joined_role_of: Box::new(|line| joined_role(work, line)),
        cuts: work
            .cuts
            .iter()
            .map(|(at, choice)| (*at, choice.cut, choice.stamp))
            .collect(),
        described,
        line_breaks: Some(work.line_breaks)
            .filter(|choice| *choice != LineBreaksChoice::default())
            .map(|choice| (choice.breaks, choice.stamp)),
        earlier: Vec::new(),
        extras: &work.extras,
    }
}

/// What the reader said of the role of a line by itself, should it be joined to another one.
fn joined_role(work: &AnnotatedArticle, line: usize) -> Option<BlockRole> {
    let choice = work.roles.get(&line)?;
    let block = &work.document.blocks[work.block_at(line)?];
    let (_, found) = block.lines().skip(1).find(|(start, _)| *start == line)?;
    Some(BlockRole {
        role: choice.role.unwrap_or(found),
        set_at: Some(choice.stamp),
        is_confirmed: choice.role == Some(found),
    })
}
