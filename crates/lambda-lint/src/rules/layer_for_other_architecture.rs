use crate::facts;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::layer::{self, Layer};
use crate::{Diagnostics, Member, Request, State};

declare_rule! {
    /// By its name, a layer is for another instruction set than the function.
    ///
    /// Code that is compiled for the other instruction set does not load: the function, or the extension in the layer, fails
    /// when it starts. The service does not check it.
    ///
    /// Some publishers mark only their layers for `arm64`, such as `LambdaInsightsExtension-Arm64`; the name without the
    /// mark is for `x86_64`. The linter knows those of AWS, Datadog, New Relic, HashiCorp, Bref and Splunk.
    LayerForOtherArchitecture = "layer-for-other-architecture", Warning,
    requires: [Layers],
    covers: ["layers-legacy-hint"],
    evidence: [
        Documentation "2026-11-30" "an example: Lambda Insights has one layer for each instruction set" "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Lambda-Insights-extension-versionsARM.html",
        Judgement "2026-11-22" "publishers put the instruction set into the name" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let architecture = match request.state(Member::Architectures) {
        State::Absent => Some("x86_64"),
        _ => request.entries(Member::Architectures).next().and_then(|entry| entry.text()),
    };
    let Some(architecture) = architecture else { return };
    for (entry, layer) in layer::layers(request) {
        let Some((stated, help)) = stated(&layer, architecture) else { continue };
        let name = shorten(layer.name);
        out.at(
            entry,
            format!("by its name, the layer `{name}` is for `{stated}`; the function runs on `{architecture}`"),
        )
        .help(help)
        .param("stated", stated)
        .word("layer", layer.name)
        .word("architecture", architecture)
        .related(Member::Architectures, "the instruction set is chosen here; without it, it is `x86_64`");
    }
}

/// The instruction set that the name of a layer states, if it is another than that of the function, and what to do.
fn stated(layer: &Layer<'_>, architecture: &str) -> Option<(&'static str, String)> {
    let naming = facts::layer_naming(layer.account, layer.name);
    let stated = match naming {
        Some(naming) if layer.name.contains(naming.arm64) => "arm64",
        Some(_) => "x86_64",
        None => layer::stated_architecture(layer.name)?,
    };
    let mark = naming.map_or("", |naming| naming.arm64);
    let which = match stated {
        "x86_64" if naming.is_some() => format!(", which has `{mark}` in its name"),
        _ if naming.is_some() => format!(", which does not have `{mark}` in its name"),
        _ => String::new(),
    };
    let help = format!("use the layer for `{architecture}`{which}, or set `Architectures` to `[\"{stated}\"]`");
    (stated != architecture).then_some((stated, help))
}
