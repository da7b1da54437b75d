"""Prints the results of a SARIF file as annotations of GitHub Actions."""

import json
import sys

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def escaped(text, more=""):
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def main(path):
    with open(path, encoding="utf-8") as file:
        runs = json.load(file)["runs"]
    for result in (result for run in runs for result in run.get("results", [])):
        if result.get("suppressions"):
            continue
        location = result["locations"][0]["physicalLocation"]
        region = location.get("region", {})
        places = {
            "file": location["artifactLocation"]["uri"],
            "line": region.get("startLine", 1),
            "col": region.get("startColumn", 1),
            "title": result.get("ruleId", "lambda-lint"),
        }
        fields = ",".join(f"{name}={escaped(str(value), ':,')}" for name, value in places.items())
        print(f"::{LEVELS.get(result.get('level'), 'notice')} {fields}::{escaped(result['message']['text'])}")


if __name__ == "__main__":
    main(sys.argv[1])
