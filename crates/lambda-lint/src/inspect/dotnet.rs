//! The metadata of a published .NET application: `*.runtimeconfig.json` and `*.deps.json`.

use super::json;
use serde::Deserialize;

/// The parsed content of a `*.runtimeconfig.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuntimeConfig {
    /// The frameworks that it needs, with their versions.
    pub frameworks: Vec<Framework>,
    /// Whether it brings its own runtime.
    pub is_self_contained: bool,
}

/// A framework that an application needs, such as `Microsoft.NETCore.App` 8.0.0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Framework {
    /// The name.
    pub name: String,
    /// The version.
    #[serde(default)]
    pub version: String,
}

impl Framework {
    /// The first number of the version.
    pub fn major(&self) -> Option<u16> {
        self.version.split('.').next()?.parse().ok()
    }
}

#[derive(Deserialize)]
struct ConfigFile {
    #[serde(rename = "runtimeOptions")]
    options: ConfigOptions,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ConfigOptions {
    framework: Option<Framework>,
    #[serde(default)]
    frameworks: Vec<Framework>,
    #[serde(default)]
    included_frameworks: Vec<Framework>,
}

/// Reads a `*.runtimeconfig.json`.
///
/// ```
/// let text = br#"{"runtimeOptions": {"framework": {"name": "Microsoft.NETCore.App", "version": "8.0.0"}}}"#;
/// let config = lambda_lint::inspect::dotnet::runtime_config(text).unwrap();
/// assert_eq!(config.frameworks[0].major(), Some(8));
/// ```
pub fn runtime_config(text: &[u8]) -> Option<RuntimeConfig> {
    let options = json::read::<ConfigFile>(text)?.options;
    Some(RuntimeConfig {
        frameworks: options.framework.into_iter().chain(options.frameworks).collect(),
        is_self_contained: !options.included_frameworks.is_empty(),
    })
}

/// The target of an application in its `*.deps.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Target {
    /// The framework, such as `.NETCoreApp,Version=v8.0`.
    pub framework: String,
    /// The system and the processor, such as `linux-x64`; `None` for an application that runs on all.
    pub runtime: Option<String>,
}

impl Target {
    /// The major version of .NET.
    pub fn major(&self) -> Option<u16> {
        self.framework.strip_prefix(".NETCoreApp,Version=v")?.split('.').next()?.parse().ok()
    }
}

#[derive(Deserialize)]
struct DepsFile {
    #[serde(rename = "runtimeTarget")]
    target: DepsTarget,
}

#[derive(Deserialize)]
struct DepsTarget {
    name: String,
}

/// Reads the target of a `*.deps.json`.
pub fn target(text: &[u8]) -> Option<Target> {
    let name = json::read::<DepsFile>(text)?.target.name;
    let (framework, runtime) = name.split_once('/').unwrap_or((&name, ""));
    let runtime = (!runtime.is_empty()).then(|| runtime.to_owned());
    Some(Target { framework: framework.to_owned(), runtime })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn configurations() {
        let config = |text: &str| runtime_config(text.as_bytes());
        let two = config(
            "\u{feff}{\"runtimeOptions\": {\"tfm\": \"net10.0\", \"rollForward\": \"Minor\", \"frameworks\": [{\"name\": \"Microsoft.NETCore.App\", \"version\": \"10.0.0\"}, {\"name\": \"Microsoft.AspNetCore.App\", \"version\": \"10.0.0-rc.1\"}]}}",
        )
        .unwrap();
        assert_eq!(two.frameworks.iter().map(Framework::major).collect::<Vec<_>>(), [Some(10), Some(10)]);
        let own = config(r#"{"runtimeOptions": {"includedFrameworks": [{"name": "a", "version": "8.0.1"}]}}"#).unwrap();
        assert!(own.is_self_contained && own.frameworks.is_empty());
        for broken in ["", "{}", "[", r#"{"runtimeOptions": 1}"#, r#"{"runtimeOptions": {"framework": "x"}}"#] {
            assert_eq!(config(broken), None, "{broken}");
        }
        assert_eq!(config(&"[".repeat(100_000)), None);
    }

    #[test]
    fn targets() {
        let of = |name: &str| target(format!(r#"{{"runtimeTarget": {{"name": "{name}"}}}}"#).as_bytes()).unwrap();
        let linux = of(".NETCoreApp,Version=v8.0/linux-x64");
        assert_eq!((linux.major(), linux.runtime.as_deref()), (Some(8), Some("linux-x64")));
        let any = of(".NETCoreApp,Version=v10.0");
        assert_eq!((any.major(), any.runtime), (Some(10), None));
        assert_eq!(of(".NETStandard,Version=v2.0").major(), None);
        assert_eq!(target(b"{}"), None);
    }
}
