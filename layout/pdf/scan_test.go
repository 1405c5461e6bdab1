package pdf

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/text"
)

const canvasFile = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\n" +
	"1 0 obj\n<<\n  /Type /Page\n  /Kids [ 3 0 R 14 0 R ]\n /S (a\\)(b) 9 0 R) /H <FEFF> >>\nendobj\n\n" +
	"2 0 obj\n<<\n/Length 12\n>>\nstream\nBT endobj ETendstream\nendobj\n\n" +
	"xref\n0 3\n"

func TestScanObjects(t *testing.T) {
	objects, err := scanObjects([]byte(canvasFile))
	if err != nil || len(objects) != 2 {
		t.Fatalf("%d objects, error %v", len(objects), err)
	}
	dict := objects[0].dict
	if got := string(dictValue(dict, "Type")); got != "/Page" {
		t.Errorf("type %q", got)
	}
	if got := references(dictValue(dict, "Kids")); !cmp.Equal(got, []int{3, 14}) {
		t.Errorf("kids %v", got)
	}
	if got := string(dictValue(dict, "S")); got != `(a\)(b) 9 0 R)` {
		t.Errorf("string %q", got)
	}
	if got := string(objects[1].stream); got != "BT endobj ET" {
		t.Errorf("stream %q", got)
	}
	if got := string(mapReferences([]byte("[1 0 R/A 22 0 R (3 0 R) 4 0 5]"), func(id int) int { return id * 10 })); got != "[10 0 R/A 220 0 R (3 0 R) 4 0 5]" {
		t.Errorf("mapped %q", got)
	}
	if dictValue(dict, "Missing") != nil {
		t.Error("a missing key has a value")
	}
}

func TestScanObjectsFails(t *testing.T) {
	for _, file := range []string{"", "x 0 obj", "1 0 obj\n<<>>\n", "1 0 obj\n<</Length 99>>\nstream\nabc\nendstream\nendobj\nxref", "1 1 obj"} {
		if _, err := scanObjects([]byte(file)); err == nil {
			t.Errorf("%q was read", file)
		}
	}
}

func FuzzScan(f *testing.F) {
	f.Add([]byte(canvasFile))
	f.Add([]byte("1 0 obj\n<</A[<</B(\\"))
	f.Fuzz(func(t *testing.T, data []byte) {
		objects, err := scanObjects(data)
		if err != nil {
			return
		}
		for _, o := range objects {
			if got := mapReferences(o.dict, func(id int) int { return id }); len(references(got)) != len(references(o.dict)) {
				t.Errorf("%q becomes %q", o.dict, got)
			}
		}
	})
}

func TestRewriteContentRefuses(t *testing.T) {
	one := []mark{{kind: markText, tag: -1, run: &text.GlyphRun{Glyphs: glyphsOf(1)}, code: []uint16{1}}}
	other := []mark{{kind: markText, tag: -1, n: 1, run: one[0].run, code: []uint16{1}}}
	for _, c := range []struct {
		content string
		marks   []mark
	}{
		{"BT\n1 2 TD\n[<0001>] TJ\nET\n", nil}, // drawn by nobody
		{"", one},                              // not drawn
		{"0 0 1 1 re f\n", one},                // another operation
		{"1 0 0 RG\n", nil},                    // an operator gopdf is not asked for
		{"Q\n", nil},                           // not nested
		{"BT\n/F1 1 Tf 2 Tc\n[<0001>] TJ\nET\n", one},                          // spacing is the kerns' matter
		{"BT\n/F1 1 Tf\n[<0001>] TJ\nET\n", other},                             // in another face
		{"BT\n/F3 1 Tf\n[<0001>] TJ\nET\n", one},                               // a font that was not added
		{"BT\n/F1 1 Tf\n[<0002>] TJ\nET\n", one},                               // another glyph
		{"BT\n/F1 1 Tf\n[<0000>] TJ\nET\n", one},                               // .notdef
		{"BT\n/F1 1 Tf\n[<FFFF>] TJ\nET\n", one},                               // a code that draws nothing
		{"BT\n/F1 1 Tf\n[<00010001>] TJ\nET\n", one},                           // too many glyphs
		{"BT\n/F1 1 Tf\n[<00>] TJ\nET\n", one},                                 // too few
		{"BT\n/F1 1 Tf\n[<0001>-5<>] TJ\nET\n", one},                           // kerned by gopdf
		{"BT\n/F1 1 Tf\n[] TJ\nET\n", one},                                     // nothing
		{"1 2 3 cm\n", nil},                                                    // too few operands
		{"q\n1 0 0 1 0 0 cm /Q Do\nQ\n", []mark{{kind: markPicture, tag: -1}}}, // no gopdf name
	} {
		if got, err := rewriteContent([]byte(c.content), []int{0, 1}, c.marks, nil, nil); err == nil {
			t.Errorf("%q was rewritten to %q", c.content, got.data)
		}
	}
}

// glyphsOf returns glyphs that stand for x.
func glyphsOf(ids ...fonts.GID) []text.Glyph {
	glyphs := make([]text.Glyph, len(ids))
	for i, id := range ids {
		glyphs[i] = text.Glyph{ID: id, Rune: 'x'}
	}
	return glyphs
}

func TestRewriteContent(t *testing.T) {
	tags := []page.Tag{{Role: "P"}, {Role: "Link"}}
	in := "BT\n10.00 20.50 TD\n/F1 10.5 Tf 0 Tc 0 Ts\n0.000 0.000 0.000 rg\n[<00280029005C000D>] TJ\nET\n" +
		"BT\n30.00 20.50 TD\n/F1 10.5 Tf 0 Tc 0 Ts\n0.102 0.243 0.478 rg\n[<0041>] TJ\nET\n" +
		"0.600 0.600 0.600 rg\nq\n1.00 2.00 3.00 -0.40 re f\nQ\n"
	spaced := glyphsOf('(', ')', '\\', '\r')
	spaced[1].Adjust = 70
	marks := []mark{
		{kind: markText, tag: 0, n: 7, run: &text.GlyphRun{Glyphs: spaced}, code: []uint16{'(', ')', '\\', '\r'}},
		{kind: markText, tag: 1, n: 7, run: &text.GlyphRun{Glyphs: glyphsOf('A'), Lang: "ru"}, code: []uint16{'A'}},
		{kind: markRect, tag: -1},
	}
	got, err := rewriteContent([]byte(in), []int{7}, marks, tags, []string{"zh", "zh"})
	if err != nil {
		t.Fatal(err)
	}
	want := "/P<</MCID 0>>BDC\nBT\n/F7 10.5 Tf\n10 20.5 Td[(\x00\\(\x00\\))-70(\x00\\\\\x00\\r)]TJ\nET\nEMC\n" +
		"/Link<</MCID 1>>BDC\n/Span<</Lang(ru)>>BDC\n.102 .243 .478 rg\nBT\n30 20.5 Td(\x00A)Tj\nET\nEMC\nEMC\n" +
		"/Artifact<</Type/Layout>>BDC\n.6 g\n1 2 3 -.4 re f\nEMC\n"
	if diff := cmp.Diff(want, string(got.data)); diff != "" {
		t.Error(diff)
	}
	if !cmp.Equal(got.marked, []int{0, 1}) {
		t.Errorf("marked %v", got.marked)
	}
}

func TestNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"0": "0", "-0.00": "0", "12.340": "12.34", "-0.5": "-.5", "0.001": ".001", "7": "7", "1000.07": "1000.07", ".25": ".25", "-3.1416": "-3.141",
	} {
		if got := string(appendMilli(nil, milli([]byte(in)))); got != want {
			t.Errorf("%s becomes %s, want %s", in, got, want)
		}
	}
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

// FuzzTextString checks that a string is one token and comes back.
func FuzzTextString(f *testing.F) {
	for _, s := range []string{"", "茶𠮷", "(\\", ")\r\n", "\x00", "a\xffb", "\u202e", "😀"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, written := range []string{textString(s), literalString(s), nameObject(s)} {
			scan := scanner{data: []byte(written + " /next")}
			if got := scan.token(); string(got) != written {
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
