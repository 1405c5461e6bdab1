package keep

import (
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
