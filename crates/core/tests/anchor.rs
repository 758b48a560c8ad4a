//! Where sentences stand in revised texts, and what is kept of it.

#[path = "anchor/cases.rs"]
mod cases;
#[path = "anchor/differences.rs"]
mod differences;
#[path = "anchor/generated.rs"]
mod generated;
#[path = "anchor/places.rs"]
mod places;
#[path = "../../../benches/revisions.rs"]
mod revisions;
#[path = "anchor/sketches.rs"]
mod sketches;
#[path = "anchor/statements.rs"]
mod statements;
