//! Which methods a Ruby file defines: a search for words, for strings and heredocs of Ruby need a parser.

use std::collections::BTreeSet;

/// The most names that are kept.
const MAX_NAMES: usize = 4096;

/// Words that can define methods, or load a file that does.
const DYNAMIC: &[&str] = &[
    "autoload",
    "class_eval",
    "const_missing",
    "const_set",
    "define_method",
    "define_singleton_method",
    "eval",
    "extend",
    "include",
    "instance_eval",
    "load",
    "method_missing",
    "module_eval",
    "prepend",
    "require_relative",
    "send",
];

/// The result of scanning a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source<'a> {
    /// The names after `def` and `def self.`, in order.
    pub methods: Vec<&'a str>,
    /// Whether it may define others: it loads other files, or a class extends another.
    pub is_dynamic: bool,
    words: BTreeSet<&'a str>,
}

impl Source<'_> {
    /// Whether the file surely does not define a method, class or module of this name.
    pub fn lacks(&self, name: &str) -> bool {
        !self.is_dynamic && !self.words.contains(name)
    }
}

/// Scans the source of a file.
///
/// ```
/// let source = lambda_lint::inspect::ruby::scan("def lambda_handler(event:, context:)\nend\n");
/// assert!(source.lacks("handler") && !source.lacks("lambda_handler"));
/// ```
pub fn scan(text: &str) -> Source<'_> {
    let mut source = Source::default();
    let mut in_comment = false;
    for line in text.lines() {
        if line.starts_with("__END__") {
            break;
        }
        in_comment |= line.starts_with("=begin");
        let is_end = in_comment && line.starts_with("=end");
        if !in_comment && !line.trim_start().starts_with('#') {
            source.read(line);
        }
        in_comment &= !is_end;
    }
    source
}

impl<'a> Source<'a> {
    fn read(&mut self, line: &'a str) {
        // `require './other'` and `require File.join(…)` load files of the package
        let line_start = line.trim_start();
        let required = line_start.strip_prefix("require").map(|rest| rest.trim_start_matches(['(', ' ']));
        self.is_dynamic |= required.is_some_and(|name| {
            let library = name.strip_prefix(['"', '\'']);
            library.is_none_or(|library| library.starts_with(['.', '/']) || library.contains("#{"))
        });
        self.is_dynamic |= line_start.starts_with("class ") && line.contains('<') && !line.contains("<<");
        let mut last = "";
        let mut before_last = "";
        for word in line.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty()) {
            self.is_dynamic |= DYNAMIC.contains(&word);
            let is_method = last == "def" && word != "self" || before_last == "def" && last == "self";
            if is_method && self.methods.len() < MAX_NAMES {
                self.methods.push(word);
            }
            self.words.insert(word);
            (before_last, last) = (last, word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let source = scan(
            "require 'json'\n# def a\n=begin\ndef b\n=end\nmodule M\n  class C\n    def self.run(event:)\n    end\n    def x; end\n  end\nend\n__END__\ndef d\n",
        );
        assert_eq!(source.methods, ["run", "x"]);
        for name in ["a", "b", "d", "handler"] {
            assert!(source.lacks(name), "{name}");
        }
        for name in ["run", "C", "M", "x"] {
            assert!(!source.lacks(name), "{name}");
        }
    }

    #[test]
    fn files_that_may_define_anything() {
        for text in [
            "require_relative 'x'",
            "require './x'",
            "require File.join(x)",
            "include X",
            "class A < B",
            "define_method(x) { }",
            "eval(x)",
            "send(:define, x)",
        ] {
            assert!(scan(text).is_dynamic, "{text}");
        }
        for text in ["require 'json'", "require \"aws-sdk-s3\"", "class << self", "class A", "# eval"] {
            assert!(!scan(text).is_dynamic, "{text}");
        }
    }
}
