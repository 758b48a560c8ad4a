//! The developer commands of Hashiya: `cargo xtask COMMAND`.

mod articles;
mod bench;
mod browsers;
mod checks;
mod csp;
mod files;
mod hook;
mod html;
mod loader;
mod manifest;
mod pins;
mod process;
mod project;
mod rebuild;
mod release;
mod serve;
mod setup;
mod single_file;
mod skeleton;
mod styles;
mod suite;
mod weight;

use anyhow::{Result, bail};
use checks::Selection;
use project::Project;
use setup::Scope;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [-- ARGUMENTS]   install what is missing, then build and serve the page;
                         the arguments go to `trunk serve`
  test [CHECK…]          install what is missing, then run the checks in this order:
                         fmt, clippy, native, wasm, build, browser (or only those named).
                         The browser tests run in Chromium;
                         --all-browsers  in Firefox too, and the journeys in WebKitGTK,
                         --engine NAME   in chromium, firefox or webkit (repeatable),
                         --journeys      only a reader's whole way,
                         --repeat N      N times in a row, where what fails has failed
  setup                  only install what is missing, for serving and for the tests
  build                  release build: dist/ for any static host, and dist/hashiya.html,
                         one file that works by itself
  bench [-- PART…]       all benchmarks, or only some: `native` and `segment` (cutting
                         texts, natively and in the page), `session`, `serve` (the
                         development build), `tags`, `arrows`, `tasks`, `scroll`,
                         `library`, `phone`, `parts` (docs/speed.md says what each is),
                         `pages` (main text of pages, docs/importing.md);
                         --built measures the build that is in dist/, --quick takes
                         one round, for a look
  soak [-- ARGUMENTS]    kill the browser N times (`--kills`, 100) while tags are made, and
                         look whether any that was shown as saved is lost: Chromium, or
                         `--engine firefox`; `--without-journal` must find losses
  screenshots            take pictures of every screen, into target/screenshots/, and
                         those that the README shows anew
  icons                  draw the icons in styles/icons anew from the drawings there
  hook                   what Trunk runs at the end of a build; not for people
  help                   this list

HASHIYA_ARTICLES=FOLDER takes the articles from another folder of .txt files
(relative to the checkout) than articles/.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", [].as_slice()),
    };
    match command {
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        "serve" => serve(rest),
        "bench" => bench(rest),
        "soak" => soak(rest),
        "test" => checks::run_selected(&Project::find()?, &Selection::read(rest)?),
        "announce" => match rest {
            [port] => serve::announce(port),
            _ => bail!("announce takes a port"),
        },
        _ => without_arguments(command, rest),
    }
}

/// The commands that take nothing more.
fn without_arguments(command: &str, rest: &[String]) -> Result<()> {
    let known = ["setup", "build", "hook", "icons", "screenshots"];
    if !known.contains(&command) {
        bail!("there is no command {command:?}\n\n{HELP}");
    }
    if let Some(word) = rest.first() {
        bail!("`cargo xtask {command}` takes no argument, but got {word:?}");
    }
    let project = Project::find()?;
    match command {
        "setup" => setup::run(&project, Scope::Tests),
        "hook" => hook::run(&project),
        "build" => {
            setup::run(&project, Scope::Page)?;
            release::run_build(&project)
        }
        "icons" => {
            setup::run(&project, Scope::Tests)?;
            browsers::draw_icons(&project)
        }
        _ => {
            setup::run(&project, Scope::Tests)?;
            release::run_build(&project)?;
            bench::take_screenshots(&project)
        }
    }
}

/// What stands after `--`: for the program that a command runs.
fn passed_on<'a>(command: &str, rest: &'a [String]) -> Result<&'a [String]> {
    match rest.split_first() {
        None => Ok(&[]),
        Some((dashes, arguments)) if dashes == "--" => Ok(arguments),
        Some((word, _)) => bail!("what is passed on stands after `--`: cargo xtask {command} -- {word}"),
    }
}

fn bench(rest: &[String]) -> Result<()> {
    let asked = bench::Asked::read(passed_on("bench", rest)?)?;
    let project = Project::find()?;
    if !asked.of_what_is_built && asked.is_of_a_build() {
        setup::run(&project, Scope::Tests)?;
        release::run_build(&project)?;
    }
    bench::run_benchmarks(&project, &asked)
}

fn soak(rest: &[String]) -> Result<()> {
    let arguments = passed_on("soak", rest)?;
    let (engine, _) = bench::engine_of(arguments)?;
    let project = Project::find()?;
    setup::run(&project, Scope::Engine(engine))?;
    release::run_build(&project)?;
    bench::soak(&project, arguments)
}

fn serve(rest: &[String]) -> Result<()> {
    let arguments = passed_on("serve", rest)?;
    let project = Project::find()?;
    setup::run(&project, Scope::Page)?;
    serve::run(&project, arguments)
}
