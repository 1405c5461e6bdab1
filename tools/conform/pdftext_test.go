package conform

import (
	"slices"
	"strings"
	"testing"
)

// line is a line of type of some size on a baseline.
func line(text string, size, base float64) TextLine {
	return TextLine{Text: text, Plain: text, Size: size, Base: base, Y0: base - size, Y1: base + 3}
}

func TestBodyLeavesOutNotesAlone(t *testing.T) {
	full := []TextLine{line("茶园的早晨很安静，园丁从河边挑来三桶水。", 10.5, 739), line("孩子们放学以后常来浇水。", 10.5, 757)}
	for _, c := range []struct {
		name  string
		lines []TextLine
		want  string
	}{
		{"notes", []TextLine{line("正文", 10.5, 700), line("1", 8.5, 744.5), line("example.org", 8.5, 744.5), line("2example.org/a", 8.5, 757)}, "正文"},
		{"notes below all running text", []TextLine{line("正文", 10.5, 700), line("6example.org", 8.5, 774)}, "正文"},
		{"a caption above notes", []TextLine{line("图注", 8.5, 722), line("1example.org", 8.5, 757)}, "图注"},
		{"captions as deep as the grid", []TextLine{line("图注一", 8.5, 743.9), line("图注二", 8.5, 757)}, "图注一"},
		{"code at a foot, deeper than the grid", []TextLine{line("码", 9, 758.6)}, "码"},
		{"small type before the foot", []TextLine{line("图注", 8.5, 739)}, "图注"},
		{"running heads and folios", []TextLine{line("书名", 8.5, 40), line("正文", 10.5, 700), line("7", 8.5, 800)}, "正文"},
	} {
		pages := []TextPage{{Width: 595, Height: 842, Lines: c.lines}, {Width: 595, Height: 842, Lines: full}}
		want := c.want + Squash(full[0].Text) + Squash(full[1].Text)
		if got := Body(pages, headMargin, footMargin); got != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func TestNumbersOfNotesAreNoText(t *testing.T) {
	in := `<document><page><block><line bbox="0 0 1 1"><font size="10">`
	for _, c := range [][2]string{{"水", "#000000"}, {"²", "#000000"}, {"¹", "#264873"}, {"2", "#264873"}} {
		in += `<char quad="0 0 1" y="1" c="` + c[0] + `" color="` + c[1] + `"/>`
	}
	pages, err := readPages([]byte(in + `</font></line></block></page></document>`))
	if err != nil {
		t.Fatal(err)
	}
	if l := pages[0].Lines[0]; l.Text != "水²¹2" || l.Plain != "水²2" {
		t.Errorf("text %q, plain %q", l.Text, l.Plain)
	}
}

func TestReadPages(t *testing.T) {
	const in = `<?xml version="1.0"?>
<document name="garden.pdf">
<page id="page1" width="100" height="100">
<block bbox="0 0 1 1">
<line bbox="0 0 1 1" wmode="0" dir="1 0">
<font name="Song" size="10.5">
<char quad="77.14 78 87.64 78 77.14 90 87.64 90" x="77.14" y="88.5" color="#000000" c="&#x5e74;"/>
<char quad="87.64 78 90 78 87.64 90 90 90" x="87.64" y="88.5" color="#000000" c="&amp;"/>
</font>
</line>
</block>
</page>
</document>`
	pages, err := readPages([]byte(in))
	if err != nil || len(pages) != 1 {
		t.Fatalf("%v, %v", pages, err)
	}
	want := []Char{{"年", 77.14, 87.64, 88.5, 10.5}, {"&", 87.64, 90, 88.5, 10.5}}
	if !slices.Equal(pages[0].Lines[0].Chars, want) {
		t.Errorf("%v", pages[0])
	}
	if _, err := readPages([]byte(strings.Replace(in, "77.14 78", "a 78", 1))); err == nil {
		t.Error("a broken box is read")
	}
}

// A caption may stand behind the text after it, or within that; nothing else may.
func TestInOrderOfFloats(t *testing.T) {
	floating := map[string]bool{"图一": true, "图二": true}
	for text, ok := range map[string]bool{
		"甲甲图一乙乙丙丙图二丁丁": true,
		"甲甲乙图一乙丙丙图二丁丁": true,
		"甲甲乙乙丙图一丙丁图二丁": true,
		"甲甲乙乙丙丙丁丁":     false,
		"甲甲乙乙图一丙丁图二丁":  false,
		"图一甲甲乙乙丙丙图二丁丁": false,
		"甲甲丙丙乙乙图一丁丁图二": false,
	} {
		if err := inOrder(text, []string{"甲甲", "图一", "乙乙", "丙丙", "图二", "丁丁"}, nil, floating); (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
		if ok && text != "甲甲图一乙乙丙丙图二丁丁" && InOrder(text, []string{"甲甲", "图一", "乙乙", "丙丙", "图二", "丁丁"}, nil) == nil {
			t.Errorf("%s is in order though nothing floats", text)
		}
	}
}
