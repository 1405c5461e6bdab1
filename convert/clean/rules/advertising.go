package rules

import (
	"golang.org/x/net/html/atom"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/words"
)

func advertising() []Rule {
	r := Rule{
		Name:     "ads",
		Doc:      "Advertising slots, by the class or id of their box or the address of their frame, and lines that only say that an advertisement stands here.",
		Elements: named("ads"),
		Lines:    Lines{Patterns: []Pattern{wordPattern(Inside, 38, "ads.line")}},
	}
	r.Frames, r.Asks, r.Aside = words.Of("ads.frames"), words.Of("ads.banner"), true
	banners := words.ToSet(r.Asks)
	r.Guard = func(p *Part) bool { // the picture over an article is called banner, too
		banner := node.HasWord(p.Node, banners) && !node.Holds(p.Node, atom.A, atom.Iframe, atom.Ins, atom.Script)
		return p.Rich < 2 && !banner && !IsBodyName(p.Node)
	}
	return []Rule{r}
}
