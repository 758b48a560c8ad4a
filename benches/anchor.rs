//! Where sentences stand in revised texts: how often what is placed without asking is placed right, how much of
//! what could be is placed, by what happened to the sentences; the time for 10,000 sentences against 1,000; and how
//! similar the sketches of revisions and of different articles are, with the time that one takes.
//!
//! `cargo bench --bench anchor`. Fails when less than 999 in 1,000 are placed right, when a changed statement or one
//! that stands twice is placed without asking, or when time grows out of proportion.

mod news;
mod revisions;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use hashiya_core::anchor::{Anchored, MOSTLY_THE_SAME, Outcome, Sketch, Version, anchor};
use hashiya_core::article::{Article, ArticleId, Document, Origin};

use news::{articles, news};
use revisions::{Chance, Fate, Kind, Revision, revise};

/// Revisions of each kind.
const OF_EACH: usize = 150;
/// Of so many things placed without asking one may be placed wrong.
const WRONG_OF: usize = 1_000;
/// Ten times the sentences may take this many times as long.
const OUT_OF_PROPORTION: f64 = 25.0;
/// Turns of a text of which the quickest counts.
const TURNS: usize = 3;

fn document(text: &str) -> Document {
    Document::new(Article::new(ArticleId::new("a"), text, Origin::Opened))
}

/// What became of the sentences to which something of a kind happened.
#[derive(Default)]
struct Row {
    sentences: usize,
    sure: usize,
    wrong: usize,
    /// Those that were suggested at a place that holds a part of the right one.
    suggested: usize,
}

impl Row {
    fn count(&mut self, one: &Anchored, fate: &Fate) {
        self.sentences += 1;
        let is_right = one.to.is_some_and(|to| fate.is == [to]) && !fate.kind.is_some_and(Kind::must_ask);
        if one.outcome.is_sure() {
            self.sure += 1;
            self.wrong += usize::from(!is_right);
        } else if let Some(to) = one.to {
            let touches = fate.is.iter().any(|is| is.start() < to.end() && to.start() < is.end());
            self.suggested += usize::from(touches);
        }
    }
}

fn main() -> ExitCode {
    // `cargo test` runs benchmarks too, without this word.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let is_right = places();
    let is_quick = times();
    let are_told_apart = sketches();
    if is_right && is_quick && are_told_apart {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn places() -> bool {
    let mut texts = articles(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")));
    texts.extend(PLAIN.map(str::to_owned));
    let mut rows: BTreeMap<Option<Kind>, Row> = BTreeMap::new();
    let mut count = 0;
    for kind in Kind::ALL {
        for seed in 0..OF_EACH {
            let mut chance = Chance::new((count * 31 + seed) as u64);
            let text = &texts[chance.below(texts.len())];
            let happens = 1 + chance.below(4);
            let Revision { old, new, fates } = revise(text, kind, happens, &mut chance);
            let (was, is) = (document(&old), document(&new));
            for (one, fate) in anchor(&Version::of(&was), &Version::of(&is)).iter().zip(&fates) {
                rows.entry(fate.kind).or_default().count(one, fate);
                let is_wrong = one.outcome.is_sure() && (fate.is.as_slice() != one.to.as_slice());
                if is_wrong || one.outcome.is_sure() && fate.kind.is_some_and(Kind::must_ask) {
                    println!("wrong: {kind:?}: {:?}", fate.was.of(&old));
                }
            }
            count += 1;
        }
    }
    println!("{count} revisions\n");
    println!("| what happened to the sentence | sentences | placed | of these wrong | suggested | recall |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: |");
    for (kind, row) in &rows {
        let name = kind.map_or("nothing".to_owned(), |kind| format!("{kind:?}").to_lowercase());
        let can_be = kind.is_none_or(Kind::can_be_placed);
        let right = row.sure - row.wrong + if can_be { 0 } else { row.suggested };
        let recall = if kind == &Some(Kind::Deleted) {
            "".to_owned()
        } else {
            format!("{:.3}", right as f64 / row.sentences as f64)
        };
        println!(
            "| {name} | {} | {} | {} | {} | {recall} |",
            row.sentences, row.sure, row.wrong, row.suggested
        );
    }
    let sure: usize = rows.values().map(|row| row.sure).sum();
    let wrong: usize = rows.values().map(|row| row.wrong).sum();
    println!("\nplaced without asking: {sure}, of these wrong: {wrong}\n");
    wrong * WRONG_OF <= sure
}

/// The time for many sentences, of which every tenth changed.
fn times() -> bool {
    let texts = articles(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")));
    let all = numbered(&news(&texts, 2_500_000), 10_000);
    let mut seconds = Vec::new();
    println!("| sentences | unchanged and moved | seconds |\n| ---: | ---: | ---: |");
    for count in [1_000, 10_000] {
        let lines = &all[..count];
        let old = lines.join("\n");
        let changed = |(number, line): (usize, &String)| {
            if number % 10 == 0 {
                line.replacen(' ', " لا ", 1)
            } else {
                line.clone()
            }
        };
        let new: Vec<String> = lines.iter().enumerate().map(changed).collect();
        let (was, is) = (document(&old), document(&new.join("\n")));
        let (before, after) = (Version::of(&was), Version::of(&is));
        let mut best = f64::INFINITY;
        let mut sure = 0;
        for _ in 0..TURNS {
            let begun = Instant::now();
            let anchored = anchor(&before, &after);
            best = best.min(begun.elapsed().as_secs_f64());
            sure = anchored.iter().filter(|one| one.outcome.is_sure()).count();
            assert!(anchored.iter().any(|one| one.outcome == Outcome::Changed));
        }
        println!("| {} | {sure} | {best:.3} |", was.sentences.len());
        seconds.push(best);
    }
    seconds[1] <= seconds[0] * OUT_OF_PROPORTION
}

/// Sentences of the news, each with a number of its own, so that none stands twice.
fn numbered(news: &str, count: usize) -> Vec<String> {
    let document = document(news);
    let sentences = (0..document.sentences.len()).map(|index| document.sentence_text(index));
    let long = sentences.filter(|sentence| sentence.split(' ').count() > 6);
    let numbered = long.take(count).enumerate();
    numbered
        .map(|(number, sentence)| format!("{number} {sentence}"))
        .collect()
}

/// Reports in other languages, written for the benchmark.
const PLAIN: [&str; 3] = [
    "Ferry to the islands resumes\n\nThe ferry between the harbour and the islands sailed again on Monday after 11 weeks. Passengers waited on the quay before sunrise. The company had stopped it in March because two engines failed.\n\n\"We were cut off like in my grandmother's time,\" said Ruth Kessel, who teaches at the school of the larger island. She crossed with 14 pupils. The mayor, Olaf Brandt, promised a second boat by 2027.\n\nA report of the ministry blamed the company for late repairs. It did not say who will pay. Some 3,200 people live on the islands, most of them from fishing.",
    "Le marché couvert rouvre ses portes\n\nAprès 3 ans de travaux, le marché couvert de la place Carnot a rouvert samedi. Les commerçants ont retrouvé leurs étals dans un bâtiment plus clair. La ville a dépensé 12 millions d'euros.\n\n« Nous avons perdu la moitié de nos clients », a regretté Jeanne Morel, qui vend du fromage depuis 1998. Son voisin se montre plus confiant. L'association des riverains demande que la rue reste fermée aux voitures.\n\nLe conseil municipal votera en juin. Aucune date n'a été fixée pour la halle voisine, construite en 1902.",
    "عودة القطار إلى محطة الساحل\n\nوصل أول قطار إلى محطة الساحل صباح الثلاثاء بعد توقف دام 7 أشهر. وتجمع عشرات المسافرين على الرصيف قبل الفجر. وقالت الشركة إن إصلاح الجسر كلف 40 مليون دينار.\n\nوقال العامل سمير ناصر إن الطريق البري كان يستغرق ساعتين. وأضاف أن ابنته تعود الآن إلى جامعتها كل يوم. ولم تعلن الوزارة موعدا لتشغيل الخط الثاني.\n\nويمتد الخط على 85 كيلومترا ويعود بناؤه إلى عام 1936. وكانت لجنة برلمانية قد انتقدت بطء الأشغال في تقريرها الأخير.",
];

/// How similar revisions are in which the same thing happened to a quarter of the sentences, and different articles.
fn sketches() -> bool {
    let texts = articles(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")));
    let mut revised: Vec<f64> = Vec::new();
    for (seed, kind) in Kind::ALL.into_iter().cycle().take(540).enumerate() {
        let mut chance = Chance::new(seed as u64);
        let text = &texts[chance.below(texts.len())];
        let count = document(text).sentences.len() / 4;
        let revision = revise(text, kind, count, &mut chance);
        revised.push(Sketch::of(&revision.old).similarity(&Sketch::of(&revision.new)));
    }
    let others = texts.iter().enumerate().flat_map(|(at, one)| {
        let before = texts[..at].iter();
        before.map(|other| Sketch::of(one).similarity(&Sketch::of(other)))
    });
    let (least, most) = (revised.iter().copied().fold(1.0, f64::min), others.fold(0.0, f64::max));
    revised.sort_by(f64::total_cmp);
    let text = news(&texts, 2_500_000);
    let turn = |_| {
        let begun = Instant::now();
        assert_ne!(Sketch::of(&text), Sketch::default());
        begun.elapsed().as_secs_f64()
    };
    let seconds = (0..TURNS).map(turn).fold(f64::INFINITY, f64::min);
    println!("\n| sketches | similarity |\n| --- | ---: |");
    println!(
        "| revisions of a quarter, the least of {} | {least:.2} |",
        revised.len()
    );
    println!(
        "| revisions of a quarter, half of them at least | {:.2} |",
        revised[revised.len() / 2]
    );
    println!("| different articles, the most | {most:.2} |");
    println!("\na sketch of {:.1} MB takes {seconds:.3} s", text.len() as f64 / 1e6);
    least >= MOSTLY_THE_SAME && most < MOSTLY_THE_SAME
}
