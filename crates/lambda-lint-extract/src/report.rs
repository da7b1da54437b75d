//! What is found in a document, and which requests it holds.

use crate::{Found, NoRequest};
use lambda_lint::internals::Object;
use lambda_lint::{Diagnostic, Report};
use std::ops::Deref;

/// The result for one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DocumentReport {
    report: Report,
    requests: Requests,
}

/// What requests there are in a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Requests {
    /// The document is one.
    #[default]
    Whole,
    /// These were found.
    Found(Vec<Found>),
    /// None was found.
    None(NoRequest),
}

impl Requests {
    /// Merges the requests of two documents in one text.
    pub(crate) fn and(self, other: Requests) -> Self {
        match (self, other) {
            // the more specific of two documents without requests
            (Requests::None(NoRequest::Foreign), Requests::None(other)) => Requests::None(other),
            (Requests::None(one), Requests::None(_)) => Requests::None(one),
            (one, other) => {
                let mut found = one.found();
                found.extend(other.found());
                Requests::Found(found)
            }
        }
    }

    fn found(self) -> Vec<Found> {
        match self {
            Requests::Whole => vec![Found::WHOLE],
            Requests::Found(found) => found,
            Requests::None(_) => Vec::new(),
        }
    }
}

/// It contains the findings of a [`Report`].
impl Deref for DocumentReport {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.report
    }
}

impl DocumentReport {
    pub(crate) fn new(report: Report, requests: Requests) -> Self {
        DocumentReport { report, requests }
    }

    /// The findings alone.
    pub fn into_report(self) -> Report {
        self.report
    }

    /// Everything, as the list itself.
    pub fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.report.into_diagnostics()
    }

    /// The requests that the document holds, in its order.
    ///
    /// ```
    /// use lambda_lint::Linter;
    /// use lambda_lint_extract::{Document, Input, lint};
    /// let document = r#"[{"FunctionName": "orders", "Code": {}}, {"Role": "admin", "Code": {}}]"#;
    /// let report = lint(&Linter::new(), Document::from(document).input(Input::Auto));
    /// let paths: Vec<_> = report.requests().iter().map(|found| found.source_path.as_ref()).collect();
    /// assert_eq!(paths, ["/0", "/1"]);
    /// ```
    pub fn requests(&self) -> &[Found] {
        match &self.requests {
            _ if !self.is_read() => &[],
            Requests::Whole => const { &[Found::WHOLE] },
            Requests::Found(found) => found,
            Requests::None(_) => &[],
        }
    }

    /// Whether the document was judged as one whole request.
    ///
    /// ```
    /// use lambda_lint::Linter;
    /// use lambda_lint_extract::{Document, Input, lint};
    /// let is_request = |text| lint(&Linter::new(), Document::from(text).input(Input::Auto)).is_request();
    /// assert!(is_request(r#"{"FunctionName": "orders", "Code": {}}"#));
    /// assert!(!is_request(r#"[{"FunctionName": "orders", "Code": {}}]"#));
    /// ```
    pub fn is_request(&self) -> bool {
        self.requests == Requests::Whole && self.is_read()
    }

    /// Why the document holds no request, if it could be read and holds none.
    ///
    /// ```
    /// use lambda_lint::Linter;
    /// use lambda_lint_extract::{Document, Input, NoRequest, lint};
    /// let report = lint(&Linter::new(), Document::from(r#"{"name": "orders"}"#).input(Input::Auto));
    /// assert_eq!(report.no_request(), Some(&NoRequest::Foreign));
    /// ```
    pub fn no_request(&self) -> Option<&NoRequest> {
        match &self.requests {
            Requests::None(why) => Some(why),
            _ => None,
        }
    }

    /// Appends what the document holds as a JSON object: `diagnostics`, `requests` with the format and place of each, and a
    /// `note` that explains what the document is if it contains none.
    ///
    /// ```
    /// use lambda_lint::Linter;
    /// use lambda_lint_extract::{Document, Input, lint};
    /// let mut json = String::new();
    /// lint(&Linter::new(), Document::from(r#"{"name": "orders"}"#).input(Input::Auto)).write_json(&mut json);
    /// assert_eq!(json, r#"{"diagnostics":[],"requests":[],"note":"the document is not a CreateFunction request"}"#);
    /// ```
    pub fn write_json(&self, out: &mut String) {
        let mut object = Object::open(out);
        self.report.write_json(object.value("diagnostics"));
        let requests = object.value("requests");
        requests.push('[');
        for (index, found) in self.requests().iter().enumerate() {
            if index > 0 {
                requests.push(',');
            }
            let mut object = Object::open(requests);
            object.text("input", found.input.as_str());
            object.text("sourcePath", &found.source_path);
            object.close();
        }
        requests.push(']');
        if let Some(none) = self.no_request() {
            object.text("note", &format!("the document {none}"));
        }
        object.close();
    }
}
