use crate::aws::arn::Arn;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// A layer has an ARN of the form `arn:aws:lambda:::awslayer:NAME`, which may be unavailable.
    ///
    /// AWS reserves this form for its own layers. They are undocumented and can disappear, so the function may fail to be
    /// created or updated.
    InternalLayer = "internal-layer", Warning,
    requires: [Layers],
    yields_to: ["zip-setting-on-image"],
    covers: ["layers-awslayer"],
    evidence: [
        Tools "2026-10-20" "cfn-lint warns about it" "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
    ],
    pass: [
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:64"]}"#,
    ],
    fail: [
        r#"{"Layers": ["arn:aws:lambda:::awslayer:AmazonLinux1803"]}"# => "/Layers/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::Layers) {
        if entry.text().is_some_and(|arn| Arn::parse(arn).is_some_and(|arn| arn.resource.starts_with("awslayer:"))) {
            out.report(entry, "the layer is internal to AWS and may be unavailable")
                .help("use a layer with region, account and version, or add its contents to the deployment package");
        }
    }
}
