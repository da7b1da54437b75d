//! Finds placeholders: parts of a value that a person or a tool still has to replace.
//!
//! People write them in many ways: `{{ role }}`, `${ROLE}`, `<ROLE>`, `YOUR_ACCOUNT_ID`. In an invalid
//! value, any of these forms counts. In a valid value, only unmistakable ones count.

mod stand_in;
mod template;
mod word;

use crate::bytes;
pub(crate) use stand_in::is_stand_in;
pub(crate) use word::is_variable;

/// The number of bytes to search. Placeholders are near the start, and long values are rarely templates.
const LOOKED_AT: usize = 1024;
/// How many positions are checked. Only hostile values have more.
const MAX_PLACES: usize = 64;

/// Facts about the value, apart from its placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Value {
    /// The value is invalid.
    Broken,
    /// The value is valid.
    Fit,
    /// The value is valid, and its names may contain braces.
    Free,
}

/// The first placeholder in a value, as it is written.
pub(crate) fn find(text: &str, value: Value) -> Option<&str> {
    let end = (0..=text.len().min(LOOKED_AT)).rev().find(|&end| text.is_char_boundary(end))?;
    let text = &text[..end];
    let has_calls = bytes::has(text, b'(');
    let mut before = b' ';
    let mut places = 0;
    for (at, byte) in text.bytes().enumerate() {
        let begins_word = word::is_of_word(byte) && !word::is_of_word(before);
        before = byte;
        if !begins_word && !template::begins_with(byte) {
            continue;
        }
        let word = || if begins_word { word::at(text, at, value, has_calls) } else { None };
        if let Some(found) = template::at(text, at, value).or_else(word) {
            return Some(found);
        }
        places += 1;
        if places == MAX_PLACES {
            break;
        }
    }
    None
}

/// Whether a placeholder is an expression of a template language, for which any text may be filled in.
pub(crate) fn is_template(marker: &str) -> bool {
    ["{{", "{%", "${", "$(", "<%", "<+", "#{"].iter().any(|open| marker.starts_with(open))
}

/// Whether a placeholder is a name of capital letters in brackets, such as `[CELL_ID]`.
pub(crate) fn is_bracketed(marker: &str) -> bool {
    marker.strip_prefix('[').and_then(|name| name.strip_suffix(']')).is_some_and(word::is_capital)
}

/// Whether a value that fits may hold a placeholder: most do not, and nothing else is asked of them.
#[inline]
pub(crate) fn may_be_in(text: &str) -> bool {
    let classes = classes(text);
    // one word with small letters, such as `OrderHandler` or the id of a version, is neither `CHANGEME` nor `XXXX`
    classes & OPENING != 0 || classes & CAPITAL != 0 && (classes & (SIGN | X) != 0 || classes & SMALL == 0)
}

/// Whether an id, which has digits and the letters to `f`, may hold a placeholder.
#[inline]
pub(crate) fn may_be_in_id(text: &str) -> bool {
    classes(text) & (OPENING | CAPITAL | X) != 0
}

/// A byte with which a placeholder of a template begins.
const OPENING: u8 = 1;
/// A capital letter that few values have, and each placeholder that is a word: `H` is of `…_HERE` and `CHANGE_ME`.
const CAPITAL: u8 = 2;
/// The letter for digits to come.
const X: u8 = 4;
/// Any other small letter.
const SMALL: u8 = 8;
/// A separator between or within words.
const SIGN: u8 = 16;

/// Classifies the bytes of a text. Branch-free, because checking every byte is cheaper than stopping early.
#[inline]
fn classes(text: &str) -> u8 {
    text.bytes().fold(0, |classes, byte| classes | CLASSES[byte as usize])
}

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b'{' | b'[' | b'<' | b'$' | b'%' | b'@' | b'(' => OPENING,
            b'X' | b'Y' | b'H' => CAPITAL,
            b'x' => X,
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' | b'0'..=b'9' => 0,
            _ => SIGN,
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with what is found in them; what is found in a value that fits is found in a broken one, too.
    const SURE: &[(&str, &str)] = &[
        ("{{ must_env `ROLE` }}", "{{ must_env `ROLE` }}"),
        ("orders-{{.Stage}}", "{{.Stage}}"),
        ("{% if prod %}a{% endif %}", "{% if prod %}"),
        ("<%= role %>", "<%= role %>"),
        ("builds/${VERSION}/orders.zip", "${VERSION}"),
        ("${workflow.input.key}", "${workflow.input.key}"),
        ("$(Build.BuildId).zip", "$(Build.BuildId)"),
        ("builds/$VERSION.zip", "$VERSION"),
        ("#{bucket}", "#{bucket}"),
        ("<+pipeline.variables.key>", "<+pipeline.variables.key>"),
        ("<your-key>", "<your-key>"),
        ("<your key>.zip", "<your key>"),
        ("{account_id}.dkr.ecr.eu-west-1.amazonaws.com/orders:1", "{account_id}"),
        ("builds/%(version)s.zip", "%(version)s"),
        ("builds/%s.zip", "%s"),
        ("@@version@@.zip", "@@version@@"),
        ("[CELL_ID]/orders.zip", "[CELL_ID]"),
        ("YOUR_FUNCTION", "YOUR_FUNCTION"),
        ("orders-YOUR-STAGE", "YOUR-STAGE"),
        ("arn:aws:iam::123456789012:role/YOUR_ROLE_NAME", "YOUR_ROLE_NAME"),
        ("FUNCTION_NAME_HERE", "FUNCTION_NAME_HERE"),
        ("CHANGEME", "CHANGEME"),
        ("CHANGE_ME.zip", "CHANGE_ME"),
        ("XXX", "XXX"),
        ("subnet-XXXXXXXX", "subnet-XXXXXXXX"),
        ("subnet-xxxxxxxx", "subnet-xxxxxxxx"),
        ("sg-xmpl0123", "sg-xmpl0123"),
        ("std.extVar('NAME')", "std.extVar('NAME')"),
        ("std.parseInt(std.extVar(\"SIZE\"))", "std.parseInt(std.extVar(\"SIZE\"))"),
        ("must_env('ROLE')", "must_env('ROLE')"),
    ];

    #[test]
    fn what_nobody_would_mean_is_found_in_any_value() {
        for (text, expected) in SURE {
            assert_eq!(find(text, Value::Fit), Some(*expected), "{text}");
            assert_eq!(find(text, Value::Broken), Some(*expected), "{text}");
            assert!(may_be_in(text) || may_be_in_id(text), "{text}");
        }
    }

    #[test]
    fn what_may_be_meant_is_found_in_broken_values_only() {
        for (text, expected) in [
            ("arn:aws:iam::__ACCOUNT__:role/orders", "__ACCOUNT__"),
            ("arn:aws:iam::REPLACE_ME:role/orders", "REPLACE_ME"),
            ("arn:aws:iam::ACCOUNT:role/orders", "ACCOUNT"),
            ("arn:aws:iam::account:role/orders", "account"),
            ("arn:aws:iam::YOURACCOUNT:role/orders", "YOURACCOUNT"),
            ("arn:aws:iam::xxxxxxxxxxxx:role/orders", "xxxxxxxxxxxx"),
            ("arn:aws:iam::1234XXXXXXXX:role/orders", "1234XXXXXXXX"),
            ("arn:aws:iam::************:role/orders", "************"),
            ("arn:aws:iam::...:role/orders", "..."),
            ("arn:aws:iam::hoge", "hoge"),
            ("arn:aws:iam::hoge:role/orders", "hoge"),
            ("arn:aws:iam::your-account-id:role/orders", "your-account-id"),
            ("arn:aws:lambda:REGION:123456789012:layer:tools:3", "REGION"),
            ("ROLE_ARN", "ROLE_ARN"),
            ("NEW_ROLE_ARN", "NEW_ROLE_ARN"),
            ("ACCOUNT_ID", "ACCOUNT_ID"),
            ("arn:aws:iam::AWS_ACCOUNT_ID:role/x", "AWS_ACCOUNT_ID"),
            ("[uid]", "[uid]"),
            ("TODO", "TODO"),
            ("%TIMEOUT%", "%TIMEOUT%"),
            ("cost is $price", "$price"),
        ] {
            assert_eq!(find(text, Value::Broken), Some(expected), "{text}");
            assert_ne!(find(text, Value::Fit), Some(text), "{text}");
        }
    }

    #[test]
    fn ordinary_values_have_none() {
        for text in [
            "",
            "orders",
            "a b",
            "orders.v2",
            "orders:$LATEST",
            "orders:$LATES",
            "arn:aws:lambda:eu-west-1:123456789012:function:orders:$latest",
            "arn:aws:iam::12345:role/orders",
            "arn:aws:iam::123456789012:role/MyHandlerRole_v2",
            "com.acme.Orders$Inner::handle",
            "Orders::Acme.Orders+Handler`1::Run",
            "app/__init__.handler",
            "builds/%E4%BD%A0/100%.zip",
            "%%BUCKET_NAME%%-eu-west-2",
            "mail@example.com",
            "{}",
            "a < b",
            "X86_64",
            "LAMBDA_EXECUTION",
            "yourself",
            "where",
            "example.zip",
            "index.handler",
            "subnet-0123456789abcdef0",
            "s3://acme-artifacts/builds",
            "values[0]",
            "exx",
            "*",
            "arn:aws:iam::123456789012:hoge",
            "std.handler",
            "orders(1)",
            "env(1).zip",
        ] {
            assert_eq!(find(text, Value::Broken), None, "{text}");
            assert_eq!(find(text, Value::Fit), None, "{text}");
        }
    }

    #[test]
    fn where_braces_may_be_meant_others_count() {
        for (text, expected) in [
            ("builds/{version}/a.zip", None),
            ("builds/{0123-ab}.zip", None),
            ("builds/{{ version }}/a.zip", Some("{{ version }}")),
            ("builds/${VERSION}.zip", Some("${VERSION}")),
            ("[CELL_ID]/{x}.zip", Some("[CELL_ID]")),
        ] {
            assert_eq!(find(text, Value::Free), expected, "{text}");
        }
    }

    #[test]
    fn hostile_values_cost_little() {
        for unit in ["{{", "<a", "__A", "YOUR", "%(", "\u{1f600}{", "std.a(", "env('"] {
            assert_eq!(find(&unit.repeat(1_000_000), Value::Broken), None, "{unit}");
        }
    }
}
