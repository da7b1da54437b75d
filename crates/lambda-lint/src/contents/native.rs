//! Native code in a package.

use super::Files;

/// The name of an instruction set in the tags of Python's wheels.
pub(crate) fn wheel_architecture(architecture: &str) -> &'static str {
    if architecture == "arm64" { "aarch64" } else { "x86_64" }
}

/// The number of an instruction set in ELF files.
pub(crate) fn machine(architecture: &str) -> u16 {
    if architecture == "arm64" { 183 } else { 62 }
}

/// The command that installs Python packages for a runtime.
pub(crate) fn pip_command(files: &Files<'_>, architecture: &str, package: &str) -> Option<String> {
    let (major, minor) = files.version()?;
    // the wheels for manylinux2014 need glibc 2.17, which every runtime has
    let architecture = wheel_architecture(architecture);
    Some(format!(
        "pip install --platform manylinux2014_{architecture} --python-version {major}.{minor} --only-binary=:all: \
         --target . {package}"
    ))
}
