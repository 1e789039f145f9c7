#!/bin/sh
# A newsroom's job, for any CI system or cron; written by "pressctl init --ci shell" (@VERSION@), yours to change.
#
#   sh press.sh plan       in a pull request: needs no secret, sends nothing; plan.md is for a comment
#   sh press.sh publish    on the main branch, one at a time, and every 15 minutes: what is under embargo leaves with the first
#                          run after it; also run again at any time, since it repeats nothing
#   sh press.sh stop --all  and go, resolve, kill and status, as pressctl has them
#
# It needs Python, git, a checkout of any depth whose remote "origin" may be pushed to (the ledger is a ref there), and for
# "publish" the secrets that config.toml refers to: @NAMES@.
# Exit codes: 0 done, 1 a delivery failed, 3 an invalid release, 4 unsure, 5 stopped by a guard, 7 no ledger, 75 run again.
set -eu
cd "$(dirname "$0")"
export CI="${CI:-true}"
place="${PRESSCTL_VENV:-${TMPDIR:-/tmp}/pressctl-@VERSION@-$(id -u)}"
if [ ! -e "$place/ready" ]; then
  python3 -m venv "$place"
  "$place/bin/pip" install --quiet --require-hashes -r press-requirements.txt
  "$place/bin/pip" install --quiet --no-deps "pressctl==@VERSION@"
  : > "$place/ready"
fi
case "${1:-}" in
  plan)
    code=0
    "$place/bin/pressctl" check || code=$?
    "$place/bin/pressctl" plan --format markdown > plan.md || code=$?
    exit "$code"
    ;;
  publish)
    shift
    # Feeds and pages are on their host before anything leads to them: put your deployment of public/ after this line, unless a
    # target of the channel "files" or page_wait in config.toml sees to it.
    # A release with errors (3), or one that was killed and has its text again (5), keeps back itself alone.
    "$place/bin/pressctl" feeds || { code=$?; [ "$code" -eq 3 ] || [ "$code" -eq 5 ] || exit "$code"; }
    # exec: who cancels the job interrupts pressctl itself, which records what is under way.
    exec "$place/bin/pressctl" publish "$@"
    ;;
  stop | go | resolve | kill | status)
    exec "$place/bin/pressctl" "$@"
    ;;
  *)
    echo "sh press.sh plan | publish [--new-ledger] | stop | go | resolve | kill | status" >&2
    exit 2
    ;;
esac
