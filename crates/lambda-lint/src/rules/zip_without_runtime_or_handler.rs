use crate::facts::{self, Family};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request, Severity, State};

declare_rule! {
    /// A function packaged as a zip archive lacks `Runtime` or `Handler`.
    ///
    /// Only an image brings both with it. `Handler` is asked for with `provided` runtimes, too, where its value is free.
    ZipWithoutRuntimeOrHandler = "zip-without-runtime-or-handler", Error,
    covers: ["zip-needs-runtime-handler"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2023-04" "Runtime and Handler are called mandatory for deployment packages" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let (has_runtime, has_handler) = (!request.is_absent(Member::Runtime), !request.is_absent(Member::Handler));
    if has_runtime && has_handler || !is_surely_zip(request) {
        return;
    }
    if !has_runtime {
        let draft = out.at(Member::Runtime, "`Runtime` is required for a function packaged as a zip archive");
        if request.has(Member::RuntimeConfig) {
            draft.help("set `Runtime` to `custom`").related(Member::RuntimeConfig, "this says which runtime it is");
        } else {
            let newest = facts::newest(Family::Python).map_or("", |runtime| runtime.identifier);
            draft.help(format!("add the identifier of the runtime, such as `{newest}`"));
        }
    }
    if !has_handler {
        let draft = out.at(Member::Handler, "`Handler` is required for a function packaged as a zip archive");
        draft.help("add the name of the code to run, such as `index.handler`");
        // whether a runtime of a customer needs one has not been measured
        let is_custom = request.text(Member::Runtime) == Some("custom") || request.has(Member::RuntimeConfig);
        if is_custom || request.state(Member::Runtime) == State::Unknown {
            draft.severity(Severity::Warning);
        }
    }
}

/// Whether something says so: without any code the request may be completed with an image.
fn is_surely_zip(request: &Request<'_>) -> bool {
    let sources = [Member::CodeS3Bucket, Member::CodeS3Key, Member::CodeZipFile];
    request.package_type() == Some(PackageType::Zip)
        && request.is_absent(Member::CodeImageUri)
        && (request.has(Member::PackageType)
            || request.zip_file().is_some()
            || sources.into_iter().any(|member| request.has(member)))
}
