//! The clients that a program makes: one whose endpoint is not of AWS belongs to an emulator.

use lambda_lint_syntax::code::{Code, Language};
use lambda_lint_syntax::literal::{Kind, Member};
use std::ops::Range;

/// How many clients of a file are read.
const MAX_CLIENTS: usize = 100;

/// The clients of Lambda in a program.
#[derive(Debug, Default)]
pub(super) struct Clients<'s> {
    all: Vec<Client<'s>>,
    /// The environment of the program sets an endpoint for all of them.
    are_emulated: bool,
}

#[derive(Debug)]
struct Client<'s> {
    /// The variable that holds it; empty if there is none.
    variable: &'s str,
    is_emulated: bool,
}

/// How a client is made, and whether the first argument names the service.
fn constructors(language: Language) -> &'static [(&'static str, bool)] {
    match language {
        Language::Python => &[("client(", true), ("resource(", true)],
        Language::JavaScript => &[("LambdaClient(", false), ("new Lambda(", false), ("AWS.Lambda(", false)],
    }
}

impl<'s> Clients<'s> {
    /// Finds the clients in a range of a text.
    pub(super) fn new(text: &'s str, range: &Range<usize>, code: &Code<'_>, language: Language) -> Self {
        let part = text.get(range.clone()).unwrap_or_default();
        let mut clients = Clients { all: Vec::new(), are_emulated: part.contains("AWS_ENDPOINT_URL") };
        for &(constructor, names_service) in constructors(language) {
            for (at, _) in part.match_indices(constructor).take(MAX_CLIENTS) {
                let at = range.start + at;
                let open = at + constructor.len() - 1;
                let arguments = text[open + 1..].trim_start();
                let is_lambda = !names_service
                    || ["lambda", "'lambda'", "\"lambda\""].iter().any(|service| arguments.starts_with(service))
                    || arguments.starts_with("service_name");
                if is_lambda && !code.is_text(at) {
                    let is_emulated = has_foreign_endpoint(code, open, arguments);
                    clients.all.push(Client { variable: assigned(text, at), is_emulated });
                }
            }
        }
        clients
    }

    /// Whether a call at this place is certain to be one of an SDK, whatever its arguments are.
    pub(super) fn are_certain(&self, text: &str, call: usize, language: Language) -> bool {
        let receiver = last_name(text.get(..call).unwrap_or_default());
        let is_command = language == Language::JavaScript && !text.get(call..).unwrap_or_default().starts_with('.');
        is_command || self.all.iter().any(|client| !receiver.is_empty() && client.variable == receiver)
    }

    /// Whether a call at this place may be sent to an emulator.
    pub(super) fn is_emulated(&self, text: &str, call: usize) -> bool {
        let receiver = last_name(text.get(..call).unwrap_or_default());
        let mut own = self.all.iter().filter(|client| !receiver.is_empty() && client.variable == receiver).peekable();
        let is_emulated = match own.peek() {
            Some(_) => own.any(|client| client.is_emulated),
            // the call does not show which one sends it
            None => self.all.iter().any(|client| client.is_emulated),
        };
        self.are_emulated || is_emulated
    }
}

/// Whether the arguments of a client set an endpoint that is not known to be of AWS.
fn has_foreign_endpoint(code: &Code<'_>, open: usize, arguments: &str) -> bool {
    let Some(call) = code.call(open) else { return false };
    let is_endpoint = |member: &&Member| matches!(member.name.as_str(), "endpoint" | "endpoint_url" | "endpointUrl");
    let is_foreign = |member: &Member| match &member.value.kind {
        Kind::Null => false,
        Kind::Text(text) => !text.contains(".amazonaws.com"),
        _ => true,
    };
    let (options, is_open) = match call.object.as_ref().map(|object| &object.kind) {
        Some(Kind::Object { members, is_open }) => (members.as_slice(), *is_open),
        // options that the program does not show
        _ => (&[][..], call.named.is_empty() && arguments.starts_with(|c: char| c.is_ascii_alphabetic())),
    };
    let mut endpoints = options.iter().chain(&call.named).filter(is_endpoint).peekable();
    match endpoints.peek() {
        Some(_) => endpoints.any(is_foreign),
        None => is_open || call.is_open,
    }
}

/// The variable to which a statement assigns what begins at this place.
fn assigned(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit(['\n', ';']).next().unwrap_or_default();
    let Some((target, _)) = line.split_once('=') else { return "" };
    // the type of a variable in TypeScript
    last_name(target.split(": ").next().unwrap_or_default().trim_end())
}

/// The name at the end of a text.
fn last_name(text: &str) -> &str {
    let is_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    &text[text.trim_end_matches(is_of_name).len()..]
}
