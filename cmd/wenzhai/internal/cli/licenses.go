package cli

import (
	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/licences"
)

func (a *app) licenses() *cobra.Command {
	return &cobra.Command{
		Use:   "licenses",
		Short: "Print the licences of what is in the program",
		Long: `Print what the program contains that others made (libraries, fonts,
dictionaries, hyphenation patterns, a decoder), with the licences.`,
		Example: "  wenzhai licenses | less",
		Args:    noArgs,
		RunE: func(*cobra.Command, []string) error {
			text, err := licences.Text()
			if err == nil {
				_, err = a.env.Stdout.Write(text)
			}
			if err != nil {
				return failed(err)
			}
			return nil
		},
	}
}
