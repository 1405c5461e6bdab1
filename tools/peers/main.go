// Command peers sets ten hard paragraphs with wenzhai, Typst, Chromium and
// WeasyPrint in a column of 20 em and draws the four side by side. An engine
// that is not installed is named and left out.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/tools/peers/peer"
)

func main() {
	bin := flag.String("bin", "bin/wenzhai", "the wenzhai to set with")
	text := flag.String("text", "tools/peers/hard.txt", "paragraphs with empty lines between them")
	out := flag.String("o", "docs/images/peers.png", "picture to write")
	dpi := flag.Int("dpi", 110, "resolution of the picture")
	flag.Parse()
	if err := run(*bin, *text, *out, *dpi); err != nil {
		fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

// engine is one typesetter.
type engine struct {
	name    string
	command []string
	needs   bool // all it needs is installed
	page    int
	// Where the text stands on the page, in points: below top, above foot.
	top, foot float64
}

func run(bin, text, out string, dpi int) error {
	paragraphs, err := peer.Paragraphs(text)
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "wenzhai-peers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	if err := prepare(tmp, paragraphs); err != nil {
		return err
	}
	var pictures []string
	for _, e := range engines(bin, tmp) {
		if !e.needs {
			fmt.Printf("%s is not installed and left out\n", e.name)
			continue
		}
		picture, err := e.draw(tmp, dpi)
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		fmt.Println(e.name)
		pictures = append(pictures, picture)
	}
	return join(pictures, out)
}

// prepare writes the paragraphs in the form of every engine.
func prepare(tmp string, paragraphs []string) error {
	faces := filepath.Join(tmp, "faces")
	if err := peer.HardFaces(faces); err != nil {
		return fmt.Errorf("the fonts are not installed (make peers): %w", err)
	}
	article := "---\ntitle: wenzhai\ndate: 2021-07-12\n---\n"
	for _, p := range paragraphs {
		article += "\n" + p + "\n"
	}
	if err := os.Mkdir(filepath.Join(tmp, "archive"), 0o755); err != nil {
		return err
	}
	for name, content := range map[string]string{
		"archive/hard.md": article,
		"hard.typ":        peer.HardTypst(paragraphs),
		"hard.html":       peer.HardHTML(paragraphs, faces),
	} {
		if err := os.WriteFile(filepath.Join(tmp, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func engines(bin, tmp string) []engine {
	in := func(name string) string { return filepath.Join(tmp, name) }
	installed := func(name string) bool {
		_, err := exec.LookPath(name)
		return err == nil
	}
	const mm = 72 / 25.4
	g := page.NewGeometry(peer.HardPaperWidth*mm, peer.HardPaperHeight*mm, 10.5, 1, false)
	const opening = 4 // grid lines of the label, the headline and the blank line
	return []engine{
		{
			"wenzhai",
			[]string{bin, "pdf", "-q", in("archive"), "--chapter-by", "none", "--paper", fmt.Sprintf("%dx%d", peer.HardPaperWidth, peer.HardPaperHeight), "-o", in("wenzhai.pdf")},
			true, 3, g.Top + opening*g.Pitch, g.Top + g.Depth(),
		},
		{"Typst", peer.TypstCommand(in("hard.typ"), in("Typst.pdf"), in("faces")), peer.HasTypst(), 1, 0, 1e6},
		{
			"Chromium",
			[]string{"chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf=" + in("Chromium.pdf"), in("hard.html")},
			installed("chromium"), 1, 0, 1e6,
		},
		{"WeasyPrint", []string{"weasyprint", "-q", in("hard.html"), in("WeasyPrint.pdf")}, installed("weasyprint"), 1, 0, 1e6},
	}
}

// draw sets the paragraphs and returns the picture of them.
func (e *engine) draw(tmp string, dpi int) (string, error) {
	if out, err := exec.Command(e.command[0], e.command[1:]...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	picture := filepath.Join(tmp, e.name+".png")
	out, err := exec.Command("mutool", "draw", "-q", "-c", "gray", "-r", fmt.Sprint(dpi), "-o", picture,
		filepath.Join(tmp, e.name+".pdf"), fmt.Sprint(e.page)).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return picture, crop(picture, int(e.top*float64(dpi)/72), int(e.foot*float64(dpi)/72))
}
