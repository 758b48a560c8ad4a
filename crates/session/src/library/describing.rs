//! What the reader says of an article: title, author, date, language, address.

use crate::annotation::Stamp;
use crate::article::ArticleId;
use crate::exchange::date_of;
use crate::model::annotated_article::AnnotatedArticle;
use crate::model::context::Context;
use crate::model::described::found;
use crate::model::details::{Detail, Details, Said};
use crate::model::dialog::Dialog;
use crate::model::effect::View;
use crate::model::library_entry::LibraryEntry;
use crate::model::request::Request;
use crate::model::state::State;
use crate::storage::details;

/// What can happen here.
#[derive(Clone, Debug)]
pub enum Message {
    /// The reader wants to see what is known of an article.
    Open(ArticleId),
    /// They say this of it. An empty text, or what its source says, takes theirs back.
    Say(ArticleId, Vec<(Detail, String)>),
}

/// Deals with a message.
pub fn update(state: &mut State, message: Message, context: &mut Context) {
    match message {
        Message::Open(id) => open(state, id, context),
        Message::Say(id, said) => say(state, &id, said, context),
    }
}

fn open(state: &mut State, id: ArticleId, context: &mut Context) {
    if state.entry(&id).is_none() {
        return;
    }
    // What its source says stands with its text.
    context.request(Request::Load(id.clone()));
    state.library.described = Some(id);
    state.navigation.dialog = Some(Dialog::Details);
    context.render(View::Page);
}

fn say(state: &mut State, id: &ArticleId, said: Vec<(Detail, String)>, context: &mut Context) {
    let Some(work) = state.entry(id).and_then(LibraryEntry::annotated) else {
        return;
    };
    let said: Vec<(Detail, Option<String>)> = said
        .into_iter()
        .map(|(detail, text)| (detail, text.split_whitespace().collect::<Vec<_>>().join(" ")))
        .filter(|(detail, text)| text.is_empty() || detail.can_be(text))
        .map(|(detail, text)| {
            let is_theirs = !text.is_empty() && found(work, detail).as_deref() != Some(&text);
            (detail, is_theirs.then_some(text))
        })
        .collect();
    let change = |details: &mut Details, stamp: &mut dyn FnMut(_) -> _| {
        for (detail, text) in said {
            if details.said(detail) != text.as_deref() {
                details.put(detail, Said(stamp(details.said_at(detail)), text));
            }
        }
    };
    details::change(state, id, change, context);
    state.navigation.dialog.take_if(|dialog| *dialog == Dialog::Details);
    context.render(View::Page);
}

/// One that has no text any more is described no more.
pub fn follow(state: &mut State, context: &mut Context) {
    let is_open = state.navigation.dialog == Some(Dialog::Details);
    let described = state.library.described.as_ref();
    let is_gone = described.is_none_or(|id| state.entry(id).is_none());
    if is_open && is_gone {
        state.navigation.dialog = None;
        context.render(View::Page);
    }
    if state.navigation.dialog != Some(Dialog::Details) {
        state.library.described = None;
    }
}

impl State {
    /// The day on which the reader opened an article, in their language; nothing of one that is delivered.
    pub fn added_on(&self, entry: &LibraryEntry) -> Option<String> {
        let at = Stamp::from_millis(entry.opened_at);
        (entry.opened_at > 0).then(|| self.locale.date(&date_of(at)))
    }

    /// How many sentences an article has, as everywhere else: those that are to be tagged.
    pub fn length_of_work(&self, work: &AnnotatedArticle) -> String {
        self.locale
            .count(&self.messages().library.sentences, work.counts().total)
    }

    /// The article of which the reader sees what is known of it.
    pub fn described_article(&self) -> Option<&LibraryEntry> {
        self.entry(self.library.described.as_ref()?)
    }
}
