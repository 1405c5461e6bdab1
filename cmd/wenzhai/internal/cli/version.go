package cli

import (
	"encoding/json"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version"
)

func versionCommand(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "version [--json]",
		Short: "Print the version",
		Long: `Print the version with the Go that built it, and the platform. With --json, one
object that also has the commit and its date.`,
		Args: help.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return failed(json.NewEncoder(a.env.Stdout).Encode(version.Current()))
			}
			_, err := fmt.Fprintln(a.env.Stdout, version.Line())
			return err
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return c
}
