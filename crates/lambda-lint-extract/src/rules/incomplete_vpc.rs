//! `vpc` of the Serverless Framework with one of its lists.

use lambda_lint::internals::PlaceKind;
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::NodeId;

pub(crate) const INCOMPLETE_VPC: &Meta = &IncompleteVpc;

declare_rule! {
    /// `vpc` in a `serverless.yml` has no `subnetIds` or no `securityGroupIds`.
    ///
    /// The Serverless Framework merges the `vpc` of the function with that of `provider`. If one of the two lists is still
    /// missing, it ignores the other, and the function runs outside the VPC.
    IncompleteVpc = "incomplete-vpc", Warning record,
    evidence: [
        Documentation "2026-11-30" "the framework removes a network without subnets or security groups" "https://github.com/serverless/serverless/blob/main/packages/serverless/lib/plugins/aws/package/compile/functions.js",
        Documentation "2026-11-30" "both lists are required" "https://www.serverless.com/framework/docs/providers/aws/guide/functions#vpc-configuration",
    ],
    pass: [
        r#"{"service": "orders", "provider": {"name": "aws", "runtime": "nodejs24.x", "vpc": {"securityGroupIds": ["sg-0123456789abcdef0"]}}, "functions": {"orders": {"handler": "src/orders.handler", "vpc": {"subnetIds": ["subnet-0123456789abcdef0"]}}}}"#,
    ],
    fail: [
        r#"{"service": "orders", "provider": {"name": "aws", "runtime": "nodejs24.x"}, "functions": {"orders": {"handler": "src/orders.handler", "vpc": {"subnetIds": ["subnet-0123456789abcdef0"]}}}}"# => "",
    ],
}

/// Reports a network without one of its lists.
pub(crate) fn missing(list: &'static str, network: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("{network} without {list} has no effect", network = Name("vpc"), list = Name(list));
    let mut draft = DiagnosticBuilder::new(INCOMPLETE_VPC, Place(PlaceKind::Outside(network)), message);
    draft.help(msg!("add {list}, or remove {network}", network = Name("vpc"), list = Name(list)));
    draft
}
