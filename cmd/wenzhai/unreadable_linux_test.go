package main

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"
)

// A file that cannot be read ends a run where it was named; in a folder it is a
// warning, and the rest is read. So it is for all commands.
func TestUnreadableFiles(t *testing.T) {
	s := newSite(t, profile("weekly", "week"))
	article := "---\ntitle: 渡口\ndate: 2021-07-06\n---\n渡工把缆绳收进舱里，又在账簿上记了一笔。\n"
	s.put("archive/a.md", article)
	s.put("archive/locked.md", strings.Replace(article, "渡口", "石桥", 1))
	s.put("archive/locked/b.md", strings.Replace(article, "渡口", "磨坊", 1))
	s.put("packed/a.md", article)
	s.put("packed/locked.zip", zipOf(t, "b.md", article))
	s.put("damaged/a.md", article)
	s.put("damaged/half.zip", strings.Replace(zipOf(t, "b.md", article), "缆绳", "绳缆", 1))
	s.put("damaged/none.zip", "PK\x03\x04 and no more")
	locked := []string{"archive/locked.md", "archive/locked", "packed/locked.zip"}
	run := func(args ...string) (int, string) {
		t.Helper()
		for _, name := range locked {
			if err := os.Chmod(s.path(name), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		c := s.command(args...)
		c.Args[0] = "wenzhai"
		asNobody(t, s, c)
		for _, name := range locked {
			if err := os.Chmod(s.path(name), 0); err != nil {
				t.Fatal(err)
			}
		}
		t.Cleanup(func() { os.Chmod(s.path("archive/locked"), 0o755) }) //nolint:errcheck // the folder is a test's own
		return s.run(c)
	}
	for _, command := range []string{"epub -o x.epub", "pdf -o x.pdf", "list", "check", "extract"} {
		args := strings.Fields(command)
		for _, named := range locked {
			if code, said := run(append(args, named)...); code != 1 || !strings.Contains(said, named+": error[unreadable]: cannot be read: permission denied") {
				t.Errorf("%s %s: exit %d\n%s", command, named, code, said)
			}
		}
		if code, said := run(append(args, "packed")...); code != 0 || !strings.Contains(said, "packed/locked.zip: warning[unreadable]: cannot be read: permission denied") {
			t.Errorf("%s packed: exit %d\n%s", command, code, said)
		}
		if code, said := run(append(args, "archive")...); code != 0 || strings.Count(said, "warning[unreadable]") != 2 {
			t.Errorf("%s archive: exit %d\n%s", command, code, said)
		}
		if code, said := run(append(args, "damaged")...); code != 0 || strings.Count(said, "warning[broken-archive]") != 2 {
			t.Errorf("%s damaged: exit %d\n%s", command, code, said)
		}
		if code, said := run(append(args, "damaged/none.zip")...); code != 1 || !strings.Contains(said, "damaged/none.zip: error[broken-archive]") {
			t.Errorf("%s damaged/none.zip: exit %d\n%s", command, code, said)
		}
		if command == "extract" {
			continue
		}
		if code, said := run(append(args, "damaged", "--strict")...); code != 3 {
			t.Errorf("%s --strict damaged: exit %d\n%s", command, code, said)
		}
		if code, said := run(append(args, "archive/a.md", "archive/locked.md")...); code != 1 {
			t.Errorf("%s of a file and a locked one: exit %d\n%s", command, code, said)
		}
		if code, said := run(append(args, "archive", "--strict")...); code != 3 {
			t.Errorf("%s --strict archive: exit %d\n%s", command, code, said)
		}
	}
	for _, taught := range []struct {
		folder, said string
		times        int
	}{{"archive", "warning[unreadable]", 2}, {"packed", "packed/locked.zip: warning[unreadable]", 1}, {"damaged", "warning[broken-archive]", 2}} {
		code, said := run("align", "--learn", taught.folder, "packed/a.md", "damaged/a.md")
		if code != 0 || strings.Count(said, taught.said) != taught.times || strings.Contains(said, "undated") {
			t.Errorf("align --learn %s: exit %d\n%s", taught.folder, code, said)
		}
	}
	if code, said := run("align", "--learn", "archive/locked.md", "packed/a.md", "damaged/a.md"); code != 1 || strings.Count(said, "archive/locked.md: error[unreadable]") != 1 {
		t.Errorf("align --learn of a locked file: exit %d\n%s", code, said)
	}
	if code, said := run("build", "--now", secondWeek); code != 0 || !strings.Contains(said, "not in it: 2 unreadable files") {
		t.Errorf("build: exit %d\n%s", code, said)
	}
	if code, said := run("build", "--now", secondWeek, "--strict"); code != 3 {
		t.Errorf("build --strict: exit %d\n%s", code, said)
	}
	s.put("wenzhai.toml", strings.Replace(profile("weekly", "week"), `"archive"`, `"archive/a.md", "archive/locked.md"`, 1))
	if code, said := run("build", "--now", secondWeek); code != 1 || !strings.Contains(said, "error[unreadable]") {
		t.Errorf("build of a locked file: exit %d\n%s", code, said)
	}
}

func zipOf(t *testing.T, name, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}
