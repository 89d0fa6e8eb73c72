#!/usr/bin/env bash
# Changes the code that decides, in one small place after the other, and sees that a test notices: mutants.sh [FLAG OF cargo mutants …].
# The library's own tests judge each change first, which takes seconds; what they let pass is judged by the tests from outside.
# What survives both and is not listed in .cargo/mutants.toml with its reason is a fault.
set -euo pipefail
source "$(dirname "$0")/tools.sh"
command -v cargo-mutants >/dev/null || { echo "missing: cargo-mutants (cargo install cargo-mutants --locked)" >&2; exit 2; }

work=$(realpath -m "$target")/mutants
# Built here once; each change then builds only what depends on it.
export CARGO_TARGET_DIR=$work/target
outside=(facts offers data delivery sending cli overrides selection earlier_version)

rm -rf "$work/mutants.out"
# The tests are known to pass without a change: `make test` runs them.
common=(--output "$work" --baseline skip --timeout 900 "$@")
status=0
cargo mutants "${common[@]}" -- --lib || status=$?
# 2: some changes passed unnoticed, 3: some tests never ended, which is noticing too.
[ "$status" -le 3 ] && [ "$status" -ne 1 ] || exit "$status"
status=0
cargo mutants "${common[@]}" --iterate -- "${outside[@]/#/--test=}" || status=$?
if [ "$status" -eq 0 ] || [ "$status" -eq 3 ]; then
  echo "A test notices every change."
else
  echo "No test notices what $work/mutants.out/missed.txt lists." >&2
  exit 1
fi
