//! Writes diagnostics as JSON without `serde_json`, which would be a larger download for browsers.
//!
//! A test checks that the derived `Serialize` of these types gives the same output.

use crate::diagnostic::{Diagnostic, Fix, Param, Related, Span};
use crate::path;
use crate::report::Report;

impl Report {
    /// Appends the diagnostics as a JSON list.
    ///
    /// ```
    /// let mut json = String::new();
    /// lambda_lint::Linter::new().lint_str("{}").write_json(&mut json);
    /// assert!(json.starts_with(r#"[{"rule":"missing-member","severity":"error","path":"/Code","#));
    /// ```
    pub fn write_json(&self, out: &mut String) {
        list(out, self.diagnostics(), |out, diagnostic| diagnostic.write_json(out));
    }

    /// The same, and each diagnostic says where its texts name members of the request, so that a user interface can show
    /// its own labels: `"members":{"message":[[1,5]],"help":[[8,15]]}`, in UTF-16 code units, without the backticks.
    pub fn write_json_with_members(&self, out: &mut String) {
        list(out, self.diagnostics(), |out, diagnostic| diagnostic.write(out, true));
    }
}

impl Diagnostic {
    /// Appends the diagnostic as a JSON object without empty members.
    pub fn write_json(&self, out: &mut String) {
        self.write(out, false);
    }

    fn write(&self, out: &mut String, with_members: bool) {
        let mut object = Object::open(out);
        object.text("rule", &self.rule);
        object.text("severity", self.severity.as_str());
        object.text("path", &self.path);
        object.text("message", &self.message);
        if let Some(help) = &self.help {
            object.text("help", help);
        }
        if let Some(url) = &self.url {
            object.text("url", url);
        }
        if let Some(span) = self.span {
            span_json(object.value("span"), span);
        }
        if let Some(pointer) = &self.source_path {
            object.text("sourcePath", pointer);
        }
        if let Some(location) = &self.location {
            object.text("location", location);
        }
        if !self.functions.is_empty() {
            list(object.value("functions"), &self.functions, |out, name| path::push_quoted(out, name));
        }
        if let Some(aws) = self.aws {
            let mut answer = Object::open(object.value("aws"));
            answer.text("code", aws.code);
            answer.integer("status", aws.status.into());
            answer.close();
        }
        if !self.related.is_empty() {
            list(object.value("related"), &self.related, related_json);
        }
        if !self.params.is_empty() {
            let mut params = Object::open(object.value("params"));
            for (name, param) in self.params.iter() {
                param_json(params.value(name), param);
            }
            params.close();
        }
        if let Some(fix) = &self.fix {
            fix_json(object.value("fix"), fix);
        }
        if with_members && !(self.members.is_empty() && self.help_members.is_empty()) {
            let mut members = Object::open(object.value("members"));
            let help = self.help.as_deref().unwrap_or_default();
            for (name, text, ranges) in [("message", &*self.message, &self.members), ("help", help, &self.help_members)]
            {
                if !ranges.is_empty() {
                    list(members.value(name), ranges, |out, range| range_json(out, text, range));
                }
            }
            members.close();
        }
        object.close();
    }
}

/// A range of bytes in UTF-16 code units.
fn range_json(out: &mut String, text: &str, range: &std::ops::Range<usize>) {
    let units = |end: usize| text.get(..end).unwrap_or(text).encode_utf16().count();
    list(out, &[units(range.start), units(range.end)], |out, offset| integer_json(out, *offset as i64));
}

fn span_json(out: &mut String, span: Span) {
    let mut object = Object::open(out);
    for (name, position) in [("start", span.start), ("end", span.end)] {
        let mut place = Object::open(object.value(name));
        place.integer("offset", position.offset as i64);
        place.integer("line", position.line.into());
        place.integer("column", position.column.into());
        place.close();
    }
    object.close();
}

fn related_json(out: &mut String, related: &Related) {
    let mut object = Object::open(out);
    object.text("path", &related.path);
    object.text("message", &related.message);
    if let Some(span) = related.span {
        span_json(object.value("span"), span);
    }
    object.close();
}

fn param_json(out: &mut String, param: &Param) {
    match param {
        Param::Integer(integer) => integer_json(out, *integer),
        Param::Number(number) => out.push_str(number),
        Param::Text(text) => path::push_quoted(out, text),
        Param::List(texts) => list(out, texts, |out, text| path::push_quoted(out, text)),
    }
}

fn fix_json(out: &mut String, fix: &Fix) {
    let mut object = Object::open(out);
    object.text("description", &fix.description);
    object.value("safe").push_str(if fix.safe { "true" } else { "false" });
    list(object.value("edits"), &fix.edits, |out, edit| {
        let mut object = Object::open(out);
        object.integer("start", edit.start as i64);
        object.integer("end", edit.end as i64);
        object.text("text", &edit.text);
        object.close();
    });
    object.close();
}

/// Digits from the end: a quarter of the time that `write!` takes, and spans are most of what is written.
fn integer_json(out: &mut String, integer: i64) {
    let mut digits = [0; 20];
    let mut at = digits.len();
    let mut rest = integer.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if integer < 0 {
        out.push('-');
    }
    out.push_str(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

fn list<T>(out: &mut String, entries: &[T], write: impl Fn(&mut String, &T)) {
    out.push('[');
    for (index, entry) in entries.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(out, entry);
    }
    out.push(']');
}

/// An object that is being written.
pub struct Object<'o> {
    out: &'o mut String,
    is_empty: bool,
}

impl<'o> Object<'o> {
    /// Begins an object.
    pub fn open(out: &'o mut String) -> Self {
        out.push('{');
        Object { out, is_empty: true }
    }

    /// The name of a member; its value is the caller's to write. Names are the engine's own and need no escapes.
    pub fn value(&mut self, name: &str) -> &mut String {
        if !std::mem::take(&mut self.is_empty) {
            self.out.push(',');
        }
        self.out.push('"');
        self.out.push_str(name);
        self.out.push_str("\":");
        self.out
    }

    /// A member that is a string.
    pub fn text(&mut self, name: &str, text: &str) {
        path::push_quoted(self.value(name), text);
    }

    /// A member that is an integer.
    pub fn integer(&mut self, name: &str, integer: i64) {
        integer_json(self.value(name), integer);
    }

    /// Ends the object.
    pub fn close(self) {
        self.out.push('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Linter, Severity};

    /// Tests that `serde_json` produces the same output.
    fn same(diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            let mut json = String::new();
            diagnostic.write_json(&mut json);
            assert_eq!(json, serde_json::to_string(diagnostic).unwrap());
        }
    }

    #[test]
    fn diagnostics_are_written_as_serde_json_writes_them() {
        let linter = Linter::builder().advice(true).build().unwrap();
        for request in [
            "{}",
            "{\"FunctionName\": \"a \\u0001\\b\\f\\n\\r\\t\\u007f\\\"\\\\/é\u{2028}💥\", \"Role\": \"admin\", \"Code\": {}}",
            r#"{"MemorySize": 64, "Timeout": "5", "Architectures": "arm64", "handler": "x", "Tags": [{"Key": "a", "Value": "b"}]}"#,
            r#"{"MemorySize": 1.5e+300, "Runtime": "nodejs2.x", "PackageType": "Image", "Handler": "a.b", "TracingConfig": {"Mode": "active"}}"#,
            "{\"a\": ",
            "[1, 2",
        ] {
            let report = linter.lint_str(request);
            assert!(!report.diagnostics().is_empty());
            same(report.diagnostics());
            let mut json = String::new();
            report.write_json(&mut json);
            assert_eq!(json, serde_json::to_string(report.diagnostics()).unwrap());
            let read: Vec<Diagnostic> = serde_json::from_str(&json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json, "a diagnostic is read as it was written");
        }
        let mut json = String::new();
        Report::default().write_json(&mut json);
        assert_eq!(json, "[]");
    }

    #[test]
    fn members_are_written_on_demand() {
        let report = Linter::new().lint_str(r#"{"MemorySize": 20000}"#);
        let (mut plain, mut marked) = (String::new(), String::new());
        report.write_json(&mut plain);
        report.write_json_with_members(&mut marked);
        assert!(!plain.contains("\"members\""), "{plain}");
        assert!(marked.contains(r#""members":{"message":[[1,11]]}"#), "{marked}");
        let mut diagnostic = report.diagnostics()[0].clone();
        diagnostic.message = "💥 `Role`".into();
        diagnostic.members.clear();
        diagnostic.members.push(6..10);
        let mut marked = String::new();
        diagnostic.write(&mut marked, true);
        assert!(marked.contains("[[4,8]]"), "{marked}");
    }

    #[test]
    fn figures_are_written_as_serde_json_writes_them() {
        let mut diagnostic = Linter::new().lint_str("{}").diagnostics()[0].clone();
        diagnostic.severity = Severity::Advice;
        diagnostic.source_path = Some("/Resources/a~1b".into());
        diagnostic.location = Some("aws_lambda_function.a[\"b\"].memory_size".into());
        for integer in [0, 9, 10, -1, i64::MAX, i64::MIN] {
            diagnostic.params.0.push(("integer".into(), Param::Integer(integer)));
        }
        for double in [0.0, -0.0, 0.5, 2.0, -7.25, 1e15, 1e-7, f64::NAN, f64::INFINITY] {
            diagnostic.params.0.push(("double".into(), double.into()));
        }
        diagnostic.params.0.push(("list".into(), Param::List(vec!["a".into(), "\"".into()])));
        diagnostic.params.0.push(("none".into(), Param::List(vec![])));
        same(&[diagnostic]);
    }
}
