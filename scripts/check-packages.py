#!/usr/bin/env python3
"""Installs packages for a runtime with pip and npm, and checks that lambda-lint finds nothing in them.

    cargo build --bin lambda-lint
    scripts/check-packages.py --python requests "numpy pandas" --npm express "sharp pg"
    scripts/check-packages.py --python-file scripts/packages/python.txt --npm-file scripts/packages/npm.txt --jobs 2
    scripts/check-packages.py --python-file names.txt --interpreter python3.13 --names 3

Each line of a file is one function. Its packages are installed into a folder, with their dependencies, next to a handler that
imports all that was installed. Every finding of the rules about packages is a false alarm.

With `--interpreter`, Python decides: a finding about an import is right if Python cannot import the module either. With `--node`,
Node.js decides about packages that `require` cannot load. `--names` also takes names that the modules define when Python loads
them, and checks that each is accepted as a handler. This runs the packages. The exit status is 1 if there is a false alarm.
"""

import argparse
import concurrent.futures
import json
import pathlib
import random
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
ABOUT_HANDLERS = ["handler-file-missing", "handler-function-missing"]
# folders that wheels install at the root by mistake; never imported
NOT_MODULES = {"benchmarks", "docs", "doc", "examples", "scripts", "test", "testing", "tests"}
MACHINES = {"x86_64": "x86_64", "arm64": "aarch64"}


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def top_modules(folder, prefix=""):
    """Yields importable modules; for a folder without `__init__.py`, the modules in it."""
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.suffix == ".py" and path.stem.isidentifier():
            yield prefix + path.stem
        elif path.is_dir() and path.name.isidentifier() and path.name not in NOT_MODULES:
            if (path / "__init__.py").exists():
                yield prefix + path.name
            elif not prefix or prefix.count(".") < 3:
                yield from top_modules(path, f"{prefix}{path.name}.")


class Python:
    def __init__(self, args):
        self.version, self.interpreter, self.names = args.python_version, args.interpreter, args.names
        self.runtime = f"python{self.version}"
        systems = ["manylinux2014", "manylinux_2_17", "manylinux_2_28", "manylinux_2_34"]
        systems = systems if self.version not in ("3.8", "3.9", "3.10", "3.11") else systems[:2]
        self.platforms = [f"{system}_{MACHINES[args.architecture]}" for system in systems]

    def install(self, folder, group):
        command = [sys.executable, "-m", "pip", "install", "-qqq", "--no-compile", "--target", folder]
        command += [word for platform in self.platforms for word in ("--platform", platform)]
        command += ["--python-version", self.version, "--only-binary=:all:", *group.split()]
        result = run(command)
        if result.returncode != 0:
            return result.stderr.strip().splitlines()[-1:]
        self.modules = list(top_modules(pathlib.Path(folder)))
        source = "".join(f"import {name}\n" for name in self.modules)
        pathlib.Path(folder, "app.py").write_text(source + "def handler(event, context):\n    pass\n")
        return None

    handler = "app.handler"

    def installed(self, folder):
        return {path.parent.name for path in folder.glob("*.dist-info/WHEEL")}

    def is_right(self, folder, finding):
        """Returns whether Python also fails to import the reported module."""
        if self.interpreter is None or " imports `" not in finding:
            return False
        file = finding.split("`")[1]
        module = file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        modules = self.modules if module == "app" else [module]
        missing = finding.split("`")[3]
        return any(f"No module named '{missing}" in self.load(folder, module).stderr for module in modules)

    def load(self, folder, module, code=""):
        code = f"import importlib, sys; sys.path.insert(0, {str(folder)!r}); m = importlib.import_module({module!r})\n" + code
        try:
            return run([self.interpreter, "-I", "-S", "-B", "-c", code], timeout=120, cwd="/")
        except subprocess.TimeoutExpired:
            return subprocess.CompletedProcess([], 1, "", "")

    def handlers(self, folder):
        """Handlers that exist: functions and classes of modules that Python loads."""
        if self.interpreter is None or not self.names:
            return
        pick = random.Random(1)
        files = [path for path in sorted(folder.rglob("*.py")) if all(part.isidentifier() for part in path.relative_to(folder).with_suffix("").parts)]
        for path in pick.sample(files, min(self.names, len(files))):
            module = ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")
            code = "import json; print(json.dumps(sorted(n for n, v in vars(m).items() if n.isascii() and callable(v))))"
            loaded = self.load(folder, module, code)
            names = json.loads(loaded.stdout.splitlines()[-1]) if loaded.returncode == 0 and loaded.stdout else []
            names = [name for name in names if not name.startswith("_")]
            for name in pick.sample(names, min(3, len(names))):
                yield f"{module}.{name}"


class Npm:
    handler = "index.handler"

    def __init__(self, args):
        self.runtime, self.node = f"nodejs{args.node_version}.x", args.node
        self.system = ["--os=linux", f"--cpu={'x64' if args.architecture == 'x86_64' else 'arm64'}", "--libc=glibc"]

    def install(self, folder, group):
        pathlib.Path(folder, "package.json").write_text("{}")
        result = run(["npm", "install", "--silent", "--no-audit", "--ignore-scripts", *self.system, *group.split()], cwd=folder)
        if result.returncode != 0:
            return [result.stdout.strip() or result.stderr.strip() or "npm install fails"]
        names = json.loads(pathlib.Path(folder, "package.json").read_text()).get("dependencies", {})
        requires = "".join(f'const m{index} = require("{name}");\n' for index, name in enumerate(names))
        pathlib.Path(folder, "index.js").write_text(requires + "exports.handler = async () => {};\n")
        return None

    def installed(self, folder):
        folders = {path.parent.relative_to(folder) for path in folder.glob("**/node_modules/**/package.json")}
        return {str(path) for path in folders if "node_modules" in (path.parent.name, path.parent.parent.name)}

    def is_right(self, folder, finding):
        """Whether Node.js, as Lambda starts it, cannot `require` the package that is reported."""
        if self.node is None or " with `require` " not in finding:
            return False
        code = f"require({json.dumps(finding.split('`')[3])})"
        return "ERR_REQUIRE_ESM" in run([self.node, "--no-experimental-require-module", "-e", code], cwd=folder).stderr

    def handlers(self, _folder):
        return []


def findings(args, folder, runtime, handler, rules=RULES):
    command = [args.program, "package", str(folder), "--runtime", runtime, "--handler", handler]
    command += ["--architecture", args.architecture, "--select", ",".join(rules), "--format", "concise", "--quiet"]
    result = run(command)
    lines = [line.split(": ", 1)[-1] for line in result.stdout.splitlines() if line.strip()]
    return lines if result.returncode != 2 else [f"lambda-lint fails: {result.stderr.strip()}"]


def check(args, kind, group):
    """Returns the installed packages and the false positives."""
    tool = kind(args)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        fault = tool.install(place, group)
        if fault is not None:
            return set(), 0, [], [f"cannot be installed: {' '.join(fault)}"]
        names = tool.installed(folder)
        found = findings(args, folder, tool.runtime, tool.handler)
        right = [line for line in found if tool.is_right(folder, line)]
        wrong = [line for line in found if line not in right]
        handlers = list(tool.handlers(folder))
        for handler in handlers:
            wrong += [f"{handler}: {line}" for line in findings(args, folder, tool.runtime, handler, ABOUT_HANDLERS)]
        notes = [f"right: {line}" for line in right]
        return names, len(handlers), wrong, notes


def groups(words, file):
    lines = pathlib.Path(file).read_text().splitlines() if file else []
    return list(words) + [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/debug/lambda-lint")
    parser.add_argument("--python", nargs="*", default=[], metavar="GROUP")
    parser.add_argument("--npm", nargs="*", default=[], metavar="GROUP")
    parser.add_argument("--python-file", metavar="FILE")
    parser.add_argument("--npm-file", metavar="FILE")
    parser.add_argument("--python-version", default="3.13")
    parser.add_argument("--node-version", default="22")
    parser.add_argument("--architecture", default="x86_64", choices=list(MACHINES))
    parser.add_argument("--interpreter", metavar="COMMAND", help="Python of the same version")
    parser.add_argument("--node", metavar="COMMAND", help="Node.js 20 or newer")
    parser.add_argument("--names", type=int, default=0, metavar="N", help="modules of a group whose names are tried as handlers")
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    work = [(Python, group) for group in groups(args.python, args.python_file)]
    work += [(Npm, group) for group in groups(args.npm, args.npm_file)]
    seen, failed, handlers, alarms = {Python: set(), Npm: set()}, 0, 0, 0
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = [(kind, group, pool.submit(check, args, kind, group)) for kind, group in work]
        for kind, group, result in results:
            names, tried, wrong, notes = result.result()
            seen[kind] |= names
            handlers += tried
            alarms += len(wrong)
            failed += not names
            print(f"{group}: {len(names)} packages, {len(wrong)} false alarms", flush=True)
            print("".join(f"    {line}\n" for line in notes + wrong), end="", flush=True)
    print(f"{len(work)} functions, {failed} not installed; {len(seen[Python])} wheels, {len(seen[Npm])} npm packages; "
          f"{handlers} handlers that exist; {alarms} false alarms")
    return alarms > 0


if __name__ == "__main__":
    sys.exit(main())
