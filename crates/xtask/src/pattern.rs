//! Java's dialect of regular expressions to a portable one.
//!
//! The service matches whole values with Java. The portable form is anchored and means the same to ECMA-262 (with the
//! flag `u` as with `v`) and to the Rust crate `regex`. Only what occurs is understood; the rest is an error, because
//! a pattern half understood is a wrong diagnostic.

use std::fmt::Write;
use std::iter::Peekable;
use std::str::Chars;

use anyhow::{Context, Result, bail, ensure};

/// The portable form of a Java pattern, `^(?:…)$`.
pub(crate) fn portable(java: &str) -> Result<String> {
    translate(java).with_context(|| {
        format!("the pattern {java:?} cannot be translated; review it and add it to schema/pattern-overrides.json")
    })
}

fn translate(java: &str) -> Result<String> {
    let mut parser = Parser { chars: java.chars().peekable() };
    let alternatives = parser.alternatives(0)?;
    ensure!(parser.chars.peek().is_none(), "`)` without `(`");
    Ok(format!("^(?:{})$", print(&alternatives)?))
}

/// One thing after another.
type Sequence = Vec<Node>;

#[derive(Debug, PartialEq)]
enum Node {
    Literal(char),
    Class(Class),
    Group(Vec<Sequence>),
    /// The node before it, so many times: `*`, `+`, `?`, `{2,3}`.
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

struct Parser<'p> {
    chars: Peekable<Chars<'p>>,
}

impl Parser<'_> {
    fn alternatives(&mut self, depth: usize) -> Result<Vec<Sequence>> {
        ensure!(depth < 50, "groups are nested too deeply");
        let mut all = vec![Sequence::new()];
        while let Some(&next) = self.chars.peek() {
            if next == ')' {
                break;
            }
            self.chars.next();
            let sequence = all.last_mut().expect("there is always one alternative");
            match next {
                '|' => all.push(Sequence::new()),
                '^' => {
                    ensure!(depth == 0 && sequence.is_empty(), "`^` inside the pattern");
                    sequence.push(Node::Edge);
                }
                '$' => {
                    let last = matches!(self.chars.peek(), None | Some('|'));
                    ensure!(depth == 0 && last, "`$` inside the pattern");
                    sequence.push(Node::Edge);
                }
                '*' | '+' | '?' | '{' => {
                    let node = sequence.pop().context("a quantifier without anything before it")?;
                    ensure!(!matches!(node, Node::Repeat(..) | Node::Edge), "a quantifier after `^` or a quantifier");
                    let times = self.quantifier(next)?;
                    sequence.push(Node::Repeat(Box::new(node), times));
                }
                '(' => {
                    if self.chars.next_if_eq(&'?').is_some() {
                        ensure!(
                            self.chars.next() == Some(':'),
                            "a group `(?…`: look-around, flags, names and atomic groups have no portable form"
                        );
                    }
                    let group = self.alternatives(depth + 1)?;
                    ensure!(self.chars.next() == Some(')'), "`(` without `)`");
                    sequence.push(Node::Group(group));
                }
                '[' => sequence.push(Node::Class(self.class()?)),
                // Java's line ends, none of which `.` matches.
                '.' => {
                    let ends = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
                    let ranges = ends.map(|end| (end, end)).to_vec();
                    sequence.push(Node::Class(Class { negated: true, ranges, properties: Vec::new() }));
                }
                '\\' => sequence.push(match self.escape()? {
                    Escape::Char(char) => Node::Literal(char),
                    Escape::Class(class) => Node::Class(class),
                }),
                literal => sequence.push(Node::Literal(literal)),
            }
        }
        Ok(all)
    }

    /// A quantifier, its first character being read. A lazy one matches the same values; a possessive one does not.
    fn quantifier(&mut self, first: char) -> Result<String> {
        let mut times = first.to_string();
        if first == '{' {
            loop {
                let next = self.chars.next().context("`{` without `}`")?;
                times.push(next);
                match next {
                    '0'..='9' | ',' => {}
                    '}' => break,
                    other => bail!("`{other}` in a quantifier"),
                }
            }
            let (least, most) = times[1..times.len() - 1].split_once(',').unwrap_or((&times[1..times.len() - 1], ""));
            let least: u32 = least.parse().with_context(|| format!("the quantifier {times}"))?;
            if !most.is_empty() {
                let most: u32 = most.parse().with_context(|| format!("the quantifier {times}"))?;
                ensure!(least <= most, "the quantifier {times} is upside down");
            }
        }
        ensure!(self.chars.next_if_eq(&'+').is_none(), "a possessive quantifier has no portable form");
        self.chars.next_if_eq(&'?');
        Ok(times)
    }

    /// The rest of a class, `[` being read.
    fn class(&mut self) -> Result<Class> {
        let mut class = Class { negated: self.chars.next_if_eq(&'^').is_some(), ..Class::default() };
        let mut first = true;
        loop {
            let start = match self.chars.next().context("`[` without `]`")? {
                ']' if first => bail!("an empty class, or `]` as its first character"),
                ']' => return Ok(class),
                '[' => bail!("a class inside a class"),
                '&' if self.chars.peek() == Some(&'&') => bail!("an intersection of classes"),
                '\\' => match self.escape()? {
                    Escape::Char(char) => char,
                    Escape::Class(inner) => {
                        ensure!(!inner.negated, "a negated class inside a class");
                        class.ranges.extend(inner.ranges);
                        class.properties.extend(inner.properties);
                        first = false;
                        if self.chars.peek() == Some(&'-') {
                            self.chars.next();
                            ensure!(self.chars.peek() == Some(&']'), "a range that begins with a class");
                            class.ranges.push(('-', '-'));
                        }
                        continue;
                    }
                },
                char => char,
            };
            first = false;
            let end = self.range_end(start)?;
            ensure!(start <= end, "the range {start}-{end} is upside down");
            class.ranges.push((start, end));
        }
    }

    /// The end of the range that begins with `start`: itself unless a `-` and another character follow.
    fn range_end(&mut self, start: char) -> Result<char> {
        let mut ahead = self.chars.clone();
        if ahead.next() != Some('-') || matches!(ahead.peek(), None | Some(']')) {
            return Ok(start);
        }
        self.chars.next();
        match self.chars.next() {
            Some('[') => bail!("a class inside a class"),
            Some('\\') => match self.escape()? {
                Escape::Char(char) => Ok(char),
                Escape::Class(_) => bail!("a range that ends with a class"),
            },
            other => other.context("`[` without `]`"),
        }
    }

    /// What follows a backslash. Java's `\d`, `\s` and `\w` are ASCII.
    fn escape(&mut self) -> Result<Escape> {
        let class = |negated, ranges: &[(char, char)]| {
            Escape::Class(Class { negated, ranges: ranges.to_vec(), properties: Vec::new() })
        };
        let digits = [('0', '9')];
        let spaces = [('\t', '\r'), (' ', ' ')];
        let word = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
        Ok(match self.chars.next().context("a backslash at the end")? {
            't' => Escape::Char('\t'),
            'n' => Escape::Char('\n'),
            'r' => Escape::Char('\r'),
            'f' => Escape::Char('\u{c}'),
            'd' => class(false, &digits),
            'D' => class(true, &digits),
            's' => class(false, &spaces),
            'S' => class(true, &spaces),
            'w' => class(false, &word),
            'W' => class(true, &word),
            'x' => Escape::Char(self.hexadecimal(2)?),
            'u' => Escape::Char(self.hexadecimal(4)?),
            'p' => Escape::Class(Class { properties: vec![self.property()?], ..Class::default() }),
            char if char.is_ascii_alphanumeric() => bail!("the escape \\{char} is unknown"),
            char => Escape::Char(char),
        })
    }

    fn hexadecimal(&mut self, digits: usize) -> Result<char> {
        let text: String = self.chars.by_ref().take(digits).collect();
        ensure!(text.len() == digits, "an escape that is cut short");
        let number = u32::from_str_radix(&text, 16).with_context(|| format!("the escape {text}"))?;
        char::from_u32(number).with_context(|| format!("{text} is half a character"))
    }

    /// A general category in braces or of one letter. Java's POSIX names (`\p{Alpha}`), scripts and blocks are errors.
    fn property(&mut self) -> Result<String> {
        let mut name = String::new();
        match self.chars.next().context("\\p without a name")? {
            '{' => loop {
                match self.chars.next().context("`{` without `}`")? {
                    '}' => break,
                    char => name.push(char),
                }
            },
            char => name.push(char),
        }
        let categories = [
            "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe",
            "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
        ];
        ensure!(categories.contains(&name.as_str()), "the property {name:?} is not a general category");
        Ok(name)
    }
}

enum Escape {
    Char(char),
    Class(Class),
}

fn print(alternatives: &[Sequence]) -> Result<String> {
    let mut out = String::new();
    for (index, sequence) in alternatives.iter().enumerate() {
        if index > 0 {
            out.push('|');
        }
        for node in sequence {
            print_node(node, &mut out)?;
        }
    }
    Ok(out)
}

fn print_node(node: &Node, out: &mut String) -> Result<()> {
    match node {
        Node::Edge => {}
        Node::Literal(char) if r"\^$.*+?()[]{}|".contains(*char) => write!(out, "\\{char}")?,
        Node::Literal(char) => print_char(*char, out)?,
        Node::Group(alternatives) => write!(out, "(?:{})", print(alternatives)?)?,
        Node::Repeat(node, times) => {
            print_node(node, out)?;
            out.push_str(times);
        }
        Node::Class(class) => print_class(class, out)?,
    }
    Ok(())
}

fn print_char(char: char, out: &mut String) -> Result<()> {
    match char {
        ' '..='~' => out.push(char),
        '\u{ffff}'.. => bail!("{char:?} has no escape that ECMA-262 and Rust share"),
        _ => write!(out, "\\u{:04X}", u32::from(char))?,
    }
    Ok(())
}

/// Sorted, without overlaps, and escaped so that neither `u` nor `v` objects: `v` reserves doubled punctuation,
/// which sorting rules out, and wants more escapes than `u` would need.
fn print_class(class: &Class, out: &mut String) -> Result<()> {
    let mut ranges = class.ranges.clone();
    ranges.sort_unstable();
    let mut merged: Vec<(char, char)> = Vec::new();
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    out.push_str(if class.negated { "[^" } else { "[" });
    for property in &class.properties {
        write!(out, "\\p{{{property}}}")?;
    }
    for (start, end) in merged {
        print_class_char(start, out)?;
        if end > start {
            if u32::from(end) - u32::from(start) > 1 {
                out.push('-');
            }
            print_class_char(end, out)?;
        }
    }
    out.push(']');
    Ok(())
}

fn print_class_char(char: char, out: &mut String) -> Result<()> {
    if r"\^$.*+?()[]{}|/-".contains(char) && !r"$.*+?".contains(char) {
        out.push('\\');
    }
    print_char(char, out)
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
            // Whole values match lazily as they do greedily, and begin and end where they do.
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
