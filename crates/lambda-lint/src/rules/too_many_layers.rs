use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `Layers` has more entries than a function may have.
    ///
    /// The service model has no maximum; the service has one. Put what belongs together into one layer, or into the
    /// deployment package.
    TooManyLayers = "too-many-layers", Error,
    requires: [Layers],
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let max = request.options().quotas().layers;
    let Some(actual) = request.len(Member::Layers).filter(|actual| *actual > max) else { return };
    // an image has no layers at all, as another rule says
    if request.package_type() != Some(PackageType::Image) {
        out.at(Member::Layers, format!("`Layers` has {actual} entries, at most {max} are allowed"))
            .help("merge layers, or put what is in them into the deployment package")
            .param("max", max)
            .param("actual", actual);
    }
}
