use crate::facts;
use crate::request::layer;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A layer belongs to a third-party account.
    ///
    /// The code of a layer runs with all permissions of the function's role. The other account must also share the layer, and
    /// can stop sharing it. Review its contents, and publish your own copy.
    LayerOfOtherAccount = "layer-of-other-account", Advice,
    requires: [Layers],
    covers: ["layers-foreign"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "layers of other accounts must be shared" "https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html",
        Judgement "2026-11-22" "foreign code with the permissions of the function" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(account) = request.account() else { return };
    if !request.is_absent(Member::CodeSigningConfigArn) {
        // `foreign-layer-with-code-signing` reports these
        return;
    }
    for (entry, layer) in layer::layers(request) {
        if layer.account != account && !facts::is_layer_publisher(layer.account) {
            out.report(
                entry,
                msg!(
                    "layer {layer} belongs to account {account}, and runs with the permissions of this function",
                    layer = Text(layer.name),
                    account = Word(layer.account.to_owned())
                ),
            )
            .help(msg!("review the layer, and publish a copy in account {own}", own = Word(account.to_owned())));
        }
    }
}
