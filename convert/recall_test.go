package convert

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	"github.com/google/go-cmp/cmp"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/cache"
)

// every sets all settable fields of v to something that is not zero.
func every(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2021, 6, 28, 20, 23, 4, 5, time.FixedZone("", 5*3600))))
			return
		}
		for i := range v.NumField() {
			every(v.Field(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			every(v.Index(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		every(v.Index(0))
		every(v.Index(1))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		every(v.Elem())
	case reflect.String:
		v.SetString("文 text")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(77)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Uint32, reflect.Uint64:
		v.SetUint(1 << 31)
	case reflect.Float64:
		v.SetFloat(1.5)
	default:
		panic("no value for " + v.Type().String())
	}
}

// Whatever a head says survives the cache, also what it learns to say later.
func TestEveryFieldOfAHeadSurvivesTheCache(t *testing.T) {
	var h article.Head
	every(reflect.ValueOf(&h).Elem())
	data, err := cbor.Marshal(article.NewStored(&h))
	if err != nil {
		t.Fatal(err)
	}
	var st article.Stored
	if err := cbor.Unmarshal(data, &st); err != nil {
		t.Fatal(err)
	}
	got := st.Restored(time.UTC)
	if !got.Date.Equal(h.Date) || got.Date.Format(time.RFC3339Nano) != h.Date.Format(time.RFC3339Nano) {
		t.Errorf("date %v, want %v", got.Date, h.Date)
	}
	got.Date, h.Date = time.Time{}, time.Time{}
	if d := cmp.Diff(h, got); d != "" {
		t.Error(d)
	}
}

func TestEveryOptionOfReadingIsPartOfTheKey(t *testing.T) {
	base := fmt.Sprintf("%+v", article.Options{})
	typ := reflect.TypeFor[article.Options]()
	for i := range typ.NumField() {
		var o article.Options
		f := reflect.ValueOf(&o).Elem().Field(i)
		switch f.Interface().(type) {
		case *time.Location:
			f.Set(reflect.ValueOf(time.FixedZone("+08:00", 8*3600)))
		case []*article.Splitter:
			s, err := article.NewSplitter("^(?P<title>.+):$")
			if err != nil {
				t.Fatal(err)
			}
			f.Set(reflect.ValueOf([]*article.Splitter{s}))
		default:
			every(f)
		}
		if s := fmt.Sprintf("%+v", o); s == base || strings.Contains(s, "0xc0") {
			t.Errorf("%s does not show in %s", typ.Field(i).Name, s)
		}
	}
}

// archiveOf writes n small articles that were last edited an hour ago.
func archiveOf(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		putPage(t, dir, i, "雾从山谷里升起来，到了中午才散。")
	}
	return dir
}

var edited = time.Date(2021, 7, 1, 0, 0, 0, 0, time.UTC)

// longAfter is later than the time that a test's files carry, which is the
// machine's.
var longAfter = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)

func putPage(t *testing.T, dir string, i int, body string) {
	t.Helper()
	path := filepath.Join(dir, fmt.Sprintf("%04d.md", i))
	text := fmt.Sprintf("---\ntitle: 第 %d 页\ndate: 2021-06-%02dT08:00:00+03:00\n---\n%s\n", i, 1+i%28, body)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, edited, edited); err != nil {
		t.Fatal(err)
	}
}

// listing lists an archive by way of a cache that was opened at a time.
func listing(t *testing.T, dir, path string, at time.Time, verify bool) (lines []string, s *cache.Store) {
	t.Helper()
	o := Options{Source: Source{Paths: []string{dir}, Zone: time.FixedZone("CST", 8*3600)}}
	if path != "" {
		s = cache.Open(path, cache.Options{Salt: "test", Now: at, Verify: verify})
		o.Cache = s
	}
	l, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	err = l.List(context.Background(), false, func(x Listing) error {
		lines = append(lines, fmt.Sprintf("%+v %d %d %v", x.Meta.Title, x.Chars, x.Images, x.Meta.Date.Format(time.RFC3339)))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range l.Diagnostics() {
		lines = append(lines, d.String())
	}
	if s != nil {
		if err := s.Save(); err != nil {
			t.Fatal(err)
		}
	}
	return lines, s
}

// A cached run says what one without a cache says, whatever was done to the
// files between.
func TestCacheNeverChangesWhatIsSaid(t *testing.T) {
	dir := archiveOf(t, 300)
	path := filepath.Join(t.TempDir(), "cache")
	later := longAfter
	listing(t, dir, path, later, false)
	steps := []struct {
		name string
		do   func()
	}{
		{"nothing", func() {}},
		{"edited, same size and time", func() { putPage(t, dir, 7, "雾从山谷里升起来，到了傍晚才散。") }},
		{"emptied", func() { putPage(t, dir, 8, "") }},
		{"deleted", func() { os.Remove(filepath.Join(dir, "0009.md")) }},
		{"added", func() { putPage(t, dir, 999, "新的一页。") }},
		{"renamed over another", func() { os.Rename(filepath.Join(dir, "0010.md"), filepath.Join(dir, "0011.md")) }},
		{"swapped", func() {
			os.Rename(filepath.Join(dir, "0012.md"), filepath.Join(dir, "x"))
			os.Rename(filepath.Join(dir, "0013.md"), filepath.Join(dir, "0012.md"))
			os.Rename(filepath.Join(dir, "x"), filepath.Join(dir, "0013.md"))
		}},
		{"cache deleted", func() { os.Remove(path) }},
	}
	for _, s := range steps {
		s.do()
		want, _ := listing(t, dir, "", later, false)
		got, _ := listing(t, dir, path, later, false)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", s.name, d)
		}
	}
}

// An edit that leaves no trace at all in the file's stamp is seen when asked
// to look.
func TestVerifyReadsAll(t *testing.T) {
	dir := archiveOf(t, 300)
	path := filepath.Join(t.TempDir(), "cache")
	later := longAfter
	before, _ := listing(t, dir, path, later, false)
	if _, s := listing(t, dir, path, later, false); s.Worthwhile() {
		t.Error("an unchanged archive changed its cache")
	}
	putPage(t, dir, 7, "雾从山谷里升起来，到了傍晚，才散。")
	got, _ := listing(t, dir, path, later, true)
	want, _ := listing(t, dir, "", later, false)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if cmp.Equal(before, got) {
		t.Error("the edit does not show")
	}
}
