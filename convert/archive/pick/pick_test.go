package pick

import (
	"strings"
	"testing"
)

// TestPatterns: as gitignore(5) has them.
func TestPatterns(t *testing.T) {
	for _, c := range []struct {
		pattern, in, out string // names of files, parted by spaces; folders end in a slash
	}{
		{"a.md", "a.md x/a.md x/y/a.md", "b.md a.md.md xa.md"},
		{"*.md", "a.md x/a.md", "a.txt md"},
		{"/a.md", "a.md", "x/a.md"},
		{"./a.md", "a.md x/a.md", ""},
		{"x/a.md", "x/a.md", "y/x/a.md"},
		{"**/x/a.md", "x/a.md y/x/a.md z/y/x/a.md", "xx/a.md"},
		{"x/**/a.md", "x/a.md x/y/a.md x/y/z/a.md", "a.md y/x/a.md"},
		{"x/**", "x/a.md x/y/a.md x/y/", "x/ a.md"},
		{"**", "a.md x/a.md", ""},
		{"x/**/**/a.md", "x/a.md x/y/z/a.md", "a.md"},
		{"x/*/a.md", "x/y/a.md", "x/a.md x/y/z/a.md"},
		{"x/", "x/ y/x/", "x"},
		{"a?.md", "ab.md a茶.md", "a.md"},
		{"[ab].md", "a.md b.md", "c.md"},
		{"[!ab].md", "c.md", "a.md"},
		{`\#a.md`, "#a.md", "a.md"},
		{`a\*.md`, "a*.md", "ab.md"},
		{"a[.md", "a[.md", "a.md"},
		{"a.md  ", "a.md", ""},
		{"日记/*.md", "日记/一.md", "日记/一/二.md"},
		{"cafe\u0301.md", "caf\u00e9.md", ""},
	} {
		p := parse(c.pattern, "x:1")
		if p == nil {
			t.Errorf("%q is no pattern", c.pattern)
			continue
		}
		for want, names := range map[bool]string{true: c.in, false: c.out} {
			for _, n := range strings.Fields(names) {
				name, folder := strings.CutSuffix(n, "/")
				if got := p.matches(name, folder); got != want {
					t.Errorf("%q, %q: %v", c.pattern, n, got)
				}
			}
		}
	}
	for _, line := range []string{"", "  ", "# word", "/", "!", "./"} {
		if p := parse(line, "x:1"); p != nil {
			t.Errorf("%q is the pattern %q", line, p.parts)
		}
	}
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		about            string
		include, exclude string // parted by spaces
		ignore           string // lines of the file at the top
		read, out        string
	}{
		{"nothing", "", "", "", "a.md x/a.md", ""},
		{"what is read", "x/", "", "", "x/a.md x/y/a.md", "a.md"},
		{"two patterns of it", "x/ *.txt", "", "", "x/a.md a.txt", "a.md"},
		{"what stays out comes first", "x/", "a.md", "", "x/b.md", "x/a.md b.md"},
		{"a folder", "", "x", "", "a.md xx/a.md", "x/a.md y/x/a.md"},
		{"taken back", "", "*.md !b.md", "", "b.md x/b.md", "a.md"},
		{"not in a folder that stays out", "", "x !x/b.md", "", "b.md", "x/a.md x/b.md"},
		{"a file of patterns", "", "", "# old\n*.txt\n\nx/*\n!x/b.md\r\n", "a.md x/b.md", "a.txt x/a.md"},
		{"the user before the file", "", "!a.txt", "*.txt", "a.txt", "b.txt"},
	} {
		r := New(strings.Fields(c.include), strings.Fields(c.exclude)).Rules()
		if c.ignore != "" {
			r.Ignore(".wenzhaiignore", ".wenzhaiignore", []byte(c.ignore))
		}
		for want, names := range map[bool]string{true: c.read, false: c.out} {
			for _, n := range strings.Fields(names) {
				if v := r.Of(n); (v.Why == Read) != want {
					t.Errorf("%s: %s: %+v", c.about, n, v)
				}
			}
		}
	}
}

// TestFilesOfFolders: those of a folder come before those above, and say nothing of
// another folder.
func TestFilesOfFolders(t *testing.T) {
	r := New(nil, nil).Rules()
	r.Ignore(IgnoreFile, IgnoreFile, []byte("*.txt"))
	r.Ignore("x/"+IgnoreFile, "x/"+IgnoreFile, []byte("!*.txt\n/a.md\n"))
	for name, want := range map[string]string{"a.txt": ".wenzhaiignore:1", "x/a.txt": "", "a.md": "", "x/a.md": "x/.wenzhaiignore:2", "x/y/a.md": "", "xy/a.md": ""} {
		if v := r.Of(name); v.By != want || (v.Why == Ignored) != (want != "") {
			t.Errorf("%s: %+v, want %q", name, v, want)
		}
	}
}

// TestWanted: the name of a file takes it whatever else says, and so does a pattern
// that would take nothing.
func TestWanted(t *testing.T) {
	c := New([]string{"README.md", "posts/", "drafts/"}, nil)
	r := c.Rules()
	named, post, other, draft := r.Of("x/README.md"), r.Of("posts/a.md"), r.Of("posts/_part.md"), r.Of("drafts/b.md")
	post.Take()
	if !named.Wanted() || other.Wanted() || !draft.Wanted() {
		t.Errorf("%v %v %v", named.Wanted(), other.Wanted(), draft.Wanted())
	}
	c = New([]string{"a.md", "b.md"}, []string{"*.txt", "c.md"})
	r = c.Rules()
	r.Of("a.md")
	r.Of("c.md")
	in, out := c.Unused()
	if strings.Join(in, " ") != "b.md" || strings.Join(out, " ") != "*.txt" {
		t.Errorf("unused: %q, %q", in, out)
	}
}

func TestKinds(t *testing.T) {
	c := New([]string{"*.org", "img/*", "LICENSE", ".plan/*.md"}, nil)
	for name, want := range map[string]bool{"a.org": true, "img/a.png": false, "LICENSE": true, "a.png": false} {
		if c.Suffix(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
	if !c.Hidden(".plan") || c.Hidden(".git") || New(nil, nil).Hidden(".plan") {
		t.Error("hidden folders")
	}
}

func FuzzPatterns(f *testing.F) {
	f.Add("**/a/*\n!b[", "x/a/b")
	f.Fuzz(func(_ *testing.T, lines, name string) {
		r := New(strings.Fields(lines), strings.Fields(name)).Rules()
		r.Ignore("x/"+IgnoreFile, "", []byte(lines))
		v := r.Of(name)
		v.Take()
		v.Wanted()
		r.Closed(name)
	})
}
