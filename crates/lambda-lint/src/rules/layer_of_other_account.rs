use crate::facts;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::layer;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A layer belongs to another account than the function, and not to AWS.
    ///
    /// Its code runs with all the rights of the function's role. The other account has to share it, too, and can stop to
    /// do so. Publish a copy of your own, where what is in it can be reviewed.
    LayerOfOtherAccount = "layer-of-other-account", Advice,
    requires: [Layers],
    covers: ["layers-foreign"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "layers of other accounts have to be shared" "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
        Judgement "2026-11-22" "foreign code with the function's rights" "",
    ],
    pass: [
        r#"{
            "Layers": [
                "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3",
                "arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:64"
            ]
        }"#,
    ],
    fail: [
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:210987654321:layer:tools:3"]}"# => "/Layers/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(account) = request.account() else { return };
    if !request.is_absent(Member::CodeSigningConfigArn) {
        // `foreign-layer-with-code-signing` reports these
        return;
    }
    for (entry, layer) in layer::layers(request) {
        if layer.account != account && !facts::is_layer_publisher(layer.account) {
            let message = format!(
                "the layer `{}` belongs to the account {}, and its code runs with the rights of this function",
                shorten(layer.name),
                layer.account
            );
            out.at(entry, message)
                .help(format!("review it, and publish a copy in the account {account}"))
                .word("account", layer.account)
                .word("layer", layer.name);
        }
    }
}
