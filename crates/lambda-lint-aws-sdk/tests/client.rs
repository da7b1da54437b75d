//! The interceptor in a client of the SDK, with the SDK's own test connection.

use aws_sdk_lambda::config::{Credentials, Region};
use aws_sdk_lambda::operation::create_function::CreateFunctionInput;
use aws_sdk_lambda::operation::create_function::builders::CreateFunctionInputBuilder;
use aws_sdk_lambda::primitives::Blob;
use aws_sdk_lambda::types::*;
use aws_sdk_lambda::{Client, Config};
use aws_smithy_http_client::test_util::{CaptureRequestReceiver, capture_request};
use lambda_lint::{Linter, Member};
use lambda_lint_aws_sdk::{RefuseFaulty, lint, refusal, request};
use serde_json::Value;

/// Members that the version of the SDK in `Cargo.lock` does not have.
const NEWER_THAN_THE_SDK: &[&str] = &[
    "/AcceleratorConfig",
    "/AcceleratorConfig/AcceleratorMemorySize",
    "/Code/S3ObjectStorageMode",
    "/DurableConfig/KMSKeyArn",
    "/FileSystemConfigs/0/S3FilesConfig",
    "/FileSystemConfigs/0/S3FilesConfig/DirectS3Read",
    "/RuntimeConfig",
    "/RuntimeConfig/RuntimeAlias",
    "/RuntimeConfig/RuntimeArn",
];

/// A client with the interceptor, and what it sends.
fn client(linter: Linter) -> (Client, CaptureRequestReceiver) {
    let (http_client, sent) = capture_request(None);
    let config = Config::builder()
        .behavior_version_latest()
        .region(Region::new("eu-west-1"))
        .credentials_provider(Credentials::for_tests())
        .http_client(http_client)
        .interceptor(RefuseFaulty::new(linter))
        .build();
    (Client::from_conf(config), sent)
}

fn small() -> CreateFunctionInputBuilder {
    CreateFunctionInput::builder()
        .function_name("orders")
        .role("arn:aws:iam::123456789012:role/orders")
        .runtime(Runtime::Python313)
        .handler("app.handler")
        .code(FunctionCode::builder().s3_bucket("builds").s3_key("orders.zip").build())
}

/// An input with every member that the SDK has.
fn complete() -> CreateFunctionInputBuilder {
    let code = FunctionCode::builder()
        .zip_file(Blob::new(*b"PK"))
        .s3_bucket("builds")
        .s3_key("orders.zip")
        .s3_object_version("7")
        .image_uri("123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1")
        .source_kms_key_arn("arn:aws:kms:eu-west-1:123456789012:key/1")
        .build();
    let vpc = VpcConfig::builder().subnet_ids("subnet-1").security_group_ids("sg-1").ipv6_allowed_for_dual_stack(true);
    let file_system = FileSystemConfig::builder()
        .arn("arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0")
        .local_mount_path("/mnt/orders")
        .build()
        .unwrap();
    let image = ImageConfig::builder().entry_point("/app").command("run").working_directory("/");
    let logging = LoggingConfig::builder()
        .log_format(LogFormat::Json)
        .application_log_level(ApplicationLogLevel::Info)
        .system_log_level(SystemLogLevel::Warn)
        .log_group("orders");
    let instances = LambdaManagedInstancesCapacityProviderConfig::builder()
        .capacity_provider_arn("arn:aws:lambda:eu-west-1:123456789012:capacity-provider:orders")
        .per_execution_environment_max_concurrency(8)
        .execution_environment_memory_gib_per_v_cpu(2.5)
        .build()
        .unwrap();
    let capacity = CapacityProviderConfig::builder().lambda_managed_instances_capacity_provider_config(instances);
    small()
        .code(code)
        .description("takes orders")
        .timeout(30)
        .memory_size(512)
        .publish(true)
        .vpc_config(vpc.build())
        .package_type(PackageType::Zip)
        .dead_letter_config(DeadLetterConfig::builder().target_arn("arn:aws:sqs:eu-west-1:123456789012:dead").build())
        .environment(Environment::builder().variables("STAGE", "test").build())
        .kms_key_arn("arn:aws:kms:eu-west-1:123456789012:key/2")
        .tracing_config(TracingConfig::builder().mode(TracingMode::Active).build())
        .tags("team", "orders")
        .layers("arn:aws:lambda:eu-west-1:123456789012:layer:tools:1")
        .file_system_configs(file_system)
        .image_config(image.build())
        .code_signing_config_arn("arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0")
        .architectures(Architecture::Arm64)
        .ephemeral_storage(EphemeralStorage::builder().size(1_024).build().unwrap())
        .snap_start(SnapStart::builder().apply_on(SnapStartApplyOn::PublishedVersions).build())
        .logging_config(logging.build())
        .capacity_provider_config(capacity.build())
        .publish_to(FunctionVersionLatestPublished::LatestPublished)
        .durable_config(DurableConfig::builder().retention_period_in_days(7).execution_timeout(600).build())
        .tenancy_config(TenancyConfig::builder().tenant_isolation_mode(TenantIsolationMode::PerTenant).build().unwrap())
}

#[tokio::test]
async fn a_faulty_call_is_stopped_before_it_is_sent() {
    let (client, sent) = client(Linter::new());
    let call = client.create_function().set_function_name(Some("orders".into())).memory_size(64);

    let error = call.send().await.expect_err("the request has no role and too little memory");

    let report = &refusal(&error).expect("the source is the report of the linter").0;
    let paths: Vec<_> = report.errors().map(|error| error.path.as_str()).collect();
    assert_eq!(paths, ["/Code", "/Role", "/MemorySize"]);
    sent.expect_no_request();
}

#[tokio::test]
async fn a_correct_call_is_sent() {
    let (client, sent) = client(Linter::new());

    // the answer of the test connection is empty
    let _ = small().send_with(&client).await;

    sent.expect_request();
}

#[tokio::test]
async fn a_call_with_warnings_only_is_sent() {
    let linter = Linter::builder().select(["default-timeout"]).build().unwrap();
    assert_eq!(lint(&linter, &small().build().unwrap()).diagnostics().len(), 1);
    let (client, sent) = client(linter);

    let _ = small().send_with(&client).await;

    sent.expect_request();
}

#[tokio::test]
async fn other_operations_are_not_checked() {
    let (client, sent) = client(Linter::new());

    let _ = client.get_function().function_name("orders").send().await;

    sent.expect_request();
}

#[tokio::test]
async fn the_request_of_an_input_is_the_body_that_the_sdk_sends() {
    let (client, sent) = client(Linter::builder().select(["default-timeout"]).build().unwrap());

    let _ = complete().send_with(&client).await;
    let body: Value = serde_json::from_slice(sent.expect_request().body().bytes().unwrap()).unwrap();

    assert_eq!(request(&complete().build().unwrap()), body);
    let left_out: Vec<_> = Member::ALL
        .iter()
        .map(|member| member.pointer().replace('-', "0"))
        .filter(|path| body.pointer(path).is_none())
        .collect();
    assert_eq!(left_out, NEWER_THAN_THE_SDK, "`complete` sets every member that the SDK has");
}
