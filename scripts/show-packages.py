#!/usr/bin/env python3
"""Shows what lambda-lint finds in real packages with native code, as the tables of docs/package.md.

    cargo build --bin lambda-lint
    scripts/show-packages.py --output docs/package.md

Installs packages with pip and npm for several systems, compiles Java classes with `javac`, and checks each of them for several
functions. The text between the marks in the page is replaced. The exit status is 1 if something else than expected is found.
"""

import argparse
import datetime
import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

SCRIPTS = pathlib.Path(__file__).parent
spec = importlib.util.spec_from_file_location("check_packages", SCRIPTS / "check-packages.py")
packages = importlib.util.module_from_spec(spec)
spec.loader.exec_module(packages)

START, END = "<!-- start of scripts/show-packages.py -->\n", "<!-- end of scripts/show-packages.py -->\n"
PYTHON, PROCESSOR = "extension-module-for-other-python", "native-code-for-other-architecture"
VERSIONS = ["3.12", "3.13"]
PROCESSORS = ["x86_64", "arm64"]
# the expected rules if both the Python version and the processor differ; some packages also contain libraries without a Python tag
WHEELS = {
    "numpy": {PYTHON, PROCESSOR},
    "pydantic-core": {PYTHON},
    "cryptography": {PYTHON, PROCESSOR},
}


class Table:
    """Rows with what was expected and found."""

    def __init__(self, program):
        self.program, self.rows, self.wrong = program, [], 0

    def check(self, what, folder, runtime, handler, architecture, expected):
        command = [self.program, "package", folder, "--runtime", runtime, "--handler", handler, "--architecture", architecture]
        command += ["--select", ",".join(packages.RULES), "--format", "json", "--quiet"]
        result = packages.run([str(word) for word in command])
        found = {found["rule"] for file in json.loads(result.stdout)["files"] for found in file["diagnostics"]}
        self.wrong += found != set(expected)
        function = runtime if runtime.startswith("java") or runtime.startswith("dotnet") else f"{runtime}, {architecture}"
        self.rows.append((*what, function, words(expected), words(found)))

    def lines(self, *names):
        rows, self.rows = self.rows, []
        header = [*names, "function", "expected", "found"]
        lines = [f"| {' | '.join(header)} |", "|" + " --- |" * len(header)]
        return [*lines, *(f"| {' | '.join(row)} |" for row in rows), ""]


def words(rules):
    return ", ".join(f"`{rule}`" for rule in sorted(rules)) or "nothing"


def wheels(table, place):
    for name, both in WHEELS.items():
        for version in VERSIONS:
            for processor in PROCESSORS:
                folder = place / f"{name}-{version}-{processor}"
                platforms = [f"{system}_{packages.MACHINES[processor]}" for system in ("manylinux2014", "manylinux_2_28", "manylinux_2_34")]
                command = [sys.executable, "-m", "pip", "install", "-qqq", "--no-compile", "--target", str(folder)]
                command += [word for platform in platforms for word in ("--platform", platform)]
                subprocess.run([*command, "--python-version", version, "--only-binary=:all:", name], check=True, stderr=subprocess.DEVNULL)
                module = name.replace("-", "_")
                (folder / "app.py").write_text(f"import {module}\ndef handler(event, context): pass\n")
                installed = next(folder.glob(f"{module}-*.dist-info")).name.removesuffix(".dist-info").split("-")[1]
                for runs in VERSIONS:
                    for on in PROCESSORS:
                        expected = both if runs != version and on != processor else set()
                        expected = {PYTHON} if runs != version and on == processor else expected
                        expected = {PROCESSOR} if runs == version and on != processor else expected
                        what = (f"{name} {installed}", f"Python {version}, {processor}")
                        table.check(what, folder, f"python{runs}", "app.handler", on, expected)
    return table.lines("package", "installed for")


def sharp(table, place):
    for cpu, libc in (("x64", "glibc"), ("arm64", "glibc"), ("x64", "musl")):
        folder = place / f"sharp-{cpu}-{libc}"
        folder.mkdir()
        (folder / "package.json").write_text("{}")
        command = ["npm", "install", "--silent", "--no-audit", "--ignore-scripts", "--os=linux", f"--cpu={cpu}", f"--libc={libc}", "sharp"]
        subprocess.run(command, check=True, cwd=folder)
        (folder / "index.js").write_text('const sharp = require("sharp");\nexports.handler = async () => {};\n')
        version = json.loads((folder / "node_modules/sharp/package.json").read_text())["version"]
        for on in PROCESSORS:
            fits = (cpu == "arm64") == (on == "arm64")
            expected = {"glibc-too-new"} if libc == "musl" and fits else set() if fits else {PROCESSOR}
            table.check((f"sharp {version}", f"{cpu}, {libc}"), folder, "nodejs22.x", "index.handler", on, expected)
    return table.lines("package", "installed for")


def java(table, place):
    source = place / "Handler.java"
    source.write_text("package example;\npublic class Handler {\n  public String handle(String event) { return event; }\n}\n")
    for release in (8, 11, 17):
        classes, folder = place / f"classes{release}", place / f"java{release}"
        command = ["javac", "-nowarn", "--release", str(release), "-d", str(classes), str(source)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        (folder / "lib").mkdir(parents=True)
        with zipfile.ZipFile(folder / "lib/app.jar", "w") as jar:
            jar.write(classes / "example/Handler.class", "example/Handler.class")
        for runtime, version in (("java8.al2", 8), ("java11", 11), ("java17", 17), ("java21", 21)):
            too_new = {"class-file-too-new"} if release > version else set()
            what = ("`lib/app.jar`", f"Java {release}")
            table.check((*what, "`example.Handler::handle`"), folder, runtime, "example.Handler::handle", "x86_64", too_new)
        missing = {"handler-function-missing"}
        table.check((*what, "`example.Handler::run`"), folder, "java21", "example.Handler::run", "x86_64", missing)
        table.check((*what, "`example.Handlers::handle`"), folder, "java21", "example.Handlers::handle", "x86_64", missing)
    return table.lines("package", "compiled for", "handler")


def dotnet(table, place):
    for version in (8, 9, 10):
        for target in ("any", "linux-x64", "win-x64"):
            folder = place / f"dotnet{version}-{target}"
            folder.mkdir()
            framework = {"name": "Microsoft.NETCore.App", "version": f"{version}.0.0"}
            options = {"runtimeOptions": {"tfm": f"net{version}.0", "framework": framework}}
            name = f".NETCoreApp,Version=v{version}.0" + ("" if target == "any" else f"/{target}")
            (folder / "App.dll").write_bytes(b"MZ")
            (folder / "App.runtimeconfig.json").write_text(json.dumps(options))
            (folder / "App.deps.json").write_text(json.dumps({"runtimeTarget": {"name": name}, "targets": {name: {}}}))
            for runtime, has in (("dotnet8", 8), ("dotnet10", 10)):
                expected = {"target-framework-too-new"} if version > has or target == "win-x64" else set()
                table.check((f".NET {version}, {target}",), folder, runtime, "App::App.Function::Run", "x86_64", expected)
    return table.lines("published for")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/debug/lambda-lint")
    parser.add_argument("--output", type=pathlib.Path, help="the page to change")
    args = parser.parse_args()
    table = Table(args.program)
    lines = [f"Checked on {datetime.date.today().isoformat()} by `scripts/show-packages.py`.", ""]
    with tempfile.TemporaryDirectory() as name:
        place = pathlib.Path(name)
        lines += ["Wheels that pip installed, with their dependencies, and a handler that imports them:", "", *wheels(table, place)]
        lines += ["Packages that npm installed, and a handler that requires them:", "", *sharp(table, place)]
        if shutil.which("javac"):
            lines += ["A jar with a class that `javac --release` compiled:", "", *java(table, place)]
        lines += ["Applications with the metadata that `dotnet publish` writes:", "", *dotnet(table, place)]
    text = "\n".join(lines)
    if args.output:
        page = args.output.read_text()
        before, rest = page.split(START)
        args.output.write_text(before + START + text + END + rest.split(END)[1])
    else:
        print(text)
    print(f"{table.wrong} rows differ from what is expected", file=sys.stderr)
    return table.wrong > 0


if __name__ == "__main__":
    sys.exit(main())
