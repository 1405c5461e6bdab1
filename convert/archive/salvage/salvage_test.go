package salvage

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
)

// packed returns a zip archive of a few files, without its directory.
func packed(t testing.TB) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"a.md", "b/c.md"} {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(f, "# 渡口\n\n船来了。\n")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// search returns a search of data that may unpack room bytes.
func search(data []byte, room int64) *Search {
	return &Search{
		Reader: bytes.NewReader(data), Size: int64(len(data)), Name: func(raw string) string { return raw }, Say: func(string, string) {},
		Take: func(n int64) bool { room -= n; return room >= 0 }, Most: 400, Floor: 1 << 20,
	}
}

func TestFiles(t *testing.T) {
	data := packed(t)
	files := search(data, 1<<20).Files(t.Context())
	if len(files) == 0 || files[0].Name != "a.md" {
		t.Fatalf("found %v", files)
	}
	for _, f := range files {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil || string(text) != "# 渡口\n\n船来了。\n" || int64(len(text)) != f.Size {
			t.Errorf("%s: %q, %v", f.Name, text, err)
		}
	}
	if files := search(data, 8).Files(t.Context()); len(files) > 0 {
		t.Errorf("%d files are found without room", len(files))
	}
	if files := (&Search{}).Files(t.Context()); files != nil {
		t.Error("nothing was searched")
	}
}

// FuzzFiles checks that any bytes are searched to their end, within what may be unpacked,
// and that what is found can be unpacked to its size.
func FuzzFiles(f *testing.F) {
	data := packed(f)
	f.Add(data)
	f.Add(data[:len(data)-9])
	f.Add(append(bytes.Clone(data[3:]), data...))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, file := range search(data, 1<<20).Files(t.Context()) {
			r, err := file.Open()
			if err != nil {
				continue
			}
			n, err := io.Copy(io.Discard, io.LimitReader(r, 2<<20))
			if err == nil && n != file.Size {
				t.Errorf("%q unpacks to %d bytes, not %d", file.Name, n, file.Size)
			}
			if err := r.Close(); err != nil {
				t.Logf("%q: %v", file.Name, err)
			}
		}
	})
}
