package cli

import (
	"fmt"
	"os"
)

// programStamp tells this program from another build of it, as far as that is
// cheap to find out: what one has read or made the other may do better.
func programStamp() string {
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
