use crate::request::layer;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// With a code signing configuration, a layer of another account must be signed as well.
    ///
    /// Lambda checks the signature of each layer against the configuration when the function is created. The publishers of
    /// public layers sign them with their own profiles or not at all. If the configuration enforces signatures, the
    /// service rejects such a layer, unless the configuration lists the publisher's signing profile.
    ForeignLayerWithCodeSigning = "foreign-layer-with-code-signing", Advice,
    requires: [CodeSigningConfigArn],
    covers: ["layers-foreign"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-30" "layers are checked as well" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html",
    ],
    pass: [
        r#"{
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0",
            "Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"]
        }"#,
    ],
    fail: [
        r#"{
            "CodeSigningConfigArn": "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0",
            "Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:64"]
        }"# => "/Layers/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let (Some(account), Some(_)) = (request.account(), request.text(Member::CodeSigningConfigArn)) else { return };
    for (entry, layer) in layer::layers(request).filter(|(_, layer)| layer.account != account) {
        out.report(
            entry,
            msg!(
                "layer {layer} of account {account} must be signed with a profile of the code signing configuration",
                layer = Text(layer.name),
                account = Word(layer.account.to_owned())
            ),
        )
        .help(msg!(
            "add the publisher's signing profile, or sign a copy of the layer in account {own}",
            own = Word(account.to_owned())
        ))
        .related(Member::CodeSigningConfigArn, "code signing is set here");
    }
}
