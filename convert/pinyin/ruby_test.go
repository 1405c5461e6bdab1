package pinyin

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// shown writes blocks with readings in brackets.
func shown(in []doc.Inline) string {
	var b strings.Builder
	for _, i := range in {
		switch i := i.(type) {
		case *doc.Ruby:
			b.WriteString(i.Base + "(" + i.Text + ")")
		case *doc.Styled:
			b.WriteString("<" + shown(i.Inlines) + ">")
		case *doc.Link:
			b.WriteString("[" + shown(i.Inlines) + "]")
		default:
			b.WriteString(doc.PlainInlines([]doc.Inline{i}))
		}
	}
	return b.String()
}

func TestBlocks(t *testing.T) {
	r := newReader(t)
	run := func(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }
	in := []doc.Inline{
		&doc.Run{Text: "去银"}, &doc.Styled{Style: doc.Strong, Inlines: run("行")}, &doc.CodeSpan{Text: "茶"}, &doc.Break{},
		&doc.Ruby{Base: "长安", Text: "Cháng'ān"},
		&doc.Link{URL: "https://tea.example/", Inlines: run("饕餮，OK")}, &doc.Styled{Lang: "ja", Inlines: run("茶")},
	}
	for _, x := range []struct {
		level Level
		lang  doc.Lang
		want  string
	}{
		{All, doc.Hans, "去(qù)银(yín)<行(háng)>茶\n长安(Cháng'ān)[饕(tāo)餮(tiè)，OK]<茶>"},
		{Rare, doc.Hant, "去银<行>茶\n长安(Cháng'ān)[饕(tāo)餮(tiè)，OK]<茶>"},
		{None, doc.Hans, "去银<行>茶\n长安(Cháng'ān)[饕餮，OK]<茶>"},
		{All, doc.English, "去银<行>茶\n长安(Cháng'ān)[饕餮，OK]<茶>"},
	} {
		got := r.Blocks([]doc.Block{
			&doc.Quote{Blocks: []doc.Block{&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: in}}}}}}},
			&doc.Heading{Level: 2, Inlines: run("茶")}, &doc.Code{Text: "茶"},
		}, x.lang, x.level)
		p := got[0].(*doc.Quote).Blocks[0].(*doc.List).Items[0].Blocks[0].(*doc.Paragraph)
		if s := shown(p.Inlines); s != x.want {
			t.Errorf("level %d, %s: %q, want %q", x.level, x.lang, s, x.want)
		}
		if s := shown(got[1].(*doc.Heading).Inlines); s != "茶" {
			t.Errorf("a heading became %q", s)
		}
	}
	if s := shown(in); strings.Count(s, "(") > 1 {
		t.Errorf("the blocks given were changed: %q", s)
	}
}

// TestCommonCharacters takes Traditional forms as common as the Simplified ones.
func TestCommonCharacters(t *testing.T) {
	r := newReader(t)
	for c, want := range map[rune]bool{'的': true, '馬': true, '龙': true, '饕': false, '齉': false, '𠮷': false, '阿': true, '做': true, '座': true, '亍': false, '〇': true} {
		if got := common(r.simple(c)); got != want {
			t.Errorf("%c is common: %v", c, got)
		}
	}
}
