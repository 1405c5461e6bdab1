package repair

import (
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/math/tex"
)

// SettleAlts settles the words of every picture of a body of this format; titles are
// those that authors of Markdown gave.
func SettleAlts(blocks []doc.Block, m *doc.Meta, format doc.Format, titles map[*doc.Figure]string) {
	doc.Walk(blocks, func(x doc.Block) bool {
		if f, ok := x.(*doc.Figure); ok {
			settleAlt(f, m, format, titles[f])
		}
		return true
	})
}

// settleAlt makes a description the caption where there is none, and removes
// it where the caption or the title says it. A whole page shows its readers no
// description: there it stays one.
func settleAlt(f *doc.Figure, m *doc.Meta, format doc.Format, title string) {
	if title != "" && len(f.Caption) == 0 {
		captionOfTitle(f, m.Lang, title)
	}
	alt := letter.Key(f.Alt)
	switch {
	case alt == "", alt == letter.Key(m.Title), strings.Contains(letter.Key(doc.PlainInlines(f.Caption)), alt):
		f.Alt = ""
	case len(f.Caption) == 0 && format != doc.Page:
		f.Caption, f.Alt = captionRuns(f.Alt), ""
	}
}

// captionOfTitle makes the caption of a picture that has none of the
// description and the title that its author gave it, each once. Where a
// translator left the title as it was, the translated description stands alone.
func captionOfTitle(f *doc.Figure, lang doc.Lang, title string) {
	caption := title
	alt, said := letter.Key(f.Alt), letter.Key(title)
	switch {
	case strings.Contains(said, alt):
	case strings.Contains(alt, said):
		caption = f.Alt
	case letter.HasUnspaced(f.Alt) != letter.HasUnspaced(title):
		if letter.HasUnspaced(f.Alt) == lang.IsChinese() {
			caption, f.Alt = f.Alt, title
		}
	default:
		caption = f.Alt + runes.Joint(f.Alt) + title
	}
	f.Caption = captionRuns(caption)
}

// captionRuns returns the words of a caption, with the formulas among them.
func captionRuns(s string) []doc.Inline {
	var in []doc.Inline
	for tex.Marked(s) {
		at, f := tex.Next(s, 0, tex.Dollars)
		if at < 0 {
			break
		}
		if at > 0 {
			in = append(in, &doc.Run{Text: s[:at]})
		}
		in = append(in, &doc.Formula{TeX: strings.TrimSpace(f.TeX)})
		s = s[at+f.Len:]
	}
	if s != "" || in == nil {
		in = append(in, &doc.Run{Text: s})
	}
	return in
}
