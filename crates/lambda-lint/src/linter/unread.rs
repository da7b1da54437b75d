//! Documents that cannot be read: one finding, and nothing else is known of them.

use super::Linter;
use crate::diagnostic::Diagnostic;
use crate::place::{Place, PlaceKind};
use crate::report::Report;
use crate::reporter::DiagnosticBuilder;
use crate::resolve::Resolver;
use crate::source::json::{FaultKind, SyntaxFault};
use crate::source::position::Text;
use crate::source::source_map::SourceMap;
use crate::syntax_rules as source_rules;

impl Linter {
    /// The report about a text that cannot be read.
    #[cold]
    #[doc(hidden)]
    pub fn unreadable(&self, fault: &SyntaxFault, source: Option<&str>) -> Report {
        self.finish_unread(syntax_finding(fault), source)
    }

    /// The report about bytes that are no text.
    #[cold]
    #[doc(hidden)]
    pub fn not_utf8(&self, bytes: &[u8], valid: usize, length: Option<usize>) -> Report {
        let readable = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
        let mut at = valid;
        let mut help = if length.is_none() { "check whether the file is truncated" } else { "save the file as UTF-8" };
        let message = match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "the text is UTF-16, a request is UTF-8".to_owned(),
            // logs are delivered so
            [0x1F, 0x8B, ..] => {
                (at, help) = (0, "unpack it first");
                "the text is compressed with gzip".to_owned()
            }
            // people name the package in place of the request
            [b'P', b'K', 3, 4, ..] => {
                (at, help) = (0, "name the request here, and the package with `--zip-file`");
                "this is a ZIP archive, not a request".to_owned()
            }
            _ => format!("the text is not UTF-8: byte {valid} is 0x{:02x}", bytes[valid]),
        };
        let place = Place(PlaceKind::Range(at, at));
        let mut finding = DiagnosticBuilder::new(source_rules::INVALID_UTF8.meta(), place, message);
        finding.help(help);
        self.finish_unread(finding, Some(readable))
    }

    /// A document that cannot be read says nothing else; such findings are never off.
    fn finish_unread(&self, finding: DiagnosticBuilder<'_>, source: Option<&str>) -> Report {
        Report::new(self.unread(finding, None, &mut Text::new(source))).unread()
    }

    /// The diagnostic for a text that cannot be read, or for a text as a whole.
    #[doc(hidden)]
    pub fn unread(
        &self,
        finding: DiagnosticBuilder<'_>,
        source_map: Option<&dyn SourceMap>,
        text: &mut Text<'_>,
    ) -> Vec<Diagnostic> {
        let severity =
            |finding: &DiagnosticBuilder<'_>| Some(self.severity_of(finding).unwrap_or(finding.meta.severity));
        Resolver { tree: None, slots: None, source_map, zip_file: false }.resolve(vec![finding], false, severity, text)
    }
}

/// Why a document cannot be read.
#[cold]
pub fn syntax_finding(fault: &SyntaxFault) -> DiagnosticBuilder<'static> {
    let rule = match fault.kind {
        FaultKind::Syntax => source_rules::INVALID_JSON,
        #[cfg(feature = "hcl")]
        FaultKind::Hcl => source_rules::INVALID_HCL,
        #[cfg(feature = "yaml")]
        FaultKind::Yaml => source_rules::INVALID_YAML,
        FaultKind::Trailing => source_rules::TRAILING_TEXT,
        FaultKind::TooDeep => source_rules::NESTING_TOO_DEEP,
        FaultKind::TooMany => source_rules::TOO_MANY_VALUES,
    };
    let place = Place(PlaceKind::Range(fault.start, fault.end));
    let mut finding = DiagnosticBuilder::new(rule, place, fault.message.clone());
    finding.help(fault.help);
    finding
}
