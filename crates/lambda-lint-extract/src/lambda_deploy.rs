//! Steps of GitHub workflows with the action `aws-actions/aws-lambda-deploy`, which creates or updates a function.

use super::cloudformation::finish;
use super::flat::{Flat, Written};
use super::form::Property;
use super::forms::LAMBDA_DEPLOY;
use super::template::{Builder, Language};
use super::{Candidate, Extracted, Extractor};
use crate::rules::unknown_property::unknown_property;
use lambda_lint::{Absence, Severity};
use lambda_lint_syntax::NodeKind;

pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &["uses"], may_be_in: |text| text.contains(ACTION), extract, extract_text: None };

/// The name of the action.
const ACTION: &str = "aws-actions/aws-lambda-deploy";

const LANGUAGE: Language = Language { is_known: |text| !text.contains("${{"), refuses_null: false, assumed: None };

/// Inputs that are JSON.
const JSON: &[&str] = &[
    "DeadLetterConfig",
    "DurableConfig",
    "Environment/Variables",
    "FileSystemConfigs",
    "ImageConfig",
    "Layers",
    "LoggingConfig",
    "SnapStart",
    "Tags",
    "TracingConfig",
    "VpcConfig",
];

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let tree = candidate.tree;
    let is_action = |uses: &str| uses.strip_prefix(ACTION).is_some_and(|rest| rest.is_empty() || rest.starts_with('@'));
    if !candidate.text("uses").is_some_and(is_action) {
        return Extracted::Nothing;
    }
    let Some(inputs) = candidate.member("with").filter(|&inputs| tree.kind(inputs) == NodeKind::Object) else {
        return Extracted::Nothing;
    };
    let mut builder = Builder::new(tree, LANGUAGE);
    // the runner only warns about unknown inputs, and the action may be newer
    builder.is_lenient = true;
    for (name, _) in tree.members(inputs) {
        let text = tree.text(name);
        if LAMBDA_DEPLOY.property(text) == Property::Unknown
            && let (mut draft, Some(_)) = unknown_property(text, name, LAMBDA_DEPLOY.names())
        {
            draft.severity(Severity::Warning);
            builder.drafts.push(draft);
        }
    }
    let request = builder.copier.open(NodeKind::Object, inputs);
    let package_type = tree.text_member(inputs, "package-type");
    let is_unknown = package_type.is_some_and(|text| !(LANGUAGE.is_known)(text));
    let is_image = package_type == Some("Image");
    let written = |place: &str, _| match place {
        "Architectures" => Written::Entry,
        // the action only sends the inputs of this package type
        "Runtime" | "Handler" | "Layers" | "Code/ImageUri" | "ImageConfig" if is_unknown => Written::Maybe,
        "Runtime" | "Handler" | "Layers" | "Code/SourceKMSKeyArn" if is_image => Written::NotSent,
        "Code/ImageUri" | "ImageConfig" if !is_image => Written::NotSent,
        _ if JSON.contains(&place) => Written::Json,
        _ => Written::AsIs,
    };
    Flat { form: &LAMBDA_DEPLOY, written: &written }.add_members(&mut builder, request, inputs);
    builder.supplied("Publish", inputs);
    builder.copier.close(request);
    let name = tree.text_member(inputs, "function-name").filter(|name| (LANGUAGE.is_known)(name));
    let mut wrapped = finish(builder, inputs, name.map(str::to_owned));
    // the action has other names than the API
    wrapped.map.is_editable = false;
    // an existing function keeps its other settings
    wrapped.absence = Some(Absence::Unknown);
    Extracted::Request(Box::new(wrapped))
}
