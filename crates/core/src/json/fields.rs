//! JSON values into Rust values, with the place of what does not fit.

use super::value::{Object, Value};
use crate::map::Map;

/// What can be read.
pub trait FromJson: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Where the value is not one of these.
    fn read(value: Value) -> Result<Self, Wrong>;
}

/// Where a value does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wrong {
    /// The place, such as `articles[0].sentences[3].start`; empty for the value as a whole.
    pub place: String,
    /// The field that the object at the place lacks, if that is what is wrong.
    pub missing: Option<&'static str>,
}

impl Wrong {
    /// The same seen from the object or list around it, where it is in this field or item.
    fn within(mut self, outer: &str) -> Self {
        let joint = if self.place.is_empty() || self.place.starts_with('[') {
            ""
        } else {
            "."
        };
        self.place.insert_str(0, joint);
        self.place.insert_str(0, outer);
        self
    }

    /// The value as a whole.
    fn here<T>() -> Result<T, Self> {
        Err(Self::default())
    }
}

/// The fields of an object, taken out one by one; what is left is unknown.
pub struct Fields(Object);

impl Fields {
    /// The fields of a value.
    ///
    /// # Errors
    /// When it is no object.
    pub fn of(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Object(fields) => Ok(Self(fields)),
            _ => Wrong::here(),
        }
    }

    /// Takes out a field that must be there.
    ///
    /// # Errors
    /// When it is not there, or says something else.
    pub fn take<T: FromJson>(&mut self, name: &'static str) -> Result<T, Wrong> {
        let Some(value) = self.0.remove(name) else {
            let missing = Some(name);
            let place = String::new();
            return Err(Wrong { place, missing });
        };
        T::read(value).map_err(|wrong| wrong.within(name))
    }

    /// Takes out a field that has a default.
    ///
    /// # Errors
    /// When it says something else.
    pub fn take_or_default<T: FromJson + Default>(&mut self, name: &'static str) -> Result<T, Wrong> {
        if self.0.contains_key(name) {
            return self.take(name);
        }
        Ok(T::default())
    }

    /// What was not taken out.
    pub fn rest(self) -> Object {
        self.0
    }
}

impl FromJson for Value {
    fn read(value: Value) -> Result<Self, Wrong> {
        Ok(value)
    }
}

impl FromJson for bool {
    fn read(value: Value) -> Result<Self, Wrong> {
        value.as_bool().ok_or_else(Wrong::default)
    }
}

impl FromJson for u64 {
    fn read(value: Value) -> Result<Self, Wrong> {
        value.as_whole().ok_or_else(Wrong::default)
    }
}

impl FromJson for usize {
    fn read(value: Value) -> Result<Self, Wrong> {
        let whole = value.as_whole().and_then(|number| number.try_into().ok());
        whole.ok_or_else(Wrong::default)
    }
}

impl FromJson for String {
    fn read(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Text(text) => Ok(text),
            _ => Wrong::here(),
        }
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
}

/// The items of a list.
fn items(value: Value) -> Result<Vec<Value>, Wrong> {
    match value {
        Value::List(items) => Ok(items),
        _ => Wrong::here(),
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(value: Value) -> Result<Self, Wrong> {
        let items = items(value)?.into_iter().enumerate();
        items
            .map(|(index, item)| T::read(item).map_err(|wrong| wrong.within(&format!("[{index}]"))))
            .collect()
    }
}

/// So many items of a list that has just those.
fn just<const N: usize>(value: Value) -> Result<[Value; N], Wrong> {
    items(value)?.try_into().or_else(|_| Wrong::here())
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn read(value: Value) -> Result<Self, Wrong> {
        let [a, b] = just(value)?;
        Ok((A::read(a)?, B::read(b)?))
    }
}

impl<A: FromJson, B: FromJson, C: FromJson> FromJson for (A, B, C) {
    fn read(value: Value) -> Result<Self, Wrong> {
        let [a, b, c] = just(value)?;
        Ok((A::read(a)?, B::read(b)?, C::read(c)?))
    }
}

impl<K: Ord + for<'a> From<&'a str>, V: FromJson> FromJson for Map<K, V> {
    fn read(value: Value) -> Result<Self, Wrong> {
        let fields = Fields::of(value)?.rest().into_iter();
        fields
            .map(|(name, value)| match V::read(value) {
                Ok(value) => Ok((K::from(name.as_str()), value)),
                Err(wrong) => Err(wrong.within(&name)),
            })
            .collect()
    }
}

/// Whether a value says no more than its absence.
pub fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Has a struct read and written as an object with its fields, in their order. `= default`: may be
/// absent; `= sparse`: is left out where it is the default; `..extra`: all other fields. Without the
/// latter they are passed over.
#[macro_export]
macro_rules! json_object {
    ($type:ty { $($field:ident $(= $mode:ident)?),+ $(, ..$extra:ident)? $(,)? }) => {
        impl $type {
            /// Writes the fields into an object that is open.
            pub fn write_fields(&self, to: &mut $crate::json::Writer) {
                $($crate::json::json_object!(@write self to $field $($mode)?);)+
                $(to.fields(&self.$extra);)?
            }
        }

        impl $crate::json::ToJson for $type {
            fn write(&self, to: &mut $crate::json::Writer) {
                to.open('{');
                self.write_fields(to);
                to.close('}');
            }
        }

        impl $crate::json::FromJson for $type {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::Wrong> {
                let mut fields = $crate::json::Fields::of(value)?;
                Ok(Self {
                    $($field: $crate::json::json_object!(@read fields $field $($mode)?),)+
                    $($extra: fields.rest(),)?
                })
            }
        }
    };
    (@write $self:ident $to:ident $field:ident sparse) => {
        if !$crate::json::is_default(&$self.$field) {
            $crate::json::json_object!(@write $self $to $field);
        }
    };
    (@write $self:ident $to:ident $field:ident $($mode:ident)?) => {
        $to.name(stringify!($field));
        $crate::json::ToJson::write(&$self.$field, $to)
    };
    (@read $fields:ident $field:ident) => {
        $fields.take(stringify!($field))?
    };
    (@read $fields:ident $field:ident $mode:ident) => {
        $fields.take_or_default(stringify!($field))?
    };
}

pub use json_object;

/// A value that is written as the text that its `as_str` gives.
#[macro_export]
macro_rules! json_text {
    ($type:ident) => {
        impl $crate::json::ToJson for $type {
            fn write(&self, to: &mut $crate::json::Writer) {
                to.string(self.as_str());
            }
        }
    };
}

pub use json_text;

/// The identity within a newtype of `Rc<str>`, as text and as the name of a field.
#[macro_export]
macro_rules! json_identity {
    ($type:ident) => {
        $crate::json::json_text!($type);

        impl $crate::json::FromJson for $type {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::Wrong> {
                <String as $crate::json::FromJson>::read(value).map(|id| Self::new(&id))
            }
        }

        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl From<&str> for $type {
            fn from(id: &str) -> Self {
                Self::new(id)
            }
        }
    };
}

pub use json_identity;

/// A value that has a word for each form.
#[macro_export]
macro_rules! json_word {
    ($type:ident) => {
        $crate::json::json_text!($type);

        impl $crate::json::FromJson for $type {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::Wrong> {
                let word = value.as_text();
                let known = Self::ALL.into_iter().find(|known| word == Some(known.as_str()));
                known.ok_or_else(Default::default)
            }
        }
    };
}

pub use json_word;
