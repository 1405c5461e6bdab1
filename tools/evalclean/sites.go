package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean"
)

// site says by selectors what a careful editor would leave of the articles of
// one site.
type site struct {
	name    string
	files   string // beginning of a page's file name; "" = posts
	host    string // of a post's address
	body    string // the elements that hold the article, in the order of the page
	drop    string // parts of them that are none of it
	hidden  string // parts whose words do not show, but whose pictures do
	caption string // captions
	title   string // the title of a page
	lines   string // paragraphs that are none of it, as an expression
	date    string // the date of a page: the first 2006-01-02 15:04 in its text or content
}

// evaluateSites measures the files of dir that are of a known site.
func evaluateSites(ctx context.Context, t *table, dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return err
	}
	all := &part{table: t, name: filepath.Base(dir)}
	for _, p := range paths {
		known, err := evaluateFile(ctx, all, p)
		if err != nil {
			return err
		}
		if !known {
			t.note("%s is of no known site", filepath.Base(p))
		}
	}
	all.print(siteFloor)
	return nil
}

// siteFloor is what each folder must reach.
var siteFloor = floor{precision: 0.997, recall: 0.998, pictures: 0.995}

// evaluateFile scores one file and reports whether its site is known.
func evaluateFile(ctx context.Context, p *part, path string) (bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	xs, err := extract(ctx, path)
	if err != nil {
		return false, err
	}
	name, m := filepath.Base(path), &xs[0].Article.Meta
	i := slices.IndexFunc(sites, func(s site) bool { return s.matches(name, m.URL) })
	if i < 0 {
		return false, nil
	}
	w, err := sites[i].want(data, m.URL, m.Title)
	if err == nil {
		p.add(sites[i].name, name, w, newGot(m, xs[0].Article.Blocks, xs[0].Dropped))
	}
	return true, err
}

func (s *site) matches(file, address string) bool {
	if s.files != "" {
		return strings.HasPrefix(file, s.files)
	}
	return strings.Contains(address, "://"+s.host+"/")
}

var (
	fence = regexp.MustCompile(`(?s)\A\s*---\n.*?\n---\n`)
	crawl = regexp.MustCompile(`(?s)\A\s*<!--\d+-->\s*\[.*?\]\(\S*\)\s*-+\n`)
)

// want reads what the site's selectors choose.
func (s *site) want(data []byte, address, title string) (want, error) {
	data = crawl.ReplaceAll(fence.ReplaceAll(data, nil), nil)
	d, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		return want{}, err
	}
	var w want
	if s.title != "" {
		w.title = d.Find(s.title).First().Text()
		w.date = dateIn(d.Find(s.date).First())
	}
	d.Find("script,style,link,noscript,template,button,textarea").Remove()
	d.Find(s.drop).Remove()
	r := wantReader{site: s, want: &w, address: address, title: string(letters(title))}
	seen := d.Find(s.body)
	seen.Each(func(_ int, part *goquery.Selection) {
		if part.Parents().FilterSelection(seen).Length() == 0 {
			r.node(part.Get(0), false)
			r.flush(false)
		}
	})
	return w, nil
}

var dateForm = regexp.MustCompile(`(\d{4})\D(\d\d)\D(\d\d)\D*(\d\d:\d\d)`)

func dateIn(s *goquery.Selection) string {
	content, _ := s.Attr("content")
	m := dateForm.FindStringSubmatch(content + " " + s.Text())
	if m == nil {
		return ""
	}
	return m[1] + "-" + m[2] + "-" + m[3] + " " + m[4]
}

// wantReader walks the chosen elements.
type wantReader struct {
	*want
	site    *site
	address string
	title   string
	text    strings.Builder
}

var boxes = map[string]bool{
	"p": true, "div": true, "h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "li": true, "ul": true, "ol": true,
	"blockquote": true, "figure": true, "figcaption": true, "section": true, "header": true, "tr": true, "pre": true, "table": true, "br": true,
}

func (r *wantReader) node(n *html.Node, caption bool) {
	switch {
	case n.Type == html.TextNode:
		r.text.WriteString(n.Data)
		return
	case n.Data == "img":
		r.picture(n)
		return
	case n.Type != html.ElementNode:
		return
	}
	one := goquery.NewDocumentFromNode(n).Selection
	if r.site.hidden != "" && one.Is(r.site.hidden) {
		return
	}
	isCaption := r.site.caption != "" && one.Is(r.site.caption)
	if boxes[n.Data] || isCaption {
		r.flush(caption)
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		r.node(k, caption || isCaption)
	}
	if boxes[n.Data] || isCaption {
		r.flush(caption || isCaption)
	}
}

// flush ends a paragraph. The title and a caption said before do not count.
func (r *wantReader) flush(caption bool) {
	text := strings.Join(strings.Fields(r.text.String()), " ")
	r.text.Reset()
	said := string(letters(text))
	if said == "" || said == r.title || r.site.lines != "" && regexp.MustCompile(r.site.lines).MatchString(text) {
		return
	}
	r.want.text = append(r.want.text, text)
	if caption {
		r.captions = append(r.captions, text)
	}
}

func (r *wantReader) picture(n *html.Node) {
	src := ""
	for _, k := range []string{"data-actualsrc", "data-original", "data-src", "data-lazy-src", "src"} {
		for _, a := range n.Attr {
			if a.Key == k && src == "" && !strings.HasPrefix(a.Val, "data:") {
				src = strings.TrimSpace(a.Val)
			}
		}
	}
	if u, ok := clean.ResolveURL(r.address, src); ok {
		src = u
	}
	if src != "" && !slices.Contains(r.pictures, src) {
		r.pictures = append(r.pictures, src)
	}
}
