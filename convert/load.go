package convert

import (
	"context"
	"errors"
	"hash/crc32"
	"sync"

	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Load reads and cleans the body of e, which is an entry of the library's
// volume, and its second text with what belongs together in the two. It is a
// digest.Loader. A body that cannot be read any more is empty and has a
// diagnostic, or an ErrLost where Options.Whole wants it; other errors are those
// of ctx and of bundled dictionaries.
func (l *Library) Load(ctx context.Context, e *digest.Entry) (*doc.Article, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !l.holds(e) {
		return nil, errNoEntry
	}
	defer l.progress.step()
	a, err := l.loadTexts(ctx, e)
	if err != nil {
		return nil, err
	}
	return a, l.addReadings(a)
}

// holds reports whether e may be an entry of the library's volume.
func (l *Library) holds(e *digest.Entry) bool {
	return e != nil && max(e.Ref, e.SecondRef) < len(l.heads) && min(e.Ref, e.SecondRef) >= 0
}

var errNoEntry = errors.New("no entry of the library's volume")

// loadTexts loads the texts of e, in the script they are to be in.
func (l *Library) loadTexts(ctx context.Context, e *digest.Entry) (*doc.Article, error) {
	a, n := l.read(ctx, e.Ref)
	if err := l.keep(n); err != nil {
		return nil, err
	}
	lang := a.Lang
	a.Meta = e.Meta
	switch {
	case e.Second == nil:
		l.convertTexts(a, lang, "")
		return a, nil
	case l.rewritten[e.Ref]:
		l.besideItself(a, e.Second, lang)
		return a, nil
	}
	b, m := l.read(ctx, e.SecondRef)
	if err := l.keep(m); err != nil {
		return nil, err
	}
	second := b.Lang
	b.Meta = *e.Second
	if n.rows != nil {
		a.Second = &doc.Second{Meta: b.Meta, Blocks: b.Blocks, Rows: n.rows}
	} else if err := l.align(a, b); err != nil {
		return nil, err
	}
	l.convertTexts(a, lang, second)
	return a, nil
}

// read reads and cleans article i, with its pictures.
func (l *Library) read(ctx context.Context, i int) (*doc.Article, note) {
	a, n := l.readText(i)
	n.diagnostics = append(n.diagnostics, l.pictures(ctx, a, l.surroundings(&l.heads[i]))...)
	return a, n
}

// readText reads and cleans article i, or the one of its two texts that it is;
// its figures have no pictures yet. It is what planning needs: pictures are
// decoded when the book is written.
func (l *Library) readText(i int) (*doc.Article, note) {
	a, n := l.readWhole(i)
	if h := l.heads[i].half; h != whole {
		return l.takeHalf(a, n, h)
	}
	return a, n
}

func (l *Library) readWhole(i int) (*doc.Article, note) {
	h := &l.heads[i]
	a := &doc.Article{Meta: *l.meta(i)}
	n := note{ref: i}
	text, err := l.text(h)
	if err != nil {
		n.diagnostics, n.lost = []diag.Diagnostic{asDiagnostic(a.Path, err)}, true
		return a, n
	}
	r := l.cleaning.clean(clean.Input{Meta: &a.Meta, Format: h.Format, Body: text[h.Start:h.End], Valid: true, Line: h.BodyLine, Policy: l.cleaning.policy(&a.Meta, h.Own)})
	a.Blocks, n.dropped, n.diagnostics = r.Blocks, r.Dropped, r.Diagnostics
	if len(a.Blocks) == 0 {
		n.diagnostics = append(n.diagnostics, diag.New(diag.EmptyArticle, a.Path, a.Line, "nothing is left of %q after cleaning (%d parts dropped)", a.Title, len(r.Dropped)))
	}
	return a, n
}

var errChanged = errors.New("the file changed while it was being read")

// text returns the decoded text of h's source, for the byte range of h.
func (l *Library) text(h *head) ([]byte, error) {
	if t, ok := l.texts.get(h.source); ok {
		return t, nil
	}
	data, err := l.sources[h.source].Read()
	if err != nil {
		return nil, err
	}
	if checksum(data) != h.sum {
		return nil, errChanged
	}
	text, _ := article.Text(data)
	if h.shared {
		l.texts.put(h.source, text)
	}
	return text, nil
}

// checksum tells whether a file is still what it was when its heads were
// read.
func checksum(data []byte) uint32 {
	return crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli))
}

// buffers hands out memory to read files into, again and again: an archive's
// bytes would else be garbage many times the size of what is kept of them.
type buffers struct{ pool sync.Pool }

// largestBuffer is the size in bytes of what is not handed out again.
const largestBuffer = 1 << 20

func (b *buffers) get() []byte {
	if p, ok := b.pool.Get().(*[]byte); ok {
		return *p
	}
	return nil
}

func (b *buffers) put(buf []byte) {
	if cap(buf) > 0 && cap(buf) <= largestBuffer {
		b.pool.Put(&buf)
	}
}

// textCache keeps the decoded texts of files that hold several articles, so
// that each is not read once an article. Memory stays bounded: a text that
// does not fit is read again, unless it is the only one: taking apart a large
// export for each of its articles would not end.
type textCache struct {
	mu    sync.Mutex
	texts map[int][]byte
	bytes int
}

const textCacheBytes = 32 << 20

func (c *textCache) get(source int) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	t, ok := c.texts[source]
	return t, ok
}

func (c *textCache) put(source int, text []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.texts[source]; ok || c.bytes > 0 && c.bytes+len(text) > textCacheBytes {
		return
	}
	if c.texts == nil {
		c.texts = map[int][]byte{}
	}
	c.texts[source] = text
	c.bytes += len(text)
}

// note is what reading one body found.
type note struct {
	ref         int
	lost        bool // the body could not be read
	diagnostics []diag.Diagnostic
	dropped     []clean.Dropped
	rows        []doc.Match // of an article that held both its texts, where their places told them
}

// noteBook collects notes from several goroutines.
type noteBook struct {
	mu    sync.Mutex
	byRef map[int]note
}

func (b *noteBook) put(n note) {
	if n.diagnostics == nil && n.dropped == nil && n.rows == nil {
		return // there are many like it
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.byRef == nil {
		b.byRef = map[int]note{}
	}
	b.byRef[n.ref] = n
}

func (b *noteBook) get(ref int) note {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.byRef[ref]
}

// inOrder returns the notes of refs that are there, in that order.
func (b *noteBook) inOrder(refs []int) []note {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out []note
	for _, r := range refs {
		if n, ok := b.byRef[r]; ok {
			out = append(out, n)
		}
	}
	return out
}

// asDiagnostic returns err as a finding about path.
func asDiagnostic(path string, err error) diag.Diagnostic {
	var d diag.Diagnostic
	if errors.As(err, &d) {
		return d
	}
	return diag.New(diag.Unreadable, path, 0, "cannot be read: %v", err)
}

// progress counts finished steps.
type progress struct {
	mu          sync.Mutex
	call        func(done, total int)
	done, total int
}

func (p *progress) begin(total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.total = 0, total
}

func (p *progress) step() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done++
	if p.call != nil {
		p.call(p.done, p.total)
	}
}
