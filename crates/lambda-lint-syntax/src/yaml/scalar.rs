//! Resolves plain scalars, in YAML 1.1 and 1.2.
//!
//! The regular expressions come from `ruamel.yaml`, which the AWS CLI reads its input with: they are more lenient than the core
//! schema of YAML 1.2 (`1_000` and `0b11` are numbers). `scalar/recorded.json` records what that library answers.

use std::borrow::Cow;

/// What JSON has for `.inf` and `.nan`: a number that no reader can hold.
pub const INFINITE: &str = "1e999";

/// Which rules hold for plain scalars.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// `yes` is a boolean, `010` is eight, `22:30` is a number.
    Old,
    /// The default version.
    Current,
}

/// A plain scalar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Scalar<'a> {
    Null,
    Boolean(bool),
    /// In JSON's words.
    Number(Cow<'a, str>),
    Text,
}

/// The value of a plain scalar.
pub(super) fn resolve(text: &str, version: Version) -> Scalar<'_> {
    let Some(&first) = text.as_bytes().first() else { return Scalar::Null };
    match text {
        "~" | "null" | "Null" | "NULL" => return Scalar::Null,
        "true" | "True" | "TRUE" => return Scalar::Boolean(true),
        "false" | "False" | "FALSE" => return Scalar::Boolean(false),
        "y" | "Y" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" if version == Version::Old => {
            return Scalar::Boolean(true);
        }
        "n" | "N" | "no" | "No" | "NO" | "off" | "Off" | "OFF" if version == Version::Old => {
            return Scalar::Boolean(false);
        }
        _ => {}
    }
    if !matches!(first, b'0'..=b'9' | b'.' | b'-' | b'+') {
        return Scalar::Text;
    }
    integer(text, version).or_else(|| float(text, version)).map_or(Scalar::Text, Scalar::Number)
}

/// Whether readers of the other version take a plain scalar, which current ones take for `now`, for something else.
///
/// Almost none of them treats `y` and `n` as booleans, although YAML 1.1 does.
pub(super) fn is_other_in_old_version(text: &str, now: &Scalar<'_>) -> bool {
    text.len() > 1 && resolve(text, Version::Old) != *now
}

fn integer(text: &str, version: Version) -> Option<Cow<'_, str>> {
    let (sign, digits) = match text.as_bytes()[0] {
        b'-' => ("-", &text[1..]),
        b'+' => ("", &text[1..]),
        _ => ("", text),
    };
    let is_of = |text: &str, digit: fn(&u8) -> bool| {
        // a sign alone, or nothing but separators, is not a number
        text.bytes().all(|byte| byte == b'_' || digit(&byte)) && text.bytes().any(|byte| byte != b'_')
    };
    let radix = |digits: &str, radix| {
        let value = i128::from_str_radix(&digits.replace('_', ""), radix).ok()?;
        Some(Cow::Owned(format!("{}{value}", if value == 0 { "" } else { sign })))
    };
    let old = version == Version::Old;
    if let Some(binary) = digits.strip_prefix("0b") {
        return is_of(binary, |byte| matches!(byte, b'0' | b'1')).then(|| radix(binary, 2))?;
    }
    if let Some(hexadecimal) = digits.strip_prefix("0x") {
        return is_of(hexadecimal, u8::is_ascii_hexdigit).then(|| radix(hexadecimal, 16))?;
    }
    let is_octal = |text: &str| is_of(text, |byte| matches!(byte, b'0'..=b'7'));
    if let Some(octal) = digits.strip_prefix("0o").filter(|_| !old) {
        return is_octal(octal).then(|| radix(octal, 8))?;
    }
    if let Some(octal) = digits.strip_prefix('0').filter(|octal| old && is_octal(octal)) {
        return radix(octal, 8);
    }
    if old && digits.contains(':') {
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let fraction = match fraction {
            Some(fraction) if !fraction.bytes().all(|byte| byte == b'_' || byte.is_ascii_digit()) => return None,
            Some(fraction) => format!(".{}0", fraction.replace('_', "")),
            None => String::new(),
        };
        return sexagesimal(whole).map(|value| Cow::Owned(format!("{sign}{value}{fraction}")));
    }
    if !is_of(digits, u8::is_ascii_digit) || old && digits.starts_with('0') && digits != "0" {
        return None;
    }
    let is_plain = !text.starts_with('+') && !digits.contains('_') && (digits == "0" || !digits.starts_with('0'));
    if is_plain {
        return Some(Cow::Borrowed(text));
    }
    let digits = digits.replace('_', "");
    let digits = digits.trim_start_matches('0');
    Some(Cow::Owned(if digits.is_empty() { "0".to_owned() } else { format!("{sign}{digits}") }))
}

/// `22:30` is 22 times 60 and 30. Nothing longer than a time of day with days in front is meant as a number.
fn sexagesimal(digits: &str) -> Option<u64> {
    let mut parts = digits.split(':');
    let first = parts.next()?.replace('_', "");
    if !first.starts_with(|digit: char| ('1'..='9').contains(&digit)) || !first.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    parts.try_fold(first.parse::<u64>().ok()?, |value, part| {
        let is_part = matches!(part.as_bytes(), [b'0'..=b'9'] | [b'0'..=b'5', b'0'..=b'9']);
        value.checked_mul(60)?.checked_add(part.parse().ok().filter(|_| is_part)?)
    })
}

fn float(text: &str, version: Version) -> Option<Cow<'_, str>> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let sign = if text.starts_with('-') { "-" } else { "" };
    match unsigned {
        // JSON has no such numbers; this one is out of every range, too
        ".inf" | ".Inf" | ".INF" => return Some(Cow::Owned(format!("{sign}{INFINITE}"))),
        ".nan" | ".NaN" | ".NAN" if unsigned.len() == text.len() => return Some(Cow::Borrowed(INFINITE)),
        _ => {}
    }
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte == b'_' || byte.is_ascii_digit());
    let begins_with_digit = whole.starts_with(|first: char| first.is_ascii_digit());
    let is_float = is_digits(whole)
        && fraction.is_none_or(is_digits)
        && match (begins_with_digit, fraction, exponent) {
            (true, None, None) => false,
            (true, _, None) => true,
            (true, _, Some(exponent)) => {
                let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
                !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
            }
            // a leading point needs a digit after it, no sign in old versions, and a signed exponent
            (false, Some(fraction), exponent) => {
                let is_signed = |exponent: &str| {
                    let digits = exponent.strip_prefix(['-', '+']);
                    digits.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
                };
                whole.is_empty()
                    && fraction.bytes().any(|byte| byte.is_ascii_digit())
                    && exponent.is_none_or(is_signed)
                    && (version == Version::Current || unsigned.len() == text.len())
            }
            (false, None, _) => false,
        };
    if !is_float {
        return None;
    }
    let is_json = !text.starts_with('+')
        && !text.contains('_')
        && begins_with_digit
        && (whole == "0" || !whole.starts_with('0'))
        && fraction != Some("");
    if is_json {
        return Some(Cow::Borrowed(text));
    }
    let clean = |text: &str| text.replace('_', "");
    let whole = clean(whole);
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    let fraction = fraction.map(clean).filter(|fraction| !fraction.is_empty()).unwrap_or_else(|| "0".to_owned());
    let exponent = exponent.map_or_else(String::new, |exponent| format!("e{exponent}"));
    Some(Cow::Owned(format!("{sign}{whole}.{fraction}{exponent}")))
}

/// Whether most readers make a date of a plain scalar.
pub(super) fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| bytes.get(from..to).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let dash = |at: usize| bytes.get(at) == Some(&b'-');
    if !(digits(0, 4) && dash(4)) {
        return false;
    }
    if bytes.len() == 10 {
        return digits(5, 7) && dash(7) && digits(8, 10);
    }
    let Some((date, time)) = text.split_once(['T', 't', ' ', '\t']) else { return false };
    let is_number = |part: &str, least: usize, most: usize| {
        (least..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let parts: Vec<_> = date.split('-').collect();
    let [_, month, day] = parts[..] else { return false };
    let time = time.trim_start_matches([' ', '\t']);
    let end = time.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(time.len());
    let (clock, rest) = time.split_at(end);
    let clock: Vec<_> = clock.split(':').collect();
    let [hour, minute, second] = clock[..] else { return false };
    let rest = rest.strip_prefix('.').map_or(rest, |rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let zone = rest.trim_start_matches([' ', '\t']);
    let is_zone = |zone: &str| {
        let (hour, minute) = zone.split_once(':').unwrap_or((zone, "00"));
        is_number(hour, 1, 2) && is_number(minute, 2, 2)
    };
    is_number(month, 1, 2)
        && is_number(day, 1, 2)
        && is_number(hour, 1, 2)
        && is_number(minute, 2, 2)
        && is_number(second, 2, 2)
        && (zone.is_empty() || zone == "Z" || zone.strip_prefix(['+', '-']).is_some_and(is_zone))
}

#[cfg(test)]
mod tests;
