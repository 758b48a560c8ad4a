//! The inputs and commands of the [driver](super::driver::Driver).

use std::rc::Rc;

use crate::model::notice::NoticeKind;
use crate::storage::Message;
use crate::storage::duty::Duty;
use crate::storage::journal_queue::Transaction;
use crate::storage::kinds::opened_text::OpenedText;
use crate::storage::reconcile::Record;
use crate::storage::save_state::SaveState;
use crate::storage::text_record::TextAnswer;

/// A record's key and its new value; `None` removes the record.
pub type Change = (String, Option<String>);

/// Where the message came from that made the session change records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This tab: its changes are stored before anything is drawn.
    Here,
    /// The driver, which gave the session records: to begin with, or those that were read late.
    Given,
    /// Another tab stored a record: what the session stores then is its answer.
    StoredElsewhere,
    /// Another tab removed the record of this key.
    RemovedElsewhere(String),
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The page was opened.
    PageOpened,
    /// The journal is open.
    JournalOpened {
        /// Every record in it, if they were asked for.
        records: Option<Vec<Record>>,
    },
    /// The journal could not be opened or read.
    JournalRefused {
        /// What the browser said.
        reason: String,
    },
    /// The transaction under way is complete: the disk has its records.
    TransactionCompleted {
        /// Those of its records that the journal has with another value now, since another tab had
        /// written them.
        differing: Vec<Record>,
    },
    /// The transaction under way was given up: its records may be in the journal or not.
    TransactionGivenUp {
        /// What the browser said.
        reason: String,
    },
    /// The session has dealt with a message. Needed after each, also when nothing changed.
    SessionChanged {
        /// Where the message came from.
        origin: Origin,
        /// The records that the session stores or removes, in order.
        changes: Vec<Change>,
        /// The texts that some of these records lead to, by the records' keys.
        texts: Vec<(String, Rc<OpenedText>)>,
    },
    /// The session needs texts of articles: the keys of the records that lead to them.
    TextsWanted(Vec<String>),
    /// What the journal's database has under these keys.
    TextsRead(Vec<(String, TextAnswer)>),
    /// Another tab, or another page of this origin, changed a record in local storage.
    ChangedElsewhere {
        /// The record's key.
        key: String,
        /// Its value; `None` when it was removed.
        value: Option<String>,
    },
    /// How much of local storage is used may be otherwise than known: all of it was cleared, or the
    /// reader wants to know.
    CountAgain,
    /// Records may have been taken away: the reader comes back to the page, or all of local storage was
    /// cleared elsewhere.
    LookAgain,
    /// The browser closed the journal, as when the reader clears the site's data.
    JournalClosed,
    /// The page is being left, or nobody sees it any more: what waits for its turn does not wait longer.
    PageLeft,
    /// A timer ran out.
    TimerFired(Duty),
}

/// What the session begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// Every record of this app.
    pub records: Vec<Record>,
    /// The keys under which a value that cannot be read was quarantined just now.
    pub set_aside: Vec<String>,
    /// What to tell the reader when local storage could not be read.
    pub storage_fault: Option<NoticeKind>,
}

/// What is to be done. All commands of one input are performed in order before the next input is
/// given.
#[derive(Clone, Debug)]
pub enum Command {
    /// Let the session begin, before all messages that wait.
    Begin(Start),
    /// Let the session deal with a message, after those that wait and after all these commands.
    Send(Message),
    /// Open the journal. To be answered with [`Input::JournalOpened`] or [`Input::JournalRefused`].
    OpenJournal {
        /// Whether its records are wanted.
        read: bool,
    },
    /// Let go of the open journal.
    CloseJournal,
    /// Have the open journal take these in one transaction, the records merged with what other tabs have put
    /// there. To be answered with [`Input::TransactionCompleted`] or [`Input::TransactionGivenUp`].
    BeginTransaction(Transaction),
    /// Read texts out of the open journal's database. To be answered with [`Input::TextsRead`].
    ReadTexts(Vec<String>),
    /// Start the timer of a duty, which is not running. To be answered with [`Input::TimerFired`]
    /// unless it is stopped.
    StartTimer {
        /// Whose.
        duty: Duty,
        /// The time that it runs, in milliseconds.
        after: u32,
    },
    /// Stop the timer of a duty, which is running.
    StopTimer(Duty),
    /// Draw how safe the work is, which is otherwise than drawn, and tell screen readers of what is
    /// weaker than it should be.
    ShowSaveState(SaveState),
    /// Write something for developers to the console.
    Warn(String),
}
