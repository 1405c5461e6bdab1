package output

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// epubHead is how an EPUB begins.
const epubHead = "PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00\x6f\x61\xab\x2c\x14\x00\x00\x00\x14\x00\x00\x00\x08\x00\x00\x00mimetypeapplication/epub+zip"

func put(t *testing.T, path, text string) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestKindsAreToldByTheirBeginning(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		head string
		want bool
	}{
		{Book(".epub"), epubHead, true},
		{Book(".epub"), epubHead + strings.Repeat("x", 5000), true},
		{Book(".epub"), "PK\x03\x04 another archive", false},
		{Book(".epub"), "mimetypeapplication/epub+zip", false},
		{Book(".pdf"), "%PDF-1.4\n", true},
		{Book(".pdf"), epubHead, false},
		{Report, "{\n  \"format\": \"epub\",\n  \"title\": \"x\"", true},
		{Report, "{\"outputs\":[]}", true},
		{Report, "{\"format\": \"mp3\"}", false},
		{Report, "{}", false},
		{Manifest, "{\n  \"version\": 1,\n  \"profile\": \"w\",", true},
		{Manifest, "{\"version\": \"https://jsonfeed.org/version/1.1\"}", false},
		{Dump, "title \"文摘\" lang \"zh-Hans\" created 1714492800\n", true},
		{Dump, "title: 一\n", false},
		{Manual, ".nh\n.TH \"WENZHAI-EPUB\" \"1\"", true},
		{Manual, ".TH \"LS\" \"1\"", false},
		{Index, "<!DOCTYPE html>\n<p>my own page", false},
		{Other, "anything", false},
	} {
		if got := c.kind.begins([]byte(c.head)); got != c.want {
			t.Errorf("%.30q is %v: %v, want %v", c.head, c.kind, got, c.want)
		}
	}
}

func TestGuard(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return dir + string(filepath.Separator) + name } // with its ..
	put(t, at("book.epub"), epubHead)
	put(t, at("read.epub"), epubHead)
	put(t, at("notes.epub"), "notes")
	put(t, at("empty.epub"), "")
	put(t, at("article.epub"), epubHead)
	put(t, at("report.json"), `{"format": "epub"}`)
	for link, to := range map[string]string{"link.epub": "book.epub", "coming.epub": "not-yet.epub", "dir": ".", "loop.epub": "loop.epub", "reading.epub": "read.epub"} {
		if err := os.Symlink(to, at(link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(at("read.epub"), at("hard.epub")); err != nil {
		t.Fatal(err)
	}
	reads := func(path string) (string, bool) {
		return "a/article", strings.HasSuffix(path, "article.epub") || strings.HasSuffix(path, "report.json")
	}
	book := func(name string) Wanted { return Wanted{By: "-o", Path: at(name), Kind: Book(".epub")} }
	for _, c := range []struct {
		first, then Wanted
		overwrite   bool
		says        string // "" = it may be written
	}{
		{then: book("new.epub")},
		{then: book("no/folder/yet.epub")},
		{then: book("book.epub")},
		{then: book("link.epub")},
		{then: book("empty.epub")},
		{then: book("notes.epub"), says: "not an EPUB"},
		{then: book("notes.epub"), overwrite: true},
		{then: book("read.epub"), overwrite: true, says: "which is being read"},
		{then: book("reading.epub"), says: "which is being read"},
		{then: book("hard.epub"), says: "which is being read"},
		{then: book("missing/../read.epub"), overwrite: true, says: "which is being read"},
		{then: book("missing/../notes.epub"), says: "not an EPUB"},
		{then: book("missing/../article.epub"), says: "would replace a/article, which is being read"},
		{first: book("new.epub"), then: Wanted{By: "--report", Path: dir + "/missing/../new.epub", Kind: Report}, says: "is the file of -o"},
		{then: book("article.epub"), says: "would replace a/article, which is being read"},
		{then: Wanted{By: "--report", Path: at("report.json"), Kind: Report}},
		{then: Wanted{By: "--dump-pages", Path: at("book.epub"), Kind: Dump}, says: "not a dump of pages"},
		{first: book("new.epub"), then: book("new.epub")},
		{first: book("new.epub"), then: Wanted{By: "--report", Path: at("dir/new.epub"), Kind: Report}, says: "is the file of -o"},
		{first: book("not-yet.epub"), then: Wanted{By: "--report", Path: at("coming.epub"), Kind: Report}, says: "is the file of -o"},
		{first: book("link.epub"), then: Wanted{By: "output", Path: at("book.epub"), Kind: Book(".epub")}, says: "is the file of -o"},
		{first: book("new.epub"), then: Wanted{By: "-o", No: 1, Path: at("new.epub"), Kind: Book(".epub")}, says: "is the file of -o"},
		{first: Wanted{By: "-o", Path: "-"}, then: Wanted{By: "--report", Path: "-"}},
	} {
		g := NewGuard(c.overwrite)
		g.Reads(at("read.epub"))
		g.Reads(at("nowhere"))
		if err := g.Archive(reads); err != nil {
			t.Fatal(err)
		}
		if c.first.Path != "" {
			if err := g.Claim(c.first); err != nil {
				t.Errorf("%v: %v", c.first, err)
			}
		}
		err := g.Claim(c.then)
		var r *Refusal
		if (c.says == "") != (err == nil) || err != nil && (!errors.As(err, &r) || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%v then %v: %v, want %q", c.first, c.then, err, c.says)
		}
	}
	if err := NewGuard(false).Claim(book("loop.epub")); err == nil {
		t.Error("a link that leads to itself is accepted")
	}
}

// What was claimed before the archive was listed is looked at then, and what
// another guard claims is known to both.
func TestGuardsTogether(t *testing.T) {
	path := put(t, filepath.Join(t.TempDir(), "a.epub"), epubHead)
	w := Wanted{By: "-o", Path: path, Kind: Book(".epub")}
	g := NewGuard(false)
	if err := g.Claim(w); err != nil {
		t.Fatal(err)
	}
	all := func(string) (string, bool) { return "a", true }
	other := g.Another(false)
	if err := other.Archive(all); err != nil {
		t.Errorf("the archive of another output: %v", err)
	}
	if err := other.Claim(Wanted{By: "output", Path: path, Kind: Book(".epub")}); err == nil {
		t.Error("a file is claimed twice")
	}
	if err := g.Archive(all); err == nil {
		t.Error("a file that is read is accepted")
	}
}

// A name with .. means what it means to the system, and out of a folder that is not
// there yet it leads back.
func TestTarget(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "books", "week"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"week": "books/week", "coming": "none/x", "up": "week/../y", "whole": filepath.Join(dir, "books")} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for path, want := range map[string]string{
		"a.epub":                "a.epub",
		"./week//a.epub":        "books/week/a.epub",
		"week/../a.epub":        "books/a.epub",
		"missing/../a.epub":     "a.epub",
		"missing/up/../a.epub":  "missing/a.epub",
		"coming":                "none/x",
		"up":                    "books/y",
		"whole/week/../../up":   "books/y",
		dir + "/whole/./a.epub": "books/a.epub",
	} {
		if got, err := Target(path); err != nil || got != filepath.Join(dir, want) {
			t.Errorf("%s is %s (%v), want %s", path, got, err, want)
		}
	}
	if got, err := Target("/../../.."); err != nil || got != string(filepath.Separator) {
		t.Errorf("above the root is %s (%v)", got, err)
	}
}

func TestFileKeepsLinks(t *testing.T) {
	dir, path := place(t)
	for link, to := range map[string]string{"link": "b.epub", "coming": "c.epub"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
		if _, err := File(filepath.Join(dir, link), write("new"), nil); err != nil {
			t.Fatal(err)
		}
		if to2, err := os.Readlink(filepath.Join(dir, link)); err != nil || to2 != to {
			t.Errorf("%s leads to %q (%v)", link, to2, err)
		}
	}
	if got := names(t, dir); len(got) != 4 || got["b.epub"] != "new" || got["c.epub"] != "new" || path == "" {
		t.Errorf("the folder holds %v", got)
	}
}

func TestWhatIsNoFile(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		mode os.FileMode
		fit  bool
	}{
		{Book(".epub"), os.ModeDevice | os.ModeCharDevice, true},
		{Report, os.ModeNamedPipe, true},
		{Book(".epub"), os.ModeDevice, false},
		{Book(".pdf"), os.ModeSocket, false},
		{Index, os.ModeNamedPipe, false},
		{Manual, os.ModeDevice | os.ModeCharDevice, false},
	} {
		if why := c.kind.unfit(c.mode); (why == "") != c.fit {
			t.Errorf("%v into %v: %q", c.kind, c.mode, why)
		}
	}
}
