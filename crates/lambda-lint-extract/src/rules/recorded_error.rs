//! Errors in recorded calls.

use crate::wrapped::Recorded;
use lambda_lint::message_args::Text;
use lambda_lint::{DiagnosticBuilder, msg};
use lambda_lint::{Meta, declare_rule};

pub(crate) const RECORDED_ERROR: &Meta = &RecordedError;

declare_rule! {
    /// The service rejected a recorded call.
    ///
    /// CloudTrail records the response of the service. Other findings in the same record may explain the error. Its cause
    /// may also lie outside the request, such as permissions, quotas, or a role that does not exist yet.
    RecordedError = "recorded-error", Warning record,
    evidence: [Documentation "2026-11-22" "`errorCode` and `errorMessage` of a record" "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"],
    pass: [
        r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "orders"}}"#,
    ],
    fail: [
        r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "orders"}, "errorCode": "InvalidParameterValueException", "errorMessage": "The role defined for the function cannot be assumed by Lambda."}"# => "",
    ],
}

/// How much of an answer is shown, in characters.
const MAX_BYTES: usize = 200;

/// Reports the error that the service returned.
pub(crate) fn recorded_error(recorded: &Recorded) -> DiagnosticBuilder<'static> {
    let code = Text(&recorded.code);
    let said = recorded.message.as_deref().map(without_values).map(shortened).filter(|said| !said.is_empty());
    let message = match said {
        Some(said) => msg!("the service rejected this call with {code}: {answer}", code = code, answer = Word(said)),
        None => msg!("the service rejected this call with {code}", code = code),
    };
    DiagnosticBuilder::new(RECORDED_ERROR, recorded.place, message)
}

/// How the service refers to all variables together, in lower case.
const OWN_WORDS: &[&str] = &["configure your environment variables", "the environment variables you have provided"];

/// The text up to the sentence that repeats environment variables or the archive: as a JSON object, as a value next to the name
/// of the member, or as one that the record cuts off before that name.
fn without_values(said: &str) -> &str {
    let lower = said.to_ascii_lowercase();
    let first = |text: &str| ["environment", "variables", "zipfile"].iter().filter_map(|name| text.find(name)).min();
    let is_of_secret = first(&lower).is_some();
    // such words precede the reason, not the values
    let lower = OWN_WORDS.iter().fold(lower, |text, words| text.replace(words, &" ".repeat(words.len())));
    let named = first(&lower);
    let secret = (is_of_secret || is_cut_in_value(said)).then(|| said.find(['\'', '"', '`', '=']));
    match said.find('{').into_iter().chain(named).chain(secret.flatten()).min() {
        Some(at) => said[..at].rsplit_once(". ").map_or("", |(sentences, _)| sentences),
        None => said,
    }
}

/// Whether a quote is not closed, or a value is not followed by its place: `Value '…' at '…'`.
fn is_cut_in_value(said: &str) -> bool {
    let mut open = None;
    let mut before = ' ';
    let mut rest = said.chars().peekable();
    while let Some(c) = rest.next() {
        // in the middle of a word it is an apostrophe
        let is_within = before.is_alphanumeric() && rest.peek().is_some_and(|next| next.is_alphanumeric());
        if matches!(c, '\'' | '"' | '`') && !is_within {
            match open {
                None => open = Some(c),
                Some(quote) if quote == c => open = None,
                Some(_) => {}
            }
        }
        before = c;
    }
    open.is_some() || said.matches("Value '").count() > said.matches("' at '").count()
}

/// A text on one line, shortened after a word if it is long.
fn shortened(said: &str) -> String {
    let said: String =
        said.trim().trim_end_matches('.').chars().filter(|c| !c.is_control()).take(MAX_BYTES + 1).collect();
    match said.char_indices().nth(MAX_BYTES) {
        None => said,
        Some((end, _)) => {
            let kept = &said[..end];
            let kept = kept.rsplit_once(' ').map_or(kept, |(words, _)| words);
            format!("{} …", kept.trim_end_matches([',', ';', ':']))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_bounded_and_shows_no_secrets() {
        let said = |text: &str| shortened(without_values(text));
        assert_eq!(said("The role cannot be assumed by Lambda."), "The role cannot be assumed by Lambda");
        for harmless in [
            "Value 'x.y' at 'handler' is no handler",
            "The role can't be assumed by Lambda's service",
            "Layer version \"a:1\" doesn't exist, `b` neither",
        ] {
            assert_eq!(said(harmless), harmless);
        }
        for secret in [
            "Not so. The variables {\"PIN\":\"hunter2\"} are too long",
            "Not so. Value 'hunter2' at 'environment.variables.PIN' failed to satisfy constraint",
            "Not so. Could not unzip `hunter2` of ZipFile",
            "Not so. Environment variable DB_PASSWORD=hunter2 is not allowed",
            "Not so. PIN=hun. ter2 is not allowed in the environment",
            // what CloudTrail keeps of a long one
            "Not so. Value 'my secret pass. phrase hunter2 is long and was cut by the",
            "Not so. Value 'hun. ter2' at 'environm",
            "Not so. Value 'hun. ter2'",
            "Not so. Value 'hun'ter2. and",
            "Not so. \"hunter2. and more",
        ] {
            assert_eq!(said(secret), "Not so", "{secret}");
        }
        let limit = "Lambda was unable to configure your environment variables because the environment variables you have provided \
                     exceeded the 4KB limit";
        assert_eq!(said(&format!("{limit}. String measured: {{\"PIN\":\"hunter2\"}}")), limit);
        assert_eq!(said(&format!("{limit}, as PIN=hunter2")), "");
        assert_eq!(said("Value 'hunter2' at 'environment' failed"), "");
        assert_eq!(said("1 validation error detected: Value 'my secret hunter2"), "");
        let long = said(&"é is no handler, ".repeat(100));
        assert!(long.chars().count() <= MAX_BYTES + 2 && long.ends_with(" …"), "{long}");
        assert_eq!(said(&"x".repeat(MAX_BYTES)).len(), MAX_BYTES);
    }
}
