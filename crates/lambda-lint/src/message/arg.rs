//! The value of a parameter: how a message shows it, and what it is for a program.

use super::Message;
use super::render::{Rendered, push_grouped};
use crate::diagnostic::{Param, Params};
use std::borrow::Cow;

/// The value of a parameter, ready to be shown. Made from one of the types of this module.
#[derive(Debug, Clone)]
pub struct Arg(pub(super) Kind);

#[derive(Debug, Clone)]
pub(super) enum Kind {
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

/// The unit of a quantity, singular and plural.
#[derive(Debug)]
pub(super) struct Unit {
    pub(super) one: &'static str,
    pub(super) several: &'static str,
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
