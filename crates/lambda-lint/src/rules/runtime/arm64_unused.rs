use crate::facts::Family;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, State, msg};

declare_rule! {
    /// The function runs on `x86_64`, but its runtime also supports `arm64`.
    ///
    /// On Graviton, the same duration costs about 20% less. Scripts run there unchanged; native libraries must be built
    /// for it.
    Arm64Unused = "arm64-unused", Advice,
    requires: [Runtime],
    covers: ["arch-arm64"],
    groups: [Cost],
    evidence: [
        Documentation "2026-11-22" "the advantages of arm64" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
        Documentation "2026-11-22" "prices by architecture" "https://aws.amazon.com/lambda/pricing/",
    ],
    pass: [
        r#"{"Architectures": ["arm64"]}"#,
        r#"{
            "Architectures": ["x86_64"],
            "Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:tools-x86_64:3"]
        }"#,
    ],
    fail: [
        r#"{}"# => "/Architectures",
        r#"{"Architectures": ["x86_64"]}"# => "/Architectures",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = features::deciding_runtime(request) else { return };
    let is_x86 = match request.state(Member::Architectures) {
        // another rule asks for an explicit architecture
        State::Absent => runtime.family != Family::Provided,
        _ => request.entries(Member::Architectures).any(|entry| entry.text() == Some("x86_64")),
    };
    // a capacity provider has its own architecture, and accelerators require x86_64
    let is_bound =
        [Member::CapacityProviderConfig, Member::AcceleratorConfig].into_iter().any(|m| !request.is_absent(m));
    if is_x86 && !is_bound && runtime.architectures.contains(&"arm64") && !has_x86_layer(request) {
        out.report(
            Member::Architectures,
            msg!("{runtime} also runs on `arm64`, which costs less", runtime = Name(runtime.identifier)),
        )
        .help(msg!("set {@Architectures} to `[\"arm64\"]` if the package contains no x86_64 binaries"));
    }
}
/// Whether the name of a layer says that the layer is for x86_64.
fn has_x86_layer(request: &Request<'_>) -> bool {
    request.entries(Member::Layers).filter_map(|entry| entry.text()).any(|arn| {
        let arn = arn.to_ascii_lowercase();
        arn.contains("x86") || arn.contains("amd64")
    })
}
