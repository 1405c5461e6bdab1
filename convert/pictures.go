package convert

import (
	"context"
	"encoding/base64"
	"errors"
	"io/fs"
	"net/url"
	"strings"

	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/picture"
)

// pictures loads the pictures of a's figures: from src's surroundings, from the
// text itself, and from the network if it may be asked. Figures whose picture
// cannot be had keep a nil Image, get an absolute address where the article's
// own completes it, and give a diagnostic.
func (b *bodies) pictures(ctx context.Context, a *doc.Article, src surroundings, from Fetcher) []diag.Diagnostic {
	p := pictureLoader{ctx: ctx, m: &a.Meta, src: src, decoder: b.decoders.Article()}
	if from != nil {
		p.fetch = from.Get
	}
	doc.Walk(a.Blocks, func(blk doc.Block) bool {
		f, ok := blk.(*doc.Figure)
		if !ok {
			return true
		}
		if b.options.Images {
			p.load(f)
		} else {
			nameOnly(f, &a.Meta)
		}
		return true
	})
	return p.found
}

// nameOnly makes the address of a picture that nobody asked for absolute. One that
// is neither in an archive nor on the web is taken away: whoever shows it would
// open a file or a share of the machine.
func nameOnly(f *doc.Figure, m *doc.Meta) {
	if !inArchive(f.Src) && !onWeb(f.Src) {
		f.Src = ""
	} else if u, ok := clean.ResolveURL(m.URL, f.Src); ok && !hasScheme(f.Src) {
		f.Src = u
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

func (p *pictureLoader) complain(c diag.Code, format string, args ...any) {
	p.found = append(p.found, diag.New(c, p.m.Path, p.m.Line, format, args...))
}

// load sets f.Image, or says why it cannot. A relative address is first looked
// for in the archive, then completed with the article's.
func (p *pictureLoader) load(f *doc.Figure) {
	if isDataURL(f.Src) {
		address := f.Src
		f.Src = ""
		data, err := dataOf(address)
		if err != nil {
			p.complain(diag.ImageBroken, "picture %s: %v", clip(address), err)
			return
		}
		p.set(f, "data", data)
		return
	}
	if name, data, ok := p.src.saved(f.Src); ok {
		p.set(f, name, data)
		return
	}
	switch {
	case isFileURL(f.Src):
		p.complain(diag.ImageOutside, "picture %s lies outside the archive", clip(f.Src))
	case hasScheme(f.Src):
		p.remote(f)
	default:
		p.local(f)
	}
}

func (p *pictureLoader) local(f *doc.Figure) {
	name, data, err := p.src.Resource(f.Src)
	if errors.Is(err, archive.ErrOutside) || errors.Is(err, fs.ErrNotExist) {
		if u, ok := clean.ResolveURL(p.m.URL, f.Src); ok {
			f.Src = u
			p.remote(f)
			return
		}
	}
	switch {
	case errors.Is(err, archive.ErrOutside):
		p.complain(diag.ImageOutside, "picture %s lies outside the archive", clip(f.Src))
	case errors.Is(err, fs.ErrNotExist):
		p.complain(diag.ImageMissing, "picture %s is not there", clip(f.Src))
	case err != nil:
		p.complain(diag.ImageBroken, "picture %s cannot be read: %v", clip(f.Src), err)
	default:
		p.set(f, name, data)
	}
}

// remote fetches a picture, where that is asked for.
func (p *pictureLoader) remote(f *doc.Figure) {
	if p.fetch == nil {
		p.complain(diag.ImageRemote, "picture %s is not in the archive", clip(f.Src))
		return
	}
	address := f.Src
	if strings.HasPrefix(address, "//") {
		address = "https:" + address
	}
	data, err := p.fetch(p.ctx, address)
	if err != nil {
		p.complain(diag.ImageFetch, "picture %s could not be fetched: %v", clip(f.Src), err)
		return
	}
	p.set(f, f.Src, data)
}

// set gives f its picture.
func (p *pictureLoader) set(f *doc.Figure, name string, data []byte) {
	if p.scout {
		return
	}
	img, lost, err := p.decoder.Decode(p.ctx, name, data)
	switch {
	case err != nil:
		p.complain(diag.ImageBroken, "picture %s: %v", clip(name), err)
		return
	case lost != "":
		p.complain(diag.ImageSimplified, "picture %s is drawn without its %s", clip(name), lost)
	}
	f.Image = img
}

// dataOf returns the bytes of a data: URL (RFC 2397): in base64, in which white
// space and percent signs may stand and padding may be missing, or as text.
func dataOf(address string) ([]byte, error) {
	head, body, ok := strings.Cut(address, ",")
	switch {
	case !ok:
		return nil, errors.New("not a data: address")
	case int64(len(body)) > archive.DefaultMaxFile:
		return nil, archive.ErrTooLarge
	case !strings.HasSuffix(strings.ToLower(strings.TrimSpace(head)), ";base64"):
		plain, err := url.PathUnescape(body)
		return []byte(plain), err
	}
	if strings.Contains(body, "%") {
		if plain, err := url.PathUnescape(body); err == nil {
			body = plain
		}
	}
	return base64.RawStdEncoding.DecodeString(strings.Map(base64Letter, body))
}

// base64Letter maps the letters of addresses (RFC 4648 §5) to the usual ones, and
// drops white space and padding.
func base64Letter(r rune) rune {
	switch r {
	case ' ', '\n', '\r', '\t', '=':
		return -1
	case '-':
		return '+'
	case '_':
		return '/'
	}
	return r
}

func isDataURL(ref string) bool { return len(ref) > 5 && strings.EqualFold(ref[:5], "data:") }
func isFileURL(ref string) bool { return len(ref) > 5 && strings.EqualFold(ref[:5], "file:") }

func hasScheme(ref string) bool {
	i := strings.IndexByte(ref, ':')
	return strings.HasPrefix(ref, "//") || i > 1 && !strings.ContainsAny(ref[:i], "/?#")
}

func onWeb(ref string) bool {
	scheme, rest, ok := strings.Cut(ref, "://")
	return ok && rest != "" && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https") || strings.EqualFold(scheme, "ftp"))
}

// inArchive reports whether ref may be a place in an archive: it has no scheme and
// no drive, and does not begin with a host, as //host and \\host do.
func inArchive(ref string) bool {
	i := strings.IndexAny(ref, `:/\?#`)
	if i > 0 && ref[i] == ':' {
		return false
	}
	return ref != "" && !(len(ref) > 1 && isSlash(ref[0]) && isSlash(ref[1]))
}

// isSlash: browsers take one for the other.
func isSlash(c byte) bool { return c == '/' || c == '\\' }

// clip shortens an address for a message.
func clip(s string) string {
	r := []rune(s)
	if len(r) > 100 {
		return string(r[:99]) + "…"
	}
	return s
}
