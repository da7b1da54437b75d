//! Handlers that do not work with inline code.

use lambda_lint::{DiagnosticBuilder, Member, Meta, declare_rule, msg};

pub(crate) const INLINE_CODE_HANDLER: &Meta = &InlineCodeHandler;

declare_rule! {
    /// The handler of inline code is not in the module `index`.
    ///
    /// CloudFormation stores inline source as `index.py`, `index.js` or `index.mjs`. A handler in any other module is not
    /// found: the function is created, but every invocation fails. A layer may contain the handler, so functions with layers
    /// are not reported.
    InlineCodeHandler = "inline-code-handler", Warning record,
    evidence: [Documentation "2026-11-30" "CloudFormation places inline source in a file named `index`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html"],
    pass: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "index.handler", "Code": {"ZipFile": "def handler(event, context): return 'ok'"}}}}}"#,
    ],
    fail: [
        r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"ZipFile": "def handler(event, context): return 'ok'"}}}}}"# => "/Handler",
    ],
}

/// Reports a handler that is not where inline source is stored.
pub(crate) fn inline_handler(handler: &str) -> DiagnosticBuilder<'static> {
    let function = handler.rsplit_once('.').map_or("handler", |(_, function)| function);
    let message = msg!("the handler {handler} is not in `index`, where inline code is stored", handler = Text(handler));
    let mut draft = DiagnosticBuilder::new(INLINE_CODE_HANDLER, Member::Handler.into(), message);
    draft.help(msg!("use {expected}", expected = Text(&format!("index.{function}"))));
    draft
}
