package pdf

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

// glyphsOf returns glyphs that stand for x.
func glyphsOf(ids ...fonts.GID) []text.Glyph {
	glyphs := make([]text.Glyph, len(ids))
	for i, id := range ids {
		glyphs[i] = text.Glyph{ID: id, Rune: 'x'}
	}
	return glyphs
}

// TestContent writes two runs, one of them in another language, and lets gopdf
// draw a rule behind them.
func TestContent(t *testing.T) {
	w := newContent(&chunk{tags: []page.Tag{{Role: "P"}, {Role: "Link"}}, langs: []string{"zh", "zh"}})
	spaced := glyphsOf('(', ')', '\\', '\r')
	spaced[1].Adjust = 70
	run := &text.GlyphRun{Glyphs: spaced, Size: 10.5}
	w.text(part{tag: 0}, rgb{}, run, drawn{n: 7}, []uint16{'(', ')', '\\', '\r'}, 10, 20.504)
	run = &text.GlyphRun{Glyphs: glyphsOf('A'), Size: 10.5}
	w.text(part{tag: 1, lang: "ru"}, rgb{26, 62, 122}, run, drawn{n: 7}, []uint16{'A'}, 30, 20.496)
	w.open(part{tag: -1}, layoutMatter)
	if !w.yield() || w.yield() {
		t.Error("a stretch ends once")
	}
	w.close()
	got, err := w.around([][]byte{nil, []byte("q\n1.00 2.00 3.00 -0.40 re f\nQ\n")})
	if err != nil {
		t.Fatal(err)
	}
	want := "/P<</MCID 0>>BDC\nBT\n/F7 10.5 Tf\n10 20.5 Td[(\x00\\(\x00\\))-70(\x00\\\\\x00\\r)]TJ\nET\nEMC\n" +
		"/Link<</MCID 1>>BDC\n/Span<</Lang(ru)>>BDC\n.102 .243 .478 rg\nBT\n30 20.5 Td(\x00A)Tj\nET\nEMC\nEMC\n" +
		"/Artifact<</Type/Layout>>BDC\nq\n1.00 2.00 3.00 -0.40 re f\nQ\nEMC\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
	if !cmp.Equal(w.marked, []int{0, 1}) {
		t.Errorf("marked %v", w.marked)
	}
	if got, err := w.around([][]byte{nil}); err == nil {
		t.Errorf("without its gap the content is %q", got)
	}
}

// TestContentOfFormulas: the glyphs and rules of a formula copy as one, and once.
func TestContentOfFormulas(t *testing.T) {
	w := newContent(&chunk{tags: []page.Tag{{Role: "P"}, {Role: "Formula"}}, langs: []string{"zh", "zh"}})
	rule := partOf(&page.RectItem{Tag: 1, Part: &text.Box{Text: `\frac12`}})
	run := &text.GlyphRun{Glyphs: glyphsOf('A'), Size: 10.5}
	w.text(rule, rgb{}, run, drawn{n: 7}, []uint16{'A'}, 30, 20)
	w.open(rule, layoutMatter)
	w.endText()
	w.yield()
	w.text(rule, rgb{}, run, drawn{n: 7}, []uint16{'A'}, 30, 10)
	w.text(part{tag: 0}, rgb{}, run, drawn{n: 7}, []uint16{'A'}, 40, 10)
	w.close()
	got := string(w.data)
	if strings.Count(got, "/ActualText") != 1 || strings.Count(got, "/Formula<<") != 1 || strings.Count(got, "BDC") != 3 || strings.Count(got, "EMC") != 3 {
		t.Errorf("%q", got)
	}
	if p := partOf(&page.RectItem{Tag: 1}); p.tag != -1 {
		t.Errorf("a rule of its own belongs to %d", p.tag)
	}
}

func TestNumbers(t *testing.T) {
	for want, in := range map[string]float64{
		"0": -0.0001, "12.34": 12.34, "-.5": -0.5, ".001": 0.001, "7": 7, "1000.07": 1000.07, "-3.142": -3.1416,
	} {
		if got := points(in); got != want {
			t.Errorf("%v becomes %s, want %s", in, got, want)
		}
	}
	if hundredths(20.504) != 20500 || hundredths(-0.006) != -10 {
		t.Errorf("hundredths %d, %d", hundredths(20.504), hundredths(-0.006))
	}
}

const canvasFile = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\n" +
	"1 0 obj\n<<\n  /Type /Page\n  /Kids [ 3 0 R 14 0 R ]\n /S (a 9 0 R) /H <FEFF> >>\nendobj\n\n" +
	"2 0 obj\n<<\n/Filter /X\n/Length 20\n>>\nstream\nBT 3 0 obj\nendobj\nETendstream\nendobj\n\n" +
	"xref\n0 3\n"

func TestReadObjects(t *testing.T) {
	objects, err := readObjects([]byte(canvasFile))
	if err != nil || len(objects) != 2 {
		t.Fatalf("%d objects, error %v", len(objects), err)
	}
	if got, want := string(objects[0].value), "<<\n  /Type /Page\n  /Kids [ 3 0 R 14 0 R ]\n /S (a 9 0 R) /H <FEFF> >>"; got != want {
		t.Errorf("value %q", got)
	}
	if got := string(objects[1].value); got != "<<\n/Filter /X" {
		t.Errorf("dictionary %q", got)
	}
	if got := string(objects[1].stream); got != "BT 3 0 obj\nendobj\nET" {
		t.Errorf("stream %q", got)
	}
	for _, file := range []string{"1 0 obj\n<<>>\n", "1 0 obj\n<</Length 99\n>>\nstream\nabc\nendstream\nendobj\nxref", "1 0 obj\n<<>>\nstream\nendobj\n"} {
		if _, err := readObjects([]byte(file)); err == nil {
			t.Errorf("%q was read", file)
		}
	}
}

func FuzzReadObjects(f *testing.F) {
	f.Add([]byte(canvasFile))
	f.Add([]byte("1 0 obj\n<</A[<</B(\\"))
	f.Fuzz(func(t *testing.T, data []byte) {
		objects, err := readObjects(data)
		for _, o := range objects {
			if err == nil && !bytes.Contains(data, o.value) {
				t.Errorf("%q is not in the file", o.value)
			}
		}
	})
}

func TestTextString(t *testing.T) {
	for in, want := range map[string]string{
		"Tea (green)\\": `(Tea \(green\)\\)`,
		"茶𠮷":            "<FEFF8336D842DFB7>",
		"a\x1bb\n":      "(a b )",
		"\xff":          "<FEFFFFFD>",
		"":              "()",
	} {
		if got := textString(in); got != want {
			t.Errorf("%q becomes %s, want %s", in, got, want)
		}
	}
	if got := nameObject("Tea #1/茶"); got != "/Tea#20#231#2F#E8#8C#B6" {
		t.Errorf("name %s", got)
	}
}

// token returns the string or name at the head of data (ISO 32000-2 §7.3).
func token(data string) string {
	switch data[0] {
	case '<':
		return data[:strings.IndexByte(data, '>')+1]
	case '/':
		return data[:strings.IndexAny(data, " ()<>[]{}%")]
	}
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return data[:i+1]
			}
		}
	}
	return data
}

// FuzzTextString checks that a string is one token and comes back.
func FuzzTextString(f *testing.F) {
	for _, s := range []string{"", "茶𠮷", "(\\", ")\r\n", "\x00", "a\xffb", "\u202e", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, written := range []string{textString(s), literalString(s), nameObject(s)} {
			if got := token(written + " /next"); got != written {
				t.Fatalf("%q is written %q, and read %q", s, written, got)
			}
		}
		if out := escapeXML(s); !utf8.ValidString(out) || bytes.ContainsAny([]byte(out), "<>") {
			t.Errorf("%q is %q in XML", s, out)
		}
		for _, c := range []byte(asciiURI(s)) {
			if c <= ' ' || c >= 0x7F {
				t.Errorf("%q becomes %q", s, asciiURI(s))
			}
		}
	})
}
