//! Text into values: each name once in an object, and no deeper than is asked for.
//!
//! What names a field twice means two things at once, and a parser that takes the last one would
//! choose for the reader. What nests without end costs stack, of which a browser's wasm has little.

use std::cell::Cell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::map::{Entry, Map};

use super::number::NUMBER;
use serde_json::Value;

/// Why a text is no JSON that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is no JSON.
    Syntax,
    /// An object names this field twice.
    Repeated(String),
    /// It nests deeper than it may.
    Deep,
}

/// What is wrong with a text, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1; 0 before the first byte of a line.
    pub column: usize,
}

/// The value of a text with at most `deepest` objects and lists within each other. Linear in the
/// text.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn parse(text: &str, deepest: usize) -> Result<Value, Fault> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // The depth is limited here, to what is asked for, and not to what serde_json has.
    deserializer.disable_recursion_limit();
    let refusal = Cell::new(None);
    let strict = Strict {
        levels: deepest,
        refusal: &refusal,
    };
    let value = strict.deserialize(&mut deserializer);
    let value = value.and_then(|value| deserializer.end().map(|()| value));
    value.map_err(|error| {
        let kind = refusal.take().unwrap_or(FaultKind::Syntax);
        let (line, column) = match kind {
            FaultKind::Deep => place_of_depth(text, deepest),
            FaultKind::Syntax | FaultKind::Repeated(_) => (error.line(), error.column()),
        };
        Fault { kind, line, column }
    })
}

/// Line and column of the first bracket that opens more than `deepest` levels. serde_json counts
/// white space after it in.
fn place_of_depth(text: &str, deepest: usize) -> (usize, usize) {
    let (mut line, mut column, mut depth) = (1, 0, 0);
    let (mut in_string, mut is_escaped) = (false, false);
    for byte in text.bytes() {
        column += 1;
        match byte {
            b'\n' => (line, column) = (line + 1, 0),
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            b'[' | b'{' if !in_string => depth += 1,
            b']' | b'}' if !in_string => depth -= 1,
            _ => {}
        }
        if depth > deepest {
            break;
        }
    }
    (line, column)
}

/// Reads a value, with so many levels of objects and lists left.
#[derive(Clone, Copy)]
struct Strict<'a> {
    levels: usize,
    /// What was refused that is JSON otherwise.
    refusal: &'a Cell<Option<FaultKind>>,
}

impl Strict<'_> {
    fn refuse<E: Error>(self, kind: FaultKind) -> E {
        self.refusal.set(Some(kind));
        E::custom("refused")
    }

    /// The same, one level deeper.
    fn deeper<E: Error>(self) -> Result<Self, E> {
        let levels = self.levels.checked_sub(1);
        let levels = levels.ok_or_else(|| self.refuse(FaultKind::Deep))?;
        Ok(Self { levels, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, to: &mut fmt::Formatter) -> fmt::Result {
        to.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, whole: u64) -> Result<Value, E> {
        Ok(whole.into())
    }

    fn visit_i64<E>(self, whole: i64) -> Result<Value, E> {
        Ok(whole.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Value::Array(items))
    }

    /// An object; or any other number, which comes as its digits in a field with a name of
    /// serde_json's own. Of an object in the text that is just such a field the same is read; any other
    /// that uses the name is refused.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut next = map.next_key::<String>()?;
        if next.as_deref() == Some(NUMBER) {
            let digits: String = map.next_value()?;
            return digits
                .parse()
                .map(Value::Number)
                .map_err(|_| Error::custom("no number"));
        }
        let inner = self.deeper()?;
        let mut fields = Map::new();
        while let Some(name) = next.filter(|name| name != NUMBER) {
            match fields.entry(name) {
                Entry::Occupied(known) => return Err(self.refuse(FaultKind::Repeated(known.key().clone()))),
                Entry::Vacant(place) => drop(place.insert(map.next_value_seed(inner)?)),
            }
            next = map.next_key()?;
        }
        Ok(Value::Object(fields))
    }
}
