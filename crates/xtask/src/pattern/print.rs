//! Writes a pattern in the portable form.

use super::{Class, Node, Sequence};
use anyhow::{Result, bail};
use std::fmt::Write;

pub(super) fn print(alternatives: &[Sequence]) -> Result<String> {
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
