#!/usr/bin/env python3
"""Runs examples/spark/cloudtrail.py on generated logs, and compares its counts with those of lambda-lint alone.

    pip install pyspark      # needs Java 17 or newer
    scripts/try-spark.py --program target/release/lambda-lint --files 100 --records 200
"""

import argparse
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CORRECT = {
    "functionName": "orders",
    "role": "arn:aws:iam::123456789012:role/orders",
    "runtime": "python3.14",
    "handler": "app.handler",
    "code": {"s3Bucket": "builds", "s3Key": "orders.zip"},
}
FAULTS = [{"memorySize": 64}, {"timeout": 0}, {"runtime": "python2.7"}, {"handler": "app handler"}]


def record(number):
    """Every tenth record creates a function; every hundredth has a fault."""
    if number % 10:
        return {"eventSource": "s3.amazonaws.com", "eventName": "GetObject", "requestParameters": {"key": f"file {number}"}}
    fault = FAULTS[number // 100 % len(FAULTS)] if number % 100 == 0 else {}
    return {
        "eventTime": "2026-11-01T10:00:00Z",
        "eventSource": "lambda.amazonaws.com",
        "eventName": "CreateFunction20150331",
        "awsRegion": "eu-west-1",
        "recipientAccountId": "123456789012",
        "requestParameters": {**CORRECT, **fault},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "target/release/lambda-lint")
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--records", type=int, default=200, help="in each file")
    args = parser.parse_args()
    program = args.program.resolve()
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for file in range(args.files):
            numbers = range(file * args.records, (file + 1) * args.records)
            lines.append(json.dumps({"Records": [record(number) for number in numbers]}))
            with gzip.open(f"{folder}/{file:05}.json.gz", "wt") as log:
                log.write(lines[-1])
        start = time.perf_counter()
        command = [program, "check", "-", "--lines", "--format", "json-lines"]
        output = subprocess.run(command, input="\n".join(lines), text=True, capture_output=True, check=False).stdout
        alone = time.perf_counter() - start
        found = [one for line in output.splitlines() for one in json.loads(line)["diagnostics"]]
        expected = collections.Counter(one["rule"] for one in found if one["severity"] == "error")
        start = time.perf_counter()
        command = [sys.executable, ROOT / "examples/spark/cloudtrail.py", f"{folder}/*.json.gz", "--program", program]
        output = subprocess.run(command, text=True, stdout=subprocess.PIPE, check=True).stdout
        with_spark = time.perf_counter() - start
    counts = {rule: int(count) for count, rule in (line.split("\t") for line in output.splitlines())}
    print(f"{args.files * args.records:,} records in {args.files} files: lambda-lint alone {alone:.1f} s, with Spark {with_spark:.1f} s")
    print(counts)
    if counts != expected or not expected:
        print(f"expected {dict(expected)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
