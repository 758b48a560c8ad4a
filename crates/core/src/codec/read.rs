//! Values into what they are to be, with the place of what does not fit.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::Map;

use super::number::{self, NUMBER};
use serde_json::Value;

/// Where a value does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The place, such as `articles[0].sentences[3].start`; empty for the value as a whole.
    pub place: String,
    /// The field that the object at the place lacks, if that is what is wrong.
    pub missing: Option<&'static str>,
}

/// The value as a whole number that is not negative, however it is written: `12.0` and `1.2e1` are 12.
pub fn whole(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number::whole(number),
        _ => None,
    }
}

/// What a value of a record says; `None` when it says something else.
pub fn from_record<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(Strict(value)).ok()
}

/// What a value says, for whoever has to be told what is wrong with it. (Following the place takes code
/// of its own for every type.)
///
/// # Errors
/// The first place where it says something else.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Mismatch> {
    serde_path_to_error::deserialize(Strict(&value)).map_err(|error| {
        let path = error.path();
        let place = match path.iter().next() {
            Some(_) => path.to_string(),
            None => String::new(),
        };
        let missing = error.into_inner().missing;
        Mismatch { place, missing }
    })
}

/// What serde finds wrong. Its words for it are left out, since nobody reads them: what is said of a
/// [`Mismatch`] is said in the reader's language.
#[derive(Clone, Copy, Debug)]
struct Fault {
    /// The field that is missing, if that is it.
    missing: Option<&'static str>,
}

impl Fault {
    /// Something else is there than what is asked for.
    const OTHER: Self = Self { missing: None };
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.missing {
            Some(field) => write!(to, "no field `{field}`"),
            None => to.write_str("something else than what is expected"),
        }
    }
}

impl std::error::Error for Fault {}

impl Error for Fault {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::OTHER
    }

    fn missing_field(field: &'static str) -> Self {
        Self { missing: Some(field) }
    }
}

/// A value that is read as nothing but what it is: serde_json's own reading takes lists for structs,
/// and objects for enums. It is borrowed, so that no type carries code to free what is left of it
/// wherever reading may end.
struct Strict<'de>(&'de Value);

impl<'de> IntoDeserializer<'de, Fault> for Strict<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Strict<'de> {
    fn visit_list<V: Visitor<'de>>(items: &'de [Value], visitor: V) -> Result<V::Value, Fault> {
        let mut items = SeqDeserializer::new(items.iter().map(Strict));
        let value = visitor.visit_seq(&mut items)?;
        items.end().map(|()| value)
    }

    // Whoever reads an object reads all of it; of a list, as many items as a tuple has.
    fn visit_object<V: Visitor<'de>>(fields: &'de Map<String, Value>, visitor: V) -> Result<V::Value, Fault> {
        let fields = fields
            .iter()
            .map(|(name, value)| (BorrowedStrDeserializer::new(name), Strict(value)));
        visitor.visit_map(MapDeserializer::new(fields))
    }
}

// What is asked for is given, or refused at once: were each visitor handed whatever there is, to refuse
// it itself, each type that is read would carry the code for all that it is not.
impl<'de> Deserializer<'de> for Strict<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(whole), _) => visitor.visit_u64(whole),
                // The sign of a zero is kept.
                (None, Some(whole)) if whole != 0 => visitor.visit_i64(whole),
                // As serde_json hands on what no type holds; serde's `flatten` would refuse numbers of
                // 128 bits.
                _ => visitor.visit_map(MapDeserializer::new([(NUMBER, number.to_string())].into_iter())),
            },
            Value::Array(items) => Self::visit_list(items, visitor),
            Value::Object(fields) => Self::visit_object(fields, visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Bool(value) => visitor.visit_bool(*value),
            _ => Err(Fault::OTHER),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match whole(self.0) {
            Some(whole) => visitor.visit_u64(whole),
            None => Err(Fault::OTHER),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(text) => visitor.visit_borrowed_str(text),
            _ => Err(Fault::OTHER),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Array(items) => Self::visit_list(items, visitor),
            _ => Err(Fault::OTHER),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(fields) => Self::visit_object(fields, visitor),
            _ => Err(Fault::OTHER),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match self.0 {
            Value::String(word) => visitor.visit_enum(BorrowedStrDeserializer::new(word)),
            _ => Err(Fault::OTHER),
        }
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct identifier
        ignored_any
    }
}
