// Package help prints usage and manual pages, and says what a mistyped command line
// may mean.
package help

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
)

// quotedDefault is how the library shows a default that is text, and shownDefault how
// any is shown.
var (
	quotedDefault = regexp.MustCompile(`\(default "([^"]*)"\)`)
	shownDefault  = regexp.MustCompile(` ?\(default ([^()]*)\)`)
)

// PrintUsage prints the usage of c as cobra does, but for what its flags library
// adds: the values true and false behind every switch, and quotation marks
// around some defaults and not others. What cobra itself says is translated.
func PrintUsage(c *cobra.Command, m *message.Catalogue) error {
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
	text = quotedDefault.ReplaceAllString(text, "(default $1)")
	if m != nil {
		text = translated(text, m)
	}
	_, err := out.Write([]byte(text))
	return err
}

// translated translates the lines of a usage that are of cobra.
func translated(text string, m *message.Catalogue) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		words := strings.TrimRight(line, "\n")
		if words != "" && words[0] != ' ' {
			words = m.Text(words)
		}
		if strings.HasPrefix(line, "  ") {
			words = strings.Replace(words, " [flags]", " ["+m.Text("flags")+"]", 1)
		}
		b.WriteString(shownDefault.ReplaceAllString(words, "（"+m.Text("default")+" $1）") + line[len(strings.TrimRight(line, "\n")):])
	}
	return b.String()
}

// Translate gives c and the commands below it their descriptions in the language of m.
func Translate(c *cobra.Command, m *message.Catalogue) {
	if m == nil {
		return
	}
	c.Short, c.Long, c.Example = m.Text(c.Short), long(c.Long, m), examples(c.Example, m)
	c.InitDefaultHelpFlag()
	flag := func(f *pflag.Flag) { f.Usage = m.Text(f.Usage) }
	c.Flags().VisitAll(flag)
	c.PersistentFlags().VisitAll(flag)
	for _, sub := range c.Commands() {
		Translate(sub, m)
	}
}

// long translates a description, as a whole or by its paragraphs.
func long(text string, m *message.Catalogue) string {
	if m.Knows(text) {
		return m.Text(text)
	}
	all := strings.Split(text, "\n\n")
	for i, s := range all {
		all[i] = m.Text(strings.Trim(s, "\n"))
	}
	return strings.Join(all, "\n\n")
}

// examples translates the comments behind examples.
func examples(text string, m *message.Catalogue) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if i := strings.Index(line, " # "); i >= 0 {
			line = line[:i+3] + m.Text(line[i+3:])
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}
