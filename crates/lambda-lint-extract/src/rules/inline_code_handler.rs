//! Handlers that inline code cannot have.

use lambda_lint::internals::shorten;
use lambda_lint::{DiagnosticBuilder, Member, Meta, declare_rule};

pub(crate) const INLINE_CODE_HANDLER: &Meta = &InlineCodeHandler;

declare_rule! {
    /// The handler of inline code is not in the module `index`.
    ///
    /// CloudFormation stores inline source as `index.py`, `index.js` or `index.mjs`. A handler in another module is not found: the
    /// function is created, and each invocation fails. A layer may bring a handler of its own, so functions with layers
    /// are left alone.
    InlineCodeHandler = "inline-code-handler", Warning record,
    evidence: [Documentation "2026-11-30" "CloudFormation places inline source in a file named `index`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html"],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "index.handler", "Code": {"ZipFile": "def handler(event, context): return 'ok'"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"ZipFile": "def handler(event, context): return 'ok'"}}}}}"# => "/Handler",
    ],
}

/// Says that the handler is not where inline source is stored.
pub(crate) fn inline_handler(handler: &str) -> DiagnosticBuilder<'static> {
    let function = handler.rsplit_once('.').map_or("handler", |(_, function)| function);
    let message = format!("the handler `{}` is not in `index`, where inline code is stored", shorten(handler));
    let mut draft = DiagnosticBuilder::new(INLINE_CODE_HANDLER, Member::Handler.into(), message);
    draft.help(format!("use `index.{}`", shorten(function))).word("handler", handler);
    draft
}
