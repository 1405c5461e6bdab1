package snapshot

import (
	"fmt"
	"testing"

	"github.com/wenzhai/wenzhai/convert/digest/shape"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{"url":"https://r.example/a","title":"A","timestamp":"1714521600.5","tags":"河, 灯,","history":{}}`, "{https://r.example/a A} true"},
		{`{"url":"https://r.example/a","title":null,"timestamp":"1714521600","tags":["a",1],"canonical":{}}`, "{https://r.example/a } true"},
		{`{"url":"https://r.example/a","timestamp":"1714521600"}`, "{ } false"},
		{`[{"url":"https://r.example/a"}]`, "{ } false"},
		{``, "{ } false"},
	} {
		p, ok := Read([]byte(c.text))
		if got := fmt.Sprint(p, ok); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string]bool{"box/archive/1714521600.12/index.json": true, "1714521600/index.json": true, "a/index.json": false, "index.json": false, "2024/index.json": false, "NaN/index.json": false} {
		if IsIndex(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
	for name, want := range map[string]shape.Of{"singlefile.html": shape.Source, "output.html": shape.Page, "r.example/index.html": shape.Page, "readability/content.html": shape.Extract, "index.html": shape.Frame, "headers.json": shape.Entry} {
		if got := Shape(name); got != want {
			t.Errorf("%s: %d, want %d", name, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"url":"u","timestamp":"1","history":{},"tags":[[],{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, ok := Read(data); ok && p.URL == "" {
			t.Errorf("%q: no address", data)
		}
	})
}
