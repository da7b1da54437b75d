use crate::facts::limits::IMAGE_CONFIG_SIZE;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::values::json;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// The settings in `ImageConfig` are together larger than 16 KB.
    ///
    /// The quota is documented; how it is measured is not. Here the members count as JSON without blanks.
    ImageConfigTooLarge = "image-config-too-large", Warning,
    requires: [ImageConfig],
    covers: ["imageconfig-size"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "container image settings: 16 KB" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "ImageConfig": {"Command": ["app.handler"]},
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"#,
    ],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(node) = request.node(Member::ImageConfig) else { return };
    // escapes make at most six bytes of one
    let written = request.tree().node(node);
    let is_small = written.end > written.start && (written.end - written.start) as usize <= IMAGE_CONFIG_SIZE;
    if is_small || request.package_type() != Some(PackageType::Image) {
        return;
    }
    let size = json::compact_len(request.tree(), node);
    if size > IMAGE_CONFIG_SIZE {
        let (shown, max) = (grouped(size as i64), grouped(IMAGE_CONFIG_SIZE as i64));
        out.at(Member::ImageConfig, format!("the image settings take {shown} bytes, at most {max} bytes are allowed"))
            .help("move long arguments into the image or into a file")
            .param("max", IMAGE_CONFIG_SIZE)
            .param("actual", size);
    }
}
