package pdf

import (
	"bytes"
	"errors"
	"regexp"
	"strconv"
)

// object is an indirect object as gopdf wrote it: its value, of a stream the
// dictionary up to /Length, and the stream's bytes.
type object struct{ value, stream []byte }

var errCanvas = errors.New("gopdf has not written what it was asked for")

// readObjects returns the objects of a file that gopdf wrote; they are numbered
// from 1 on without a break.
func readObjects(file []byte) (out []object, err error) {
	for {
		_, rest, ok := bytes.Cut(file, []byte(" 0 obj\n"))
		if !ok {
			return out, nil
		}
		o, after, err := readObject(rest)
		if err != nil {
			return nil, err
		}
		out, file = append(out, o), after
	}
}

// readObject returns the object at the head of data and what follows it.
func readObject(data []byte) (o object, rest []byte, err error) {
	value, rest, ok := bytes.Cut(data, []byte("endobj\n"))
	if dict, _, isStream := bytes.Cut(value, []byte(">>\nstream\n")); isStream {
		rest = data[len(dict)+len(">>\nstream\n"):]
		entries, length, _ := bytes.Cut(dict, []byte("/Length "))
		n, err := strconv.Atoi(string(bytes.TrimSpace(length)))
		if err != nil || n < 0 || n > len(rest) {
			return o, nil, errCanvas
		}
		value, o.stream, rest = entries, rest[:n:n], rest[n:]
	}
	if o.value = bytes.TrimSpace(value); !ok {
		err = errCanvas
	}
	return o, rest, err
}

var (
	contentsOf = regexp.MustCompile(`/Contents +(\d+) 0 R`)
	placed     = regexp.MustCompile(`/I(\d+) Do`)
	reference  = regexp.MustCompile(`\d+ 0 R`)
)

// finish completes the pages of a chunk with what gopdf wrote of them.
func (k *drawnChunk) finish(file []byte, d *deflater) (err error) {
	if k.objects, err = readObjects(file); err != nil {
		return err
	}
	pages, annotations := k.like("<<\n  /Type /Page\n"), k.like("<</Type /Annot ")
	if len(pages) != len(k.pages) {
		return errCanvas
	}
	pictures := 0
	for i := range k.pages {
		p := &k.pages[i]
		if len(annotations) < len(p.links) {
			return errCanvas
		}
		for l := range p.links {
			p.links[l].dict, annotations = annotations[0].value, annotations[1:]
		}
		if err := p.finish(k.content(pages[i]), d); err != nil {
			return err
		}
		pictures += len(p.pictures)
	}
	if pictures == 0 {
		k.objects = nil
	}
	return nil
}

// like returns the objects whose values begin with head.
func (k *drawnChunk) like(head string) (out []object) {
	for _, o := range k.objects {
		if bytes.HasPrefix(o.value, []byte(head)) {
			out = append(out, o)
		}
	}
	return out
}

// content returns the content that gopdf wrote for a page, nil where it drew
// nothing.
func (k *drawnChunk) content(pg object) []byte {
	m := contentsOf.FindSubmatch(pg.value)
	if m == nil {
		return nil
	}
	n, _ := strconv.Atoi(string(m[1]))
	return k.objects[n-1].stream
}

// finish makes the page's content whole: that of gopdf with the stretches that
// belong into its gaps.
func (p *drawnPage) finish(drawn []byte, d *deflater) (err error) {
	names := placed.FindAllSubmatch(drawn, -1)
	if len(names) != len(p.pictures) {
		return errCanvas
	}
	for i, name := range names {
		p.pictures[i].object, _ = strconv.Atoi(string(name[1]))
	}
	data, err := p.content.around(bytes.Split(drawn, []byte(gap)))
	if err == nil && len(data) > 0 {
		p.deflated, err = d.deflate(data)
	}
	p.content.data = nil
	return err
}
