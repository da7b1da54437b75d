use crate::facts;
use crate::rule::declare_rule;
use crate::suggest;
use crate::values::target::Doubtful;
use crate::{Diagnostics, Place, Request, Severity};

declare_rule! {
    /// The region of the function is not one where Lambda is known to be.
    ///
    /// It comes from the options, from the ARN in `FunctionName`, or from what the ARNs of the request say. A region may be newer
    /// than the data of this linter; more often its name is misspelt. Then the other ARNs of the request are in another one: one
    /// finding says so, which is an error, for the function cannot be made in either case.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let target = request.target();
    let doubtful = target.doubtful.as_ref();
    let Some(name) = doubtful.map(|doubtful| doubtful.region).or(target.region) else { return };
    let mut message = match facts::region(name) {
        Some(region) if region.lambda => return,
        Some(_) => format!("no endpoint of Lambda is known in `{name}`"),
        None => format!("`{name}` is no region that is known"),
    };
    if let Some(doubtful) = doubtful {
        message = format!("{message}, while the request names `{}`", doubtful.other);
    }
    let draft = out.at(target.region_from.unwrap_or(Place::DOCUMENT), message);
    draft.word("region", name);
    // of two that are as near, the one that the request names
    let other = doubtful.and_then(|doubtful| facts::region(doubtful.other)).map(|region| region.name);
    let mut known = other.into_iter().chain(facts::regions()).filter(|region| facts::has_lambda(region));
    match suggest::nearest(name, &mut known) {
        Some(nearest) if facts::region(name).is_none() => draft.help(format!("did you mean `{nearest}`?")),
        _ => draft.help("check the region; if it is a new one, a newer version of this linter may know it"),
    };
    if let Some(Doubtful { other, other_from, .. }) = doubtful {
        // in another region it is of no use, and in one that does not exist it is nowhere
        draft.severity(Severity::Error).word("actual", other);
        if let Some(from) = *other_from {
            draft.related(from, format!("this is in `{other}`"));
        }
    }
}
