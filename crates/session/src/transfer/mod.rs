//! Files: articles and tags on their way in and out.

pub mod backup;
pub mod export;
pub mod file_kind;
pub mod import;
pub mod import_report;
pub mod remind;
pub mod restore;
pub mod restore_records;
