use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `MemorySize` is more than a new account may use.
    ///
    /// New or rarely used accounts are limited to 3,008 MB until AWS Support raises their quota. If you pass the account's
    /// quota to lambda-lint, this finding becomes an error or disappears.
    MemoryAboveNewAccountLimit = "memory-above-new-account-limit", Advice,
    requires: [MemorySize],
    covers: ["memory-new-account"],
    groups: [Operations],
    evidence: [
        Answer "2026-09" "rejections reported by users" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{"MemorySize": 3008}"#,
    ],
    fail: [
        r#"{"MemorySize": 3009}"# => "/MemorySize",
        r#"{"MemorySize": 10240}"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(memory) = request.integer(Member::MemorySize) else { return };
    let max = limits::MEMORY_MAX_NEW_ACCOUNT;
    // an explicit quota is more precise
    let is_quota_known = request.options().quotas().memory_mb != limits::MEMORY_MAX;
    if memory <= max || memory > limits::MEMORY_MAX || is_quota_known {
        return;
    }
    if !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    out.report(
        Member::MemorySize,
        msg!("{@MemorySize} is {actual}; new accounts are limited to {max}", actual = Mb(memory), max = Mb(max)),
    )
    .help("check the account's quota and pass it with `--quota memory=…`");
}
