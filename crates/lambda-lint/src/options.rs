//! The options of a caller.

use crate::call::{CallContext, Conflicts};
use crate::date::Date;
use crate::diagnostic::Severity;
use crate::facts;
use crate::facts::limits;
use crate::place::Place;
use std::str::FromStr;

/// Quotas of an account. The defaults are those of the service; a new account has lower ones, an old one may have higher ones.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotas {
    /// The maximum of `MemorySize` without a capacity provider, in MB.
    pub memory_mb: i64,
    /// The maximum of `Timeout` without a capacity provider, in seconds.
    pub timeout_seconds: i64,
    /// The maximum of `EphemeralStorage.Size` without an accelerator, in MB.
    pub ephemeral_storage_mb: i64,
    /// The maximum number of layers.
    pub layers: usize,
    /// The maximum number of tags.
    pub tags: usize,
    /// The maximum size of the environment variables as JSON, in bytes.
    pub environment_bytes: usize,
    /// The maximum size of an archive in a request, in bytes. Archives in S3 may be larger.
    pub archive_bytes: u64,
}

impl Default for Quotas {
    fn default() -> Self {
        Quotas {
            memory_mb: limits::MEMORY_MAX,
            timeout_seconds: limits::TIMEOUT_MAX,
            ephemeral_storage_mb: limits::EPHEMERAL_STORAGE_MAX,
            layers: limits::LAYERS_MAX,
            tags: limits::TAGS_MAX,
            environment_bytes: limits::ENVIRONMENT_SIZE,
            archive_bytes: limits::ZIP_SIZE as u64,
        }
    }
}

impl Quotas {
    /// The value of a quota.
    pub fn get(&self, quota: Quota) -> u64 {
        match quota {
            Quota::Memory => self.memory_mb.unsigned_abs(),
            Quota::Timeout => self.timeout_seconds.unsigned_abs(),
            Quota::Storage => self.ephemeral_storage_mb.unsigned_abs(),
            Quota::Layers => self.layers as u64,
            Quota::Tags => self.tags as u64,
            Quota::Environment => self.environment_bytes as u64,
        }
    }

    /// Sets the value of a quota.
    pub fn set(&mut self, quota: Quota, max: u32) {
        match quota {
            Quota::Memory => self.memory_mb = max.into(),
            Quota::Timeout => self.timeout_seconds = max.into(),
            Quota::Storage => self.ephemeral_storage_mb = max.into(),
            Quota::Layers => self.layers = max as usize,
            Quota::Tags => self.tags = max as usize,
            Quota::Environment => self.environment_bytes = max as usize,
        }
    }
}

/// A quota that can be set by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Quota {
    /// [`Quotas::memory_mb`]
    Memory,
    /// [`Quotas::timeout_seconds`]
    Timeout,
    /// [`Quotas::ephemeral_storage_mb`]
    Storage,
    /// [`Quotas::layers`]
    Layers,
    /// [`Quotas::tags`]
    Tags,
    /// [`Quotas::environment_bytes`]
    Environment,
}

impl Quota {
    /// All quotas.
    pub const ALL: &'static [Quota] =
        &[Quota::Memory, Quota::Timeout, Quota::Storage, Quota::Layers, Quota::Tags, Quota::Environment];

    /// The name in options, such as `memory`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Quota::Memory => "memory",
            Quota::Timeout => "timeout",
            Quota::Storage => "storage",
            Quota::Layers => "layers",
            Quota::Tags => "tags",
            Quota::Environment => "environment",
        }
    }

    pub(crate) fn list() -> String {
        Quota::ALL.iter().map(|quota| quota.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// How to treat placeholders, such as `{{ role }}` and `YOUR_ACCOUNT_ID`. Other rules always skip values with a
/// placeholder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Placeholders {
    /// Do not report them: a tool fills them in later.
    Allow,
    /// A warning.
    #[default]
    Warn,
    /// An error: the request is sent unchanged.
    Error,
}

impl Placeholders {
    /// All choices, the strictest last.
    pub const ALL: &'static [Placeholders] = &[Placeholders::Allow, Placeholders::Warn, Placeholders::Error];

    /// The name in options: `allow`, `warn` or `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Placeholders::Allow => "allow",
            Placeholders::Warn => "warn",
            Placeholders::Error => "error",
        }
    }

    /// The severity of placeholders; `None` if they are allowed.
    pub(crate) const fn severity(self) -> Option<Severity> {
        match self {
            Placeholders::Allow => None,
            Placeholders::Warn => Some(Severity::Warning),
            Placeholders::Error => Some(Severity::Error),
        }
    }
}

/// The error for a text other than `allow`, `warn` or `error`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown value `{0}` for placeholders; expected `allow`, `warn` or `error`")]
pub struct ParsePlaceholdersError(String);

impl FromStr for Placeholders {
    type Err = ParsePlaceholdersError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Placeholders::ALL.iter().find(|choice| choice.as_str() == text);
        known.copied().ok_or_else(|| ParsePlaceholdersError(text.to_owned()))
    }
}

/// The options of a caller. Built by [`LinterBuilder`](crate::LinterBuilder).
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub(crate) region: Option<String>,
    /// Where a document names the region.
    pub(crate) region_from: Option<Place>,
    pub(crate) account: Option<String>,
    pub(crate) as_of: Option<Date>,
    /// The date for requests that have no date.
    pub(crate) today: Option<Date>,
    pub(crate) quotas: Quotas,
    pub(crate) partial: bool,
    /// Contradictions in the target that the document records.
    pub(crate) conflicts: Conflicts,
}

impl Options {
    /// The options for a request with the region and the context that its document gives.
    #[doc(hidden)]
    #[must_use]
    pub fn under(&self, region: Option<String>, context: CallContext) -> Options {
        let CallContext { region: recorded, region_from, account, day, conflicts } = context;
        let mut options = self.clone();
        options.region_from = region_from;
        options.region = region.or(options.region).or(recorded);
        options.account = options.account.or(account);
        options.conflicts = conflicts;
        // nothing is recorded before it happens
        options.as_of = options.as_of.or(day.map(|day| day.min(self.as_of())));
        options
    }

    /// The region of the function.
    pub fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// The account of the function, 12 digits.
    pub fn account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// The date to check for: `as_of`, or else `today`, or else the date of the engine's data.
    pub fn as_of(&self) -> Date {
        self.as_of.or(self.today).unwrap_or(facts::AS_OF)
    }

    /// The quotas of the account.
    pub fn quotas(&self) -> &Quotas {
        &self.quotas
    }

    /// Whether members may be missing.
    pub fn is_partial(&self) -> bool {
        self.partial
    }
}
