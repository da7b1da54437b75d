use crate::facts::Family;
use crate::request::{features, layer};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The name of a layer suggests a different runtime than the function's.
    ///
    /// Compiled modules load only in one version of a language, and only that version searches folders such as
    /// `python/lib/python3.12/site-packages`. The service does not check it.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // a function with its own interpreter may use layers for any runtime
    let own = [Family::Nodejs, Family::Python, Family::Ruby, Family::Java, Family::Dotnet];
    let Some(runtime) = features::deciding_runtime(request).filter(|runtime| own.contains(&runtime.family)) else {
        return;
    };
    for (entry, layer) in layer::layers(request) {
        let Some(stated) = layer::stated_runtime(layer.name).filter(|stated| stated != runtime.identifier) else {
            continue;
        };
        out.report(
            entry,
            msg!(
                "the name of the layer {layer} suggests {stated}, but the function runs on {runtime}",
                layer = Text(layer.name),
                stated = Name(stated),
                runtime = Name(runtime.identifier)
            ),
        )
        .help(msg!("use the layer for {runtime}", runtime = Name(runtime.identifier)))
        .related(Member::Runtime, "the runtime is set here");
    }
}
