#!/usr/bin/env python3
"""Scores a validator against the service's recorded responses.

    scripts/conformance.py -- lambda-lint check - --input request --isolated --quiet
    scripts/conformance.py --json -- ./my-validator

The command gets one request on standard input, and exits with 0 to accept it or with 1 to refuse it. The exit status is 0
unless `--min PERCENT` is not reached or the command fails.
"""

import argparse
import concurrent.futures
import json
import pathlib
import statistics
import subprocess
import sys
import time

CORPUS = pathlib.Path(__file__).parent.parent / "tests/conformance/corpus.json"
VERDICTS = {0: "accepted", 1: "refused"}


def judge(command, case):
    """Returns the command's verdict and the elapsed seconds."""
    start = time.perf_counter()
    try:
        result = subprocess.run(command, input=json.dumps(case["request"]).encode(), capture_output=True, timeout=120, check=False)
        status = result.returncode
    except subprocess.TimeoutExpired:
        status = None
    return VERDICTS.get(status, "failed"), time.perf_counter() - start


def score(command, cases, jobs=1):
    """The totals, and the result of each case."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        verdicts = list(pool.map(lambda case: judge(command, case), cases))
    return summarize(cases, verdicts)


def summarize(cases, verdicts):
    """The totals, and the result of each case, from its verdict and its time in seconds."""
    results = []
    for case, (verdict, seconds) in zip(cases, verdicts):
        is_open = case.get("accountState", False) and verdict == "accepted"
        outcome = "undecidable" if is_open else "right" if verdict == case["verdict"] else "wrong"
        results.append({"id": case["id"], "expected": case["verdict"], "found": verdict, "outcome": outcome, "seconds": seconds})

    def count(expected, outcome):
        return sum(result["expected"] == expected and result["outcome"] == outcome for result in results)

    undecidable = count("refused", "undecidable")
    totals = {
        "cases": len(results),
        "accepted": sum(case["verdict"] == "accepted" for case in cases),
        "falseAlarms": count("accepted", "wrong"),
        "refused": sum(case["verdict"] == "refused" for case in cases) - undecidable,
        "missed": count("refused", "wrong"),
        "undecidable": undecidable,
        "failed": sum(result["found"] == "failed" for result in results),
        "medianMilliseconds": round(1000 * statistics.median(result["seconds"] for result in results), 1),
    }
    decided = totals["accepted"] + totals["refused"]
    totals["percent"] = round(100 * (decided - totals["falseAlarms"] - totals["missed"]) / decided, 1) if decided else 0.0
    return totals, results


def read_corpus(path=CORPUS):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", default=CORPUS, help="another file of this form")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print the result of each case as JSON")
    parser.add_argument("--min", type=float, default=0, metavar="PERCENT", help="exit with 1 below this score")
    parser.add_argument("command", nargs="+", help="after `--`")
    args = parser.parse_args()
    corpus = read_corpus(args.corpus)
    totals, results = score(args.command, corpus["cases"], args.jobs)
    if args.json:
        print(json.dumps({"corpus": corpus["version"], **totals, "results": results}, indent=2))
    else:
        print(f"corpus {corpus['version']}: {totals['percent']} % of {totals['cases']} requests")
        print(f"refused by the service: {totals['refused'] - totals['missed']} of {totals['refused']} found")
        print(f"accepted by the service: {totals['falseAlarms']} of {totals['accepted']} refused by mistake")
        print(f"reason in the account, not in the request: {totals['undecidable']}")
        print(f"median time: {totals['medianMilliseconds']} ms")
        for result in results:
            if result["outcome"] == "wrong":
                print(f"    {result['id']}: {result['expected']} by the service, {result['found']} by the command")
    if totals["failed"]:
        print(f"the command fails for {totals['failed']} requests", file=sys.stderr)
    return totals["failed"] > 0 or totals["percent"] < args.min


if __name__ == "__main__":
    sys.exit(main())
