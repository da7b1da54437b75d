//! Unknown runtimes, and what the author probably means.

use super::Choice;
use crate::facts::{self, Family, Runtime};
use crate::message::{ListArg, Message};
use crate::msg;
use crate::sort::sorted;
use crate::suggest;

pub(in crate::schema) fn unknown_runtime(text: &str) -> Choice {
    let lower = text.to_ascii_lowercase();
    let (nearest, help) = suggestion(text, &lower);
    let is_same = nearest.is_some_and(|nearest| nearest == lower);
    Choice { message: msg!("unknown runtime {value}", value = Text(text)), help, nearest, is_same }
}

type Suggestion = (Option<&'static str>, Message);

/// The identifier that the author probably means, and the help.
fn suggestion(text: &str, lower: &str) -> Suggestion {
    if text.starts_with("arn:") {
        return (None, msg!("set {@RuntimeConfig.RuntimeArn} to the ARN, and {@Runtime} to `custom`"));
    }
    if facts::CONTAINER_ONLY.contains(&lower) {
        return newest(Family::Dotnet, "this version only exists as a container image".into());
    }
    if let Some(runtime) = facts::runtime(lower) {
        return (Some(runtime.identifier), msg!("use lower case: {nearest}", nearest = Name(runtime.identifier)));
    }
    if let Some((_, family, why)) = LANGUAGES.iter().find(|(language, ..)| is_language(lower, language)) {
        return newest(*family, (*why).into());
    }
    match Written::parse(lower) {
        Some(written) => written.suggestion(text),
        None => match suggest::nearest(text, &mut open().map(|runtime| runtime.identifier)) {
            Some(nearest) => did_you_mean(nearest),
            None => (None, all_newest()),
        },
    }
}

/// The name of a language and a version, in whichever form.
struct Written {
    family: Family,
    /// The numbers of the version: 3, 12 and 1 of `Python 3.12.1`.
    numbers: Vec<String>,
}

impl Written {
    /// Parses a text that contains a language name, before or after the version.
    fn parse(lower: &str) -> Option<Self> {
        let name = lower.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        // `20.xnodejs`
        let name = if name.len() < lower.len() { name.strip_prefix('x').unwrap_or(name) } else { name };
        let letters: String = name.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
        let family = NAMES.iter().find(|(name, _)| letters.starts_with(name)).map(|(_, family)| *family)?;
        let numbers = lower.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
        let mut numbers: Vec<_> = numbers.take(MAX_NUMBERS).map(str::to_owned).collect();
        // Java 8 is also called 1.8
        if family == Family::Java && numbers.len() > 1 && numbers.first().is_some_and(|major| major == "1") {
            numbers.remove(0);
        }
        Some(Written { family, numbers })
    }

    fn suggestion(&self, text: &str) -> Suggestion {
        let family = self.family;
        let Some(major) = self.numbers.first() else { return newest(family, "the version is missing".into()) };
        let of_family = || facts::RUNTIMES.iter().filter(move |runtime| runtime.family == family);
        let with_digits = |digits: &str| of_family().find(|runtime| digits_of(runtime.identifier).eq(digits.bytes()));
        let joined = self.numbers.concat();
        // `dotnet6.0` is version 6, and `python3.12.1` is version 3.12
        let shorter = self.numbers.iter().take(parts(family)).map(String::as_str).collect::<String>();
        let runtime =
            with_digits(&joined).or_else(|| with_digits(&shorter)).filter(|runtime| runtime.identifier != text);
        if let Some(runtime) = runtime {
            return if is_open(runtime) { did_you_mean(runtime.identifier) } else { closed(runtime) };
        }
        if parts(family) == 2 && joined == *major && major.len() == 1 {
            return newest(family, "the minor version is missing".into());
        }
        if let Some(nearest) = nearest(family, &joined) {
            let (found, help) = did_you_mean(nearest);
            let newest = facts::newest(family).map_or(nearest, |runtime| runtime.identifier);
            if newest == nearest {
                return (found, help);
            }
            let help =
                msg!("use {nearest}, or {newest}, the newest version", nearest = Name(nearest), newest = Name(newest));
            return (found, help);
        }
        newest(family, "this version does not exist".into())
    }
}

/// The maximum number of version components to compare.
const MAX_NUMBERS: usize = 8;

/// How many numbers the version of a runtime has.
fn parts(family: Family) -> usize {
    if matches!(family, Family::Python | Family::Ruby) { 2 } else { 1 }
}

/// The runtime whose version is nearest: first one with the same digits in another order, then one of the newest.
fn nearest(family: Family, digits: &str) -> Option<&'static str> {
    let in_order = |digits: &mut dyn Iterator<Item = u8>| sorted(digits.collect(), u8::cmp);
    let mut identifiers: Vec<_> = open().filter(|runtime| runtime.family == family).map(|it| it.identifier).collect();
    identifiers.reverse();
    let own = in_order(&mut digits.bytes());
    let swapped = identifiers.iter().copied().find(|identifier| in_order(&mut digits_of(identifier)) == own);
    let versions: Vec<String> = identifiers.iter().map(|it| digits_of(it).map(char::from).collect()).collect();
    swapped.or_else(|| {
        let nearest = suggest::nearest(digits, &mut versions.iter().map(String::as_str))?;
        let at = versions.iter().position(|version| version == nearest)?;
        identifiers.get(at).copied()
    })
}

fn digits_of(identifier: &str) -> impl Iterator<Item = u8> {
    identifier.bytes().filter(u8::is_ascii_digit)
}

fn did_you_mean(identifier: &'static str) -> Suggestion {
    (Some(identifier), msg!("did you mean {nearest}?", nearest = Name(identifier)))
}

/// A runtime that no longer takes new functions.
fn closed(runtime: &Runtime) -> Suggestion {
    let why = msg!("{closed} is closed to new functions", closed = Name(runtime.identifier));
    match facts::nearest_supported(runtime, facts::AS_OF) {
        Some(nearest) => instead(why, nearest.identifier),
        None => newest(runtime.family, why),
    }
}

/// Languages with the runtimes that run them, and the reason.
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

const EXECUTABLE: &str = "Go, Rust and C++ functions are programs named `bootstrap`, without a runtime of their own";

/// How the names of runtimes begin, without punctuation.
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
    ("provided", Family::Provided),
];

/// Whether a text names a language, with a version or without.
fn is_language(text: &str, language: &str) -> bool {
    let rest = text.strip_prefix(language);
    rest.is_some_and(|rest| rest.bytes().all(|byte| !byte.is_ascii_alphabetic() || byte == b'x') && rest != "x")
}

fn newest(family: Family, why: Message) -> Suggestion {
    match facts::newest(family) {
        Some(runtime) => instead(why, runtime.identifier),
        None => (None, why),
    }
}

fn instead(why: Message, identifier: &'static str) -> Suggestion {
    (Some(identifier), msg!("{why}; use {nearest}", why = Then(why), nearest = Name(identifier)))
}

/// The runtimes with which functions can be created, without previews.
fn open() -> impl DoubleEndedIterator<Item = &'static Runtime> {
    facts::RUNTIMES.iter().filter(|runtime| is_open(runtime) && !runtime.preview)
}

fn is_open(runtime: &Runtime) -> bool {
    runtime.block_create.is_none_or(|day| day > facts::AS_OF)
}

fn all_newest() -> Message {
    let families = [Family::Nodejs, Family::Python, Family::Java, Family::Dotnet, Family::Ruby, Family::Provided];
    let names = families.into_iter().filter_map(facts::newest).map(|runtime| runtime.identifier.into()).collect();
    msg!("use one of the newest runtimes: {newest}", newest = ListArg { names, word: "or", more: 0 })
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
            ("python3.12.1", "python3.12"),
            ("python3.31", "python3.13"),
            ("python13.3", "python3.13"),
            ("python3.41", "python3.14"),
            ("python3.1", "python3.14"),
            ("3.13python", "python3.13"),
            ("node 20", "nodejs20.x"),
            ("node", newest(Family::Nodejs)),
            ("node20", "nodejs20.x"),
            ("nodejs22", "nodejs22.x"),
            ("Node.js 22.x", "nodejs22.x"),
            ("nodejs.22x", "nodejs22.x"),
            ("nodejs18.12.1", "nodejs18.x"),
            ("22.xnodejs", "nodejs22.x"),
            ("nodejs42.x", "nodejs24.x"),
            ("nodejs23.x", "nodejs24.x"),
            (".NET 8", "dotnet8"),
            ("dotnet6.0", "dotnet6"),
            ("dotnet9", newest(Family::Dotnet)),
            ("java", newest(Family::Java)),
            ("jdk21", "java21"),
            ("Java 17", "java17"),
            ("java52", "java25"),
            ("java17.0.1", "java17"),
            ("java1.8", "java8.al2"),
            ("node 14", "nodejs22.x"),
            ("ruby", newest(Family::Ruby)),
            ("ruby3", newest(Family::Ruby)),
            ("ruby3.4.1", "ruby3.4"),
            ("ruby4.3", "ruby3.4"),
            ("go", newest(Family::Provided)),
            ("golang1.22", newest(Family::Provided)),
            ("go1.21", newest(Family::Provided)),
            ("rust", newest(Family::Provided)),
            ("typescript", newest(Family::Nodejs)),
            ("C#", newest(Family::Dotnet)),
            ("provided.al2023.x", "provided.al2023"),
            ("provided.al2032", "provided.al2023"),
            ("provided.al2023023", "provided.al2023"),
            ("PROVIDED", "provided"),
        ] {
            assert_eq!(unknown_runtime(text).nearest, Some(expected), "{text}");
        }
        for text in ["cobol", "", "x", "gopher", "arn:aws:lambda:eu-west-1::runtime:a"] {
            assert_eq!(unknown_runtime(text).nearest, None, "{text}");
        }
    }

    #[test]
    fn help_says_what_is_missing() {
        for (text, expected) in [
            ("python3", "the minor version is missing; use `python3.14`"),
            ("java", "the version is missing; use `java25`"),
            ("python3.31", "use `python3.13`, or `python3.14`, the newest version"),
            ("nodejs22", "did you mean `nodejs22.x`?"),
        ] {
            assert_eq!(unknown_runtime(text).help.render().text, expected, "{text}");
        }
    }
}
