use crate::request::features;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `LogFormat` is `Text` for a function on managed instances.
    ///
    /// Several invocations write at the same time, and only JSON keeps their lines apart. JSON is the default with a capacity
    /// provider.
    TextLogOnManagedInstances = "text-log-on-managed-instances", Error,
    requires: [CapacityProviderConfig],
    covers: ["lmi-text-log"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "`Text` with a capacity provider is rejected; the error names the log level" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let format = Member::LoggingConfigLogFormat;
    if request.text(format) == Some("Text") && features::on_managed_instances(request) {
        out.report(format, msg!("{@LogFormat} must be `JSON` on managed instances; found `Text`"))
            .help(msg!("set {@LogFormat} to `JSON`, or remove it"))
            .related(Member::CapacityProviderConfig, "the capacity provider is set here")
            .unsafe_fix("use `JSON`", vec![Edit::Replace(format.into(), r#""JSON""#.to_owned())]);
    }
}
