//! Runtimes that take no inline code.

use lambda_lint::internals::shorten;
use lambda_lint::{DiagnosticBuilder, Member, Meta, declare_rule};

pub(crate) const INLINE_CODE_RUNTIME: &Meta = &InlineCodeRuntime;

declare_rule! {
    /// Inline code is used with a runtime that has none.
    ///
    /// CloudFormation takes source text for Node.js and Python only. Other runtimes need an archive.
    InlineCodeRuntime = "inline-code-runtime", Error record,
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "`ZipFile` is for Node.js and Python" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html",
        Documentation "2026-11-30" "the rules that cfn-lint keeps for inline code" "https://github.com/aws-cloudformation/cfn-lint",
    ],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"ZipFile": "exports.handler = async () => 'ok'"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "ruby3.4", "Handler": "index.handler", "Code": {"ZipFile": "def handler(event:, context:) = 'ok'"}}}}}"# => "/Runtime",
    ],
}

/// Says that the runtime takes no inline source.
pub(crate) fn inline_runtime(runtime: &str) -> DiagnosticBuilder<'static> {
    let message = format!("inline code is not allowed with `{}`", shorten(runtime));
    let mut draft = DiagnosticBuilder::new(INLINE_CODE_RUNTIME, Member::Runtime.into(), message);
    draft.help("use a Node.js or Python runtime, or deploy an archive").word("runtime", runtime);
    draft
}
