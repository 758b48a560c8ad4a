//! Articles on their way to paper, or into a report.

pub mod printing;
