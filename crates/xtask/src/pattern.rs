//! Java's dialect of regular expressions to a portable one.
//!
//! The service matches whole values with Java. The portable form is anchored and means the same to ECMA-262 (with the
//! flag `u` as with `v`) and to the Rust crate `regex`. Only what occurs is understood; the rest is an error, because
//! a pattern half understood is a wrong diagnostic.

mod print;
mod read;

use anyhow::{Context, Result};

/// The portable form of a Java pattern, `^(?:…)$`.
pub(crate) fn portable(java: &str) -> Result<String> {
    translate(java).with_context(|| {
        format!("the pattern {java:?} cannot be translated; review it and add it to schema/pattern-overrides.json")
    })
}

fn translate(java: &str) -> Result<String> {
    Ok(format!("^(?:{})$", print::print(&read::read(java)?)?))
}

/// One thing after another.
type Sequence = Vec<Node>;

#[derive(Debug, PartialEq)]
enum Node {
    Literal(char),
    Class(Class),
    Group(Vec<Sequence>),
    /// The node before it, repeated: `*`, `+`, `?`, `{2,3}`.
    Repeat(Box<Node>, String),
    /// `^` or `$` at the edge of a top-level alternative, where matching whole values makes it redundant.
    Edge,
}

/// Characters, and Unicode properties (general categories).
#[derive(Debug, Default, PartialEq)]
struct Class {
    negated: bool,
    ranges: Vec<(char, char)>,
    properties: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_all_dialects() {
        let cases = [
            ("", "^(?:)$"),
            ("abc", "^(?:abc)$"),
            ("a|b|", "^(?:a|b|)$"),
            ("(a(?:b)?)|()", "^(?:(?:a(?:b)?)|(?:))$"),
            // ASCII in Java, not everywhere else.
            (r"\d\D", "^(?:[0-9][^0-9])$"),
            (r"\s\S", r"^(?:[\u0009-\u000D ][^\u0009-\u000D ])$"),
            (r"\w\W", "^(?:[0-9A-Z_a-z][^0-9A-Z_a-z])$"),
            (".", r"^(?:[^\u000A\u000D\u0085\u2028\u2029])$"),
            // Escapes that the flag `u` refuses, and such that it needs.
            (r"\-\_\/\@/", "^(?:-_/@/)$"),
            (r"\.\$\{\}x", r"^(?:\.\$\{\}x)$"),
            ("a]}", r"^(?:a\]\})$"),
            (r"\t\x41\u00e9é", r"^(?:\u0009A\u00E9\u00E9)$"),
            // A hyphen is itself where it cannot be a range.
            ("[a-zA-Z0-9-_]", r"^(?:[\-0-9A-Z_a-z])$"),
            ("[-a-z]", r"^(?:[\-a-z])$"),
            ("[a-]", r"^(?:[\-a])$"),
            (r"[\w-]", r"^(?:[\-0-9A-Z_a-z])$"),
            // Sorted and without overlaps, so that `v` sees no doubled punctuation; what `v` reserves is escaped.
            ("[&+&/|(]", r"^(?:[&\(+\/\|])$"),
            ("[b-da-cz]", "^(?:[a-dz])$"),
            ("[ab]", "^(?:[ab])$"),
            (r"[^\s^]", r"^(?:[^\u0009-\u000D \^])$"),
            (r"[\p{L}\pN_]", r"^(?:[\p{L}\p{N}_])$"),
            (r"\p{Zs}", r"^(?:[\p{Zs}])$"),
            ("a*b+c?d{1}e{2,}f{3,4}", "^(?:a*b+c?d{1}e{2,}f{3,4})$"),
            // For whole values, lazy and greedy quantifiers match the same texts.
            ("a+?b??", "^(?:a+b?)$"),
            ("^a$|^b$|c", "^(?:a|b|c)$"),
        ];
        for (java, expected) in cases {
            let portable = portable(java).unwrap();
            assert_eq!(portable, expected, "{java}");
            regex::Regex::new(&portable).unwrap();
        }
    }

    #[test]
    fn what_it_does_not_understand_is_an_error() {
        let cases = [
            (r"a(?<!b)", "look-around"),
            ("(?=a)", "look-around"),
            ("(?i)a", "flags"),
            ("(?<name>a)", "names"),
            ("(?>a)", "atomic"),
            ("a*+", "possessive"),
            ("a{1}+", "possessive"),
            (r"(a)\1", "unknown"),
            (r"\bx", "unknown"),
            (r"\Qx\E", "unknown"),
            (r"\p{Alpha}", "general category"),
            (r"\p{IsLatin}", "general category"),
            (r"\P{L}", "unknown"),
            ("a^b", "`^` inside"),
            ("(^a)", "`^` inside"),
            ("a$b", "`$` inside"),
            ("(a$)", "`$` inside"),
            ("^*a", "quantifier after"),
            ("*a", "without anything before"),
            ("a{2,1}", "upside down"),
            ("a{,2}", "quantifier"),
            ("a{x}", "quantifier"),
            ("a**", "quantifier"),
            ("(a", "`(` without `)`"),
            ("a)", "`)` without `(`"),
            ("[a", "`[` without `]`"),
            ("[]a]", "first character"),
            ("[a[b]]", "class inside"),
            ("[a-z&&[^b]]", "intersection"),
            (r"[a\S]", "negated class"),
            (r"[a-\d]", "ends with a class"),
            (r"[\d-z]", "begins with a class"),
            ("[z-a]", "upside down"),
            ("a\\", "backslash at the end"),
            (r"\u12", "cut short"),
            (r"\ud800", "half a character"),
            ("\u{1F600}", "no escape"),
        ];
        for (java, part) in cases {
            let said = format!("{:#}", portable(java).expect_err(java));
            assert!(said.contains(part), "{java}: {said}");
            assert!(said.contains("schema/pattern-overrides.json"), "{said}");
        }
    }
}
