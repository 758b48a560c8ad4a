//! `hashiya`: what builders of data sets run in a shell, on the core and the readers of files alone.

mod anchor;
mod extract;
mod segment;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Articles into sentences, as the page cuts them.
#[derive(Parser)]
#[command(name = "hashiya", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prints the blocks, roles and sentences of articles as JSON, one line a file
    Segment(segment::Arguments),
    /// Prints the articles in files of other programs as JSON, one line an article
    Extract(extract::Arguments),
    /// Prints where the tagged sentences of a Hashiya file stand in another version of the text, one JSON line each
    Anchor(anchor::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Segment(arguments) => segment::run(&arguments),
        Command::Extract(arguments) => extract::run(&arguments),
        Command::Anchor(arguments) => anchor::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("hashiya: {reason}");
            ExitCode::FAILURE
        }
    }
}
