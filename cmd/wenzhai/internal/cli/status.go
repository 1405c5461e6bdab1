package cli

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
)

// withStatus gives `wenzhai build` the commands that tell what it has done.
func withStatus(a *app, c *cobra.Command) *cobra.Command {
	c.AddCommand(statusCommand(a), historyCommand(a))
	return c
}

func statusCommand(a *app) *cobra.Command {
	var f buildFlags
	var strict bool
	c := &cobra.Command{
		Use:   "status [flags] [PROFILE...]",
		Short: "Show how the digests stand: what is built, what failed, what is due",
		Long: `Show of each digest, or of those that are named, its last issue and whether the
files are still what was written, what failed in the last run, what the next run
makes, and when the next issue is due. Nothing is built.`,
		Example: `  wenzhai build status
  wenzhai build status --strict >/dev/null || ./tell-me.sh`,
		RunE: func(_ *cobra.Command, names []string) error {
			return a.looking(f, func(e *digests.Engine, l *issueLister) error {
				all, err := e.Status(names...)
				wrong := 0
				for i := range all {
					if all[i].Wrong() {
						wrong++
					}
					err = errors.Join(err, l.standing(&all[i]))
				}
				return errors.Join(failed(err), exit.IfStrict(strict, wrong))
			})
		},
	}
	f.addTo(c.Flags(), "look from")
	c.Flags().BoolVar(&f.asJSON, "json", false, "print one JSON object a digest")
	c.Flags().BoolVar(&strict, "strict", false, "exit 3 when the last run failed, a file is missing or changed, or a run was left out")
	return c
}

func historyCommand(a *app) *cobra.Command {
	var f buildFlags
	var limit int
	c := &cobra.Command{
		Use:     "history [flags] [PROFILE...]",
		Short:   "Show the issues that were made",
		Long:    "Show the issues that were made of each digest, or of those that are named, the latest\nfirst: period, number, when, how many articles, and the files.",
		Example: "  wenzhai build history weekly --limit 5",
		RunE: func(_ *cobra.Command, names []string) error {
			if limit < 0 {
				return usagef("--limit: expected a number of issues, or 0 for all")
			}
			return a.looking(f, func(e *digests.Engine, l *issueLister) error {
				all, err := e.History(names...)
				return errors.Join(failed(err), l.history(all, limit))
			})
		},
	}
	f.addTo(c.Flags(), "look from")
	c.Flags().BoolVar(&f.asJSON, "json", false, "print one JSON object an issue")
	c.Flags().IntVar(&limit, "limit", 20, "show at most `N` issues of each digest; 0 is all")
	return c
}

// looking lets look print what it sees of the digests that flags name.
func (a *app) looking(f buildFlags, look func(*digests.Engine, *issueLister) error) error {
	var e digests.Engine
	leave, err := a.ready(&e, f.config, f.now)
	if err != nil {
		return err
	}
	defer leave()
	l := newIssueLister(a.env.Stdout, a.messages, filepath.Dir(f.config), f.asJSON)
	return errors.Join(look(&e, l), failed(l.w.Flush()))
}
