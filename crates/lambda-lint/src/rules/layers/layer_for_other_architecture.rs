use crate::bytes;
use crate::facts;
use crate::message::{Message, Name};
use crate::request::layer::{self, Layer};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, State, msg};

declare_rule! {
    /// The name of a layer indicates a different instruction set than the function's.
    ///
    /// Code for the other instruction set does not load: the function, or the extension in the layer, fails when it starts.
    /// The service does not check this.
    ///
    /// Some publishers mark only layers for `arm64`, such as `LambdaInsightsExtension-Arm64`; a name without this marker means
    /// `x86_64`. lambda-lint knows the layers of AWS, Datadog, New Relic, HashiCorp, Bref and Splunk.
    LayerForOtherArchitecture = "layer-for-other-architecture", Warning,
    requires: [Layers],
    covers: ["layers-legacy-hint"],
    evidence: [
        Documentation "2026-11-30" "an example: Lambda Insights has one layer for each instruction set" "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versionsARM.html",
        Judgement "2026-11-22" "publishers put the instruction set in the name" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
    ],
    pass: [
        r#"{
            "Architectures": ["arm64"],
            "Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:31"]
        }"#,
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:64"]}"#,
        r#"{
            "Architectures": ["arm64"],
            "Layers": ["arn:aws:lambda:eu-west-1:464622532012:layer:Datadog-Node22-x:127"]
        }"#,
    ],
    fail: [
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:31"]}"# => "/Layers/0",
        r#"{
            "Architectures": ["arm64"],
            "Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:tools-x86_64:3"]
        }"# => "/Layers/0",
        r#"{
            "Architectures": ["arm64"],
            "Layers": ["arn:aws:lambda:eu-west-1:464622532012:layer:Datadog-Extension:92"]
        }"# => "/Layers/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let architecture = match request.state(Member::Architectures) {
        State::Absent => Some("x86_64"),
        _ => request.entries(Member::Architectures).next().and_then(|entry| entry.text()),
    };
    let Some(architecture) = architecture else { return };
    for (entry, layer) in layer::layers(request) {
        let Some((stated, help)) = stated(&layer, architecture) else { continue };
        out.report(
            entry,
            msg!(
                "layer {layer} is for {stated}, but the function runs on {architecture}",
                layer = Text(layer.name),
                stated = Name(stated),
                architecture = Text(architecture)
            ),
        )
        .help(help)
        .related(Member::Architectures, "the instruction set is set here; the default is `x86_64`");
    }
}

/// The instruction set in the name of a layer, if the function has another one, and the help.
fn stated(layer: &Layer<'_>, architecture: &str) -> Option<(&'static str, Message)> {
    let naming = facts::layer_naming(layer.account, layer.name);
    let stated = match naming {
        Some(naming) if bytes::contains(layer.name, naming.arm64) => "arm64",
        Some(_) => "x86_64",
        None => layer::stated_architecture(layer.name)?,
    };
    if stated == architecture {
        return None;
    }
    let expected = Name(format!("[\"{stated}\"]"));
    let help = match naming.map(|naming| naming.arm64) {
        Some(mark) if stated == "x86_64" => msg!(
            "use the layer with {mark} in its name, or set {@Architectures} to {expected}",
            mark = Name(mark),
            expected = expected
        ),
        Some(mark) => msg!(
            "use the layer without {mark} in its name, or set {@Architectures} to {expected}",
            mark = Name(mark),
            expected = expected
        ),
        None => msg!(
            "use the layer for {architecture}, or set {@Architectures} to {expected}",
            architecture = Text(architecture),
            expected = expected
        ),
    };
    Some((stated, help))
}
