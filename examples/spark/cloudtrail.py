#!/usr/bin/env python3
"""Checks a folder of CloudTrail logs with Apache Spark, and prints how often each rule reports an error.

    pip install pyspark
    examples/spark/cloudtrail.py 's3a://my-logs/AWSLogs/*/CloudTrail/*/*/*/*/*.json.gz'

Each log file is one line of JSON. Spark decompresses it and passes it to a process of lambda-lint, which prints one line of JSON
for each. Put the program `lambda-lint` on the PATH of every worker, or name it with `--program`.
"""

import argparse
import json

from pyspark.sql import SparkSession


def errors(line):
    """The rules of the errors in one line of the output."""
    return [found["rule"] for found in json.loads(line)["diagnostics"] if found["severity"] == "error"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("logs", help="a pattern of log files")
    parser.add_argument("--program", default="lambda-lint")
    args = parser.parse_args()
    context = SparkSession.builder.appName("lambda-lint").getOrCreate().sparkContext
    # exit status 1 means findings, which are the result here
    command = f"{args.program} check - --lines --format json-lines --exit-zero"
    # one process for many files
    logs = context.textFile(args.logs).coalesce(4 * context.defaultParallelism)
    counts = logs.pipe(command).flatMap(errors).countByValue()
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{count}\t{rule}")


if __name__ == "__main__":
    main()
