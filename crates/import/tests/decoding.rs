//! Which encoding bytes are in, and what they say in it.

#[path = "decoding/declared.rs"]
mod declared;
#[path = "decoding/detecting.rs"]
mod detecting;
#[path = "decoding/reading.rs"]
mod reading;
#[path = "decoding/texts.rs"]
mod texts;
