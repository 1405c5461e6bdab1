package convert

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"unique"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/permalink"
	"github.com/wenzhai/wenzhai/convert/archive/writers"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/generated"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/reasons"
	"github.com/wenzhai/wenzhai/convert/sequence"
	"github.com/wenzhai/wenzhai/convert/witness"
)

// articles are those of an archive: their heads, and where their bodies lie.
type articles struct {
	source  Source
	cache   Cache
	archive *archive.Archive
	sources []*archive.Source
	heads   []head
	items   []digest.Item
	found   []diag.Diagnostic // by reading heads
	same    []int             // of each article the one that it repeats, or -1; nil until it is asked for
	texts   *textCache
	lists   []reasons.LeftOut     // pages of generated sites that are no articles
	at      []string              // of the first articles, their paths on their site
	site    generator.About       // of the site that the archive is the sources of
	seen    func() witness.Counts // made when a body is cleaned first
}

// head is what is known of an article beside its item.
type head struct {
	article.Body
	source int
	sum    uint32    // of the source's bytes
	shared bool      // the source holds other articles too
	half   half      // which of the two texts of its article it is
	of     int       // of a second half: the article of the first
	meta   *doc.Meta // as its file states it; nil = as its item has it
}

// readArticles opens the archive of o and reads all heads. Where it fails, what
// it returns is closed and good for what was found alone.
func readArticles(ctx context.Context, o *Options) (articles, error) {
	a := articles{source: o.Source, cache: o.Cache, texts: newTextCache(o.Texts)}
	opened, ds, err := archive.Open(ctx, o.Paths, archive.Options{FS: o.FS, Stdin: o.Stdin, Include: o.Include, Exclude: o.Exclude, LeftOut: o.LeftOut})
	a.found = append(a.found, ds...)
	if err != nil {
		return a, err
	}
	a.archive, a.sources = opened, opened.Sources()
	if o.Listed != nil {
		err = o.Listed(opened.Reads)
	}
	if err == nil {
		err = a.readHeads(ctx, o.Workers, newProgress(o.Progress, len(a.sources)))
	}
	if err == nil {
		a.withoutLists()
		a.findCopies()
	}
	a.ofSite(opened.Site())
	if dated := digest.Inherit(a.items, a.allDuplicates()); len(dated) > 0 {
		a.found = slices.DeleteFunc(a.found, func(d diag.Diagnostic) bool {
			return d.Code == diag.Undated && dated[digest.Start{Path: d.Path, Line: d.Line}] || d.Code == diag.AmbiguousDate && dated[digest.Start{Path: d.Path}]
		})
	}
	if len(opened.Shelves(false)) > 0 {
		a.found = a.sequence().Dateless(a.found)
	}
	first := a // planning adds to heads, and keeps what files state
	a.seen = sync.OnceValue(first.countLines)
	if err == nil && len(a.heads) == 0 {
		err = diag.New(diag.NoArticles, firstPath(o.Paths), 0, "no articles found: files read: %d, skipped: %s", len(a.sources), reasons.Skipped(opened.Skipped()))
	}
	if err != nil {
		return a, errors.Join(err, opened.Close())
	}
	return a, nil
}

// ofSite takes what the site says whose sources the articles are: its language for
// those that show none, the names of their authors, and their addresses. Two have never the same one.
func (a *articles) ofSite(s *generator.Site) {
	if a.site = s.About(); s == nil {
		return
	}
	names := writers.Of(s)
	for i := range a.items {
		m := &a.items[i].Meta
		if m.Lang == "" && a.site.Language != "" {
			m.Lang = lang.Of(a.site.Language, lang.Tally{})
		}
		m.Author = names.In(a.sources[a.heads[i].source].InSite(), m.Author)
	}
	a.at = make([]string, len(a.items))
	permalink.Of(s).Each(len(a.items), func(i int) (p permalink.Page, taken string) {
		m, h := &a.items[i].Meta, &a.heads[i]
		if h.shared {
			return p, m.URL
		}
		p = permalink.Page{Name: a.sources[h.source].InSite(), Slug: h.Names.Slug(), ID: h.Names.ID(), Permalink: h.Names.Permalink()}
		if m.Dated() {
			p.Date = m.Date
		}
		return p, m.URL
	}, func(i int, path, address string) {
		m := &a.items[i].Meta
		a.at[i], m.URL = path, cmp.Or(m.URL, address)
	})
}

// countLines counts the first and last lines of all articles.
func (a *articles) countLines() witness.Counts {
	all := make([]witness.Article, 0, len(a.heads))
	for i := range a.heads {
		if !a.heads[i].Own {
			all = append(all, a.edgesOf(i))
		}
	}
	return witness.Count(all)
}

// edgesOf returns what article i says for others of its source.
func (a *articles) edgesOf(i int) witness.Article {
	m := a.meta(i)
	return witness.Article{Source: m.Source, Title: m.Title, Lines: a.heads[i].Edges}
}

// places returns where the articles stand that their dates do not place.
func (a *articles) places(by digest.Sorting) digest.Places { return a.sequence().Places(by) }

func (a *articles) sequence() *sequence.Articles {
	return &sequence.Articles{Items: a.items, Shelves: a.archive.Shelves, Source: func(i int) (int, *article.Place) { return a.heads[i].source, a.heads[i].Place }}
}

// clone returns articles that may be changed, of the same archive.
func (a *articles) clone() articles {
	b := *a
	b.heads, b.items, b.found = slices.Clone(a.heads), slices.Clone(a.items), slices.Clone(a.found)
	return b
}

// meta returns what the file of article i states, whatever planning made of it.
func (a *articles) meta(i int) *doc.Meta {
	if m := a.heads[i].meta; m != nil {
		return m
	}
	return &a.items[i].Meta
}

// keepMeta keeps what the file of article i states, before planning changes it.
func (a *articles) keepMeta(i int) {
	m := *a.meta(i)
	a.heads[i].meta = &m
}

// add adds an article made of another one and returns its number.
func (a *articles) add(h head, it digest.Item) int {
	a.heads, a.items = append(a.heads, h), append(a.items, it)
	return len(a.items) - 1
}

// allDuplicates is digest.Duplicates of all articles. It is asked for twice.
func (a *articles) allDuplicates() []int {
	if len(a.same) != len(a.items) {
		a.same = digest.Duplicates(a.items)
	}
	return a.same
}

// duplicates is digest.Duplicates of the members of pick.
func (a *articles) duplicates(pick []int) []int {
	if len(pick) == len(a.items) {
		return a.allDuplicates()
	}
	items := make([]digest.Item, len(pick))
	for k, i := range pick {
		items[k] = a.items[i]
	}
	return digest.Duplicates(items)
}

// scanned is what one source gave.
type scanned struct {
	sum   uint32
	heads []article.Head
	diags []diag.Diagnostic
	err   error // a source that was named cannot be read
}

func (a *articles) readHeads(ctx context.Context, workers int, p *progress) error {
	a.heads, a.items = make([]head, 0, len(a.sources)), make([]digest.Item, 0, len(a.sources))
	var spare parallel.Buffers
	return parallel.Ordered(ctx, workers, len(a.sources), func(i int) (scanned, error) {
		defer p.step()
		return a.scan(i, &spare), nil
	}, func(i int, s scanned) error {
		if s.err != nil {
			return s.err
		}
		a.found = append(a.found, s.diags...)
		a.heads, a.items = slices.Grow(a.heads, len(s.heads)), slices.Grow(a.items, len(s.heads))
		for _, h := range s.heads {
			share(&h.Meta, a.sources[i].Path())
			a.add(head{Body: h.Body, source: i, sum: s.sum, shared: len(s.heads) > 1}, digest.Item{Meta: h.Meta, Fingerprint: h.Fingerprint, Chars: h.Chars, Shape: generated.ShapeOf(h.Path, h.Format == doc.Page), Letters: h.Letters, Order: h.DayOrder})
		}
		return nil
	})
}

// scan reads source i, or asks the cache about it. An unreadable source has no
// heads and a diagnostic. Nothing that it returns shares memory with the file's
// bytes.
func (a *articles) scan(i int, spare *parallel.Buffers) scanned {
	src := a.sources[i]
	key, stamp := a.headsKey(src)
	if s, ok := a.recall(key, stamp); ok {
		return s
	}
	buf := spare.Get()
	defer func() { spare.Put(buf) }()
	data, err := src.ReadInto(buf)
	if err != nil {
		d := asDiagnostic(src.Path(), err)
		if src.Named() {
			d.Severity = diag.Error
			return scanned{err: d}
		}
		return scanned{diags: []diag.Diagnostic{d}}
	}
	buf = data
	in := article.Input{Path: src.Path(), Name: src.Name(), ModTime: src.ModTime(), Data: data, Front: src.Front(), Fragment: src.Fragment(), Damaged: src.Damaged()}
	text, heads, ds := article.Scan(in, a.scanOptions())
	if len(heads) > 0 && a.texts.first.Fits(len(text)) {
		a.texts.first.Put(i, bytes.Clone(text), len(text), false)
	}
	s := scanned{sum: checksum(data), heads: heads, diags: ds}
	a.remember(key, stamp, s)
	return s
}

func (a *articles) scanOptions() article.Options {
	return article.Options{Zone: a.source.Zone, ModTime: a.source.ModTime, Drafts: a.source.Drafts, Split: a.source.Split, Records: a.source.Records}
}

var errChanged = errors.New("the file changed while it was being read")

// text returns the decoded text of h's source, for the byte range of h.
func (a *articles) text(h *head) ([]byte, error) {
	if t, ok := a.texts.get(h); ok {
		return t, nil
	}
	data, err := a.sources[h.source].Read()
	if err != nil {
		return nil, err
	}
	if checksum(data) != h.sum {
		return nil, errChanged
	}
	text, _ := article.Text(a.sources[h.source].Path(), data, a.scanOptions())
	if h.shared {
		a.texts.shared.Put(h.source, text, len(text), true)
	}
	return text, nil
}

// line returns the line of its file on which article i first has a character; the
// article's own line if it is not there as such.
func (a *articles) line(i int, r rune) int {
	h, m := &a.heads[i], a.meta(i)
	text, err := a.text(h)
	if err != nil || strings.ContainsRune(m.Title, r) {
		return m.Line
	}
	body := text[h.Start:h.End]
	at := bytes.IndexRune(body, r)
	if at < 0 {
		return m.Line
	}
	return h.BodyLine + bytes.Count(body[:at], []byte{'\n'})
}

// share lets heads share their strings: of a hundred thousand articles most have one
// of a few sources.
func share(m *doc.Meta, path string) {
	if m.Path == path {
		m.Path = path
	}
	one := func(s string) string { return unique.Make(s).Value() }
	m.Lang, m.Author, m.Source = unique.Make(m.Lang).Value(), one(m.Author), one(m.Source)
	for i := range m.Tags {
		m.Tags[i] = one(m.Tags[i])
	}
}

func firstPath(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	return paths[0]
}
