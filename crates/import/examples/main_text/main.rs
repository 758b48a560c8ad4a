//! How well the main text of pages is found: `main_text --pages FOLDER` writes the pages as UTF-8 below FOLDER for
//! other programs, `main_text --table FOLDER` reads what they made of them and prints the table of
//! docs/importing.md. `cargo xtask bench pages` runs both, and the other programs between them.

mod corpus;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use corpus::{Page, pages};
use words::score;

/// The programs that are compared: ours first.
const PROGRAMS: [&str; 4] = ["Hashiya", "dom_smoothie alone", "@mozilla/readability", "trafilatura"];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["--pages", folder] => write_pages(Path::new(folder)),
        ["--table", folder] => return print_table(Path::new(folder), None),
        ["--table", folder, of] => return print_table(Path::new(folder), Some(of)),
        ["--differences", of] => print_differences(of),
        _ => {
            eprintln!("main_text takes --pages FOLDER, --table FOLDER or --differences PAGE");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn write_pages(folder: &Path) {
    fs::create_dir_all(folder).expect("a folder for the pages");
    for page in pages() {
        fs::write(folder.join(format!("{}.html", page.name)), page.html()).expect("a page that can be written");
    }
}

/// Words found and missed, page by page, and the mean of each design and of all; fails where ours is below the
/// better of the others.
fn print_table(folder: &Path, of: Option<&str>) -> ExitCode {
    let mut designs: BTreeMap<(bool, String), Vec<[f64; 4]>> = BTreeMap::new();
    for page in pages() {
        let read = |program: &str| {
            let path = folder.join(format!("{}.{program}.txt", page.name));
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        };
        let texts = [
            page.main_text(),
            page.by_library_alone(),
            read("readability"),
            read("trafilatura"),
        ];
        let scores = texts.map(|text| score(&text, &page.text, &page.optional));
        if of == Some("pages") {
            println!("{:24} {scores:.3?}", page.name);
        }
        designs.entry((page.held_out, page.design)).or_default().push(scores);
    }
    println!(
        "| design | pages | {} |\n| --- | ---: | ---: | ---: | ---: | ---: |",
        PROGRAMS.join(" | ")
    );
    let mut is_best = true;
    for held_out in [false, true] {
        let of_part = designs.iter().filter(|((part, _), _)| *part == held_out);
        for ((_, design), scores) in of_part.clone() {
            print_row(design, scores);
        }
        let all: Vec<[f64; 4]> = of_part.flat_map(|(_, scores)| scores.clone()).collect();
        let name = if held_out { "**held out**" } else { "**worked with**" };
        let [ours, others @ ..] = print_row(name, &all);
        is_best &= others.iter().all(|other| ours >= *other);
    }
    if is_best { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn print_row(name: &str, scores: &[[f64; 4]]) -> [f64; 4] {
    let mean = |of: usize| scores.iter().map(|score| score[of]).sum::<f64>() / scores.len() as f64;
    let means = [mean(0), mean(1), mean(2), mean(3)];
    let cells: Vec<String> = means.iter().map(|mean| format!("{mean:.3}")).collect();
    println!("| {name} | {} | {} |", scores.len(), cells.join(" | "));
    means
}

/// What of a page is left out and what is too much.
fn print_differences(of: &str) {
    for page in pages().into_iter().filter(|page| page.name.starts_with(of)) {
        println!("== {}", page.name);
        let Page { text, optional, .. } = &page;
        let lines = page.lines();
        let is_expected = |line: &str| {
            text.iter()
                .chain(optional)
                .any(|one| one.contains(line) || line.contains(one.as_str()))
        };
        for (role, line) in &lines {
            let mark = match (role.is_text(), is_expected(line)) {
                (true, true) | (false, false) => ' ',
                (true, false) => '+',
                (false, true) => '-',
            };
            println!(
                "{mark} {:11} {}",
                role.as_str(),
                line.chars().take(90).collect::<String>()
            );
        }
    }
}
