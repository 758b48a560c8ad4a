//! Where sentences stand in revised texts.

#[path = "anchor/cases.rs"]
mod cases;
#[path = "anchor/generated.rs"]
mod generated;
#[path = "anchor/statements.rs"]
mod statements;
