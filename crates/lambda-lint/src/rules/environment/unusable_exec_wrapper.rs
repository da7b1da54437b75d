use crate::facts::Family;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `AWS_LAMBDA_EXEC_WRAPPER` is set where it does not work.
    ///
    /// It is the absolute path of a script that starts the runtime, such as `/opt/wrapper`. OS-only runtimes do not read it,
    /// because Lambda starts the `bootstrap` program directly.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    const NAME: &str = "AWS_LAMBDA_EXEC_WRAPPER";
    for entry in request.entries(Member::EnvironmentVariables) {
        // an empty value means that there is no wrapper
        let Some(path) = entry.text().filter(|path| entry.key() == Some(NAME) && !path.is_empty()) else { continue };
        let runtime = request.runtime().filter(|runtime| runtime.family == Family::Provided);
        if let Some(runtime) = runtime {
            out.report(
                entry,
                msg!("{member} has no effect with {runtime}", member = Name(NAME), runtime = Name(runtime.identifier)),
            )
            .help("remove it, and start the wrapper in `bootstrap`")
            .related(Member::Runtime, "the runtime is set here")
            .unsafe_fix(msg!("remove {name}", name = Name(NAME)), vec![Edit::Remove(entry.key_place())]);
        } else if !path.starts_with('/') {
            out.report(entry, msg!("{member} must be an absolute path", member = Name(NAME)))
                .help("use `/opt/…` for a file in a layer, or `/var/task/…` for one in the package");
        }
    }
}
