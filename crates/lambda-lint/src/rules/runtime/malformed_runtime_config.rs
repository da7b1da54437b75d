use crate::aws::arn::Arn;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The name or the alias of a customer-managed runtime has an impossible format.
    ///
    /// The service model of CreateFunction accepts almost any text here. The operations that publish runtimes are stricter, so no
    /// runtime can have this name or alias.
    MalformedRuntimeConfig = "malformed-runtime-config", Warning,
    requires: [RuntimeConfig],
    covers: ["runtime-config-alias", "runtime-config-name"],
    aws: VALIDATION,
    evidence: [
        Documentation "2026-10-01" "the names of customer-managed runtimes and of their aliases" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php_8.4",
                "RuntimeAlias": "v1.0"
            }
        }"#,
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84:3",
                "RuntimeAlias": "_"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php",
                "RuntimeAlias": "stable-"
            }
        }"# => "/RuntimeConfig/RuntimeAlias",
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/PHP",
                "RuntimeAlias": "stable"
            }
        }"# => "/RuntimeConfig/RuntimeArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if let Some(alias) = request.text(Member::RuntimeConfigRuntimeAlias).filter(|alias| !is_alias(alias)) {
        out.report(
            Member::RuntimeConfigRuntimeAlias,
            msg!("{value} cannot be the alias of a runtime", value = Text(alias)),
        )
        .help("use letters, digits, `_`, `.` and `-`; the first and last must not be `.` or `-`");
    }
    let arn = request.text(Member::RuntimeConfigRuntimeArn).and_then(Arn::parse);
    // what may follow the name is not documented
    let name = arn.and_then(|arn| arn.resource.split(['/', ':']).nth(1));
    if let Some(name) = name.filter(|name| !is_name(name)) {
        out.report(Member::RuntimeConfigRuntimeArn, msg!("{name} cannot be the name of a runtime", name = Text(name)))
            .help(
                "use 2 to 128 lower-case letters, digits, `_`, `.` and `-`; the first and last must be a letter or a digit",
            );
    }
}

fn is_alias(alias: &str) -> bool {
    let is_end = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    has_form(alias, is_end, |byte| is_end(byte) || matches!(byte, b'.' | b'-'))
}

fn is_name(name: &str) -> bool {
    let is_end = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (2..=128).contains(&name.len()) && has_form(name, is_end, |byte| is_end(byte) || matches!(byte, b'_' | b'.' | b'-'))
}

fn has_form(text: &str, is_end: impl Fn(&u8) -> bool, is_inner: impl Fn(&u8) -> bool) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(is_inner) && bytes.first().is_some_and(&is_end) && bytes.last().is_some_and(&is_end)
}
