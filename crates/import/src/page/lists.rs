//! The lists and quotations that a walk over a page is within, and what stands before their items.

use dom_query::NodeRef;
use hashiya_core::article::{LineRole, Marker, Nesting, Role};

/// A list that is open.
#[derive(Clone, Copy, Debug)]
struct List {
    /// The number of the next item; of a list that is not counted none.
    next: Option<i32>,
    /// What is added for the one after it.
    step: i32,
}

/// Where a walk is.
#[derive(Clone, Copy, Debug)]
enum Within {
    Item,
    Quotation,
}

/// The lists and quotations that are open, the innermost last.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    lists: Vec<List>,
    within: Vec<Within>,
    /// What stands before the next line of the innermost item; it has it once.
    marker: Option<Marker>,
}

/// Whether a list is one to whoever reads it, and no means of layout.
fn is_list(node: &NodeRef) -> bool {
    !node
        .attr("role")
        .is_some_and(|role| matches!(role.trim(), "none" | "presentation"))
}

/// A whole number as attributes have it.
fn number(node: &NodeRef, name: &str) -> Option<i32> {
    node.attr(name)?.trim().parse().ok()
}

/// Whether an element is an item of a list.
pub(super) fn is_item(node: &NodeRef) -> bool {
    let of_list = || node.parent().is_none_or(|list| is_list(&list));
    match node.attr("role") {
        Some(role) => role.trim().eq_ignore_ascii_case("listitem"),
        None => node.has_name("li") && of_list(),
    }
}

fn is_list_element(node: &NodeRef) -> bool {
    node.has_name("ul") || node.has_name("ol") || node.has_name("menu") || node.has_name("dir")
}

impl Lists {
    /// An element begins.
    pub(super) fn enter(&mut self, node: &NodeRef) {
        if is_list_element(node) {
            self.lists.push(counted(node));
        }
        if is_item(node) {
            self.within.push(Within::Item);
            self.marker = Some(self.next_marker(node));
        } else if node.has_name("blockquote") {
            self.within.push(Within::Quotation);
        }
    }

    /// The same element ends.
    pub(super) fn leave(&mut self, node: &NodeRef) {
        if is_list_element(node) {
            self.lists.pop();
        }
        if is_item(node) {
            self.marker = None;
            self.within.pop();
        } else if node.has_name("blockquote") {
            self.within.pop();
        }
    }

    /// What a line is that begins here, by the innermost that it is within, if it is within any.
    pub(super) fn line_role(&mut self) -> Option<LineRole> {
        let (role, marker) = match self.within.last()? {
            Within::Item => (Role::ListItem, self.marker.take().unwrap_or(Marker::Nothing)),
            Within::Quotation => (Role::Quotation, Marker::default()),
        };
        let level = u32::try_from(self.within.len()).unwrap_or(u32::MAX);
        Some(LineRole {
            role,
            nesting: Nesting { level, marker },
        })
    }

    fn next_marker(&mut self, item: &NodeRef) -> Marker {
        let Some(list) = self.lists.last_mut() else {
            return Marker::Bullet;
        };
        let Some(next) = &mut list.next else {
            return Marker::Bullet;
        };
        let own = number(item, "value").unwrap_or(*next);
        *next = own.saturating_add(list.step);
        Marker::Number(own)
    }
}

/// A list as it begins.
fn counted(list: &NodeRef) -> List {
    if !list.has_name("ol") {
        return List { next: None, step: 1 };
    }
    let is_reversed = list.has_attr("reversed");
    let items = || list.children_it(false).filter(|child| child.has_name("li")).count();
    let first = number(list, "start").unwrap_or_else(|| match is_reversed {
        true => i32::try_from(items()).unwrap_or(i32::MAX),
        false => 1,
    });
    List {
        next: Some(first),
        step: if is_reversed { -1 } else { 1 },
    }
}
