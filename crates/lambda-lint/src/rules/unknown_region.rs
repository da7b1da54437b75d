use crate::facts;
use crate::rule::declare_rule;
use crate::suggest;
use crate::{Diagnostics, Place, Request};

declare_rule! {
    /// The region of the function is not one where Lambda is known to be.
    ///
    /// It comes from the options, from the ARN in `FunctionName`, or from what the ARNs of the request say. A region may be newer
    /// than the data of this linter; more often its name is misspelt.
    UnknownRegion = "unknown-region", Warning,
    when: [Elsewhere],
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
        r#"{"KMSKeyArn": "arn:aws:kms:us-esat-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"}"# => "/KMSKeyArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let target = request.target();
    let Some(name) = target.region else { return };
    let message = match facts::region(name) {
        Some(region) if region.lambda => return,
        Some(_) => format!("no endpoint of Lambda is known in `{name}`"),
        None => format!("`{name}` is no region that is known"),
    };
    let draft = out.at(target.region_from.unwrap_or(Place::DOCUMENT), message);
    draft.param("region", name.to_owned());
    match suggest::nearest(name, &mut facts::regions().filter(|&other| other != name)) {
        Some(nearest) if facts::region(name).is_none() => draft.help(format!("did you mean `{nearest}`?")),
        _ => draft.help("check the region; if it is a new one, a newer version of this linter may know it"),
    };
}
