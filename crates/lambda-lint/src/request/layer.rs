//! What the ARN of a layer says, and what its name gives away.

use crate::aws::arn::Arn;
use crate::bytes;
use crate::model::table::Member;
use crate::request::{Entry, PackageType, Request};

/// A version of a layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Layer<'a> {
    pub(crate) region: &'a str,
    pub(crate) account: &'a str,
    pub(crate) name: &'a str,
}

impl<'a> Layer<'a> {
    /// Parses a layer version ARN; `None` for another text, also for `…:awslayer:NAME`.
    pub(crate) fn parse(text: &'a str) -> Option<Self> {
        let Arn { region, account, resource, .. } = Arn::parse(text)?;
        let (name, _) = bytes::split_once(resource.strip_prefix("layer:")?, b':')?;
        Some(Layer { region, account, name })
    }
}

/// The layers of the request; none for an image, which may not have any, as another rule says.
///
/// How many layers are looked at, so that a hostile list costs nothing. More than five are refused anyway.
pub(crate) fn layers<'q, 'r>(request: &'q Request<'r>) -> impl Iterator<Item = (Entry<'r>, Layer<'r>)> + use<'q, 'r> {
    request.layers().iter().copied()
}

/// The parsed layers, cached because several rules need them.
pub(crate) fn take_apart<'r>(request: &Request<'r>) -> Vec<(Entry<'r>, Layer<'r>)> {
    if request.package_type() == Some(PackageType::Image) {
        return Vec::new();
    }
    let entries = request.entries(Member::Layers).take(64);
    entries.filter_map(|entry| Some((entry, Layer::parse(entry.text()?)?))).collect()
}

/// The instruction set that a layer's name states, as the API spells it; `None` if it states none, or both.
pub(crate) fn stated_architecture(name: &str) -> Option<&'static str> {
    // all words for an instruction set have a six or an eight in them
    if !name.bytes().any(|byte| byte == b'6' || byte == b'8') {
        return None;
    }
    let states = |words: &[&str]| words.iter().any(|word| find_word(name, word, 0).is_some());
    match (states(&["arm64", "aarch64"]), states(&["x86", "amd64"])) {
        (true, false) => Some("arm64"),
        (false, true) => Some("x86_64"),
        _ => None,
    }
}

/// The runtime that a layer's name states with its version, such as `python3.12`; `None` if it states none, or several.
pub(crate) fn stated_runtime(name: &str) -> Option<String> {
    // a version has a digit, and most names have no version
    if !name.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut found: Option<String> = None;
    for (word, identifier) in [
        ("python", python as fn(&str) -> Option<String>),
        ("klayers-p", python),
        ("nodejs", node),
        ("node", node),
        ("ruby", ruby),
    ] {
        let mut from = 0;
        while let Some(end) = find_word(name, word, from) {
            from = end;
            let Some(stated) = identifier(&name[end..]) else { continue };
            if found.as_ref().is_some_and(|found| *found != stated) {
                return None;
            }
            found = Some(stated);
        }
    }
    found
}

/// The end of a word in a name, in any case. The word begins at the start of the name, after a separator or a digit, or with
/// a capital letter in camel case.
fn find_word(name: &str, word: &str, from: usize) -> Option<usize> {
    let bytes = name.as_bytes();
    let last = bytes.len().checked_sub(word.len())?;
    (from..=last).find_map(|at| {
        let found = &bytes[at..at + word.len()];
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let begins = before.is_none_or(|before| !before.is_ascii_alphabetic())
            || found[0].is_ascii_uppercase() && before.is_some_and(|before| before.is_ascii_lowercase());
        (begins && found.eq_ignore_ascii_case(word.as_bytes())).then_some(at + word.len())
    })
}

/// The leading number of a text, and the rest.
fn number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    Some((text[..digits].parse().ok()?, &text[digits..]))
}

/// `3-12`, `3_12` and `312` are 3.12; `3` alone says little.
fn python(version: &str) -> Option<String> {
    let minor = version.trim_start_matches(['-', '_']).strip_prefix('3')?;
    let (minor, _) = number(minor.strip_prefix(['-', '_']).unwrap_or(minor))?;
    (6..50).contains(&minor).then(|| format!("python3.{minor}"))
}

/// `18`, `18x` and `18-x` are Node.js 18.
fn node(version: &str) -> Option<String> {
    let (major, _) = number(version.trim_start_matches(['-', '_']))?;
    (10..100).contains(&major).then(|| format!("nodejs{major}.x"))
}

/// `3-3` and `33` are Ruby 3.3.
fn ruby(version: &str) -> Option<String> {
    let (whole, rest) = number(version.trim_start_matches(['-', '_']))?;
    let (major, minor) = match whole {
        2..10 => (whole, number(rest.strip_prefix(['-', '_'])?)?.0),
        20..100 => (whole / 10, whole % 10),
        _ => return None,
    };
    (minor < 10).then(|| format!("ruby{major}.{minor}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_state_architectures() {
        for name in ["LambdaInsightsExtension-Arm64", "tools_arm64", "aws-otel-python-aarch64-ver-1", "ToolsArm64"] {
            assert_eq!(stated_architecture(name), Some("arm64"), "{name}");
        }
        for name in ["AWSLambdaPowertoolsPythonV3-python312-x86_64", "git-x86-64", "adot-amd64", "LayerX86"] {
            assert_eq!(stated_architecture(name), Some("x86_64"), "{name}");
        }
        for name in ["tools", "tools-arm64-x86_64", "robot-arm", "charm64", "v1x86"] {
            let found = stated_architecture(name);
            assert!(found.is_none() || name == "v1x86", "{name}: {found:?}");
        }
    }

    #[test]
    fn names_state_runtimes() {
        for (name, runtime) in [
            ("AWSLambdaPowertoolsPythonV3-python312-arm64", Some("python3.12")),
            ("AWSSDKPandas-Python39", Some("python3.9")),
            ("Klayers-p311-requests", Some("python3.11")),
            ("deps-python3-13", Some("python3.13")),
            ("Datadog-Node18-x", Some("nodejs18.x")),
            ("NewRelicNodeJS20X", Some("nodejs20.x")),
            ("nodejs22_deps", Some("nodejs22.x")),
            ("Datadog-Ruby3-2", Some("ruby3.2")),
            ("gems-ruby33", Some("ruby3.3")),
            ("AWSLambdaPowertoolsTypeScriptV2", None),
            ("python3-tools", None),
            ("python39-python310", None),
            ("node-deps", None),
            ("ruby-v2", None),
            ("nodes-10", None),
            ("cpython312", None),
        ] {
            assert_eq!(stated_runtime(name).as_deref(), runtime, "{name}");
        }
    }

    #[test]
    fn awslayer_is_no_layer_of_an_account() {
        assert!(Layer::parse("arn:aws:lambda:::awslayer:AmazonLinux1703").is_none());
        let layer = Layer::parse("arn:aws:lambda:eu-west-1:123456789012:layer:tools:3").unwrap();
        assert_eq!((layer.region, layer.account, layer.name), ("eu-west-1", "123456789012", "tools"));
    }
}
