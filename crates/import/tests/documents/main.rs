//! Files of each kind but pages, from their bytes to articles or the reason that there is none.

mod kinds;
mod markdown;
mod reading;
mod tables;
