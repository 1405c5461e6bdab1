// Package version says which build of wenzhai this is.
package version

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// What a build that knows it sets (-ldflags "-X …/version.Version=v1.2.3"). Where they are empty, what
// the go command wrote into the program stands for them.
var (
	// Version is the name of the release.
	Version = ""
	// Commit is the hash of its commit.
	Commit = ""
	// Date is when that was made, as RFC 3339 has it in UTC.
	Date = ""
)

// Build is what is known of this program. Empty strings are not known.
type Build struct {
	Version  string `json:"version"`
	Commit   string `json:"commit,omitempty"`
	Date     string `json:"date,omitempty"`     // of the commit, RFC 3339
	Modified bool   `json:"modified,omitempty"` // the files were not those of the commit
	Go       string `json:"go"`
	Platform string `json:"platform"` // GOOS/GOARCH
}

// Current returns the build that runs.
func Current() Build {
	b := Build{Version: Version, Commit: Commit, Date: Date, Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	if info, ok := debug.ReadBuildInfo(); ok {
		b.complete(info)
	}
	if b.Version == "" {
		b.Version = "(devel)"
	}
	return b
}

// complete takes from info what no flag of the build has set.
func (b *Build) complete(info *debug.BuildInfo) {
	if b.Version == "" {
		b.Version = info.Main.Version
	}
	if b.Commit != "" {
		return
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Commit = s.Value
		case "vcs.time":
			b.Date = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
}

// Line returns the version with its system, as wenzhai version prints it.
func Line() string {
	return fmt.Sprintf("wenzhai %s %s %s/%s", Name(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// Name returns the version alone.
func Name() string { return Current().Version }
