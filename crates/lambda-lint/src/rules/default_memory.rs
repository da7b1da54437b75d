use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The function has the default memory of 128 MB, the least possible.
    ///
    /// Processor time comes in proportion to memory. Most functions are faster and no dearer with more, because they are paid
    /// for by the product of memory and time.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let default = limits::MEMORY_DEFAULT;
    let is_absent = request.is_absent(Member::MemorySize);
    if !is_absent && request.integer(Member::MemorySize) != Some(default) {
        return;
    }
    // on managed instances that much is too little, and another rule says so
    if !request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let message = match is_absent {
        true => format!("`MemorySize` is left at the default of {default} MB, the least possible"),
        false => format!("`MemorySize` is {default} MB, the least possible"),
    };
    out.at(Member::MemorySize, message)
        .help("measure the function with more memory: it is often faster at the same price")
        .param("default", default);
}
