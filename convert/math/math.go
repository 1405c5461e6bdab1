// Package math makes presentation MathML of TeX. Temml does the reading, in an
// engine for its language, which is started when the first formula comes. What is
// made of a formula depends on nothing but the formula and the definitions before
// it: bounds are counts, never times.
package math

import (
	"crypto/sha256"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/convert/math/mathml"
)

// The longest formula in bytes that is read, with the definitions that hold for it,
// and how deep its braces may nest.
const (
	maxTeX         = 24 << 10
	maxDefinitions = 16 << 10
	maxBraces      = 100
)

// maxKnown is how many bytes of formulas and MathML a Reader remembers.
const maxKnown = 16 << 20

// Reader makes MathML of TeX. It may be used by several goroutines.
type Reader struct {
	engines chan *engine // those that are idle
	mu      sync.Mutex
	known   map[[sha256.Size]byte]result
	size    int // of known, in bytes
}

type result struct {
	mathML string
	err    error
}

// NewReader returns a Reader; nothing is started yet.
func NewReader() *Reader {
	return &Reader{engines: make(chan *engine, 64)}
}

// MathML returns the math element of a formula, as mathml.Write writes it, where
// definitions are \newcommand, \def and the like that stand before it. The error
// says why it cannot be read.
func (r *Reader) MathML(tex string, display bool, definitions string) (string, error) {
	if err := check(tex, definitions); err != nil {
		return "", err
	}
	key := keyOf(tex, display, definitions)
	r.mu.Lock()
	x, ok := r.known[key]
	r.mu.Unlock()
	if ok {
		return x.mathML, x.err
	}
	x, err := r.read(tex, display, definitions)
	if err != nil {
		return "", err
	}
	r.remember(key, x)
	return x.mathML, x.err
}

func keyOf(tex string, display bool, definitions string) [sha256.Size]byte {
	mark := "\x00inline\x00"
	if display {
		mark = "\x00display\x00"
	}
	return sha256.Sum256([]byte(tex + mark + definitions))
}

func (r *Reader) remember(key [sha256.Size]byte, x result) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.size > maxKnown || r.known == nil {
		r.known, r.size = map[[sha256.Size]byte]result{}, 0
	}
	r.known[key] = x
	r.size += len(x.mathML) + 200
}

// check reports what is never given to the engine.
func check(tex, definitions string) error {
	depth, deepest := 0, 0
	for i := range len(tex) {
		switch tex[i] {
		case '{':
			depth++
			deepest = max(deepest, depth)
		case '}':
			depth--
		}
	}
	switch {
	case len(tex) > maxTeX:
		return failure("the formula is over 24 KB long")
	case len(definitions) > maxDefinitions:
		return failure("the definitions before the formula are over 16 KB long")
	case deepest > maxBraces:
		return failure("its braces are nested over 100 deep")
	case !utf8.ValidString(tex):
		return failure("it holds bytes that are no characters")
	}
	return nil
}

// failure is why a formula cannot be read.
type failure string

func (f failure) Error() string { return string(f) }

// read has an engine read a formula. Its error is that of the engine's start.
func (r *Reader) read(tex string, display bool, definitions string) (x result, err error) {
	e, err := r.engine()
	if err != nil {
		return x, err
	}
	out, broken, why := e.read(prepared(tex), display, prepared(definitions))
	if why != nil && strings.Contains(why.Error(), "in display mode") { // MathJax is not as strict
		out, broken, why = e.read(prepared(tex), true, prepared(definitions))
	}
	if !broken {
		select {
		case r.engines <- e:
		default:
		}
	}
	if why == nil {
		if !strings.Contains(tex, "{,}") && !strings.Contains(definitions, "{,}") {
			out = partNumbers(out)
		}
		x.mathML, why = checked(out, display)
	}
	x.err = why
	return x, nil
}

func (r *Reader) engine() (*engine, error) {
	select {
	case e := <-r.engines:
		return e, nil
	default:
		return newEngine()
	}
}

// checked writes what the engine made anew, with known elements alone.
func checked(out string, display bool) (string, error) {
	root, err := htmltree.Parse(strings.NewReader(out))
	if err != nil {
		return "", failure("it is nested too deep")
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "math" {
			if s := mathml.Write(n, display); s != "" {
				return s, nil
			}
			break
		}
	}
	return `<math xmlns="` + mathml.Namespace + `"></math>`, nil // definitions, which show nothing
}

// partNumbers takes numbers apart at commas, which Temml takes for a part of them:
// {1,2,3} are three. Within one number TeX has {,}.
func partNumbers(out string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(out, "<mn>")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		number, after, _ := strings.Cut(rest, "</mn>")
		parts := strings.Split(number, ",")
		if len(parts) > 1 {
			b.WriteString("<mrow>")
		}
		for i, p := range parts {
			if i > 0 {
				b.WriteString(`<mo separator="true">,</mo>`)
			}
			if p != "" {
				b.WriteString("<mn>" + p + "</mn>")
			}
		}
		if len(parts) > 1 {
			b.WriteString("</mrow>")
		}
		out = after
	}
}
