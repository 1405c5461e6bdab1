package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// printers are the forms of --format.
var printers = map[string]func(io.Writer, []convert.Extracted) error{
	"text": show.Text, "markdown": show.Markdown, "html": show.HTML, "json": show.JSON,
}

func extractCommand(a *app) *cobra.Command {
	var format string
	var page, fragment, rules bool
	c := &cobra.Command{
		Use:   "extract [flags] FILE",
		Short: "Show a file's articles, cleaned",
		Long: `Show the articles of a file as they would stand in the book. With --format
json, also what cleaning dropped, by rule and line.

--rules lists the rules of cleaning instead, and --no-rule switches some off.`,
		Example: `  wenzhai extract post.html
  wenzhai extract --format json post.html | jq '.[0].dropped'
  curl -s https://example.org/ | wenzhai extract --page -`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 && !rules {
				return usagef("extract takes one FILE, or - for standard input; %d given", len(args))
			}
			return pathname.Readable(args)
		},
	}
	f := c.Flags()
	addChoice(f, &format, "format", "text", "text, markdown, html or json", "text", "markdown", "html", "json")
	f.BoolVar(&page, "page", false, "read HTML as a whole page, whatever it looks like")
	f.BoolVar(&fragment, "fragment", false, "read HTML as an article's body alone")
	f.BoolVar(&rules, "rules", false, "list the rules of cleaning and leave")
	return taking(a, c, settings.Extract, func(ctx context.Context, b *settings.Book) error {
		switch {
		case rules:
			return printRules(a.env.Stdout, a.messages)
		case page && fragment:
			return usagef("--page and --fragment exclude each other")
		}
		b.Options.Drafts = true
		if slices.ContainsFunc(b.Options.Paths, isSmallPage) {
			a.heap.CollectAt(400) // what a page leaves is little
		}
		return extract(ctx, a, b.Options, printers[format], page, fragment)
	})
}

// smallPage is the size in bytes of the largest page of which garbage is collected seldom.
const smallPage = 512 << 10

func isSmallPage(path string) bool {
	ext := strings.ToLower(filepath.Ext(path))
	info, err := os.Stat(path)
	return err == nil && (ext == ".html" || ext == ".htm") && info.Mode().IsRegular() && info.Size() <= smallPage
}

func extract(ctx context.Context, a *app, o convert.Options, printer func(io.Writer, []convert.Extracted) error, page, fragment bool) error {
	p := a.printer()
	l, err := convert.Open(ctx, o)
	if err != nil {
		return refuse(ctx, p, l, err)
	}
	defer l.Close()
	format := doc.HTML
	if page {
		format = doc.Page
	}
	articles, err := l.Extract(ctx, page || fragment, format)
	if err != nil {
		return failed(err)
	}
	if err := printer(a.env.Stdout, articles); err != nil {
		return failed(err)
	}
	for _, d := range l.HeadDiagnostics() {
		p.Diagnostic(d)
	}
	for _, x := range articles {
		for _, d := range x.Diagnostics {
			p.Diagnostic(d)
		}
	}
	return nil
}

// printRules lists the rules of cleaning, one a line.
func printRules(w io.Writer, m *message.Catalogue) error {
	for _, r := range clean.Rules() {
		if _, err := fmt.Fprintf(w, "%-17s %s\n", r.Name, m.Text(r.Doc)); err != nil {
			return failed(err)
		}
	}
	return nil
}
