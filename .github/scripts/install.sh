#!/usr/bin/env bash
# The step "Install lambda-lint" of action.yml. Installs VERSION; where it is empty, the version of the tag in REF (`v0.1.0`), so that
# a pinned action runs a pinned program; the latest for a branch, a commit or a major tag (`v1`).
set -euo pipefail

version="${VERSION#v}"
if [ -z "$version" ] && [[ "${REF:-}" =~ ^v([0-9]+\.[0-9]+\.[0-9]+.*)$ ]]; then
  version="${BASH_REMATCH[1]}"
fi
python3 -m venv "$RUNNER_TEMP/lambda-lint"
"$RUNNER_TEMP/lambda-lint/bin/pip" install --quiet "lambda-lint${version:+==$version}"
