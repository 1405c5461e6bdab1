package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/digest"
)

// file is a file of the archive with what became of its articles.
type file struct {
	path    string
	source  string // its text as an independent parser reads it
	book    strings.Builder
	dropped []clean.Dropped
}

// readFiles returns the files of the archive of which an article is in the book.
func readFiles(epub []byte, v *digest.Volume, found []convert.Extracted) ([]*file, error) {
	texts, err := bookTexts(epub)
	if err != nil {
		return nil, err
	}
	byPath := map[string]*file{}
	var out []*file
	for _, e := range v.Entries() {
		paths := []string{e.Path}
		if e.Second != nil {
			paths = append(paths, e.Second.Path)
		}
		for _, p := range paths {
			f := byPath[p]
			if f == nil {
				f = &file{path: p}
				byPath[p], out = f, append(out, f)
			}
			f.book.WriteString(texts[e.N+1])
		}
	}
	for _, x := range found {
		if f := byPath[x.Article.Path]; f != nil {
			f.book.WriteString(titleOf(&x.Article.Meta))
			f.dropped = append(f.dropped, x.Dropped...)
		}
	}
	for _, f := range out {
		data, err := os.ReadFile(filepath.FromSlash(f.path))
		if err != nil {
			return nil, err
		}
		if f.source, err = sourceText(f.path, string(data)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

var articleName = regexp.MustCompile(`/a(\d+)(?:-\d+)?\.xhtml$`)

// bookTexts returns the texts of the articles of an EPUB by their number, from 1.
func bookTexts(epub []byte) (map[int]string, error) {
	z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		return nil, err
	}
	out := map[int]string{}
	for _, f := range z.File {
		m := articleName.FindStringSubmatch(f.Name)
		if m == nil {
			continue
		}
		n, _ := strconv.Atoi(m[1])
		text, err := xhtmlText(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		out[n] += text
	}
	return out, nil
}

func xhtmlText(f *zip.File) (string, error) {
	r, err := f.Open()
	if err != nil {
		return "", err
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		return "", err
	}
	return markupText(string(data))
}

// What stands before a body, and the markup of dialects that is no text.
var (
	fronts = []*regexp.Regexp{
		regexp.MustCompile(`(?s)\A\s*---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\z)`),
		regexp.MustCompile(`(?s)\A\s*\+\+\+[ \t]*\n.*?\n\+\+\+[ \t]*(?:\n|\z)`),
		regexp.MustCompile(`(?s)\A(?:[\w-]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+---[ \t]*\n`),
		regexp.MustCompile(`(?s)\A\s*(?:\[#\]:[^\n]*\n|\[#\][^\n]*\n)+`),
	}
	dialects = regexp.MustCompile(`(?s)\{\{[<%].*?[>%]\}\}|\{%.*?%\}|\{\{.*?\}\}|\{[:#.][^}\n]*\}|(?m)^[ \t]*(?::::+|!!!|\?\?\?\+?)[^\n]*$|^(?:import|export) [^\n]* from [^\n]*$|<!--.*?-->|\[\^[^\]\n]+\]:?|^\[TOC\]`)
)

// sourceText returns the text of a file's body as goldmark or a parser of HTML
// reads it, without front matter, comments and the marks of dialects.
func sourceText(path, s string) (string, error) {
	s = strings.ReplaceAll(strings.TrimPrefix(s, "\uFEFF"), "\r\n", "\n")
	for _, r := range fronts {
		s = r.ReplaceAllString(s, "")
	}
	markdown := strings.HasSuffix(path, ".md") && !strings.HasPrefix(strings.TrimSpace(s), "<")
	if !markdown {
		text, err := markupText(s)
		return unparsed.ReplaceAllString(text, "]"), err
	}
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := md.Convert([]byte(dialects.ReplaceAllString(s, "")), &b); err != nil {
		return "", err
	}
	text, err := markupText(b.String())
	return unparsed.ReplaceAllString(text, "]"), err
}

// unparsed are addresses and the heads of fences that goldmark leaves in the text of
// blocks of HTML.
var unparsed = regexp.MustCompile("\\]\\([^)\\s]*\\)|``` ?\\w*|<br ?/?>")

// unread are elements whose content nobody reads.
var unread = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Head: true, atom.Template: true, atom.Noscript: true, atom.Button: true, atom.Select: true, atom.Iframe: true, atom.Textarea: true, atom.Svg: true}

// inLine are elements that end no line.
var inLine = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Code: true, atom.Del: true, atom.Em: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true,
	atom.Ruby: true, atom.Rt: true, atom.S: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.U: true, atom.Math: true,
}

// markupText returns the text of markup, a line a block; of formulas their TeX.
func markupText(s string) (string, error) {
	root, err := xhtml.Parse(strings.NewReader(s))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	var walk func(n *xhtml.Node)
	walk = func(n *xhtml.Node) {
		switch {
		case n.Type == xhtml.TextNode:
			b.WriteString(n.Data)
			return
		case n.Type == xhtml.ElementNode && (unread[n.DataAtom] || hides(n)):
			return
		}
		if n.Type == xhtml.ElementNode && n.Data == "math" {
			for _, a := range n.Attr {
				if a.Key == "alttext" {
					b.WriteString(a.Val)
					return
				}
			}
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
		if n.Type == xhtml.ElementNode && !inLine[n.DataAtom] {
			b.WriteString("\n")
		}
	}
	walk(root)
	return b.String(), nil
}

// hides reports whether an element is not shown.
func hides(n *xhtml.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && strings.Contains(strings.ReplaceAll(a.Val, " ", ""), "display:none") {
			return true
		}
	}
	return false
}
