#!/usr/bin/env python3
"""Replays the releases of botocore and cfn-lint, and writes docs/freshness.md.

    scripts/replay-releases.py --months 12 --output docs/freshness.md

For each release in that time, it reads the service model of Lambda (botocore) and the runtimes (cfn-lint), and reports what is
new in CreateFunction: members, and values of enumerations such as `Runtime`. `cargo xtask drift` compares with the newest release
every night, so the day of a release is the day on which we know of a change.

Only the directory of each wheel and one file in it are downloaded.
"""

import argparse
import datetime
import gzip
import io
import json
import pathlib
import sys
import urllib.request
import zipfile

INDEX = "https://pypi.org/simple"
MODELS = ("botocore/data/lambda/2015-03-31/service-2.json.gz", "botocore/data/lambda/2015-03-31/service-2.json")
LIFE_CYCLE = "cfnlint/data/AdditionalSpecs/LmbdRuntimeLifecycle.json"
DATES = ("deprecated", "create-block", "update-block")


class Remote(io.RawIOBase):
    """A file on a server, read in ranges."""

    def __init__(self, url, size):
        self.url, self.size, self.position = url, size, 0

    def seekable(self):
        return True

    def readable(self):
        return True

    def tell(self):
        return self.position

    def seek(self, offset, whence=io.SEEK_SET):
        self.position = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.position, io.SEEK_END: self.size}[whence]
        return self.position

    def readinto(self, buffer):
        end = min(self.position + len(buffer), self.size) - 1
        if end < self.position:
            return 0
        request = urllib.request.Request(self.url, headers={"Range": f"bytes={self.position}-{end}"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            data = answer.read()
        if answer.status != 206:
            data = data[self.position : end + 1]
        buffer[: len(data)] = data
        self.position += len(data)
        return len(data)


def releases(package, since):
    """The wheels of a package since a day, the one before that first, by time: version, day, address and size."""
    request = urllib.request.Request(f"{INDEX}/{package}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    wheels = sorted((file["upload-time"], file) for file in files if file["filename"].endswith(".whl") and not file.get("yanked"))
    start = sum(day[:10] < since for day, _ in wheels)
    for day, file in wheels[max(start - 1, 0) :]:
        yield file["filename"].split("-")[1], day[:10], file["url"], file["size"]


def read(url, size, names):
    with zipfile.ZipFile(io.BufferedReader(Remote(url, size), 1 << 18)) as wheel:
        name = next(name for name in names if name in set(wheel.namelist()))
        data = wheel.read(name)
    return json.loads(gzip.decompress(data) if name.endswith(".gz") else data)


def contents(model):
    """Every member of the request by its path, with its type or its values."""
    shapes, found = model["shapes"], {}

    def visit(name, path):
        shape = shapes[name]
        found[path] = set(shape.get("enum", []))
        for member, target in shape.get("members", {}).items():
            visit(target["shape"], f"{path}.{member}" if path else member)
        if shape["type"] == "list":
            visit(shape["member"]["shape"], path)

    visit(model["operations"]["CreateFunction"]["input"]["shape"], "")
    return found


def new_contents(before, now):
    """The new members, without those inside of them, and the new values of the others."""
    members = [path for path in now if path not in before and path.rpartition(".")[0] in {"", *before}]
    values = [f"`{value}` for `{path}`" for path in now if path in before for value in sorted(now[path] - before[path])]
    return [f"`{path}`" for path in members] + values


def life_cycle(runtimes):
    return {name: [dates.get(date) for date in DATES] for name, dates in runtimes.items()}


def new_dates(before, now):
    """The runtimes that have other dates than before, or are new."""
    return [f"`{name}`" for name in sorted(now) if any(now[name]) and now[name] != before.get(name)]


def changes(package, since, names, facts, new):
    """What each release adds: day, version and the new facts."""
    before = None
    for version, day, url, size in releases(package, since):
        print(f"{package} {version}", file=sys.stderr)
        now = facts(read(url, size, names))
        if before is not None and (added := new(before, now)):
            yield day, version, added
        before = now


def section(title, rows):
    lines = [f"## {title}", "", "| day | release | new |", "| --- | --- | --- |"]
    lines += [f"| {day} | {version} | {', '.join(new)} |" for day, version, new in rows]
    return [*lines, ""]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--output", type=pathlib.Path, default=pathlib.Path("docs/freshness.md"))
    args = parser.parse_args()
    today = datetime.date.today()
    since = (today - datetime.timedelta(days=round(args.months * 365.25 / 12))).isoformat()
    lines = [
        "# Freshness",
        "",
        f"What changed in CreateFunction from {since} to {today}, and the day of the release that has it. Every night, `cargo xtask drift`",
        "compares our model and facts with the newest releases, and a workflow opens an issue with the edits to make. So we know of a",
        "change at most one day later. `scripts/replay-releases.py` writes this page.",
        "",
        *section("Members and values, from botocore", changes("botocore", since, MODELS, contents, new_contents)),
        *section("Runtimes with new dates, from cfn-lint", changes("cfn-lint", since, [LIFE_CYCLE], life_cycle, new_dates)),
    ]
    args.output.write_text("\n".join(lines).rstrip() + "\n")


if __name__ == "__main__":
    main()
