package peer

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
)

// Paragraphs reads a text of paragraphs with empty lines between them.
func Paragraphs(name string) ([]string, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, p := range strings.Split(string(b), "\n\n") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out, nil
}

// The column of the hard paragraphs: 20 em of 10.5 pt.
const (
	HardMeasure = 210.0
	hardMargin  = 20.0
	hardHeight  = 800.0
)

// faceFiles are complete faces for the peers: engines look into the layout
// tables that wenzhai's own faces have not.
func faceFiles() (han, latin string) {
	root := filepath.Join(Dir, "node_modules/@expo-google-fonts")
	return filepath.Join(root, "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
		filepath.Join(root, "source-serif-4/400Regular/SourceSerif4_400Regular.ttf")
}

// HardFaces copies the faces for the hard paragraphs into a folder.
func HardFaces(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	han, latin := faceFiles()
	for _, f := range []string{han, latin} {
		b, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(f)), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// HardTypst sets paragraphs as Typst's own manual says Chinese is to be set.
func HardTypst(paragraphs []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `#set page(width: %gpt, height: %gpt, margin: %gpt)
#set text(font: ((name: "Source Serif 4", covers: "latin-in-cjk"), "Noto Serif SC"), size: 10.5pt, lang: "zh", region: "cn",
  top-edge: 0.88em, bottom-edge: -0.12em)
#set par(justify: true, leading: 7pt, spacing: 7pt, first-line-indent: (amount: 2em, all: true))
`, HardMeasure+2*hardMargin, hardHeight, hardMargin)
	for _, p := range paragraphs {
		b.WriteString("\n#" + quoted(p) + "\n")
	}
	return b.String()
}

// HardHTML asks an engine of CSS for all that CSS Text 4 has for Chinese.
// Faces is the folder of HardFaces.
func HardHTML(paragraphs []string, faces string) string {
	var b strings.Builder
	han, latin := faceFiles()
	fmt.Fprintf(&b, `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>Hard paragraphs</title><style>
@font-face{font-family:"Latin";src:url("file://%s");unicode-range:U+0-2FF,U+400-52F,U+2116}
@font-face{font-family:"Han";src:url("file://%s")}
@page{size:%gpt %gpt;margin:%gpt}
body{margin:0;width:%gpt;font:10.5pt/17.5pt Latin,Han,serif;text-align:justify;hyphens:auto;line-break:strict;
text-spacing-trim:trim-start;text-autospace:normal;overflow-wrap:anywhere}
p{margin:0;text-indent:2em}
</style>
`, filepath.Join(faces, filepath.Base(latin)), filepath.Join(faces, filepath.Base(han)),
		HardMeasure+2*hardMargin, hardHeight, hardMargin, HardMeasure)
	for _, p := range paragraphs {
		b.WriteString("<p>" + html.EscapeString(p) + "</p>\n")
	}
	return b.String()
}

// HardPaper is the paper on which wenzhai has the measure of the hard
// paragraphs, in millimetres.
const (
	HardPaperWidth  = 85
	HardPaperHeight = 330
)
