//! Rules about what stands around a request, for which the engine itself speaks.

use super::wrapped::Recorded;
use crate::draft::{Draft, Place, PlaceKind};
use crate::rule::{Rule, declare_rule};
use crate::shape::describe::shorten;

pub(crate) const RECORDED_ERROR: &dyn Rule = &RecordedError;

declare_rule! {
    /// A recorded call was refused.
    ///
    /// CloudTrail keeps what the service answered. A refusal may have reasons that no request shows: rights, quotas, a role
    /// that is not there yet. What else is found in the same record may be the reason.
    RecordedError = "recorded-error", Warning record,
    evidence: [Documentation "2026-11-22" "`errorCode` and `errorMessage` of a record" "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"],
    pass: [r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "orders"}}"#],
    fail: [r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "orders"}, "errorCode": "InvalidParameterValueException", "errorMessage": "The role defined for the function cannot be assumed by Lambda."}"# => ""],
}

/// How much of an answer is shown, in characters.
const LONGEST: usize = 200;

/// Says what the service answered.
pub(crate) fn recorded_error(recorded: &Recorded<'_>) -> Draft<'static> {
    let code = shorten(recorded.code);
    let mut message = format!("the service refused this call with `{code}`");
    let said = recorded.message.map(without_values).map(shortened);
    if let Some(said) = said.filter(|said| !said.is_empty()) {
        message = format!("{message}: {said}");
    }
    let mut draft = Draft::new(RECORDED_ERROR.meta(), Place(PlaceKind::Outside(recorded.place)), message);
    draft.param("code", recorded.code.to_owned());
    draft
}

/// What was said up to the sentence that repeats environment variables or the archive: as a JSON object, or as a value in
/// quotes beside the name of the member.
fn without_values(said: &str) -> &str {
    let lower = said.to_ascii_lowercase();
    let is_of_secret = ["environment", "variables", "zipfile"].iter().any(|name| lower.contains(name));
    let quote = said.find(['\'', '"', '`']).filter(|_| is_of_secret);
    match said.find('{').into_iter().chain(quote).min() {
        Some(at) => said[..at].rsplit_once(". ").map_or("", |(sentences, _)| sentences),
        None => said,
    }
}

/// An answer on one line, cut off behind a word if it is long.
fn shortened(said: &str) -> String {
    let said: String =
        said.trim().trim_end_matches('.').chars().filter(|c| !c.is_control()).take(LONGEST + 1).collect();
    match said.char_indices().nth(LONGEST) {
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
        assert_eq!(said("Value 'x.y' at 'handler' is no handler"), "Value 'x.y' at 'handler' is no handler");
        for secret in [
            "Not so. The variables {\"PIN\":\"hunter2\"} are too long",
            "Not so. Value 'hunter2' at 'environment.variables.PIN' failed to satisfy constraint",
            "Not so. Could not unzip `hunter2` of ZipFile",
        ] {
            assert_eq!(said(secret), "Not so", "{secret}");
        }
        assert_eq!(said("Value 'hunter2' at 'environment' failed"), "");
        let long = said(&"é is no handler, ".repeat(100));
        assert!(long.chars().count() <= LONGEST + 2 && long.ends_with(" …"), "{long}");
        assert_eq!(said(&"x".repeat(LONGEST)).len(), LONGEST);
    }
}
