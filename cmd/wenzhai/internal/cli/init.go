package cli

import (
	_ "embed" // the configuration that init writes
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
)

//go:embed init.toml
var initial []byte

func (a *app) init() *cobra.Command {
	var path string
	c := &cobra.Command{
		Use:     "init [flags]",
		Short:   "Write a commented wenzhai.toml",
		Long:    "Write a configuration for wenzhai build, with a comment on every key. A file that is there stays.",
		Example: "  wenzhai init && $EDITOR wenzhai.toml && wenzhai build --dry-run",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
			if errors.Is(err, fs.ErrExist) {
				return usagef("%s is there already", path)
			}
			if err != nil {
				return failed(err)
			}
			_, err = f.Write(initial)
			if err := errors.Join(err, f.Close()); err != nil {
				return failed(errors.Join(err, os.Remove(path)))
			}
			a.printer().Plain("wrote %s", path)
			return nil
		},
	}
	c.Flags().StringVar(&path, "config", config.Name, "file to write")
	return c
}
