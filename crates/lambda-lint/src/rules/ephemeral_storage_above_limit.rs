use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `EphemeralStorage` is larger than `/tmp` may be.
    ///
    /// Without an accelerator `/tmp` has 10,240 MB at most. The service model goes further, for functions with one.
    EphemeralStorageAboveLimit = "ephemeral-storage-above-limit", Error,
    requires: [EphemeralStorage],
    covers: ["ephemeral-max"],
    aws: VALIDATION,
    evidence: [
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        Model "2026-11-17" "the description of `Size`" "https://docs.aws.amazon.com/lambda/latest/api/API_EphemeralStorage.html",
    ],
    pass: [
        r#"{"EphemeralStorage": {"Size": 10240}}"#,
    ],
    fail: [
        r#"{"EphemeralStorage": {"Size": 10241}}"# => "/EphemeralStorage/Size",
        r#"{"EphemeralStorage": {"Size": 32768}}"# => "/EphemeralStorage/Size",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(size) = request.integer(Member::EphemeralStorageSize) else { return };
    let max = request.options().quotas().ephemeral_storage_mb;
    if size <= max || !request.is_absent(Member::AcceleratorConfig) {
        return;
    }
    let whose = match max {
        limits::EPHEMERAL_STORAGE_MAX => "the limit without an accelerator is",
        _ => "the account's quota is",
    };
    let message = format!("`/tmp` is {} MB large, {whose} {} MB", grouped(size), grouped(max));
    out.at(Member::EphemeralStorageSize, message)
        .help("set a smaller size, and keep larger data on a file system or in S3")
        .above(Member::EphemeralStorageSize, max, size);
}
