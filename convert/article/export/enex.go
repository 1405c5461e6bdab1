package export

import (
	"bytes"
	"crypto/md5" //nolint:gosec // names what a note holds; nothing is kept safe by it
	"encoding/base64"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/export/xmltext"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// ReadENEX reads the notes that Evernote and Yinxiang write as ENEX (Evernote
// Export 4). A note's pictures stand in its body, as data.
func ReadENEX(text []byte) (File, bool) {
	if begins(text) != '<' || !bytes.Contains(text[:min(len(text), enexProbe)], []byte("<en-export")) ||
		xmltext.Root(xmltext.WithoutControls(text[:min(len(text), rootProbe)])) != "en-export" {
		return File{}, false
	}
	r := enexReader{text: xmltext.WithoutControls(text), file: File{Kind: "ENEX", Size: len(text)}, pictures: len(text)}
	r.bound()
	r.lines.Text = r.text
	r.read()
	r.locked.report(&r.file, "notes are encrypted")
	return r.file, true
}

const enexProbe = 4 << 10

// enexReader reads the notes of a file.
type enexReader struct {
	text   []byte
	lines  scan.LineNumbers
	file   File
	locked skipCount

	pictures int // bytes that pictures may still take in the notes' texts
	d        *xml.Decoder
	base     int // the offset in text at which d began
}

// read reads the whole text. After a damaged note it goes on with the next.
func (r *enexReader) read() {
	for at := 0; at >= 0; {
		r.base, r.d = at, xmltext.New(r.text[at:])
		err := r.notes()
		if errors.Is(err, io.EOF) {
			return
		}
		at = r.base + int(r.d.InputOffset())
		r.file.Issues = append(r.file.Issues, Issue{Line: r.lines.Of(at), Text: "is not valid XML: " + xmltext.Reason(err)})
		if len(r.file.Issues) > maxIssues {
			return
		}
		next := bytes.Index(r.text[min(at, len(r.text)):], []byte("<note>"))
		if next < 0 {
			return
		}
		at += next
	}
}

func (r *enexReader) notes() error {
	for {
		at := r.base + int(r.d.InputOffset())
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		if t, ok := tok.(xml.StartElement); ok && t.Name.Local == "note" {
			n := enexNote{Item: Item{HTML: true, Line: r.lines.Of(at)}, held: map[string]enexFile{}}
			n.At = n.Line
			err := r.note(&n)
			r.finish(&n)
			if err != nil {
				return err
			}
		}
	}
}

// enexNote is a note while it is read.
type enexNote struct {
	Item
	content []byte
	locked  bool
	created string
	held    map[string]enexFile // by what the text calls them: the MD5 of their bytes
	tasks   []enexTask
}

// enexTask is a task of a note, of which the text holds the place of its group alone.
type enexTask struct{ title, status, group string }

func (t *enexTask) set(name, value string) {
	switch name {
	case "title":
		t.title = value
	case "taskStatus":
		t.status = value
	case "taskGroupNoteLevelID":
		t.group = value
	}
}

// maxTasks is how many tasks of a note are read.
const maxTasks = 1000

// enexFile is what a note holds.
type enexFile struct{ mime, base64 string }

// maxHeld is how many files the notes of a file may hold.
const maxHeld = 10_000

// bound cuts the files out of the text that are more than its notes may hold.
func (r *enexReader) bound() {
	open, end := []byte("<resource>"), []byte("</resource>")
	at := 0
	for range maxHeld {
		i := bytes.Index(r.text[at:], open)
		if i < 0 {
			return
		}
		at += i + len(open)
	}
	out, cut := bytes.Clone(r.text[:at]), 0
	for {
		i := bytes.Index(r.text[at:], open)
		if i < 0 {
			break
		}
		n := bytes.Index(r.text[at+i:], end)
		if n < 0 {
			break
		}
		out = append(out, r.text[at:at+i]...)
		at += i + n + len(end)
		cut++
	}
	if cut == 0 {
		return
	}
	r.text = append(out, r.text[at:]...)
	r.file.Issues = append(r.file.Issues, Issue{Line: 1, Text: fmt.Sprintf("holds more than %d files: %d are not read", maxHeld, cut)})
}

// note reads the elements of a note; those of its attributes are read as its own.
func (r *enexReader) note(n *enexNote) error {
	for {
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.EndElement:
			if t.Name.Local == "note" {
				return nil
			}
		case xml.StartElement:
			if err := r.field(n, t); err != nil {
				return err
			}
		}
	}
}

func (r *enexReader) field(n *enexNote, t xml.StartElement) error {
	switch t.Name.Local {
	case "note-attributes":
		return nil
	case "resource":
		return r.resource(n)
	case "task":
		return r.task(n)
	case "reminder", "application-data":
		return r.d.Skip()
	}
	at := r.base + int(r.d.InputOffset())
	text, err := r.inner()
	value := strings.TrimSpace(string(text))
	switch t.Name.Local {
	case "title":
		n.Title = html.EscapeString(value)
	case "content":
		n.content, n.locked, n.At = text, strings.HasPrefix(xmltext.Attribute(t, "encoding"), "base64:"), r.lines.Of(at)
	case "created":
		n.created = value
	case "tag":
		if value != "" && len(n.Tags) < maxTags {
			n.Tags = append(n.Tags, value)
		}
	case "author":
		n.Author = value
	case "source-url":
		n.URL = value
	}
	return err
}

// inner returns the character data up to the end of an element.
func (r *enexReader) inner() ([]byte, error) {
	var out bytes.Buffer
	for depth := 1; ; {
		tok, err := r.d.Token()
		if err != nil {
			return out.Bytes(), err
		}
		switch t := tok.(type) {
		case xml.CharData:
			out.Write(t)
		case xml.StartElement:
			if depth++; depth > xmltext.MaxNesting {
				return out.Bytes(), errNesting
			}
		case xml.EndElement:
			if depth--; depth == 0 {
				return out.Bytes(), nil
			}
		}
	}
}

// resource reads a file that a note holds.
func (r *enexReader) resource(n *enexNote) error {
	var f enexFile
	for depth := 1; depth > 0; {
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.EndElement:
			depth--
		case xml.StartElement:
			switch t.Name.Local {
			case "data", "mime":
				text, err := r.inner()
				if err != nil {
					return err
				}
				if t.Name.Local == "mime" {
					f.mime = strings.TrimSpace(string(text))
				} else {
					f.base64 = string(xmltext.WithoutSpace(text))
				}
			case "recognition", "alternate-data":
				if err := r.d.Skip(); err != nil {
					return err
				}
			default:
				if depth++; depth > xmltext.MaxNesting {
					return errNesting
				}
			}
		}
	}
	if data, err := base64.StdEncoding.DecodeString(f.base64); err == nil && strings.HasPrefix(f.mime, "image/") {
		sum := md5.Sum(data) //nolint:gosec // see above
		n.held[hex.EncodeToString(sum[:])] = f
	}
	return nil
}

// task reads a task.
func (r *enexReader) task(n *enexNote) error {
	var t enexTask
	for {
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		switch x := tok.(type) {
		case xml.EndElement:
			if t.title != "" && len(n.tasks) < maxTasks {
				n.tasks = append(n.tasks, t)
			}
			return nil
		case xml.StartElement:
			text, err := r.inner()
			if err != nil {
				return err
			}
			t.set(x.Name.Local, strings.TrimSpace(string(text)))
		}
	}
}

var errNesting = errors.New("elements are nested too deeply")

// finish adds a note to the file.
func (r *enexReader) finish(n *enexNote) {
	switch {
	case n.locked:
		r.locked.add(n.Line, "base64:aes")
		return
	case n.content == nil:
		return
	}
	if n.created != "" {
		n.Dates = []string{enexTime(n.created)}
	}
	n.Body = n.body(&r.pictures)
	r.file.Add(n.Item)
}

// enexTime returns "20240501T010000Z" as RFC 3339 has it; others as they are.
func enexTime(s string) string {
	t, err := time.Parse("20060102T150405Z", s)
	if err != nil {
		return s
	}
	return t.Format(time.RFC3339)
}

var enexHash = pattern.Lazy(`(?i)\bhash\s*=\s*["']([0-9a-f]{32})["']`)

// body returns the text of a note (ENML) as HTML, of which the pictures take no
// more than left: what stands in a note again and again is there once at least.
func (n *enexNote) body(left *int) []byte {
	var out bytes.Buffer
	secret, tick := false, ""
	for text := n.content; ; {
		at := bytes.IndexByte(text, '<')
		if at < 0 {
			at = len(text)
		}
		if !secret {
			if tick != "" && begins(text[:at]) != 0 {
				out.WriteString(tick)
				tick = ""
			}
			out.Write(text[:at])
		}
		end := at + bytes.IndexByte(text[at:], '>') + 1
		if end == at {
			n.writeTasks(&out, "")
			return out.Bytes() // also where a tag is cut off
		}
		tag := text[at:end]
		text = text[end:]
		name := enexName(tag)
		if name == "li" {
			tick = enexTick(tag)
		}
		switch {
		case name == "en-crypt":
			secret = tag[1] != '/'
		case secret, name == "en-note", name == "?xml", name == "!doctype":
		case name == "en-todo" || name == "en-media":
			out.WriteString(n.element(tag, left))
		default:
			if name == "div" {
				if m := enexGroup().FindSubmatch(tag); m != nil {
					n.writeTasks(&out, string(m[1]))
				}
			}
			out.Write(tag)
		}
	}
}

var enexGroup = pattern.Lazy(`--en-task-group:\s*true\b[^>]*--en-id:\s*([\w-]+)`)

// enexTick returns the box of an item of a list of things to do.
func enexTick(tag []byte) string {
	_, value, ok := bytes.Cut(tag, []byte("--en-checked:"))
	if !ok {
		return ""
	}
	return tick(bytes.HasPrefix(bytes.TrimSpace(value), []byte("true")))
}

func tick(done bool) string {
	if done {
		return "☑ "
	}
	return "☐ "
}

// writeTasks writes the tasks of a group, or at the end, where group is "", all that were
// not written.
func (n *enexNote) writeTasks(out *bytes.Buffer, group string) {
	kept, list := n.tasks[:0], ""
	for _, t := range n.tasks {
		if group != "" && t.group != group {
			kept = append(kept, t)
			continue
		}
		list += "<li>" + tick(t.status == "completed") + html.EscapeString(t.title) + "</li>"
	}
	n.tasks = kept
	if list != "" {
		out.WriteString("<ul>" + list + "</ul>")
	}
}

// enexName returns the name of a tag in lower case.
func enexName(tag []byte) string {
	name := bytes.TrimLeft(tag[:min(len(tag), 16)], "</")
	if i := bytes.IndexAny(name, " \t\n/>"); i >= 0 {
		name = name[:i]
	}
	return string(bytes.ToLower(name))
}

// element returns the box or the picture that a tag of ENML stands for.
func (n *enexNote) element(tag []byte, left *int) string {
	if tag[1] == '/' {
		return ""
	}
	if enexName(tag) == "en-todo" {
		return tick(bytes.Contains(tag, []byte(`checked="true"`)))
	}
	m := enexHash().FindSubmatch(tag)
	if m == nil {
		return ""
	}
	f, ok := n.held[strings.ToLower(string(m[1]))]
	if !ok || *left < len(f.base64) {
		return ""
	}
	*left -= len(f.base64)
	return `<img src="data:` + html.EscapeString(f.mime) + `;base64,` + f.base64 + `"/>`
}
