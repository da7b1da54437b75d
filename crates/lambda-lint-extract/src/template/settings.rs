//! Properties of a function in a template that belong to other calls.

use super::{Builder, Merged, Source, Value, is_macro};
use crate::form::Form;
use crate::rules::invalid_setting;
use lambda_lint::DiagnosticBuilder;
use lambda_lint_syntax::{NodeId, NodeKind};

/// Checks the values of settings, and what they need.
pub(crate) fn check(builder: &Builder<'_>, form: &Form, members: &[Merged]) -> Vec<DiagnosticBuilder<'static>> {
    if builder.is_lenient {
        return Vec::new();
    }
    let mut drafts = Vec::new();
    let tree = builder.tree;
    let find = |name: &str| members.iter().find(|member| builder.is_written(member, name)).map(|member| member.value);
    for (path, allowed) in form.values {
        let (outer, inner) = path.split_once('/').map_or((*path, None), |(outer, inner)| (outer, Some(inner)));
        let Some(value) = find(outer) else { continue };
        let value = match inner {
            None => value.own,
            Some(inner) => match builder.merged(value).into_iter().find(|member| tree.text(member.name) == inner) {
                Some(member) if builder.is_object(value.own) => member.value.own,
                _ => continue,
            },
        };
        let written = builder.text(value).filter(|text| !allowed.contains(&text.as_str()));
        drafts.extend(written.map(|text| invalid_setting::unknown_value(&text, allowed, value)));
    }
    drafts.extend(incomplete_settings(builder, form, find));
    const RESERVED: &str = "ReservedConcurrentExecutions";
    if let Some(value) = find(RESERVED).map(|value| value.own)
        && number(builder, value).is_some_and(|number| number < 0)
    {
        drafts.push(invalid_setting::below_zero(RESERVED, value));
    }
    drafts
}

/// Reports settings without a property that they need.
fn incomplete_settings(
    builder: &Builder<'_>,
    form: &Form,
    find: impl Fn(&str) -> Option<Source>,
) -> Vec<DiagnosticBuilder<'static>> {
    let tree = builder.tree;
    let own = |value: Source| builder.is_object(value.own).then(|| builder.merged(value));
    let has = |members: &[Merged], name: &str| {
        members.iter().any(|member| builder.is_written(member, name) || is_macro(tree.text(member.name)))
    };
    let mut drafts = Vec::new();
    if let Some(value) = find("RuntimeManagementConfig")
        && let Some(members) = own(value)
    {
        let is_manual = |member: &&Merged| {
            tree.text(member.name) == "UpdateRuntimeOn" && builder.text(member.value.own).as_deref() == Some("Manual")
        };
        if let Some(manual) = members.iter().find(is_manual).filter(|_| !has(&members, "RuntimeVersionArn")) {
            drafts.push(invalid_setting::needs("UpdateRuntimeOn: Manual", "RuntimeVersionArn", manual.value.own));
        }
    }
    const URL: &str = "FunctionUrlConfig";
    let is_url = form.other.contains(&URL);
    if let Some(value) = find(URL).filter(|_| is_url)
        && let Some(members) = own(value)
        && !has(&members, "AuthType")
    {
        drafts.push(invalid_setting::needs(URL, "AuthType", value.own));
    }
    drafts
}

/// Checks the settings that need an alias in SAM.
pub(crate) fn check_alias(builder: &Builder<'_>, members: &[Merged]) -> Vec<DiagnosticBuilder<'static>> {
    const ALIAS: &str = "AutoPublishAlias";
    let tree = builder.tree;
    let find = |name: &str| members.iter().find(|member| builder.is_written(member, name));
    if builder.is_lenient || find(ALIAS).is_some() {
        return Vec::new();
    }
    let is_certain = |member: &Merged| {
        let is_off = tree.member(member.value.own, "Enabled").is_some();
        builder.is_object(member.value.own) && !is_off && member.value.shared.is_none()
    };
    let settings = ["DeploymentPreference", "ProvisionedConcurrencyConfig"].into_iter();
    let found = settings.filter_map(|name| Some((name, find(name).filter(|member| is_certain(member))?)));
    found.map(|(name, member)| invalid_setting::needs(name, ALIAS, member.name)).collect()
}

/// The integer that a value is, also in quotes.
fn number(builder: &Builder<'_>, value: NodeId) -> Option<i64> {
    let is_literal = builder.value(value) == Value::Literal;
    let is_scalar = matches!(builder.tree.kind(value), NodeKind::Number | NodeKind::Text);
    (is_literal && is_scalar).then(|| builder.tree.text(value).parse().ok())?
}
