//! Files of each kind but pages, from their bytes to articles or the reason that there is none.

mod archives;
mod bombs;
mod docx;
mod epub;
mod kinds;
mod lists;
mod making;
mod markdown;
mod programs;
mod reading;
mod tables;
mod tables_without_headings;
