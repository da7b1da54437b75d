//! Options as JavaScript passes them: a line for each, its name, `=` and its value.

use lambda_lint::{BuildError, Linter, Settings};
#[cfg(feature = "documents")]
use lambda_lint_extract::Input;
use std::error::Error;

/// A linter, and how it takes documents.
pub(crate) struct Configured {
    pub(crate) linter: Linter,
    #[cfg(feature = "documents")]
    pub(crate) input: Input,
    #[cfg(feature = "documents")]
    pub(crate) is_complete: bool,
    #[cfg(feature = "documents")]
    pub(crate) file_name: Option<String>,
}

/// Reads the options and makes a linter with them.
pub(crate) fn read(text: &[u8]) -> Result<Configured, Box<dyn Error>> {
    let mut settings = Settings::default();
    #[cfg(feature = "documents")]
    let (mut input, mut file_name) = (Input::Auto, None);
    for line in std::str::from_utf8(text)?.lines() {
        let (name, value) = line.split_once('=').unwrap_or((line, ""));
        match name {
            #[cfg(feature = "documents")]
            "input" => input = value.parse()?,
            #[cfg(feature = "documents")]
            "fileName" => file_name = Some(value.to_owned()),
            _ => settings.set(name, value)?,
        }
    }
    #[cfg(feature = "documents")]
    let builder = lambda_lint_extract::builder();
    #[cfg(not(feature = "documents"))]
    let builder = Linter::builder();
    // a document that is passed as a request is all of it, as in the program
    #[cfg(feature = "documents")]
    let is_complete = settings.complete == Some(true) || input == Input::Request;
    let linter = builder.settings(settings).build().map_err(|error| match error {
        BuildError::LeftOut(what) => format!("{what} is not in this module: import `lambda-lint/full`").into(),
        error => Box::<dyn Error>::from(error),
    })?;
    Ok(Configured {
        linter,
        #[cfg(feature = "documents")]
        input,
        #[cfg(feature = "documents")]
        is_complete,
        #[cfg(feature = "documents")]
        file_name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_lint::{Date, Severity};

    #[test]
    fn options_reach_the_linter() {
        let text = "region=eu-west-1\naccount=123456789012\nasOf=2026-01-02\npartial=true\nadvice=true\nignore=null-member,security\nseverity=unknown-member=error\nplaceholders=error";
        let linter = read(text.as_bytes()).unwrap().linter;
        assert_eq!(linter.options().region(), Some("eu-west-1"));
        assert_eq!(linter.options().account(), Some("123456789012"));
        assert_eq!(linter.options().as_of(), Date::new(2026, 1, 2));
        assert!(linter.options().is_partial());
        assert!(linter.rules().all(|(meta, _)| meta.id != "null-member"));
        let severity = |id: &str| linter.rules().find(|(meta, _)| meta.id == id).map(|(_, severity)| severity);
        assert_eq!(severity("unknown-member"), Some(Severity::Error));
        assert_eq!(severity("placeholder"), Some(Severity::Error));
    }

    #[test]
    fn what_cannot_be_meant_is_said() {
        for (text, expected) in [
            ("asOf=tomorrow", "invalid date `tomorrow`; expected YYYY-MM-DD"),
            ("severity=wrong-type=fatal", "unknown severity `fatal`; expected `error`, `warning`, `advice` or `off`"),
            ("placeholders=off", "unknown value `off` for placeholders; expected `allow`, `warn` or `error`"),
            ("colour=red", "unknown option `colour`"),
            ("select=wrong-tpye", "unknown rule `wrong-tpye`; did you mean `wrong-type`?"),
        ] {
            let Err(reason) = read(text.as_bytes()) else { panic!("{text} is taken") };
            assert_eq!(reason.to_string(), expected);
        }
    }
}
