#!/usr/bin/env bash
# Installs, runs and removes what make dist made, in a bare Debian and as a container, as root:
#
#   tools/dist/check.sh DIST [ROOT]
#
# ROOT is a folder for the bare Debian; it is made by debootstrap where it is not there, and kept.
# Checks for which a program is missing are named and left out.
set -euo pipefail

dist=$(realpath "${1:?usage: check.sh DIST [ROOT]}")
work=$(mktemp -d)
root=$(realpath -m "${2:-$work/root}")
samples=$(realpath "$(dirname "$0")/../../samples/archive")
trap 'rm -rf "$work"' EXIT
fail() { echo "FAIL: $*" >&2; exit 1; }
have() { command -v "$1" > "$work/which" || { echo "left out, $1 is missing: $2"; return 1; }; }
# In the bare Debian, with /proc, which a shell's completion wants (/dev/fd), for as long as the command runs.
inside() {
  # shellcheck disable=SC2016
  unshare --mount bash -c 'mount --rbind /proc "$1/proc"; exec chroot "$@"' - "$root" \
    /usr/bin/env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LC_ALL=C.UTF-8 "$@"
}
every() { (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./var/lib/dpkg -o -path ./var/log -o -path ./var/cache/man -o -path ./var/cache/ldconfig \) -prune -o -printf '%p %y\n' | sort); }

(cd "$dist" && sha256sum --quiet -c SHA256SUMS) || fail "SHA256SUMS"
echo "sums: as written"

package=$(ls "$dist"/wenzhai_*_amd64.deb)
if [ -d "$root/usr" ] || have debootstrap ".deb in a bare Debian"; then
  [ -d "$root/usr" ] || debootstrap --variant=minbase --include=man-db,bash-completion bookworm "$root" > "$work/debootstrap.log" || fail "debootstrap: $(tail -5 "$work/debootstrap.log")"
  every > "$work/before"
  cp "$package" "$root/wenzhai.deb"
  inside dpkg --install /wenzhai.deb > "$work/dpkg.log"
  rm "$root/wenzhai.deb"
  inside wenzhai version --json
  # A minimal Debian leaves manual pages out (dpkg's path-exclude); where it does not, man finds them.
  if [ -e "$root/usr/share/man/man1/wenzhai.1.gz" ]; then
    inside man wenzhai | grep -q 'EXIT STATUS' || fail "man wenzhai"
    inside man wenzhai-epub | grep -q -- --paper || inside man wenzhai-epub | grep -q -- --title || fail "man wenzhai-epub"
    [ -e "$root/usr/share/man/zh_CN/man1/wenzhai.1.gz" ] || fail "no Chinese manual page"
  else
    fail "no manual pages in $root"
  fi
  # What a person gets with the tab key behind: wenzhai ver
  # shellcheck disable=SC2016
  said=$(inside bash -c '. /usr/share/bash-completion/bash_completion; . /usr/share/bash-completion/completions/wenzhai
    COMP_WORDS=(wenzhai ver) COMP_CWORD=1 COMP_LINE="wenzhai ver" COMP_POINT=11 COMP_TYPE=9 COMP_KEY=9; __start_wenzhai; echo "${COMPREPLY[*]}"' 2> "$work/completion.log")
  [ "${said%% *}" = version ] || fail "completion of ver in bash: $said $(cat "$work/completion.log")"
  cp -r "$samples" "$root/archive"
  inside wenzhai epub /archive -o /digest.epub -q
  inside wenzhai pdf /archive -o /digest.pdf -q
  cp "$root/digest.epub" "$root/digest.pdf" "$work"
  rm -rf "$root/archive" "$root/digest.epub" "$root/digest.pdf"
  inside dpkg --purge wenzhai > "$work/dpkg.log"
  rm -rf "$root/root/.cache" "$root/root/.local"
  every > "$work/after"
  diff "$work/before" "$work/after" || fail "the package left something, or took it along"
  echo ".deb: installed, man, completion, two books, removed without rest"
fi

image=$(ls "$dist"/wenzhai_*_oci.tar)
if have buildah "the image"; then
  store=(--storage-driver vfs --root "$work/store" --runroot "$work/run")
  id=$(buildah "${store[@]}" pull -q "oci-archive:$image")
  container=$(buildah "${store[@]}" from --pull-never "$id")
  mkdir "$work/books" && cp -r "$samples" "$work/books/archive" && chown -R 65532:65532 "$work/books"
  run() { buildah "${store[@]}" run --isolation chroot -v "$work/books:/books" "$container" -- /usr/bin/wenzhai "$@"; }
  run version --json
  run epub archive -o digest.epub -q
  run pdf archive -o digest.pdf -q
  [ "$(stat -c %u "$work/books/digest.epub")" = 65532 ] || fail "the image's books belong to $(stat -c %u "$work/books/digest.epub")"
  buildah "${store[@]}" rm "$container" > "$work/rm.log"
  if [ -e "$work/digest.epub" ]; then
    for book in digest.epub digest.pdf; do
      cmp "$work/$book" "$work/books/$book" || fail "the books of package and image differ"
    done
  fi
  echo "image: two books, of the user nonroot, with the same bytes"
fi

if have rpm ".rpm"; then
  rpm -K --nosignature "$dist"/wenzhai-*.rpm > "$work/rpm.log" || fail "$(cat "$work/rpm.log")"
  rpm -qpl "$dist"/wenzhai-*.x86_64.rpm | grep -qx /usr/share/zsh/site-functions/_wenzhai || fail ".rpm: no completion of zsh"
  mkdir "$work/rpm"
  rpm --root "$work/rpm" --initdb
  rpm --root "$work/rpm" --nosignature -i "$dist"/wenzhai-*.x86_64.rpm 2> "$work/rpm.log"
  "$work/rpm/usr/bin/wenzhai" version
  rpm --root "$work/rpm" -V wenzhai && rpm --root "$work/rpm" -e wenzhai 2> "$work/rpm.log"
  [ -z "$(find "$work/rpm" -name '*wenzhai*')" ] || fail ".rpm left $(find "$work/rpm" -name '*wenzhai*')"
  echo ".rpm: digests as written, installed in an empty folder, removed without rest"
fi

# Manifests, where a release of all platforms made them.
if [ -d "$dist/manifests" ]; then
  cd "$dist/manifests"
  if have ruby homebrew; then ruby -c homebrew/wenzhai.rb; fi
  if have jq scoop; then jq -e '.architecture["64bit"].hash | test("^[0-9a-f]{64}$")' scoop/wenzhai.json > "$work/jq.log" && echo "scoop: JSON, sums"; fi
  bash -n aur/PKGBUILD && echo "aur: PKGBUILD parses"
  if have shellcheck aur; then shellcheck -s bash -e SC2034,SC2154,SC2164,SC2148 aur/PKGBUILD && echo "aur: shellcheck"; fi
  if have nix-instantiate nix; then nix-instantiate --parse nix/package.nix > "$work/nix.log" && echo "nix: parses"; fi
fi
echo "dist-check: all that could be checked here holds"
