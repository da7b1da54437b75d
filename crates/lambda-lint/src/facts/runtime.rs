//! Runtimes: their languages and life cycles.

use super::limits;
use super::runtime_data::{BY_LENGTH, RUNTIMES};
use crate::bytes;
use crate::date::Date;

/// A value of `Runtime`.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Runtime {
    /// The identifier, such as `python3.14`.
    pub identifier: &'static str,
    /// The language.
    pub family: Family,
    /// The first day without support; `None` if it is not scheduled or, for `custom`, if the publisher decides.
    pub deprecation: Option<Date>,
    /// The first day on which functions can no longer be created. For the oldest runtimes it is before `deprecation`.
    pub block_create: Option<Date>,
    /// The first day on which functions can no longer be updated.
    pub block_update: Option<Date>,
    /// The instruction sets; empty if the publisher decides.
    pub architectures: &'static [&'static str],
    /// Whether SnapStart works with a .zip package.
    pub snap_start: Support,
    /// Whether durable functions work with a .zip package.
    pub durable: Support,
    /// Whether it runs on Lambda Managed Instances.
    pub managed_instances: Support,
    /// The operating system. `None` if it is not documented.
    pub os: Option<&'static str>,
    /// The identifier to move to, `None` if this is the newest of its family.
    pub successor: Option<&'static str>,
    /// Whether it is a public preview, without support.
    pub preview: bool,
}

/// The language of a runtime.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Family {
    /// JavaScript and TypeScript on Node.js.
    Nodejs,
    /// Java and other languages of the JVM.
    Java,
    /// Python.
    Python,
    /// C# and its relatives.
    Dotnet,
    /// Go, discontinued; Go now runs on `provided`.
    Go,
    /// Ruby.
    Ruby,
    /// Executables called `bootstrap`.
    Provided,
    /// Runtimes that customers publish.
    Custom,
}

/// Whether a runtime supports a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Support {
    /// Documented as supported.
    Yes,
    /// Not supported.
    No,
    /// Not documented, or only inferred: neither objected to nor recommended.
    Unknown,
}

/// The lifecycle stage of a runtime on a given date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// No restriction is known.
    Supported,
    /// A public preview.
    Preview,
    /// To be deprecated on this day, within the notice period.
    Deprecating(Date),
    /// Deprecated since this day, but functions can still be created.
    Deprecated(Date),
    /// No function can be created, or updated if it exists, since this day.
    Blocked(Date),
}

impl Runtime {
    /// The stage of the runtime's life cycle on that day.
    ///
    /// ```
    /// use lambda_lint::date::Date;
    /// use lambda_lint::facts::{self, Life};
    ///
    /// let runtime = facts::runtime("python3.10").unwrap();
    /// assert_eq!(runtime.life(Date::new(2026, 11, 22)), Life::Deprecated(Date::new(2026, 10, 31)));
    /// ```
    pub fn life(&self, on: Date) -> Life {
        self.life_until(self.block_create, on)
    }

    /// The stage of the runtime's life cycle on that day, for an existing function.
    ///
    /// ```
    /// use lambda_lint::date::Date;
    /// use lambda_lint::facts::{self, Life};
    ///
    /// let (runtime, day) = (facts::runtime("nodejs14.x").unwrap(), Date::new(2026, 11, 22));
    /// assert!(matches!(runtime.life(day), Life::Blocked(_)));
    /// assert!(matches!(runtime.life_for_update(day), Life::Deprecated(_)));
    /// ```
    pub fn life_for_update(&self, on: Date) -> Life {
        self.life_until(self.block_update, on)
    }

    fn life_until(&self, block: Option<Date>, on: Date) -> Life {
        let notice = on.plus_days(limits::DEPRECATION_NOTICE);
        match (block, self.deprecation) {
            (Some(block), _) if block <= on => Life::Blocked(block),
            (_, Some(deprecation)) if deprecation <= on => Life::Deprecated(deprecation),
            (_, Some(deprecation)) if deprecation <= notice => Life::Deprecating(deprecation),
            _ if self.preview => Life::Preview,
            _ => Life::Supported,
        }
    }
}

/// The runtime of this identifier, spelled exactly.
///
/// ```
/// use lambda_lint::facts::{self, Family, Support};
///
/// let runtime = facts::runtime("java21").unwrap();
/// assert_eq!((runtime.family, runtime.snap_start), (Family::Java, Support::Yes));
/// assert!(facts::runtime("Java21").is_none());
/// ```
pub fn runtime(identifier: &str) -> Option<&'static Runtime> {
    let first = usize::from(*BY_LENGTH.get(identifier.len())?);
    let mut alike = RUNTIMES[first..].iter().take_while(|runtime| runtime.identifier.len() == identifier.len());
    alike.find(|runtime| bytes::same(runtime.identifier, identifier))
}

/// The oldest runtime of the same language that is in support on a day and not older than this one.
///
/// ```
/// use lambda_lint::date::Date;
/// use lambda_lint::facts::{self, nearest_supported};
///
/// let nearest = nearest_supported(facts::runtime("python3.7").unwrap(), Date::new(2026, 11, 30));
/// assert_eq!(nearest.unwrap().identifier, "python3.11");
/// ```
pub fn nearest_supported(runtime: &Runtime, on: Date) -> Option<&'static Runtime> {
    let (_, version) = number(runtime.identifier);
    let in_support = |runtime: &Runtime| matches!(runtime.life(on), Life::Supported | Life::Deprecating(_));
    let same_family = RUNTIMES.iter().filter(|other| other.family == runtime.family && in_support(other));
    let not_older = same_family.filter(|other| number(other.identifier).1 >= version);
    not_older.min_by_key(|other| number(other.identifier).1)
}

/// The letters before the version in an identifier, and the version: 3 and 12 in `python3.12`, 2023 in `provided.al2023`.
fn number(identifier: &str) -> (&str, (u32, u32)) {
    let digits = identifier.find(|c: char| c.is_ascii_digit()).unwrap_or(identifier.len());
    let (name, version) = identifier.split_at(digits);
    let mut numbers = version.split(|c: char| !c.is_ascii_digit()).map(|part| part.parse().unwrap_or(0));
    (name, (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)))
}

/// The newest runtime of a family that is not a preview; `None` for [`Family::Go`], which is discontinued.
///
/// ```
/// use lambda_lint::facts::{self, Family};
///
/// assert_eq!(facts::newest(Family::Python).unwrap().identifier, "python3.14");
/// ```
pub fn newest(family: Family) -> Option<&'static Runtime> {
    RUNTIMES.iter().find(|runtime| runtime.family == family && runtime.successor.is_none() && !runtime.preview)
}

/// Whether an unknown value of `Runtime` looks like one of the next versions of a known language, so that it may have been
/// released after the data was read.
///
/// ```
/// use lambda_lint::facts::is_newer_than_data;
///
/// assert!(is_newer_than_data("python3.17") && is_newer_than_data("nodejs28.x"));
/// assert!(!is_newer_than_data("python3.31") && !is_newer_than_data("nodejs23.x") && !is_newer_than_data("cobol85"));
/// ```
pub fn is_newer_than_data(identifier: &str) -> bool {
    let Some((family, version)) = version(identifier) else { return false };
    let same_family = RUNTIMES.iter().filter_map(|runtime| self::version(runtime.identifier));
    let Some(latest) = same_family.filter(|known| known.0 == family).map(|known| known.1).max() else { return false };
    // about two years of releases
    let is_near = |latest: u16, version: u16, steps: u16| latest < version && version - latest <= steps;
    match family {
        // odd versions are runtimes from Node.js 27 on at the earliest, since they have long-term support
        "nodejs" => is_near(latest.0, version.0, 4) && (version.0 >= 27 || version.0 % 2 == 0),
        "java" => is_near(latest.0, version.0, 4),
        "dotnet" => is_near(latest.0, version.0, 2),
        "provided.al" => is_near(latest.0, version.0, 5),
        "ruby" if version == (latest.0 + 1, 0) => true,
        _ => version.0 == latest.0 && is_near(latest.1, version.1, 3),
    }
}

/// The language and the version in an identifier of the usual form.
fn version(identifier: &str) -> Option<(&str, (u16, u16))> {
    let digits = identifier.find(|c: char| c.is_ascii_digit())?;
    let (family, version) = identifier.split_at(digits);
    let number = |text: &str| text.parse::<u16>().ok().filter(|_| !text.starts_with(['0', '+']) || text == "0");
    let version = match family {
        "nodejs" => (number(version.strip_suffix(".x")?)?, 0),
        "java" | "dotnet" => (number(bytes::split_around(version, ".al").map_or(version, |(version, _)| version))?, 0),
        "python" | "ruby" => {
            let (major, minor) = version.split_once('.')?;
            (number(major)?, number(minor)?)
        }
        "provided.al" => (number(version)?, 0),
        _ => return None,
    };
    Some((family, version))
}

#[cfg(test)]
mod tests {
    use super::super::AS_OF;
    use super::*;

    #[test]
    fn every_runtime_is_found() {
        for known in RUNTIMES {
            assert_eq!(runtime(known.identifier), Some(known));
            assert!(known.successor.is_none_or(|successor| runtime(successor).is_some()), "{known:?}");
        }
        for unknown in ["", "nodejs20", "nodejs99.x", "python3.14 ", "a-name-that-is-longer-than-any-of-them"] {
            assert_eq!(runtime(unknown), None);
        }
    }

    #[test]
    fn lives_change_on_their_days() {
        let on = |identifier: &str, date: Date| runtime(identifier).unwrap().life(date);
        let (deprecation, block) = (Date::new(2027, 4, 30), Date::new(2027, 6, 1));
        assert_eq!(on("nodejs22.x", deprecation.plus_days(-181)), Life::Supported);
        assert_eq!(on("nodejs22.x", deprecation.plus_days(-180)), Life::Deprecating(deprecation));
        assert_eq!(on("nodejs22.x", deprecation.plus_days(-1)), Life::Deprecating(deprecation));
        assert_eq!(on("nodejs22.x", deprecation), Life::Deprecated(deprecation));
        assert_eq!(on("nodejs22.x", block.plus_days(-1)), Life::Deprecated(deprecation));
        assert_eq!(on("nodejs22.x", block), Life::Blocked(block));
        // Blocked before it was deprecated.
        assert_eq!(on("nodejs4.3", Date::new(2020, 2, 4)), Life::Blocked(Date::new(2020, 2, 3)));
        assert_eq!(on("nodejs26.x", AS_OF), Life::Preview);
        assert_eq!(on("custom", Date::MAX), Life::Supported);
    }
}
