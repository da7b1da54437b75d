//! The parameters of messages: each type says how a value looks, and what it is for a program.

use super::Message;
use super::render::{Rendered, push_grouped};
use crate::date;
use crate::diagnostic::{Param, Params};
use crate::message::invisible;
use crate::model::table::Member;
use std::borrow::Cow;

/// How much of a text from the document a message shows, in characters.
const MAX_SHOWN: usize = 64;

/// The value of a parameter, ready to be shown. Made from one of the types of this module.
#[derive(Debug, Clone)]
pub struct Arg(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Quantity(i64, &'static Unit),
    /// A count with its noun for one and for several.
    Counted(Box<(i64, &'static str, &'static str)>),
    /// A number that is written in the document, or has a fraction.
    Number(String),
    Plain(Cow<'static, str>),
    Code(Cow<'static, str>),
    Member(&'static str),
    List(Box<ListArg>),
    Members(Vec<&'static str>),
    Message(Box<Message>),
    /// A message that adds no parameters.
    Shown(Box<Message>),
}

/// What a quantity counts, for one and for several.
#[derive(Debug)]
struct Unit {
    one: &'static str,
    several: &'static str,
}

/// Names in a row: `` `a`, `b` and 7 more ``.
#[derive(Debug, Clone)]
pub(crate) struct ListArg {
    pub(crate) names: Vec<Cow<'static, str>>,
    /// The word before the last name.
    pub(crate) word: &'static str,
    /// How many others there are.
    pub(crate) more: usize,
}

/// An integer, such as `1,024`.
#[derive(Debug, Clone, Copy)]
pub struct Int<T>(pub T);

/// Megabytes, such as `10,240 MB`.
#[derive(Debug, Clone, Copy)]
pub struct Mb<T>(pub T);

/// Kilobytes, such as `16 kB`.
#[derive(Debug, Clone, Copy)]
pub struct Kilobytes<T>(pub T);

/// Seconds, such as `900 seconds`.
#[derive(Debug, Clone, Copy)]
pub struct Seconds<T>(pub T);

/// Days, such as `14 days`.
#[derive(Debug, Clone, Copy)]
pub struct Days<T>(pub T);

/// Bytes, such as `4,096 bytes`.
#[derive(Debug, Clone, Copy)]
pub struct Bytes<T>(pub T);

/// Characters, such as `64 characters`.
#[derive(Debug, Clone, Copy)]
pub struct Characters<T>(pub T);

/// A count with its noun for one and for several: `1 layer`, `3 layers`.
#[derive(Debug, Clone, Copy)]
pub struct Count<T>(pub T, pub &'static str, pub &'static str);

/// A number with a fraction, such as `1.5`.
#[derive(Debug, Clone, Copy)]
pub struct Figure(pub f64);

/// A number in the notation of JSON, as the document has it.
#[derive(Debug, Clone)]
pub struct Written(pub String);

/// A name that the program knows, in backticks.
#[derive(Debug, Clone)]
pub struct Name<T>(pub T);

/// A text of the document, in backticks. It is cut where it is long, and control characters are replaced.
#[derive(Debug, Clone, Copy)]
pub struct Text<'t>(pub &'t str);

/// A word or a phrase of the program, without backticks.
#[derive(Debug, Clone)]
pub struct Word<T>(pub T);

/// A date, such as `2026-11-22`.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub date::Date);

/// The name of a member that is known at run time only.
#[derive(Debug, Clone, Copy)]
pub struct MemberName(pub Member);

/// Names in backticks with "or" before the last.
#[derive(Debug, Clone, Copy)]
pub struct AnyOf<'n>(pub &'n [&'static str]);

/// Names in backticks with "and" before the last.
#[derive(Debug, Clone, Copy)]
pub struct AllOf<'n>(pub &'n [&'static str]);

/// The names of members that are known at run time only, with "and" before the last.
#[derive(Debug, Clone, Copy)]
pub struct AllMembers<'n>(pub &'n [Member]);

/// Another message as a part of this one.
#[derive(Debug, Clone)]
pub struct Then<M>(pub M);

/// The same without the parameters of that message.
#[derive(Debug, Clone)]
pub(crate) struct Shown<M>(pub(crate) M);

/// A text as messages show it: cut where it is long, without control characters, and with invisible characters by their
/// number: `index.handler<U+200B>`.
pub fn shorten(text: &str) -> String {
    let mut shown = String::new();
    for character in text.chars().take(MAX_SHOWN) {
        if character.is_control() {
            shown.push('\u{fffd}');
        } else if !character.is_ascii() && invisible::name(character).is_some() {
            shown.push_str(&format!("<U+{:04X}>", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    if text.chars().nth(MAX_SHOWN).is_some() {
        shown.push('…');
    }
    shown
}

/// The integer types of quantities.
pub trait Integer {
    #[doc(hidden)]
    fn into_i64(self) -> i64;
}

macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Integer for $type {
            #[inline]
            fn into_i64(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )*};
}
integers!(i32, i64, u8, u16, u32, u64, usize);

macro_rules! quantities {
    ($($type:ident: $one:literal $several:literal),*) => {$(
        impl<T: Integer> From<$type<T>> for Arg {
            #[inline]
            fn from(value: $type<T>) -> Self {
                static UNIT: Unit = Unit { one: $one, several: $several };
                Arg(Kind::Quantity(value.0.into_i64(), &UNIT))
            }
        }
    )*};
}
quantities!(
    Int: "" "",
    Mb: "MB" "MB",
    Kilobytes: "kB" "kB",
    Seconds: "second" "seconds",
    Days: "day" "days",
    Bytes: "byte" "bytes",
    Characters: "character" "characters"
);

impl<T: Integer> From<Count<T>> for Arg {
    fn from(Count(count, one, several): Count<T>) -> Self {
        Arg(Kind::Counted(Box::new((count.into_i64(), one, several))))
    }
}

impl From<Figure> for Arg {
    fn from(Figure(number): Figure) -> Self {
        match Param::from(number) {
            Param::Number(number) => Arg(Kind::Number(number)),
            _ => Arg(Kind::Plain(number.to_string().into())),
        }
    }
}

impl From<Written> for Arg {
    fn from(Written(number): Written) -> Self {
        Arg(Kind::Number(number))
    }
}

impl<T: Into<Cow<'static, str>>> From<Name<T>> for Arg {
    #[inline]
    fn from(Name(name): Name<T>) -> Self {
        Arg(Kind::Code(name.into()))
    }
}

impl From<Text<'_>> for Arg {
    #[inline(never)]
    fn from(Text(text): Text<'_>) -> Self {
        Arg(Kind::Code(Cow::Owned(shorten(text))))
    }
}

impl<T: Into<Cow<'static, str>>> From<Word<T>> for Arg {
    #[inline]
    fn from(Word(word): Word<T>) -> Self {
        Arg(Kind::Plain(word.into()))
    }
}

impl From<Day> for Arg {
    #[inline(never)]
    fn from(Day(date): Day) -> Self {
        Arg(Kind::Plain(Cow::Owned(date.to_string())))
    }
}

impl From<MemberName> for Arg {
    #[inline]
    fn from(MemberName(member): MemberName) -> Self {
        Arg(Kind::Member(member.name()))
    }
}

impl From<AnyOf<'_>> for Arg {
    fn from(AnyOf(names): AnyOf<'_>) -> Self {
        list(names, "or")
    }
}

impl From<AllOf<'_>> for Arg {
    fn from(AllOf(names): AllOf<'_>) -> Self {
        list(names, "and")
    }
}

#[inline(never)]
fn list(names: &[&'static str], word: &'static str) -> Arg {
    let names = names.iter().map(|name| Cow::Borrowed(*name)).collect();
    Arg::from(ListArg { names, word, more: 0 })
}

impl From<ListArg> for Arg {
    fn from(list: ListArg) -> Self {
        Arg(Kind::List(Box::new(list)))
    }
}

impl<M: Into<Message>> From<Then<M>> for Arg {
    fn from(Then(message): Then<M>) -> Self {
        Arg(Kind::Message(Box::new(message.into())))
    }
}

impl<M: Into<Message>> From<Shown<M>> for Arg {
    fn from(Shown(message): Shown<M>) -> Self {
        Arg(Kind::Shown(Box::new(message.into())))
    }
}

impl From<AllMembers<'_>> for Arg {
    #[inline(never)]
    fn from(AllMembers(members): AllMembers<'_>) -> Self {
        Arg(Kind::Members(members.iter().map(|member| member.name()).collect()))
    }
}

impl Arg {
    /// Appends the value as a message shows it.
    pub(super) fn render(&self, out: &mut Rendered) {
        match &self.0 {
            Kind::Quantity(count, unit) => quantity(*count, unit.one, unit.several, out),
            Kind::Counted(counted) => quantity(counted.0, counted.1, counted.2, out),
            Kind::Number(text) => out.text.push_str(text),
            Kind::Plain(text) => out.text.push_str(text),
            Kind::Code(text) => out.code(text),
            Kind::Member(name) => out.member(name),
            Kind::List(list) => list.render(out),
            Kind::Members(names) => members(names, out),
            Kind::Message(message) | Kind::Shown(message) => message.render_into(out),
        }
    }

    /// Adds the value to the parameters of a diagnostic.
    pub(super) fn add_to(&self, name: &'static str, params: &mut Params) {
        let param = match &self.0 {
            Kind::Quantity(count, _) => Param::Integer(*count),
            Kind::Counted(counted) => Param::Integer(counted.0),
            Kind::Number(text) => Param::Number(text.clone()),
            Kind::Plain(text) | Kind::Code(text) => Param::Text(text.clone()),
            Kind::Member(name) => Param::Text(Cow::Borrowed(name)),
            Kind::List(list) => {
                if list.more > 0 {
                    params.add("more", list.more);
                }
                Param::List(list.names.clone())
            }
            Kind::Members(names) => Param::list(names),
            Kind::Message(message) => return message.add_params(params),
            Kind::Shown(_) => return,
        };
        params.add(name, param);
    }

    /// Whether the value shows this text of the document.
    #[cfg(feature = "yaml")]
    pub(super) fn shows(&self, wanted: &str) -> bool {
        match &self.0 {
            Kind::Quantity(..) | Kind::Counted(_) | Kind::Member(_) | Kind::Members(_) => false,
            Kind::Number(text) => text.contains(wanted),
            Kind::Plain(text) | Kind::Code(text) => text.contains(wanted),
            Kind::List(list) => list.names.iter().any(|name| name.contains(wanted)),
            Kind::Message(message) | Kind::Shown(message) => message.shows(wanted),
        }
    }
}

fn members(names: &[&'static str], out: &mut Rendered) {
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            out.text.push_str(if index + 1 == names.len() { " and " } else { ", " });
        }
        out.member(name);
    }
}

#[inline(never)]
fn quantity(count: i64, one: &str, several: &str, out: &mut Rendered) {
    push_grouped(count, &mut out.text);
    let unit = if count == 1 { one } else { several };
    if !unit.is_empty() {
        out.text.push(' ');
        out.text.push_str(unit);
    }
}

impl ListArg {
    fn render(&self, out: &mut Rendered) {
        let last = self.names.len().saturating_sub(usize::from(self.more == 0));
        for (index, name) in self.names.iter().enumerate() {
            if index > 0 {
                out.text.push_str(if index == last { " " } else { ", " });
                if index == last {
                    out.text.push_str(self.word);
                    out.text.push(' ');
                }
            }
            out.code(name);
        }
        if self.more > 0 {
            out.text.push_str(" and ");
            push_grouped(self.more as i64, &mut out.text);
            out.text.push_str(" more");
        }
    }
}
