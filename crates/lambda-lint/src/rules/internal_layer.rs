use crate::rule::declare_rule;
use crate::values::arn::Arn;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// A layer has an ARN of the form `arn:aws:lambda:::awslayer:NAME`, which may not be available.
    ///
    /// This form is for layers that AWS keeps for itself. They are documented nowhere and come and go; the function may
    /// fail to be created, or to be updated later.
    InternalLayer = "internal-layer", Warning,
    requires: [Layers],
    covers: ["layers-awslayer"],
    evidence: [
        Tools "2026-10-20" "cfn-lint warns of it" "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
    ],
    pass: [
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:64"]}"#,
    ],
    fail: [
        r#"{"Layers": ["arn:aws:lambda:::awslayer:AmazonLinux1803"]}"# => "/Layers/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if request.package_type() == Some(PackageType::Image) {
        return;
    }
    for entry in request.entries(Member::Layers) {
        if entry.text().is_some_and(|arn| Arn::parse(arn).is_some_and(|arn| arn.resource.starts_with("awslayer:"))) {
            out.at(entry, "the layer is one that AWS keeps for itself, which may not be available")
                .help("use a layer with region, account and version, or put its contents into the deployment package");
        }
    }
}
