package cli

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
)

// commands returns the root and all commands below it.
func commands() []*cobra.Command {
	root := newApp(System(), nil).root()
	return append([]*cobra.Command{root}, root.Commands()...)
}

// What a flag takes is said where it is described, in the words of no program.
func TestHelpSaysWhatFlagsTake(t *testing.T) {
	takes := map[string][]string{"cover": {"PNG", "JPEG"}, "period": {"2021-Q2", "last week", "today"}, "tz": {"local", "UTC"}}
	// Of these there are more words than help can hold.
	open := map[string]bool{"tz": true, "period": true, "since": true, "until": true, "no-rule": true, "only-rule": true}
	for _, c := range commands() {
		check := func(f *pflag.Flag) {
			typ, usage := pflag.UnquoteUsage(f)
			if typ != strings.ToUpper(typ) {
				t.Errorf("%s: help calls the value of --%s %q", c.CommandPath(), f.Name, typ)
			}
			words := takes[f.Name]
			if x, ok := f.Value.(*settingFlag); ok && x.Words != nil && !open[f.Name] {
				words = append(words, x.Words(0)...)
			}
			for _, w := range words {
				if !strings.Contains(usage, w) {
					t.Errorf("%s: help does not say that --%s takes %s", c.CommandPath(), f.Name, w)
				}
			}
		}
		c.LocalFlags().VisitAll(check)
	}
}

// Every command's manual page says how it ends and what it looks at.
func TestManualPages(t *testing.T) {
	pages := map[string]string{}
	for _, c := range commands() {
		var page bytes.Buffer
		if err := help.Manual(&page, c, nil); err != nil {
			t.Fatal(err)
		}
		text := page.String()
		pages[c.Name()] = text
		for _, s := range []string{".SH EXIT STATUS\n", ".SH ENVIRONMENT\n", `\fB130\fP`, `\fBNO_COLOR\fP`} {
			if strings.Count(text, s) != 1 {
				t.Errorf("%s: the page has %q %d times", c.CommandPath(), s, strings.Count(text, s))
			}
		}
		if strings.Contains(text, "SEE ALSO") && strings.Index(text, "EXIT STATUS") > strings.Index(text, "SEE ALSO") {
			t.Errorf("%s: sections stand behind SEE ALSO", c.CommandPath())
		}
	}
	for section, where := range map[string][]string{
		".SH FILES\n":             {"wenzhai", "epub", "pdf", "html", "markdown", "build", "watch", "list", "check", "fonts", "extract", "init"},
		`\fBSOURCE_DATE_EPOCH\fP`: {"wenzhai", "epub", "pdf", "html", "markdown", "build", "watch"},
		`\fBWENZHAI_NOW\fP`:       {"wenzhai", "epub", "pdf", "html", "markdown", "build", "watch", "list", "check", "fonts"},
		`\fB4\fP`:                 {"wenzhai", "epub", "pdf", "html", "markdown", "build", "watch", "list"},
		`\fB3\fP`:                 {"wenzhai", "epub", "pdf", "html", "markdown", "build", "watch", "list", "check", "fonts"},
		".local/state/wenzhai":    {"wenzhai", "build", "watch"},
	} {
		for name, text := range pages {
			if got := strings.Contains(text, section); got != slices.Contains(where, name) {
				t.Errorf("%s: has %q: %v", name, section, got)
			}
		}
	}
}
