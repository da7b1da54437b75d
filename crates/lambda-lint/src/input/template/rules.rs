//! Rules about templates, for which the extractors themselves speak.

use crate::draft::{Draft, Place, PlaceKind};
use crate::rule::{Rule, declare_rule};
use crate::shape::describe::shorten;
use crate::shape::table::Member;
use crate::source::NodeId;
use crate::suggest;

pub(crate) const UNKNOWN_PROPERTY: &dyn Rule = &UnknownProperty;
pub(crate) const NULL_PROPERTY: &dyn Rule = &NullProperty;
pub(crate) const INLINE_CODE_HANDLER: &dyn Rule = &InlineCodeHandler;
pub(crate) const INLINE_CODE_RUNTIME: &dyn Rule = &InlineCodeRuntime;

declare_rule! {
    /// A template has a property that its resource type does not have.
    ///
    /// CloudFormation and SAM refuse a template with such a property. In a request, the service would only ignore it.
    UnknownProperty = "unknown-property", Error record,
    aws: TEMPLATE,
    evidence: [
        Model "2026-11-30" "the schema of AWS::Lambda::Function allows no other properties" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html",
        Model "2026-11-30" "the SAM translator refuses properties that it does not list" "https://github.com/aws/serverless-application-model",
    ],
    pass: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Timeout": 30, "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#],
    fail: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Timout": 30, "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => ""],
}

declare_rule! {
    /// A property of a template is null.
    ///
    /// CloudFormation refuses templates with null values. In YAML, a name without a value is null.
    NullProperty = "null-property", Error record,
    aws: TEMPLATE,
    evidence: [
        Answer "2026-11-30" "'null' values are not allowed in templates" "",
        Documentation "2026-11-30" "a property is removed with `AWS::NoValue`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html",
    ],
    pass: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Description": {"Ref": "AWS::NoValue"}, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"#],
    fail: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Description": null, "Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds-of-orders", "S3Key": "orders.zip"}}}}}"# => ""],
}

declare_rule! {
    /// The handler of inline code is not in the module `index`.
    ///
    /// CloudFormation stores inline source as `index.py`, `index.js` or `index.mjs`. A handler in another module is not found: the
    /// function is created, and each invocation fails. A layer may bring a handler of its own, so functions with layers
    /// are left alone.
    InlineCodeHandler = "inline-code-handler", Warning record,
    evidence: [Documentation "2026-11-30" "CloudFormation places inline source in a file named `index`" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html"],
    pass: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "index.handler", "Code": {"ZipFile": "def handler(event, context): return 'ok'"}}}}}"#],
    fail: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "python3.14", "Handler": "app.handler", "Code": {"ZipFile": "def handler(event, context): return 'ok'"}}}}}"# => "/Handler"],
}

declare_rule! {
    /// Inline code is used with a runtime that has none.
    ///
    /// CloudFormation takes source text for Node.js and Python only. Other runtimes need an archive.
    InlineCodeRuntime = "inline-code-runtime", Error record,
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "`ZipFile` is for Node.js and Python" "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html",
        Model "2026-11-30" "the rules that cfn-lint keeps for inline code" "https://github.com/aws-cloudformation/cfn-lint",
    ],
    pass: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"ZipFile": "exports.handler = async () => 'ok'"}}}}}"#],
    fail: [r#"{"Resources": {"Orders": {"Type": "AWS::Lambda::Function", "Properties": {"Role": {"Fn::GetAtt": ["OrdersRole", "Arn"]}, "Runtime": "ruby3.4", "Handler": "index.handler", "Code": {"ZipFile": "def handler(event:, context:) = 'ok'"}}}}}"# => "/Runtime"],
}

/// Says that a property does not exist. Gives the one that was probably meant.
pub(crate) fn unknown_property(
    name: &str,
    node: NodeId,
    names: impl Iterator<Item = &'static str>,
) -> (Draft<'static>, Option<&'static str>) {
    let mut names = names;
    let meant = suggest::nearest(name, &mut names);
    // `nearest` gives a name of the list
    let message = format!("unknown property `{}`", shorten(name));
    let mut draft = Draft::new(UNKNOWN_PROPERTY.meta(), Place(PlaceKind::Outside(node)), message);
    draft.word("property", name);
    match meant {
        Some(meant) => draft.help(format!("rename it to `{meant}`")).param("nearest", meant),
        None => draft.help("remove it"),
    };
    (draft, meant)
}

/// Says that a property is not allowed for all functions together.
pub(crate) fn not_global(name: &str, node: NodeId) -> Draft<'static> {
    let message = format!("`{}` is not allowed in `Globals`", shorten(name));
    let mut draft = Draft::new(UNKNOWN_PROPERTY.meta(), Place(PlaceKind::Outside(node)), message);
    draft.help("move it to the functions that need it").word("property", name);
    draft
}

/// Says that a value is null.
pub(crate) fn null_value(node: NodeId) -> Draft<'static> {
    let place = Place(PlaceKind::Outside(node));
    let mut draft = Draft::new(NULL_PROPERTY.meta(), place, "null is not allowed in a template".to_owned());
    draft.help("remove the property, or set it to `AWS::NoValue`");
    draft
}

/// Says that the handler is not where inline source is stored.
pub(crate) fn inline_handler(handler: &str) -> Draft<'static> {
    let function = handler.rsplit_once('.').map_or("handler", |(_, function)| function);
    let message = format!("the handler `{}` is not in `index`, where inline code is stored", shorten(handler));
    let mut draft = Draft::new(INLINE_CODE_HANDLER.meta(), Member::Handler.into(), message);
    draft.help(format!("use `index.{}`", shorten(function))).word("handler", handler);
    draft
}

/// Says that the runtime takes no inline source.
pub(crate) fn inline_runtime(runtime: &str) -> Draft<'static> {
    let message = format!("inline code is not allowed with `{}`", shorten(runtime));
    let mut draft = Draft::new(INLINE_CODE_RUNTIME.meta(), Member::Runtime.into(), message);
    draft.help("use a Node.js or Python runtime, or deploy an archive").word("runtime", runtime);
    draft
}
