package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/pdf"
)

// fontFlagHelp describes --font.
const fontFlagHelp = "a TTF, OTF, TTC or OTC `FILE` to set the book in (FILE#1: the second font of a collection); may be repeated"

// openFonts reads the files that --font names. Errors are usage errors.
func openFonts(names []string) ([]pdf.Font, error) {
	var out []pdf.Font
	for _, name := range names {
		path, index := splitIndex(name)
		data, err := readAsset("--font", path)
		if err != nil {
			return nil, err
		}
		face, err := fonts.Open(data, index)
		if err != nil {
			return nil, usagef("--font: %s cannot be used: %v", path, err)
		}
		out = append(out, pdf.Font{Path: path, Face: face})
	}
	return out, nil
}

// fontFiles returns the files that --font names.
func fontFiles(names []string) []string {
	var out []string
	for _, name := range names {
		path, _ := splitIndex(name)
		out = append(out, path)
	}
	return out
}

// splitIndex parts FILE#1 into a path and a number; -1 if there is none, or
// if a file has the whole name.
func splitIndex(name string) (path string, index int) {
	at := strings.LastIndexByte(name, '#')
	if at < 0 {
		return name, -1
	}
	index, err := strconv.Atoi(name[at+1:])
	if _, whole := os.Stat(name); err != nil || index < 0 || whole == nil {
		return name, -1
	}
	return name[:at], index
}

// fontsFlags are the flags of `wenzhai fonts`.
type fontsFlags struct {
	selectFlags
	files          []string
	asJSON, strict bool
}

func (a *app) fonts() *cobra.Command {
	var f fontsFlags
	c := &cobra.Command{
		Use:   "fonts [flags] [PATH...]",
		Short: "Show the fonts of a PDF, and what they lack",
		Long: `Without PATH, show the faces that a PDF is set in: name, style, number of
glyphs, licence, and the order in which they are asked for a character.

With PATH, list every character of the articles there that no face has, one a
line, most frequent first: how often it stands there, and where it does first.`,
		Example: `  wenzhai fonts
  wenzhai fonts articles/
  wenzhai fonts --font HanaMinB.ttf articles/    # what is still missing with it
  wenzhai fonts --strict articles/ || echo some characters would be boxes`,
		Args: func(_ *cobra.Command, paths []string) error { return pathname.Readable(paths) },
		RunE: func(c *cobra.Command, paths []string) error {
			files, err := openFonts(f.files)
			if err != nil {
				return err
			}
			set, notes, err := pdf.FontSet(files)
			if err != nil {
				return failed(err)
			}
			p := a.printer()
			for _, d := range notes {
				p.Diagnostic(d)
			}
			if len(paths) == 0 {
				return a.showFaces(p, set, f)
			}
			return a.showMissing(c.Context(), p, set, f, paths)
		},
	}
	f.add(c.Flags())
	c.Flags().StringArrayVar(&f.files, "font", nil, fontFlagHelp)
	c.Flags().BoolVar(&f.asJSON, "json", false, "print JSON: one object, or with PATH one a character")
	c.Flags().BoolVar(&f.strict, "strict", false, "exit 3 when a character is missing, or when there are warnings")
	return a.configured(c, &f.config)
}

// roleNames are the roles in the order shown.
var roleNames = []struct {
	role fonts.Role
	name string
}{{fonts.Body, "body"}, {fonts.BodyItalic, "italic"}, {fonts.BodyBold, "bold"}, {fonts.Heading, "heading"}, {fonts.Mono, "mono"}}

// shownFace is the JSON form of a face.
type shownFace struct {
	Name    string `json:"name"`
	Family  string `json:"family"`
	Style   string `json:"style"`
	Glyphs  int    `json:"glyphs"`
	Licence string `json:"licence"`
}

// shownOrder is the JSON form of a fallback order: names of faces.
type shownOrder struct {
	Role    string   `json:"role"`
	Chinese []string `json:"chinese"`
	Western []string `json:"western"`
}

func (a *app) showFaces(p *term.Printer, set *fonts.Set, f fontsFlags) error {
	var out struct {
		Faces  []shownFace  `json:"faces"`
		Orders []shownOrder `json:"orders"`
	}
	for _, x := range set.Faces() {
		out.Faces = append(out.Faces, shownFace{x.Name(), x.Family(), x.Style(), x.NumGlyphs(), x.Licence()})
	}
	for _, r := range roleNames {
		out.Orders = append(out.Orders, shownOrder{r.name, names(set.Order(r.role, false)), names(set.Order(r.role, true))})
	}
	w := bufio.NewWriter(a.env.Stdout)
	if f.asJSON {
		e := term.NewJSON(w)
		if err := e.Encode(out); err != nil {
			return failed(err)
		}
	} else {
		for _, x := range out.Faces {
			fmt.Fprintf(w, "%s  %s  %s %6d  %s\n", pad(term.Harmless(x.Name), 28), pad(term.Harmless(x.Family), 18), pad(term.Harmless(x.Style), 11), x.Glyphs, term.Harmless(x.Licence))
		}
		fmt.Fprintln(w, "\nasked in this order:")
		for _, o := range out.Orders {
			fmt.Fprintf(w, "%-8s Chinese  %s\n         western  %s\n", o.Role, term.Harmless(strings.Join(o.Chinese, ", ")), term.Harmless(strings.Join(o.Western, ", ")))
		}
	}
	if err := w.Flush(); err != nil {
		return failed(err)
	}
	return strictly(p, f.strict, 0)
}

func names(faces []*fonts.Face) []string {
	var out []string
	for _, f := range faces {
		out = append(out, f.Name())
	}
	return out
}

// strictly ends a run with --strict.
func strictly(p *term.Printer, strict bool, missing int) error {
	p.Summary()
	if strict && (missing > 0 || p.Warnings() > 0) {
		return &exit.Error{Code: exit.Strict}
	}
	return nil
}

func (a *app) showMissing(ctx context.Context, p *term.Printer, set *fonts.Set, f fontsFlags, paths []string) error {
	o, err := f.options(a.env.Now())
	if err != nil {
		return err
	}
	o.Paths, o.Stdin = paths, a.env.Stdin
	l, bar, err := a.open(ctx, p, o)
	if err != nil {
		return err
	}
	defer l.Close()
	defer bar.Close()
	all, err := layout.FindUncovered(ctx, l, set)
	bar.Close()
	if err != nil {
		return failed(err)
	}
	if err := printMissing(a.env.Stdout, all, f.asJSON); err != nil {
		return failed(err)
	}
	for _, d := range l.Diagnostics() {
		if lost := d.Code == diag.Unreadable || d.Code == diag.BrokenArchive || d.Code == diag.TooLarge; lost {
			p.Diagnostic(d)
		}
	}
	switch len(all) {
	case 0:
		p.Plain("%s: there is a face for every character", term.Count(l.Volume().Len(), "article"))
	default:
		p.Plain("%s in %s: no face has %s", term.Count(len(all), "character"), term.Count(l.Volume().Len(), "article"), itOrThem(len(all)))
	}
	return strictly(p, f.strict, len(all))
}

func itOrThem(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// missingChar is the JSON form of a character that no face has.
type missingChar struct {
	Code  string `json:"code"`
	Char  string `json:"char"`
	Count int    `json:"count"`
	Path  string `json:"path"`
	Line  int    `json:"line"`
	Title string `json:"title"`
}

func printMissing(out io.Writer, all []layout.Uncovered, asJSON bool) error {
	w := bufio.NewWriter(out)
	e := term.NewJSON(w)
	for _, u := range all {
		m := missingChar{fmt.Sprintf("U+%04X", u.Rune), string(u.Rune), u.Count, u.First.Path, u.Line, u.First.Title}
		var err error
		if asJSON {
			err = e.Encode(m)
		} else {
			shown := m.Char
			if !unicode.IsPrint(u.Rune) {
				shown = " "
			}
			_, err = fmt.Fprintf(w, "%-8s %s %7d  %s:%d %q\n", m.Code, shown, m.Count, term.Harmless(m.Path), m.Line, m.Title)
		}
		if err != nil {
			return errors.Join(err, w.Flush())
		}
	}
	return w.Flush()
}
