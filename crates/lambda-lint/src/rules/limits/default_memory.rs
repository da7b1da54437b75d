use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The function has the default memory of 128 MB, which is the minimum.
    ///
    /// CPU time is proportional to memory. Most functions run faster with more memory at about the same price, because the
    /// price is the product of memory and duration.
    DefaultMemory = "default-memory", Advice,
    covers: ["memory-default"],
    groups: [Cost, Operations],
    evidence: [
        Documentation "2026-11-22" "processor power grows with memory" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html",
    ],
    pass: [
        r#"{"MemorySize": 256}"#,
    ],
    fail: [
        r#"{}"# => "/MemorySize",
        r#"{"MemorySize": 128}"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let default = limits::MEMORY_DEFAULT;
    let is_absent = request.is_absent(Member::MemorySize);
    if !is_absent && request.integer(Member::MemorySize) != Some(default) {
        return;
    }
    // managed instances need more, which another rule reports
    if !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let message = match is_absent {
        true => msg!("{@MemorySize} defaults to {default}, the minimum", default = Mb(default)),
        false => msg!("{@MemorySize} is {default}, the minimum", default = Mb(default)),
    };
    out.report(Member::MemorySize, message)
        .help("measure the function with more memory: it is often faster at the same price");
}
