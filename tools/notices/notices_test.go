package main

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

const top = "../.."

// TestNoticesAreCurrent: a library, a version or a text that changes shows in
// the notices, and those in the program are the same.
func TestNoticesAreCurrent(t *testing.T) {
	want, err := notices(t.Context(), top)
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(top, noticesFile))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file, want) {
		t.Errorf("%s is not what is linked and embedded: run make notices", noticesFile)
	}
	if packed, err := unpacked(filepath.Join(top, packedFile)); err != nil || !bytes.Equal(packed, want) {
		t.Errorf("the notices in the program differ (error %v): run make notices", err)
	}
	for _, text := range []string{"github.com/inconshreveable/mousetrap", "SIL OPEN FONT LICENSE", "LaTeX Project Public License", "Attribution-ShareAlike 4.0", "Apache License", "Alliance for Open Media", "The Go Authors", "UNICODE LICENSE V3"} {
		if !bytes.Contains(want, []byte(text)) {
			t.Errorf("%s is not in the notices", text)
		}
	}
}

// unpacked returns what the program unpacks.
func unpacked(path string) ([]byte, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	d, err := zstd.NewReader(nil)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	return d.DecodeAll(data, nil)
}

// TestEveryEmbeddedFileIsNamed as the work of others or as wenzhai's own.
func TestEveryEmbeddedFileIsNamed(t *testing.T) {
	patterns := slices.Clone(own)
	for _, p := range parts {
		patterns = append(patterns, p.files)
	}
	linked, err := list(t.Context(), top, "linux")
	if err != nil {
		t.Fatal(err)
	}
	matched := map[string]bool{"": true}
	for _, p := range linked {
		for _, name := range p.EmbedFiles {
			file := path.Join(strings.TrimPrefix(p.ImportPath, "github.com/wenzhai/wenzhai/"), name)
			found := false
			for _, pattern := range patterns {
				if ok, err := path.Match(pattern, file); err != nil {
					t.Fatal(err)
				} else if ok {
					found, matched[pattern] = true, true
				}
			}
			if !found && p.Module != nil {
				t.Errorf("%s is embedded, and nothing says whose it is (tools/notices/embedded.go)", file)
			}
		}
	}
	for _, pattern := range patterns {
		if !matched[pattern] {
			t.Errorf("%s is not embedded any more", pattern)
		}
	}
}

func TestEqualTextsStandOnce(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a": "Text \r\nof a licence\r\n\r\n", "b": "\ufeff\nText\nof a licence\t", "c": "Text of a licence"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all := &texts{}
	for name, want := range map[string]int{"a": 1, "b": 1} {
		if n, err := all.add(work{name: name, texts: []string{filepath.Join(dir, name)}}); err != nil || !slices.Equal(n, []int{want}) {
			t.Errorf("%s: %v, error %v", name, n, err)
		}
	}
	if n, err := all.add(work{name: "c", texts: []string{filepath.Join(dir, "c"), filepath.Join(dir, "a")}}); err != nil || !slices.Equal(n, []int{2, 1}) {
		t.Errorf("c: %v, error %v", n, err)
	}
	if _, err := all.add(work{name: "d", what: "v1"}); err == nil {
		t.Error("a work without a licence is no error")
	}
}
