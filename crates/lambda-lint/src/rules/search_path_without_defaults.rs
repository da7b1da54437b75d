use crate::facts::{self, Family};
use crate::rule::declare_rule;
use crate::values::layer;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// A search path is set without the folders that Lambda has in it by default.
    ///
    /// The value replaces Lambda's own: programs of the system, libraries of the runtime, or the modules in layers are not
    /// found any more, and the function fails as it starts.
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

/// What a variable has to have in it, and for which runtimes.
struct Search {
    name: &'static str,
    /// How one of its folders has to begin.
    any: &'static [&'static str],
    /// What is lost otherwise.
    lost: &'static str,
    /// The languages that it matters to; empty if to all that Lambda brings along.
    families: &'static [Family],
    /// Whether it matters only with layers that may hold modules.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key().filter(|key| key.ends_with("PATH")) else { continue };
        let Some(search) = SEARCHES.iter().find(|search| search.name == key) else { continue };
        let Some(value) = entry.text() else { continue };
        let has_default = value.split(':').any(|folder| search.any.iter().any(|default| folder.starts_with(default)));
        if !has_default && matters(request, search) {
            let expected = search.any[0];
            out.at(entry, format!("`{key}` replaces Lambda's own value, and has no `{expected}` in it"))
                .help(format!("add `{expected}`, without which {} are not found", search.lost))
                .param("expected", expected);
        }
    }
}

fn matters(request: &Request<'_>, search: &Search) -> bool {
    let Some(runtime) = request.runtime() else { return false };
    let brought = ![Family::Provided, Family::Custom, Family::Go].contains(&runtime.family);
    // AWS's own layers are extensions, most of them, with nothing to import
    let has_modules = || layer::layers(request).any(|(_, layer)| !facts::is_layer_publisher(layer.account));
    request.package_type() == Some(PackageType::Zip)
        && brought
        && (search.families.is_empty() || search.families.contains(&runtime.family))
        && (!search.layers || has_modules())
}
