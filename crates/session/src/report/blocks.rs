//! The blocks of a sheet: what each is as an element, and the lists and quotations that they stand in.

use super::Sheet;
use super::node::{Element, Node, element};
use crate::article::{Marker, Nesting, Role};

/// The deepest level that is drawn further in than the one before it.
pub const DEEPEST: u32 = 5;

/// A block as an element without its text.
pub(super) fn paragraph(view: &Sheet, index: usize) -> Element {
    let document = view.document;
    let block = &document.blocks[index];
    let role = (view.role_of)(index);
    let name = match role {
        Role::Title => "h1",
        Role::Heading => "h2",
        _ => "p",
    };
    let paragraph = element(name, "sheet-block")
        .with("data-role", role.as_str())
        .with("dir", block.direction.as_str());
    if role.subrole().is_none() {
        return paragraph;
    }
    let nesting = (view.nesting_of)(index);
    let paragraph = match nesting.level.min(DEEPEST) {
        0 | 1 => paragraph,
        level => paragraph.with("data-level", level.to_string()),
    };
    match view.locale.marker(role, nesting, document.language_tag()) {
        Some(marker) => paragraph.with("data-marker", marker),
        None => paragraph,
    }
}

/// What blocks beside each other stand in.
enum Around {
    /// A list, with its last item.
    List {
        list: Element,
        item: Element,
    },
    Quotation(Element),
}

/// The blocks of a sheet, in the order in which they are put in: items beside each other are one list, quotations
/// one quotation.
pub(super) struct Blocks<'v, 's> {
    view: &'v Sheet<'s>,
    article: Element,
    around: Option<Around>,
}

impl<'v, 's> Blocks<'v, 's> {
    /// None yet, in this element.
    pub(super) fn new(view: &'v Sheet<'s>, article: Element) -> Self {
        Self {
            view,
            article,
            around: None,
        }
    }

    /// Puts a block in.
    pub(super) fn add(&mut self, index: usize, paragraph: Element) {
        let role = (self.view.role_of)(index);
        let around = match (role, self.around.take()) {
            (Role::ListItem, around) => Some(self.in_list((self.view.nesting_of)(index), around, paragraph)),
            (Role::Quotation, Some(Around::Quotation(mut quotation))) => {
                quotation.add(paragraph);
                Some(Around::Quotation(quotation))
            }
            (Role::Quotation, around) => {
                self.close(around);
                Some(Around::Quotation(
                    element("blockquote", "sheet-quotation").child(paragraph),
                ))
            }
            (_, around) => {
                self.close(around);
                self.article.add(paragraph);
                None
            }
        };
        self.around = around;
    }

    fn in_list(&mut self, nesting: Nesting, around: Option<Around>, paragraph: Element) -> Around {
        let new_item = |paragraph: Element| {
            let item = element("div", "").with("role", "listitem");
            let item = match nesting.level {
                0 | 1 => item,
                level => item.with("aria-level", level.to_string()),
            };
            item.child(paragraph)
        };
        match around {
            Some(Around::List { list, mut item }) if nesting.marker == Marker::Nothing => {
                item.add(paragraph);
                Around::List { list, item }
            }
            Some(Around::List { list, item }) => Around::List {
                list: list.child(item),
                item: new_item(paragraph),
            },
            around => {
                self.close(around);
                Around::List {
                    list: element("div", "sheet-list").with("role", "list"),
                    item: new_item(paragraph),
                }
            }
        }
    }

    fn close(&mut self, around: Option<Around>) {
        let closed = around.map(|around| match around {
            Around::List { list, item } => list.child(item),
            Around::Quotation(quotation) => quotation,
        });
        self.article.children.extend(closed.map(Node::Element));
    }

    /// The element with all of them.
    pub(super) fn finish(mut self) -> Element {
        let around = self.around.take();
        self.close(around);
        self.article
    }
}
