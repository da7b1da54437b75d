use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// `EphemeralStorage` has the size that `/tmp` has in any case.
    ///
    /// The default is 512 MB. Spelled out, it says nothing.
    RedundantEphemeralStorage = "redundant-ephemeral-storage", Advice,
    requires: [EphemeralStorage],
    covers: ["ephemeral-default"],
    evidence: [
        Documentation "2026-11-17" "the default" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html",
    ],
    pass: [
        r#"{"EphemeralStorage": {"Size": 513}}"#,
    ],
    fail: [
        r#"{"EphemeralStorage": {"Size": 512}}"# => "/EphemeralStorage",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let default = limits::EPHEMERAL_STORAGE_DEFAULT;
    if request.integer(Member::EphemeralStorageSize) != Some(default) {
        return;
    }
    out.at(Member::EphemeralStorage, format!("`EphemeralStorage` is {default} MB, which is the default"))
        .help("remove `EphemeralStorage`")
        .param("default", default)
        .fix("remove `EphemeralStorage`", vec![Edit::Remove(Member::EphemeralStorage.into())]);
}
