//! Reading the files of an order, one after the other.

use std::ops::ControlFlow;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use hashiya_import::{Imported, Limits, Settings, TablePreview, read, table_in};

use super::answer::tell;
use super::decoder::BrowserDecoder;
use super::portion::Portion;
use crate::article::{Article, ArticleId, Origin, plain_text};
use crate::platform::files::bytes_of;
use crate::platform::import_messages::{FromImporter, GivenFile, Look, ToImporter};
use crate::session::{ReadArticle, ReadFile, Summary};

/// Reads all files of an order and tells what was in them.
pub async fn read_all(order: ToImporter) {
    let mut portion = Portion::default();
    let mut told = 0;
    for (index, given) in order.files.into_iter().enumerate() {
        let GivenFile {
            name,
            content,
            columns,
            encoding,
            look,
        } = given;
        let settings = Settings {
            decoder: &BrowserDecoder,
            limits: Limits::default(),
            columns: columns.as_ref(),
            encoding: encoding.as_deref(),
        };
        tell(&FromImporter::At {
            index,
            told,
            file: name.clone(),
        });
        let before = portion.told();
        match (content_of(content).await, look) {
            (None, _) => {
                portion.tell();
                tell(&FromImporter::Unreadable(name));
            }
            (Some(bytes), Some(Look::Article(article))) => look_for(&article, &name, &bytes, &settings),
            (Some(bytes), Some(Look::Rows)) => tell(&FromImporter::Rows {
                preview: table_in(&name, &bytes, &settings),
                headings: columns.as_ref().and_then(|columns| columns.headings),
                encoding: encoding.clone(),
                file: name,
            }),
            (Some(bytes), None) => read_one(&name, &bytes, &settings, &mut portion),
        }
        if portion.told() > before {
            // A file of which a part is told is told whole: it is not read twice.
            portion.tell();
        }
        if portion.is_empty() {
            told = index + 1;
        }
    }
    portion.tell();
    tell(&FromImporter::Ended);
}

/// The bytes of a file, or those that came in its place; `None` when the disk does not give them.
async fn content_of(content: JsValue) -> Option<Vec<u8>> {
    match content.dyn_into::<File>() {
        Ok(file) => bytes_of(&file).await,
        Err(bytes) => Some(bytes.dyn_into::<Uint8Array>().ok()?.to_vec()),
    }
}

/// Looks for one article in a file.
fn look_for(article: &str, name: &str, bytes: &[u8], settings: &Settings) {
    let mut found = None;
    read(name, bytes, settings, &mut |imported| {
        // What refuses the file or the archive refuses all in it.
        let is_it = imported.file == article || (imported.outcome.is_err() && is_in(article, &imported.file));
        if !is_it {
            return ControlFlow::Continue(());
        }
        found = Some(prepared(imported));
        ControlFlow::Break(())
    });
    let encoding = settings.encoding.unwrap_or_default().to_owned();
    tell(&FromImporter::Again { encoding, read: found });
}

/// Whether what is called `name` is in the archive or the table of that name.
fn is_in(name: &str, archive: &str) -> bool {
    name.strip_prefix(archive).is_some_and(|rest| rest.starts_with('/'))
}

fn read_one(name: &str, bytes: &[u8], settings: &Settings, portion: &mut Portion) {
    if settings.columns.is_none()
        && let Some(preview) = table_in(name, bytes, settings).filter(can_be_asked_about)
    {
        // What was read before it is told before it.
        portion.tell();
        let file = name.to_owned();
        return tell(&FromImporter::Table { file, preview });
    }
    read(name, bytes, settings, &mut |imported| {
        portion.put(prepared(imported));
        ControlFlow::Continue(())
    });
}

/// Whether there is anything to choose in a table: of another program's object of settings nobody can say which
/// field is an article.
fn can_be_asked_about(table: &TablePreview) -> bool {
    table.guess.is_some() || (table.rows.len() > 1 && !table.columns.is_empty())
}

/// A file as it was read, with what the library says of it: that is found here, so that the page is not kept.
fn prepared(Imported { file, outcome }: Imported) -> ReadFile {
    let read = outcome.map(|mut imported| {
        imported.text = plain_text(&imported.text).into_owned();
        let article = Article::new(ArticleId::from_file_name(&file), &imported.text, Origin::Opened)
            .described(Rc::new(imported.metadata.clone()))
            .with_roles(&imported.roles);
        ReadArticle {
            summary: Summary::of_delivered(article),
            article: imported,
        }
    });
    ReadFile { file, read }
}
