use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// A layer is in another region than the function.
    ///
    /// Lambda only loads layers from the function's region. Publish the layer there, too; its ARN differs in the region and
    /// often in the version.
    LayerInOtherRegion = "layer-in-other-region", Error,
    requires: [Layers],
    yields_to: ["zip-setting-on-image"],
    covers: ["layers-region", "layers-partition"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "layers are expected to be in the region of the function" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
    ],
    pass: [
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3",
                "arn:aws:lambda:::awslayer:AmazonLinux1703"
            ]
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Layers": ["arn:aws:lambda:eu-west-2:123456789012:layer:tools:3"]
        }"# => "/Layers/0",
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:a:1",
                "arn:aws:lambda:eu-west-2:123456789012:layer:b:1"
            ]
        }"# => "/Layers/1",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::Layers) {
        if let Some(arn) = entry.text() {
            regional::check(request, out, entry.place(), arn, "the layer");
        }
    }
}
