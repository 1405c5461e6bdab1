package cli

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/watch"
	"github.com/wenzhai/wenzhai/layout"
)

// watched lets a command run again whenever what it reads changes, with the
// flag --watch.
func watched(a *app, c *cobra.Command) *cobra.Command {
	var on bool
	c.Flags().BoolVar(&on, "watch", false, "run again whenever a file that is read changes, until interrupted")
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		if !on {
			return run(c, args)
		}
		return a.watch(c.Context(), inputsOf(c.Flags(), args), func() error { return run(c, args) })
	}
	return c
}

func watchCommand(a *app) *cobra.Command {
	c := buildCommand(a)
	c.Use, c.Example = "watch [flags] [PROFILE...]", "  wenzhai watch weekly --now 2021-06-28T06:00:00+08:00"
	c.Short = "Build the digests of wenzhai.toml again whenever something changes"
	c.Long = "Build as wenzhai build does, and again whenever the configuration, an archive,\na style sheet or another file that is named there changes, until interrupted."
	run := c.RunE
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.watch(c.Context(), inputsOf(c.Flags(), nil), func() error { return run(c, args) })
	}
	return c
}

// inputsOf returns the files and folders that a command line names: its
// arguments and the values of its flags that are no outputs.
func inputsOf(flags *pflag.FlagSet, args []string) []string {
	out := append([]string(nil), args...)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Name == "output" || f.Name == "report" || f.Name == "dump-pages" {
			return
		}
		if list, ok := f.Value.(interface{ GetSlice() []string }); ok {
			out = append(out, list.GetSlice()...)
		}
		if f.Name == "config" && !f.Changed && f.Value.String() != "" {
			out = append(out, f.Value.String())
		}
	})
	return out
}

// watch calls run, and again whenever one of paths changes, or of what the run
// said that it reads, until ctx ends. A run that fails says why, and the next
// one may do better.
func (a *app) watch(ctx context.Context, paths []string, run func() error) error {
	watcher := func() (*watch.Watcher, error) { return watch.New(slices.Concat(paths, a.inputs), isResult) }
	for {
		// What is watched is found anew for each run: a folder may be another one, a
		// link or a pipe by then.
		w, err := watcher()
		if err != nil {
			return failed(err)
		}
		known := a.inputs
		a.once(ctx, run)
		if !slices.Equal(known, a.inputs) {
			wider, err := watcher()
			if err = errors.Join(err, w.Close()); err != nil {
				return failed(err)
			}
			w = wider
		}
		if ctx.Err() == nil {
			a.printer().Plain("watching for changes; interrupt to end")
		}
		if err := errors.Join(w.Wait(ctx), w.Close()); err != nil {
			return failed(cmp.Or(ctx.Err(), err))
		}
	}
}

// once calls run and reports how it ended.
func (a *app) once(ctx context.Context, run func() error) {
	err := run()
	a.saveCaches()
	a.endFetching()
	a.stopped = "the watch has ended"
	if e := exit.Of(err); err != nil && ctx.Err() == nil && e.Err != nil {
		a.complain(e)
	}
}

// isResult reports whether a file is what wenzhai writes.
func isResult(path string) bool {
	f, _ := layout.FormatOf(path)
	return f.Reader || strings.EqualFold(filepath.Ext(path), ".json")
}
