//! Rounds in which an article that is delivered with the app is tagged by keyboard.

use anyhow::{Result, ensure};

use super::chance::Chance;
use super::labels::{Labels, were_healed};
use super::place::Place;
use super::tally::Tally;
use crate::app::App;
use crate::browser::Profile;
use crate::fixtures::long_article;

/// Sentences of the article that is tagged, without its title.
const SENTENCES: usize = 400;

/// How long after the first key the browser is killed, in milliseconds: any time up to this.
const LONGEST: u64 = 2_500;

/// The article.
const ARTICLE: &str = "long";

pub async fn rounds(place: &Place, kills: usize, report: impl Fn(&Tally)) -> Result<Tally> {
    place.site.offer_only(&[("long.txt", &long_article(SENTENCES))]);
    let mut chance = Chance::new();
    let mut tally = Tally::default();
    let mut labels = Labels::default();
    // The sentence to go on from.
    let mut next = 0;
    let mut profile = Profile::fresh()?;
    for _ in 0..kills {
        let app = checked(place, profile, &mut labels, &mut tally).await?;
        if next + 200 >= labels.expected.len() {
            next = 0;
        }
        app.focus(next).await?;
        let work = async |app: &App, chance: &mut Chance| {
            while next + 4 < labels.expected.len() {
                next = labels.tag_some(app, next, chance).await?;
            }
            Ok(())
        };
        let (killed, acknowledged) = place.kill(app, LONGEST, &mut chance, work).await?;
        profile = killed;
        tally.kills += 1;
        tally.take_times(&acknowledged);
        let last = acknowledged.iter().max_by_key(|one| one.number);
        if let Some((_, shown)) = last.and_then(|last| last.labels.as_ref()) {
            labels.acknowledge(shown, &mut tally);
        }
        report(&tally);
    }
    let app = checked(place, profile, &mut labels, &mut tally).await?;
    app.browser.close().await?;
    Ok(tally)
}

/// The article, open after a kill, with what it has.
async fn checked(place: &Place, profile: Profile, labels: &mut Labels, tally: &mut Tally) -> Result<App> {
    let app = place.app(profile).await?;
    app.read(ARTICLE).await?;
    let is_first = labels.expected.is_empty();
    labels.check(&app, ARTICLE, tally).await?;
    ensure!(labels.expected.len() > SENTENCES, "{} sentences", labels.expected.len());
    if !is_first {
        tally.healed += usize::from(were_healed(&app).await?);
    }
    Ok(app)
}
