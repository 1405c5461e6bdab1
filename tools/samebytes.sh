#!/usr/bin/env bash
# Has two builds of the program make the same things of the same archives, and
# names each that differs: list, extract, EPUB (whole and in volumes), PDF,
# bilingual books. For changes that move code and must not change a book.
#
#   tools/samebytes.sh OLD NEW [ARCHIVE...]      archives: samples/archive if none is named
#
# FORMATS="list epub" runs only these; KEEP=DIR leaves what was made in DIR.
set -euo pipefail
old=$(realpath "$1") new=$(realpath "$2"); shift 2
[ $# -gt 0 ] || set -- "$(dirname "$0")/../samples/archive"
formats=${FORMATS:-list titles extract epub volumes pdf columns interleave pairspdf}
work=${KEEP:-$(mktemp -d)}
[ -n "${KEEP:-}" ] || trap 'rm -rf "$work"' EXIT
export WENZHAI_NOW=2026-01-31T12:00:00Z TZ=UTC LC_ALL=C.UTF-8 HOME=$work/home
mkdir -p "$work/home"

# make PROGRAM ARCHIVE FORMAT FOLDER: leaves outputs, messages and exit code in FOLDER.
make() {
  local p=$1 a=$2 d=$4
  mkdir -p "$d"
  case $3 in
    list) set -- list --json "$a" ;;
    titles) set -- list "$a" ;;
    extract) set -- extract "$a" ;;
    epub) set -- epub "$a" -o "$d/book.epub" ;;
    volumes) set -- epub "$a" --max-articles 20 -o "$d/book.epub" ;;
    pdf) set -- pdf "$a" -o "$d/book.pdf" ;;
    columns) set -- epub "$a" --bilingual columns -o "$d/book.epub" ;;
    interleave) set -- epub "$a" --bilingual interleave -o "$d/book.epub" ;;
    pairspdf) set -- pdf "$a" --bilingual columns -o "$d/book.pdf" ;;
    *) echo "unknown format $3"; exit 2 ;;
  esac
  local code=0
  "$p" "$@" --no-cache >"$d/stdout" 2>"$d/stderr" || code=$?
  # The folder of the output, and how long the run took, are not the book.
  sed -i -E "s#$d#DIR#g; s#[0-9.]+ ?(ms|s)\b#TIME#g" "$d/stdout" "$d/stderr"
  echo "$code" >"$d/code"
}

differ=0
for a in "$@"; do
  for f in $formats; do
    d=$work/$(basename "$a")-$f
    make "$old" "$a" "$f" "$d/old"
    make "$new" "$a" "$f" "$d/new"
    if diff -rq "$d/old" "$d/new" >"$d/diff"; then
      echo "same    $a $f"
    else
      echo "DIFFERS $a $f: $(sed -E "s#Files $d/old/([^ ]+) and.*#\1#; s#Only in $d/##" "$d/diff" | tr '\n' ' ')"
      differ=1
    fi
    [ -n "${KEEP:-}" ] || rm -rf "$d"
  done
done
exit $differ
