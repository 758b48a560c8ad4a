//! Items of lists and quotations: what is drawn before one, and what is said of it to whoever does not see that.

use super::{Locale, fill};
use crate::article::{Marker, Nesting, Role};

/// Signs of lists that are not counted, by the level: as browsers change them.
const BULLETS: [&str; 2] = ["•", "◦"];

impl Locale {
    /// What is drawn before a block with this role: the number of an item, or its sign. Nothing before one that goes
    /// on with the item before it, and before whatever is no item. The digits are those of the article's language,
    /// where that is a language of the interface: its reader's, if they read it in it.
    pub fn marker(self, role: Role, nesting: Nesting, language: &str) -> Option<String> {
        match nesting.marker {
            _ if role != Role::ListItem => None,
            Marker::Nothing => None,
            Marker::Number(number) => {
                let sign = if number < 0 { "−" } else { "" };
                let number = number.unsigned_abs().to_string();
                Some(format!("{sign}{}.", self.of_article(language).digits(&number)))
            }
            Marker::Task(true) => Some("☑".to_owned()),
            Marker::Task(false) => Some("☐".to_owned()),
            Marker::Bullet => {
                let place = nesting.level.saturating_sub(1) as usize % BULLETS.len();
                Some(BULLETS[place].to_owned())
            }
        }
    }

    /// What is said of a block beside the name of its role, in their order.
    pub fn place_in_lists(self, role: Role, nesting: Nesting) -> Vec<String> {
        let m = self.messages();
        if role.subrole().is_none() {
            return Vec::new();
        }
        let number = |text: &str, number: &str| fill(text, &[("n", &self.digits(number))]);
        let level = (nesting.level > 1).then(|| number(m.roles.level, &nesting.level.to_string()));
        let marker = match nesting.marker {
            Marker::Number(item) => Some(number(m.roles.item_number, &item.to_string())),
            Marker::Task(true) => Some(m.roles.task_done.to_owned()),
            Marker::Task(false) => Some(m.roles.task_open.to_owned()),
            Marker::Bullet | Marker::Nothing => None,
        };
        let marker = marker.filter(|_| role == Role::ListItem);
        marker.into_iter().chain(level).collect()
    }

    /// The locale of an article's own language; the reader's where there is none of it.
    fn of_article(self, language: &str) -> Self {
        match Self::from_tag(language) {
            Some(own) if own.tag() != self.tag() => own,
            _ => self,
        }
    }
}
