//! Runtimes that do not exist, and those that were probably meant.

use super::{Choice, list_of, shorten};
use crate::facts::{self, Family};
use crate::suggest;

pub(in crate::shape) fn unknown_runtime(text: &str) -> Choice {
    let lower = text.to_ascii_lowercase();
    let (nearest, help) = runtime_hint(text, &lower);
    Choice { message: format!("`{}` is no runtime", shorten(text)), help, nearest }
}

/// The identifier that was probably meant, and what to say about it.
fn runtime_hint(text: &str, lower: &str) -> (Option<&'static str>, String) {
    let suggest = |identifier: &'static str, why: &str| (Some(identifier), format!("{why}; use `{identifier}`"));
    let known = |name: &str| facts::runtime(name).map(|runtime| runtime.identifier);
    if text.starts_with("arn:") {
        let help = "the ARN of a runtime belongs into `RuntimeConfig.RuntimeArn`, with `Runtime` set to `custom`";
        return (None, help.into());
    }
    if facts::CONTAINER_ONLY.contains(&lower) {
        let newest = facts::newest(Family::Dotnet).map_or("dotnet10", |runtime| runtime.identifier);
        return suggest(newest, "this version exists as a container image only");
    }
    if let Some(identifier) = known(lower) {
        return (Some(identifier), format!("identifiers are lower case: `{identifier}`"));
    }
    if lower.starts_with("go") || lower.starts_with("rust") || lower == "c++" || lower == "cpp" {
        return suggest(
            "provided.al2023",
            "Go, Rust and C++ have no runtime of their own, but a program called `bootstrap`",
        );
    }
    if lower == "c#" || lower == "csharp" {
        return suggest("dotnet10", "C# runs on .NET");
    }
    let letters: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    let digits = letters.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_node = letters.starts_with("node") || letters.starts_with("javascript") || letters.starts_with("js");
    if is_node {
        let version = digits.trim_end_matches(|c: char| !c.is_ascii_digit());
        if let Some(identifier) = known(&format!("nodejs{version}.x")) {
            return (Some(identifier), format!("did you mean `{identifier}`?"));
        }
        let newest = facts::newest(Family::Nodejs).map_or("nodejs24.x", |runtime| runtime.identifier);
        return suggest(newest, "there are runtimes for the even versions of Node.js, as `nodejsVERSION.x`");
    }
    let family =
        [("python", Family::Python), ("java", Family::Java), ("dotnet", Family::Dotnet), ("ruby", Family::Ruby)];
    let identifiers = facts::RUNTIMES.iter().map(|runtime| runtime.identifier);
    let in_family = family.iter().find(|(word, _)| letters.starts_with(word));
    if let Some((word, family)) = in_family {
        let newest = facts::newest(*family).map_or("", |runtime| runtime.identifier);
        let same = identifiers.clone().find(|known| suggest::same_letters(&known.replace('.', ""), &letters));
        if let Some(identifier) = same {
            return (Some(identifier), format!("did you mean `{identifier}`?"));
        }
        if digits.is_empty() || *word != "python" {
            return suggest(
                facts::runtime(newest).map_or("", |runtime| runtime.identifier),
                "there is no such version",
            );
        }
    }
    match suggest::nearest(text, &mut identifiers.clone()) {
        Some(nearest) => (Some(nearest), format!("did you mean `{nearest}`?")),
        None => {
            let newest: Vec<_> =
                [Family::Nodejs, Family::Python, Family::Java, Family::Dotnet, Family::Ruby, Family::Provided]
                    .into_iter()
                    .filter_map(facts::newest)
                    .map(|runtime| format!("`{}`", runtime.identifier))
                    .collect();
            (None, format!("the newest runtimes are {}", list_of(&newest, "and")))
        }
    }
}
