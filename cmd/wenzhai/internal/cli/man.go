package cli

import (
	"bytes"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
)

func (a *app) man() *cobra.Command {
	var dir string
	var overwrite bool
	c := &cobra.Command{
		Use:   "man [--dir DIR]",
		Short: "Print the manual page, or write one for every command",
		Example: `  wenzhai man | man -l -
  wenzhai man --dir /usr/local/share/man/man1`,
		Args: noArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			header := manualHeader()
			root := c.Root()
			root.DisableAutoGenTag = true
			if dir == "" {
				if err := manual(a.env.Stdout, root, header); err != nil {
					return failed(err)
				}
				return nil
			}
			return writeManual(root, header, dir, overwrite)
		},
	}
	c.Flags().StringVar(&dir, "dir", "", "write one page a command into this `DIR`")
	c.Flags().BoolVar(&overwrite, "overwrite", false, overwriteHelp)
	return c
}

// writeManual writes a page for each command into dir, or none where one of them
// would replace something else.
func writeManual(root *cobra.Command, header *doc.GenManHeader, dir string, overwrite bool) error {
	pages := map[string][]byte{}
	g := output.NewGuard(overwrite)
	for _, c := range commandsBelow(root) {
		path := filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+"."+header.Section)
		if err := g.Claim(output.Wanted{By: "--dir", Path: path, Kind: output.Manual}); err != nil {
			return failed(err)
		}
		own := *header // GenMan fills in the title
		own.Title = strings.ToUpper(strings.TrimSuffix(filepath.Base(path), "."+header.Section))
		var page bytes.Buffer
		if err := manual(&page, c, &own); err != nil {
			return failed(err)
		}
		pages[path] = page.Bytes()
	}
	if err := output.Ready(filepath.Join(dir, "wenzhai."+header.Section)); err != nil {
		return explain.Unplaced(err, "--dir")
	}
	for path, page := range pages {
		if err := writeFile(path, page); err != nil {
			return failed(err)
		}
	}
	return nil
}

// commandsBelow returns c and all commands below it that people are told of.
func commandsBelow(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() && !sub.IsAdditionalHelpTopicCommand() {
			out = append(out, commandsBelow(sub)...)
		}
	}
	return out
}
