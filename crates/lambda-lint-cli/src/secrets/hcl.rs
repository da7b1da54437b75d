//! Secrets in HCL: the values in what is named like environment variables, and credentials. Found without parsing, so that it
//! makes no difference whether the text is valid.

use super::names::Meaning;
use super::{inside_quotes, is_credential};
use lambda_lint_syntax::hcl::tokens::{Token, TokenKind, tokens};
use std::ops::Range;

/// The ranges not to be shown, ascending.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut finder = Finder { text, levels: vec![false], is_secret: false, is_attribute: false, found: Vec::new() };
    let mut tokens = tokens(text).peekable();
    while let Some(token) = tokens.next() {
        if token.kind == TokenKind::Comment {
            finder.comment(token.range);
            continue;
        }
        let next = tokens.peek().map(|next| &text[next.range.clone()]).unwrap_or_default();
        finder.token(&token, next);
        finder.is_attribute = &text[token.range] == ".";
    }
    finder.found
}

struct Finder<'t> {
    text: &'t str,
    /// For each bracket around the place: whether what is in it is secret.
    levels: Vec<bool>,
    /// Whether the value that comes next is secret, because of its name.
    is_secret: bool,
    /// Whether the last token was a dot.
    is_attribute: bool,
    found: Vec<Range<usize>>,
}

impl Finder<'_> {
    fn is_inside(&self) -> bool {
        self.levels.last().copied().unwrap_or_default()
    }

    /// A comment among variables may hold one.
    fn comment(&mut self, range: Range<usize>) {
        if self.is_inside() {
            self.found.push(range);
        }
    }

    /// `next` is the token after this one.
    fn token(&mut self, token: &Token, next: &str) {
        let written = &self.text[token.range.clone()];
        let is_inside = self.is_inside();
        match token.kind {
            TokenKind::Newline => self.is_secret = false,
            // `==` compares
            TokenKind::Word | TokenKind::Text
                if matches!(next, "=" | ":") || token.kind == TokenKind::Word && next == "{" =>
            {
                self.is_secret = Meaning::of(written) == Meaning::Secret;
            }
            TokenKind::Text if is_inside || self.is_secret || is_credential(written) => {
                self.found.push(if written.starts_with('"') {
                    inside_quotes(self.text, token.range.clone())
                } else {
                    token.range.clone()
                });
            }
            TokenKind::Number if is_inside || self.is_secret => self.found.push(token.range.clone()),
            TokenKind::Word if (is_inside || self.is_secret) && !self.is_attribute && !is_expression(written, next) => {
                self.found.push(token.range.clone());
            }
            TokenKind::Sign => match written {
                "{" | "[" | "(" => {
                    self.levels.push(is_inside || self.is_secret);
                    self.is_secret = false;
                }
                "}" | "]" | ")" => {
                    // a bracket that is closed too often leaves the outermost level
                    if self.levels.len() > 1 {
                        self.levels.pop();
                    }
                    self.is_secret = false;
                }
                "," => self.is_secret = false,
                _ => {}
            },
            _ => {}
        }
    }
}

/// Whether a word is a part of an expression: a keyword, a function, or the beginning of a reference. Any other may be a value
/// without quotes.
fn is_expression(word: &str, next: &str) -> bool {
    const KEYWORDS: [&str; 6] = ["true", "false", "null", "for", "in", "if"];
    const ROOTS: [&str; 9] = ["var", "local", "data", "module", "each", "count", "path", "self", "terraform"];
    // the type of a resource has an underscore
    let is_root = ROOTS.contains(&word) || word.contains('_');
    KEYWORDS.contains(&word) || next == "(" || is_root && matches!(next, "." | "[")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut shown = text.to_owned();
        for range in find(text).into_iter().rev() {
            shown.replace_range(range, "*");
        }
        shown
    }

    #[test]
    fn hides_the_values_of_variables() {
        let text = "handler = \"a.b\"\nenvironment {\n  variables = {\n    A = \"x\"\n    B : 7, \"C\" = \"${var.x}y\"\n    D = <<E\nz\nE\n  }\n}\ntimeout = 5\n";
        let hidden = "handler = \"a.b\"\nenvironment {\n  variables = {\n    A = \"*\"\n    B : *, \"C\" = \"*\"\n    D = *\n  }\n}\ntimeout = 5\n";
        assert_eq!(shown(text), hidden);
        assert_eq!(
            shown("environment_variables = merge({ A = \"x\" }, y)\nb = \"c\"\n"),
            "environment_variables = merge({ A = \"*\" }, *)\nb = \"c\"\n"
        );
        assert_eq!(shown("password = \"x\" # y\nb = \"c\"\n"), "password = \"*\" # y\nb = \"c\"\n");
        assert_eq!(shown("u = \"https://a:b@c/d\"\n"), "u = \"*\"\n");
    }

    #[test]
    fn hides_them_in_a_text_that_is_cut_off() {
        assert_eq!(
            shown("environment { variables = { A = \"x\n B = \"y\" "),
            "environment { variables = { A = \"*\n B = \"*\" "
        );
        assert_eq!(shown("}}} environment { A = \"x\" }"), "}}} environment { A = \"*\" }");
    }

    #[test]
    fn hides_values_with_wrong_quotes_and_comments() {
        for value in [
            "hunter2",
            "'hunter2'",
            "\u{201c}hunter2\u{201d}",
            "hunter2\"",
            "\"x\"hunter2\"",
            "\"\nhunter2\"",
            "1 # hunter2",
        ] {
            let text =
                format!("environment {{\n  variables = {{\n    A = {value}\n    B = var.b\n  }}\n}}\ntimeout = 5\n");
            let shown = shown(&text);
            assert!(!shown.contains("hunter2"), "{shown}");
            assert!(shown.contains("B = var.b") && shown.ends_with("timeout = 5\n"), "{shown}");
        }
    }

    #[test]
    fn shows_the_declarations_of_terraform() {
        let text = "variable \"runtime\" {\n  default = \"nodejs20.x\"\n}\n";
        assert_eq!(shown(text), text);
    }
}
