use crate::aws::json;
use crate::facts::limits::IMAGE_CONFIG_SIZE;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// The combined settings in `ImageConfig` exceed 16 KB.
    ///
    /// The quota is documented, but not how it is measured. lambda-lint counts the bytes of the settings as compact JSON.
    ImageConfigTooLarge = "image-config-too-large", Warning,
    requires: [ImageConfig],
    covers: ["imageconfig-size"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "container image settings: 16 KB" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{"PackageType": "Image", "ImageConfig": {"Command": ["app.handler"]}}"#,
    ],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(node) = request.node(Member::ImageConfig) else { return };
    // escapes turn one byte into at most six
    let written = request.tree().node(node);
    let is_small = written.end > written.start && (written.end - written.start) as usize <= IMAGE_CONFIG_SIZE;
    if is_small || request.package_type() != Some(PackageType::Image) {
        return;
    }
    let size = json::compact_len(request.tree(), node);
    if size > IMAGE_CONFIG_SIZE {
        out.report(
            Member::ImageConfig,
            msg!(
                "the image settings take {actual}, above the limit of {max}",
                actual = Bytes(size),
                max = Bytes(IMAGE_CONFIG_SIZE)
            ),
        )
        .help("move long arguments into the image or into a file");
    }
}
