//! Reads a pattern of Java.

use super::{Class, Node, Sequence};
use anyhow::{Context, Result, bail, ensure};
use std::iter::Peekable;
use std::str::Chars;

/// The alternatives of a whole pattern.
pub(super) fn read(java: &str) -> Result<Vec<Sequence>> {
    let mut parser = Parser { chars: java.chars().peekable() };
    let alternatives = parser.alternatives(0)?;
    ensure!(parser.chars.peek().is_none(), "`)` without `(`");
    Ok(alternatives)
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
