package clean

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// finish judges blocks as blocks, whatever they were read from: lines that are
// boilerplate, repeated pictures, headings in disguise, levels.
func (c *cleaner) finish(blocks []doc.Block) []doc.Block {
	blocks = c.dropTranslatorNote(blocks)
	blocks = c.dropLines(blocks)
	blocks = c.dropRelated(blocks)
	blocks = c.dropLinkTail(blocks)
	blocks = c.dropRepeatedPictures(blocks)
	blocks = splitLines(blocks)
	blocks = promoteHeadings(blocks)
	normaliseLevels(blocks)
	return c.trimRules(blocks)
}

// dropLines applies the line rules to the top level and inside quotes and
// lists.
func (c *cleaner) dropLines(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	title := squash(c.meta.Title)
	for i, x := range blocks {
		atTop, atTail := i < edgeTop, i >= len(blocks)-edgeTail
		text, ok := leafText(x)
		switch rule := c.lineRule(x, text, title, atTop, atTop || atTail); {
		case !ok:
			if x = c.innerLines(x, atTop || atTail); x != nil {
				out = append(out, x)
			}
		case rule == ruleSeparator:
			out = append(out, &doc.Rule{})
		case rule != "":
			c.drop(rule, text, "")
		default:
			out = append(out, x)
		}
	}
	return out
}

// lineRule returns the rule that a leaf block falls under.
func (c *cleaner) lineRule(x doc.Block, text, title string, atTop, atEdge bool) string {
	if text == "" {
		return ""
	}
	if isSeparator(text) {
		return ruleSeparator
	}
	if h, ok := x.(*doc.Heading); title != "" && (atTop || ok && h.Level == 1) && sameTitle(squash(text), title, ok) {
		return ruleRepeatHead
	}
	if atTop && isDateline(text) {
		return ruleDateline
	}
	if atTop && c.namesAuthor(text) {
		return ruleByline
	}
	return matchLine(text, atEdge)
}

// sameTitle reports whether a line says the title: the same letters, or for a
// heading a title of which one holds the other almost whole.
func sameTitle(line, title string, heading bool) bool {
	if line == title {
		return true
	}
	if !heading || len(line) < 18 {
		return false
	}
	long, short := line, title
	if len(long) < len(short) {
		long, short = short, long
	}
	return strings.HasPrefix(long, short) && len(short)*10 >= len(long)*7
}

// namesAuthor reports whether text is a byline that says only what is known.
func (c *cleaner) namesAuthor(text string) bool {
	author := squash(c.meta.Author)
	if author == "" || len(text) > 90 {
		return false
	}
	for _, p := range []string{"作者：", "作者:", "文/", "文／", "文｜", "文|", "文：", "记者：", "撰文：", "By ", "by ", "BY "} {
		if rest, ok := strings.CutPrefix(strings.TrimSpace(text), p); ok && squash(rest) == author {
			return true
		}
	}
	return false
}

// innerLines applies the line rules inside a container; nil when nothing is
// left of it.
func (c *cleaner) innerLines(x doc.Block, atEdge bool) doc.Block {
	switch x := x.(type) {
	case *doc.Quote:
		x.Blocks = c.innerBlocks(x.Blocks, atEdge)
		if len(x.Blocks) == 0 {
			return nil
		}
	case *doc.List:
		kept := x.Items[:0]
		for _, it := range x.Items {
			if it.Blocks = c.innerBlocks(it.Blocks, atEdge); len(it.Blocks) > 0 {
				kept = append(kept, it)
			}
		}
		if x.Items = kept; len(kept) == 0 {
			return nil
		}
	}
	return x
}

func (c *cleaner) innerBlocks(blocks []doc.Block, atEdge bool) []doc.Block {
	kept := blocks[:0]
	for _, x := range blocks {
		text, ok := leafText(x)
		if !ok {
			if x = c.innerLines(x, atEdge); x != nil {
				kept = append(kept, x)
			}
			continue
		}
		if rule := matchLine(text, atEdge); rule != "" && text != "" {
			c.drop(rule, text, "")
			continue
		}
		kept = append(kept, x)
	}
	return kept
}

// dropRepeatedPictures keeps the first of pictures with the same source; a
// caption or a description that only a later one has moves to it.
func (c *cleaner) dropRepeatedPictures(blocks []doc.Block) []doc.Block {
	seen := map[string]*doc.Figure{}
	out := blocks[:0]
	for _, x := range blocks {
		f, ok := x.(*doc.Figure)
		if !ok {
			out = append(out, x)
			continue
		}
		key := pictureKey(f.Src)
		first := seen[key]
		if first == nil {
			seen[key] = f
			out = append(out, x)
			continue
		}
		if len(first.Caption) == 0 {
			first.Caption = f.Caption
		}
		if first.Alt == "" {
			first.Alt = f.Alt
		}
		c.drop(ruleRepeatPic, "", f.Src)
	}
	for _, x := range out {
		if f, ok := x.(*doc.Figure); ok {
			c.settleAlt(f)
		}
	}
	return out
}

// settleAlt makes a description the caption where there is none, and removes
// it where the caption or the title says it.
func (c *cleaner) settleAlt(f *doc.Figure) {
	alt := squash(f.Alt)
	switch {
	case alt == "", alt == squash(c.meta.Title), strings.Contains(squash(doc.PlainInlines(f.Caption)), alt):
		f.Alt = ""
	case len(f.Caption) == 0:
		f.Caption, f.Alt = []doc.Inline{&doc.Run{Text: f.Alt}}, ""
	}
}

// pictureKey returns what two addresses of one picture share: no scheme, no
// query where the path names a file, no size in the name ("-300x200").
func pictureKey(src string) string {
	if strings.HasPrefix(src, "data:") {
		return src
	}
	if i := strings.Index(src, "://"); i > 0 {
		src = src[i+3:]
	}
	base, _, _ := strings.Cut(src, "?")
	if !isPictureFile(base) {
		return src
	}
	dot := strings.LastIndexByte(base, '.')
	stem, ext := base[:dot], base[dot:]
	if i := strings.LastIndexByte(stem, '-'); i > 0 {
		if w, h, ok := strings.Cut(stem[i+1:], "x"); ok && isNumber(w) && isNumber(h) {
			stem = stem[:i]
		}
	}
	return stem + ext
}

// trimRules removes thematic breaks at the edges and doubled ones.
func (c *cleaner) trimRules(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for i, x := range blocks {
		if _, ok := x.(*doc.Rule); ok {
			if len(out) == 0 || i == len(blocks)-1 || isRule(blocks[i+1]) || onlyRules(blocks[i:]) {
				continue
			}
		}
		out = append(out, x)
	}
	return out
}

func isRule(x doc.Block) bool { _, ok := x.(*doc.Rule); return ok }

func onlyRules(blocks []doc.Block) bool {
	for _, x := range blocks {
		if !isRule(x) {
			return false
		}
	}
	return true
}
