package archive

import (
	"reflect"
	"strings"
	"testing"
)

// A document of notes is no article: they go to those that call them.
func TestBookNotes(t *testing.T) {
	pkg := strings.ReplaceAll(bookPackageText, "b%20c.xhtml", "notes.xhtml")
	files := append(bookFiles(pkg),
		file{name: "OPS/notes.xhtml", data: `<html><body><h2>注</h2><p id="n1"><a href="a.xhtml#r1">1</a> 六月。</p></body></html>`})
	for i := range files {
		if files[i].name == "OPS/a.xhtml" {
			files[i].data = `<body><p>雨<a id="r1" href="notes.xhtml#n1">1</a></p></body>`
		}
	}
	dir := tree(t, map[string]string{"x.epub": string(zipOf(t, files...))})
	a, _ := open(t, Options{}, dir)
	if got := names(a, dir); got != "x.epub/OPS/a.xhtml" {
		t.Fatalf("articles %s", got)
	}
	data, err := a.Sources()[0].Read()
	if got := string(data); err != nil || !strings.Contains(got, `href="#note-1-n1"`) || !strings.Contains(got, "六月。") {
		t.Errorf("got %s, %v", got, err)
	}
	if !reflect.DeepEqual(a.Skipped(), []Skipped{{"notes of a book", 1}}) {
		t.Errorf("skipped %v", a.Skipped())
	}
}
