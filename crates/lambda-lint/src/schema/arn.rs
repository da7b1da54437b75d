//! The part of an ARN that is wrong.

use crate::aws::arn::{self, Arn};
use crate::facts;
use crate::message::{Message, Text};
use crate::model::ArnForm;
use crate::msg;

/// The first part of a text that does not fit the form. `None` if all parts fit, and only a single character is wrong.
pub(super) fn fault(form: &ArnForm, text: &str) -> Option<Message> {
    if text.trim() != text {
        return Some("it has white space at the start or the end".into());
    }
    if !text.starts_with("arn:") {
        let case = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("arn:"));
        let fault = if case { "`arn:` must be lower case" } else { "it must start with `arn:`" };
        return Some(fault.into());
    }
    let Some(arn) = Arn::parse(text) else {
        let found = text.split(':').count();
        return Some(msg!("it has {count} of the six parts of an ARN", count = Int(found)));
    };
    if let Some(part) = [arn.partition, arn.service, arn.region].into_iter().find(|part| arn::has_wrong_case(part)) {
        return Some(msg!("{part} must be lower case", part = Text(part)));
    }
    let partition = arn.partition;
    let partition_fits =
        partition.starts_with("aws") && partition.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    if !partition_fits && !partition.is_empty() {
        return Some(msg!("unknown partition {part} (`aws`, `aws-cn`, `aws-us-gov` …)", part = Text(partition)));
    }
    if partition.is_empty() && form.services.is_empty() {
        return Some("the partition is missing (`aws`, `aws-cn`, `aws-us-gov` …)".into());
    }
    if !form.services.is_empty() && !form.services.contains(&arn.service) {
        return Some(msg!(
            "the service is {part}; expected {services}",
            part = Text(arn.service),
            services = AnyOf(form.services)
        ));
    }
    if form.services.is_empty() && (arn.service.is_empty() || !arn.service.bytes().all(is_service_byte)) {
        return Some(msg!("unknown service {part}", part = Text(arn.service)));
    }
    if let Some(fault) = place_fault(form, &arn) {
        return Some(fault);
    }
    if form.prefixes.contains(&"layer:") {
        match arn.resource.split(':').collect::<Vec<_>>()[..] {
            [_, _] => return Some("the version number is missing".into()),
            [_, _, version] if !version.bytes().all(|byte| byte.is_ascii_digit()) => {
                return Some(msg!("the version {part} is not a number", part = Text(version)));
            }
            _ => {}
        }
    }
    if arn.service == "elasticfilesystem" && arn.resource.starts_with("file-system/") {
        return Some("it is a file system, not an access point".into());
    }
    let begins = form.prefixes.is_empty() || form.prefixes.iter().any(|prefix| arn.resource.starts_with(prefix));
    (!begins).then(|| msg!("{part} must have the form {form}", part = Text(arn.resource), form = Name(form.resource)))
}

fn is_service_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.'
}

/// What is wrong with the region and the account.
fn place_fault(form: &ArnForm, arn: &Arn<'_>) -> Option<Message> {
    let (region, account) = (Text(arn.region), Text(arn.account));
    if !form.regional && !arn.region.is_empty() {
        return Some(msg!("{service} ARNs have no region; found {part}", service = Text(arn.service), part = region));
    }
    if form.regional && !form.services.is_empty() {
        if arn.region.is_empty() {
            return Some("the region is missing".into());
        }
        if facts::partition_of_region(arn.region).is_none() {
            return Some(msg!("unknown region {part}", part = region));
        }
    }
    let digits = arn.account.bytes().filter(u8::is_ascii_digit).count();
    if form.services.is_empty() || (arn.account.len() == 12 && digits == 12) {
        return None;
    }
    Some(match arn.account.len() {
        0 => "the account is missing".into(),
        length if digits == length => msg!(
            "the account ID {part} has {digits}; expected 12",
            part = account,
            digits = Count(length, "digit", "digits")
        ),
        _ => msg!("invalid account ID {part}; expected 12 digits", part = account),
    })
}
