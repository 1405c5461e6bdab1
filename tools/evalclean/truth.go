package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// truths are pages in the form from which tools/pageblocks learns.
type truths struct {
	folder string
	pages  map[string]truth
}

// truth is the text of the article of a page.
type truth struct {
	Body string `json:"body"`
}

// writeTruth writes the whole pages of the gold and, if it is there, of the corpus to
// folders below folder, as tools/pageblocks reads them.
func writeTruth(o options) error {
	gold, err := readGold(o.gold)
	if err != nil {
		return err
	}
	own := &truths{folder: filepath.Join(o.truth, "own")}
	for _, c := range gold {
		if isPage(c.source) {
			err = firstOf(err, own.add(c.name, c.source, c.want))
		}
	}
	if err = firstOf(err, own.write()); err != nil || o.corpus == "" {
		return err
	}
	portals := &truths{folder: filepath.Join(o.truth, "portals")}
	paths, err := filepath.Glob(filepath.Join(o.corpus, "pages", "*"))
	for _, p := range paths {
		err = firstOf(err, portals.addSaved(p))
	}
	return firstOf(err, portals.write())
}

// firstOf returns the first error.
func firstOf(errs ...error) error {
	i := slices.IndexFunc(errs, func(e error) bool { return e != nil })
	if i < 0 {
		return nil
	}
	return errs[i]
}

func isPage(source []byte) bool {
	return bytes.Contains(bytes.ToLower(source), []byte("<body"))
}

// addSaved adds the page at path, if it is of a known site.
func (t *truths) addSaved(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	name := filepath.Base(path)
	i := slices.IndexFunc(sites, func(s site) bool { return s.files != "" && s.matches(name, "") })
	if i < 0 {
		return nil
	}
	w, err := sites[i].want(data, "", "")
	if err != nil {
		return err
	}
	return t.add(strings.TrimSuffix(name, filepath.Ext(name)), data, w)
}

// add adds a page.
func (t *truths) add(name string, source []byte, w want) error {
	if t.pages == nil {
		t.pages = map[string]truth{}
	}
	t.pages[name] = truth{Body: strings.Join(w.text, "\n")}
	if err := os.MkdirAll(t.folder, 0o755); err != nil {
		return err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(source); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.folder, name+".html.gz"), b.Bytes(), 0o644)
}

// write writes what is known of the pages.
func (t *truths) write() error {
	data, err := json.Marshal(t.pages)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.folder, "truth.json"), data, 0o644)
}
