//! The parameters of a Ruby method.

/// Words that can replace a method after its `def`.
const REDEFINING: &[&str] = &[
    "alias",
    "alias_method",
    "class_eval",
    "define_method",
    "eval",
    "instance_eval",
    "module_eval",
    "prepend",
    "undef",
];
/// The longest list of parameters that is read, in bytes.
const MAX_LIST: usize = 4096;

/// The parameters of a method.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parameters<'a> {
    /// How many positional arguments it needs.
    pub required: usize,
    /// How many positional arguments it takes; `None` with `*rest`.
    pub max: Option<usize>,
    /// The keywords that it needs.
    pub required_keywords: Vec<&'a str>,
    /// The keywords that it may be given.
    pub optional_keywords: Vec<&'a str>,
    /// Whether it takes other keywords, too.
    pub takes_all_keywords: bool,
    /// The line, counted from 1.
    pub line: usize,
}

impl Parameters<'_> {
    /// Whether a call with these keywords alone can succeed. A method without keywords is given a hash.
    pub fn accept(&self, keywords: &[&str]) -> bool {
        let has_keywords =
            self.takes_all_keywords || !self.required_keywords.is_empty() || !self.optional_keywords.is_empty();
        if !has_keywords {
            return self.required <= 1 && self.max != Some(0);
        }
        let is_known = |keyword: &&str| {
            self.takes_all_keywords
                || self.required_keywords.contains(keyword)
                || self.optional_keywords.contains(keyword)
        };
        self.required == 0
            && keywords.iter().all(is_known)
            && self.required_keywords.iter().all(|keyword| keywords.contains(keyword))
    }
}

/// The parameters of the only method with this name; nothing if it is unclear which one is called. Without a class, the
/// method has to begin a line.
///
/// ```
/// use lambda_lint::inspect::ruby::parameters;
///
/// let accepts = |text| parameters(text, "run", false).map(|found| found.accept(&["event", "context"]));
/// assert_eq!(accepts("def run(event:, context:)\nend\n"), Some(true));
/// assert_eq!(accepts("def run(event, context)\nend\n"), Some(false));
/// ```
pub fn parameters<'a>(text: &'a str, name: &str, has_class: bool) -> Option<Parameters<'a>> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    if text.split(|c| !is_word(c)).any(|word| REDEFINING.contains(&word)) {
        return None;
    }
    let mut found = None;
    let mut in_comment = false;
    let mut offset = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let start = offset;
        offset += line.len();
        if line.starts_with("__END__") {
            break;
        }
        in_comment = (in_comment || line.starts_with("=begin")) && !line.starts_with("=end");
        let code = line.trim_start();
        let indent = line.len() - code.len();
        let Some(rest) = code.strip_prefix("def ").filter(|_| !in_comment) else { continue };
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("self.").unwrap_or(rest);
        let Some(after) =
            rest.strip_prefix(name).filter(|after| !after.starts_with(|c| is_word(c) || "?!".contains(c)))
        else {
            continue;
        };
        if found.is_some() || !has_class && indent > 0 {
            return None;
        }
        let at = start + line.len() - after.len();
        found = Some(Parameters { line: number + 1, ..list(text.get(at..)?)? });
    }
    found
}

/// Reads `(a, b = 1, c:, d: 2)`, or the same without parentheses up to the end of the line.
fn list(text: &str) -> Option<Parameters<'_>> {
    let trimmed = text.trim_start_matches([' ', '\t']);
    let inner = match trimmed.strip_prefix('(') {
        Some(inner) => closed(inner)?,
        None => {
            let line = trimmed.split(['\n', ';', '#']).next().unwrap_or_default().trim();
            // `def a = b`
            if line.starts_with('=') { "" } else { line }
        }
    };
    let mut parameters = Parameters { max: Some(0), ..Parameters::default() };
    for part in parts(inner) {
        let part = part.trim();
        let name = part.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap_or_default();
        let rest = part.get(name.len()..).unwrap_or_default();
        match (name, rest) {
            ("", "") => {}
            ("", "...") => (parameters.max, parameters.takes_all_keywords) = (None, true),
            ("", "**nil") => return None,
            ("", rest) if rest.starts_with("**") => parameters.takes_all_keywords = true,
            ("", rest) if rest.starts_with('*') => parameters.max = None,
            ("", rest) if rest.starts_with('&') => {}
            // `(a, b)` takes a list apart
            ("", rest) if rest.starts_with('(') => {
                parameters.required += 1;
                parameters.max = parameters.max.map(|max| max + 1);
            }
            (_, ":") => parameters.required_keywords.push(name),
            (_, rest) if rest.starts_with(':') => parameters.optional_keywords.push(name),
            (_, rest) if rest.is_empty() || rest.trim_start().starts_with('=') => {
                parameters.required += usize::from(rest.is_empty());
                parameters.max = parameters.max.map(|max| max + 1);
            }
            _ => return None,
        }
    }
    Some(parameters)
}

/// The text up to the parenthesis that closes it; nothing if there is a string or a comment before it.
fn closed(text: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate().take(MAX_LIST) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' if depth == 0 => return text.get(..at),
            b')' | b']' | b'}' => depth = depth.checked_sub(1)?,
            b'"' | b'\'' | b'#' | b'/' | b'%' | b'`' => return None,
            _ => {}
        }
    }
    None
}

/// The parts between the commas outside of brackets.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    list.split(move |c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && c == ','
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(text: &str) -> Option<bool> {
        parameters(text, "run", false).map(|found| found.accept(&["event", "context"]))
    }

    #[test]
    fn calls_that_succeed() {
        for text in [
            "def run(event:, context:)\nend",
            "def run(event:, context:, other: nil)\nend",
            "def run(event:, context: nil)\nend",
            "def run(\n  event:,\n  context:\n)\nend",
            "def run event:, context:\nend",
            "def run(event:, **)\nend",
            "def run(**options)\nend",
            "def run(...)\nend",
            "def run(*args)\nend",
            "def run(arguments)\nend",
            "def run(arguments, other = {})\nend",
            "def run(event:, context:, &block) = event",
        ] {
            assert_eq!(accepts(text), Some(true), "{text}");
        }
    }

    #[test]
    fn calls_that_fail() {
        for text in [
            "def run(event, context)\nend",
            "def run event, context\nend",
            "def run(event:)\nend",
            "def run(event:, ctx:)\nend",
            "def run(event:, context:, other:)\nend",
            "def run(event, context:)\nend",
            "def run(event, context, *rest)\nend",
            "def run()\nend",
            "def run\nend",
            "def run = 1",
        ] {
            assert_eq!(accepts(text), Some(false), "{text}");
        }
    }

    #[test]
    fn unclear_methods() {
        for text in [
            "",
            "def run?(a, b)\nend",
            "def runs(a, b)\nend",
            "  def run(a, b)\n  end",
            "=begin\ndef run(a, b)\n=end",
            "# def run(a, b)",
            "__END__\ndef run(a, b)",
            "def run(a, b)\nend\ndef run(event:, context:)\nend",
            "def run(a, b)\nend\nalias_method :x, :run",
            "def run(a = ')', b)\nend",
            "def run(a",
        ] {
            assert_eq!(accepts(text), None, "{text}");
        }
        assert!(parameters("class A\n  def self.run(a, b)\n  end\nend", "run", true).is_some());
    }
}
