#!/usr/bin/env bash
# Runs the tests of the packages that know of time at moments at which calendars
# of different zones disagree, in four zones each. tools/testtime pins both.
set -euo pipefail
cd "$(dirname "$0")/.."

moments=(
  2026-11-29T17:00:00Z       # Sunday in UTC, Monday in Shanghai
  2026-11-29T23:59:00Z       # the last minute of that
  2026-11-30T00:30:00+08:00  # Monday in Shanghai, Sunday in UTC
  2026-12-31T23:59:00Z       # the last minute of a year
  2028-02-29T12:00:00Z       # a day that most years lack
  2026-03-29T01:00:00Z       # clocks go forward in Europe
  2026-10-25T01:00:00Z       # clocks go back in Europe
  2027-01-01T00:00:00Z       # the first instant of a year
)
zones=(UTC Asia/Shanghai Europe/Berlin America/Los_Angeles)

# No moment reaches these packages but as an argument: each zone is enough.
zoned=(convert convert/article convert/article/date convert/cache convert/digest convert/frame layout/compose layout/epub samples)
# The command's own packages, and of the command those tests that ask what is
# due, at each moment in each zone; its scripts at each moment and in each zone.
timed=(cmd/wenzhai/internal/{catalog,cli,config,period,settings})
command=cmd/wenzhai
due='^(TestReadmeCronRecipe|TestSystemdRecipe|TestCIRecipe|TestMailRecipe|TestClockThatCannotBeRight|TestCarriedArticlesAreKnownAgain)$'
scripts='^TestScript$'

dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
binary() { echo "$dir/${1//\//-}.test"; }
for p in "${zoned[@]}" "${timed[@]}" "$command"; do
  go test -c -o "$(binary "$p")" "./$p"
done

passed=0 failed=0
run() { # PACKAGE MOMENT ZONE ARGS
  local p=$1 moment=$2 zone=$3 out
  shift 3
  if out=$(cd "$p" && WENZHAI_NOW=$moment TZ=$zone "$(binary "$p")" -test.timeout 5m "$@" 2>&1); then
    passed=$((passed + 1))
  else
    printf '%s\nFAILED: %s at %s in %s\n' "$out" "$p" "$moment" "$zone"
    failed=$((failed + 1))
  fi
}

for z in "${!zones[@]}"; do
  # Random books hold no dates that the others lack, and take a third of the time.
  for p in "${zoned[@]}"; do run "$p" "${moments[z]}" "${zones[z]}" -test.skip '^TestRandomBooks$'; done
  echo "${zones[z]}: all that know of zones"
done
for m in "${!moments[@]}"; do
  for z in "${!zones[@]}"; do
    for p in "${timed[@]}"; do run "$p" "${moments[m]}" "${zones[z]}"; done
    run "$command" "${moments[m]}" "${zones[z]}" -test.run "$due"
  done
  z=$((m % ${#zones[@]}))
  run "$command" "${moments[m]}" "${zones[z]}" -test.run "$scripts"
  echo "${moments[m]}: all that know of moments, in ${#zones[@]} zones"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
