//! JSON read strictly: each name once in an object, and no deeper than any file of ours.
//!
//! What names a field twice means two things at once, and a parser that takes the last one would
//! choose for the reader. What nests without end costs stack, of which a browser's wasm has little.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// Objects and lists within each other: ours are eight deep, the rest is room for the fields of
/// newer programs. Less than the parser's own limit, also where such fields are stored within
/// another object.
pub const DEEPEST: usize = 64;

/// Why a text is no JSON that can be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// It is no JSON.
    #[default]
    Syntax,
    /// An object names this field twice.
    Repeated(String),
    /// It nests deeper than [`DEEPEST`].
    Deep,
}

/// What is wrong with a text, and where: line and column from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// What is wrong.
    pub fault: Fault,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
}

/// The value of a text.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn parse(text: &str) -> Result<Value, At> {
    let fault = RefCell::new(Fault::Syntax);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let strict = Strict {
        depth: 0,
        fault: &fault,
    };
    let value = strict.deserialize(&mut deserializer);
    value
        .and_then(|value| deserializer.end().map(|()| value))
        .map_err(|error| At {
            fault: fault.take(),
            line: error.line(),
            column: error.column(),
        })
}

/// A value at some depth, and where to say what is wrong beside the parser's own errors.
#[derive(Clone, Copy)]
struct Strict<'a> {
    depth: usize,
    fault: &'a RefCell<Fault>,
}

impl Strict<'_> {
    /// For what stands within.
    fn within<E: Error>(self) -> Result<Self, E> {
        if self.depth == DEEPEST {
            return Err(self.stop(Fault::Deep));
        }
        Ok(Self {
            depth: self.depth + 1,
            ..self
        })
    }

    /// Keeps what is wrong and gives the error that ends the parsing.
    fn stop<E: Error>(self, fault: Fault) -> E {
        self.fault.replace(fault);
        E::custom("refused")
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

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let within = self.within()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(within)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let within = self.within()?;
        let mut object = Map::new();
        while let Some(name) = fields.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(self.stop(Fault::Repeated(name)));
            }
            object.insert(name, fields.next_value_seed(within)?);
        }
        Ok(Value::Object(object))
    }
}
