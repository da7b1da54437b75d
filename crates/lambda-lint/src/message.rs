//! Messages as data: a template with named, typed parameters, rendered by one small formatter.
//!
//! A rule writes each number once. The text and the `params` of a diagnostic come from the same parameters.

mod arg;
pub(crate) mod invisible;
mod listing;
mod render;
mod shorten;
mod template;
mod types;

use crate::diagnostic::Params;
use std::borrow::Cow;

pub use arg::Arg;
pub(crate) use arg::ListArg;
pub(crate) use listing::Listing;
pub(crate) use render::{Rendered, grouped};
pub use shorten::shorten;
pub use template::Template;
pub(crate) use types::Shown;
pub use types::{
    AllMembers, AllOf, AnyOf, Bytes, Characters, Count, Day, Days, Figure, Int, Kilobytes, Mb, MemberName, Name,
    Seconds, Text, Then, Word, Written,
};

/// A message, a help text or the description of a fix. Written with [`msg!`](crate::msg).
#[derive(Debug, Clone)]
pub struct Message(Repr);

#[derive(Debug, Clone)]
enum Repr {
    Template(Template, Vec<Arg>),
    /// Text that is shown as it is.
    Text(Cow<'static, str>),
}

impl Message {
    /// The arguments belong to the names of the template, in the same order. Called by [`msg!`](crate::msg).
    #[doc(hidden)]
    #[inline(never)]
    pub fn from_template(template: Template, args: Vec<Arg>) -> Self {
        Message(Repr::Template(template, args))
    }

    /// Whether the message is empty.
    pub(crate) fn is_empty(&self) -> bool {
        match &self.0 {
            Repr::Template(template, _) => template.text().is_empty(),
            Repr::Text(text) => text.is_empty(),
        }
    }

    /// The text, and where it names members of the request.
    pub(crate) fn render(&self) -> Rendered {
        let mut rendered = Rendered::default();
        self.render_into(&mut rendered);
        rendered
    }

    pub(crate) fn render_into(&self, out: &mut Rendered) {
        match &self.0 {
            Repr::Template(template, args) => render::template(*template, args, out),
            Repr::Text(text) => out.text.push_str(text),
        }
    }

    /// Adds the parameters by name. An existing name keeps its value.
    pub(crate) fn add_params(&self, params: &mut Params) {
        let Repr::Template(template, args) = &self.0 else { return };
        for (name, arg) in template.names().zip(args) {
            arg.add_to(name, params);
        }
    }

    /// Whether the message shows this text of the document.
    #[cfg(feature = "yaml")]
    pub(crate) fn shows(&self, text: &str) -> bool {
        match &self.0 {
            Repr::Template(_, args) => args.iter().any(|arg| arg.shows(text)),
            Repr::Text(message) => message.contains(text),
        }
    }
}

impl From<&'static str> for Message {
    fn from(text: &'static str) -> Self {
        Message(Repr::Text(Cow::Borrowed(text)))
    }
}

impl From<String> for Message {
    fn from(text: String) -> Self {
        Message(Repr::Text(Cow::Owned(text)))
    }
}

impl From<Cow<'static, str>> for Message {
    fn from(text: Cow<'static, str>) -> Self {
        Message(Repr::Text(text))
    }
}

/// A message from a template and its parameters.
///
/// `{name}` is a parameter. `{@MemorySize}` and `{@Code.ImageUri}` name members of the request: they appear in
/// backticks, and a user interface can replace them by its own labels. `{{` and `}}` are braces. The compiler checks
/// that every placeholder has its parameter, that every parameter is used, and that every member exists.
///
/// The type of a parameter says how it looks and what it is in the `params` of the diagnostic:
///
/// | type | shown as | in `params` |
/// | --- | --- | --- |
/// | `Int(n)`, `Mb(n)`, `Seconds(n)`, `Days(n)`, `Bytes(n)`, `Characters(n)` | `1,024`, `1,024 MB`, `3 seconds` … | integer |
/// | `Count(n, "layer", "layers")` | `1 layer`, `3 layers` | integer |
/// | `Figure(x)` | `1.5` | number |
/// | `Name("arm64")` | in backticks; a text of the program | string |
/// | `Text(value)` | in backticks, shortened; a text of the document | string |
/// | `Word("queue")` | as it is | string |
/// | `Day(date)` | `2026-11-22` | string |
/// | `MemberName(member)` | like `{@…}`, for a member that is known at run time only | string |
/// | `AllMembers(members)` | the same for several members | list |
/// | `AnyOf(names)`, `AllOf(names)` | `` `a`, `b` or `c` `` | list |
/// | `Then(message)` | another message | the parameters of that message |
///
/// ```
/// use lambda_lint::{Linter, Member, Meta, Reporter, Request, Rule, Severity, msg};
/// # #[derive(Debug)] struct Example(Meta);
/// # impl Rule for Example {
/// #     fn meta(&self) -> &Meta { &self.0 }
/// fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
///     let Some(memory) = request.integer(Member::MemorySize) else { return };
///     if memory > 2048 {
///         out.report(
///             Member::MemorySize,
///             msg!("{@MemorySize} is {actual}, above the limit of {max}", actual = Mb(memory), max = Mb(2048)),
///         )
///         .help(msg!("use at most {max}", max = Mb(2048)));
///     }
/// }
/// # }
/// # let rule = Example(Meta::new("team/memory", Severity::Error, "an example"));
/// # let linter = Linter::builder().rule(rule).build().unwrap();
/// # let report = linter.lint_str(r#"{"MemorySize": 4096}"#);
/// # let found = report.diagnostics().iter().find(|found| found.rule == "team/memory").unwrap();
/// assert_eq!(found.message, "`MemorySize` is 4,096 MB, above the limit of 2,048 MB");
/// assert_eq!(found.help.as_deref(), Some("use at most 2,048 MB"));
/// assert_eq!(found.params.get("actual"), Some(&lambda_lint::Param::Integer(4096)));
/// ```
#[macro_export]
macro_rules! msg {
    ($text:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        #[allow(unused_imports, reason = "a template may have no parameters")]
        use $crate::message_args::*;
        const TEMPLATE: $crate::Template = $crate::Template::new(::core::concat!($text $(, "\0", stringify!($name))*));
        $crate::Message::from_template(TEMPLATE, ::std::vec![$($crate::message_args::Arg::from($value)),*])
    }};
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Member;
    use crate::diagnostic::Param;

    fn text(message: &Message) -> String {
        message.render().text
    }

    #[test]
    fn parameters_appear_in_their_form() {
        let message = msg!(
            "{a} {b} {c} {d} {e}",
            a = Int(12_345_678),
            b = Mb(128),
            c = Seconds(1),
            d = Seconds(900),
            e = Days(1)
        );
        assert_eq!(text(&message), "12,345,678 128 MB 1 second 900 seconds 1 day");
        let message = msg!(
            "{a} {b} {c}",
            a = Count(1_usize, "entry", "entries"),
            b = Count(0, "entry", "entries"),
            c = Int(-1000)
        );
        assert_eq!(text(&message), "1 entry 0 entries -1,000");
        let message = msg!("{a} {b} {c}", a = Name("x"), b = Text("y\u{1}"), c = Word("z"));
        assert_eq!(text(&message), "`x` `y\u{fffd}` z");
        let message = msg!("{a}, {b}, {c}", a = AnyOf(&["x", "y", "z"]), b = AllOf(&["x", "y"]), c = AllOf(&["x"]));
        assert_eq!(text(&message), "`x`, `y` or `z`, `x` and `y`, `x`");
    }

    #[test]
    fn braces_are_written_twice() {
        assert_eq!(text(&msg!("{{ {a} }} {{}}", a = Int(1))), "{ 1 } {}");
    }

    #[test]
    fn members_are_marked() {
        let rendered = msg!("é {@Code.ImageUri} is not {member} or `Zip`", member = MemberName(Member::Role)).render();
        assert_eq!(rendered.text, "é `Code.ImageUri` is not `Role` or `Zip`");
        let marked: Vec<_> = rendered.members.iter().map(|range| &rendered.text[range.clone()]).collect();
        assert_eq!(marked, ["Code.ImageUri", "Role"]);
    }

    #[test]
    fn params_never_repeat_a_name() {
        let inner = msg!("{max} and {more}", max = Int(1), more = Int(2));
        let message = msg!("{max}: {inner}", max = Mb(3), inner = Then(inner));
        assert_eq!(text(&message), "3 MB: 1 and 2");
        let mut params = Params::default();
        message.add_params(&mut params);
        let found: Vec<_> = params.iter().collect();
        assert_eq!(found, [("max", &Param::Integer(3)), ("more", &Param::Integer(2))]);
    }

    #[test]
    fn long_texts_are_cut() {
        let long = "x".repeat(100);
        assert_eq!(text(&msg!("{value}", value = Text(&long))), format!("`{}…`", "x".repeat(64)));
    }
}
