use crate::facts::Family;
use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// `AWS_LAMBDA_EXEC_WRAPPER` is set where it does not work.
    ///
    /// It names a script that starts the runtime, by its path from the root, such as `/opt/wrapper`. OS-only runtimes do
    /// not read it, because the `bootstrap` program is started directly.
    UnusableExecWrapper = "unusable-exec-wrapper", Warning,
    requires: [EnvironmentVariables],
    covers: ["env-exec-wrapper"],
    evidence: [
        Documentation "2026-11-22" "wrapper scripts and OS-only runtimes" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html",
    ],
    pass: [
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/opt/otel-handler"}}}"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "wrapper.sh"}}}"# => "/Environment/Variables/AWS_LAMBDA_EXEC_WRAPPER",
        r#"{
            "Runtime": "provided.al2023",
            "Handler": "bootstrap",
            "Environment": {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/opt/wrapper"}}
        }"# => "/Environment/Variables/AWS_LAMBDA_EXEC_WRAPPER",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    const NAME: &str = "AWS_LAMBDA_EXEC_WRAPPER";
    for entry in request.entries(Member::EnvironmentVariables) {
        // an empty one is taken for none
        let Some(path) = entry.text().filter(|path| entry.key() == Some(NAME) && !path.is_empty()) else { continue };
        let runtime = request.runtime().filter(|runtime| runtime.family == Family::Provided);
        if let Some(runtime) = runtime {
            out.at(entry, format!("`{NAME}` has no effect with the runtime `{}`", runtime.identifier))
                .help("remove it, and start the wrapper in `bootstrap`")
                .param("runtime", runtime.identifier)
                .related(Member::Runtime, "the runtime is chosen here")
                .unsafe_fix(format!("remove `{NAME}`"), vec![Edit::Remove(entry.key_place())]);
        } else if !path.starts_with('/') {
            out.at(entry, format!("`{NAME}` is not the path of a file from the root on"))
                .help("write the whole path: `/opt/…` for a file in a layer, `/var/task/…` for one in the package");
        }
    }
}
