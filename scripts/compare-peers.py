#!/usr/bin/env python3
"""Compares lambda-lint with botocore, cfn-lint, check-jsonschema, ajv and zod, and writes docs/proof.md.

    cargo build --release --bin lambda-lint
    scripts/compare-peers.py --program target/release/lambda-lint --place ~/.cache/lambda-lint-peers --output docs/proof.md

The peers are installed from PyPI and npm into the folder `--place`. Each judges the requests of the conformance corpus.
cfn-lint judges them as templates: what CloudFormation does not have, such as `Publish`, is left out. The tools for JSON Schema
get our schema of the request, which is generated from the service model, because no other is published.
"""

import argparse
import datetime
import json
import pathlib
import platform
import subprocess
import sys
import textwrap

import importlib.util

SCRIPTS = pathlib.Path(__file__).parent
SCHEMA = SCRIPTS.parent / "schema/create-function.schema.json"
spec = importlib.util.spec_from_file_location("conformance", SCRIPTS / "conformance.py")
conformance = importlib.util.module_from_spec(spec)
spec.loader.exec_module(conformance)

BOTOCORE = """
    import base64, json, sys
    import botocore.session
    from botocore.validate import ParamValidator
    request = json.load(sys.stdin)
    shape = botocore.session.get_session().get_service_model("lambda").operation_model("CreateFunction").input_shape
    try:
        # users pass bytes
        request["Code"]["ZipFile"] = base64.b64decode(request["Code"]["ZipFile"])
    except Exception:
        pass
    sys.exit(ParamValidator().validate(request, shape).has_errors())
"""
CFN_LINT = """
    import json, os, sys, tempfile
    import cfnlint.api, cfnlint.config
    request = json.load(sys.stdin)
    if "Tags" in request and isinstance(request["Tags"], dict):
        request["Tags"] = [{"Key": key, "Value": value} for key, value in request["Tags"].items()]
    if isinstance(request.get("Code"), dict) and "ZipFile" in request["Code"]:
        request["Code"]["ZipFile"] = "exports.handler = async () => {};"
    for name, new in (("KMSKeyArn", "KmsKeyArn"),):
        if name in request:
            request[new] = request.pop(name)
    for name in ("Publish", "PublishTo"):
        request.pop(name, None)
    template = {"Resources": {"Function": {"Type": "AWS::Lambda::Function", "Properties": request}}}
    found = cfnlint.api.lint_all(json.dumps(template))
    sys.exit(any(match.rule.id.startswith("E") for match in found))
"""
AJV = """
    import { readFileSync } from 'node:fs';
    import Ajv from 'ajv/dist/2020.js';
    const schema = JSON.parse(readFileSync(process.argv[2], 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
    process.exit(validate(JSON.parse(readFileSync(0, 'utf8'))) ? 0 : 1);
"""
ZOD = """
    import { readFileSync } from 'node:fs';
    import * as z from 'zod';
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(process.argv[2], 'utf8')));
    process.exit(schema.safeParse(JSON.parse(readFileSync(0, 'utf8'))).success ? 0 : 1);
"""

# what to install, and what each is better at
PEERS = [
    ("botocore", "pip", BOTOCORE, "every operation of every service; no second set of facts, because it sends the request itself"),
    ("cfn-lint", "pip", CFN_LINT, "every resource type of CloudFormation, and the logic of templates; a large community"),
    ("check-jsonschema", "pip", None, "any document that has a JSON Schema; checks workflows and CI files, too"),
    ("ajv", "npm", AJV, "any JSON Schema; compiles it to code, so that thousands of documents a second are checked"),
    ("zod", "npm", ZOD, "schemas as TypeScript types, which the rest of a program can use"),
]


def run(command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **options)


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def install(place, name, tool, adapter):
    """The command of a peer, its version and its size."""
    folder = place / name
    if tool == "pip":
        packages = folder / "packages"
        if not packages.exists():
            run([sys.executable, "-m", "pip", "install", "-q", "--no-compile", "--target", packages, name])
        code = "import importlib.metadata as m; print(m.version('%s'))" % name
        environment = {"PYTHONPATH": str(packages), "PATH": "/usr/bin:/bin", "HOME": str(place), "PYTHONDONTWRITEBYTECODE": "1"}
        version = run([sys.executable, "-c", code], env=environment).stdout.strip()
        prefix = ["env", *(f"{key}={value}" for key, value in environment.items()), sys.executable]
        if adapter is None:
            return [*prefix, "-m", "check_jsonschema", "--schemafile", SCHEMA, "-"], version, size(packages)
        script = folder / "adapter.py"
        script.write_text(textwrap.dedent(adapter))
        return [*prefix, script], version, size(packages)
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "node_modules").exists():
        (folder / "package.json").write_text("{}")
        run(["npm", "install", "--silent", "--no-audit", "--ignore-scripts", name], cwd=folder)
    version = json.loads((folder / "node_modules" / name / "package.json").read_text())["version"]
    script = folder / "adapter.mjs"
    script.write_text(textwrap.dedent(adapter))
    return ["node", script, SCHEMA], version, size(folder / "node_modules")


def megabytes(count):
    return f"{count / 1e6:.1f} MB"


def cause(case):
    """Why the service refuses a request, in the words of the tables."""
    return {"ValidationException": "a single member", "InvalidParameterValueException": "several members, or a fact"}.get(case.get("error"), "something else")


def page(corpus, rows, judged):
    today = datetime.date.today().isoformat()
    cases = corpus["cases"]
    lines = [
        "# Proof",
        "",
        "How lambda-lint and other validators judge the same requests. `scripts/compare-peers.py` generates this page.",
        "",
        f"{today}, {platform.system()} {platform.machine()}, corpus {corpus['version']} of {len(cases)} "
        "[recorded answers](../tests/conformance/README.md).",
        "",
        "## Verdicts",
        "",
        "The service refused some requests and accepted the others. Requests that it refused because of something in the account are",
        "only counted where a tool refuses them.",
        "",
        "| | version | faulty requests found | correct requests refused | agreement |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, version, _, totals, _ in rows:
        found = totals["refused"] - totals["missed"]
        lines.append(f"| {name} | {version} | {found} of {totals['refused']} | {totals['falseAlarms']} of {totals['accepted']} | {totals['percent']} % |")
    lines += [
        "",
        "How many of the faulty requests each finds, by the error code of the service:",
        "",
        "| | `ValidationException` | `InvalidParameterValueException` | other codes |",
        "| --- | --- | --- | --- |",
    ]
    for name, *_ in rows:
        cells = []
        for codes in (["ValidationException"], ["InvalidParameterValueException"], None):
            same = [case for case in cases if case["verdict"] == "refused" and not case.get("accountState")]
            known = ("ValidationException", "InvalidParameterValueException")
            same = [case for case in same if (case["error"] in codes if codes else case["error"] not in known)]
            cells.append(f"{sum(judged[name][case['id']] == 'refused' for case in same)} of {len(same)}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    lines += [
        "",
        "`ValidationException` is mostly about one member: its type, length, pattern or value. `InvalidParameterValueException` is mostly",
        "about members that conflict, runtimes, and the archive.",
        "",
        "## Time and size",
        "",
        "The time is the median of one process for one request, with its start. The size is what is installed.",
        "",
        "| | time | size |",
        "| --- | --- | --- |",
    ]
    lines += [f"| {name} | {totals['medianMilliseconds']:,} ms | {megabytes(size)} |" for name, _, size, totals, _ in rows]
    lines += ["", "## What each is better at", "", "| | |", "| --- | --- |"]
    lines += [f"| {name} | {strength} |" for name, _, _, _, strength in rows]
    lines += [
        "",
        "## What is not compared fairly",
        "",
        "- The corpus was collected for lambda-lint, and its rules were corrected until they agreed with it. Its score says that the rules agree with",
        "  known answers of the service, not how they do on new ones. Add cases that disagree.",
        "- botocore checks types and required members on purpose, and leaves the rest to the service.",
        "- cfn-lint judges a template with one function, without the archive: CloudFormation takes the source of a function in its place.",
        "- check-jsonschema, ajv and zod use our JSON Schema, which is generated from the service model. A model has no rules between",
        "  members. zod reads the schema with `fromJSONSchema`.",
        "",
    ]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/release/lambda-lint", type=pathlib.Path)
    parser.add_argument("--place", required=True, type=pathlib.Path, help="where the peers are installed")
    parser.add_argument("--output", type=pathlib.Path, help="the page to write, such as docs/proof.md")
    args = parser.parse_args()
    corpus = conformance.read_corpus()
    version = run([args.program, "--version"]).stdout.split()[-1]
    command = [args.program, "check", "-", "--input", "request", "--isolated", "--quiet"]
    strength = "requests and templates of Lambda: conflicts, runtimes, archives, positions, messages with the fix"
    validators = [("lambda-lint", command, version, args.program.stat().st_size, strength)]
    for name, tool, adapter, strength in PEERS:
        print(f"installing {name}", file=sys.stderr)
        validators.append((name, *install(args.place, name, tool, adapter), strength))
    rows, judged = [], {}
    for name, command, version, size_, strength in validators:
        print(f"judging with {name} {version}", file=sys.stderr)
        totals, results = conformance.score([str(word) for word in command], corpus["cases"])
        judged[name] = {result["id"]: result["found"] for result in results}
        rows.append((name, version, size_, totals, strength))
        print(f"{name} {version}: {json.dumps(totals)}")
        failed = [result["id"] for result in results if result["found"] == "failed"]
        if failed:
            print(f"    fails for {', '.join(failed)}")
    if args.output:
        args.output.write_text(page(corpus, rows, judged))
    return any(totals["failed"] for *_, totals, _ in rows)


if __name__ == "__main__":
    sys.exit(main())
