//! GitLab's code quality report: a JSON array of issues in the form of Code Climate.

use super::{Document, Render, Summary, json};
use lambda_lint::{Diagnostic, Severity};
use serde_json::json;
use std::collections::HashMap;
use std::io::{self, Write};

#[derive(Default)]
pub(crate) struct Gitlab {
    /// How often each fingerprint was needed: GitLab shows only one issue for each.
    seen: HashMap<u64, u64>,
}

impl Render for Gitlab {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[")
    }

    fn document(&mut self, document: &Document, out: &mut dyn Write) -> io::Result<()> {
        for diagnostic in &document.diagnostics {
            out.write_all(if self.seen.is_empty() { b"\n" } else { b",\n" })?;
            let fingerprint = self.fingerprint(&document.name, diagnostic);
            let severity = match diagnostic.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Advice => "info",
            };
            let location =
                diagnostic.location.as_ref().map_or_else(String::new, |location| format!(" (at {location})"));
            let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            let description = format!("{}{location}{help}", diagnostic.message);
            let begin = diagnostic.span.map_or(1, |span| span.start.line);
            let issue = json!({
                "description": description,
                "check_name": diagnostic.rule,
                "fingerprint": fingerprint,
                "severity": severity,
                "location": { "path": document.name, "lines": { "begin": begin } },
            });
            json::value(&issue, out)?;
        }
        Ok(())
    }

    fn end(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.seen.is_empty() { b"]\n" } else { b"\n]\n" })
    }
}

impl Gitlab {
    /// The part of the fingerprint that does not change when lines are added above.
    fn fingerprint(&mut self, name: &str, diagnostic: &Diagnostic) -> String {
        let place = diagnostic.location.as_deref().unwrap_or(&diagnostic.path);
        let hash = fnv(&[name, &diagnostic.rule, place, &diagnostic.message]);
        let count = self.seen.entry(hash).or_insert(0);
        *count += 1;
        format!("{hash:016x}{:04x}", *count - 1)
    }
}

/// FNV-1a: the same on every machine and in every release.
pub(super) fn fnv(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
