//! Source text in a template: where it is stored, and which runtimes take it.

use lambda_lint::DiagnosticBuilder;
use lambda_lint::archive::{LooseFile, pack};
use lambda_lint::internals::{NamedPackage, Stage};
use lambda_lint_syntax::{NodeKind, Tree};

/// What is wrong with the rest of a request whose code is source text.
pub(crate) fn check(request: &Tree<'_>) -> Vec<DiagnosticBuilder<'static>> {
    let text = |name: &str| request.text_member(0, name);
    let mut drafts = Vec::new();
    let is_zip = request.member(0, "PackageType").is_none() || text("PackageType") == Some("Zip");
    if !is_zip || request.is_open(0) {
        return drafts;
    }
    let runtime = text("Runtime");
    let takes_source = |runtime: &str| runtime.starts_with("python") || runtime.starts_with("nodejs");
    if let Some(runtime) = runtime.filter(|runtime| !takes_source(runtime)) {
        drafts.push(crate::rules::inline_code_runtime::inline_runtime(runtime));
        return drafts;
    }
    // a layer may bring the handler
    let has_layers = request.member(0, "Layers").is_some_and(|(_, layers)| {
        request.kind(layers) != NodeKind::List || request.is_open(layers) || request.entries(layers).next().is_some()
    });
    let elsewhere =
        |handler: &&str| handler.contains('.') && !handler.starts_with("index.") && !handler.contains(['/', ':']);
    if let Some(handler) = text("Handler").filter(elsewhere).filter(|_| !has_layers) {
        drafts.push(crate::rules::inline_code_handler::inline_handler(handler));
    }
    drafts
}

/// The archive that CloudFormation creates from inline code, with the module that it adds for custom resources.
pub(crate) fn package(request: &Tree<'_>, source: String) -> Option<Vec<u8>> {
    let runtime = request.text_member(0, "Runtime")?;
    let (name, helper) = match () {
        () if runtime.starts_with("python") => ("index.py", "cfnresponse.py"),
        () if runtime.starts_with("nodejs") => ("index.js", "node_modules/cfn-response/index.js"),
        () => return None,
    };
    let file = |name: &str, content: Vec<u8>| LooseFile { name: name.to_owned(), content, mode: 0o644 };
    Some(pack(&[file(name, source.into_bytes()), file(helper, Vec::new())]))
}

/// The archive for the engine.
pub(crate) fn named_package(bytes: &[u8]) -> NamedPackage<'_> {
    NamedPackage { bytes, stage: Stage::Inline, is_uploaded: true }
}
