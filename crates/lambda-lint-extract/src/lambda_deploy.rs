//! Steps of GitHub workflows with the action `aws-actions/aws-lambda-deploy`, which creates or updates a function.

use super::cloudformation::finish;
use super::flat::{Flat, Written};
use super::forms::LAMBDA_DEPLOY;
use super::template::{Builder, Language};
use super::{Look, Site, Way};
use lambda_lint::Completeness;
use lambda_lint_syntax::NodeKind;

pub(super) static WAY: Way = Way { marks: &["uses"], may_be_in: |text| text.contains(ACTION), look, look_into: None };

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

fn look<'t>(site: &Site<'_, 't>) -> Look<'t> {
    let tree = site.tree;
    let is_action = |uses: &str| uses.strip_prefix(ACTION).is_some_and(|rest| rest.is_empty() || rest.starts_with('@'));
    if !site.text("uses").is_some_and(is_action) {
        return Look::Nothing;
    }
    let Some(inputs) = site.member("with").filter(|&inputs| tree.kind(inputs) == NodeKind::Object) else {
        return Look::Nothing;
    };
    let mut builder = Builder::new(tree, LANGUAGE);
    // the runner warns of inputs that the action does not have
    builder.is_lenient = true;
    let request = builder.copier.open(NodeKind::Object, inputs);
    let package_type = tree.text_member(inputs, "package-type");
    let is_unknown = package_type.is_some_and(|text| !(LANGUAGE.is_known)(text));
    let is_image = package_type == Some("Image");
    let written = |place: &str, _| match place {
        "Architectures" => Written::Entry,
        // of the two kinds of packages, the action sends what belongs to the one
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
    // a function that exists keeps what is not said
    wrapped.completeness = Some(Completeness::Open);
    Look::Wraps(Box::new(wrapped))
}
