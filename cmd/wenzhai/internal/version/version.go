// Package version says which build of wenzhai this is.
package version

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// Version is set by the build (-ldflags "-X …/version.Version=v1.2.3").
var Version = ""

// Line returns the version with its system, as wenzhai version prints it.
func Line() string {
	return fmt.Sprintf("wenzhai %s %s %s/%s", Name(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// Name returns the version alone.
func Name() string {
	if Version != "" {
		return Version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
