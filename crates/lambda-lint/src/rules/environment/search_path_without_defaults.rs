use crate::facts::{self, Family};
use crate::request::layer;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// A search path does not include the folders of Lambda's default value.
    ///
    /// The value replaces the default. System programs, runtime libraries or modules in layers are no longer
    /// found, and the function fails when it starts.
    SearchPathWithoutDefaults = "search-path-without-defaults", Warning,
    requires: [EnvironmentVariables],
    covers: ["env-path-override"],
    evidence: [
        Documentation "2026-11-22" "the default values of these variables" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    ],
    pass: [
        r#"{
            "Environment": {
                "Variables": {
                    "PATH": "/opt/tools:/usr/local/bin:/usr/bin/:/bin",
                    "LD_LIBRARY_PATH": "/var/lang/lib:/lib64:/var/task/lib",
                    "NODE_PATH": "/var/task/src"
                }
            }
        }"#,
        r#"{
            "Runtime": "provided.al2023",
            "Handler": "bootstrap",
            "Environment": {"Variables": {"LD_LIBRARY_PATH": "/var/task/lib"}}
        }"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"PATH": "/opt/tools"}}}"# => "/Environment/Variables/PATH",
        r#"{"Environment": {"Variables": {"LD_LIBRARY_PATH": "/var/task/lib"}}}"# => "/Environment/Variables/LD_LIBRARY_PATH",
        r#"{
            "Layers": ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"],
            "Environment": {"Variables": {"NODE_PATH": "/var/task/src"}}
        }"# => "/Environment/Variables/NODE_PATH",
    ],
}

/// The folders that a variable must contain, and the runtimes that need them.
struct Search {
    name: &'static str,
    /// One of its folders must start with one of these.
    any: &'static [&'static str],
    /// What is not found otherwise.
    lost: &'static str,
    /// The languages that need them; empty for all languages that Lambda provides.
    families: &'static [Family],
    /// Whether they are only needed with layers that may contain modules.
    layers: bool,
}

static SEARCHES: &[Search] = &[
    Search {
        name: "PATH",
        any: &["/usr/bin", "/bin"],
        lost: "the programs of the system",
        families: &[],
        layers: false,
    },
    Search {
        name: "LD_LIBRARY_PATH",
        any: &["/var/lang/lib"],
        lost: "the runtime's libraries",
        families: &[],
        layers: false,
    },
    Search {
        name: "NODE_PATH",
        any: &["/opt/nodejs"],
        lost: "modules in layers",
        families: &[Family::Nodejs],
        layers: true,
    },
    Search {
        name: "PYTHONPATH",
        any: &["/opt/python"],
        lost: "modules in layers",
        families: &[Family::Python],
        layers: true,
    },
    Search { name: "GEM_PATH", any: &["/opt/ruby"], lost: "gems in layers", families: &[Family::Ruby], layers: true },
];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key().filter(|key| key.ends_with("PATH")) else { continue };
        let Some(search) = SEARCHES.iter().find(|search| search.name == key) else { continue };
        let Some(value) = entry.text() else { continue };
        let has_default = value.split(':').any(|folder| search.any.iter().any(|default| folder.starts_with(default)));
        if !has_default && matters(request, search) {
            let expected = search.any[0];
            out.report(
                entry,
                msg!(
                    "{variable} replaces Lambda's default value but does not include {expected}",
                    variable = Name(search.name),
                    expected = Name(expected)
                ),
            )
            .help(msg!(
                "add {expected}; without it, {lost} are not found",
                expected = Name(expected),
                lost = Word(search.lost)
            ));
        }
    }
}

fn matters(request: &Request<'_>, search: &Search) -> bool {
    let Some(runtime) = request.runtime() else { return false };
    let brought = ![Family::Provided, Family::Custom, Family::Go].contains(&runtime.family);
    // most layers of AWS are extensions without modules
    let has_modules = || layer::layers(request).any(|(_, layer)| !facts::is_layer_publisher(layer.account));
    request.package_type() == Some(PackageType::Zip)
        && brought
        && (search.families.is_empty() || search.families.contains(&runtime.family))
        && (!search.layers || has_modules())
}
