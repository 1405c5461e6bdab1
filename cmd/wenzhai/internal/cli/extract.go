package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/show"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// printers are the forms of --format.
var printers = map[string]func(io.Writer, []convert.Extracted) error{
	"text": show.Text, "markdown": show.Markdown, "html": show.HTML, "json": show.JSON,
}

func extractCommand(a *app) *cobra.Command {
	var format, zone, convertTo string
	var ruby rubyFlags
	var page, fragment, rules bool
	var cleaning cleanFlags
	var file configFlag
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
		RunE: func(c *cobra.Command, paths []string) error {
			if rules {
				return printRules(a.env.Stdout)
			}
			if page && fragment {
				return usagef("--page and --fragment exclude each other")
			}
			z, err := loadZone(zone)
			if err != nil {
				return err
			}
			o := convert.Options{Source: convert.Source{Paths: paths, Stdin: a.env.Stdin, Zone: z}, Bodies: convert.Bodies{Ruby: ruby.level(), Convert: convertTo}}
			if o.Cleaning, err = cleaning.options(); err != nil {
				return err
			}
			file.apply(&o)
			return extract(c.Context(), a, o, printers[format], page, fragment)
		},
	}
	f := c.Flags()
	addChoice(f, &format, "format", "text", "text, markdown, html or json", "text", "markdown", "html", "json")
	f.BoolVar(&page, "page", false, "read HTML as a whole page, whatever it looks like")
	f.BoolVar(&fragment, "fragment", false, "read HTML as an article's body alone")
	f.BoolVar(&rules, "rules", false, "list the rules of cleaning and leave")
	ruby.add(f)
	addConvert(f, &convertTo, "")
	cleaning.add(f)
	file.add(f)
	addZone(f, &zone, "")
	return a.configured(c, &file)
}

func extract(ctx context.Context, a *app, o convert.Options, printer func(io.Writer, []convert.Extracted) error, page, fragment bool) error {
	p := a.printer()
	l, err := convert.Open(ctx, o)
	if err != nil {
		return a.refuse(ctx, p, l, err)
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
