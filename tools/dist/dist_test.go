package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"
)

// made makes a release of small programs in new folders, and returns its files.
func made(t *testing.T, version string) map[string]string {
	t.Helper()
	r := &release{
		Version: version, Commit: "0123456789abcdef0123456789abcdef01234567",
		Date: time.Date(2021, 6, 28, 4, 5, 6, 0, time.UTC), top: "../..", out: t.TempDir(), work: t.TempDir(),
	}
	var programs []program
	for _, p := range platforms {
		programs = append(programs, program{platform: p, data: []byte("the program for " + p.String())})
	}
	s := shared{
		manuals:     []file{{Name: "man/man1/wenzhai.1", Data: []byte(".TH WENZHAI 1\n")}, {Name: "man/zh_CN/man1/wenzhai.1", Data: []byte(".TH WENZHAI 1\n")}},
		completions: []file{{Name: "completions/wenzhai.bash"}, {Name: "completions/_wenzhai"}, {Name: "completions/wenzhai.fish"}, {Name: "completions/wenzhai.ps1"}},
	}
	var err error
	if s.documents, err = r.documents(); err != nil {
		t.Fatal(err)
	}
	if s.examples, err = read(examples, "examples"); err != nil {
		t.Fatal(err)
	}
	modules := []*debug.Module{{Path: "github.com/yuin/goldmark", Version: "v1.8.7"}, {Path: "golang.org/x/text", Version: "v0.44.0"}}
	for _, step := range []func() error{
		func() error { return r.write(programs, s) },
		func() error { return r.bill(modules, "go1.26.8", s) },
		r.manifests,
		r.sums,
	} {
		if err := step(); err != nil {
			t.Fatal(err)
		}
	}
	files, err := read(os.DirFS(r.out), ".")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range files {
		all[f.Name] = string(f.Data)
	}
	return all
}

// TestSameBytes holds that a release that is made again, elsewhere, has the same bytes.
func TestSameBytes(t *testing.T) {
	first := made(t, "1.2.3")
	second := made(t, "1.2.3")
	if len(first) != len(second) || len(first) < 28 {
		t.Fatalf("%d files, then %d", len(first), len(second))
	}
	for name, data := range first {
		if second[name] != data {
			t.Errorf("%s has other bytes the second time", name)
		}
	}
}

// TestNames holds which files a release has, of a last version and of one before it.
func TestNames(t *testing.T) {
	for _, version := range []string{"1.2.3", "1.2.3-rc.1"} {
		all := made(t, version)
		tilde, under := strings.Replace(version, "-", "~", 1), strings.Replace(strings.Replace(version, "-", "_", 1), "rc.", "rc", 1)
		for _, name := range []string{
			"wenzhai_" + version + "_windows_arm64.zip",
			"wenzhai_" + version + "_linux_armv7.tar.gz",
			"wenzhai_" + tilde + "-1_armhf.deb",
			"wenzhai-" + tilde + "-1.armv7hl.rpm",
			"wenzhai_" + under + "-r1_armv7.apk",
			"wenzhai_" + version + "_oci.tar",
			"wenzhai_" + version + ".cdx.json",
			"manifests/aur/.SRCINFO",
			"SHA256SUMS",
		} {
			if _, ok := all[name]; !ok {
				t.Errorf("%s: no %s", version, name)
			}
		}
		for name, data := range all {
			if strings.HasPrefix(name, "manifests/") && (strings.Contains(data, "<no value>") || strings.Contains(data, "{{")) {
				t.Errorf("%s has holes", name)
			}
		}
	}
}

// TestArchive holds the rights, owner and times of an archive's files.
func TestArchive(t *testing.T) {
	data := made(t, "1.2.3")["wenzhai_1.2.3_linux_amd64.tar.gz"]
	z, err := gzip.NewReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for archive := tar.NewReader(z); ; {
		h, err := archive.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, strings.TrimPrefix(h.Name, "wenzhai_1.2.3_linux_amd64/"))
		want := int64(0o644)
		if strings.HasSuffix(h.Name, "/wenzhai") {
			want = 0o755
		}
		if h.Mode != want || h.Uid != 0 || !h.ModTime.Equal(time.Date(2021, 6, 28, 4, 5, 6, 0, time.UTC)) {
			t.Errorf("%s: mode %o, user %d, %v", h.Name, h.Mode, h.Uid, h.ModTime)
		}
	}
	if !slices.IsSorted(names) || !slices.Contains(names, "completions/_wenzhai") || !slices.Contains(names, "THIRD-PARTY.txt") {
		t.Errorf("files %v", names)
	}
}

// TestLicences holds that every work of THIRD-PARTY.txt is read, and that nearly all have an identifier.
func TestLicences(t *testing.T) {
	text, err := os.ReadFile("../../THIRD-PARTY.txt")
	if err != nil {
		t.Fatal(err)
	}
	licences, embedded := thirdParty(string(text))
	if len(licences) < 60 || len(embedded) < 20 {
		t.Errorf("%d works, %d embedded", len(licences), len(embedded))
	}
	for name, want := range map[string][]string{
		"github.com/yuin/goldmark":                 {"MIT"},
		"golang.org/x/text":                        {"BSD-3-Clause"},
		"github.com/andybalholm/cascadia":          {"BSD-2-Clause"},
		"LXGW WenKai, as Wenzhai Kai, modified":    {"OFL-1.1"},
		"CC-CEDICT, readings of Chinese, modified": {"CC-BY-SA-4.0"},
	} {
		if !slices.Equal(licences[name], want) {
			t.Errorf("%s: %v, want %v", name, licences[name], want)
		}
	}
	for name, ids := range licences {
		if len(ids) == 0 && !strings.HasPrefix(name, "hyph-utf8") && !strings.HasPrefix(name, "The time zone") {
			t.Errorf("%s has no identifier", name)
		}
	}
}

// TestUnits holds that the units of systemd are those of docs/digests.md, but for the place of the program.
func TestUnits(t *testing.T) {
	manual, err := os.ReadFile("../../docs/digests.md")
	if err != nil {
		t.Fatal(err)
	}
	told := strings.ReplaceAll(string(manual), "/usr/local/bin/", "/usr/bin/")
	for _, name := range []string{"examples/wenzhai.service", "examples/wenzhai.timer"} {
		unit, err := examples.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, unit, _ = bytes.Cut(unit, []byte("[Unit]"))
		if !strings.Contains(told, string(unit)) {
			t.Errorf("%s is not in docs/digests.md", name)
		}
	}
}

// TestVersions holds which versions make a release.
func TestVersions(t *testing.T) {
	for version, want := range map[string]bool{
		"v1.2.3": true, "v0.1.0-rc.1": true, "1.2.3": false, "v1.2": false, "51df179": false, "v1.2.3-4-g51df179": false, "v1.2.3-dirty": false, "": false,
	} {
		if semver.MatchString(version) != want {
			t.Errorf("%q: want %v", version, want)
		}
	}
}

// TestRoots holds that the image's roots of TLS are many and can be read.
func TestRoots(t *testing.T) {
	for _, f := range bare() {
		if strings.HasSuffix(f.Name, ".crt") && bytes.Count(f.Data, []byte("BEGIN CERTIFICATE")) < 80 {
			t.Errorf("few roots: %d bytes", len(f.Data))
		}
		if f.Mode.IsDir() && f.Mode.Perm() == 0 {
			t.Errorf("%s: %v", f.Name, fs.FileMode(f.Mode))
		}
	}
}
