package convert

import (
	"context"
	"testing"

	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

const bothTexts = `---
title: 雾里的茶山 / Tea hills in the fog
url: https://tea.example/fog
---
At six in the morning the fog had not lifted, and the pickers were already on the hill.

清晨六点，雾还没有散，采茶的人已经上山了。

This year brought 12 millimetres more rain than the last.

今年的雨水比去年多 12 毫米。

The growers are in no hurry: they sit in the pavilion and wait for the sun.

茶农们不着急，他们坐在亭子里等太阳。
`

func openBoth(t *testing.T, o Options) *Library {
	t.Helper()
	return opened(t, folder(t, map[string]string{"fog.md": bothTexts}), o)
}

func TestAnArticleThatHoldsBothTextsIsOneEntry(t *testing.T) {
	for _, c := range []struct {
		name string
		o    Options
		want string
	}{
		{"Chinese leads", Options{Pairing: Pairing{Layout: digest.Interleave}}, "雾里的茶山 | Tea hills in the fog"},
		{"English leads", Options{Pairing: Pairing{Layout: digest.Interleave, Lead: doc.English}}, "Tea hills in the fog | 雾里的茶山"},
		{"selected by either", Options{Selecting: Selecting{Selection: digest.Selection{Langs: []doc.Lang{"zh"}}}, Pairing: Pairing{Layout: digest.Interleave}}, "雾里的茶山 | Tea hills in the fog"},
		{"one of them", Options{Pairing: Pairing{Only: doc.English}}, "Tea hills in the fog"},
		{"neither of them", Options{Pairing: Pairing{Only: doc.Russian}}, "雾里的茶山 / Tea hills in the fog"},
		{"apart", Options{}, "雾里的茶山 / Tea hills in the fog"},
		{"no such evidence", Options{Pairing: Pairing{Layout: digest.Interleave, PairBy: []bilingual.Evidence{bilingual.ByKey}}}, "雾里的茶山 / Tea hills in the fog"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := openBoth(t, c.o)
			entries := l.Volume().Entries()
			if len(entries) != 1 {
				t.Fatalf("%d entries", len(entries))
			}
			a, err := l.Load(context.Background(), entries[0])
			if err != nil {
				t.Fatal(err)
			}
			got := a.Title
			if a.Second != nil {
				got += " | " + a.Second.Title
				if len(a.Blocks) != 3 || len(a.Second.Blocks) != 3 || len(a.Second.Rows) != 3 {
					t.Errorf("%d and %d blocks, rows %v", len(a.Blocks), len(a.Second.Blocks), a.Second.Rows)
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestAnArticleThatHoldsBothTextsIsItsOwnPartner(t *testing.T) {
	l := openBoth(t, Options{})
	var got []Listing
	if err := l.List(context.Background(), false, func(x Listing) error { got = append(got, x); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 1 || got[0].Pair != got[0].Meta {
		t.Errorf("%+v", got)
	}
	al := bilingual.NewAligner(bilingual.Options{})
	n, ds, err := Teach(context.Background(), al, l.o)
	if n != 1 || len(ds) > 0 || err != nil {
		t.Errorf("taught by %d pairs: %v", n, err)
	}
}
