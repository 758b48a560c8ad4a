//! Small parts that several pages and windows have.

pub mod action_button;
pub mod backup_button;
pub mod element_tree;
pub mod file_chooser;
pub mod handed_file;
pub mod icons;
pub mod label_key;
pub mod label_words;
pub mod load_error;
pub mod long_title;
pub mod menu;
pub mod page_actions;
pub mod progress;
pub mod save_state;
pub mod single_keys;
