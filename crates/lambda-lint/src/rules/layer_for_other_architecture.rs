use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::layer;
use crate::{Diagnostics, Member, Request, State};

declare_rule! {
    /// By its name, a layer is for another instruction set than the function.
    ///
    /// What is compiled for the other instruction set cannot be loaded: the function, or the extension in the layer, fails
    /// as it starts. The service does not check it.
    LayerForOtherArchitecture = "layer-for-other-architecture", Warning,
    requires: [Layers],
    covers: ["layers-legacy-hint"],
    evidence: [
        Judgement "2026-11-22" "publishers put the instruction set into the name" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
    ],
    pass: [
        r#"{
            "Architectures": ["arm64"],
            "Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:31"]
        }"#,
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension:64"]}"#,
    ],
    fail: [
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:580247275435:layer:LambdaInsightsExtension-Arm64:31"]}"# => "/Layers/0",
        r#"{
            "Architectures": ["arm64"],
            "Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:tools-x86_64:3"]
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
        let Some(stated) = layer::stated_architecture(layer.name).filter(|stated| *stated != architecture) else {
            continue;
        };
        let name = shorten(layer.name);
        out.at(
            entry,
            format!("by its name the layer `{name}` is for `{stated}`, the function runs on `{architecture}`"),
        )
        .help(format!("use the layer for `{architecture}`, or set `Architectures` to `[\"{stated}\"]`"))
        .param("stated", stated)
        .word("layer", layer.name)
        .word("architecture", architecture)
        .related(Member::Architectures, "the instruction set is chosen here; without it, it is `x86_64`");
    }
}
