//! Values as JSON text.

use super::value::{Object, Value};
use crate::map::Map;

/// What can be written.
pub trait ToJson {
    /// Writes it.
    fn write(&self, to: &mut Writer);
}

/// Compact JSON.
pub fn to_text(value: &dyn ToJson) -> String {
    text_of(value, None)
}

/// JSON for people: a line for each field and item, two spaces deeper in each object and list.
pub fn to_pretty_text(value: &dyn ToJson) -> String {
    text_of(value, Some(0))
}

fn text_of(value: &dyn ToJson, depth: Option<usize>) -> String {
    let mut writer = Writer {
        text: String::new(),
        depth,
        is_first: true,
    };
    value.write(&mut writer);
    writer.text
}

/// JSON text in the making. Each [`open`](Self::open) has its [`close`](Self::close); between them
/// stand [`name`](Self::name)d fields, or [`item`](Self::item)s.
pub struct Writer {
    text: String,
    /// How many objects and lists are open; `None` for compact text.
    depth: Option<usize>,
    /// Whether the object or list that is open has nothing yet.
    is_first: bool,
}

impl Writer {
    /// Begins an object `{` or a list `[`.
    pub fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth = self.depth.map(|depth| depth + 1);
        self.is_first = true;
    }

    /// Ends it with `}` or `]`.
    pub fn close(&mut self, bracket: char) {
        self.depth = self.depth.map(|depth| depth - 1);
        if !self.is_first {
            self.new_line();
        }
        self.text.push(bracket);
        self.is_first = false;
    }

    /// Before an item of a list.
    pub fn item(&mut self) {
        if !self.is_first {
            self.text.push(',');
        }
        self.is_first = false;
        self.new_line();
    }

    /// Before the value of a field.
    pub fn name(&mut self, name: &str) {
        self.item();
        self.string(name);
        self.text.push_str(if self.depth.is_some() { ": " } else { ":" });
    }

    fn new_line(&mut self) {
        if let Some(depth) = self.depth {
            self.text.push('\n');
            for _ in 0..depth {
                self.text.push_str("  ");
            }
        }
    }

    /// What is written otherwise than between quotation marks: numbers, `null`.
    pub fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// A text.
    pub fn string(&mut self, string: &str) {
        self.text.push('"');
        for c in string.chars() {
            let escaped = match c {
                '"' | '\\' => c,
                '\u{8}' => 'b',
                '\u{c}' => 'f',
                '\n' => 'n',
                '\r' => 'r',
                '\t' => 't',
                '\0'..=' ' if c != ' ' => {
                    let digit = |number: u32| char::from_digit(number, 16).unwrap_or('0');
                    self.text.push_str("\\u00");
                    self.text.push(digit(u32::from(c) >> 4));
                    self.text.push(digit(u32::from(c) & 15));
                    continue;
                }
                _ => {
                    self.text.push(c);
                    continue;
                }
            };
            self.text.push('\\');
            self.text.push(escaped);
        }
        self.text.push('"');
    }

    /// Fields of an object that is open.
    pub fn fields(&mut self, fields: &Object) {
        for (name, value) in fields {
            self.name(name);
            value.write(self);
        }
    }

    /// A list.
    pub fn list<'a>(&mut self, items: impl Iterator<Item = &'a dyn ToJson>) {
        self.open('[');
        for item in items {
            self.item();
            item.write(self);
        }
        self.close(']');
    }
}

impl ToJson for Value {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Null => to.raw("null"),
            Self::Bool(value) => value.write(to),
            Self::Whole(number) => number.write(to),
            Self::Number(written) => to.raw(written),
            Self::Text(text) => to.string(text),
            Self::List(list) => list.write(to),
            Self::Object(object) => object.write(to),
        }
    }
}

impl ToJson for bool {
    fn write(&self, to: &mut Writer) {
        to.raw(if *self { "true" } else { "false" });
    }
}

impl ToJson for u64 {
    fn write(&self, to: &mut Writer) {
        to.raw(&self.to_string());
    }
}

impl ToJson for usize {
    fn write(&self, to: &mut Writer) {
        (*self as u64).write(to);
    }
}

impl ToJson for str {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl ToJson for String {
    fn write(&self, to: &mut Writer) {
        to.string(self);
    }
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, to: &mut Writer) {
        match self {
            Some(value) => value.write(to),
            None => to.raw("null"),
        }
    }
}

impl<T: ToJson> ToJson for [T] {
    fn write(&self, to: &mut Writer) {
        to.list(self.iter().map(|item| item as &dyn ToJson));
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, to: &mut Writer) {
        self.as_slice().write(to);
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn write(&self, to: &mut Writer) {
        to.list([&self.0 as &dyn ToJson, &self.1].into_iter());
    }
}

impl<A: ToJson, B: ToJson, C: ToJson> ToJson for (A, B, C) {
    fn write(&self, to: &mut Writer) {
        to.list([&self.0 as &dyn ToJson, &self.1, &self.2].into_iter());
    }
}

impl<K: AsRef<str>, V: ToJson> ToJson for Map<K, V> {
    fn write(&self, to: &mut Writer) {
        to.open('{');
        for (name, value) in self {
            to.name(name.as_ref());
            value.write(to);
        }
        to.close('}');
    }
}
