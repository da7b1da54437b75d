use crate::facts::Family;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::{features, layer};
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// By its name, a layer is for another runtime than the function.
    ///
    /// Modules with compiled parts load in one version of a language only, and folders such as
    /// `python/lib/python3.12/site-packages` are searched by that version only. The service does not check it.
    LayerForOtherRuntime = "layer-for-other-runtime", Warning,
    requires: [Layers],
    covers: ["layers-legacy-hint"],
    evidence: [
        Judgement "2026-11-22" "publishers put the runtime into the name" "https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html",
    ],
    pass: [
        r#"{
            "Runtime": "python3.12",
            "Handler": "app.handler",
            "Layers": [
                "arn:aws:lambda:eu-west-1:017000801446:layer:AWSLambdaPowertoolsPythonV3-python312-x86_64:18"
            ]
        }"#,
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:python-tools:3"]}"#,
    ],
    fail: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Layers": [
                "arn:aws:lambda:eu-west-1:017000801446:layer:AWSLambdaPowertoolsPythonV3-python312-x86_64:18"
            ]
        }"# => "/Layers/0",
        r#"{"Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:Klayers-p311-requests:3"]}"# => "/Layers/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // who brings the interpreter along brings any, and may use what other runtimes use
    let own = [Family::Nodejs, Family::Python, Family::Ruby, Family::Java, Family::Dotnet];
    let Some(runtime) = features::deciding_runtime(request).filter(|runtime| own.contains(&runtime.family)) else {
        return;
    };
    for (entry, layer) in layer::layers(request) {
        let Some(stated) = layer::stated_runtime(layer.name).filter(|stated| stated != runtime.identifier) else {
            continue;
        };
        let message = format!(
            "by its name the layer `{}` is for `{stated}`, the function runs on `{}`",
            shorten(layer.name),
            runtime.identifier
        );
        out.at(entry, message)
            .help(format!("use the layer for `{}`", runtime.identifier))
            .param("stated", stated)
            .word("layer", layer.name)
            .param("runtime", runtime.identifier)
            .related(Member::Runtime, "the runtime is chosen here");
    }
}
