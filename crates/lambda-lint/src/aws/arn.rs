//! Amazon Resource Names, in parts.

use crate::{bytes, facts};

/// An ARN: `arn:partition:service:region:account:resource`.
///
/// ```
/// use lambda_lint::aws::arn::Arn;
/// let arn = Arn::parse("arn:aws:kms:eu-west-1:123456789012:alias/orders").unwrap();
/// assert_eq!((arn.service, arn.region, arn.resource), ("kms", "eu-west-1", "alias/orders"));
/// assert!(Arn::parse("alias/orders").is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arn<'a> {
    /// Such as `aws` or `aws-cn`.
    pub partition: &'a str,
    /// Such as `kms`.
    pub service: &'a str,
    /// Such as `eu-west-1`; empty for global services.
    pub region: &'a str,
    /// 12 digits; empty for what belongs to no account.
    pub account: &'a str,
    /// Everything after the account; may contain colons and slashes.
    pub resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Parses an ARN; `None` if it has fewer than six parts or does not start with `arn:`.
    pub fn parse(text: &'a str) -> Option<Self> {
        let rest = text.strip_prefix("arn:")?;
        let [partition_end, service_end, region_end, account_end] = bytes::find(rest, b':')?;
        let (partition, service) = (rest.get(..partition_end)?, rest.get(partition_end + 1..service_end)?);
        let (region, account) = (rest.get(service_end + 1..region_end)?, rest.get(region_end + 1..account_end)?);
        let resource = rest.get(account_end + 1..)?;
        Some(Arn { partition, service, region, account, resource })
    }
}

/// The services whose ARNs a request contains.
static SERVICES: &[&str] = &["elasticfilesystem", "iam", "kms", "lambda", "s3", "s3files", "sns", "sqs"];

/// Whether a part of an ARN is a partition, a service or a region but for its capital letters.
pub(crate) fn has_wrong_case(part: &str) -> bool {
    // the longest of them is shorter
    if part.len() > 32 || !part.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let part = part.to_ascii_lowercase();
    SERVICES.contains(&part.as_str()) || facts::partition(&part).is_some() || facts::region(&part).is_some()
}

/// A function's name in one of the forms that the service takes: `name`, `account:function:name`,
/// `region:account:function:name` or an ARN, each with a qualifier or without.
///
/// ```
/// use lambda_lint::aws::arn::FunctionName;
/// let name = FunctionName::parse("arn:aws:lambda:eu-west-1:123456789012:function:orders:live");
/// assert_eq!((name.region, name.name, name.qualifier), (Some("eu-west-1"), "orders", Some("live")));
/// assert_eq!(FunctionName::parse("orders").name, "orders");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FunctionName<'a> {
    /// The partition, in an ARN.
    pub partition: Option<&'a str>,
    /// The region, where the form has one.
    pub region: Option<&'a str>,
    /// The account, where the form has one.
    pub account: Option<&'a str>,
    /// The name itself.
    pub name: &'a str,
    /// A version or an alias.
    pub qualifier: Option<&'a str>,
    /// Whether the word `function` precedes the name.
    pub has_function: bool,
}

impl<'a> FunctionName<'a> {
    /// Takes a name apart that fits the service model's pattern; for other texts the parts are meaningless.
    pub fn parse(text: &'a str) -> Self {
        let mut rest = text;
        let mut partition = None;
        if let Some((found, behind)) = text.strip_prefix("arn:").and_then(|arn| bytes::split_once(arn, b':'))
            && let Some(behind) = behind.strip_prefix("lambda:")
        {
            (partition, rest) = (Some(found), behind);
        }
        let mut step = |is: &dyn Fn(&str) -> bool| {
            let (part, behind) = bytes::split_once(rest, b':').filter(|(part, _)| is(part))?;
            rest = behind;
            Some(part)
        };
        // in an ARN, also one that is too short because of a typo
        let least = if partition.is_some() { 1 } else { 9 };
        let region =
            step(&|part| part.len() >= least && part.contains('-') && part.ends_with(|c: char| c.is_ascii_digit()));
        let account = step(&|part| part.len() == 12 && part.bytes().all(|b| b.is_ascii_digit()));
        // before `$LATEST`, `function` can only be the name
        let named = rest.strip_prefix("function:").filter(|behind| !behind.starts_with('$'));
        let has_function = named.is_some();
        rest = named.unwrap_or(rest);
        let (name, qualifier) = match bytes::split_once(rest, b':') {
            Some((name, qualifier)) => (name, Some(qualifier)),
            None => (rest, None),
        };
        FunctionName { partition, region, account, name, qualifier, has_function }
    }
}
