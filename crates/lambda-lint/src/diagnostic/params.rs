//! The parameters of a message, for translation.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A figure or a word of the message, for translation.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// A whole number.
    Integer(i64),
    /// Any other number, as JSON writes it: `1.5`, `2e30`.
    #[serde(serialize_with = "number", deserialize_with = "number_text")]
    Number(String),
    /// A word.
    Text(Cow<'static, str>),
    /// Several words.
    List(Vec<Cow<'static, str>>),
}

impl Param {
    /// Several constant words.
    #[inline(never)]
    pub(crate) fn list(words: &[&'static str]) -> Self {
        Param::List(words.iter().map(|&word| word.into()).collect())
    }
}

/// Serializes the number as a number, not as a string.
fn number<S: Serializer>(number: &str, serializer: S) -> Result<S::Ok, S::Error> {
    number.parse().unwrap_or(f64::NAN).serialize(serializer)
}

fn number_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    f64::deserialize(deserializer).map(|number| format!("{number:?}"))
}

impl From<i64> for Param {
    fn from(value: i64) -> Self {
        Param::Integer(value)
    }
}
impl From<u32> for Param {
    fn from(value: u32) -> Self {
        Param::Integer(value.into())
    }
}
impl From<u64> for Param {
    fn from(value: u64) -> Self {
        Param::Integer(value.try_into().unwrap_or(i64::MAX))
    }
}
impl From<usize> for Param {
    fn from(value: usize) -> Self {
        Param::from(value as u64)
    }
}
impl From<f64> for Param {
    fn from(value: f64) -> Self {
        if value.is_finite() { Param::Number(format!("{value:?}")) } else { Param::Text(value.to_string().into()) }
    }
}
impl From<&'static str> for Param {
    fn from(value: &'static str) -> Self {
        Param::Text(Cow::Borrowed(value))
    }
}
impl From<String> for Param {
    fn from(value: String) -> Self {
        Param::Text(Cow::Owned(value))
    }
}

/// The figures, names and values of a message by name, for translation. `min`, `max` and `actual` are figures; `member` is the
/// member or the key that the finding is about, `value` its value, `expected` or `allowed` the allowed ones, if the message
/// shows them. Long values are cut as in the message.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Params(pub(crate) Vec<(Cow<'static, str>, Param)>);

impl Params {
    /// The parameter of this name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|entry| entry.0 == name).map(|entry| &entry.1)
    }

    /// Adds a parameter. An existing name keeps its value.
    pub(crate) fn add(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Param>) {
        self.insert(name.into(), value.into());
    }

    #[inline(never)]
    fn insert(&mut self, name: Cow<'static, str>, value: Param) {
        if self.get(&name).is_none() {
            self.0.push((name, value));
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All parameters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Param)> {
        self.0.iter().map(|(name, param)| (name.as_ref(), param))
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, param) in &self.0 {
            map.serialize_entry(name, param)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Params;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with the parameters of a message")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Params, A::Error> {
                let mut params = Params::default();
                while let Some((name, param)) = map.next_entry::<String, Param>()? {
                    params.0.push((name.into(), param));
                }
                Ok(params)
            }
        }
        deserializer.deserialize_map(Entries)
    }
}
