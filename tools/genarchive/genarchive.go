// Package genarchive makes archives of made-up articles: in Chinese and English, as
// Markdown and HTML with front matter, of the sizes and with the debris that
// scraped archives have. The same options give the same bytes everywhere.
package genarchive

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Options says what to make.
type Options struct {
	N       int    // articles
	Seed    uint64 // of all chance
	Bytes   int    // mean size of an article
	PerWeek int    // articles a week, spread evenly
	First   time.Time
}

// Article is one made-up file.
type Article struct {
	Path string // slash-separated: "2015/01/2015-01-05-0000000.md"
	Date time.Time
	Text string
}

// Write writes the archive into a folder.
func Write(dir string, o Options) error {
	made := map[string]bool{}
	for i := range o.N {
		a := Make(i, o)
		path := filepath.Join(dir, filepath.FromSlash(a.Path))
		if parent := filepath.Dir(path); !made[parent] {
			if err := os.MkdirAll(parent, 0o755); err != nil {
				return err
			}
			made[parent] = true
		}
		if err := os.WriteFile(path, []byte(a.Text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Make returns article i of an archive.
func Make(i int, o Options) Article {
	w := writer{r: rand.New(rand.NewPCG(o.Seed, uint64(i)))}
	step := 7 * 24 * time.Hour / time.Duration(max(o.PerWeek, 1))
	date := o.First.Add(time.Duration(i) * step).Truncate(time.Minute)
	size := o.Bytes/3 + w.r.IntN(max(1, o.Bytes*4/3))
	w.words = chinese()
	if i%4 == 3 {
		w.words = english()
	}
	text := w.head(i, date)
	if i%10 < 7 {
		text += w.html(size)
	} else {
		text += w.markdown(size)
	}
	path := fmt.Sprintf("%s/%s-%07d.md", date.Format("2006/01"), date.Format(time.DateOnly), i)
	return Article{path, date, text}
}

// writer writes one article.
type writer struct {
	r     *rand.Rand
	words vocabulary
}

func (w *writer) pick(list []string) string { return list[w.r.IntN(len(list))] }

func (w *writer) head(i int, date time.Time) string {
	return fmt.Sprintf("---\ntitle: \"%s %d\"\ndate: %s\nauthor: %s\nsource: %s\ntags: [%s, %s]\nurl: https://%s.example/%d\n---\n",
		w.title(), i, date.Format("2006-01-02T15:04:05+08:00"), w.pick(w.words.authors), w.pick(w.words.sources),
		w.pick(w.words.tags), w.pick(w.words.tags), w.pick(w.words.hosts), i)
}

func (w *writer) title() string {
	return w.pick(w.words.subjects) + w.words.space + w.pick(w.words.places)
}

func (w *writer) sentence() string {
	s := w.pick(w.words.times) + w.words.comma + w.pick(w.words.subjects) + w.words.space + w.pick(w.words.verbs) + w.words.space + w.pick(w.words.places)
	if w.r.IntN(2) == 0 {
		s += w.words.comma + w.pick(w.words.tails)
	}
	return s + w.words.stop
}

func (w *writer) paragraph() string {
	var b strings.Builder
	for range 3 + w.r.IntN(6) {
		b.WriteString(w.sentence())
	}
	return strings.TrimSpace(b.String())
}

func (w *writer) markdown(size int) string {
	var b strings.Builder
	for b.Len() < size {
		switch w.r.IntN(12) {
		case 0:
			fmt.Fprintf(&b, "## %s\n\n", w.title())
		case 1:
			fmt.Fprintf(&b, "> %s\n\n", w.sentence())
		case 2:
			fmt.Fprintf(&b, "- %s\n- [%s](https://%s.example/)\n\n", w.sentence(), w.title(), w.pick(w.words.hosts))
		default:
			fmt.Fprintf(&b, "%s\n\n", w.paragraph())
		}
	}
	return b.String()
}

func (w *writer) html(size int) string {
	var b strings.Builder
	b.WriteString(`<div class="entry-content">` + "\n")
	for b.Len() < size {
		switch w.r.IntN(12) {
		case 0:
			fmt.Fprintf(&b, "<h2>%s</h2>\n", w.title())
		case 1:
			fmt.Fprintf(&b, "<blockquote><p>%s</p></blockquote>\n", w.sentence())
		case 2:
			fmt.Fprintf(&b, `<p style="text-align: justify;"><span class="s1">%s <a href="https://%s.example/%d" target="_blank" rel="noopener">%s</a></span></p>`+"\n",
				w.sentence(), w.pick(w.words.hosts), w.r.IntN(1000), w.title())
		default:
			fmt.Fprintf(&b, "<p>%s</p>\n", w.paragraph())
		}
	}
	fmt.Fprintf(&b, "</div>\n<div class=\"share-buttons\"><a href=\"https://%s.example/share\">%s</a></div>\n", w.pick(w.words.hosts), w.words.share)
	return b.String()
}
