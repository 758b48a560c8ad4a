//! The lists and quotations of Markdown that are open, and what a line within them is.

use hashiya_core::article::{LineRole, Marker, Nesting, Role};
use pulldown_cmark::{Tag, TagEnd};

/// What other blocks stand in.
#[derive(Clone, Copy, Debug)]
enum Container {
    /// A list, with the number of its next item if it is counted.
    List(Option<u64>),
    Item,
    Quotation,
    /// A box with a note to the reader (`> [!NOTE]`), which is nobody else's words.
    Alert,
}

/// What is open, the innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Containers {
    open: Vec<Container>,
    /// What stands before the next line of the innermost item; it has it once.
    marker: Option<Marker>,
}

impl Containers {
    /// An element begins.
    pub(super) fn start(&mut self, tag: &Tag) {
        let container = match tag {
            Tag::List(first) => Container::List(*first),
            Tag::Item => {
                self.marker = Some(self.next_marker());
                Container::Item
            }
            Tag::BlockQuote(None) => Container::Quotation,
            Tag::BlockQuote(Some(_)) => Container::Alert,
            _ => return,
        };
        self.open.push(container);
    }

    /// An element ends.
    pub(super) fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Item => {
                self.marker = None;
                self.open.pop();
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => drop(self.open.pop()),
            _ => {}
        }
    }

    /// The item that begins is a task.
    pub(super) fn task(&mut self, is_done: bool) {
        self.marker = Some(Marker::Task(is_done));
    }

    /// What a line that begins here is.
    pub(super) fn line_role(&mut self) -> LineRole {
        let innermost = self
            .open
            .iter()
            .rev()
            .find(|container| !matches!(container, Container::List(_)));
        let (role, marker) = match innermost {
            Some(Container::Item) => (Role::ListItem, self.marker.take().unwrap_or(Marker::Nothing)),
            Some(Container::Quotation) => (Role::Quotation, Marker::default()),
            Some(Container::List(_) | Container::Alert) | None => return Role::Body.into(),
        };
        let level = self.level();
        LineRole {
            role,
            nesting: Nesting { level, marker },
        }
    }

    /// What an item or quotation of HTML is that stands here.
    pub(super) fn around(&self, role: Role, nesting: Nesting) -> LineRole {
        LineRole {
            role,
            nesting: Nesting {
                level: nesting.level.saturating_add(self.level()),
                ..nesting
            },
        }
    }

    /// In how many items and quotations what begins here is.
    fn level(&self) -> u32 {
        let counts = |container: &&Container| matches!(container, Container::Item | Container::Quotation);
        u32::try_from(self.open.iter().filter(counts).count()).unwrap_or(u32::MAX)
    }

    /// The marker of the next item of the innermost list.
    fn next_marker(&mut self) -> Marker {
        match self.open.last_mut() {
            Some(Container::List(Some(next))) => {
                let number = i32::try_from(*next).unwrap_or(i32::MAX);
                *next = next.saturating_add(1);
                Marker::Number(number)
            }
            _ => Marker::Bullet,
        }
    }
}
