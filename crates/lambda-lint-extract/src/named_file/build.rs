//! Infers from the files of a folder how a build packages it.

use lambda_lint::archive::LooseFile;

/// The names of files that configure a compiler or a bundler for JavaScript.
const CONFIGURATIONS: &[&str] = &[
    ".babelrc",
    ".swcrc",
    "babel.config.",
    "build.js",
    "build.mjs",
    "esbuild.",
    "gulpfile.",
    "Gruntfile.",
    "Makefile",
    "rollup.config.",
    "rspack.config.",
    "tsconfig",
    "tsup.config.",
    "vite.config.",
    "webpack.",
];

/// Words in a `package.json` of a package that is compiled.
const BUILD_WORDS: &[&str] =
    &["\"build", "\"compile", "\"bundle", "\"prepare", "\"pack", "babel", "esbuild", "rollup", "tsc", "webpack"];

/// Source files that a compiler for JavaScript reads.
const SOURCES: &[&str] = &[".ts", ".mts", ".cts", ".tsx", ".jsx", ".coffee", ".res", ".elm"];

/// Whether a compiler or a bundler makes the JavaScript files of the package.
pub(super) fn is_compiled(files: &[LooseFile]) -> bool {
    files.iter().filter(|file| !file.name.contains("node_modules/")).any(|file| {
        let name = file.name.rsplit('/').next().unwrap_or_default();
        let is_source = SOURCES.iter().any(|end| name.ends_with(end)) && !name.ends_with(".d.ts");
        let is_build = || name == "package.json" && has_build(&file.content);
        is_source || CONFIGURATIONS.iter().any(|start| name.starts_with(start)) || is_build()
    })
}

fn has_build(manifest: &[u8]) -> bool {
    let manifest = String::from_utf8_lossy(manifest);
    BUILD_WORDS.iter().any(|word| manifest.contains(word))
}

/// The languages that have source files in a folder.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Languages {
    python: bool,
    nodejs: bool,
    ruby: bool,
    has_python_dependencies: bool,
}

impl Languages {
    pub(super) fn of(files: &[LooseFile]) -> Self {
        let has = |ends: &[&str]| files.iter().any(|file| ends.iter().any(|end| file.name.ends_with(end)));
        Languages {
            python: has(&[".py"]),
            nodejs: has(&[".js", ".mjs", ".cjs"]),
            ruby: has(&[".rb"]),
            has_python_dependencies: has(&["requirements.txt", "pyproject.toml", "Pipfile", "setup.py"]),
        }
    }

    /// Whether a runtime has source files here.
    pub(crate) fn has(self, runtime: &str) -> bool {
        match () {
            () if runtime.starts_with("python") => self.python,
            () if runtime.starts_with("nodejs") => self.nodejs,
            () if runtime.starts_with("ruby") => self.ruby,
            () => false,
        }
    }

    /// Whether the dependencies of a Python function are installed by a later step.
    pub(crate) fn has_python_dependencies(self) -> bool {
        self.has_python_dependencies
    }
}
