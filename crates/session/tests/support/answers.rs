//! Answers to the question whose work a file is.

use hashiya_core::annotation::AnnotatorId;
use hashiya_session::{Dialog, Effect, Message, Whose, transfer};

use super::shell::Shell;

impl Shell {
    /// Answers what is asked, unless the test does so itself.
    pub fn answer_as_most_would(&mut self) {
        while !self.asks && self.state().navigation.dialog == Some(Dialog::Whose) {
            self.answer_all();
            self.happen(Message::Transfer(transfer::Message::Restore));
        }
    }

    /// Answers every open question of the file that is shown.
    pub fn answer_all(&mut self) {
        let shown = self.state().transfer.restores.front();
        let open = shown.map(|shown| shown.asked.clone()).unwrap_or_default();
        let alone = open.len() == 1;
        for asked in open.into_iter().filter(|asked| asked.answer.is_none()) {
            let whose = self.likely_answer(alone);
            self.answer(asked.annotator.id.as_str(), whose);
        }
    }

    /// Says whose work that of an annotator in the file that is shown is.
    pub fn answer(&mut self, annotator: &str, whose: Whose) -> Vec<Effect> {
        let annotator = AnnotatorId::new(annotator);
        self.happen(Message::Transfer(transfer::Message::Answer { annotator, whose }))
    }

    /// Opens the file that is shown.
    pub fn open_shown(&mut self) -> Vec<Effect> {
        self.send(Message::Transfer(transfer::Message::Restore))
    }

    /// What most readers would answer: a browser without name and work is another one of one's own.
    fn likely_answer(&self, alone: bool) -> Whose {
        let reader = &self.state().reader;
        let works = self
            .state()
            .library
            .entries
            .iter()
            .filter_map(|entry| entry.annotated());
        let mut entries = works.flat_map(|work| work.annotations().iter());
        let has_work = entries.any(|(key, _)| key.annotator == reader.id);
        if alone && reader.name.is_empty() && !has_work {
            Whose::Mine
        } else {
            Whose::Another
        }
    }
}
