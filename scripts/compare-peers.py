#!/usr/bin/env python3
"""Compares lambda-lint with other validators, and writes docs/proof.md and the table of the README.

    cargo xtask compare

The peers are installed from PyPI and npm into the folder `--place`. Each judges the requests of the conformance corpus.
cfn-lint and cloudformation-validate judge them as templates: what CloudFormation does not have, such as `Publish`, is left out.
The tools for JSON Schema get our schema of the request, which is generated from the service model, because no other is published.
"""

import argparse
import contextlib
import datetime
import importlib.util
import json
import pathlib
import platform
import subprocess
import sys
import tempfile
import textwrap
import time

SCRIPTS = pathlib.Path(__file__).parent
SCHEMA = SCRIPTS.parent / "schema/create-function.schema.json"
spec = importlib.util.spec_from_file_location("conformance", SCRIPTS / "conformance.py")
conformance = importlib.util.module_from_spec(spec)
spec.loader.exec_module(conformance)

# Each adapter defines `rejects`. It reports one verdict as its exit status, or a list of requests in one process.
MAIN = """
    document = json.load(sys.stdin)
    if isinstance(document, list):
        print(json.dumps([bool(refuses(request)) for request in document]))
    else:
        sys.exit(bool(refuses(document)))
"""
BOTOCORE = """
    import base64, json, sys
    import botocore.session
    from botocore.validate import ParamValidator
    shape = botocore.session.get_session().get_service_model("lambda").operation_model("CreateFunction").input_shape
    def refuses(request):
        try:
            # users pass bytes
            request["Code"]["ZipFile"] = base64.b64decode(request["Code"]["ZipFile"])
        except Exception:
            pass
        return ParamValidator().validate(request, shape).has_errors()
""" + MAIN
TEMPLATE = """
    import json, subprocess, sys
    def template(request):
        if isinstance(request.get("Tags"), dict):
            request["Tags"] = [{"Key": key, "Value": value} for key, value in request["Tags"].items()]
        if isinstance(request.get("Code"), dict) and "ZipFile" in request["Code"]:
            del request["Code"]["ZipFile"]
            request["Code"] = {"S3Bucket": "builds", "S3Key": "function.zip", **request["Code"]}
        if "KMSKeyArn" in request:
            request["KmsKeyArn"] = request.pop("KMSKeyArn")
        for name in ("Publish", "PublishTo"):
            request.pop(name, None)
        return json.dumps({"Resources": {"Function": {"Type": "AWS::Lambda::Function", "Properties": request}}})
"""
CFN_LINT = TEMPLATE + """
    import cfnlint.api
    def refuses(request):
        return any(match.rule.id.startswith("E") for match in cfnlint.api.lint_all(template(request)))
""" + MAIN
CLOUDFORMATION_VALIDATE = TEMPLATE + """
    from cloudformation_validate import CompositeEngine, TemplateContent
    engine = CompositeEngine()
    def refuses(request):
        report = engine.validate_template(TemplateContent(template(request), "template.json"))
        return any(found.severity.name in ("ERROR", "FATAL") for found in report.diagnostics)
""" + MAIN
AS_TEMPLATE = TEMPLATE + """
    def refuses(request):
        command = [sys.argv[1], "check", "-", "--isolated", "--quiet", "--stdin-filename", "template.json"]
        return subprocess.run(command, input=template(request), text=True, capture_output=True).returncode
""" + MAIN
AJV = """
    import { readFileSync } from 'node:fs';
    import Ajv from 'ajv/dist/2020.js';
    const schema = JSON.parse(readFileSync(process.argv[2], 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
    const document = JSON.parse(readFileSync(0, 'utf8'));
    if (Array.isArray(document)) console.log(JSON.stringify(document.map((request) => !validate(request))));
    else process.exit(validate(document) ? 0 : 1);
"""
ZOD = """
    import { readFileSync } from 'node:fs';
    import * as z from 'zod';
    const schema = z.fromJSONSchema(JSON.parse(readFileSync(process.argv[2], 'utf8')));
    const document = JSON.parse(readFileSync(0, 'utf8'));
    const fits = (request) => schema.safeParse(request).success;
    if (Array.isArray(document)) console.log(JSON.stringify(document.map((request) => !fits(request))));
    else process.exit(fits(document) ? 0 : 1);
"""

ROUNDS = 9
# around the generated table of the README
TABLE_START = "<!-- written by `cargo xtask compare` -->\n"
TABLE_END = "\n<!-- end -->"

# what to install, and the strengths of each tool
PEERS = [
    ("botocore", "pip", BOTOCORE, "every operation of every service; no second set of facts, because it sends the request itself"),
    ("cfn-lint", "pip", CFN_LINT, "every resource type of CloudFormation, and the logic of templates; a large community"),
    ("cloudformation-validate", "pip", CLOUDFORMATION_VALIDATE, "every resource type of CloudFormation, in a library for many languages; rules of your own"),
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


def milliseconds(seconds_):
    return f"{seconds_ * 1e3:.1f} ms" if seconds_ < 0.1 else f"{seconds_ * 1e3:,.0f} ms"


def megabytes(count):
    return f"{count / 1e6:.1f} MB"


def seconds(command, text):
    start = time.perf_counter()
    subprocess.run([str(word) for word in command], input=text, text=True, capture_output=True, check=False)
    return time.perf_counter() - start


def times(validators, cases):
    """By name: the least time for one request, and for all requests in one process. The tools take turns."""
    requests = [case["request"] for case in cases]
    one = json.dumps(requests[0])
    alone = {name: float("inf") for name, *_ in validators}
    together = dict(alone)
    for round_ in range(ROUNDS):
        for name, command, *_ in validators:
            alone[name] = min(alone[name], seconds(command, one))
            if round_ == 0:
                together[name] = min(together[name], all_at_once(name, command, requests))
    return {name: (alone[name], together[name]) for name in alone}


def all_at_once(name, command, requests):
    if name == "lambda-lint":
        return seconds([*command, "--lines"], "\n".join(json.dumps(request) for request in requests))
    if name == "lambda-lint, as templates":
        return float("inf")
    if name == "check-jsonschema":
        with request_files(requests) as files:
            return seconds([*command[:-1], *files], "")
    return seconds(command, json.dumps(requests))


def page(corpus, rows, judged, timed, without):
    today = datetime.date.today().isoformat()
    cases = corpus["cases"]
    lines = [
        "# Proof",
        "",
        "How lambda-lint and other validators judge the same requests. `cargo xtask compare` writes this page.",
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
    if without:
        lines += ["", f"Left out of this run: {', '.join(without)}."]
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
        f"One request: the least of {ROUNDS} rounds in which the tools take turns; all requests: one run. The size is what is",
        "installed, with dependencies.",
        "",
        f"| | one request | {len(cases)} requests in one process | size |",
        "| --- | --- | --- | --- |",
    ]
    for name, _, size, _, strength in rows:
        if strength:
            alone, together = timed[name]
            lines.append(f"| {name} | {milliseconds(alone)} | {milliseconds(together)} | {megabytes(size)} |")
    lines += ["", "## What each is better at", "", "| | |", "| --- | --- |"]
    lines += [f"| {name} | {strength} |" for name, _, _, _, strength in rows if strength]
    lines += [
        "",
        "## What is not compared fairly",
        "",
        "- The corpus was collected for lambda-lint, and its rules were corrected until they agreed with it. Its score says that the rules agree with",
        "  known answers of the service, not how they do on new ones. Add cases that disagree.",
        "- botocore checks types and required members on purpose, and leaves the rest to the service.",
        "- cfn-lint and cloudformation-validate judge a template with one function, with its archive in S3: CloudFormation takes no archive.",
        "  The row \"as templates\" has lambda-lint on the same templates.",
        "- check-jsonschema, ajv and zod use our JSON Schema, which is generated from the service model. A model has no rules between",
        "  members. zod reads the schema with `fromJSONSchema`.",
        "",
    ]
    return "\n".join(lines)


def readme_table(rows, timed):
    lines = ["", "| | faulty requests found | correct requests refused | one request |", "| --- | --- | --- | --- |"]
    for name, version, _, totals, strength in rows:
        if strength:
            found = totals["refused"] - totals["missed"]
            lines.append(
                f"| {name} {version} | {found} of {totals['refused']} | {totals['falseAlarms']} of {totals['accepted']} "
                f"| {milliseconds(timed[name][0])} |"
            )
    return "\n".join([*lines, ""])


@contextlib.contextmanager
def request_files(requests):
    """The requests as files, for a tool that reads no list."""
    with tempfile.TemporaryDirectory() as place:
        files = [pathlib.Path(place, f"{index}.json") for index in range(len(requests))]
        for file, request in zip(files, requests):
            file.write_text(json.dumps(request))
        yield files


def refusals(name, command, cases):
    """Returns whether the tool rejects each request, in one process."""
    requests = [case["request"] for case in cases]
    if name != "check-jsonschema":
        return json.loads(run(command, input=json.dumps(requests)).stdout)
    with request_files(requests) as files:
        words = [str(word) for word in [*command[:-1], "--output-format", "JSON", *files]]
        output = json.loads(subprocess.run(words, capture_output=True, text=True, check=False).stdout)
        wrong = {pathlib.Path(error["filename"]).name for error in [*output["errors"], *output.get("parse_errors", [])]}
        return [file.name in wrong for file in files]


def judge(name, command, cases):
    """The totals and the results. The others check all requests in one process."""
    if name == "lambda-lint":
        return conformance.score(command, cases)
    verdicts = ["refused" if refused else "accepted" for refused in refusals(name, command, cases)]
    return conformance.summarize(cases, [(verdict, 0.0) for verdict in verdicts])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="target/release/lambda-lint", type=pathlib.Path)
    parser.add_argument("--place", required=True, type=pathlib.Path, help="where the peers are installed")
    parser.add_argument("--without", action="append", default=[], metavar="PEER", help="leave out a peer")
    parser.add_argument("--output", type=pathlib.Path, help="the page to write, such as docs/proof.md")
    parser.add_argument("--readme", type=pathlib.Path, help="the README whose table is renewed")
    args = parser.parse_args()
    corpus = conformance.read_corpus()
    version = run([args.program, "--version"]).stdout.split()[-1]
    command = [args.program.resolve(), "check", "-", "--input", "request", "--isolated", "--quiet"]
    strength = "requests and templates of Lambda: conflicts, runtimes, archives, positions, messages with the fix"
    validators = [("lambda-lint", command, version, args.program.stat().st_size, strength)]
    args.place.mkdir(parents=True, exist_ok=True)
    script = args.place / "template.py"
    script.write_text(textwrap.dedent(AS_TEMPLATE))
    command = [sys.executable, script, args.program.resolve()]
    validators.append(("lambda-lint, as templates", command, version, args.program.stat().st_size, None))
    for name, tool, adapter, strength in [peer for peer in PEERS if peer[0] not in args.without]:
        print(f"installing {name}", file=sys.stderr)
        validators.append((name, *install(args.place, name, tool, adapter), strength))
    rows, judged = [], {}
    for name, command, version, size_, strength in validators:
        print(f"judging with {name} {version}", file=sys.stderr)
        totals, results = judge(name, [str(word) for word in command], corpus["cases"])
        judged[name] = {result["id"]: result["found"] for result in results}
        rows.append((name, version, size_, totals, strength))
        print(f"{name} {version}: {json.dumps(totals)}")
        failed = [result["id"] for result in results if result["found"] == "failed"]
        if failed:
            print(f"    fails for {', '.join(failed)}")
    print("measuring", file=sys.stderr)
    timed = times(validators, corpus["cases"])
    if args.output:
        args.output.write_text(page(corpus, rows, judged, timed, args.without))
    if args.readme:
        text = args.readme.read_text()
        before, rest = text.split(TABLE_START)
        _, after = rest.split(TABLE_END)
        args.readme.write_text(before + TABLE_START + readme_table(rows, timed) + TABLE_END + after)
    return any(totals["failed"] for *_, totals, _ in rows)


if __name__ == "__main__":
    sys.exit(main())
