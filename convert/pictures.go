package convert

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/archive/site"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/convert/refs"
)

// pictures loads the pictures of a: from src's surroundings, from the
// text itself, and from the network if it may be asked. Those that
// cannot be had keep a nil Image, get an absolute address where the article's
// own completes it, and give a diagnostic.
func (b *bodies) pictures(ctx context.Context, a *doc.Article, src surroundings, from Fetcher) []diag.Diagnostic {
	p := pictureLoader{ctx: ctx, m: &a.Meta, src: src, decoder: b.decoders.Article()}
	if from != nil {
		p.fetch = from.Get
	}
	eachPicture(a.Blocks, func(w wanted) {
		if b.options.Images {
			p.load(w)
		} else {
			w.nameOnly(&a.Meta)
		}
	})
	return p.found
}

// wanted is a picture that is looked for, of a figure or in a line.
type wanted struct {
	src    *string
	others []string
	image  **doc.Image
}

// eachPicture calls visit for the pictures of blocks in reading order.
func eachPicture(blocks []doc.Block, visit func(wanted)) {
	doc.Walk(blocks, func(x doc.Block) bool {
		if f, ok := x.(*doc.Figure); ok {
			visit(wanted{&f.Src, f.Others, &f.Image})
		}
		for text := range doc.Texts(x) {
			doc.EachInline(*text, func(i doc.Inline) {
				if p, ok := i.(*doc.Picture); ok {
					visit(wanted{&p.Src, p.Others, &p.Image})
				}
			})
		}
		return true
	})
}

// nameOnly makes the address of a picture that nobody asked for absolute. One that
// is neither in an archive nor on the web is taken away: whoever shows it would
// open a file or a share of the machine.
func (w wanted) nameOnly(m *doc.Meta) {
	if !refs.InArchive(*w.src) && !refs.OnWeb(*w.src) {
		*w.src = ""
	} else if u, ok := clean.ResolveURL(m.URL, *w.src); ok && !refs.HasScheme(*w.src) {
		*w.src = u
	}
}

// pictureLoader loads the pictures of one article.
type pictureLoader struct {
	ctx     context.Context //nolint:containedctx // lives as long as one call of pictures
	m       *doc.Meta
	src     surroundings
	fetch   func(ctx context.Context, address string) ([]byte, error) // nil: the network is not used
	decoder *picture.Decoder
	found   []diag.Diagnostic
	scout   bool // look only for what fetch will be asked for
}

// attempt is what became of looking for a picture at one address.
type attempt struct {
	src    string // the address, made absolute where it leads to the network
	remote bool   // only the network may have it
	done   bool
	img    *doc.Image
	found  []diag.Diagnostic
}

func (p *pictureLoader) complain(t *attempt, c diag.Code, format string, args ...any) {
	t.found = append(t.found, diag.New(c, p.m.Path, p.m.Line, format, args...))
}

// load sets the picture, or says why it cannot. Of several addresses the first that
// the archive has is taken, else the first that can be fetched; what cannot be had
// is said of the first one.
func (p *pictureLoader) load(w wanted) {
	tries := make([]attempt, 0, 1+len(w.others))
	for i := range cap(tries) {
		ref := *w.src
		if i > 0 {
			if ref = w.others[i-1]; p.fetch == nil && p.src.elsewhere(ref, p.m.URL) {
				continue
			}
			ref = clean.PictureURL(ref)
		}
		t := p.inArchive(ref)
		if t.done {
			p.take(w, &t)
			return
		}
		tries = append(tries, t)
	}
	for i := range tries {
		t := &tries[i]
		if !t.remote {
			continue
		}
		if p.remote(t); t.done {
			p.take(w, t)
			return
		}
		if p.fetch == nil {
			break
		}
	}
	p.take(w, &tries[0])
}

func (p *pictureLoader) take(w wanted, t *attempt) {
	*w.src, *w.image = t.src, t.img
	p.found = append(p.found, t.found...)
}

// inArchive looks for a picture in the text itself and in its surroundings. A
// relative address that is not there is completed with the article's.
func (p *pictureLoader) inArchive(ref string) attempt {
	t := attempt{src: ref}
	if refs.IsData(ref) {
		t.src = ""
		data, err := refs.Data(ref)
		if err != nil {
			p.complain(&t, diag.ImageBroken, "picture %s: %v", clip(ref), err)
			return t
		}
		p.set(&t, "data", data)
		return t
	}
	if name, data, ok := p.src.saved(ref, p.m.URL); ok {
		p.set(&t, name, data)
		return t
	}
	switch {
	case refs.IsFile(ref) && site.Local(ref) == ref:
		p.complain(&t, diag.ImageOutside, "picture %s lies outside the archive", clip(ref))
	case refs.HasScheme(ref) && !refs.IsFile(ref):
		t.remote = true
	default:
		p.local(&t)
	}
	return t
}

func (p *pictureLoader) local(t *attempt) {
	name, data, err := p.src.Resource(t.src)
	if errors.Is(err, archive.ErrOutside) || errors.Is(err, fs.ErrNotExist) {
		if u, ok := clean.ResolveURL(p.m.URL, t.src); ok {
			t.src, t.remote = u, true
			return
		}
	}
	switch {
	case errors.Is(err, archive.ErrOutside):
		p.complain(t, diag.ImageOutside, "picture %s lies outside the archive", clip(t.src))
		p.hint(t)
	case errors.Is(err, fs.ErrNotExist):
		p.complain(t, diag.ImageMissing, "picture %s is not there", clip(t.src))
		p.hint(t)
	case err != nil:
		p.complain(t, diag.ImageBroken, "picture %s cannot be read: %v", clip(t.src), err)
	default:
		p.set(t, name, data)
	}
}

// hint says what to name where a picture may lie beside the part of a site that
// was named.
func (p *pictureLoader) hint(t *attempt) {
	if !strings.HasPrefix(t.src, "/") && !strings.HasPrefix(t.src, "..") && !strings.HasPrefix(t.src, "@") {
		return
	}
	if root := p.src.SiteRoot(); root != "" {
		t.found[len(t.found)-1].Hint = "it may lie in another folder of the site: name the site's own folder, " + root + ", in place of a part of it"
	}
}

// remote fetches a picture, where that is asked for.
func (p *pictureLoader) remote(t *attempt) {
	if p.fetch == nil {
		p.complain(t, diag.ImageRemote, "picture %s is not in the archive", clip(t.src))
		return
	}
	address := t.src
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	data, err := p.fetch(p.ctx, address)
	switch {
	case errors.Is(err, errLater):
		t.done = true
	case err != nil:
		p.complain(t, diag.ImageFetch, "picture %s could not be fetched: %v", clip(t.src), err)
	default:
		p.set(t, t.src, data)
	}
}

// set decodes the picture.
func (p *pictureLoader) set(t *attempt, name string, data []byte) {
	if p.scout {
		t.done = true
		return
	}
	img, lost, err := p.decoder.Decode(p.ctx, name, data)
	switch {
	case err != nil:
		p.complain(t, diag.ImageBroken, "picture %s: %v", clip(name), err)
		return
	case lost != "":
		p.complain(t, diag.ImageSimplified, "picture %s is drawn without its %s", clip(name), lost)
	}
	t.img, t.done = img, true
}

// clip shortens an address for a message.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 100 {
		return string(r[:99]) + "…"
	}
	return s
}
