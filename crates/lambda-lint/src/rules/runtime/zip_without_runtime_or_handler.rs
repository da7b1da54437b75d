use crate::facts::{self, Family};
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, Severity, State, msg};

declare_rule! {
    /// `Runtime` or `Handler` is missing for a zip archive.
    ///
    /// Only a container image contains both. `provided` runtimes require `Handler`, too, but accept any value.
    ZipWithoutRuntimeOrHandler = "zip-without-runtime-or-handler", Error,
    covers: ["zip-needs-runtime-handler"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2023-04" "Runtime and Handler are mandatory for deployment packages" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap"}"#,
        r#"{"PackageType": "Image"}"#,
    ],
    fail: [
        r#"{"Handler": null}"# => "/Handler",
        r#"{"Runtime": null, "Handler": null}"# => "/Handler" | "/Runtime",
        r#"{"Runtime": "provided.al2023", "Handler": null}"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let (has_runtime, has_handler) = (!request.is_absent(Member::Runtime), !request.is_absent(Member::Handler));
    if has_runtime && has_handler || !is_surely_zip(request) {
        return;
    }
    if !has_runtime {
        let found = out.report(Member::Runtime, msg!("missing {@Runtime}, which a zip archive requires"));
        if request.has(Member::RuntimeConfig) {
            found
                .help(msg!("set {@Runtime} to `custom`"))
                .related(Member::RuntimeConfig, "the customer-managed runtime is set here");
        } else {
            let newest = facts::newest(Family::Python).map_or("", |runtime| runtime.identifier);
            found.help(msg!("add the runtime identifier, such as {example}", example = Name(newest)));
        }
    }
    if !has_handler {
        let found = out.report(Member::Handler, msg!("missing {@Handler}, which a zip archive requires"));
        found.help("add the handler, such as `index.handler`");
        // it is unknown whether a customer-managed runtime requires a handler
        let is_custom = request.text(Member::Runtime) == Some("custom") || request.has(Member::RuntimeConfig);
        if is_custom || request.state(Member::Runtime) == State::Unknown {
            found.severity(Severity::Warning);
        }
    }
}

/// Whether a member shows that it is a zip archive: a request without code may be completed with an image.
fn is_surely_zip(request: &Request<'_>) -> bool {
    let sources = [Member::CodeS3Bucket, Member::CodeS3Key, Member::CodeZipFile];
    request.package_type() == Some(PackageType::Zip)
        && request.is_absent(Member::CodeImageUri)
        && (request.has(Member::PackageType)
            || request.zip_file().is_some()
            || sources.into_iter().any(|member| request.has(member)))
}
