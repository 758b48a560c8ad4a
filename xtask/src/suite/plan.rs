//! In which engines the suite is to be run, and how much of it in each.

use crate::setup::Engine;
use anyhow::{Context, Result, bail};

/// How much of the suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tests {
    /// Every test.
    All,
    /// The journeys alone.
    Journeys,
}

/// What was asked for on the command line about the suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    all_browsers: bool,
    engines: Vec<Engine>,
    journeys: bool,
    /// How many times in a row; when more than once, what fails has failed.
    pub repeat: usize,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            all_browsers: false,
            engines: Vec::new(),
            journeys: false,
            repeat: 1,
        }
    }
}

impl Plan {
    /// Takes the option `word`, with what follows from `rest`; answers whether it was one of the
    /// suite's.
    ///
    /// # Errors
    /// When what has to follow does not.
    pub fn take<'a>(&mut self, word: &str, rest: &mut impl Iterator<Item = &'a String>) -> Result<bool> {
        match word {
            "--all-browsers" => self.all_browsers = true,
            "--journeys" => self.journeys = true,
            "--engine" => {
                let names = Engine::ALL.map(Engine::name).join(", ");
                let name = rest.next().with_context(|| format!("--engine takes one of {names}"))?;
                let engine = Engine::ALL.into_iter().find(|engine| engine.name() == name);
                let engine = engine.with_context(|| format!("{name:?} is no engine; there are: {names}"))?;
                self.engines.push(engine);
            }
            "--repeat" => {
                let times = rest.next().and_then(|times| times.parse().ok()).unwrap_or_default();
                if times == 0 {
                    bail!("--repeat takes how many times the suite is run: 1 or more");
                }
                self.repeat = times;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The engines in their order, each with how much of the suite: Chromium whole when none was
    /// named, with `--all-browsers` Firefox whole and the journeys in WebKitGTK too.
    pub fn parts(&self) -> Vec<(Engine, Tests)> {
        let parts = Engine::ALL.into_iter().filter_map(|engine| {
            let is_named = self.engines.contains(&engine);
            let is_usual = self.engines.is_empty() && engine == Engine::Chromium;
            let tests = match (is_named || is_usual, engine) {
                (true, _) => Tests::All,
                (false, _) if !self.all_browsers => return None,
                (false, Engine::Webkit) => Tests::Journeys,
                (false, _) => Tests::All,
            };
            Some((engine, if self.journeys { Tests::Journeys } else { tests }))
        });
        parts.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(text: &str) -> Result<Plan> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let mut words = words.iter();
        let mut plan = Plan::default();
        while let Some(word) = words.next() {
            assert!(plan.take(word, &mut words)?, "{word}");
        }
        Ok(plan)
    }

    #[test]
    fn engines_are_run_in_one_order_with_what_was_asked_of_each() {
        use Engine::{Chromium, Firefox, Webkit};
        use Tests::{All, Journeys};
        let cases: &[(&str, &[(Engine, Tests)])] = &[
            ("", &[(Chromium, All)]),
            ("--all-browsers", &[(Chromium, All), (Firefox, All), (Webkit, Journeys)]),
            ("--engine webkit", &[(Webkit, All)]),
            ("--engine webkit --engine chromium", &[(Chromium, All), (Webkit, All)]),
            ("--engine firefox --engine firefox", &[(Firefox, All)]),
            (
                "--all-browsers --engine webkit",
                &[(Chromium, All), (Firefox, All), (Webkit, All)],
            ),
            ("--journeys", &[(Chromium, Journeys)]),
            (
                "--engine firefox --journeys --engine webkit",
                &[(Firefox, Journeys), (Webkit, Journeys)],
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(plan(text).unwrap().parts(), *expected, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood_is_told_with_what_there_is() {
        for (text, said) in [
            ("--engine", "chromium, firefox, webkit"),
            ("--engine opera", "\"opera\" is no engine"),
            ("--repeat", "how many times"),
            ("--repeat 0", "1 or more"),
            ("--repeat often", "1 or more"),
        ] {
            let error = plan(text).unwrap_err().to_string();
            assert!(error.contains(said), "{text}: {error}");
        }
        assert_eq!(plan("--repeat 20").unwrap().repeat, 20);
        assert!(!Plan::default().take("fmt", &mut [].iter()).unwrap());
    }
}
