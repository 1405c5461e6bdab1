package catalog

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

var day = time.Date(2021, 6, 28, 6, 0, 0, 0, time.UTC)

func shelf(n int) []Book {
	var out []Book
	for i := range n {
		out = append(out, Book{
			Path: fmt.Sprintf("2021/茶园: 周记 %d.epub", i), ID: fmt.Sprintf("urn:uuid:%d", i), Title: fmt.Sprintf("茶园周记 <%d> & Co", i),
			Author: "林晚舟", Lang: "zh-Hans", Summary: "雾", Modified: day.AddDate(0, 0, -i), Size: 1234, Cover: plainCover(),
		})
	}
	return out
}

// Every page of each form leads to the next, and all books are on them once.
func TestPagesHoldEveryBookOnce(t *testing.T) {
	for _, n := range []int{0, 1, 100, 101, 250} {
		files, err := Make("架上", shelf(n))
		if err != nil {
			t.Fatal(err)
		}
		byName := map[string]File{}
		for _, f := range files {
			byName[f.Name] = f
		}
		seen := 0
		for name := "opds.xml"; name != ""; {
			f := parseAtom(t, byName[name].Data)
			seen += len(f.Entries)
			name = f.link("next")
		}
		if seen != n {
			t.Errorf("%d books: %d in the Atom feed", n, seen)
		}
		seen = 0
		for name := "opds.json"; name != ""; {
			var f feed2
			if err := json.Unmarshal(byName[name].Data, &f); err != nil {
				t.Fatal(err)
			}
			if f.Metadata.Number != n {
				t.Errorf("%s counts %d books, want %d", name, f.Metadata.Number, n)
			}
			seen += len(f.Publications)
			name = ""
			for _, l := range f.Links {
				if l.Rel == "next" {
					name = l.Href
				}
			}
		}
		if seen != n {
			t.Errorf("%d books: %d in the JSON feed", n, seen)
		}
		if got := strings.Count(string(byName["index.html"].Data), "<li>"); got != min(n, perPage) {
			t.Errorf("%d books: %d on the first page", n, got)
		}
	}
}

// anyFeed is a feed as a client reads it.
type anyFeed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string   `xml:"http://www.w3.org/2005/Atom id"`
	Title   string   `xml:"http://www.w3.org/2005/Atom title"`
	Updated string   `xml:"http://www.w3.org/2005/Atom updated"`
	Links   []struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"type,attr"`
	} `xml:"http://www.w3.org/2005/Atom link"`
	Entries []struct {
		ID      string `xml:"http://www.w3.org/2005/Atom id"`
		Title   string `xml:"http://www.w3.org/2005/Atom title"`
		Updated string `xml:"http://www.w3.org/2005/Atom updated"`
		Lang    string `xml:"http://purl.org/dc/terms/ language"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
			Type string `xml:"type,attr"`
		} `xml:"http://www.w3.org/2005/Atom link"`
	} `xml:"http://www.w3.org/2005/Atom entry"`
}

func (f *anyFeed) link(rel string) string {
	for _, l := range f.Links {
		if l.Rel == rel {
			return l.Href
		}
	}
	return ""
}

// parseAtom reads a feed and holds it to what RFC 4287 §4.1 and OPDS 1.2 §2
// and §5 demand of an acquisition feed.
func parseAtom(t *testing.T, data []byte) anyFeed {
	t.Helper()
	var f anyFeed
	if err := xml.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	unique := func(id, title, updated string) {
		u, err := url.Parse(id)
		if _, bad := time.Parse(time.RFC3339, updated); err != nil || !u.IsAbs() || title == "" || bad != nil || ids[id] {
			t.Errorf("id %q, title %q, updated %q", id, title, updated)
		}
		ids[id] = true
	}
	unique(f.ID, f.Title, f.Updated)
	if f.link("self") == "" || f.link("start") == "" {
		t.Error("the feed does not link to itself or the start")
	}
	for _, e := range f.Entries {
		unique(e.ID, e.Title, e.Updated)
		if len(e.Links) != 3 || e.Links[0].Rel != acquisition || e.Links[0].Type != "application/epub+zip" || e.Lang != "zh-Hans" {
			t.Errorf("%+v is no way to the book", e)
		}
		u, err := url.Parse(e.Links[0].Href)
		if err != nil || u.IsAbs() || !strings.HasPrefix(u.Path, "2021/茶园: 周记 ") {
			t.Errorf("address %q: %v, %v", e.Links[0].Href, u, err)
		}
	}
	return f
}

func TestAFolderIsReadAsItIs(t *testing.T) {
	fsys := fstest.MapFS{
		"broken.epub":      {Data: []byte("no zip"), ModTime: day},
		"sub/Paper.PDF":    {Data: []byte("no pdf"), ModTime: day.Add(time.Hour)},
		".hidden.epub":     {Data: []byte("x")},
		".git/a.epub":      {Data: []byte("x")},
		"notes.txt":        {Data: []byte("x")},
		"folder.epub/a.md": {Data: []byte("x")},
	}
	s := NewShelf(fsys)
	books, err := s.Books()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range books {
		got = append(got, b.Path+" "+b.Title+" "+b.Format().Label)
	}
	if want := "[sub/Paper.PDF Paper PDF broken.epub broken EPUB]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	delete(fsys, "broken.epub")
	if books, err := s.Books(); err != nil || len(books) != 1 {
		t.Errorf("after one is gone: %v, %v", books, err)
	}
}

func TestPDFDates(t *testing.T) {
	for in, want := range map[string]string{"D:20210712163000+08'00'": "2021-07-12T08:30:00Z", "D:20210712163000Z": "2021-07-12T16:30:00Z", "": ""} {
		got, ok := pdfDate(in)
		if ok != (want != "") || ok && got.Format(time.RFC3339) != want {
			t.Errorf("%q: %v, %v", in, got, ok)
		}
	}
}
