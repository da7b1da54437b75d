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
    // some answers repeat the environment variables, as a JSON object: all of that sentence goes
    let said = recorded.message.map(|said| match said.split_once('{') {
        Some((front, _)) => front.rsplit_once(". ").map_or("", |(sentences, _)| sentences),
        None => said.trim(),
    });
    if let Some(said) = said.filter(|said| !said.is_empty()) {
        let said: String = said.trim_end_matches('.').chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        message = format!("{message}: {said}");
    }
    let mut draft = Draft::new(RECORDED_ERROR.meta(), Place(PlaceKind::Outside(recorded.place)), message);
    draft.param("code", recorded.code.to_owned());
    draft
}
