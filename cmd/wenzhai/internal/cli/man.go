package cli

import (
	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
)

func manCommand(a *app) *cobra.Command {
	var dir string
	var overwrite bool
	c := &cobra.Command{
		Use:   "man [--dir DIR]",
		Short: "Print the manual page, or write one for every command",
		Example: `  wenzhai man | man -l -
  wenzhai man --dir /usr/local/share/man/man1`,
		Args: help.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			root := c.Root()
			root.DisableAutoGenTag = true
			help.Translate(root, a.messages)
			if dir == "" {
				return failed(help.Manual(a.env.Stdout, root, a.messages))
			}
			return help.WriteManual(root, dir, overwrite, a.messages)
		},
	}
	addFile(c.Flags(), &dir, "dir", "", "write one page a command into this `DIR`")
	c.Flags().BoolVar(&overwrite, "overwrite", false, settings.OverwriteHelp)
	return c
}
