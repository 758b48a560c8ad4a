//! The texts of the interface, by name. `{word}` stands for a value that is filled in.

use super::plural::Plural;

/// Every text of the interface, in one language.
pub struct Messages {
    /// The app's name.
    pub app_name: &'static str,
    /// What the app is, in a line.
    pub tagline: &'static str,
    /// The list of articles.
    pub library: &'static str,
    /// What to do in the library.
    pub library_hint: &'static str,
    /// Leads back to the list.
    pub back_to_library: &'static str,
    /// Opens an article that has no tags.
    pub read_article: &'static str,
    /// Opens an article that has tags.
    pub continue_article: &'static str,
    /// Splits a sentence.
    pub split: &'static str,
    /// How to split a sentence.
    pub split_hint: &'static str,
    /// A sentence of one word.
    pub split_none: &'static str,
    /// Merges a sentence with the next.
    pub merge: &'static str,
    /// There is no next sentence in the paragraph.
    pub nothing_to_merge: &'static str,
    /// Two different labels were merged.
    pub merge_kept_first: &'static str,
    /// What the key does.
    pub key_roles: &'static str,
    /// The kind of the paragraph.
    pub role_of: &'static str,
    /// Beside a role that is a guess; pressed, it says that the guess is right.
    pub role_guess: &'static str,
    /// What that means, and what to do.
    pub role_guess_hint: &'static str,
    /// While something is fetched.
    pub loading: &'static str,
    /// The list is empty.
    pub no_articles: &'static str,
    /// The list could not be fetched.
    pub list_failed: &'static str,
    /// The address names no article.
    pub article_missing: &'static str,
    /// An article could not be fetched.
    pub failed_network: &'static str,
    /// The server refused an article.
    pub failed_status: &'static str,
    /// An article is not UTF-8.
    pub failed_not_utf8: &'static str,
    /// An article has no text.
    pub failed_empty: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// A number of sentences.
    pub sentences: Plural,
    /// A reading time.
    pub minutes: Plural,
    /// A number of articles.
    pub articles: Plural,
    /// How much is tagged.
    pub progress: &'static str,
    /// How much of all articles is tagged.
    pub progress_all: &'static str,
    /// Marks an article that the reader opened.
    pub opened_badge: &'static str,
    /// The state of a sentence without a tag.
    pub untagged: &'static str,
    /// Opens files.
    pub open_file: &'static str,
    /// Which files can be opened.
    pub open_file_hint: &'static str,
    /// Exports every article.
    pub export_all: &'static str,
    /// Exports the article on the page.
    pub export_article: &'static str,
    /// Exports, in a warning.
    pub export_now: &'static str,
    /// The settings.
    pub settings: &'static str,
    /// The help.
    pub help: &'static str,
    /// Closes a window.
    pub close: &'static str,
    /// Leaves without saving.
    pub cancel: &'static str,
    /// Saves.
    pub save: &'static str,
    /// Takes a message away.
    pub dismiss: &'static str,
    /// Takes back.
    pub undo: &'static str,
    /// Makes again.
    pub redo: &'static str,
    /// Takes a tag away.
    pub clear: &'static str,
    /// Goes on to the next sentence without a tag.
    pub next_untagged: &'static str,
    /// A note.
    pub note: &'static str,
    /// The window of the note.
    pub note_for: &'static str,
    /// In the empty note.
    pub note_placeholder: &'static str,
    /// A sentence with a note.
    pub has_note: &'static str,
    /// Whose tag it is.
    pub tagged_by: &'static str,
    /// An annotator without a name.
    pub another_reader: &'static str,
    /// Boilerplate that is text after all.
    pub treat_as_text: &'static str,
    /// Text that is boilerplate.
    pub treat_as_boilerplate: &'static str,
    /// The place of the focused sentence.
    pub sentence_of: &'static str,
    /// How many sentences are selected.
    pub selected_sentences: Plural,
    /// No sentence is focused.
    pub no_sentence: &'static str,
    /// Every sentence of the article is tagged.
    pub all_done: &'static str,
    /// The search field.
    pub search: &'static str,
    /// Nothing found.
    pub search_none: &'static str,
    /// Which of the found ones.
    pub search_found: &'static str,
    /// The article, for screen readers.
    pub article_region: &'static str,
    /// The tools, for screen readers.
    pub tools_region: &'static str,
    /// The messages, for screen readers.
    pub messages_region: &'static str,
    /// A role.
    pub role_title: &'static str,
    /// A role.
    pub role_byline: &'static str,
    /// A role.
    pub role_date: &'static str,
    /// A role.
    pub role_caption: &'static str,
    /// A role.
    pub role_heading: &'static str,
    /// A role.
    pub role_body: &'static str,
    /// A role.
    pub role_boilerplate: &'static str,
    /// The reader's name.
    pub your_name: &'static str,
    /// What the name is for.
    pub your_name_hint: &'static str,
    /// The interface's language.
    pub interface_language: &'static str,
    /// Where tags are kept.
    pub storage_section: &'static str,
    /// Where tags are kept, in a sentence.
    pub storage_explained: &'static str,
    /// How much is used.
    pub storage_used: &'static str,
    /// The app is kept for use without a network.
    pub offline_ready: &'static str,
    /// Backs everything up.
    pub back_up: &'static str,
    /// Backups.
    pub backup_section: &'static str,
    /// What a backup is for.
    pub backup_explained: &'static str,
    /// Chooses a backup to restore.
    pub choose_backup: &'static str,
    /// The window of a backup that is not restored yet.
    pub restore_title: &'static str,
    /// Which backup it is.
    pub restore_origin: &'static str,
    /// A reader without a name.
    pub nameless_reader: &'static str,
    /// Everything of the backup is here.
    pub restore_nothing: &'static str,
    /// As whom the reader goes on.
    pub restore_reader: &'static str,
    /// Settings come with it.
    pub restore_settings: &'static str,
    /// What restoring does and does not.
    pub restore_explained: &'static str,
    /// Restores.
    pub restore: &'static str,
    /// The article itself comes with it.
    pub restore_new_article: &'static str,
    /// Tags that come with it.
    pub gain_added: &'static str,
    /// Tags that it changes.
    pub gain_changed: &'static str,
    /// Tags of it that are older.
    pub gain_skipped: &'static str,
    /// Tags of it that are here.
    pub gain_same: &'static str,
    /// Kinds of paragraph that it changes.
    pub gain_roles: &'static str,
    /// Ends of sentences that it changes.
    pub gain_cuts: &'static str,
    /// Tags without a sentence here.
    pub gain_unplaced: &'static str,
    /// Articles for which it has nothing new.
    pub restore_quiet: Plural,
    /// Records that are kept unread.
    pub restore_aside: Plural,
    /// Deletes an article with the work on it.
    pub delete_article: &'static str,
    /// Deletes the work on an article.
    pub start_over: &'static str,
    /// Deletes everything.
    pub delete_everything: &'static str,
    /// Deleting.
    pub delete_section: &'static str,
    /// What deleting everything does.
    pub delete_explained: &'static str,
    /// The question.
    pub delete_article_title: &'static str,
    /// The question.
    pub start_over_title: &'static str,
    /// The question.
    pub delete_everything_title: &'static str,
    /// What goes with an opened article.
    pub delete_article_goes: &'static str,
    /// What goes with the work on an article.
    pub start_over_goes: &'static str,
    /// What goes with everything.
    pub delete_everything_goes: &'static str,
    /// How a deletion is taken back.
    pub delete_undo: &'static str,
    /// Deletes.
    pub delete: &'static str,
    /// An article was deleted.
    pub deleted_article: &'static str,
    /// Everything was deleted.
    pub deleted_everything: &'static str,
    /// Another tab deleted the article.
    pub deleted_elsewhere: &'static str,
    /// Keeps the article all the same.
    pub keep_gone: &'static str,
    /// Lets the article go.
    pub let_go: &'static str,
    /// The deletions of this visit.
    pub deleted_section: &'static str,
    /// All of it.
    pub everything: &'static str,
    /// Takes a deletion back.
    pub bring_back: &'static str,
    /// Articles that go.
    pub loss_articles: Plural,
    /// Tags that go.
    pub loss_tags: Plural,
    /// Notes that go.
    pub loss_notes: Plural,
    /// Words on paragraphs and sentence ends that go.
    pub loss_choices: Plural,
    /// How much is in no file.
    pub unsaved_changes: Plural,
    /// Why a backup is worth it.
    pub remind_why: &'static str,
    /// Puts the reminder off.
    pub later: &'static str,
    /// The keys.
    pub keys_section: &'static str,
    /// The labels.
    pub labels_section: &'static str,
    /// What the key does.
    pub key_move: &'static str,
    /// What the key does.
    pub key_extend: &'static str,
    /// What the key does.
    pub key_search: &'static str,
    /// What the key does.
    pub key_role: &'static str,
    /// What the key does.
    pub key_first_last: &'static str,
    /// What the key does.
    pub key_close: &'static str,
    /// The name of the Shift key.
    pub key_shift: &'static str,
    /// A lasting warning: nothing can be stored.
    pub storage_blocked: &'static str,
    /// A lasting warning: the storage is full.
    pub storage_full: &'static str,
    /// A lasting warning: local storage takes nothing, the journal does.
    pub storage_blocked_but_kept: &'static str,
    /// A lasting warning: local storage is full, the journal is not.
    pub storage_full_but_kept: &'static str,
    /// Everything is on the disk.
    pub save_saved: &'static str,
    /// Something is on its way to the disk.
    pub save_saving: &'static str,
    /// Everything is in local storage only.
    pub save_browser_only: &'static str,
    /// What that means, and what to do.
    pub save_browser_only_why: &'static str,
    /// Something is only in memory.
    pub save_memory_only: &'static str,
    /// What that means, and what to do.
    pub save_memory_only_why: &'static str,
    /// Stored records could not be read.
    pub storage_damaged: Plural,
    /// Leads to the records that were set aside.
    pub show_damaged: &'static str,
    /// The records that were set aside.
    pub damaged_section: &'static str,
    /// What to do with the records that were set aside.
    pub damaged_explained: &'static str,
    /// Hands out a record as a file.
    pub download: &'static str,
    /// Takes a record away.
    pub discard: &'static str,
    /// Takes a record away, asked again.
    pub discard_for_good: &'static str,
    /// A record of an article.
    pub record_of: &'static str,
    /// A size in thousands of characters.
    pub kilobytes: &'static str,
    /// Most of the room for records is used.
    pub room_tight: &'static str,
    /// How much of the room is used, in short.
    pub room_percent: &'static str,
    /// What the browser counts in all.
    pub storage_estimate: &'static str,
    /// The browser keeps what is stored.
    pub persistence_granted: &'static str,
    /// The browser does not promise to.
    pub persistence_denied: &'static str,
    /// The browser was not asked yet.
    pub persistence_unasked: &'static str,
    /// The browser does not say.
    pub persistence_unknown: &'static str,
    /// A newer program wrote records of the open article.
    pub newer_records: &'static str,
    /// A new version is there.
    pub new_version: &'static str,
    /// Loads the new version.
    pub reload: &'static str,
    /// The article's text has changed since it was tagged.
    pub text_changed: &'static str,
    /// A file waits for articles on their way.
    pub file_waits: &'static str,
    /// A file became an article.
    pub file_added: &'static str,
    /// A file is an article already.
    pub file_known: &'static str,
    /// A file is not UTF-8.
    pub file_not_utf8: &'static str,
    /// A file has no text.
    pub file_empty: &'static str,
    /// A file could not be read.
    pub file_unreadable: &'static str,
    /// A file of another kind.
    pub file_unknown_kind: &'static str,
    /// A file that is too large.
    pub file_too_large: &'static str,
    /// What an import did.
    pub import_done: &'static str,
    /// Articles that an import brought.
    pub import_articles: Plural,
    /// Roles and cuts that an import changed.
    pub import_choices: Plural,
    /// Tags whose sentence is not there.
    pub import_unplaced: Plural,
    /// After every failed import.
    pub import_nothing_changed: &'static str,
    /// The file is not JSON.
    pub import_not_json: &'static str,
    /// The file is of another program.
    pub import_not_hashiya: &'static str,
    /// A file brings tags to an article that is only read here.
    pub import_held: &'static str,
    /// A newer program wrote the file.
    pub import_newer: &'static str,
    /// What to do about a file of a newer program.
    pub import_reload: &'static str,
    /// What to do about a file of another program.
    pub import_choose: &'static str,
    /// What to do about offsets that count something else.
    pub import_count: &'static str,
    /// What to do about a damaged file.
    pub import_again: &'static str,
    /// A field is wrong.
    pub import_field: &'static str,
    /// A field is missing in a part of the file.
    pub import_missing: &'static str,
    /// A field is missing at the top of the file.
    pub import_missing_top: &'static str,
    /// A field stands twice in an object.
    pub import_repeated: &'static str,
    /// The file nests too deep.
    pub import_deep: &'static str,
    /// An annotator or label is listed twice.
    pub import_listed_twice: &'static str,
    /// An annotator says two things of one sentence.
    pub import_said_twice: &'static str,
    /// A tag names no label.
    pub import_no_label: &'static str,
    /// A place is cut twice.
    pub import_cut_twice: &'static str,
    /// The offsets count something else.
    pub import_unit: &'static str,
    /// The hash does not fit.
    pub import_hash: &'static str,
    /// An article has no text.
    pub import_no_text: &'static str,
    /// An article stands there twice.
    pub import_twice: &'static str,
    /// A span is impossible.
    pub import_span: &'static str,
    /// A sentence is not its slice.
    pub import_slice: &'static str,
    /// A time cannot be read.
    pub import_moment: &'static str,
    /// An annotator is not listed.
    pub import_annotator: &'static str,
    /// The writer's check failed.
    pub export_failed: &'static str,
    /// Said to screen readers after a tag.
    pub live_tagged: &'static str,
    /// Said to screen readers after a clear.
    pub live_cleared: &'static str,
}
