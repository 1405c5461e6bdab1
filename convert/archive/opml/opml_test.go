package opml

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// write lays a folder with files, and returns it.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestRead(t *testing.T) {
	const head, tail = `<?xml version="1.0"?><opml version="2.0"><head><title>Feeds</title></head><body>`, `</body></opml>`
	dir := write(t, map[string]string{"home/weir.xml": "x", "home/saved/my mill.xml": "x", "home/other.opml": "x", "away.xml": "x"})
	home := filepath.Join(dir, "home")
	for _, c := range []struct{ about, in, want string }{
		{"files beside it", head + `<outline text="Water"><outline type="rss" text="Weir" xmlUrl="weir.xml" htmlUrl="https://weir.example/"/><outline xmlUrl="saved\my mill.xml"/></outline>` + tail, "weir.xml saved/my mill.xml |  |  | 0"},
		{"addresses of files", head + `<outline xmlUrl="file:weir.xml"/><outline xmlUrl="file://` + home + `/saved/my%20mill.xml"/>` + tail, "weir.xml saved/my mill.xml |  |  | 0"},
		{"a folder", head + `<outline url="saved/"/>` + tail, "saved |  |  | 0"},
		{"one twice", head + `<outline xmlUrl="weir.xml"/><outline xmlUrl="weir.xml"/>` + tail, "weir.xml |  |  | 0"},
		{"feeds on the network", head + `<outline xmlUrl="https://weir.example/feed"/><outline xmlUrl="feed://weir.example/a"/><outline xmlUrl="//weir.example/b"/><outline text="none"/>` + tail, "|  |  | 3"},
		{"what is not there", head + `<outline xmlUrl="gone.xml"/>` + tail, "| gone.xml |  | 0"},
		{"what lies outside", head + `<outline xmlUrl="../away.xml"/><outline xmlUrl="/etc/hostname"/><outline xmlUrl="../../gone.xml"/>` + tail, "|  | ../away.xml /etc/hostname ../../gone.xml | 0"},
		{"another list, and itself", head + `<outline xmlUrl="other.opml"/><outline xmlUrl="list.opml"/>` + tail, "| other.opml list.opml |  | 0"},
		{"damage", head + `<outline xmlUrl="weir.xml"/><outline xmlUrl="`, "weir.xml |  |  | 0"},
	} {
		file := filepath.Join(home, "list.opml")
		if err := os.WriteFile(file, []byte(c.in), 0o644); err != nil {
			t.Fatal(err)
		}
		l, err := Read(file)
		for i := range l.Paths {
			rel, _ := filepath.Rel(home, l.Paths[i])
			l.Paths[i] = filepath.ToSlash(rel)
		}
		got := strings.Join(l.Paths, " ") + " | " + strings.Join(l.Missing, " ") + " | " + strings.Join(l.Outside, " ") + " | " + string(rune('0'+l.Remote))
		if got = strings.TrimSpace(got); got != c.want || err != nil {
			t.Errorf("%s: %s, %v; want %s", c.about, got, err, c.want)
		}
	}
}

func TestReadOutsideByLink(t *testing.T) {
	dir := write(t, map[string]string{"home/list.opml": `<opml><body><outline xmlUrl="link.xml"/></body></opml>`, "away.xml": "x"})
	if err := os.Symlink(filepath.Join(dir, "away.xml"), filepath.Join(dir, "home", "link.xml")); err != nil {
		t.Fatal(err)
	}
	l, err := Read(filepath.Join(dir, "home", "list.opml"))
	if err != nil || len(l.Paths) > 0 || !slices.Equal(l.Outside, []string{"link.xml"}) || len(l.left()) != 1 {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestReadNone(t *testing.T) {
	dir := write(t, map[string]string{"a.opml": "<rss/>", "b.opml": ""})
	for _, name := range []string{"a.opml", "b.opml", "gone.opml"} {
		if _, err := Read(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`<opml><body><outline xmlUrl="weir.xml"/><outline url="file:///a%zz"/></body></opml>`))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		file := filepath.Join(dir, "fuzz.opml")
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		l, _ := Read(file)
		for _, p := range l.Paths {
			if !within(dir, p) {
				t.Errorf("%s is outside", p)
			}
		}
	})
}
