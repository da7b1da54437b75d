//! Reads a table of `lambda-lint.toml` key by key. Errors show the place.

use crate::error::Error;
use crate::toml_source::{Source, one_line, unknown_key};
use lambda_lint::SettingKind;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A text and its place in the file.
pub(super) type Text = Spanned<String>;

/// A table whose keys are taken out one after the other.
#[derive(Debug)]
pub(super) struct Table<'t> {
    pub(super) source: &'t Source,
    pub(super) span: Range<usize>,
    keys: DeTable<'t>,
}

/// A value of a setting.
#[derive(Debug)]
pub(super) struct Value {
    /// The key, in a table of quotas or severities.
    pub(super) name: Option<Text>,
    pub(super) text: Text,
}

impl<'t> Table<'t> {
    /// The whole file.
    pub(super) fn parse(source: &'t Source) -> Result<Self, Error> {
        match DeTable::parse(&source.text) {
            Ok(table) => Ok(Table { source, span: table.span(), keys: table.into_inner() }),
            Err(error) => Err(source.error(error.span().unwrap_or_default(), one_line(error.message()))),
        }
    }

    /// Fails if there is another key.
    pub(super) fn allow(&self, known: &[&str]) -> Result<(), Error> {
        let unknown = self.keys.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        match unknown.min_by_key(|key| key.span().start) {
            Some(key) => Err(self.source.error(key.span(), unknown_key(key.get_ref(), known))),
            None => Ok(()),
        }
    }

    /// The values of a setting; `None` if it is absent.
    pub(super) fn setting(&mut self, name: &str, kind: SettingKind) -> Result<Option<Vec<Value>>, Error> {
        let Some(value) = self.keys.remove(name) else { return Ok(None) };
        let one = |text| vec![Value { name: None, text }];
        let values = match kind {
            SettingKind::Date => one(self.date_in(value)?),
            SettingKind::Flag => {
                let flag = self.flag_in(&value)?;
                one(Spanned::new(value.span(), flag.to_string()))
            }
            SettingKind::Names => {
                self.texts_in(value)?.into_iter().map(|text| Value { name: None, text }).collect::<Vec<_>>()
            }
            SettingKind::Quotas => self.entries_in(value, Self::integer_in)?,
            SettingKind::Severities => self.entries_in(value, Self::text_in)?,
            _ => one(self.text_in(value)?),
        };
        Ok(Some(values))
    }

    /// A string.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<Text>, Error> {
        self.keys.remove(name).map(|value| self.text_in(value)).transpose()
    }

    /// A string that must be present.
    pub(super) fn required_text(&mut self, name: &str) -> Result<Text, Error> {
        let missing = || self.source.error(self.span.clone(), format!("missing field `{name}`"));
        let value = self.keys.remove(name).ok_or_else(missing)?;
        self.text_in(value)
    }

    /// A date, with or without quotes.
    pub(super) fn date(&mut self, name: &str) -> Result<Option<Text>, Error> {
        self.keys.remove(name).map(|value| self.date_in(value)).transpose()
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self, name: &str) -> Result<Option<bool>, Error> {
        self.keys.remove(name).map(|value| self.flag_in(&value)).transpose()
    }

    /// The strings of a list; none if it is absent.
    pub(super) fn texts(&mut self, name: &str) -> Result<Vec<Text>, Error> {
        self.keys.remove(name).map_or_else(|| Ok(Vec::new()), |value| self.texts_in(value))
    }

    /// The tables of a list; none if it is absent.
    pub(super) fn tables(&mut self, name: &str) -> Result<Vec<Table<'t>>, Error> {
        let Some(value) = self.keys.remove(name) else { return Ok(Vec::new()) };
        let tables = self.list_in(value)?.into_iter().map(|value| self.table_in(value));
        tables.collect()
    }

    /// Where the value of a key is.
    pub(super) fn span_of(&self, name: &str) -> Option<Range<usize>> {
        self.keys.get(name).map(Spanned::span)
    }

    fn text_in(&self, value: Spanned<DeValue<'t>>) -> Result<Text, Error> {
        let span = value.span();
        match value.into_inner() {
            DeValue::String(text) => Ok(Spanned::new(span, text.into_owned())),
            other => Err(self.expected("a string", &other, span)),
        }
    }

    fn date_in(&self, value: Spanned<DeValue<'t>>) -> Result<Text, Error> {
        match value.get_ref() {
            DeValue::Datetime(date) => Ok(Spanned::new(value.span(), date.to_string())),
            DeValue::String(_) => self.text_in(value),
            other => Err(self.expected("a date", other, value.span())),
        }
    }

    fn integer_in(&self, value: Spanned<DeValue<'t>>) -> Result<Text, Error> {
        let DeValue::Integer(integer) = value.get_ref() else {
            return Err(self.expected("an integer", value.get_ref(), value.span()));
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix());
        Ok(Spanned::new(value.span(), number.map_or_else(|_| integer.to_string(), |number| number.to_string())))
    }

    fn flag_in(&self, value: &Spanned<DeValue<'t>>) -> Result<bool, Error> {
        match value.get_ref() {
            DeValue::Boolean(flag) => Ok(*flag),
            other => Err(self.expected("`true` or `false`", other, value.span())),
        }
    }

    fn texts_in(&self, value: Spanned<DeValue<'t>>) -> Result<Vec<Text>, Error> {
        self.list_in(value)?.into_iter().map(|value| self.text_in(value)).collect()
    }

    fn list_in(&self, value: Spanned<DeValue<'t>>) -> Result<Vec<Spanned<DeValue<'t>>>, Error> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(list) => Ok(list.into_iter().collect()),
            other => Err(self.expected("a list", &other, span)),
        }
    }

    fn table_in(&self, value: Spanned<DeValue<'t>>) -> Result<Table<'t>, Error> {
        let span = value.span();
        match value.into_inner() {
            DeValue::Table(keys) => Ok(Table { source: self.source, span, keys }),
            other => Err(self.expected("a table", &other, span)),
        }
    }

    fn entries_in(
        &self,
        value: Spanned<DeValue<'t>>,
        read: impl Fn(&Self, Spanned<DeValue<'t>>) -> Result<Text, Error>,
    ) -> Result<Vec<Value>, Error> {
        let entry = |(key, value): (Spanned<_>, _)| {
            let key = Spanned::new(key.span(), std::borrow::Cow::into_owned(key.into_inner()));
            Ok(Value { name: Some(key), text: read(self, value)? })
        };
        self.table_in(value)?.keys.into_iter().map(entry).collect()
    }

    fn expected(&self, what: &str, found: &DeValue<'_>, span: Range<usize>) -> Error {
        let kind = found.type_str();
        let article = if kind.starts_with(['a', 'i']) { "an" } else { "a" };
        self.source.error(span, format!("expected {what}, found {article} {kind}"))
    }
}
