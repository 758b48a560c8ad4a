//! The record of the reader's choices of roles for an article's lines: `[first code point of the line,
//! role or null, milliseconds]` for each. Which of them are joined to one block does not matter to it.
//!
//! Version 2, which is written, has the words of all roles. Version 1 had no items of lists and no quotations; a
//! program that knows no more would take a record with such a word for damaged.

use litemap::LiteMap;

use super::kind::{ArticleRecord, Home, Merged, RecordKind, Scope};
use crate::annotation::{Clock, Stamp};
use crate::article::{Article, Role, WrittenPlaces};
use crate::codec::{from_text, to_text};
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::choices::RoleChoice;
use crate::model::context::Context;
use crate::model::effect::View;
use crate::storage::key::Owner;

/// The roles that the reader chose.
#[derive(Debug)]
pub struct RolesRecord;

impl RecordKind for RolesRecord {
    fn name(&self) -> &'static str {
        "roles"
    }

    fn versions(&self) -> &'static [u64] {
        &[2, 1]
    }

    fn scope(&self) -> Scope {
        Scope::Text
    }

    fn home(&self) -> Home<'_> {
        Home::Article(self)
    }

    fn is_sound(&self, _: &Owner, value: &str) -> bool {
        read(value).is_some()
    }

    fn union(&self, old: &str, new: &str) -> Option<String> {
        let mut choices = LiteMap::new_vec();
        for (start, choice) in read(old)?.into_iter().chain(read(new)?) {
            let known = choices.entry(start).or_insert(choice);
            if choice.wins_over(known) {
                *known = choice;
            }
        }
        Some(write(choices.into_iter()))
    }
}

impl ArticleRecord for RolesRecord {
    fn owners(&self, work: &AnnotatedArticle) -> Vec<Owner> {
        Vec::from_iter((!self.is_empty(work)).then(|| Owner::text(&work.document.article)))
    }

    fn is_empty(&self, work: &AnnotatedArticle) -> bool {
        work.roles.is_empty()
    }

    fn written(&self, work: &AnnotatedArticle, _: &Owner) -> String {
        write(work.roles.iter().map(|(line, choice)| (*line, *choice)))
    }

    fn stamps(&self, value: &str) -> Vec<Stamp> {
        let choices = read(value).unwrap_or_default();
        choices.into_iter().map(|(_, choice)| choice.stamp).collect()
    }

    /// A place where no line begins is passed over.
    fn merge(&self, work: &mut AnnotatedArticle, _: &Owner, value: &str, clock: &mut Clock) -> Merged {
        let Some(choices) = read(value) else {
            return Merged::NOTHING;
        };
        let mut merged = Merged::all();
        for (start, choice) in choices {
            clock.observe(choice.stamp);
            match work.block_at(start) {
                Some(block) if work.put_role(start, choice) => merged.views.push(View::Block(block)),
                Some(_) => {}
                None => merged.is_whole = false,
            }
        }
        merged
    }

    fn moved(&self, value: &str, places: &WrittenPlaces, article: &Article) -> Vec<(Owner, String)> {
        let choices = read(value).unwrap_or_default().into_iter();
        let moved = write(choices.map(|(line, choice)| (places.place(line), choice)));
        let moved = self.union(&moved, "[]");
        moved.map(|moved| (Owner::text(article), moved)).into_iter().collect()
    }

    fn join(&self, work: &mut AnnotatedArticle, since: &AnnotatedArticle) {
        for (line, choice) in &since.roles {
            work.put_role(*line, *choice);
        }
    }

    fn forget(&self, work: &mut AnnotatedArticle, _: &Owner) {
        work.roles.clear();
    }
}

/// Stores the roles that the reader chose for an article's lines.
pub fn store(work: &AnnotatedArticle, context: &mut Context) {
    RolesRecord.store(work, Owner::text(&work.document.article), context);
}

fn write(choices: impl Iterator<Item = (usize, RoleChoice)>) -> String {
    let row = |(start, choice): (usize, RoleChoice)| (start, choice.role.map(Role::as_str), choice.stamp);
    to_text(&choices.map(row).collect::<Vec<_>>())
}

/// The roles that the reader chose, by the line's first code point.
fn read(value: &str) -> Option<Vec<(usize, RoleChoice)>> {
    let rows: Vec<(usize, Option<Role>, Stamp)> = from_text(value)?;
    let choice = |(start, role, stamp): (usize, Option<Role>, Stamp)| (start, RoleChoice { role, stamp });
    Some(rows.into_iter().map(choice).collect())
}
