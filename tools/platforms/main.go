// Platforms has the packages of wenzhai and their tests type-checked and vetted for every platform of
// docs/platforms.md. It reads the sources of all they import, the standard library's too, and compiles
// nothing, which takes a small part of the time of go vet for another platform.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/analysis/suite/vet"
	"golang.org/x/tools/go/packages"
)

// all names the platforms, as GOOS/GOARCH.
var all = []string{
	"windows/amd64", "windows/arm64", "darwin/amd64", "darwin/arm64", "linux/arm64", "linux/arm", "freebsd/amd64",
}

// checked are the packages of the program; tools are for Linux alone.
var checked = []string{"./cmd/...", "./convert/...", "./fonts/...", "./layout/...", "./samples/..."}

// memory is how many bytes the syntax trees of a platform may take before those of the last one are collected.
const memory = 3 << 30

func main() {
	flag.Usage = func() { fmt.Fprintln(os.Stderr, "usage: platforms [GOOS/GOARCH …]") }
	flag.Parse()
	debug.SetMemoryLimit(memory)
	code := 0
	for _, p := range chosen(flag.Args()) {
		code = max(code, report(p))
	}
	os.Exit(code)
}

// chosen returns the platforms that are named, all where none is.
func chosen(named []string) []string {
	if len(named) == 0 {
		return all
	}
	return named
}

// report prints what is wrong on a platform, and returns the exit code.
func report(platform string) int {
	found, err := check(platform)
	if err != nil {
		found = []string{err.Error()}
	}
	for _, line := range found {
		fmt.Println(platform + ": " + line)
	}
	if len(found) > 0 {
		return 1
	}
	fmt.Println(platform + ": checked")
	return 0
}

// check returns what is wrong with the packages on a platform, a line each.
func check(platform string) ([]string, error) {
	loaded, err := load(platform)
	if err != nil {
		return nil, err
	}
	if broken := faults(loaded); len(broken) > 0 {
		return broken, nil
	}
	graph, err := checker.Analyze(vet.Suite, loaded, nil)
	return diagnostics(graph), err
}

// load reads and type-checks the packages, their tests and all that they import.
func load(platform string) ([]*packages.Package, error) {
	system, processor, ok := strings.Cut(platform, "/")
	if !ok {
		return nil, fmt.Errorf("%s: expected GOOS/GOARCH", platform)
	}
	return packages.Load(&packages.Config{
		Mode:  packages.LoadAllSyntax | packages.NeedModule,
		Tests: true,
		Env:   append(os.Environ(), "CGO_ENABLED=0", "GOARM=7", "GOOS="+system, "GOARCH="+processor),
	}, checked...)
}

// faults returns what does not compile, once.
func faults(loaded []*packages.Package) []string {
	var lines []string
	packages.Visit(loaded, nil, func(p *packages.Package) {
		for _, e := range p.Errors {
			lines = append(lines, e.Error())
		}
	})
	return unique(lines)
}

// diagnostics returns what the analyzers found, once, though a package and its tests share files.
func diagnostics(graph *checker.Graph) []string {
	var lines []string
	if graph != nil {
		for _, a := range graph.Roots {
			lines = append(lines, told(a)...)
		}
	}
	return unique(lines)
}

// told returns what one analyzer found in one package.
func told(a *checker.Action) []string {
	var lines []string
	if a.Err != nil {
		lines = append(lines, a.String()+": "+a.Err.Error())
	}
	for _, d := range a.Diagnostics {
		lines = append(lines, fmt.Sprintf("%s: %s", a.Package.Fset.Position(d.Pos), d.Message))
	}
	return lines
}

// unique returns the lines in order, each once.
func unique(lines []string) []string {
	slices.Sort(lines)
	return slices.Compact(lines)
}
