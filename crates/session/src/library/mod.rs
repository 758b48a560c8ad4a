//! The list of articles and the articles in it.

pub mod loading;
