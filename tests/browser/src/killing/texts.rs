//! Rounds in which files are opened one after the other, and a few sentences of each are tagged.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use super::acknowledgement::Acknowledgement;
use super::chance::Chance;
use super::labels::{Labels, were_healed};
use super::place::Place;
use super::tally::Tally;
use crate::app::App;
use crate::browser::Profile;
use crate::files::Desk;
use crate::fixtures::{RAIN, long_article};
use crate::kept_texts::kept_texts;

/// Sentences of a text, without its title.
const SENTENCES: usize = 60;

/// How long after the library is there the browser is killed, in milliseconds: any time up to this.
const LONGEST: u64 = 6_000;

/// The sentence of each text whose tagging comes first.
const FIRST: usize = 1;

pub async fn rounds(place: &Place, kills: usize, report: impl Fn(&Tally)) -> Result<Tally> {
    place.site.offer_only(&[("rain.txt", RAIN)]);
    let desk = Desk::new()?;
    let mut chance = Chance::new();
    let mut tally = Tally::default();
    let mut shelf = Shelf::default();
    let mut profile = Profile::fresh()?;
    for _ in 0..kills {
        let app = place.app(profile).await?;
        shelf.check(&app, false, &mut tally).await?;
        app.open_library().await?;
        let work = async |app: &App, chance: &mut Chance| {
            loop {
                shelf.open_one(app, &desk, chance).await?;
            }
        };
        let (killed, acknowledged) = place.kill(app, LONGEST, &mut chance, work).await?;
        profile = killed;
        tally.kills += 1;
        shelf.note(&acknowledged, &mut tally);
        report(&tally);
    }
    let app = place.app(profile).await?;
    shelf.check(&app, true, &mut tally).await?;
    app.browser.close().await?;
    Ok(tally)
}

/// What is known of the opened texts from one kill to the next.
#[derive(Default)]
struct Shelf {
    /// How many files were opened.
    opened: usize,
    /// The texts that were shown as saved and have not been lost, by the identity of the article.
    held: BTreeSet<String>,
    /// The labels of those that were tagged.
    labels: BTreeMap<String, Labels>,
    /// Those that were tagged since the last look.
    touched: BTreeSet<String>,
}

impl Shelf {
    /// Looks what is there after a kill: every text, and the labels of those that were tagged since the last look, or
    /// of all.
    async fn check(&mut self, app: &App, all: bool, tally: &mut Tally) -> Result<()> {
        app.open_library().await?;
        if tally.kills == 0 {
            return Ok(());
        }
        tally.healed += usize::from(were_healed(app).await?);
        let there: BTreeMap<String, String> = kept_texts(app).await?.into_iter().collect();
        let kill = tally.kills;
        for number in 0..self.opened {
            let id = identity(number);
            let was_held = self.held.contains(&id);
            match there.get(&id) {
                Some(text) if *text != text_of(number).trim_end() => {
                    tally.lost.push(format!("after kill {kill}: {id} is not whole"));
                }
                Some(_) => tally.texts_beyond += usize::from(self.held.insert(id) && !was_held),
                None if was_held => {
                    self.held.remove(&id);
                    tally.lost.push(format!("after kill {kill}: the text of {id} is gone"));
                    if let Some(labels) = self.labels.remove(&id) {
                        labels.all_lost(&id, tally);
                    }
                }
                None => {}
            }
        }
        let touched = std::mem::take(&mut self.touched);
        for (id, labels) in &mut self.labels {
            if self.held.contains(id) && (all || touched.contains(id)) {
                app.read(id).await?;
                labels.check(app, id, tally).await?;
            }
        }
        Ok(())
    }

    /// Opens a file that is new, and tags a few of its sentences.
    async fn open_one(&mut self, app: &App, desk: &Desk, chance: &mut Chance) -> Result<()> {
        let (number, id) = (self.opened, identity(self.opened));
        self.opened += 1;
        let path = desk.put(&format!("{id}.txt"), text_of(number))?;
        app.open_files(&[path]).await?;
        app.browser.element(&format!("[data-article={id}]")).await?;
        app.read(&id).await?;
        app.focus(FIRST).await?;
        self.touched.insert(id.clone());
        self.labels.entry(id).or_default().tag_some(app, FIRST, chance).await?;
        Ok(())
    }

    /// Takes note of what was acknowledged before the kill.
    fn note(&mut self, acknowledged: &[Acknowledgement], tally: &mut Tally) {
        tally.take_times(acknowledged);
        let mut in_order: Vec<_> = acknowledged.iter().collect();
        in_order.sort_by_key(|one| one.number);
        for one in in_order {
            if let Some((id, labels)) = &one.labels {
                self.hold(id, tally);
                self.labels.entry(id.clone()).or_default().acknowledge(labels, tally);
            }
            one.articles.iter().for_each(|id| self.hold(id, tally));
        }
    }

    fn hold(&mut self, id: &str, tally: &mut Tally) {
        let is_opened = (0..self.opened).any(|number| identity(number) == id);
        tally.texts += usize::from(is_opened && self.held.insert(id.to_owned()));
    }
}

fn identity(number: usize) -> String {
    format!("text-{number}")
}

fn text_of(number: usize) -> String {
    format!("Text {number}\n\n{}", long_article(SENTENCES))
}
