package pdf

import (
	"bytes"
	"strings"
	"testing"
)

func TestVerify(t *testing.T) {
	whole := renderBytes(t, bookOf(t, 70), 2)
	check := func(data []byte) error { return Verify(bytes.NewReader(data), int64(len(data))) }
	if err := check(whole); err != nil {
		t.Fatalf("a whole file: %v", err)
	}
	middle := len(whole) / 2
	for name, data := range map[string][]byte{
		"empty":         nil,
		"no PDF":        []byte("tea and trains\n%%EOF\n"),
		"cut off":       whole[:len(whole)-200],
		"only a tail":   append([]byte("%PDF-1.7\n"), whole[len(whole)-40:]...),
		"bytes lost":    append(append([]byte{}, whole[:middle]...), whole[middle+7:]...),
		"bytes doubled": append(append([]byte{}, whole[:middle]...), whole[middle-5:]...),
		"no catalog":    bytes.ReplaceAll(whole, []byte("/Root "), []byte("/Toot ")),
		"zeros":         append(append([]byte{}, whole[:len(whole)-4000]...), make([]byte, 4000)...),
	} {
		if err := check(data); err == nil {
			t.Errorf("%s: passes", name)
		} else if strings.Contains(err.Error(), "%!") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	whole := renderBytes(f, journal(f), 1)
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("%PDF-1.7\nstartxref\n0\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := Verify(bytes.NewReader(data), int64(len(data))); err == nil && len(data) < 100 {
			t.Errorf("%q passes", data)
		}
	})
}
