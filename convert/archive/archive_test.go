package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/wenzhai/wenzhai/convert/diag"
)

// tree writes files (name → content) below a new folder and returns it.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// open opens paths and closes the archive at the end of the test.
func open(t *testing.T, o Options, paths ...string) (*Archive, []diag.Diagnostic) {
	t.Helper()
	a, ds, err := Open(context.Background(), paths, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := a.Close(); err != nil {
			t.Error(err)
		}
	})
	return a, ds
}

// names returns the sources' paths without the folder they lie in.
func names(a *Archive, dir string) string {
	var out []string
	for _, s := range a.Sources() {
		out = append(out, strings.TrimPrefix(s.Path(), filepath.ToSlash(dir)+"/"))
	}
	return strings.Join(out, " ")
}

func codes(ds []diag.Diagnostic) string {
	var out []string
	for _, d := range ds {
		out = append(out, string(d.Code))
	}
	return strings.Join(out, " ")
}

func TestFolder(t *testing.T) {
	dir := tree(t, map[string]string{
		"issue-10.md": "ten", "issue-9.md": "nine", "issue-009.md": "009",
		"b/a.HTML": "<p>tea", "b/.hidden.md": "x", ".git/x.md": "x", "a.png": "x", "LICENSE": "x",
		"c.txt": "", "茶/龙井.markdown": "茶",
	})
	a, ds := open(t, Options{}, dir)
	if got, want := names(a, dir), "b/a.HTML c.txt issue-009.md issue-9.md issue-10.md 茶/龙井.markdown"; got != want {
		t.Errorf("sources:\n got %s\nwant %s", got, want)
	}
	if len(ds) > 0 {
		t.Error(ds)
	}
	want := []Skipped{{".png", 1}, {"hidden", 2}, {"no extension", 1}}
	if got := a.Skipped(); len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("skipped %v, want %v", got, want)
	}
	for _, s := range a.Sources() {
		data, err := s.Read()
		if err != nil || int64(len(data)) != s.Size() || s.ModTime().IsZero() {
			t.Errorf("%s: %q, size %d, %v, %v", s.Path(), data, s.Size(), s.ModTime(), err)
		}
	}
}

func TestNamedFiles(t *testing.T) {
	dir := tree(t, map[string]string{"a.md": "a", "notes.log": "log", ".draft.md": "draft"})
	a, _ := open(t, Options{}, filepath.Join(dir, "notes.log"), filepath.Join(dir, ".draft.md"), dir, filepath.Join(dir, "a.md"))
	if got, want := names(a, dir), "notes.log .draft.md a.md"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestMissing(t *testing.T) {
	dir := tree(t, map[string]string{"a.md": "a", "no.zip": "this is no zip archive"})
	a, ds, err := Open(context.Background(), []string{dir, filepath.Join(dir, "nowhere"), filepath.Join(dir, "no.zip")}, Options{})
	var d diag.Diagnostic
	if a != nil || !errors.As(err, &d) || d.Code != diag.PathMissing || !strings.HasSuffix(d.Path, "/nowhere") {
		t.Errorf("got %v, %v", a, err)
	}
	if got := codes(ds); got != "broken-archive path-missing" {
		t.Errorf("diagnostics %s", got)
	}
}

func TestTooLarge(t *testing.T) {
	dir := tree(t, map[string]string{"big.md": strings.Repeat("x", 100), "fit.md": strings.Repeat("x", 10)})
	a, _ := open(t, Options{MaxFile: 10}, dir)
	_, err := a.Sources()[0].Read()
	var d diag.Diagnostic
	if !errors.As(err, &d) || d.Code != diag.TooLarge || d.Path != a.Sources()[0].Path() {
		t.Errorf("big: %v", err)
	}
	if data, err := a.Sources()[1].Read(); err != nil || len(data) != 10 {
		t.Errorf("fit: %d, %v", len(data), err)
	}
}

func TestMaxEntries(t *testing.T) {
	dir := tree(t, map[string]string{"1.md": "", "2.md": "", "3.md": "", "4.md": ""})
	a, ds := open(t, Options{MaxEntries: 2}, dir)
	if len(a.Sources()) != 2 || codes(ds) != "too-large" {
		t.Errorf("%d sources, %v", len(a.Sources()), ds)
	}
}

func TestLinks(t *testing.T) {
	dir := tree(t, map[string]string{"in/real.md": "real", "out/secret.md": "secret", "out/pic.png": "pic"})
	in := filepath.Join(dir, "in")
	for link, to := range map[string]string{
		"same.md": "real.md", "escape.md": "../out/secret.md", "escape.png": "../out/pic.png",
		"loop": ".", "gone.md": "nothing.md", "folder": "../out", "self.md": "self.md",
	} {
		if err := os.Symlink(to, filepath.Join(in, link)); err != nil {
			t.Fatal(err)
		}
	}
	a, ds := open(t, Options{}, in)
	// real.md comes first by name; same.md leads to the same file.
	if got := names(a, in); got != "real.md" {
		t.Errorf("sources %s", got)
	}
	var found []string
	for _, d := range ds {
		found = append(found, path.Base(d.Path)+" "+string(d.Code))
	}
	slices.Sort(found)
	want := []string{"escape.md link-outside", "escape.png link-outside", "folder link-outside", "gone.md unreadable", "self.md link-outside"}
	if !slices.Equal(found, want) {
		t.Errorf("diagnostics %q, want %q", found, want)
	}
	for _, ref := range []string{"escape.png", "folder/pic.png", "../out/pic.png"} {
		if _, _, err := a.Sources()[0].Resource(ref); !errors.Is(err, ErrOutside) {
			t.Errorf("%s: %v, want ErrOutside", ref, err)
		}
	}
	// A named link is what the user asked for.
	b, _ := open(t, Options{}, filepath.Join(in, "escape.md"))
	if data, err := b.Sources()[0].Read(); err != nil || string(data) != "secret" {
		t.Errorf("named link: %q, %v", data, err)
	}
}

func TestResource(t *testing.T) {
	dir := tree(t, map[string]string{
		"posts/a.md": "a", "img/tea cup.png": "cup", "posts/near.png": "near", "img/100%.png": "percent", "img/茶.png": "茶",
		"img/big.png": strings.Repeat("x", 2000),
	})
	a, _ := open(t, Options{MaxFile: 1000}, dir)
	s := a.Sources()[0]
	for ref, want := range map[string]string{
		"near.png": "near", "./near.png?w=100#x": "near", "../img/tea%20cup.png": "cup", "/img/tea cup.png": "cup",
		`..\img\tea cup.png`: "cup", "/img/100%.png": "percent", "../img/%E8%8C%B6.png": "茶", "/../img/茶.png": "茶",
	} {
		name, data, err := s.Resource(ref)
		if ref == "/../img/茶.png" {
			if !errors.Is(err, ErrOutside) {
				t.Errorf("%s: %v, want ErrOutside", ref, err)
			}
			continue
		}
		if err != nil || string(data) != want || !strings.HasPrefix(name, filepath.ToSlash(dir)+"/") {
			t.Errorf("%s: %q %q, %v", ref, name, data, err)
		}
	}
	for ref, want := range map[string]error{
		"none.png": fs.ErrNotExist, "../img": fs.ErrNotExist, "": fs.ErrNotExist, "../../x.png": ErrOutside,
		"%2e%2e/%2e%2e/etc/passwd": ErrOutside, "file:///etc/passwd": ErrOutside, "//host/x.png": ErrOutside,
		`C:\x.png`: ErrOutside, "/img/big.png": ErrTooLarge,
	} {
		if _, _, err := s.Resource(ref); !errors.Is(err, want) {
			t.Errorf("%q: %v, want %v", ref, err, want)
		}
	}
}

func TestStdin(t *testing.T) {
	a, _ := open(t, Options{Stdin: strings.NewReader("# Tea")}, "-", "-")
	if names(a, "") != "-" {
		t.Fatalf("sources %s", names(a, ""))
	}
	for range 2 {
		if data, err := a.Sources()[0].Read(); err != nil || string(data) != "# Tea" {
			t.Errorf("%q, %v", data, err)
		}
	}
	if _, _, err := a.Sources()[0].Resource("/etc/passwd"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if _, _, err := Open(context.Background(), []string{"-"}, Options{}); err == nil {
		t.Error("no standard input: no error")
	}
	z := packedZip(t, map[string]string{"a.md": "a"})
	b, _ := open(t, Options{Stdin: bytes.NewReader(z)}, "-")
	if names(b, "") != "-/a.md" {
		t.Errorf("zip on standard input: %s", names(b, ""))
	}
}

// packedZip returns a zip archive of files (name → content) in order of name.
func packedZip(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for _, name := range sortedKeys(files) {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, NonUTF8: strings.Contains(name, "\xb2")})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func sortedKeys(m map[string]string) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	for i := range keys {
		for j := i; j > 0 && keys[j] < keys[j-1]; j-- {
			keys[j], keys[j-1] = keys[j-1], keys[j]
		}
	}
	return keys
}

func zipFile(t *testing.T, data []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "arch.zip")
	if err := os.WriteFile(p, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestZip(t *testing.T) {
	gbk, err := simplifiedchinese.GB18030.NewEncoder().String("茶/二.md")
	if err != nil {
		t.Fatal(err)
	}
	p := zipFile(t, packedZip(t, map[string]string{
		"posts/issue-10.md": "ten", "posts/issue-9.md": "nine", "posts/img/a.png": "pic", "__MACOSX/posts/._a.md": "x",
		"../evil.md": "x", "/abs.md": "x", `win\b.md`: "b", gbk: "two", "posts/": "",
	}))
	a, ds := open(t, Options{}, p, p)
	if got, want := names(a, p), "posts/issue-9.md posts/issue-10.md win/b.md 茶/二.md"; got != want {
		t.Errorf("sources:\n got %s\nwant %s", got, want)
	}
	if got := codes(ds); got != "broken-archive broken-archive" {
		t.Errorf("diagnostics %v", ds)
	}
	s := a.Sources()[0]
	if data, err := s.Read(); err != nil || string(data) != "nine" {
		t.Errorf("%q, %v", data, err)
	}
	if _, data, err := s.Resource("img/a.png"); err != nil || string(data) != "pic" {
		t.Errorf("%q, %v", data, err)
	}
	if _, _, err := s.Resource("../../evil.md"); !errors.Is(err, ErrOutside) {
		t.Error(err)
	}
}

func TestZipDamage(t *testing.T) {
	files := map[string]string{}
	for _, n := range []string{"a.md", "b.md", "c.md"} {
		files[n] = strings.Repeat("the garden of "+n+" ", 50)
	}
	whole := packedZip(t, files)
	t.Run("cut", func(t *testing.T) {
		a, ds := open(t, Options{}, zipFile(t, whole[:len(whole)-150]))
		if len(a.Sources()) < 2 || codes(ds) != "broken-archive" {
			t.Fatalf("%d sources, %v", len(a.Sources()), ds)
		}
		if data, err := a.Sources()[1].Read(); err != nil || string(data) != files["b.md"] {
			t.Errorf("%q, %v", data, err)
		}
	})
	t.Run("entry", func(t *testing.T) {
		bad := bytes.Clone(whole)
		bad[40] ^= 0xff // in the data of a.md
		a, _ := open(t, Options{}, zipFile(t, bad))
		_, err := a.Sources()[0].Read()
		var d diag.Diagnostic
		if !errors.As(err, &d) || d.Code != diag.BrokenArchive {
			t.Errorf("a.md: %v", err)
		}
		if data, err := a.Sources()[1].Read(); err != nil || string(data) != files["b.md"] {
			t.Errorf("b.md: %q, %v", data, err)
		}
	})
	t.Run("encrypted", func(t *testing.T) {
		bad := bytes.Clone(whole)
		i := bytes.LastIndex(bad, []byte("PK\x01\x02"))
		bad[i+8] |= 1
		a, ds := open(t, Options{}, zipFile(t, bad))
		if len(a.Sources()) != 2 || codes(ds) != "broken-archive" || !strings.Contains(ds[0].Message, "encrypted") {
			t.Errorf("%d sources, %v", len(a.Sources()), ds)
		}
	})
}

func TestZipBomb(t *testing.T) {
	p := zipFile(t, packedZip(t, map[string]string{"bomb.md": strings.Repeat("\x00", 20<<20), "ok.md": "ok"}))
	a, ds := open(t, Options{}, p)
	if names(a, p) != "ok.md" || codes(ds) != "broken-archive" {
		t.Errorf("%s, %v", names(a, p), ds)
	}
}

func TestConcurrentReads(t *testing.T) {
	dir := tree(t, map[string]string{"a.md": "a", "b.md": "b", "p.png": "p"})
	z := zipFile(t, packedZip(t, map[string]string{"a.md": "a", "b.md": "b", "p.png": "p"}))
	a, _ := open(t, Options{}, dir, z)
	var wg sync.WaitGroup
	for range 8 {
		for _, s := range a.Sources() {
			wg.Go(func() {
				if data, err := s.Read(); err != nil || string(data) != strings.TrimSuffix(s.Name(), ".md") {
					t.Errorf("%s: %q, %v", s.Path(), data, err)
				}
				if _, data, err := s.Resource("p.png"); err != nil || string(data) != "p" {
					t.Errorf("%s: %q, %v", s.Path(), data, err)
				}
			})
		}
	}
	wg.Wait()
}

func FuzzZip(f *testing.F) {
	whole := packedZip(f, map[string]string{"a.md": "tea", "dir/b.html": "<p>garden", "../c.md": "x"})
	f.Add(whole)
	f.Add(whole[:len(whole)-30])
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, _, err := Open(context.Background(), []string{"-"}, Options{Stdin: bytes.NewReader(append([]byte("PK\x03\x04"), data...)), MaxFile: 1 << 16})
		if err != nil {
			return
		}
		for _, s := range a.Sources() {
			if strings.Contains(s.Path(), "..") && !fs.ValidPath(strings.TrimPrefix(s.Path(), "-/")) {
				t.Errorf("unsafe path %q", s.Path())
			}
			if data, err := s.Read(); err == nil && len(data) > 1<<16 {
				t.Errorf("%s: %d bytes", s.Path(), len(data))
			}
		}
	})
}
