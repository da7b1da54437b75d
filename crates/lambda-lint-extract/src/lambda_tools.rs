//! `aws-lambda-tools-defaults.json`: the defaults of the options of `dotnet lambda deploy-function`.

use super::cloudformation::finish;
use super::flat::{Flat, Written};
use super::forms::LAMBDA_TOOLS;
use super::template::{Builder, Language};
use super::{Candidate, Extracted, Extractor};
use lambda_lint::internals::PlaceKind;
use lambda_lint::{Absence, Place};
use lambda_lint_syntax::NodeKind;

pub(super) static EXTRACTOR: Extractor = Extractor { anchors: ANCHORS, may_be_in, extract, extract_text: None };

/// Each such file has at least one of these properties.
const ANCHORS: &[&str] =
    &["function-handler", "function-memory-size", "function-role", "function-runtime", "function-timeout"];

const LANGUAGE: Language = Language {
    // `$(variable)` and `#{variable}#` are replaced by pipelines
    is_known: |text| !["${", "$(", "#{", "{{"].iter().any(|open| text.contains(open)),
    refuses_null: false,
    assumed: None,
};

/// The region in the templates of the tools.
const TEMPLATE_REGION: &str = "DefaultRegion";

fn may_be_in(text: &str) -> bool {
    ANCHORS.iter().any(|mark| text.contains(mark))
}

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    if candidate.trail.len() != 1 || !ANCHORS.iter().any(|mark| candidate.member(mark).is_some()) {
        return Extracted::Nothing;
    }
    let tree = candidate.tree;
    let mut builder = Builder::new(tree, LANGUAGE);
    // the file also has properties of other commands
    builder.is_lenient = true;
    let request = builder.copier.open(NodeKind::Object, candidate.object);
    let package_type = candidate.text("package-type").filter(|text| !text.is_empty());
    let is_image = package_type.is_some_and(|text| text.eq_ignore_ascii_case("image"));
    let is_unknown = package_type.is_some_and(|text| !(LANGUAGE.is_known)(text));
    let written = |place: &str, value| match place {
        "PackageType" => Written::NotSent,
        // the tool only sends the properties of this package type
        _ if is_unknown && is_of_one_kind(place) => Written::Maybe,
        "Runtime" | "Handler" | "Layers" if is_image => Written::NotSent,
        _ if place.starts_with("ImageConfig/") && !is_image => Written::NotSent,
        "Architectures" => Written::Entry,
        "Environment/Variables" | "Tags" => Written::Pairs,
        "Role" if !tree.text(value).starts_with("arn:") => Written::Supplied,
        _ if place.starts_with("VpcConfig/") || place.starts_with("ImageConfig/") || place == "Layers" => {
            if place == "ImageConfig/WorkingDirectory" { Written::AsIs } else { Written::Commas }
        }
        _ => Written::AsIs,
    };
    Flat { form: &LAMBDA_TOOLS, written: &written }.add_members(&mut builder, request, candidate.object);
    if let Some((name, value)) = tree.member(candidate.object, "package-type").filter(|_| package_type.is_some()) {
        builder.copier.name("PackageType".into(), name);
        let known = ["Image", "Zip"]
            .into_iter()
            .find(|known| package_type.is_some_and(|text| text.eq_ignore_ascii_case(known)));
        match known {
            Some(known) => builder.copier.scalar(NodeKind::Text, known.into(), value),
            None if package_type.is_some_and(LANGUAGE.is_known) => builder.copier.leaf(value),
            None => builder.copier.optional(value),
        }
    }
    builder.supplied("Publish", candidate.object);
    builder.supplied("Code", candidate.object);
    builder.copier.close(request);
    let mut wrapped = finish(builder, candidate.object, None);
    // the tool has other names than the API
    wrapped.map.is_editable = false;
    wrapped.absence = Some(Absence::Unknown);
    let is_region = |region: &&str| !region.is_empty() && *region != TEMPLATE_REGION && (LANGUAGE.is_known)(region);
    wrapped.region = candidate.text("region").filter(is_region).map(str::to_owned);
    wrapped.context.region_from = candidate.member("region").map(|region| Place(PlaceKind::Outside(region)));
    Extracted::Request(Box::new(wrapped))
}

/// Whether only functions of one package type have a member.
fn is_of_one_kind(place: &str) -> bool {
    matches!(place, "Handler" | "Layers" | "Runtime") || place.starts_with("ImageConfig/")
}
