package version

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
)

// released reports whether a version of the main module says all there is to say
// of a program: it is that of a tag or of a commit without changes of one's own.
// Machines of a CI make such a program anew for every run.
func released(version string) bool {
	return version != "" && version != "(devel)" && !strings.Contains(version, "+dirty")
}

// Stamp tells this program from another build of it, as far as that is
// cheap to find out: what one has read or made the other may do better.
func Stamp() string {
	if Commit != "" {
		return Version + " " + Commit
	}
	if b, ok := debug.ReadBuildInfo(); ok && released(b.Main.Version) {
		return Version + " " + b.Main.Version
	}
	path, err := os.Executable()
	if err != nil {
		return Version
	}
	info, err := os.Stat(path)
	if err != nil {
		return Version
	}
	return fmt.Sprintf("%s %d %d", Version, info.Size(), info.ModTime().UnixNano())
}
