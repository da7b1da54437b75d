//! Arguments of a resource that Terraform rejects before it sends a request.

use lambda_lint::{Meta, declare_rule};

pub(crate) const UNSUPPORTED_ARGUMENT: &Meta = &UnsupportedArgument;

declare_rule! {
    /// Terraform does not support an argument or block.
    ///
    /// Terraform rejects a configuration with an unknown argument, an argument in place of a block or vice versa
    /// (`environment = { … }`, `tags { … }`; Terraform 0.11 allowed both), or a second block where only one is allowed. An
    /// unknown name that is not similar to a known one may belong to a newer provider, so it is only a warning.
    UnsupportedArgument = "unsupported-argument", Error record,
    evidence: [
        Documentation "2026-11-30" "the arguments of the resource" "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
        Tools "2026-11-30" "Terraform reports `An argument named \"…\" is not expected here.`" "",
    ],
    pass: [
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "arn:aws:iam::123456789012:role/orders", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip", "memory_size": 256}}}}"#,
    ],
    fail: [
        r#"{"resource": {"aws_lambda_function": {"orders": {"function_name": "orders", "role": "arn:aws:iam::123456789012:role/orders", "runtime": "nodejs24.x", "handler": "index.handler", "filename": "orders.zip", "memory": 256}}}}"# => "",
    ],
}
