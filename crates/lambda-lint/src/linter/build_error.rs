//! Why a linter cannot be built.

/// The error of an invalid linter configuration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// No rule and no group has this id.
    #[error("unknown rule `{id}`{}", hint(.nearest))]
    UnknownRule {
        /// What was asked for.
        id: String,
        /// The id that was probably meant.
        nearest: Option<String>,
    },
    /// Two rules have the same id.
    #[error("duplicate rule id `{id}`")]
    DuplicateRule {
        /// The id.
        id: String,
    },
    /// The id of a rule of the caller's own is not kebab-case.
    #[error(
        "invalid rule id `{id}`; expected lower-case words and digits separated by `-`, such as `team/missing-tag`"
    )]
    InvalidId {
        /// The id.
        id: String,
    },
    /// No partition has a region of this form.
    #[error("unknown region `{region}`{}", hint(.nearest))]
    UnknownRegion {
        /// What was asked for.
        region: String,
        /// The region that was probably meant.
        nearest: Option<String>,
    },
    /// This build does not have the rule.
    #[error("this build does not have {0}")]
    LeftOut(String),
    /// There are more rules than a linter can number.
    #[error("too many rules")]
    TooManyRules,
    /// An account is 12 digits.
    #[error("invalid account `{0}`; expected 12 digits")]
    InvalidAccount(String),
}

fn hint(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or_else(String::new, |nearest| format!("; did you mean `{nearest}`?"))
}
