//! Killing the whole browser at random moments while tags are made by keyboard, and looking
//! afterwards whether every tag that was shown as saved is there.
//!
//! A tag counts as acknowledged when the page showed it and the word "saved" in the same moment.
//! The page itself tells the site of each such moment, over the network, so nothing has to be
//! asked of the browser just before it is killed.
//!
//! That the rounds can find a loss at all is shown by [`Journal::Forgotten`].

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

use crate::app::App;
use crate::browser::{Browser, Profile};
use crate::dist::dist;
use crate::engine::{Engine, Options};
use crate::fixtures::long_article;
use crate::probe;
use crate::processes;
use crate::site::Site;

/// Sentences of the article that is tagged, without its title.
const SENTENCES: usize = 400;

/// How long after the first key the browser is killed, in milliseconds: any time up to this.
const LONGEST: u64 = 2_500;

/// How long a message of the page may take to be read by the site, once the browser is dead.
const STRAGGLERS: Duration = Duration::from_millis(200);

/// What the rounds have shown.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How often the browser was killed.
    pub kills: usize,
    /// Tags that were shown as saved, each counted in the round in which it was made.
    pub acknowledged: usize,
    /// Those of them that were not there after a kill, each as a line to print.
    pub lost: Vec<String>,
    /// Tags that were there after the kill although they had not been shown as saved.
    pub beyond: usize,
    /// Kills after which local storage by itself did not have all tags.
    pub healed: usize,
    /// How long each transaction of the journal took, in milliseconds.
    pub transactions: Vec<f64>,
    /// How long the page said "saving", in milliseconds.
    pub savings: Vec<f64>,
}

/// A moment in which the page said "saved".
struct Acknowledgement {
    number: usize,
    labels: Vec<char>,
    transactions: Vec<f64>,
    savings: Vec<f64>,
}

/// What becomes of the journal when the browser comes back after a kill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// It is there.
    Kept,
    /// It is deleted before the page can read it, so that the page has what local storage kept, and
    /// nothing else: tags must be missing then, or the rounds would see no loss if there were one.
    Forgotten,
}

/// Kills the browser as often as told, each time while tags are made, and calls `report` after each
/// round.
///
/// # Errors
/// When the page or the browser does something else than expected, a process of the browser that
/// outlives the kill included; lost tags are no error here.
pub async fn kill_again_and_again(kills: usize, journal: Journal, report: impl Fn(&Tally)) -> Result<Tally> {
    let engine = Engine::from_env()?;
    if engine == Engine::WebKit {
        bail!("a driven WebKitGTK writes nothing to the disk: there is nothing to find after a kill");
    }
    let site = Site::serve(&dist()?)?;
    site.offer_only(&[("long.txt", &long_article(SENTENCES))]);
    let mut scripts = include_str!("killing.js").to_owned();
    if journal == Journal::Forgotten {
        // What the page asks of the database afterwards waits until it is gone.
        scripts.push_str("\nindexedDB.deleteDatabase('hashiya');\n");
    }
    if engine != Engine::Chromium {
        // There it comes from the site, to every page from now on.
        site.add_head_script(&scripts);
    }
    let mut chance = Chance::new();
    let mut tally = Tally::default();
    let mut round = Round {
        expected: Vec::new(),
        made: Vec::new(),
        next: 0,
    };
    let mut profile = Profile::fresh()?;
    for _ in 0..kills {
        let app = open(&site, profile, &scripts).await?;
        round.check(&app, &mut tally).await?;
        let first = site.requests().len();
        profile = round.tag_and_kill(app, &mut chance).await?;
        tally.kills += 1;
        let acknowledged = acknowledgements(&site.requests()[first..])?;
        round.note(&acknowledged, &mut tally);
        report(&tally);
    }
    let app = open(&site, profile, &scripts).await?;
    round.check(&app, &mut tally).await?;
    app.browser.close().await?;
    Ok(tally)
}

/// The article in a browser on this profile.
async fn open(site: &Site, profile: Profile, scripts: &str) -> Result<App> {
    let browser = Browser::open(profile, &Options::default()).await?;
    if browser.engine() == Engine::Chromium {
        probe::before_every_page(&browser, None, scripts).await?;
    }
    let app = App::at(browser, &format!("{}/", site.origin()));
    app.read("long").await?;
    Ok(app)
}

/// What is known of the tags from one kill to the next.
struct Round {
    /// The labels that were acknowledged last, by sentence.
    expected: Vec<char>,
    /// The labels that keys were pressed for since, by sentence: they may be there.
    made: Vec<Option<char>>,
    /// The sentence to go on from.
    next: usize,
}

impl Round {
    /// Looks what is there after a kill.
    async fn check(&mut self, app: &App, tally: &mut Tally) -> Result<()> {
        let script = r"
            const signs = { claim: '1', quote: '2', background: '3' };
            return all('[data-sentence]').map((sentence) => signs[sentence.dataset.label] ?? '0').join('');";
        let seen = app.browser.run(script, vec![]).await?;
        let there: Vec<char> = seen.as_str().context("labels")?.chars().collect();
        ensure!(there.len() > SENTENCES, "{} sentences", there.len());
        if self.expected.is_empty() {
            self.expected = vec!['0'; there.len()];
        } else {
            self.compare(&there, tally);
            tally.healed += usize::from(was_healed(app).await?);
        }
        self.made = vec![None; there.len()];
        self.expected = there;
        Ok(())
    }

    fn compare(&self, there: &[char], tally: &mut Tally) {
        let kill = tally.kills;
        for (sentence, (there, expected)) in there.iter().zip(&self.expected).enumerate() {
            if there == expected {
                continue;
            }
            if self.made[sentence] == Some(*there) {
                tally.beyond += 1;
            } else {
                let line = format!("after kill {kill}: sentence {sentence} was {expected} and is {there}");
                tally.lost.push(line);
            }
        }
    }

    /// Tags sentence after sentence, each with another label than it has, until the browser is
    /// killed at a moment by chance.
    async fn tag_and_kill(&mut self, app: App, chance: &mut Chance) -> Result<Profile> {
        if self.next + 200 >= self.expected.len() {
            self.next = 0;
        }
        app.focus(self.next).await?;
        let lifetime = Duration::from_millis(chance.below(LONGEST));
        {
            let typing = self.tag_on(&app, chance);
            // It has no end of its own; that the browser is gone in the middle is what is wanted.
            let _ = tokio::time::timeout(lifetime, typing).await;
        }
        let profile = app.browser.kill();
        processes::all_gone(&profile.folder()).await?;
        tokio::time::sleep(STRAGGLERS).await;
        Ok(profile)
    }

    async fn tag_on(&mut self, app: &App, chance: &mut Chance) -> Result<()> {
        while self.next + 1 < self.expected.len() {
            let mut keyboard = KeyActions::new("keyboard".to_owned());
            for _ in 0..4 {
                let label = another_label(self.expected[self.next]);
                self.made[self.next] = Some(label);
                self.next += 1;
                // The focus moves on by itself.
                keyboard = keyboard
                    .then(KeyAction::Down { value: label })
                    .then(KeyAction::Up { value: label })
                    .then(KeyAction::Pause {
                        duration: Duration::from_millis(chance.below(100)),
                    });
            }
            app.browser.client().perform_actions(keyboard).await?;
        }
        Ok(())
    }

    /// Takes note of what was acknowledged before the kill.
    fn note(&mut self, acknowledged: &[Acknowledgement], tally: &mut Tally) {
        for one in acknowledged {
            tally.transactions.extend(&one.transactions);
            tally.savings.extend(&one.savings);
        }
        let Some(last) = acknowledged.iter().max_by_key(|one| one.number) else {
            return;
        };
        let news = last.labels.iter().zip(&self.expected);
        tally.acknowledged += news.filter(|(now, before)| now != before).count();
        self.expected.clone_from(&last.labels);
    }
}

/// The label to give to a sentence that has this one.
fn another_label(label: char) -> char {
    match label {
        '1' => '2',
        '2' => '3',
        _ => '1',
    }
}

/// Whether local storage had other tags when the page opened than it has now, brought by the journal.
async fn was_healed(app: &App) -> Result<bool> {
    let script = r"
        const tags = Object.entries(ownStorage()).filter(([key]) => key.includes(':tags:'));
        return tags.some(([key, record]) => __before.stored[key] !== record);";
    Ok(app.browser.run(script, vec![]).await? == json!(true))
}

/// What the page told among these requests.
fn acknowledgements(requests: &[String]) -> Result<Vec<Acknowledgement>> {
    let told = requests.iter().filter_map(|path| path.strip_prefix("ack/"));
    told.map(|told| {
        let parts: Vec<&str> = told.split('/').collect();
        let [number, labels, transactions, savings] = parts.as_slice() else {
            bail!("not understood: {told}");
        };
        Ok(Acknowledgement {
            number: number.parse()?,
            labels: labels.chars().collect(),
            transactions: times(transactions)?,
            savings: times(savings)?,
        })
    })
    .collect()
}

fn times(list: &str) -> Result<Vec<f64>> {
    let times = list.split('_').filter(|time| *time != "-");
    times.map(|time| Ok(time.parse()?)).collect()
}

/// Numbers by chance: xorshift, begun by the clock.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self(now.as_nanos() as u64 | 1)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
