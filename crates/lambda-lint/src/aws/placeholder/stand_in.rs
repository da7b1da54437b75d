//! Words in capital letters that a script replaces, such as `JAVA_VERSION`, in place of a value that is one of a list or a number.

use super::word::is_capital;
use crate::bytes;
use crate::suggest;

/// Words that a script replaces, for any member.
static GENERAL: &[&str] = &["ENV", "NAME", "PARAM", "PLACEHOLDER", "REPLACE", "STAGE", "VALUE", "VAR", "VERSION"];

/// Whether a text is a word that a script replaces. `name` is the name of the expected shape; `values` are its allowed values. A
/// near match or a part of an allowed value is a mistake, not a placeholder.
pub(crate) fn is_stand_in(text: &str, name: &str, values: &[&str]) -> bool {
    let is_part = |value: &&str| bytes::contains(&value.to_ascii_uppercase(), text);
    if !is_capital(text) || values.iter().any(is_part) || suggest::nearest(text, &mut values.iter().copied()).is_some()
    {
        return false;
    }
    let is_of_member = |word: &str| {
        GENERAL.contains(&word) || word.len() > 2 && parts(name).any(|part| part.to_ascii_uppercase().starts_with(word))
    };
    let mut words = text.split(['_', '-']);
    if !values.is_empty() {
        // AWS has values such as `PER_TENANT`, too: only a word of the member tells that this is none
        let is_value = |word: &str| values.iter().any(|value| value.eq_ignore_ascii_case(word));
        return words.clone().any(is_of_member) && !words.any(is_value);
    }
    // any other value may be a mistake if it is one word, or has the number of a version
    let is_name = text.contains('_') && !text.bytes().any(|byte| byte.is_ascii_digit());
    is_name || words.any(is_of_member)
}

/// The words of a name such as `MemorySize`.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let end = rest.char_indices().skip(1).find(|(_, c)| c.is_ascii_uppercase()).map_or(rest.len(), |(at, _)| at);
        let (part, behind) = rest.split_at(end);
        rest = behind;
        (!part.is_empty()).then_some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUNTIMES: &[&str] = &["java21", "nodejs22.x", "provided.al2023", "python3.13"];

    #[test]
    fn words_that_a_script_replaces() {
        for (text, name, values) in [
            ("JAVA_VERSION", "Runtime", RUNTIMES),
            ("NODE_RUNTIME", "Runtime", RUNTIMES),
            ("PYTHON3_VERSION", "Runtime", RUNTIMES),
            ("RUNTIME", "Runtime", RUNTIMES),
            ("ARCH", "Architecture", &["x86_64", "arm64"]),
            ("TRACING_MODE", "TracingMode", &["Active", "PassThrough"]),
            ("TIMEOUT", "Timeout", &[]),
            ("MEMORY", "MemorySize", &[]),
            ("MEMORY_MB", "MemorySize", &[]),
        ] {
            assert!(is_stand_in(text, name, values), "{text}");
        }
    }

    #[test]
    fn mistakes() {
        for (text, name, values) in [
            ("PYTHON3_13", "Runtime", RUNTIMES),
            ("NODEJS_20_X", "Runtime", RUNTIMES),
            ("PROVIDED", "Runtime", RUNTIMES),
            ("GO", "Runtime", RUNTIMES),
            ("RUST", "Runtime", RUNTIMES),
            ("runtime", "Runtime", RUNTIMES),
            ("X86_64", "Architecture", &["x86_64", "arm64"]),
            ("NODEJS_LATEST", "Runtime", RUNTIMES),
            ("PER_FUNCTION", "TenantIsolationMode", &["PER_TENANT"]),
            ("PLAIN_TEXT", "LogFormat", &["JSON", "Text"]),
            ("LOG_DEBUG", "ApplicationLogLevel", &["TRACE", "DEBUG", "INFO"]),
            ("CONTAINER_IMAGE", "PackageType", &["Zip", "Image"]),
            ("PASS_THROUGH", "TracingMode", &["Active", "PassThrough"]),
            ("ACTIVE", "TracingMode", &["Active", "PassThrough"]),
            ("LATEST", "FunctionVersionLatestPublished", &["LATEST_PUBLISHED"]),
            ("NONE", "Timeout", &[]),
            ("MAX", "MemorySize", &[]),
            ("", "Timeout", &[]),
        ] {
            assert!(!is_stand_in(text, name, values), "{text}");
        }
    }
}
