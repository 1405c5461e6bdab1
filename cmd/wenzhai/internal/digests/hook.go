package digests

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
)

// hook is a command to run after an issue was built: its words, without a
// shell between.
type hook struct {
	Argv    []string
	Environ []string // as of os.Environ; the variables of the issue are added
	Timeout time.Duration
	Output  io.Writer // gets what the command prints, on both its streams
}

// How long a command that was told to stop may take over it: because its time is
// up, and because somebody waits for the end of the whole run.
const (
	grace = 5 * time.Second
	haste = 500 * time.Millisecond
)

// Run fills the names into the words and runs the command in the current
// folder, with an empty standard input. Every name is in the environment, too:
// {path} as WENZHAI_PATH, and so on. A command that takes longer than Timeout
// is stopped with all that it started, and so it is when ctx ends.
func (h hook) Run(ctx context.Context, names template.Names) error {
	run := ctx
	ctx, cancel := context.WithTimeout(ctx, h.Timeout)
	defer cancel()
	argv := make([]string, len(h.Argv))
	for i, w := range h.Argv {
		argv[i] = names.Fill(w)
	}
	c := exec.CommandContext(ctx, argv[0], argv[1:]...)
	c.Env = append(slices.Clone(h.Environ), environ(names)...)
	c.Stdout, c.Stderr = h.Output, h.Output
	// Something the command left running may hold its output open.
	c.WaitDelay = grace
	stopTogether(c)
	defer context.AfterFunc(run, func() { time.AfterFunc(haste, func() { stopRest(c) }) })()
	err := c.Run()
	if ctx.Err() != nil {
		stopRest(c)
	}
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return ctx.Err()
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return fmt.Errorf("%s took longer than %v and was stopped", argv[0], h.Timeout)
	case errors.Is(err, exec.ErrWaitDelay):
		return nil // the command itself ended well
	case err != nil:
		return fmt.Errorf("%s: %w", strings.Join(argv, " "), err)
	}
	return nil
}

// environ returns names as variables, sorted.
func environ(names template.Names) []string {
	var out []string
	for k, v := range names {
		out = append(out, "WENZHAI_"+strings.ToUpper(k)+"="+strings.ReplaceAll(v, "\x00", ""))
	}
	slices.Sort(out)
	return out
}

// perOutput reports whether a command is meant for each output by itself.
func perOutput(argv []string) bool {
	return slices.ContainsFunc(argv, func(w string) bool {
		return strings.Contains(w, "{path}") || strings.Contains(w, "{sha256}")
	})
}
