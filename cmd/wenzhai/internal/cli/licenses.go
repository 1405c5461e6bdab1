package cli

import (
	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/licences"
)

func licensesCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "licenses",
		Short: "Print the licences of what is in the program",
		Long: `Print what the program contains that others made (libraries, fonts,
dictionaries, hyphenation patterns, a decoder), with the licences.`,
		Example: "  wenzhai licenses | less",
		Args:    help.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			text, err := licences.Text()
			if err == nil {
				_, err = a.env.Stdout.Write(text)
			}
			return failed(err)
		},
	}
}
