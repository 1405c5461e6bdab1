package convert

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/digest"
)

// Libraries of one reading are what Open gives, in any order, whatever the ones
// before them made of the heads; and none reads the archive's heads again.
func TestReadingForSeveralBooks(t *testing.T) {
	dir := t.TempDir()
	for i := range 20 {
		text := fmt.Sprintf("---\ntitle: 茶園 %d\ndate: 2021-06-%02d\n---\n清晨的茶園裏有霧，採茶的人說，霧散之前摘下的葉子最軟。第 %d 天。\n", i, 1+i, i)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	base := Options{Source: Source{Paths: []string{dir}, Zone: time.UTC}}
	var all []Options
	for day := 1; day < 20; day += 4 {
		since := time.Date(2021, 6, day, 0, 0, 0, 0, time.UTC)
		for _, convert := range []string{"t2s", ""} {
			o := base
			o.Selection, o.Convert, o.Layout = digest.Selection{Since: since, Until: since.AddDate(0, 0, 4)}, convert, digest.Interleave
			all = append(all, o)
		}
	}
	inputs := func(l *Library, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := l.Inputs(t.Context(), &out); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	want := map[int]string{}
	for i, o := range all {
		want[i] = inputs(Open(t.Context(), o))
	}
	r, err := Read(t.Context(), base)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range all {
		if got := inputs(r.Library(t.Context(), o)); got != want[i] || len(got) < 100 {
			t.Errorf("book %d is made of\n%s\nwant\n%s", i, got, want[i])
		}
	}
	// What came after the reading is not in it.
	if err := os.WriteFile(filepath.Join(dir, "late.md"), []byte("---\ntitle: 晚\ndate: 2021-06-01\n---\n来晚了的一页。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := inputs(r.Library(t.Context(), all[0])); got != want[0] {
		t.Errorf("the archive was read again:\n%s", got)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
}
