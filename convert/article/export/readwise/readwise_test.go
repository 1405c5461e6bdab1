package readwise

import (
	"strings"
	"testing"
)

const sample = "# Ferry\n\n![rw-book-cover](https://a.example/c.png)\n\n## Metadata\n- Author: [[Ann Reed]]\n- Full Title: The Ferry\n- Category: #articles\n- Document Tags: #river #boats\n- URL: https://a.example/ferry\n\n## Highlights\n- The lamp was lit. ([View Highlight](https://read.readwise.io/read/1))\n    - Note: See the book.\n"

func TestRead(t *testing.T) {
	f, ok := Read([]byte(sample))
	if !ok || len(f.Items) != 1 {
		t.Fatalf("%d items, %v", len(f.Items), ok)
	}
	it := f.Items[0]
	if it.Title != "The Ferry" || it.Author != "Ann Reed" || it.URL != "https://a.example/ferry" || strings.Join(it.Tags, " ") != "river boats" ||
		it.Line != 1 || it.At != 13 || string(it.Body) != "- The lamp was lit.\n    - Note: See the book." {
		t.Errorf("got %+v, %q", it, it.Body)
	}
	if _, ok := Read([]byte("# Ferry\n\nNo highlights.\n")); ok {
		t.Error("a note is no file of highlights")
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Fuzz(func(t *testing.T, data []byte) {
		if file, ok := Read(data); !ok && len(file.Items) > 0 {
			t.Errorf("%d items of a file that was not read", len(file.Items))
		}
	})
}
