use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// `LogFormat` is `Text` for a function on managed instances.
    ///
    /// Several invocations write at the same time there, and only JSON tells their lines apart. It is the default with a
    /// capacity provider.
    TextLogOnManagedInstances = "text-log-on-managed-instances", Error,
    requires: [CapacityProviderConfig],
    covers: ["lmi-text-log"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "`Text` with a capacity provider is refused; the answer speaks of the log level" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "LoggingConfig": {"LogFormat": "JSON", "SystemLogLevel": "WARN"}
        }"#,
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "LoggingConfig": {"SystemLogLevel": "WARN"}
        }"#,
        r#"{"LoggingConfig": {"LogFormat": "Text"}}"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "LoggingConfig": {"LogFormat": "Text"}
        }"# => "/LoggingConfig/LogFormat",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let format = Member::LoggingConfigLogFormat;
    if request.text(format) == Some("Text") && features::on_managed_instances(request) {
        out.at(format, "`LogFormat` is `Text`, but functions on managed instances log in `JSON` only")
            .help("set `LogFormat` to `JSON`, or leave it out")
            .related(Member::CapacityProviderConfig, "the capacity provider is chosen here")
            .unsafe_fix("log in JSON", vec![Edit::Replace(format.into(), r#""JSON""#.to_owned())]);
    }
}
