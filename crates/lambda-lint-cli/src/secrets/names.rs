//! Classifies the value of a name by its letters: the value of a misspelled name is still a secret.

/// The names of secrets, and how many letters of each may differ.
const NAMES: [(&str, usize); 5] =
    [("environment", 3), ("variables", 3), ("environmentvariables", 4), ("zipfile", 2), ("inlinecode", 2)];
/// The names of what signs a call.
const SIGNATURES: [(&str, usize); 1] = [("authorization", 3)];

/// The meaning of the value of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A secret, with all that it holds.
    Secret,
    /// The code: an archive if it is a text, else an object with the place of one.
    Code,
    Other,
}

impl Meaning {
    pub(super) fn of(name: &str) -> Self {
        let letters = letters(name);
        match () {
            () if is_secret(&letters) => Meaning::Secret,
            () if is_code(&letters) => Meaning::Code,
            () => Meaning::Other,
        }
    }

    /// The same in the object that is the code: what does not say where an archive is may be one.
    pub(super) fn in_code(name: &str) -> Self {
        const PLACES: [&str; 9] = ["s3", "bucket", "key", "uri", "image", "version", "mode", "location", "repository"];
        let letters = letters(name);
        let is_place = PLACES.iter().any(|place| letters.contains(place)) && !is_secret(&letters);
        if is_place { Meaning::Other } else { Meaning::Secret }
    }
}

/// Whether the value of a name is the object whose names are those of environment variables.
pub(super) fn holds_variables(name: &str) -> bool {
    const SIGNS: [&str; 3] = ["credential", "secret", "zip"];
    let letters = letters(name);
    is_secret(&letters)
        && !SIGNS.iter().any(|sign| letters.contains(sign))
        && (letters.starts_with("env") || letters.starts_with("var") || is_near(&letters, &NAMES[..3]))
}

/// The same for a name in an object that holds variables itself, where it may be the name of one.
pub(super) fn is_variables(name: &str) -> bool {
    let letters = letters(name);
    letters == "vars" || is_near(&letters, &NAMES[1..2])
}

/// Whether an option of a command is one with secrets, or is meant to be one.
pub(super) fn is_near_option(name: &str) -> bool {
    const OPTIONS: [(&str, usize); 3] = [("environmentvariable", 4), ("cliinputjson", 2), ("env", 0)];
    let letters = letters(name);
    is_near(&letters, &NAMES) || is_near(&letters, &OPTIONS)
}

/// Whether a name is that of a member with secrets, or nearly so.
pub(super) fn is_near_secret(name: &str) -> bool {
    const OTHERS: [(&str, usize); 2] = [("vars", 0), ("env", 0)];
    let letters = letters(name);
    is_near(&letters, &NAMES) || is_near(&letters, &OTHERS) || is_code(&letters)
}

fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// `Environment`, `Variables`, `ZipFile`, `InlineCode`, and what is meant to be one; what signs a call; what the service answered to one, for
/// it may repeat the variables.
fn is_secret(letters: &str) -> bool {
    const SIGNS: [&str; 7] =
        ["authorization", "securitytoken", "secret", "credential", "signature", "password", "errormessage"];
    letters.is_empty()
        || letters.starts_with("env")
        || letters.starts_with("var")
        || letters.contains("zip")
        || letters.contains("inlinecode")
        || SIGNS.iter().any(|word| letters.contains(word))
        || is_near(letters, &NAMES)
        || is_near(letters, &SIGNATURES)
}

/// Whether the letters are one of the names, or differ in no more letters than that name allows.
fn is_near(letters: &str, names: &[(&str, usize)]) -> bool {
    names.iter().any(|(name, steps)| {
        letters.len().abs_diff(name.len()) <= *steps && strsim::osa_distance(letters, name) <= *steps
    })
}

/// `Code`, with a letter too many or too few or two of them swapped. With another letter it may be `Mode`.
fn is_code(letters: &str) -> bool {
    const CODE: &str = "code";
    let sorted = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    match letters.len().abs_diff(CODE.len()) {
        0 => sorted(letters) == sorted(CODE),
        1 => strsim::osa_distance(letters, CODE) == 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_lint::Member;

    #[test]
    fn what_is_misspelled_means_the_same() {
        for name in
            ["Environment", "environment_variables", "Evironment", "Enivronment", "nvironment", "Varaibles", "arables"]
        {
            assert_eq!(Meaning::of(name), Meaning::Secret, "{name}");
        }
        for name in ["ZipFile", "zip-file", "ZpFile", "ZipFlie", "Ziffile", "InlineCode"] {
            assert_eq!(Meaning::of(name), Meaning::Secret, "{name}");
        }
        for name in ["Code", "CODE", "Cdoe", "Codes", "Cod", "ocde"] {
            assert_eq!(Meaning::of(name), Meaning::Code, "{name}");
        }
        assert_eq!(Meaning::in_code("Archive"), Meaning::Secret);
        assert_eq!(Meaning::in_code("Bucket"), Meaning::Other);
    }

    #[test]
    fn all_other_members_are_shown() {
        let secret = ["Environment", "Variables", "ZipFile", "Code"];
        for member in Member::ALL.iter().filter(|member| !secret.contains(&member.name())) {
            let meaning = match member.pointer().strip_prefix("/Code/") {
                Some(name) => Meaning::in_code(name),
                None => Meaning::of(member.name()),
            };
            assert!(meaning == Meaning::Other || member.pointer().contains("Environment"), "{}", member.pointer());
        }
    }
}
