#!/usr/bin/env python3
"""Compares lambda-lint's findings for generated packages with the behavior of the interpreters.

    cargo build --bin lambda-lint
    scripts/compare-interpreters.py --python 3.11=python3.11 --node node --ruby ruby --count 200 --seed 1
    scripts/compare-interpreters.py --python 3.13=python3.13 --node node --ruby ruby --packages tests/packages

Each package has a handler and a few modules, put together from pieces at random. The interpreter loads the handler's file as
the runtime does and looks for the function. Where that works, every finding about imports or the handler is a false alarm.
The exit status is 1 if there is one. What fails and is not reported is counted, too: these rules may be silent.

With `--packages`, the packages that a folder describes take the place of generated ones, if they only have text files.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

RULES = "handler-file-missing,handler-function-missing,module-not-in-package,module-format-mismatch"

PYTHON_HANDLERS = [
    "def handler(event, context):\n    return 1\n",
    "async def handler(event, context): pass\n",
    "handler = lambda event, context: 1\n",
    "handler: int = 1\n",
    "def lambda_handler(event, context): pass\n",
    "class A:\n    def handler(self): pass\n",
    "if True:\n    def handler(event, context): pass\n",
    "def make():\n    global handler\n    handler = 1\nmake()\n",
    "def outer():\n    def handler(): pass\n",
    "def f(handler): pass\n",
    "from lib import *\n",
    "from lib.core import handler\n",
    "try:\n    from lib.core import handler\nexcept ImportError:\n    handler = None\n",
    "x = '''\ndef handler(): pass\n'''\n",
    "for handler in [1]: pass\n",
    "(a, handler) = 1, 2\n",
    "globals()['handler'] = 1\n",
]
PYTHON_IMPORTS = [
    "import json\n",
    "import os.path, sys\n",
    "import asyncore\n",
    "import distutils\n",
    "import tomllib\n",
    "import telnetlib\n",
    "import not_there\n",
    "import lib.core as c, not_there_2\n",
    "from lib import core\n",
    "import lib.missing\n",
    "from . import lib\n",
    "from .lib import core\n",
    "import ns.mod\n",
    "import ns.gone\n",
    "try:\n    import not_there_3\nexcept ImportError:\n    pass\n",
    "def g():\n    import not_there_4\n",
    "if False:\n    import not_there_5\n",
    "x = f'{1!r:>{5}} import y'\n",
    's = """\nimport not_there_6\n"""\n',
]
PYTHON_MODULES = {
    "lib/__init__.py": ["", "from .core import *\n", "from . import gone\n", "import not_there_7\n", "handler = 1\n"],
    "lib/core.py": ["", "def handler(event, context): pass\n", "from ..x import y\n", "from .gone import x\n"],
    "ns/mod.py": ["", "import not_there_8\n"],
}
COMMONJS = [
    "exports.handler = async () => {};\n",
    "module.exports = { handler: async () => 1 };\n",
    "const handler = async () => {};\n",
    "const handler = async () => {};\nmodule.exports = { handler };\n",
    "module.exports = require('./lib');\n",
    "module.exports = { ...require('./lib') };\n",
    "exports.main = () => {};\n",
    "exports.handler ||= () => 1;\n",
    "exports['handler'] = () => 1;\n",
    "if (true) { exports.handler = () => 1; }\n",
    "Object.assign(module.exports, { handler: () => 1 });\n",
    "module.exports = class { static handler() {} };\n",
    "var a = /['\"`]/; exports.handler = () => `${a}`;\n",
]
ES = [
    "export const handler = async () => {};\n",
    "export async function handler() {}\n",
    "const h = () => 1; export { h as handler };\n",
    "export default async () => {};\n",
    "export * from './lib.js';\n",
    "export const main = 1, handler = () => 2;\n",
    "export const x = `${1}export const handler`;\n",
]
COMMONJS_IMPORTS = [
    "const fs = require('fs');\n",
    "const a = require('./lib');\n",
    "const b = require('./gone');\n",
    "const c = require('not-there');\n",
    "try { require('not-there-2'); } catch {}\n",
    "const d = () => require('not-there-3');\n",
    "if (false) require('not-there-4');\n",
    "const e = require('./dir');\n",
]
ES_IMPORTS = [
    "import fs from 'fs';\n",
    "import * as a from './lib.js';\n",
    "import b from './lib';\n",
    "import './gone.js';\n",
    "import c from 'not-there';\n",
    "const d = await import('not-there-2').catch(() => 1);\n",
]

RUBY = [
    ("function.handler", "def handler(event:, context:)\nend\n"),
    ("function.handler", "def main(event:, context:)\nend\n"),
    ("function.handler", "alias handler puts\n"),
    ("function.handler", "# def handler\ndef other; end\n"),
    ("function.handler", "require 'json'\n=begin\ndef handler; end\n=end\ndef other; end\n"),
    ("function.handler", "define_method(:handler) { |event:, context:| 1 }\n"),
    ("function.handler", "require_relative 'lib'\n"),
    ("function.handler", "def other; end\n__END__\ndef handler; end\n"),
    ("function.App.run", "class App\n  def self.run(event:, context:)\n  end\nend\n"),
    ("function.App.run", "class App\n  def run(event:, context:)\n  end\nend\n"),
    ("function.App.run", "module App\n  module_function\n  def run(event:, context:)\n  end\nend\n"),
    ("function.App.run", "class App\n  class << self\n    def run(event:, context:) = 1\n  end\nend\n"),
    ("function.App.run", "module Other\n  def self.run; end\nend\n"),
    ("function.App::Orders.run", "module App\n  class Orders\n    def self.run; end\n  end\nend\n"),
    ("function.App::Orders.run", "App = Module.new\nclass App::Orders\n  def self.run; end\nend\n"),
    ("function.App::Orders.run", "module App\n  class Order\n    def self.run; end\n  end\nend\n"),
    ("function.App.run", "App = Struct.new(:run)\n"),
    ("function.App.run", "App = Class.new { def self.run; end }\n"),
]
RUBY_LIB = ["def handler(event:, context:)\nend\n", "", "require 'not_there'\n"]


def python_package(pick):
    path, handler = pick.choice([("app.py", "app.handler"), ("app/__init__.py", "app.handler"), ("src/app.py", "src.app.handler")])
    source = "".join(pick.sample(PYTHON_IMPORTS, pick.randint(0, 3))) + pick.choice(PYTHON_HANDLERS)
    files = {name: pick.choice(texts) for name, texts in PYTHON_MODULES.items() if pick.random() < 0.75}
    return {**files, path: source}, handler


def python_fails(interpreter, folder, handler):
    module, function = handler.replace("/", ".").rsplit(".", 1)
    code = f"import importlib, sys; sys.path.insert(0, {folder!r}); getattr(importlib.import_module({module!r}), {function!r})"
    return subprocess.run([interpreter, "-I", "-S", "-B", "-c", code], capture_output=True, check=False).returncode != 0


def node_package(pick):
    extension, kind = pick.choice(["js", "js", "mjs", "cjs"]), pick.choice([None, "{}", '{"type": "module"}'])
    is_module = extension == "mjs" or extension == "js" and kind is not None and "module" in kind
    has_es_syntax = is_module if pick.random() < 0.8 else not is_module
    handlers, imports = (ES, ES_IMPORTS) if has_es_syntax else (COMMONJS, COMMONJS_IMPORTS)
    source = "".join(pick.sample(imports, pick.randint(0, 2))) + pick.choice(handlers)
    is_lib_module = kind is not None and "module" in kind
    files = {f"index.{extension}": source, "dir/index.js": ""}
    files["lib.js"] = "export const handler = 1; export default 2;\n" if is_lib_module else "exports.handler = () => 1;\n"
    if kind is not None:
        files["package.json"] = kind
    return files, "index.handler"


def is_module(path):
    """Whether Node.js loads a file as an ES module."""
    if not path.endswith(".js"):
        return path.endswith("mjs")
    folder = os.path.dirname(path)
    while folder != "/":
        package = os.path.join(folder, "package.json")
        if os.path.exists(package):
            return '"module"' in open(package, encoding="utf-8").read()
        folder = os.path.dirname(folder)
    return False


def node_fails(interpreter, folder, handler):
    # the runtime client splits the last part of the path at its first dot
    parent, _, last = handler.rpartition("/")
    stem, exports = last.split(".", 1)
    stem = os.path.join(folder, parent, stem)
    path = next((stem + end for end in (".js", ".mjs", ".cjs") if os.path.exists(stem + end)), stem)
    path = stem if os.path.isdir(stem) else path
    load = f"await import({json.dumps('file://' + path)})" if is_module(path) else f"createRequire(import.meta.url)({json.dumps(path)})"
    code = f"import {{ createRequire }} from 'node:module'; globalThis.awslambda = {{ streamifyResponse: (f) => f }};"
    code += f"if ({json.dumps(exports.split('.'))}.reduce((value, name) => value?.[name], {load}) === undefined) process.exit(1);"
    # as the runtimes of AWS start it; use a file, because `node -e` has a global `require`
    loader = os.path.join(folder, "..", os.path.basename(folder) + ".mjs")
    with open(loader, "w", encoding="utf-8") as file:
        file.write(code)
    flags = ["--no-experimental-require-module", "--no-experimental-detect-module", "--no-warnings"]
    try:
        return subprocess.run([interpreter, *flags, loader], capture_output=True, check=False).returncode != 0
    finally:
        os.remove(loader)


def ruby_package(pick):
    handler, source = pick.choice(RUBY)
    return {"function.rb": source, "lib.rb": pick.choice(RUBY_LIB)}, handler


def ruby_fails(interpreter, folder, handler):
    names = handler.split(".")
    # as the runtime client looks for the function
    holder = f"Object.const_get({names[1]!r})" if len(names) == 3 else "self"
    code = f"require {os.path.join(folder, names[0])!r}; exit(1) unless {holder}.respond_to?({names[-1]!r}, true)"
    return subprocess.run([interpreter, "-e", code], capture_output=True, check=False).returncode != 0


def described(folder, family, runtime):
    """The packages of a folder for a language: their files and handlers."""
    with open(os.path.join(folder, family + ".json"), encoding="utf-8") as file:
        cases = json.load(file)
    is_text = lambda files: all(isinstance(text, str) and not text.startswith("!") for text in files.values())
    # one Node.js version loads modules like the runtimes of several versions
    same = [case for case in cases if is_text(case["files"]) and (case["runtime"] == runtime or family == "nodejs" and case["runtime"] != "nodejs24.x")]
    return [(case["name"], case["files"], case["handler"]) for case in same]


def findings(program, folder, runtime, handler):
    command = [program, "package", folder, "--runtime", runtime, "--handler", handler, "--select", RULES]
    result = subprocess.run([*command, "--format", "concise", "--quiet"], capture_output=True, text=True, check=False)
    return [line.split(": ", 1)[1] for line in result.stdout.splitlines() if ": " in line]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/debug/lambda-lint")
    parser.add_argument("--python", action="append", default=[], metavar="VERSION=COMMAND")
    parser.add_argument("--node", metavar="COMMAND")
    parser.add_argument("--ruby", metavar="COMMAND")
    parser.add_argument("--packages", metavar="FOLDER", help="use the packages that this folder describes")
    parser.add_argument("--verbose", action="store_true", help="name the packages that fail and are not reported")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    kinds = []
    for version, command in (word.split("=", 1) for word in args.python):
        kinds.append((f"python{version}", command, python_package, python_fails))
    if args.node:
        # the newest runtime that loads modules with these flags
        kinds.append(("nodejs20.x", args.node, node_package, node_fails))
    if args.ruby:
        kinds.append(("ruby3.4", args.ruby, ruby_package, ruby_fails))
    false_alarms = 0
    for runtime, command, make, fails in kinds:
        pick, failing, reported = random.Random(args.seed), 0, 0
        family = "".join(letter for letter in runtime.split(".")[0] if letter.isalpha()).removesuffix("x")
        if args.packages:
            packages = described(args.packages, family, runtime)
        else:
            packages = [("generated", *make(pick)) for _ in range(args.count)]
        for name, files, handler in packages:
            with tempfile.TemporaryDirectory() as place:
                folder = os.path.join(place, "package")
                for path, text in files.items():
                    os.makedirs(os.path.dirname(os.path.join(folder, path)), exist_ok=True)
                    with open(os.path.join(folder, path), "w", encoding="utf-8") as file:
                        file.write(text)
                found = findings(args.program, folder, runtime, handler)
                is_failing = fails(command, folder, handler)
            failing += is_failing
            reported += bool(found) and is_failing
            if found and not is_failing:
                false_alarms += 1
                print(f"{runtime}: false alarm: {found}\n{name}: {json.dumps(files, indent=2)}")
            elif args.verbose and is_failing and not found:
                print(f"{runtime}: not reported: {name}")
        if failing == len(packages):
            print(f"{runtime}: `{command}` loads none of the packages")
            false_alarms += 1
        print(f"{runtime}: {len(packages)} packages, {failing} fail, {reported} of these are reported")
    print(f"{false_alarms} false alarms")
    return false_alarms > 0


if __name__ == "__main__":
    sys.exit(main())
