#!/usr/bin/env python3
"""Compares lambda-lint with cfn-lint on the CloudFormation and SAM templates of the tests.

    cargo xtask compare

Both programs check the same files in the same run. Only findings about functions count: those in a resource of the type
`AWS::Lambda::Function` or `AWS::Serverless::Function`, or in `Globals`. Two findings are about the same fault if they are at the
same line or in the same property of the same function. The output is the page docs/comparison.md. With `--time N`, both check N
copies of these templates.
"""

import argparse
import collections
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import cfnlint
import cfnlint.decode

# why lambda-lint does not report what cfn-lint reports
REASONS = {
    "E1010": "it does not check references: these templates are fragments without the other resources",
    "E1019": "the same",
    "E1020": "the same",
    "E1028": "it does not check conditions: these templates are fragments",
    "E2533": "the value is shared by an alias, and is reported once, at the anchor",
    "E3002": "a macro may change the template",
    "E3003": "a macro or a transform may add the property",
    "E3005": "it does not check references",
    "E3030": "the value is not known before deployment",
    "E3031": "the value is shared by an alias, or is not known before deployment",
    "E3038": "the transform may be added by `Fn::Transform`",
    "W1020": "`Fn::Sub` without a variable works",
    "W1030": "a parameter is not known, even with a default: the deployment may set it",
    "W1100": "`aws cloudformation package` resolves merge keys",
    "W1101": "`aws cloudformation package` resolves aliases",
    "W3002": "a path is what `aws cloudformation package` needs",
}
TYPES = ("AWS::Lambda::Function", "AWS::Serverless::Function")
ROOT = pathlib.Path(__file__).resolve().parent.parent
# the executable of the imported library
CFN_LINT = str(pathlib.Path(sys.executable).parent / "cfn-lint")
FOLDERS = ["tests/templates/cloudformation", "tests/templates/sam"]


def templates():
    files = (file for folder in FOLDERS for file in sorted((ROOT / folder).iterdir()))
    return [file for file in files if file.suffix in (".yaml", ".json")]


def functions(file):
    """The names of the functions in a template; `None` if it cannot be read."""
    template, _ = cfnlint.decode.decode(str(file))
    if not isinstance(template, dict):
        return None
    resources = template.get("Resources")
    resources = resources if isinstance(resources, dict) else {}
    return {name for name, resource in resources.items() if isinstance(resource, dict) and resource.get("Type") in TYPES}


def by_lambda_lint(program, files):
    output = subprocess.run([program, "check", "--format", "json", *map(str, files)], capture_output=True, text=True).stdout
    found = []
    for file in json.loads(output)["files"]:
        for one in file["diagnostics"]:
            path = [part for part in (one.get("sourcePath") or "").split("/")[1:]]
            line = (one.get("span") or {}).get("start", {}).get("line")
            found.append((pathlib.Path(file["path"]).resolve(), line, path, one["rule"], one["severity"]))
    return found


def run_cfn_lint(files):
    """cfn-lint's findings; `None` if it crashes."""
    command = [CFN_LINT, "--format", "json", "--", *map(str, files)]
    output = subprocess.run(command, capture_output=True, text=True).stdout
    return json.loads(output) if output.startswith("[") else None


def by_cfn_lint(files):
    all_at_once = run_cfn_lint(files)
    if all_at_once is None:
        alone = [(file, run_cfn_lint([file])) for file in files]
        print("cfn-lint crashes on: " + ", ".join(f"`{file.name}`" for file, found in alone if found is None) + ".")
        all_at_once = [one for _, found in alone for one in found or []]
    found = []
    for one in all_at_once:
        location = one["Location"]
        path = [str(part) for part in location.get("Path") or []]
        rule = (one["Rule"]["Id"], one["Rule"]["ShortDescription"])
        found.append((pathlib.Path(one["Filename"]).resolve(), location["Start"]["LineNumber"], path, rule, one["Level"]))
    return found


def is_about_function(path, names):
    return path[:2] == ["Globals", "Function"] or len(path) > 1 and path[0] == "Resources" and path[1] in names


def place(path):
    return tuple(path[:4])


def table(title, columns, rows):
    print(f"\n## {title}\n\n| {' | '.join(columns)} |\n|{' --- |' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")


def compare(program):
    files = templates()
    names = {file.resolve(): functions(file) for file in files}
    ours = by_lambda_lint(program, files)
    theirs = [one for one in by_cfn_lint(files) if is_about_function(one[2], names[one[0]] or set())]

    def is_same(one, other):
        (_, line, path, *_), (_, other_line, other_path, *_) = one, other
        shorter, longer = sorted([path, other_path], key=len)
        # a missing property may be reported at the property, the properties or the resource
        is_part = shorter == longer[: len(shorter)] and (len(shorter) == 3 or shorter == ["Resources"])
        rules = {one[3][0] if isinstance(one[3], tuple) else one[3], other[3][0] if isinstance(other[3], tuple) else other[3]}
        if rules == {"W2533", "zip-without-runtime-or-handler"}:
            return path[:2] == other_path[:2]
        return line == other_line or len(shorter) > 3 and place(path) == place(other_path) or is_part

    def both(one, others):
        return any(other[0] == one[0] and is_same(one, other) for other in others)

    count = sum(len(found or ()) for found in names.values())
    print(f"{len(files)} templates with {count} functions, cfn-lint {cfnlint.version.__version__}, {datetime.date.today()}.")
    for title, found, others in [("Found by lambda-lint", ours, theirs), ("Found by cfn-lint", theirs, ours)]:
        total, shared = collections.Counter(), collections.Counter()
        for one in found:
            rule = f"`{one[3]}`" if isinstance(one[3], str) else f"{one[3][0]} {one[3][1]}"
            total[rule] += 1
            shared[rule] += both(one, others)
        rows = [(rule, total[rule], shared[rule]) for rule in sorted(total)]
        rows.append(("all", sum(total.values()), sum(shared.values())))
        table(title, ["rule", "findings", "also found by the other"], rows)
    alone = collections.defaultdict(list)
    for file, line, _, (rule, title), _ in (one for one in theirs if not both(one, ours)):
        alone[rule, title].append(f"{file.name}:{line}")
    rows = []
    for (rule, title), places in sorted(alone.items()):
        rows.append((f"{rule} {title}", len(places), f"`{places[0]}`", REASONS.get(rule, "unknown")))
    table("Only found by cfn-lint", ["rule", "findings", "first", "why lambda-lint does not report it"], rows)


def measure(program, count):
    with tempfile.TemporaryDirectory() as folder:
        files = templates()
        copies = []
        for index in range(count):
            file = files[index % len(files)]
            copies.append(shutil.copy(file, pathlib.Path(folder, f"{index:04}-{file.name}")))
        times = {}
        for name, command in [
            ("lambda-lint", [program, "check", "--quiet", *copies]),
            ("cfn-lint", [CFN_LINT, "--format", "json", "--", *copies]),
        ]:
            start = time.perf_counter()
            subprocess.run(command, capture_output=True)
            times[name] = time.perf_counter() - start
    ratio = times["cfn-lint"] / times["lambda-lint"]
    print("\n## Time\n")
    print(f"{count:,} templates: lambda-lint {times['lambda-lint']:.3f} s, cfn-lint {times['cfn-lint']:.1f} s, {ratio:,.0f} times as long.")


INTRODUCTION = """# Comparison with cfn-lint

Written by `cargo xtask compare`. `scripts/compare-cfn-lint.py` explains how the findings are counted. The templates are those in
`tests/templates`: most are fragments that contain one mistake or one trap. cfn-lint also checks all other resource types; use both.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lambda-lint", default=str(ROOT / "target/release/lambda-lint"), metavar="PROGRAM")
    parser.add_argument("--time", type=int, metavar="N", help="also measure the time for N templates")
    arguments = parser.parse_args()
    print(INTRODUCTION)
    compare(arguments.lambda_lint)
    if arguments.time:
        measure(arguments.lambda_lint, arguments.time)


if __name__ == "__main__":
    main()
