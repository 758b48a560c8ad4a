//! How serde_json hands on the numbers that no type of Rust holds.

/// The key of the one field that serde_json hands a number in, where no type of Rust holds it.
pub const NUMBER: &str = "$serde_json::private::Number";
