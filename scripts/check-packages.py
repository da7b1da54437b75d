#!/usr/bin/env python3
"""Installs packages for a runtime with pip and npm, and checks that lambda-lint finds nothing in them.

    cargo build --bin lambda-lint
    scripts/check-packages.py --python requests "numpy pandas" --npm express "sharp pg"
    scripts/check-packages.py --python-file names.txt          # one line for each package or group of packages

Each group is installed into a folder of its own, with its dependencies, next to a handler that imports what was asked for.
Every finding of the rules about packages is a false alarm. The exit status is 1 if there is one.
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

RULES = [
    "class-file-too-new",
    "extension-module-for-other-python",
    "glibc-too-new",
    "handler-file-missing",
    "handler-function-missing",
    "module-format-mismatch",
    "module-not-in-package",
    "native-code-for-other-architecture",
    "target-framework-too-new",
]


def install_python(folder, group, version):
    platforms = ["manylinux2014_x86_64", "manylinux_2_28_x86_64"]
    command = [sys.executable, "-m", "pip", "install", "-qqq", "--no-compile", "--target", folder]
    command += [word for platform in platforms for word in ("--platform", platform)]
    command += ["--python-version", version, "--only-binary=:all:", *group.split()]
    subprocess.run(command, check=True)
    modules = [path.parent.name for path in pathlib.Path(folder).glob("*/__init__.py")]
    imports = "".join(f"import {name}\n" for name in sorted(modules) if name.isidentifier() and name != "tests")
    pathlib.Path(folder, "app.py").write_text(imports + "def handler(event, context):\n    pass\n")
    return f"python{version}", "app.handler"


def install_npm(folder, group, version):
    pathlib.Path(folder, "package.json").write_text("{}")
    command = ["npm", "install", "--silent", "--ignore-scripts", "--os=linux", "--cpu=x64", "--libc=glibc"]
    subprocess.run(command + group.split(), check=True, cwd=folder)
    names = json.loads(pathlib.Path(folder, "package.json").read_text()).get("dependencies", {})
    requires = "".join(f'const m{index} = require("{name}");\n' for index, name in enumerate(names))
    pathlib.Path(folder, "index.js").write_text(requires + "exports.handler = async () => {};\n")
    return f"nodejs{version}.x", "index.handler"


def installed(folder):
    """The names of the wheels and of the npm packages in a folder."""
    wheels = {path.parent.name for path in pathlib.Path(folder).glob("*.dist-info/WHEEL")}
    manifests = pathlib.Path(folder).glob("**/node_modules/**/package.json")
    folders = (path.parent for path in manifests)
    return wheels | {str(path) for path in folders if "node_modules" in (path.parent.name, path.parent.parent.name)}


def check(program, install, group, version, seen):
    with tempfile.TemporaryDirectory() as folder:
        try:
            runtime, handler = install(folder, group, version)
        except subprocess.CalledProcessError as error:
            print(f"{group}: cannot be installed ({error.returncode})")
            return 0
        names = {name.removeprefix(folder) for name in installed(folder)}
        seen |= names
        command = [program, "package", folder, "--runtime", runtime, "--handler", handler]
        command += ["--select", ",".join(RULES), "--format", "concise", "--quiet"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        found = [line for line in result.stdout.splitlines() if line.strip()]
        print(f"{group} on {runtime}: {len(names)} packages, {len(found)} findings")
        print("".join(f"    {line}\n" for line in found), end="")
        return len(found) + (result.returncode == 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/debug/lambda-lint")
    parser.add_argument("--python", nargs="*", default=[], metavar="GROUP")
    parser.add_argument("--npm", nargs="*", default=[], metavar="GROUP")
    parser.add_argument("--python-file", metavar="FILE")
    parser.add_argument("--npm-file", metavar="FILE")
    parser.add_argument("--python-version", default="3.13")
    parser.add_argument("--node-version", default="22")
    args = parser.parse_args()
    python, npm = list(args.python), list(args.npm)
    for names, file in ((python, args.python_file), (npm, args.npm_file)):
        if file:
            names += [line.strip() for line in pathlib.Path(file).read_text().splitlines() if line.strip()]
    seen = set()
    found = sum(check(args.program, install_python, group, args.python_version, seen) for group in python)
    found += sum(check(args.program, install_npm, group, args.node_version, seen) for group in npm)
    print(f"{len(python) + len(npm)} groups, {len(seen)} packages, {found} findings")
    return found > 0


if __name__ == "__main__":
    sys.exit(main())
