#!/usr/bin/env bash
# Builds wenzhai for every platform of docs/platforms.md, and has go vet look at all
# packages but tools, and their tests, on one of each kind: another system, and a processor of 32 bits.
# Without optimization, which takes two thirds of the time and finds nothing.
set -euo pipefail
cd "$(dirname "$0")/.."

built=(windows/amd64 windows/arm64 darwin/amd64 darwin/arm64 linux/amd64 linux/arm64 linux/arm freebsd/amd64)
vetted=" windows/amd64 darwin/arm64 linux/arm freebsd/amd64 "
export CGO_ENABLED=0 GOARM=7

for platform in "${built[@]}"; do
  export GOOS=${platform%/*} GOARCH=${platform#*/}
  go build -pgo=off -gcflags='all=-N -l' -o /dev/null ./cmd/wenzhai
  case $vetted in
    *" $platform "*) go vet -pgo=off -gcflags='all=-N -l' ./cmd/... ./convert/... ./fonts/... ./layout/... ./samples/... && echo "$platform: built and vetted" ;;
    *) echo "$platform: built" ;;
  esac
done
