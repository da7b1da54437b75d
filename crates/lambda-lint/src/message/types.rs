//! The types of parameters, which rules write in [`msg!`](crate::msg).

use super::Message;
use super::arg::{Arg, Kind, ListArg, Unit};
use super::shorten::shorten;
use crate::date;
use crate::diagnostic::Param;
use crate::model::table::Member;
use std::borrow::Cow;

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

/// A known name, in backticks.
#[derive(Debug, Clone)]
pub struct Name<T>(pub T);

/// A text of the document, in backticks. A long text is cut, and control characters are replaced.
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
