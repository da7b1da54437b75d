#!/usr/bin/env python3
"""Runs the pre-commit hook in a scratch repository with one file of each format and 500 unrelated files.

    cargo build --bin lambda-lint
    pip install pre-commit
    scripts/try-pre-commit.py --lambda-lint target/debug/lambda-lint

The hook comes from the commit that is checked out. Each file of a form has a mistake, so the hook must report each of them and
nothing else. The exit status is 1 otherwise.
"""

import argparse
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent

FORMS = {
    "request.json": "examples/thumbnails.json",
    "template.yaml": "examples/template.yaml",
    "cloudformation.yaml": "tests/templates/cloudformation/retired-runtime.yaml",
    "cdk.out/orders.template.json": "tests/templates/cloudformation/json.json",
    "serverless.yml": "tests/templates/serverless/memory.yml",
    "main.tf": "tests/templates/terraform/err/values.tf",
    "resource.tf.json": "tests/templates/terraform/err/resource.tf.json",
    "deploy.sh": "tests/commands/err/missing.sh",
    "deploy.bat": "tests/commands/err/deploy.bat",
    "deploy.ps1": "tests/commands/err/deploy.ps1",
    "deploy.mk": "tests/commands/err/deploy.mk",
    "Dockerfile": "tests/commands/err/image.dockerfile",
    "README.md": "tests/commands/err/cmdlet-in-fence.md",
    ".github/workflows/deploy.yml": "tests/commands/err/workflow-on-windows.yml",
    "package.json": "tests/commands/err/package.json",
    "deploy.py": "tests/commands/err/keywords.py",
    "deploy.js": "tests/commands/err/params.js",
}
INLINE = {
    "tasks.yml": "- amazon.aws.lambda:\n    name: orders\n    role: orders\n    runtime: nodejs24.x\n    handler: index.handler\n"
    "    zip_file: orders.zip\n    memory_size: 64\n",
    "aws-lambda-tools-defaults.json": json.dumps(
        {"function-runtime": "dotnet8", "function-handler": "Orders::Orders.App::Run", "function-memory-size": 64}
    ),
    "state-machine.json": json.dumps(
        {
            "StartAt": "Create",
            "States": {
                "Create": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::aws-sdk:lambda:updateFunctionConfiguration",
                    "Parameters": {"FunctionName.$": "$.name", "MemorySize": 64},
                    "End": True,
                }
            },
        }
    ),
    "records.json": json.dumps(
        {
            "eventSource": "lambda.amazonaws.com",
            "eventName": "CreateFunction20150331",
            "requestParameters": {"functionName": "orders", "memorySize": 64},
        }
    ),
}


def unrelated(folder, count):
    """Writes YAML, JSON and HCL files that resemble those of other tools."""
    chance = random.Random(14)
    word = lambda: "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 9)))
    for index in range(count):
        name = word()
        match index % 5:
            case 0:
                file, text = "yaml", f"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\nspec:\n  replicas: {index}\n" \
                    f"  template:\n    spec:\n      containers:\n        - name: {word()}\n          image: {word()}:1\n          env:\n" \
                    f"            - name: HANDLER\n              value: {word()}\n"
            case 1:
                file, text = "json", json.dumps({"name": name, "version": "1.0.0", "scripts": {"test": word()}, "role": word()}, indent=2)
            case 2:
                file, text = "tf", f'resource "aws_s3_bucket" "{name}" {{\n  bucket = "{word()}"\n  tags   = {{ Runtime = "{word()}" }}\n}}\n'
            case 3:
                file, text = "yml", f"on: push\njobs:\n  {name}:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make {word()}\n"
            case _:
                file, text = "yaml", f"Resources:\n  {name.title()}:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: {word()}\n"
        pathlib.Path(folder, f"{index:03}-{name}.{file}").write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lambda-lint", default=str(ROOT / "target/debug/lambda-lint"), metavar="PROGRAM")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        programs, repository = scratch / "programs", scratch / "repository"
        programs.mkdir()
        shutil.copy(arguments.lambda_lint, programs / "lambda-lint")
        for name, source in FORMS.items():
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / source, repository / name)
        for name, text in INLINE.items():
            (repository / name).write_text(text)
        (repository / "unrelated").mkdir()
        unrelated(repository / "unrelated", 500)
        subprocess.run(["git", "init", "-q"], cwd=repository, check=True)
        subprocess.run(["git", "add", "-A"], cwd=repository, check=True)
        environment = {**os.environ, "PATH": f"{programs}:{pathlib.Path(sys.executable).parent}:{os.environ['PATH']}"}
        command = ["pre-commit", "try-repo", str(ROOT), "lambda-lint-system", "--all-files", "--color", "never"]
        ran = subprocess.run(command, cwd=repository, env=environment, capture_output=True, text=True)
    found = set(re.findall(r"^(\S+?):\d+:\d+: (?:error|warning)", ran.stdout, re.MULTILINE))
    expected = {*FORMS, *INLINE}
    print(ran.stdout[-600:])
    print(f"reported: {len(found & expected)} of {len(expected)} files of a form, {len(found - expected)} unrelated ones")
    for name in sorted(expected ^ found):
        print(("missing: " if name in expected else "unexpected: ") + name)
    sys.exit(found != expected)


if __name__ == "__main__":
    main()
