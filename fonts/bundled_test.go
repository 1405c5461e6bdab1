package fonts

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/fonts/sfnt"
)

// maxEmbedded is how much all bundled data may weigh in the binary.
const maxEmbedded = 17_500_000

func TestEmbeddedSize(t *testing.T) {
	total := int64(0)
	err := fs.WalkDir(data, ".", func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		total += info.Size()
		return err
	})
	if err != nil || total > maxEmbedded {
		t.Errorf("%d bytes are embedded, at most %d are allowed (%v)", total, maxEmbedded, err)
	}
}

// TestBundledFiles holds the table of faces to the files.
func TestBundledFiles(t *testing.T) {
	for i, b := range bundledList() {
		f := face(t, i)
		size := 0
		font, err := unpack("data/"+f.Name(), b.size)
		if err != nil {
			t.Fatal(err)
		}
		for _, tag := range []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "kern", "loca", "maxp", "name", "post"} {
			if n := len(font.Table(tag)); n > 0 {
				size += 16 + (n+3)&^3
			}
		}
		if size += 12; size != b.size {
			t.Errorf("%s unpacks to %d bytes, the table says %d", f.Name(), size, b.size)
		}
		if font.Name(sfnt.NamePostScript) != f.Name() || font.Name(sfnt.NameFamily) != f.Family() {
			t.Errorf("face %d is %s, its file %s", i, f.Name(), font.Name(sfnt.NamePostScript))
		}
		if m := font.Metrics(); m.Bold != f.Bold() || m.Italic != f.Italic() {
			t.Errorf("%s: style of the table and of the file differ", f.Name())
		}
	}
}

// TestLicences: every face has its licence beside it, keeps its copyright,
// and bears none of the reserved names.
func TestLicences(t *testing.T) {
	for i := range int(bundledFaces) + 1 {
		f := Formula()
		if i < int(bundledFaces) {
			f = face(t, i)
		}
		name := fmt.Sprintf("data/%s-OFL.txt", strings.ReplaceAll(f.Family(), " ", ""))
		text, err := data.ReadFile(name)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range []string{"SIL OPEN FONT LICENSE Version 1.1", "Copyright", "PERMISSION & CONDITIONS"} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%s does not hold %q", name, want)
			}
		}
		if f.load().font.Name(sfnt.NameCopyright) == "" {
			t.Errorf("%s has lost its copyright", f.Name())
		}
		for _, reserved := range []string{"Source", "LXGW", "霞鹜", "Noto", "Klee", "HanaMin", "Hanazono", "花園", "TM Math"} {
			if strings.Contains(f.Name()+f.Family()+f.font.Name(sfnt.NameFull), reserved) {
				t.Errorf("%s bears the reserved name %s", f.Name(), reserved)
			}
		}
	}
}

// TestNoComposites: the bundled files hold simple glyphs without instructions
// only, so that subsets copy them as they are.
func TestNoComposites(t *testing.T) {
	for _, f := range set(t).Faces() {
		f.load()
		for g := range f.NumGlyphs() {
			rec, err := f.font.Record(g)
			if err != nil {
				t.Fatalf("%s: %v", f.Name(), err)
			}
			if len(rec) > 0 && (rec[0]&0x80 != 0 || len(rec)%2 != 0) {
				t.Fatalf("%s: glyph %d is composite or of odd length", f.Name(), g)
			}
		}
	}
}

// TestFirstCharacters: what a face is not opened for, it does not have.
func TestFirstCharacters(t *testing.T) {
	set, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for i, b := range bundledList() {
		face := set.Faces()[i]
		if b.first == 0 {
			continue
		}
		said++
		c := face.load()
		for r := rune('!'); r <= b.first; r++ {
			page := c.pages[r>>8]
			if has := page != nil && page[r&0xFF] != 0; has != (r == b.first) && r != '\u00A0' {
				t.Errorf("%s: %U is in the face: %v; the first one is said to be %U", face.Name(), r, has, b.first)
			}
		}
	}
	if said == 0 {
		t.Error("no face says where it begins")
	}
}
