//! JSON rewritten as YAML, in the styles that people write it: the values stay, names that stand twice included.

/// A JSON value with its members in order and its numbers as written.
#[derive(Debug, Clone)]
pub(super) enum Json {
    /// A number, a boolean or null, as it is written.
    Word(String),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads a text that is JSON.
    pub(super) fn read(text: &str) -> Option<Json> {
        serde_json::from_str::<serde::de::IgnoredAny>(text).ok()?;
        let mut rest = text;
        Some(Json::value(&mut rest))
    }

    fn value(rest: &mut &str) -> Json {
        *rest = rest.trim_start();
        match rest.as_bytes()[0] {
            b'{' => Json::Object(Json::sequence(rest, |rest| {
                let Json::Text(name) = Json::value(rest) else { unreachable!("it is JSON") };
                *rest = rest.trim_start().strip_prefix(':').expect("it is JSON");
                (name, Json::value(rest))
            })),
            b'[' => Json::List(Json::sequence(rest, Json::value)),
            b'"' => {
                let mut strings = serde_json::Deserializer::from_str(rest).into_iter::<String>();
                let text = strings.next().expect("it is JSON").expect("it is JSON");
                let end = strings.byte_offset();
                *rest = &rest[end..];
                Json::Text(text)
            }
            _ => {
                let end = rest.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(rest.len());
                let (word, behind) = rest.split_at(end);
                *rest = behind;
                Json::Word(word.to_owned())
            }
        }
    }

    fn sequence<T>(rest: &mut &str, entry: impl Fn(&mut &str) -> T) -> Vec<T> {
        let mut entries = Vec::new();
        loop {
            *rest = rest[1..].trim_start();
            if rest.starts_with(['}', ']']) {
                *rest = &rest[1..];
                return entries;
            }
            entries.push(entry(rest));
            *rest = rest.trim_start();
            if rest.starts_with(['}', ']']) {
                *rest = &rest[1..];
                return entries;
            }
        }
    }
}

/// How a request is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// One member a line, without quotes where none are needed.
    Block,
    /// One member per line, each followed by a comment, blank lines, single quotes and lists that are not indented.
    Commented,
    /// Brackets and braces, without quotes where none are needed.
    Flow,
    /// One member a line, with all strings in double quotes and lines that end with CR LF.
    Quoted,
}

/// The value in YAML.
pub(super) fn write(value: &Json, style: Style) -> String {
    let mut out = String::new();
    if style == Style::Flow {
        flow(value, &mut out);
        out.push('\n');
    } else {
        block(value, style, 0, &mut out);
    }
    if style == Style::Quoted { out.replace('\n', "\r\n") } else { out }
}

fn flow(value: &Json, out: &mut String) {
    match value {
        Json::List(entries) => {
            out.push('[');
            for (index, entry) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                flow(entry, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (index, (name, member)) in members.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ",\n  " });
                out.push_str(&scalar(name, Style::Flow));
                out.push_str(": ");
                flow(member, out);
            }
            out.push('}');
        }
        Json::Text(text) => out.push_str(&scalar(text, Style::Flow)),
        Json::Word(word) => out.push_str(word),
    }
}

/// Writes what follows a colon, a dash, or nothing, and ends the line.
fn block(value: &Json, style: Style, indent: usize, out: &mut String) {
    let blanks = "  ".repeat(indent);
    let comment = if style == Style::Commented { "  # [REQUIRED] what: \"it is\" - {for}\n\n" } else { "\n" };
    match value {
        Json::Object(members) if !members.is_empty() => {
            for (index, (name, member)) in members.iter().enumerate() {
                // the first one is on the line of the dash
                if index > 0 || !out.ends_with("- ") {
                    out.push_str(&blanks);
                }
                out.push_str(&scalar(name, style));
                out.push(':');
                let is_block = matches!(member, Json::Object(it) if !it.is_empty())
                    || matches!(member, Json::List(it) if !it.is_empty());
                out.push_str(if is_block { comment } else { " " });
                let flat = style == Style::Commented && matches!(member, Json::List(_));
                block(member, style, indent + usize::from(!flat), out);
            }
        }
        Json::List(entries) if !entries.is_empty() => {
            for (index, entry) in entries.iter().enumerate() {
                if index > 0 || !out.ends_with("- ") {
                    out.push_str(&blanks);
                }
                out.push_str("- ");
                block(entry, style, indent + 1, out);
            }
        }
        Json::Object(_) => out.push_str(&format!("{{}}{comment}")),
        Json::List(_) => out.push_str(&format!("[]{comment}")),
        Json::Text(text) => out.push_str(&format!("{}{comment}", scalar(text, style))),
        Json::Word(word) => out.push_str(&format!("{word}{comment}")),
    }
}

fn scalar(text: &str, style: Style) -> String {
    let is_plain = text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_./:-".contains(&byte))
        && !text.ends_with(':')
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    match style {
        Style::Block | Style::Flow if is_plain => text.to_owned(),
        Style::Commented if !text.contains(|c: char| c.is_control()) => format!("'{}'", text.replace('\'', "''")),
        // a JSON string is one in double quotes
        _ => serde_json::to_string(text).expect("a text can be written").replace('\u{7f}', "\\x7f"),
    }
}
