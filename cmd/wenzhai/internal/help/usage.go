// Package help prints usage and manual pages, and says what a mistyped command line
// may mean.
package help

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
)

// quotedDefault is how the library shows a default that is text.
var quotedDefault = regexp.MustCompile(`\(default "([^"]*)"\)`)

// PrintUsage prints the usage of c as cobra does, but for what its flags library
// adds: the values true and false behind every switch, and quotation marks
// around some defaults and not others.
func PrintUsage(c *cobra.Command) error {
	const values = "[=true|false]"
	out := c.OutOrStderr()
	var b bytes.Buffer
	c.SetOut(&b)
	defer c.SetOut(out)
	if err := new(cobra.Command).UsageFunc()(c); err != nil {
		return err
	}
	// Spaces keep the column of the descriptions straight.
	text := strings.ReplaceAll(b.String(), values, strings.Repeat(" ", len(values)))
	_, err := out.Write([]byte(quotedDefault.ReplaceAllString(text, "(default $1)")))
	return err
}
