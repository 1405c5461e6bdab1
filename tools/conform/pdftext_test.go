package conform

import "testing"

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
	var l TextLine
	for _, c := range []textChar{{C: "水", Color: "#000000"}, {C: "²", Color: "#000000"}, {C: "¹", Color: "#264873"}, {C: "2", Color: "#264873"}} {
		l.add(c)
	}
	if l.Text != "水²¹2" || l.Plain != "水²2" {
		t.Errorf("text %q, plain %q", l.Text, l.Plain)
	}
}
