//! The labels of an article from one kill to the next.

use anyhow::{Context, Result};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use std::time::Duration;

use super::chance::Chance;
use super::tally::Tally;
use crate::app::App;

/// Tags that are made with one message to the driver.
const AT_ONCE: usize = 4;

/// The longest pause between two keys, in milliseconds.
const PAUSE: u64 = 100;

/// What is known of an article's labels: `0` is none, the others are the keys.
#[derive(Default)]
pub struct Labels {
    /// Those that were acknowledged last, by sentence; none before the article was first seen.
    pub expected: Vec<char>,
    /// Those that keys were pressed for since, by sentence: they may be there.
    made: Vec<Option<char>>,
}

impl Labels {
    /// Looks what the open article has after a kill; `name` stands in the lines of what is lost.
    pub async fn check(&mut self, app: &App, name: &str, tally: &mut Tally) -> Result<()> {
        let script = r"
            const signs = { claim: '1', quote: '2', background: '3' };
            return all('[data-sentence]').map((sentence) => signs[sentence.dataset.label] ?? '0').join('');";
        let seen = app.browser.run(script, vec![]).await?;
        let there: Vec<char> = seen.as_str().context("labels")?.chars().collect();
        let kill = tally.kills;
        for (sentence, there) in there.iter().enumerate() {
            let expected = self.expected.get(sentence).copied().unwrap_or('0');
            if *there == expected {
                continue;
            }
            if self.made.get(sentence) == Some(&Some(*there)) {
                tally.beyond += 1;
            } else {
                let line = format!("after kill {kill}: sentence {sentence} of {name} was {expected} and is {there}");
                tally.lost.push(line);
            }
        }
        self.made = vec![None; there.len()];
        self.expected = there;
        Ok(())
    }

    /// Counts what all these labels of an article that is gone were.
    pub fn all_lost(&self, name: &str, tally: &mut Tally) {
        let kill = tally.kills;
        let tagged = self.expected.iter().enumerate().filter(|(_, label)| **label != '0');
        let lines =
            tagged.map(|(sentence, label)| format!("after kill {kill}: sentence {sentence} of {name} was {label}"));
        tally.lost.extend(lines);
    }

    /// Tags some sentences from the focused one on, each with another label than it has. The focus moves on by
    /// itself.
    pub async fn tag_some(&mut self, app: &App, first: usize, chance: &mut Chance) -> Result<usize> {
        let mut keyboard = KeyActions::new("keyboard".to_owned());
        for sentence in first..first + AT_ONCE {
            let label = another(self.expected.get(sentence).copied().unwrap_or('0'));
            if self.made.len() <= sentence {
                self.made.resize(sentence + 1, None);
            }
            self.made[sentence] = Some(label);
            keyboard = keyboard
                .then(KeyAction::Down { value: label })
                .then(KeyAction::Up { value: label })
                .then(KeyAction::Pause {
                    duration: Duration::from_millis(chance.below(PAUSE)),
                });
        }
        app.browser.client().perform_actions(keyboard).await?;
        Ok(first + AT_ONCE)
    }

    /// Takes over what the page showed as saved.
    pub fn acknowledge(&mut self, labels: &[char], tally: &mut Tally) {
        let before = |sentence: usize| self.expected.get(sentence).copied().unwrap_or('0');
        let news = labels.iter().enumerate();
        tally.acknowledged += news.filter(|(sentence, now)| **now != before(*sentence)).count();
        self.expected = labels.to_vec();
    }
}

/// The label to give to a sentence that has this one.
fn another(label: char) -> char {
    match label {
        '1' => '2',
        '2' => '3',
        _ => '1',
    }
}

/// Whether local storage had other tags when the page opened than it has now, brought by the journal.
pub async fn were_healed(app: &App) -> Result<bool> {
    let script = r"
        const tags = Object.entries(ownStorage()).filter(([key]) => key.includes(':tags:'));
        return tags.some(([key, record]) => __before.stored[key] !== record);";
    Ok(app.browser.run(script, vec![]).await? == serde_json::json!(true))
}
