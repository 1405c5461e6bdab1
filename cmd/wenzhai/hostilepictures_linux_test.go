package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// maxHostileTime bounds the processor time of a run with one hostile input:
// three times what docs/formats.md says, for slow machines.
const maxHostileTime = 6 * time.Second

// hostilePicture is one picture, made here because it is large or must not lie
// in a repository.
type hostilePicture struct {
	about string
	name  string // of the file
	data  []byte
	code  string // of the diagnostic; "" = none is due
}

func hostileDrawings() []hostilePicture {
	rep := strings.Repeat
	svg := func(about, code string, body ...string) hostilePicture {
		return hostilePicture{about, "x.svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">` + strings.Join(body, "") + `</svg>`), code}
	}
	const broken = "image-broken"
	circles, uses := "", `<defs><g id="a0"><rect width="9" height="9"/></g>`
	for i := range 1400 {
		circles += fmt.Sprintf(`<circle cx="%d" cy="%d" r="%d" stroke="red"/>`, i%100, i/14, 1+i%50)
	}
	for i := 1; i < 12; i++ {
		uses += fmt.Sprintf(`<g id="a%d">%s</g>`, i, rep(fmt.Sprintf(`<use href="#a%d"/>`, i-1), 10))
	}
	return []hostilePicture{
		svg("drawing that uses itself", broken, `<defs><g id="a"><use xlink:href="#a"/><rect width="9" height="9"/></g></defs><use xlink:href="#a"/>`),
		svg("drawing of shapes that use each other", broken, `<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>`),
		svg("drawing whose uses grow", broken, uses, `</defs><use href="#a11"/>`),
		svg("circle far away with dashes", "", `<circle cx="1e9" cy="50" r="40" stroke="red" stroke-dasharray="99"/>`),
		svg("large circle with small dashes", broken, `<circle cx="50" cy="50" r="1e5" stroke="red" stroke-dasharray="0.02"/>`),
		svg("1,400 circles", broken, circles),
		svg("1,400 wide lines", broken, rep(`<path d="M0 0L100 100L50 3" stroke="red" stroke-width="1e7" stroke-linecap="round"/>`, 1400)),
		svg("curves far away", broken, `<path d="`, rep("M0 0C3e7 3e7 -3e7 3e7 1 1", 10_000), `"/>`),
		svg("4 MB of a line", "", `<path stroke="red" d="M0 0`, rep("h1", 2_000_000), `"/>`),
		svg("4 MB of arcs", broken, `<path d="M0 0A`, rep("1 1 0 1 1 9 9 ", 290_000), `"/>`),
		svg("4 MB of attributes", "", `<rect `, rep(`a="" `, 700_000), `/>`),
		svg("shapes within shapes", broken, rep("<g>", 100_000), rep("</g>", 100_000)),
		svg("gradients everywhere", broken, `<linearGradient id="g">`, rep(`<stop offset="0.5" stop-color="red"/>`, 100), `</linearGradient>`, rep(`<rect width="100" height="100" fill="url(#g)"/>`, 1000)),
	}
}

// Each hostile picture gets its diagnostic; the book is written with the article
// beside it, and the run stays within its memory and time.
func TestHostilePictures(t *testing.T) {
	for _, h := range append(hostileDrawings(), hostileRasters()...) {
		t.Run(h.about, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, "good.md", []byte(good))
			write(t, dir, "x.md", bigPicture(h.name))
			write(t, dir, h.name, h.data)
			for _, format := range []string{"epub", "pdf"} {
				h.run(t, format, dir)
			}
		})
	}
}

// run makes one book.
func (h *hostilePicture) run(t *testing.T, format, dir string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "b."+format)
	_, errs, state := measured(t, format, dir, "-o", out)
	if state.ExitCode() != 0 || strings.Contains(errs, "panic") {
		t.Errorf("%s: exit code %d\n%.2000s", format, state.ExitCode(), errs)
	}
	if h.code != "" && !strings.Contains(errs, "["+h.code+"]") {
		t.Errorf("%s: no diagnostic %s:\n%.2000s", format, h.code, errs)
	}
	if used := state.UserTime() + state.SystemTime(); used > maxHostileTime {
		t.Errorf("%s: %v of processor time", format, used)
	}
	if _, err := os.Stat(out); err != nil {
		t.Error(err)
	}
	if format == "epub" {
		text, _, _ := measured(t, "extract", out)
		if !strings.Contains(text, "再续一杯") || !strings.Contains(text, "图前的话") {
			t.Error("the text beside the picture is lost")
		}
	}
}

// A drawing that costs much costs it once, in however many articles it stands and
// in however many files it lies; and those of one article are bounded together.
func TestHostileDrawingsTogether(t *testing.T) {
	drawings := hostileDrawings()
	h := drawings[slices.IndexFunc(drawings, func(h hostilePicture) bool { return h.about == "1,400 circles" })]
	for name, c := range map[string]struct{ articles, files int }{"in many articles": {30, 1}, "copies": {1, 30}, "alike": {1, 31}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			write(t, dir, "good.md", []byte(good))
			var shown []byte
			for i := range c.files {
				data := h.data
				if name == "alike" {
					data = append(slices.Clip(data), fmt.Sprintf("<!-- %d -->", i)...)
				}
				write(t, dir, fmt.Sprintf("%d.svg", i), data)
				shown = fmt.Appendf(shown, "\n![](%d.svg)\n", i)
			}
			for i := range c.articles {
				write(t, dir, fmt.Sprintf("x%d.md", i), fmt.Appendf(nil, "# 图%d\n\n2021-06-28\n\n图前的话。%s\n%s", i, strings.Repeat(fmt.Sprint("话", i), 50), shown))
			}
			for _, format := range []string{"epub", "pdf"} {
				h.run(t, format, dir)
			}
		})
	}
}

// A book with pictures that are refused is the same with any number of workers.
func TestHostilePicturesAlike(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for i, h := range append(hostileDrawings(), hostileRasters()...) {
		name := fmt.Sprintf("%02d-%s", i, h.name)
		write(t, dir, name, h.data)
		write(t, dir, name+".md", append(bigPicture(name), h.about...))
	}
	for _, format := range []string{"epub", "pdf"} {
		var books [2][]byte
		for i, workers := range []string{"1", "8"} {
			out := filepath.Join(t.TempDir(), "b."+format)
			_, errs, state := measured(t, format, dir, "-o", out, "-j", workers)
			if state.ExitCode() != 0 {
				t.Fatalf("-j %s: exit code %d\n%.2000s", workers, state.ExitCode(), errs)
			}
			book, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			books[i] = book
		}
		if !bytes.Equal(books[0], books[1]) {
			t.Errorf("%s: -j 1 and -j 8 differ", format)
		}
	}
}

// A table of more cells than are set on paper is cut in a PDF, which says so, and
// whole in an EPUB.
func TestHostileTable(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "good.md", []byte(good))
	var page strings.Builder
	page.WriteString("<h1>表</h1><p>2021-06-28</p><p>图前的话。</p><table>")
	for i := range 10_000 {
		page.WriteString("<tr>" + strings.Repeat(fmt.Sprintf("<td>茶%d</td>", i), 10) + "</tr>")
	}
	write(t, dir, "x.html", []byte(page.String()+"</table><p>表后的话。</p>"))
	whole := hostilePicture{name: "x.html"}
	whole.run(t, "epub", dir)
	cut := hostilePicture{name: "x.html", code: "long-table"}
	cut.run(t, "pdf", dir)
}
