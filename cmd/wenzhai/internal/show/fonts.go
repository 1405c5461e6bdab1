package show

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout"
)

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

// Faces prints the faces of set and the order in which they are asked, as text in the
// language of m or as one JSON object.
func Faces(out io.Writer, set *fonts.Set, asJSON bool, m *message.Catalogue) error {
	var all struct {
		Faces  []shownFace  `json:"faces"`
		Orders []shownOrder `json:"orders"`
	}
	for _, x := range set.Faces() {
		all.Faces = append(all.Faces, shownFace{x.Name(), x.Family(), x.Style(), x.NumGlyphs(), x.Licence()})
	}
	for r := fonts.Body; r <= fonts.Mono; r++ {
		all.Orders = append(all.Orders, shownOrder{r.String(), names(set.Order(r, false)), names(set.Order(r, true))})
	}
	w := bufio.NewWriter(out)
	if asJSON {
		if err := term.NewJSON(w).Encode(all); err != nil {
			return err
		}
	} else {
		for _, x := range all.Faces {
			fmt.Fprintf(w, "%s  %s  %s %6d  %s\n", term.Pad(term.Harmless(x.Name), 28), term.Pad(term.Harmless(x.Family), 18), term.Pad(term.Harmless(x.Style), 11), x.Glyphs, term.Harmless(x.Licence))
		}
		fmt.Fprintln(w, "\n"+m.Text("asked in this order")+m.Text(":"))
		for _, o := range all.Orders {
			fmt.Fprintf(w, "%-12s %s %s\n%13s%s %s\n", o.Role, term.Pad(m.Text("Chinese"), 8), term.Harmless(strings.Join(o.Chinese, ", ")), "", term.Pad(m.Text("western"), 8), term.Harmless(strings.Join(o.Western, ", ")))
		}
	}
	return w.Flush()
}

func names(faces []*fonts.Face) []string {
	var out []string
	for _, f := range faces {
		out = append(out, f.Name())
	}
	return out
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

// Missing prints the characters that no face has, a line each, as text or JSON.
func Missing(out io.Writer, all []layout.Uncovered, asJSON bool) error {
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
