# wenzhai: the targets that people and CI use. `make help` lists them.

GO      ?= go
BIN     := bin/wenzhai
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null)
LDFLAGS := -s -w -X github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version.Version=$(VERSION)
LINT    := .tools/golangci-lint
TESTSUM := .tools/gotestsum
PEERS   := tools/peers/node_modules/.wenzhai-lock

.PHONY: help build digest test test-moments platforms dist dist-check setup lint fmt vet bench bench-scale profile peers house audit notices eval kept eval-align corpus-check torture-epub convert-check clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

build: ## build bin/wenzhai
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '$(LDFLAGS)' -o $(BIN) ./cmd/wenzhai

digest: build ## build the binary, and an EPUB and a PDF of the samples in out/
	@mkdir -p out
	$(BIN) epub samples/archive -o out/digest.epub
	$(BIN) pdf samples/archive -o out/digest.pdf

# All take some six minutes on two quiet processors; what was slow is named.
test: setup $(TESTSUM) ## install what tests need, run all of them, and name the slowest
	@mkdir -p out
	$(TESTSUM) --format standard-quiet --jsonfile out/test.json -- -timeout 15m ./...
	@echo "the slowest tests:" && $(TESTSUM) tool slowest --num 15 --threshold 2s --jsonfile out/test.json

test-moments: ## run the tests of the packages that know of time at awkward moments, in four zones
	./tools/moments.sh

platforms: ## type-check and vet for every platform of docs/platforms.md, and link the program of one
	$(GO) run ./tools/platforms
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 $(GO) build -pgo=off -gcflags='all=-N -l' -o /dev/null ./cmd/wenzhai

# The folder is new: what an older release left there would be in its sums.
dist: ## make the files of a release in dist/ (VERSION=v1.2.3; else that of the tag)
	rm -rf dist
	cd tools/dist && $(GO) run . -version '$(VERSION)' -out $(CURDIR)/dist

dist-check: ## install, run and remove the packages and the image of dist/ (root; apt: debootstrap, buildah; network)
	./tools/dist/check.sh dist

setup: ## install what tests need (apt and npm; EPUBCheck, Ace, qpdf, mupdf, poppler, Chromium, readers)
	./tools/setup.sh

lint: $(LINT) ## run the linters, import walls among them
	$(LINT) run --allow-parallel-runners ./...

fmt: $(LINT) ## format all Go files
	$(LINT) fmt ./...

vet: ## run go vet
	$(GO) vet ./...

$(LINT): tools/lint/go.mod tools/lint/go.sum
	@mkdir -p .tools
	cd tools/lint && $(GO) build -o ../../$(LINT) github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(TESTSUM): tools/lint/go.mod tools/lint/go.sum
	@mkdir -p .tools
	cd tools/lint && $(GO) build -o ../../$(TESTSUM) gotest.tools/gotestsum

bench: build $(PEERS) ## measure against floors and Typst, print ratios (WENZHAI_CORPUS=DIR for a real archive)
	$(GO) run ./tools/bench -bin $(BIN)

bench-scale: build ## measure 100,000 made-up articles against their limits (SCALE_DIR=DIR keeps the archives, 2.8 GB)
	$(GO) run ./tools/bench -scale -bin $(BIN) $(if $(SCALE_DIR),-dir $(SCALE_DIR))

profile: ## measure anew what the compiler is told to make fast (WENZHAI_CORPUS=DIR for a real archive)
	GOMAXPROCS=1 $(GO) test ./cmd/wenzhai -run '^$$' -trimpath -bench Books -benchtime 2x -o /dev/null -cpuprofile $(CURDIR)/cmd/wenzhai/default.pgo

peers: build $(PEERS) ## set the hard paragraphs beside other typesetters, as docs/images/peers.png and peers2.png
	$(GO) run ./tools/peers -bin $(BIN)
	$(GO) run ./tools/peers -bin $(BIN) -text tools/peers/hard2.txt -o docs/images/peers2.png

# npm ci would want the compilers for all other systems in the lock file.
# Where npm or the network is missing, bench says that Typst was left out.
$(PEERS): tools/peers/package-lock.json
	-cd tools/peers && npm install --no-save --ignore-scripts --no-audit --no-fund --loglevel=error && cp package-lock.json ../../$(PEERS)

house: ## print files and lines of packages, methods of types, lengths of functions and which way imports go (-check in CI)
	$(GO) run ./tools/house

audit: ## count what set lines and pages do against the rules of typography (WENZHAI_CORPUS=DIR for each folder there)
	$(GO) run ./tools/audit $(if $(WENZHAI_CORPUS),$(wildcard $(WENZHAI_CORPUS)/*/),samples/archive)

notices: ## write THIRD-PARTY.txt, the licences of what is linked and embedded, and pack it into the program
	$(GO) run ./tools/notices

eval: ## measure cleaning on invented articles of many sites (WENZHAI_CORPUS=DIR: also on DIR/seeds, posts, pages)
	$(GO) run ./tools/evalclean

kept: ## list the articles of ARCHIVE of which letters are neither in the book nor in the report
	$(GO) run ./tools/kept $(ARCHIVE)

eval-align: ## measure alignment on samples/align (WENZHAI_CORPUS=DIR: also on DIR/pairs, changed in known ways)
	$(GO) run ./tools/evalalign

corpus-check: build setup ## build and check books of every folder of WENZHAI_CORPUS
	$(GO) run ./tools/verify -bin $(BIN) corpus

torture-epub: setup ## write and check 20,000 e-books of random content, 200 of them with EPUBCheck
	WENZHAI_TORTURE=20000 $(GO) test ./layout/epub -run TestRandomBooks -count 1 -timeout 60m

convert-check: build ## have calibre make Kindle and Kobo files of the samples, and read their metadata (installs calibre)
	command -v ebook-convert || apt-get install -y --no-install-recommends calibre
	$(GO) run ./tools/verify -bin $(BIN) convert

clean: ## remove what the other targets made
	rm -rf bin out dist .tools tools/readers/node_modules tools/ace/node_modules tools/mathjax/node_modules tools/vnu/node_modules tools/peers/node_modules
