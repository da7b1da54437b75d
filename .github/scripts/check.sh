#!/usr/bin/env bash
# The step "Check requests" of action.yml. Reads its inputs from the environment, so that nothing in them is run by a shell:
#   PROGRAM  the program
#   PATHS    files and folders, separated by whitespace; one on each line where a path contains spaces
#   ARGS     more options of `lambda-lint check`, quoted as in a shell
#   SARIF    the file to write the results to
# Writes `status` and `sarif` to GITHUB_OUTPUT. Findings do not fail this step: the results are to be uploaded first.
set -euo pipefail

# Splits a text into the array `words` the way a shell splits a command line, without running any of it.
split() {
  words=()
  while IFS= read -r -d '' word; do
    words+=("$word")
  done < <(python3 -c 'import shlex, sys; [sys.stdout.write(word + "\0") for word in shlex.split(sys.argv[1])]' "$1")
}

# A path on each line, or several paths on one line.
paths=()
if [[ "$PATHS" == *$'\n'?* ]]; then
  while IFS= read -r line; do
    line="${line#"${line%%[![:space:]]*}"}"
    line="${line%"${line##*[![:space:]]}"}"
    [ -z "$line" ] || paths+=("$line")
  done <<< "$PATHS"
else
  split "$PATHS"
  paths=("${words[@]}")
fi
[ "${#paths[@]}" -gt 0 ] || paths=(.)

split "$ARGS"
args=()
format=
output=
skip=
for word in "${words[@]}"; do
  case "$skip" in
    format) format="$word"; skip=; continue ;;
    output) output="$word"; skip=; continue ;;
  esac
  case "$word" in
    --format) skip=format ;;
    --format=*) format="${word#--format=}" ;;
    --output) skip=output ;;
    --output=*) output="${word#--output=}" ;;
    *) args+=("$word") ;;
  esac
done

# One run: the results go to the file for the upload, and annotations are made of it.
status=0
"$PROGRAM" check --format sarif --output "$SARIF" "${args[@]}" -- "${paths[@]}" || status=$?
if [ "$status" -le 1 ]; then
  python3 "$(dirname "${BASH_SOURCE[0]}")/annotate.py" "$SARIF"
  # what the caller asked for in ARGS
  if [ -n "$format" ] && [ "$format" != sarif ]; then
    "$PROGRAM" check --format "$format" ${output:+--output "$output"} --exit-zero "${args[@]}" -- "${paths[@]}" || true
  elif [ -n "$output" ]; then
    cp "$SARIF" "$output"
  fi
fi
{
  echo "status=$status"
  # a file that is there can be uploaded, even if some inputs could not be read
  if [ -s "$SARIF" ]; then echo "sarif=$SARIF"; fi
} >> "$GITHUB_OUTPUT"
