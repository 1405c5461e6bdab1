package cli

import (
	_ "embed" // the configurations that init writes
	"os"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
)

// The configuration that init writes, with comments in English and in Chinese.
var (
	//go:embed init.toml
	initial []byte
	//go:embed init.zh.toml
	initialZh []byte
)

func initCommand(a *app) *cobra.Command {
	var path string
	c := &cobra.Command{
		Use:     "init [flags]",
		Short:   "Write a commented wenzhai.toml",
		Long:    "Write a configuration for wenzhai build, with a comment on every key. A file that is there stays.",
		Example: "  wenzhai init && $EDITOR wenzhai.toml && wenzhai build --dry-run",
		Args:    help.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if _, err := os.Lstat(path); err == nil {
				return usagef("%s is there already", path)
			}
			if err := output.Ready(path); err != nil {
				return explain.Unwritable(err, "--config")
			}
			text := initial
			if a.messages != nil {
				text = initialZh
			}
			if err := output.Bytes(path, text); err != nil {
				return explain.Unwritable(err, "--config")
			}
			a.printer().Plain("wrote %s", path)
			return nil
		},
	}
	addFile(c.Flags(), &path, "config", config.Name, "`FILE` to write", "toml")
	return c
}
