package conform

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"time"
)

// checkLimit is how long one checker may take; a book of thousands of articles
// takes the slowest of them some minutes.
const checkLimit = 20 * time.Minute

// limited returns a command that is killed after checkLimit, and what its context
// is freed with.
func limited(ctx context.Context, name string, args ...string) (*exec.Cmd, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(ctx, checkLimit)
	c := exec.CommandContext(ctx, name, args...)
	c.WaitDelay = time.Second // a browser that it started may hold its output open
	c.Cancel = func() error {
		fmt.Fprintf(os.Stderr, "stopping %s %q: %v (at most %v)\n", name, args, ctx.Err(), checkLimit)
		return c.Process.Kill()
	}
	return c, cancel
}
