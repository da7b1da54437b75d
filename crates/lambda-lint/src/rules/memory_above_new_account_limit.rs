use crate::facts::limits;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `MemorySize` is more than a new account may have.
    ///
    /// Accounts that are new or little used are refused above 3,008 MB, until AWS Support raises their quota. Say what the
    /// account may have, and this becomes an error or goes away.
    MemoryAboveNewAccountLimit = "memory-above-new-account-limit", Advice,
    requires: [MemorySize],
    covers: ["memory-new-account"],
    groups: [Operations],
    evidence: [
        Answer "2026-09" "refusals that users report" "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
    ],
    pass: [
        r#"{"MemorySize": 3008}"#,
    ],
    fail: [
        r#"{"MemorySize": 3009}"# => "/MemorySize",
        r#"{"MemorySize": 10240}"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(memory) = request.integer(Member::MemorySize) else { return };
    let max = limits::MEMORY_MAX_NEW_ACCOUNT;
    // a quota that is set is known better
    let is_quota_known = request.options().quotas().memory_mb != limits::MEMORY_MAX;
    if memory <= max || memory > limits::MEMORY_MAX || is_quota_known {
        return;
    }
    if !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let message = format!("`MemorySize` is {} MB, new accounts are refused above {} MB", grouped(memory), grouped(max));
    out.at(Member::MemorySize, message)
        .help("check the account's quota, and give it to the linter")
        .param("max", max)
        .param("actual", memory);
}
