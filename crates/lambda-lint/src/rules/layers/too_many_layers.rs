use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Layers` has more entries than a function may have.
    ///
    /// The service model has no maximum, but the service does. Merge layers that belong together, or add their contents to the
    /// deployment package.
    TooManyLayers = "too-many-layers", Error,
    requires: [Layers],
    yields_to: ["zip-setting-on-image"],
    covers: ["layers-max"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "a function cannot reference more than five layers" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:b:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:c:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:d:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:e:1"
            ]
        }"#,
    ],
    fail: [
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:b:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:c:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:d:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:e:1",
                "arn:aws:lambda:eu-west-1:123456789012:layer:f:1"
            ]
        }"# => "/Layers",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let max = request.options().quotas().layers;
    let Some(actual) = request.len(Member::Layers).filter(|actual| *actual > max) else { return };
    out.report(
        Member::Layers,
        msg!(
            "{@Layers} has {actual}, above the limit of {max}",
            actual = Count(actual, "entry", "entries"),
            max = Int(max)
        ),
    )
    .help("merge layers, or add their contents to the deployment package");
}
