//! SARIF 2.1.0, for code scanning.

mod fix;

use super::gitlab::fnv;
use super::{Document, Render, Summary, json};
use crate::rule_page;
use crate::suppressed::Kind;
use lambda_lint::{Diagnostic, Linter, Meta, Severity, Span};
use lambda_lint_syntax::position::Positions;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

pub(crate) struct Sarif {
    rules: Vec<Value>,
    /// Where each rule is in the list.
    index: HashMap<String, usize>,
    has_results: bool,
}

impl Sarif {
    pub(crate) fn new(linter: &Linter) -> Self {
        let mut sarif = Sarif { rules: Vec::new(), index: HashMap::new(), has_results: false };
        for (meta, severity) in linter.rules() {
            sarif.index.insert(meta.id.clone().into_owned(), sarif.rules.len());
            sarif.rules.push(described(meta, severity));
        }
        sarif
    }
}

impl Render for Sarif {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let driver = json!({
            "name": "lambda-lint",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_HOMEPAGE"),
            "rules": self.rules,
        });
        out.write_all(
            b"{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n",
        )?;
        out.write_all(b"\"tool\":{\"driver\":")?;
        json::value(&driver, out)?;
        out.write_all(b"},\n\"columnKind\":\"utf16CodeUnits\",\n\"results\":[")
    }

    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        let mut positions = Positions::new(&document.text);
        let suppressed = document.suppressed.iter().map(|suppressed| {
            let kind = match suppressed.kind {
                Kind::External => "external",
                Kind::InSource => "inSource",
            };
            (&suppressed.diagnostic, json!([{ "kind": kind, "justification": suppressed.reason }]))
        });
        // where one result has the list, every one has to
        let reported = document.diagnostics.iter().map(|diagnostic| (diagnostic, json!([])));
        for (diagnostic, suppressions) in reported.chain(suppressed) {
            out.write_all(if self.has_results { b",\n" } else { b"\n" })?;
            self.has_results = true;
            let mut result = self.result(&document.name, diagnostic);
            if let Some(fix) = &diagnostic.fix {
                result["fixes"] = json!([fix::of(fix, document, &mut positions)]);
            }
            result["suppressions"] = suppressions;
            json::value(&result, out)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.has_results { b"\n]}]}\n" } else { b"]}]}\n" })
    }
}

fn described(meta: &Meta, severity: Severity) -> Value {
    let prose: Vec<_> = meta.prose.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let prose = prose.join("\n");
    let mut rule = json!({
        "id": meta.id,
        "shortDescription": { "text": meta.summary },
        "fullDescription": { "text": prose },
        "help": { "text": prose, "markdown": prose },
        "defaultConfiguration": { "level": level(severity) },
        "properties": { "tags": meta.groups.iter().map(|group| group.as_str()).collect::<Vec<_>>() },
    });
    if let Some(url) = rule_page::url(&meta.id).or_else(|| meta.url.map(str::to_owned)) {
        rule["helpUri"] = url.into();
    }
    rule
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

impl Sarif {
    fn result(&self, name: &str, diagnostic: &Diagnostic) -> Value {
        let message = match &diagnostic.help {
            Some(help) => format!("{}\n{help}", diagnostic.message),
            None => diagnostic.message.clone(),
        };
        let mut place = location(name, diagnostic.span, &diagnostic.path);
        if let (Some(location), Some(logical)) = (&diagnostic.location, place["logicalLocations"].as_array_mut()) {
            logical.push(json!({ "fullyQualifiedName": location, "kind": "member" }));
        }
        let fingerprint = format!(
            "{:016x}",
            fnv(&[name, &diagnostic.rule, diagnostic.location.as_deref().unwrap_or(&diagnostic.path)])
        );
        let mut result = json!({
            "ruleId": diagnostic.rule,
            "level": level(diagnostic.severity),
            "message": { "text": message },
            "locations": [place],
            "partialFingerprints": { "rulePathFile/v1": fingerprint },
        });
        if let Some(index) = self.index.get(diagnostic.rule.as_ref()) {
            result["ruleIndex"] = (*index).into();
        }
        if !diagnostic.related.is_empty() {
            let related = diagnostic.related.iter().enumerate().map(|(id, related)| {
                let mut location = location(name, related.span, &related.path);
                location["id"] = id.into();
                location["message"] = json!({ "text": related.message });
                location
            });
            result["relatedLocations"] = related.collect();
        }
        result
    }
}

fn location(name: &str, span: Option<Span>, pointer: &str) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(name) } });
    if let Some(Span { start, end }) = span {
        physical["region"] = json!({
            "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
        });
    }
    let logical = json!([{ "fullyQualifiedName": if pointer.is_empty() { "/" } else { pointer }, "kind": "member" }]);
    json!({ "physicalLocation": physical, "logicalLocations": logical })
}

/// A path as a URI reference: relative if the path is.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => {
                let _ = write!(uri, "%{other:02X}");
            }
        }
    }
    if path.starts_with('/') { format!("file://{uri}") } else { uri }
}
