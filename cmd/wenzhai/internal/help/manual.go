package help

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/version"
)

// header returns the head of c's page. Without a fixed date it would carry today's.
func header(c *cobra.Command) *doc.GenManHeader {
	epoch := time.Unix(0, 0).UTC()
	title := strings.ToUpper(strings.ReplaceAll(c.CommandPath(), " ", "-"))
	return &doc.GenManHeader{Title: title, Section: "1", Source: "wenzhai " + version.Name(), Manual: "wenzhai", Date: &epoch}
}

// Manual writes the manual page of c, with sections that cobra does not know, in the
// language of m.
func Manual(w io.Writer, c *cobra.Command, m *message.Catalogue) error {
	var page bytes.Buffer
	if err := doc.GenMan(c, header(c), &page); err != nil {
		return err
	}
	text := page.Bytes()
	at := len(text)
	for _, next := range []string{"\n.SH EXAMPLE", "\n.SH SEE ALSO"} {
		if i := bytes.Index(text, []byte(next)); i >= 0 {
			at = min(at, i+1)
		}
	}
	text = slices.Concat(text[:at], []byte(sections(c, m)), text[at:])
	if m != nil {
		text = headings(text, m)
	}
	_, err := w.Write(text)
	return err
}

// headings translates the headings of a page that are of cobra, and its defaults.
func headings(text []byte, m *message.Catalogue) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(text) {
		if title, ok := bytes.CutPrefix(line, []byte(".SH ")); ok {
			line = []byte(".SH " + m.Text(string(bytes.TrimSpace(title))) + "\n")
		}
		b.Write(bytes.ReplaceAll(line, []byte("[flags]"), []byte("["+m.Text("flags")+"]")))
	}
	return b.Bytes()
}

// item is a term of a section and what it means.
type item struct{ term, meaning string }

// sections returns EXIT STATUS, FILES and ENVIRONMENT of c; of the root those of
// all commands.
func sections(c *cobra.Command, m *message.Catalogue) string {
	has := func(flag string) bool {
		owners := []*cobra.Command{c}
		if !c.HasParent() {
			owners = append(owners, c.Commands()...)
		}
		return slices.ContainsFunc(owners, func(o *cobra.Command) bool { return o.Flags().Lookup(flag) != nil })
	}
	return section("EXIT STATUS", exits(has), m) + section("FILES", files(has), m) + section("ENVIRONMENT", variables(has), m)
}

func section(title string, items []item, m *message.Catalogue) string {
	if len(items) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, ".SH %s\n", title)
	for _, x := range items {
		fmt.Fprintf(&b, ".TP\n\\fB%s\\fP\n%s\n", roff(x.term), roff(m.Text(x.meaning)))
	}
	return b.String() + "\n"
}

// roff escapes what a formatter of manual pages would take for a request.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\\`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		return `\&` + s
	}
	return s
}

// exits lists the exit codes of commands that have certain flags.
func exits(has func(flag string) bool) []item {
	out := []item{{"0", "done, or nothing to do"}, {"1", "failed, no output"}, {"2", "wrong usage or configuration"}}
	if has("strict") {
		out = append(out, item{"3", "with --strict: done, but with warnings"})
	}
	if has("fail-if-empty") {
		out = append(out, item{"4", "with --fail-if-empty: nothing was selected"})
	}
	return append(out, item{"130", "interrupted, nothing was written"})
}

// files lists the files that commands with certain flags read and write.
func files(has func(flag string) bool) []item {
	var out []item
	if has("periods") {
		out = append(
			out, item{config.Name, "what wenzhai build makes"},
			item{"$XDG_STATE_HOME/wenzhai, ~/.local/state/wenzhai", "what was built, and through when"},
		)
	} else if has("config") {
		out = append(out, item{config.Name, "where --config names it: defaults of flags, how dumps are parted and sources cleaned"})
	}
	if has("since") || has("periods") {
		out = append(out, item{"$XDG_CACHE_HOME/wenzhai, ~/.cache/wenzhai", "what was read of the files of larger archives; deleting it costs only time"})
	}
	if has("fetch-images") {
		out = append(out, item{"$XDG_CACHE_HOME/wenzhai/pictures", "pictures that --fetch-images got"})
	}
	return out
}

// variables lists the variables that commands with certain flags look at.
func variables(has func(flag string) bool) []item {
	out := []item{{"NO_COLOR", "no colours on the terminal, if it is set"}}
	if has("output") || has("periods") {
		out = append(out, item{"SOURCE_DATE_EPOCH", "the moment that a book names, in seconds since 1970; by default the date of its newest article"})
	}
	if has("since") || has("periods") {
		out = append(out, item{"WENZHAI_NOW", "the moment to take for now, as 2021-06-28T06:00:00+08:00; by default the clock's"})
		out = append(out, item{"XDG_CACHE_HOME, XDG_STATE_HOME, HOME", "where the files above are"})
	}
	if has("tz") {
		out = append(out, item{"TZ", "the machine's zone, for --tz local alone"})
	}
	if has("fetch-images") {
		out = append(out, item{"WENZHAI_FETCH_PRIVATE", "1 lets --fetch-images ask addresses of private networks"})
	}
	return out
}

// WriteManual writes a page for each command into dir, in the language of m, or none
// where one of them would replace something else.
func WriteManual(root *cobra.Command, dir string, overwrite bool, m *message.Catalogue) error {
	pages := map[string][]byte{}
	g := output.NewGuard(overwrite)
	for _, c := range All(root) {
		path := filepath.Join(dir, strings.ReplaceAll(c.CommandPath(), " ", "-")+".1")
		if err := g.Claim(output.Wanted{By: "--dir", Path: path, Kind: output.Manual}); err != nil {
			return exit.Failed(err)
		}
		var page bytes.Buffer
		if err := Manual(&page, c, m); err != nil {
			return exit.Failed(err)
		}
		pages[path] = page.Bytes()
	}
	if err := output.Ready(filepath.Join(dir, "wenzhai.1")); err != nil {
		return explain.Unwritable(err, "--dir")
	}
	for path, page := range pages {
		if err := output.Bytes(path, page); err != nil {
			return exit.Failed(err)
		}
	}
	return nil
}

// All returns c and all commands below it that people are told of.
func All(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		if sub.IsAvailableCommand() && !sub.IsAdditionalHelpTopicCommand() {
			out = append(out, All(sub)...)
		}
	}
	return out
}
