use crate::contents::Files;
use crate::facts::Family;
use crate::inspect::dotnet;
use crate::message::Message;
use crate::request::handler as parts;
use crate::request::package;
use crate::request::package::architecture;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A .NET application is built for a newer framework or another system, or is not published.
    ///
    /// The runtime starts the assembly of the handler with its `*.runtimeconfig.json`, which `dotnet publish` writes next to it.
    /// The framework in it must not be newer than the runtime. The target in `*.deps.json` must be Linux with the instruction
    /// set of the function, or any system.
    TargetFrameworkTooNew = "target-framework-too-new", Warning,
    requires: [CodeZipFile],
    covers: ["zip-dotnet-framework"],
    evidence: [
        Documentation "2026-11-30" "" "https://docs.aws.amazon.com/lambda/latest/dg/csharp-package.html",
        Documentation "2026-11-30" "an application does not run on an older framework" "https://learn.microsoft.com/en-us/dotnet/core/versions/selection",
    ],
    pass: [
        r#"{
            "Runtime": "dotnet8",
            "Handler": "App::App.Function::Run",
            "Code": {
                "ZipFile": {
                    "App.dll": "",
                    "App.runtimeconfig.json": "{\"runtimeOptions\": {\"framework\": {\"name\": \"Microsoft.NETCore.App\", \"version\": \"8.0.0\"}}}",
                    "App.deps.json": "{\"runtimeTarget\": {\"name\": \".NETCoreApp,Version=v8.0/linux-x64\"}}"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "dotnet8",
            "Handler": "App::App.Function::Run",
            "Code": {
                "ZipFile": {
                    "App.dll": "",
                    "App.runtimeconfig.json": "{\"runtimeOptions\": {\"framework\": {\"name\": \"Microsoft.NETCore.App\", \"version\": \"10.0.0\"}}}"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "dotnet8",
            "Handler": "App::App.Function::Run",
            "Code": {"ZipFile": {"App.dll": ""}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "dotnet8",
            "Handler": "App::App.Function::Run",
            "Code": {
                "ZipFile": {
                    "App.dll": "",
                    "App.runtimeconfig.json": "{\"runtimeOptions\": {\"framework\": {\"name\": \"Microsoft.NETCore.App\", \"version\": \"8.0.0\"}}}",
                    "App.deps.json": "{\"runtimeTarget\": {\"name\": \".NETCoreApp,Version=v8.0/osx-arm64\"}}"
                }
            }
        }"# => "/Code/ZipFile",
    ],
}

/// The largest metadata file that is read, in bytes.
const MAX_METADATA: usize = 8 << 20;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of_family(request, Family::Dotnet) else { return };
    let Some(handler) = package::readable_handler(request) else { return };
    let assembly = parts::dotnet(handler).0;
    // another rule reports that the assembly is missing
    if files.get(&format!("{assembly}.dll")).is_none() {
        return;
    }
    let read = |end: &str| files.read(&files.get(&format!("{assembly}{end}"))?, MAX_METADATA);
    let Some((message, help)) = fault(request, &files, assembly, &read) else { return };
    out.report(Member::CodeZipFile, message).help(help).related(Member::Runtime, "the .NET version is set here");
}

type Read<'r> = dyn Fn(&str) -> Option<Vec<u8>> + 'r;

/// What is wrong with the application, and how to fix it.
fn fault(request: &Request<'_>, files: &Files<'_>, assembly: &str, read: &Read<'_>) -> Option<(Message, Message)> {
    let (major, _) = files.version()?;
    let config_name = format!("{assembly}.runtimeconfig.json");
    let is_published = files.archive.entries().any(|entry| entry.name.ends_with(b".runtimeconfig.json"));
    if !is_published && !package::has_layers(request) {
        return Some((
            msg!(
                "the application was not published: the archive contains {assembly} but not {file}",
                assembly = Text(&format!("{assembly}.dll")),
                file = Text(&config_name)
            ),
            "run `dotnet publish`; for a library project, set `GenerateRuntimeConfigurationFiles` to `true`".into(),
        ));
    }
    let config = read(".runtimeconfig.json").and_then(|text| dotnet::runtime_config(&text));
    let needed = config
        .iter()
        .flat_map(|config| &config.frameworks)
        .filter_map(|framework| Some((framework.major()?, framework)));
    if let Some((needed, framework)) = needed.max_by_key(|(needed, _)| *needed).filter(|(needed, _)| *needed > major) {
        return Some((
            msg!(
                "{file} needs {framework} {actual}, but the function runs .NET {dotnet}",
                file = Text(&config_name),
                framework = Text(&framework.name),
                actual = Int(needed),
                dotnet = Int(major)
            ),
            msg!(
                "publish the application for {target}, or use a newer runtime",
                target = Name(format!("net{major}.0"))
            ),
        ));
    }
    let target = read(".deps.json").and_then(|text| dotnet::target(&text))?;
    let runtime = target.runtime.as_deref()?;
    let wanted = if architecture(request)? == "arm64" { "linux-arm64" } else { "linux-x64" };
    (!runs_on(runtime, wanted)).then(|| {
        (
            msg!(
                "{file} is for {actual}, but the function runs on {expected}",
                file = Text(&format!("{assembly}.deps.json")),
                actual = Text(runtime),
                expected = Name(wanted)
            ),
            msg!(
                "publish the application for the function: {command}",
                command = Name(format!("dotnet publish --runtime {wanted} --self-contained false"))
            ),
        )
    })
}

/// Whether an application for one system runs on another. Unknown names run everywhere.
fn runs_on(runtime: &str, wanted: &str) -> bool {
    const ARCHITECTURES: &[&str] = &["arm", "arm64", "x64", "x86"];
    const OTHER_SYSTEMS: &[&str] = &["android", "browser", "ios", "linux-bionic", "osx", "win", "win10"];

    let (system, architecture) = runtime.rsplit_once('-').unwrap_or((runtime, ""));
    let (_, wanted_architecture) = wanted.rsplit_once('-').unwrap_or_default();
    let system = system.split_once('.').map_or(system, |(system, _)| system);
    !OTHER_SYSTEMS.contains(&system) && (!ARCHITECTURES.contains(&architecture) || architecture == wanted_architecture)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems() {
        for runtime in ["linux-x64", "linux-musl-x64", "any", "unix", "linux", "rhel.8-x64", "amzn.2023-x64"] {
            assert!(runs_on(runtime, "linux-x64"), "{runtime}");
        }
        for runtime in ["linux-arm64", "win-x64", "win10-x64", "osx-x64", "osx.13-arm64", "linux-x86", "win"] {
            assert!(!runs_on(runtime, "linux-x64"), "{runtime}");
        }
    }
}
