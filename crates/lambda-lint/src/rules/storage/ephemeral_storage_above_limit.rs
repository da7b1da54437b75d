use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `EphemeralStorage` exceeds the limit for `/tmp`.
    ///
    /// Without an accelerator, `/tmp` is limited to 10,240 MB. The service model allows more, for functions with an
    /// accelerator.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(size) = request.integer(Member::EphemeralStorageSize) else { return };
    let max = request.options().quotas().ephemeral_storage_mb;
    if size <= max || !request.is_absent(Member::AcceleratorConfig) {
        return;
    }
    out.report(
        Member::EphemeralStorageSize,
        msg!("{@EphemeralStorage} is {actual}, above the limit of {max}", actual = Mb(size), max = Mb(max)),
    )
    .help(msg!("use at most {max}, and keep larger data on a file system or in S3", max = Mb(max)))
    .lower(Member::EphemeralStorageSize, max);
}
