//! The request of an input: what the SDK writes as the body of the call.

use aws_sdk_lambda::operation::create_function::CreateFunctionInput;
use aws_sdk_lambda::types;
use lambda_lint::{Linter, Report};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// Lints an input of `CreateFunction`.
///
/// ```
/// use aws_sdk_lambda::operation::create_function::CreateFunctionInput;
/// use lambda_lint::Linter;
///
/// let input = CreateFunctionInput::builder().function_name("orders").memory_size(64).build().unwrap();
/// let report = lambda_lint_aws_sdk::lint(&Linter::new(), &input);
/// let memory = report.errors().find(|error| error.path == "/MemorySize").unwrap();
/// assert_eq!(memory.message, "64 MB is below the minimum of 128 MB");
/// ```
pub fn lint(linter: &Linter, input: &CreateFunctionInput) -> Report {
    linter.lint_value(&request(input))
}

/// The body that the SDK sends for this input.
///
/// Members that the SDK got after version 1.115 are left out. [`RefuseFaulty`](crate::RefuseFaulty) sees them all.
pub fn request(input: &CreateFunctionInput) -> Value {
    Value::Object(object([
        ("FunctionName", text(&input.function_name)),
        ("Runtime", word(&input.runtime)),
        ("Role", text(&input.role)),
        ("Handler", text(&input.handler)),
        ("Code", input.code.as_ref().map(code)),
        ("Description", text(&input.description)),
        ("Timeout", input.timeout.map(Value::from)),
        ("MemorySize", input.memory_size.map(Value::from)),
        ("Publish", input.publish.map(Value::from)),
        ("VpcConfig", input.vpc_config.as_ref().map(vpc_config)),
        ("PackageType", word(&input.package_type)),
        ("DeadLetterConfig", members(&input.dead_letter_config, |it| [("TargetArn", text(&it.target_arn))])),
        ("Environment", members(&input.environment, |it| [("Variables", texts(&it.variables))])),
        ("KMSKeyArn", text(&input.kms_key_arn)),
        ("TracingConfig", members(&input.tracing_config, |it| [("Mode", word(&it.mode))])),
        ("Tags", texts(&input.tags)),
        ("Layers", list(&input.layers, |layer| layer.as_str().into())),
        ("FileSystemConfigs", list(&input.file_system_configs, file_system_config)),
        ("ImageConfig", input.image_config.as_ref().map(image_config)),
        ("CodeSigningConfigArn", text(&input.code_signing_config_arn)),
        ("Architectures", list(&input.architectures, |architecture| architecture.as_str().into())),
        ("EphemeralStorage", members(&input.ephemeral_storage, |it| [("Size", Some(it.size.into()))])),
        ("SnapStart", members(&input.snap_start, |it| [("ApplyOn", word(&it.apply_on))])),
        ("LoggingConfig", input.logging_config.as_ref().map(logging_config)),
        ("CapacityProviderConfig", input.capacity_provider_config.as_ref().map(capacity_provider_config)),
        ("PublishTo", word(&input.publish_to)),
        ("DurableConfig", input.durable_config.as_ref().map(durable_config)),
        (
            "TenancyConfig",
            members(&input.tenancy_config, |it| {
                [("TenantIsolationMode", Some(it.tenant_isolation_mode.as_str().into()))]
            }),
        ),
    ]))
}

fn code(code: &types::FunctionCode) -> Value {
    Value::Object(object([
        ("ZipFile", code.zip_file.as_ref().map(|zip| aws_smithy_types::base64::encode(zip).into())),
        ("S3Bucket", text(&code.s3_bucket)),
        ("S3Key", text(&code.s3_key)),
        ("S3ObjectVersion", text(&code.s3_object_version)),
        ("ImageUri", text(&code.image_uri)),
        ("SourceKMSKeyArn", text(&code.source_kms_key_arn)),
    ]))
}

fn vpc_config(vpc: &types::VpcConfig) -> Value {
    Value::Object(object([
        ("SubnetIds", strings(&vpc.subnet_ids)),
        ("SecurityGroupIds", strings(&vpc.security_group_ids)),
        ("Ipv6AllowedForDualStack", vpc.ipv6_allowed_for_dual_stack.map(Value::from)),
    ]))
}

fn file_system_config(file_system: &types::FileSystemConfig) -> Value {
    Value::Object(object([
        ("Arn", Some(file_system.arn.as_str().into())),
        ("LocalMountPath", Some(file_system.local_mount_path.as_str().into())),
    ]))
}

fn image_config(image: &types::ImageConfig) -> Value {
    Value::Object(object([
        ("EntryPoint", strings(&image.entry_point)),
        ("Command", strings(&image.command)),
        ("WorkingDirectory", text(&image.working_directory)),
    ]))
}

fn logging_config(logging: &types::LoggingConfig) -> Value {
    Value::Object(object([
        ("LogFormat", word(&logging.log_format)),
        ("ApplicationLogLevel", word(&logging.application_log_level)),
        ("SystemLogLevel", word(&logging.system_log_level)),
        ("LogGroup", text(&logging.log_group)),
    ]))
}

fn durable_config(durable: &types::DurableConfig) -> Value {
    Value::Object(object([
        ("RetentionPeriodInDays", durable.retention_period_in_days.map(Value::from)),
        ("ExecutionTimeout", durable.execution_timeout.map(Value::from)),
    ]))
}

fn capacity_provider_config(config: &types::CapacityProviderConfig) -> Value {
    let instances = members(&config.lambda_managed_instances_capacity_provider_config, |it| {
        [
            ("CapacityProviderArn", Some(it.capacity_provider_arn.as_str().into())),
            ("PerExecutionEnvironmentMaxConcurrency", it.per_execution_environment_max_concurrency.map(Value::from)),
            ("ExecutionEnvironmentMemoryGiBPerVCpu", it.execution_environment_memory_gib_per_v_cpu.map(Value::from)),
        ]
    });
    Value::Object(object([("LambdaManagedInstancesCapacityProviderConfig", instances)]))
}

/// An object of the members that are set.
fn object<const N: usize>(members: [(&str, Option<Value>); N]) -> Map<String, Value> {
    members.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}

fn members<T, const N: usize>(
    structure: &Option<T>,
    members: impl Fn(&T) -> [(&'static str, Option<Value>); N],
) -> Option<Value> {
    structure.as_ref().map(|structure| Value::Object(object(members(structure))))
}

fn text(text: &Option<String>) -> Option<Value> {
    text.as_deref().map(Value::from)
}

/// A value of an enumeration.
fn word(value: &Option<impl AsRef<str>>) -> Option<Value> {
    value.as_ref().map(|value| value.as_ref().into())
}

fn texts(map: &Option<HashMap<String, String>>) -> Option<Value> {
    let map = map.as_ref()?;
    Some(Value::Object(map.iter().map(|(key, value)| (key.clone(), value.as_str().into())).collect()))
}

fn strings(entries: &Option<Vec<String>>) -> Option<Value> {
    list(entries, |entry| entry.as_str().into())
}

fn list<T>(entries: &Option<Vec<T>>, value: impl Fn(&T) -> Value) -> Option<Value> {
    entries.as_ref().map(|entries| entries.iter().map(value).collect())
}
