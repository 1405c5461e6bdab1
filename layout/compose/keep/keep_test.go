package keep

import (
	"slices"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func para(s string) doc.Block { return &doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: s}}} }

func TestIntroductionsStayWithWhatTheyIntroduce(t *testing.T) {
	strong := &doc.Paragraph{Inlines: []doc.Inline{&doc.Styled{Style: doc.Strong, Inlines: []doc.Inline{&doc.Run{Text: "花期"}}}}}
	for _, c := range []struct {
		p    doc.Block
		next doc.Block
		want bool
	}{
		{strong, para("春天。"), true},
		{para("名字如下："), &doc.List{}, true},
		{para("园丁说："), para("浇水。"), false},
		{para("3、茶园的早晨"), para("园丁从河边挑来三桶水。"), true},
		{para("（二）河边（英文）"), para("园丁从河边挑来三桶水。"), true},
		{para("12. The river"), &doc.Figure{}, true},
		{para("3、茶园"), para("4、河边"), false},
		{para("3、茶园今年开放。"), para("人很多。"), false},
		{para("3 月茶园开放"), para("人很多。"), false},
		{para("一切都好"), para("人很多。"), false},
		{para("3"), para("人很多。"), false},
		{para("1、" + strings.Repeat("茶园", 20)), para("人很多。"), false},
	} {
		if got := WithNext(c.p.(*doc.Paragraph), c.next); got != c.want {
			t.Errorf("%q: %v, want %v", doc.PlainBlocks([]doc.Block{c.p}), got, c.want)
		}
	}
}

func TestFiguresAreLooseInRunningText(t *testing.T) {
	text := strings.Repeat("园丁从河边挑来三桶水，浇在茶树下。", 4)
	fig := &doc.Figure{}
	for _, c := range []struct {
		name   string
		blocks []doc.Block
		want   bool
	}{
		{"text on either side", []doc.Block{para(text), fig, para(text)}, true},
		{"the text leads over to it", []doc.Block{para("茶园的水渠是这样的："), fig, para(text)}, false},
		{"the text points at it from above", []doc.Block{para("水渠见下图。"), fig, para(text)}, false},
		{"the text points at it from below", []doc.Block{para(text), fig, para("上图里是水渠。" + text)}, false},
		{"a caption below it", []doc.Block{para(text), fig, para("清晨的水渠")}, false},
		{"it is the last", []doc.Block{para(text), fig}, false},
		{"it is the first", []doc.Block{fig, para(text)}, false},
		{"below a heading", []doc.Block{&doc.Heading{}, fig, para(text)}, false},
		{"one of two", []doc.Block{para(text), fig, fig}, false},
	} {
		if got := Loose(c.blocks, slices.Index(c.blocks, doc.Block(fig))); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
