//! The browser tests, a module for each thing that a person does. They need the release build of
//! `cargo xtask build` and drive a real browser; see the crate's own documentation.

mod access;
mod backup;
mod bad_files;
mod blocked;
mod copies;
mod crash;
mod cutting;
mod damaged;
mod directions;
mod exporting;
mod first_visit;
mod flow;
mod full;
mod harness;
mod installing;
mod journal;
mod keeping;
mod languages;
mod library;
mod looks;
mod moving;
mod network;
mod offline;
mod opening;
mod reading;
mod roles;
mod security;
mod shared;
mod sharing;
mod single_file;
mod statistics;
mod tabs;
mod tagging;
mod trunk;
mod walk;
