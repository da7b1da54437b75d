use crate::facts;
use crate::request::target::Doubtful;
use crate::rule::declare_rule;
use crate::suggest;
use crate::{Place, Reporter, Request, Severity, msg};

declare_rule! {
    /// The region of the function is unknown, or Lambda is not known to be available there.
    ///
    /// The region comes from the options, from the ARN in `FunctionName`, or from the other ARNs of the request. A region may be
    /// newer than this version of lambda-lint, but usually its name is misspelled. If the other ARNs of the request name a
    /// different region, the function cannot be created in either case, so this is an error.
    UnknownRegion = "unknown-region", Warning,
    covers: ["name-prefix-region"],
    evidence: [
        Documentation "2026-11-17" "the regions in the endpoint data of the SDKs" "https://docs.aws.amazon.com/general/latest/gr/lambda-service.html",
    ],
    pass: [
        r#"{"FunctionName": "arn:aws:lambda:ap-southeast-7:123456789012:function:orders"}"#,
        r#"{"FunctionName": "eu-west-9"}"#,
    ],
    fail: [
        r#"{"FunctionName": "arn:aws:lambda:eu-wset-1:123456789012:function:orders"}"# => "/FunctionName",
        r#"{"FunctionName": "arn:aws:lambda:me-west-1:123456789012:function:orders"}"# => "/FunctionName",
        r#"{
            "FunctionName": "arn:aws:lambda:eu-wst-1:123456789012:function:orders",
            "KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"
        }"# => "/FunctionName",
        r#"{"KMSKeyArn": "arn:aws:kms:us-esat-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"}"# => "/KMSKeyArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let target = request.target();
    let doubtful = target.doubtful.as_ref();
    let Some(name) = doubtful.map(|doubtful| doubtful.region).or(target.region) else { return };
    let mut message = match facts::region(name) {
        Some(region) if region.lambda => return,
        Some(_) => msg!("Lambda is not known to be available in {region}", region = Text(name)),
        None => msg!("unknown region {region}", region = Text(name)),
    };
    if let Some(doubtful) = doubtful {
        message = msg!(
            "{fault}, but other parts of the request are in {actual}",
            fault = Then(message),
            actual = Text(doubtful.other)
        );
    }
    let found = out.report(target.region_from.unwrap_or(Place::DOCUMENT), message);
    // of two equally near regions, prefer the one that the request names
    let other = doubtful.and_then(|doubtful| facts::region(doubtful.other)).map(|region| region.name);
    let mut known = other.into_iter().chain(facts::regions()).filter(|region| facts::has_lambda(region));
    match suggest::nearest(name, &mut known) {
        Some(nearest) if facts::region(name).is_none() => {
            found.help(msg!("did you mean {nearest}?", nearest = Name(nearest)))
        }
        _ => found.help("check the region; if it is new, update lambda-lint"),
    };
    if let Some(Doubtful { other, other_from, .. }) = doubtful {
        found.severity(Severity::Error);
        if let Some(from) = *other_from {
            found.related(from, msg!("this is in {actual}", actual = Text(other)));
        }
    }
}
