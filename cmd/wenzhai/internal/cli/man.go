package cli

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/wenzhai/wenzhai/convert/diag"
)

func (a *app) man() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "man [--dir DIR]",
		Short: "Print the manual page, or write one for every command",
		Example: `  wenzhai man | man -l -
  wenzhai man --dir /usr/local/share/man/man1`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			// Without a fixed date the pages would carry today's.
			epoch := time.Unix(0, 0).UTC()
			header := &doc.GenManHeader{Title: "WENZHAI", Section: "1", Source: "wenzhai " + versionName(), Manual: "wenzhai", Date: &epoch}
			root := c.Root()
			root.DisableAutoGenTag = true
			if dir == "" {
				if err := doc.GenMan(root, header, a.env.Stdout); err != nil {
					return failed(err)
				}
				return nil
			}
			if err := os.MkdirAll(dir, 0o755); err != nil {
				return failed(diag.New(diag.BadOutput, dir, 0, "cannot be made: %v", err))
			}
			if err := doc.GenManTree(root, header, dir); err != nil {
				return failed(fmt.Errorf("manual pages: %w", err))
			}
			return nil
		},
	}
	c.Flags().StringVar(&dir, "dir", "", "write one page a command into this folder")
	return c
}
