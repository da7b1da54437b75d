//! Reads the parts of a signature (Signature Version 4): headers, parameters of the address, or the parts of `Authorization`.

use crate::endpoint::Address;
use lambda_lint::Place;
use lambda_lint::internals::{CallField, HttpCall};
use std::borrow::Cow;

/// A part of a signature that is known.
#[derive(Debug, Clone)]
pub(crate) struct Part<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) place: Place,
    /// What it is called where it is a part of `Authorization`.
    pub(crate) short: Option<&'static str>,
}

/// The parts of a credential: `id/date/region/service/aws4_request`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scope<'a> {
    pub(crate) date: &'a str,
    pub(crate) region: &'a str,
    pub(crate) service: &'a str,
}

impl<'a> Scope<'a> {
    pub(crate) fn parse(credential: &'a str) -> Option<Self> {
        let mut parts = credential.rsplit('/');
        let (end, service, region, date) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let id = parts.next().filter(|id| id.len() >= 16 && id.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let is_date = date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit());
        let is_whole = id.is_some() && parts.next().is_none() && is_date && !region.is_empty() && !service.is_empty();
        (end == "aws4_request" && is_whole).then_some(Scope { date, region, service })
    }
}

/// A part of the signature by the name of its header, if it is there and known.
pub(crate) fn part<'t>(call: &HttpCall<'t>, name: &'static str) -> Option<Part<'t>> {
    let part = |text: Cow<'t, str>, field: CallField<'t>| Part { text, place: field.place(), short: None };
    if let Some(header) = call.header(name) {
        return header.text.map(|text| part(Cow::Borrowed(text.trim()), header));
    }
    let mut parameters = Address::of(call).query.split('&').filter_map(|pair| pair.split_once('='));
    if let Some((_, value)) = parameters.find(|(parameter, _)| parameter.eq_ignore_ascii_case(name)) {
        return (call.is_known)(value).then(|| part(decoded(value), call.url));
    }
    let header = call.header("Authorization")?;
    let (algorithm, rest) = header.text?.trim().split_once(' ')?;
    if !algorithm.starts_with("AWS4-") {
        return None;
    }
    if name == "X-Amz-Algorithm" {
        return Some(Part { short: Some("Algorithm"), ..part(Cow::Borrowed(algorithm), header) });
    }
    let short = name.strip_prefix("X-Amz-").unwrap_or(name);
    let mut parts = rest.split(',').filter_map(|part| part.trim().split_once('='));
    let (_, value) = parts.find(|(name, _)| name.eq_ignore_ascii_case(short))?;
    Some(Part { short: Some(short), ..part(Cow::Borrowed(value.trim()), header) })
}

/// The value of a parameter without its percent signs.
fn decoded(value: &str) -> Cow<'_, str> {
    if !value.contains('%') {
        return Cow::Borrowed(value);
    }
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        let digits = behind.first_chunk::<2>().filter(|_| byte == b'%');
        let code = digits.and_then(|digits| std::str::from_utf8(digits).ok());
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &behind[2..] } else { behind };
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_credentials_apart() {
        let scope = Scope::parse("AKIDEXAMPLE0000000/20261122/eu-west-1/lambda/aws4_request");
        assert_eq!(scope, Some(Scope { date: "20261122", region: "eu-west-1", service: "lambda" }));
        for credential in
            ["", "AKIDEXAMPLE0000000", "AKIDEXAMPLE0000000/20261122/eu-west-1/lambda", "a/b/c/d/aws4_request"]
        {
            assert_eq!(Scope::parse(credential), None, "{credential}");
        }
        assert_eq!(decoded("a%2Fb%2"), "a/b%2");
    }
}
