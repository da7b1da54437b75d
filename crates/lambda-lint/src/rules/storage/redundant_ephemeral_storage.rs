use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `EphemeralStorage` is set to its default.
    ///
    /// The default is 512 MB, so the setting has no effect.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let default = limits::EPHEMERAL_STORAGE_DEFAULT;
    // an unknown member says that something else was meant
    let has_more = request.entries(Member::EphemeralStorage).count() > 1;
    if request.integer(Member::EphemeralStorageSize) != Some(default) || has_more {
        return;
    }
    out.report(
        Member::EphemeralStorage,
        msg!("{@EphemeralStorage} is {default}, which is the default", default = Mb(default)),
    )
    .help(msg!("remove {@EphemeralStorage}"))
    .fix(msg!("remove {@EphemeralStorage}"), vec![Edit::Remove(Member::EphemeralStorage.into())]);
}
