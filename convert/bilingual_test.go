package convert

import (
	"context"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// pairsFolder writes an archive of two pairs and an article by itself.
func pairsFolder(t *testing.T) string {
	t.Helper()
	return folder(t, map[string]string{
		"fog.zh.md":  "---\ntitle: 雾里的茶山\n---\n清晨六点，雾还没有散，采茶的人已经上山了。\n\n今年的雨水比去年多 12 毫米。\n",
		"fog.en.md":  "---\ntitle: Tea hills in the fog\ndate: 2021-05-02\n---\nAt six in the morning the fog had not lifted, and the pickers were already on the hill.\n\nThis year brought 12 millimetres more rain than the last.\n",
		"kiln.zh.md": "---\ntitle: 老窑\ndate: 2021-05-03\n---\n窑口朝南，冬天也暖和，烧窑的人在那里吃午饭。\n",
		"kiln.en.md": "---\ntitle: The old kiln\n---\nThe mouth of the kiln faces south, so that even in winter it is warm and the potters eat there at noon.\n",
		"lamp.en.md": "---\ntitle: The lamp\ndate: 2021-05-01\n---\nA lamp stood by the road all night, and nobody knew who had put it there or why.\n",
	})
}

// folder writes an archive of files by name.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, name), []byte(text))
	}
	return dir
}

// opened opens the archive in dir and closes it with the test.
func opened(t *testing.T, dir string, o Options) *Library {
	t.Helper()
	o.Paths, o.Zone = []string{dir}, time.UTC
	l, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	return l
}

// titles returns "lead|second" of every entry in book order.
func titles(t *testing.T, o Options) []string {
	t.Helper()
	l := opened(t, pairsFolder(t), o)
	var out []string
	for _, e := range l.Volume().Entries() {
		s := e.Title
		if e.Second != nil {
			s += "|" + e.Second.Title
		}
		out = append(out, s)
	}
	return out
}

func TestPairsBecomeOneEntry(t *testing.T) {
	for _, c := range []struct {
		name string
		o    Options
		want []string
	}{
		{"apart", Options{}, []string{"The lamp", "Tea hills in the fog", "老窑", "雾里的茶山", "The old kiln"}},
		{"Chinese leads", Options{Pairing: Pairing{Layout: digest.Interleave}}, []string{"The lamp", "雾里的茶山|Tea hills in the fog", "老窑|The old kiln"}},
		{"English leads", Options{Pairing: Pairing{Layout: digest.Columns, Lead: doc.English}}, []string{"The lamp", "Tea hills in the fog|雾里的茶山", "The old kiln|老窑"}},
		{"Chinese alone", Options{Pairing: Pairing{Only: "zh"}}, []string{"The lamp", "雾里的茶山", "老窑"}},
		{"English alone", Options{Pairing: Pairing{Only: doc.English}}, []string{"The lamp", "Tea hills in the fog", "The old kiln"}},
		{"selected by language", Options{Selecting: Selecting{Selection: digest.Selection{Langs: []doc.Lang{"zh"}}}, Pairing: Pairing{Layout: digest.Interleave}}, []string{"雾里的茶山|Tea hills in the fog", "老窑|The old kiln"}},
		{"selected by the second's words", Options{Selecting: Selecting{Match: regexp.MustCompile("potters")}, Pairing: Pairing{Layout: digest.Interleave}}, []string{"老窑|The old kiln"}},
		{"limited", Options{Pairing: Pairing{Layout: digest.Interleave}, Planning: Planning{Limit: 2}}, []string{"The lamp", "雾里的茶山|Tea hills in the fog"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := titles(t, c.o)
			if len(got) != len(c.want) {
				t.Fatalf("got %q, want %q", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("entry %d: got %q, want %q", i, got[i], c.want[i])
				}
			}
		})
	}
}

func TestABookOfOneLanguageTakesPairsOfOthersWhole(t *testing.T) {
	dir := folder(t, map[string]string{
		"fog.en.md":  "---\ntitle: Fog\n---\nThe fog rose from the valley, and nobody spoke until the sun came out.\n",
		"fog.ru.md":  "---\ntitle: Туман\n---\nТуман поднялся из долины, и никто не говорил, пока не вышло солнце.\n",
		"kiln.en.md": "---\ntitle: The kiln\n---\nThe mouth of the kiln faces south, so that it is warm even in winter.\n",
		"kiln.zh.md": "---\ntitle: Kilns\n---\nNobody has translated this one yet: the mouth of the kiln faces south.\n",
	})
	for _, c := range []struct {
		only doc.Lang
		want int
	}{{"zh", 4}, {doc.English, 3}, {doc.Russian, 3}} {
		l := opened(t, dir, Options{Pairing: Pairing{Only: c.only}})
		left := 0
		for _, d := range l.Diagnostics() {
			if d.Code == diag.OtherText {
				left++
			}
		}
		if got := l.Volume().Len(); got != c.want || left != 4-c.want {
			t.Errorf("%s: %d articles and %d left out, want %d", c.only, got, left, c.want)
		}
	}
}

func TestLoadAlignsAPair(t *testing.T) {
	l, err := Open(context.Background(), Options{Source: Source{Paths: []string{pairsFolder(t)}, Zone: time.UTC}, Pairing: Pairing{Layout: digest.Interleave}})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	entries := l.Volume().Entries()
	a, err := l.Load(context.Background(), entries[1])
	if err != nil {
		t.Fatal(err)
	}
	if a.Second == nil || a.Second.Title != "Tea hills in the fog" || len(a.Second.Rows) != 2 {
		t.Fatalf("second text: %+v", a.Second)
	}
	if m := a.Second.Rows[1]; m.Lead != (doc.Span{From: 1, To: 2}) || m.Second != m.Lead {
		t.Errorf("row %+v", m)
	}
	if a, _ := l.Load(context.Background(), entries[0]); a.Second != nil {
		t.Error("an article without a translation got one")
	}
	if got := l.Volume().Langs; len(got) != 2 {
		t.Errorf("languages of the volume: %v", got)
	}
}
