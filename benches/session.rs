//! What a key press costs the session alone, without storage and drawing: a tag, its undo and a move, in a
//! short and in a long article. None of it may hang on the article's length.
//!
//! `cargo bench -p hashiya-session --bench session`. Fails when something takes more than
//! [`MOST_GROWTH`] times as long in the article that is a hundred times as long.

mod long_article;

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use hashiya_session::{Context, Effect, Listing, Message, Route, State, Step, update};
use hashiya_session::{annotate, library, navigation};

use hashiya_core::article::ArticleId;
use hashiya_core::codebook::LabelId;
use long_article::long_article;

/// Sentences of the short and of the long article.
const SIZES: [usize; 2] = [100, 10_000];

/// Messages of each kind in a turn.
const COUNT: usize = 40;

/// Turns of both articles, one after the other. The quickest of them count: what else the machine does
/// only ever adds to a turn, and of so many some millionths of a second long some are left alone.
const TURNS: usize = 300;

/// How many times as long it may take in the long article. Work for each sentence would take up to a
/// hundred times as long, work for each paragraph twenty times; a search through a tree or a sorted list
/// takes twice as long (the logarithm of 10,000 is twice that of 100), and memory that is further apart is
/// slower to reach. What the noise adds to the quickest of many turns is a few hundredths.
const MOST_GROWTH: f64 = 2.0;

/// What is measured.
const KINDS: [&str; 4] = ["tag, moving on", "undo", "redo", "move"];

/// A page that reads an article.
struct Page {
    state: State,
    /// The time in milliseconds since 1970: each message is a second later.
    now: u64,
}

impl Page {
    /// The page with an article of so many sentences open behind its middle.
    fn reading(sentences: usize) -> Self {
        let mut page = Self {
            state: State::default(),
            now: 1_795_341_600_000,
        };
        let listing = Listing {
            id: ArticleId::new("long"),
            file: "long.txt".to_owned(),
            summary: None,
        };
        let text = long_article(sentences).into_bytes();
        let boot = hashiya_session::Boot {
            languages: vec!["ar".to_owned()],
            new_annotator: "reader".to_owned(),
            hash: "#/".to_owned(),
            tour: Some(false),
            ..Default::default()
        };
        let mut waiting = page.send(Message::Booted(Box::new(boot)));
        waiting.extend(
            page.send(Message::Navigation(navigation::Message::RouteChanged(Route::Article {
                id: listing.id.clone(),
                sentence: Some(sentences / 2),
            }))),
        );
        while let Some(effect) = waiting.pop() {
            let answer = match effect {
                Effect::FetchList => library::Message::ListFetched(Ok(vec![listing.clone()])),
                Effect::Fetch(listing) => library::Message::Fetched {
                    id: listing.id,
                    result: Ok(text.clone()),
                },
                _ => continue,
            };
            waiting.extend(page.send(Message::Library(answer)));
        }
        assert_eq!(page.focused(), sentences / 2, "the article is open");
        let effects = page.send(Message::Annotate(annotate::Message::Tag(LabelId::new("claim"))));
        let is_stored = effects.iter().any(|effect| matches!(effect, Effect::Write { .. }));
        assert!(is_stored, "a tag is made, and written: {effects:?}");
        page
    }

    fn send(&mut self, message: Message) -> Vec<Effect> {
        self.now += 1_000;
        let (state, effects) = update(std::mem::take(&mut self.state), message, Context::new(self.now, 0));
        self.state = state;
        effects
    }

    fn focused(&self) -> usize {
        let open = self.state.navigation.open.as_ref().expect("an article is open");
        open.focus.expect("a sentence has the focus")
    }

    /// Seconds that so many messages take, each made by `message` of its number.
    fn time(&mut self, message: impl Fn(usize) -> Message) -> f64 {
        let messages: Vec<Message> = (0..COUNT).map(message).collect();
        let start = Instant::now();
        for message in messages {
            black_box(self.send(black_box(message)));
        }
        start.elapsed().as_secs_f64()
    }

    /// A turn: seconds for each of [`KINDS`]. Leaves the page as it was, but for what is tagged.
    fn turn(&mut self, number: usize) -> [f64; 4] {
        let start = self.focused();
        let label = |turn: usize| LabelId::new(["claim", "quote", "background"][(number + turn) % 3]);
        let tag = self.time(|turn| Message::Annotate(annotate::Message::Tag(label(turn))));
        assert_eq!(self.focused(), start + COUNT, "every tag was made");
        let undo = self.time(|_| Message::Annotate(annotate::Message::Undo));
        let redo = self.time(|_| Message::Annotate(annotate::Message::Redo));
        self.send(Message::Navigation(navigation::Message::Focus {
            sentence: start,
            extend: false,
        }));
        let step = |step| Message::Navigation(navigation::Message::Move { step, extend: false });
        let moves = self.time(|_| step(Step::Next));
        assert_eq!(self.focused(), start + COUNT, "every move was made");
        self.send(Message::Navigation(navigation::Message::Focus {
            sentence: start,
            extend: false,
        }));
        [tag, undo, redo, moves]
    }
}

fn main() -> ExitCode {
    let mut pages = SIZES.map(Page::reading);
    let mut quickest = [[f64::INFINITY; KINDS.len()]; SIZES.len()];
    for number in 0..TURNS {
        for (page, quickest) in pages.iter_mut().zip(&mut quickest) {
            for (quickest, seconds) in quickest.iter_mut().zip(page.turn(number)) {
                *quickest = quickest.min(seconds);
            }
        }
    }
    println!("A key press in the session alone, in millionths of a second, the quickest of {TURNS} turns of {COUNT};");
    println!("at most {MOST_GROWTH} times as long in the long article");
    println!("{:<18}{:>10}{:>10}{:>8}", "sentences", SIZES[0], SIZES[1], "times");
    let mut is_out = false;
    for (kind, name) in KINDS.iter().enumerate() {
        let each = |seconds: f64| seconds / COUNT as f64 * 1e6;
        let times = quickest[1][kind] / quickest[0][kind];
        is_out |= times > MOST_GROWTH;
        println!(
            "{name:<18}{:>10.2}{:>10.2}{times:>8.2}{}",
            each(quickest[0][kind]),
            each(quickest[1][kind]),
            if times > MOST_GROWTH {
                "  HANGS ON THE LENGTH"
            } else {
                ""
            }
        );
    }
    if is_out {
        eprintln!("what a key press costs hangs on the article's length");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
