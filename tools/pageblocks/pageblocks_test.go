package main

import (
	"slices"
	"testing"

	"github.com/wenzhai/wenzhai/convert/clean/readable"
)

func TestLearn(t *testing.T) {
	t.Parallel()
	var rows []*row
	for i := range 400 {
		f := make([]float32, len(readable.FeatureNames))
		f[0], f[1] = float32(i%20), float32(i%7)
		label := 0.0
		if i%20 > 9 && i%7 < 3 {
			label = 1
		}
		rows = append(rows, &row{f: f, label: label, weight: 1})
	}
	m := learn(rows, params{trees: 40, depth: 2, rate: 0.3, least: 1, ridge: 1, rows: 1, features: 1})
	for _, r := range rows {
		if c := m.Chance(r.f); (c > 0.5) != (r.label > 0.5) {
			t.Fatalf("the chance of %v is %v", r.f[:2], c)
		}
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	x := joined([]*readable.Block{{Text: "The well is deep."}, {Text: "Water is cold, and "}, {Text: "the bucket is old."}})
	if got := x.find("is cold, and the bucket"); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("found in %v", got)
	}
	if got := x.find("nothing of it"); got != nil {
		t.Errorf("found in %v", got)
	}
}
