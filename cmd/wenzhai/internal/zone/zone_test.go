package zone

import (
	"archive/zip"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones on machines without zone files

	"github.com/wenzhai/wenzhai/tools/testtime"
)

var update = flag.Bool("update", false, "rewrite names.txt")

// The list is that of the Go release that builds the program.
func TestNamesAreThoseOfGo(t *testing.T) {
	root, err := testtime.Command(t, "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	var want []string
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, "/") && f.Name != "Factory" {
			want = append(want, f.Name)
		}
	}
	slices.Sort(want)
	if *update {
		if err := os.WriteFile("names.txt", []byte(strings.Join(want, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !slices.Equal(Names(), want) {
		t.Error("names.txt is not what this release of Go has; run go test ./cmd/wenzhai/internal/zone -update")
	}
}

func TestParse(t *testing.T) {
	at := time.Date(2021, 6, 28, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ in, name, offset string }{
		{"Asia/Shanghai", "Asia/Shanghai", "+0800"},
		{"asia/shanghai", "Asia/Shanghai", "+0800"},
		{" ASIA/SHANGHAI ", "Asia/Shanghai", "+0800"},
		{"shanghai", "Asia/Shanghai", "+0800"},
		{"Beijing", "Asia/Shanghai", "+0800"},
		{"北京", "Asia/Shanghai", "+0800"},
		{"PRC", "PRC", "+0800"},
		{"utc", "UTC", "+0000"},
		{"Z", "UTC", "+0000"},
		{"gmt", "GMT", "+0000"},
		{"america/new_york", "America/New_York", "-0400"},
		{"New York", "America/New_York", "-0400"},
		{"america/port-au-prince", "America/Port-au-Prince", "-0400"},
		{"antarctica/dumontdurville", "Antarctica/DumontDUrville", "+1000"},
		{"+08:00", "+08:00", "+0800"},
		{"+0800", "+08:00", "+0800"},
		{"+8", "+08:00", "+0800"},
		{"UTC+8", "+08:00", "+0800"},
		{"gmt+8", "+08:00", "+0800"},
		{"UTC-03:30", "-03:30", "-0330"},
		{"UTC−3", "-03:00", "-0300"},
		{"Etc/GMT+8", "Etc/GMT+8", "-0800"},
	} {
		z, err := Parse(c.in)
		if err != nil {
			t.Errorf("Parse(%q): %v", c.in, err)
			continue
		}
		if z.String() != c.name || at.In(z).Format("-0700") != c.offset {
			t.Errorf("Parse(%q) = %s, %s; want %s, %s", c.in, z, at.In(z).Format("-0700"), c.name, c.offset)
		}
	}
	if z, err := Parse("Local"); err != nil || z.String() != "Local" {
		t.Errorf("Parse(Local) = %v, %v", z, err)
	}
}

// The machine's own zone is known again by its changes, whatever it is called.
func TestIdentity(t *testing.T) {
	seen := map[string]string{}
	for _, n := range []string{"Europe/Berlin", "America/New_York", "Asia/Shanghai", "Asia/Kathmandu", "UTC"} {
		z, err := time.LoadLocation(n)
		if err != nil {
			t.Fatal(err)
		}
		if Identity(z) != n {
			t.Errorf("%s is %q", n, Identity(z))
		}
		if other, ok := seen[changes(z)]; ok {
			t.Errorf("%s and %s change alike", n, other)
		}
		seen[changes(z)] = n
	}
}

func TestParseRefuses(t *testing.T) {
	for _, c := range []struct{ in, hint string }{
		{"", ""},
		{"CST", ""},
		{"Mars/Olympus", ""},
		{"+25:00", ""},
		{"+08:60", ""},
		{"../etc/passwd", ""},
		{"asia/shanhgai", "did you mean Asia/Shanghai?"},
		{"Asia/Honkong", "did you mean"},
		{"Europe/Lodnon", "did you mean Europe/London?"},
	} {
		z, err := Parse(c.in)
		if err == nil {
			t.Errorf("Parse(%q) = %s, want an error", c.in, z)
			continue
		}
		if !strings.Contains(err.Error(), "expected a name such as Asia/Shanghai") || !strings.Contains(err.Error(), c.hint) || c.hint == "" && strings.Contains(err.Error(), "did you mean") {
			t.Errorf("Parse(%q): %v; want %q", c.in, err, c.hint)
		}
	}
}

// Every name is found in whatever case it is written.
func TestEveryNameIsFound(t *testing.T) {
	for _, n := range Names() {
		if got := find(strings.ToLower(n)); got != n {
			t.Errorf("find(%q) = %q", strings.ToLower(n), got)
		}
	}
}
