#!/usr/bin/env python3
"""Measures `lambda-lint check .` on a generated repository of source files against reading the same files.

    cargo build --release --bin lambda-lint
    scripts/measure-repository.py --files 10000

One file in a hundred mentions Lambda, and one in a thousand creates a function. The times are the minimum of interleaved rounds.
"""

import argparse
import pathlib
import random
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CALL = {
    "py": 'client.create_function(FunctionName="orders", Role=role, Runtime="python3.14", Handler="app.handler", Code=code)\n',
    "js": 'await client.send(new CreateFunctionCommand({ FunctionName: "orders", Runtime: "nodejs24.x", Role: role, Code: code }));\n',
    "sh": "aws lambda create-function --function-name orders --role $ROLE --runtime python3.14 --handler app.handler --zip-file fileb://a.zip\n",
    "yaml": "run: aws lambda update-function-code --function-name orders --zip-file fileb://orders.zip\n",
    "tf": 'resource "aws_lambda_function" "orders" {\n  function_name = "orders"\n  role = var.role\n  image_uri = var.image\n  package_type = "Image"\n}\n',
}
LINE = {
    "py": "{a} = {b}({c}, name='{a}')  # {c}\n",
    "js": "const {a} = {b}({{ {c}: '{a}' }}); // {c}\n",
    "sh": '{a}="$({b} --{c} "{a}")"\n',
    "yaml": "{a}:\n  - {b}: {c}\n",
    "tf": 'variable "{a}" {{\n  default = "{b}-{c}"\n}}\n',
}


def generate(folder, count):
    chance = random.Random(15)
    words = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=chance.randint(3, 10))) for _ in range(2000)]
    for index in range(count):
        kind = list(LINE)[index % len(LINE)]
        lines = [LINE[kind].format(a=chance.choice(words), b=chance.choice(words), c=chance.choice(words)) for _ in range(60)]
        if index % 100 == 0:
            lines.append("# lambda\n" if kind != "js" else "// lambda\n")
        if index % 1000 < len(LINE):
            lines.append(CALL[kind])
        file = pathlib.Path(folder, f"{index // 100:03}", f"{index:05}.{kind}")
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(lines))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lambda-lint", default=str(ROOT / "target/release/lambda-lint"), metavar="PROGRAM")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    commands = {
        "cat": "find . -type f -print0 | xargs -0 cat > /dev/null",
        "grep -r": "grep -rlE 'create.?function|update.?function|aws_lambda_function' . > /dev/null",
        "lambda-lint check": f"{pathlib.Path(arguments.lambda_lint).resolve()} check --quiet . > /dev/null 2>&1",
    }
    with tempfile.TemporaryDirectory() as folder:
        generate(folder, arguments.files)
        size = sum(file.stat().st_size for file in pathlib.Path(folder).rglob("*") if file.is_file())
        times = {name: [] for name in commands}
        for _ in range(arguments.rounds):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, shell=True, cwd=folder)
                times[name].append(time.perf_counter() - start)
    print(f"{arguments.files:,} files, {size / 1e6:.1f} MB")
    for name, measured in times.items():
        print(f"{name}: {min(measured) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
