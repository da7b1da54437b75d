//! The code of a function of SAM.

use crate::package_path::{PackagePath, Packer};
use crate::template::{Builder, Merged, Source, Value, field_of, is_macro};
use lambda_lint_syntax::{NodeId, NodeKind};

/// The code: source text goes before a path, and for an image only its address counts. Without any of these SAM builds it.
pub(super) fn add_code(
    builder: &mut Builder<'_>,
    body: NodeId,
    members: &[Merged],
    code: &[(&'static str, Merged)],
    (is_built, is_open): (bool, bool),
) {
    let package = members.iter().find(|member| builder.tree.text(member.name) == "PackageType");
    let package = package.map(|member| builder.text(member.value.own));
    let is_image = match &package {
        None => false,
        Some(Some(package)) => package == "Image",
        Some(None) => return builder.supplied("Code", body),
    };
    let find = |wanted: &str| code.iter().find(|(name, _)| *name == wanted).map(|(_, member)| *member);
    let is_there = |builder: &Builder<'_>, member: &Merged| builder.value(member.value.own) != Value::Absent;
    let source = match is_image {
        true => find("ImageUri"),
        // SAM makes an archive of the function, whatever the image is
        false => find("InlineCode")
            .filter(|member| is_there(builder, member))
            .or_else(|| find("CodeUri"))
            .or_else(|| find("ImageUri")),
    };
    let Some(Merged { name, value }) = source.filter(|member| is_there(builder, member)) else {
        if is_image && !is_built {
            // `sam build` only makes an image that the metadata describe
            builder.copier.name("Code".into(), body);
            let code = builder.copier.open(NodeKind::Object, body);
            builder.copier.close(code);
            return;
        }
        if is_image || is_open {
            return builder.supplied("Code", body);
        }
        // SAM packs the folder of the template
        builder.copier.name("Code".into(), body);
        let code = builder.copier.open(NodeKind::Object, body);
        builder.copier.name("ZipFile".into(), body);
        builder.copier.unknown(body);
        builder.copier.close(code);
        return;
    };
    builder.copier.name("Code".into(), name);
    let object = builder.copier.open(NodeKind::Object, value.own);
    match builder.tree.text(name) {
        // SAM pushes an image that has only a local name
        "ImageUri" if builder.text(value.own).is_some_and(|uri| !uri.contains(".dkr.ecr")) => {
            builder.supplied("ImageUri", value.own);
        }
        "ImageUri" => builder.member("ImageUri", name, value, field_of("Code", "ImageUri")),
        "InlineCode" => builder.zip_file(name, value.own),
        _ => code_uri(builder, object, name, value),
    }
    if let Some(key) = find("SourceKMSKeyArn").filter(|_| !is_image) {
        builder.member("SourceKMSKeyArn", key.name, key.value, field_of("Code", "SourceKMSKeyArn"));
    }
    builder.copier.close(object);
}

/// Where the archive is: in S3, or at a path from which the archive is made.
fn code_uri(builder: &mut Builder<'_>, code: NodeId, name: NodeId, value: Source) {
    let node = value.own;
    if builder.is_object(node) {
        for Merged { name, value } in builder.merged(value) {
            let member = match builder.tree.text(name) {
                "Bucket" => "S3Bucket",
                "Key" => "S3Key",
                "Version" => "S3ObjectVersion",
                text if is_macro(text) => {
                    builder.copier.mark_open(code);
                    continue;
                }
                _ => {
                    let names = ["Bucket", "Key", "Version"].into_iter();
                    builder.unknown_property(code, name, value.own, names);
                    builder.copier.mark_open(code);
                    continue;
                }
            };
            builder.member(member, name, value, field_of("Code", member));
        }
        return;
    }
    let address = builder.text(node);
    let address = address
        .as_deref()
        .and_then(|address| address.strip_prefix("s3://"))
        .map(|rest| rest.split_once('/').unwrap_or((rest, "")));
    if let Some((bucket, key)) = address {
        for (member, text) in [("S3Bucket", bucket), ("S3Key", key)].into_iter().filter(|(_, text)| !text.is_empty()) {
            builder.copier.name(member.into(), name);
            builder.copier.scalar(NodeKind::Text, text.to_owned().into(), node);
        }
    } else if let Some(path) = builder.text(node) {
        builder.package = PackagePath::new(&path, Packer::Upload);
        builder.copier.name("ZipFile".into(), name);
        builder.copier.unknown(node);
    } else {
        builder.copier.mark_open(code);
    }
}
