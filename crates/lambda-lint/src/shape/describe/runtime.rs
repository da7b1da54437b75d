//! Runtimes that do not exist, and those that were probably meant.

use super::{Choice, Listing, shorten};
use crate::facts::{self, Family};
use crate::suggest;

pub(in crate::shape) fn unknown_runtime(text: &str) -> Choice {
    let lower = text.to_ascii_lowercase();
    let (nearest, help) = runtime_hint(text, &lower);
    Choice { message: format!("`{}` is no runtime", shorten(text)), help, nearest }
}

/// The identifier that was probably meant, and what to say about it.
fn runtime_hint(text: &str, lower: &str) -> (Option<&'static str>, String) {
    let known = |name: &str| facts::runtime(name).map(|runtime| runtime.identifier);
    let meant = |identifier: &'static str| (Some(identifier), format!("did you mean `{identifier}`?"));
    if text.starts_with("arn:") {
        let help = "the ARN of a runtime belongs into `RuntimeConfig.RuntimeArn`, with `Runtime` set to `custom`";
        return (None, help.into());
    }
    if facts::CONTAINER_ONLY.contains(&lower) {
        return newest(Family::Dotnet, "this version exists as a container image only");
    }
    if let Some(identifier) = known(lower) {
        return (Some(identifier), format!("identifiers are lower case: `{identifier}`"));
    }
    if let Some((_, family, why)) = LANGUAGES.iter().find(|(language, ..)| is_language(lower, language)) {
        return newest(*family, why);
    }
    let letters: String = lower.chars().filter(char::is_ascii_alphanumeric).collect();
    let version = letters.trim_start_matches(|c: char| !c.is_ascii_digit());
    let family = NAMES.iter().find(|(name, _)| letters.starts_with(name)).map(|(_, family)| *family);
    let Some(family) = family else {
        return suggest::nearest(text, &mut supported()).map_or_else(|| (None, all_newest()), meant);
    };
    if version.is_empty() {
        return newest(family, "the version is missing");
    }
    let digits = version.trim_end_matches(|c: char| !c.is_ascii_digit());
    let version = |digits: &str| {
        facts::RUNTIMES.iter().find(|runtime| {
            let own = runtime.identifier.bytes().filter(u8::is_ascii_digit);
            runtime.family == family && own.eq(digits.bytes())
        })
    };
    // `dotnet6.0` is version 6, too
    match version(digits).or_else(|| version(digits.strip_suffix('0')?)) {
        Some(runtime) => meant(runtime.identifier),
        None if family == Family::Nodejs => {
            newest(family, "there are runtimes for the even versions of Node.js, as `nodejsVERSION.x`")
        }
        None => newest(family, "there is no such version"),
    }
}

/// Languages by the names that people use, with the runtimes that run them, and why.
static LANGUAGES: &[(&str, Family, &str)] = &[
    ("go", Family::Provided, EXECUTABLE),
    ("golang", Family::Provided, EXECUTABLE),
    ("rust", Family::Provided, EXECUTABLE),
    ("c++", Family::Provided, EXECUTABLE),
    ("cpp", Family::Provided, EXECUTABLE),
    ("c#", Family::Dotnet, "C# runs on .NET"),
    ("csharp", Family::Dotnet, "C# runs on .NET"),
    ("f#", Family::Dotnet, "F# runs on .NET"),
    ("typescript", Family::Nodejs, "TypeScript runs on Node.js"),
    ("kotlin", Family::Java, "Kotlin runs on Java"),
    ("scala", Family::Java, "Scala runs on Java"),
];

const EXECUTABLE: &str = "Go, Rust and C++ have no runtime of their own, but a program called `bootstrap`";

/// How the names of runtimes begin, without signs.
static NAMES: &[(&str, Family)] = &[
    ("node", Family::Nodejs),
    ("javascript", Family::Nodejs),
    ("js", Family::Nodejs),
    ("python", Family::Python),
    ("py", Family::Python),
    ("java", Family::Java),
    ("jdk", Family::Java),
    ("dotnet", Family::Dotnet),
    ("net", Family::Dotnet),
    ("ruby", Family::Ruby),
];

/// Whether a text names a language, with a version or without.
fn is_language(text: &str, language: &str) -> bool {
    let rest = text.strip_prefix(language);
    rest.is_some_and(|rest| rest.bytes().all(|byte| !byte.is_ascii_alphabetic() || byte == b'x') && rest != "x")
}

fn newest(family: Family, why: &str) -> (Option<&'static str>, String) {
    match facts::newest(family) {
        Some(runtime) => (Some(runtime.identifier), format!("{why}; use `{}`", runtime.identifier)),
        None => (None, why.to_owned()),
    }
}

/// The identifiers with which functions can be created.
fn supported() -> impl Iterator<Item = &'static str> {
    let open = facts::RUNTIMES.iter().filter(|runtime| runtime.block_create.is_none_or(|day| day > facts::AS_OF));
    open.map(|runtime| runtime.identifier)
}

fn all_newest() -> String {
    let families = [Family::Nodejs, Family::Python, Family::Java, Family::Dotnet, Family::Ruby, Family::Provided];
    let mut list = Listing::default();
    families.into_iter().filter_map(facts::newest).for_each(|runtime| list.name(runtime.identifier));
    format!("the newest runtimes are {}", list.with("and"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_leads_to_what_they_mean() {
        let newest = |family| facts::newest(family).unwrap().identifier;
        for (text, expected) in [
            ("python", newest(Family::Python)),
            ("python3", newest(Family::Python)),
            ("Python 3.12", "python3.12"),
            ("py3.12", "python3.12"),
            ("python-3.13", "python3.13"),
            ("python312", "python3.12"),
            ("node 20", "nodejs20.x"),
            ("node", newest(Family::Nodejs)),
            ("node20", "nodejs20.x"),
            ("Node.js 22.x", "nodejs22.x"),
            ("nodejs23.x", newest(Family::Nodejs)),
            (".NET 8", "dotnet8"),
            ("dotnet6.0", "dotnet6"),
            ("dotnet9", newest(Family::Dotnet)),
            ("java", newest(Family::Java)),
            ("jdk21", "java21"),
            ("Java 17", "java17"),
            ("ruby", newest(Family::Ruby)),
            ("ruby3.4", "ruby3.4"),
            ("go", newest(Family::Provided)),
            ("golang1.22", newest(Family::Provided)),
            ("go1.21", newest(Family::Provided)),
            ("rust", newest(Family::Provided)),
            ("typescript", newest(Family::Nodejs)),
            ("C#", newest(Family::Dotnet)),
            ("provided.al2023.x", "provided.al2023"),
            ("PROVIDED", "provided"),
        ] {
            assert_eq!(unknown_runtime(text).nearest, Some(expected), "{text}");
        }
        for text in ["cobol", "", "x", "gopher", "arn:aws:lambda:eu-west-1::runtime:a"] {
            assert_eq!(unknown_runtime(text).nearest, None, "{text}");
        }
    }
}
