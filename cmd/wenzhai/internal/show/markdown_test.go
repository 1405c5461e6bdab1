package show

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/doc"
)

func run(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }

func para(s string) doc.Block { return &doc.Paragraph{Inlines: run(s)} }

// apart are the blocks that an author set apart or that keep their lines.
func apart() []doc.Block {
	return []doc.Block{
		&doc.Box{Kind: doc.BoxWarning, Title: run("小心*烫*"), Blocks: []doc.Block{para("垫一块布。"), para("慢慢倒。")}},
		&doc.Box{Kind: doc.BoxNote, Blocks: []doc.Block{para("另记。")}},
		&doc.Box{Kind: doc.BoxDetails, Title: run("来历"), Blocks: []doc.Block{para("旧衣服。")}},
		&doc.Box{Kind: doc.BoxPlain, Title: run("题"), Blocks: []doc.Block{para("文。")}},
		&doc.Definitions{Items: []doc.Definition{{Terms: [][]doc.Inline{run("明前"), run("头春")}, Blocks: []doc.Block{para("清明以前。"), para("嫩。")}}, {Terms: [][]doc.Inline{run("雨前")}}}},
		&doc.Paragraph{Verse: true, Inlines: []doc.Inline{&doc.Run{Text: "雾"}, &doc.Break{}, &doc.Break{}, &doc.Run{Text: "  # 散"}}},
		&doc.Code{Info: "js", Title: `a "b".js`, Text: "x\n"},
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Styled{Style: doc.Abbreviation, Title: "a<b", Inlines: run("AB")}, &doc.Styled{Style: doc.Key, Inlines: run("Q")}}},
	}
}

func extracted(blocks []doc.Block) []convert.Extracted {
	return []convert.Extracted{{Article: &doc.Article{Meta: doc.Meta{Title: "茶", Lang: doc.Hans}, Blocks: blocks}}}
}

func TestMarkdownOfWhatIsSetApart(t *testing.T) {
	want := []string{
		"> [!WARNING] 小心\\*烫\\*\n> 垫一块布。\n>\n> 慢慢倒。",
		"> [!NOTE]\n> 另记。",
		"<details>\n<summary>来历</summary>\n\n旧衣服。\n\n</details>",
		"> **题**\n>\n> 文。",
		"明前\n头春\n:   清明以前。\n\n    嫩。\n\n雨前",
		"雾\\\n&nbsp;\\\n&nbsp;&nbsp;\\# 散",
		"```js title=\"a &#34;b&#34;.js\"\nx\n```",
		`<abbr title="a&lt;b">AB</abbr><kbd>Q</kbd>`,
	}
	var got bytes.Buffer
	if err := Markdown(&got, extracted(apart())); err != nil {
		t.Fatal(err)
	}
	if want := "# 茶\n\n" + strings.Join(want, "\n\n") + "\n"; got.String() != want {
		t.Errorf("%q\nwant %q", got.String(), want)
	}
}

// Boxes without a title are named in the other forms, too, and JSON has what is in them.
func TestFormsOfWhatIsSetApart(t *testing.T) {
	var text, page, object bytes.Buffer
	articles := extracted(apart())
	for _, err := range []error{Text(&text, articles), HTML(&page, articles), JSON(&object, articles)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if want := "小心*烫*\n\n垫一块布。\n\n慢慢倒。\n\n说明\n\n另记。\n\n来历\n\n旧衣服。"; !strings.HasPrefix(text.String(), want) {
		t.Errorf("text %q", text.String())
	}
	for _, want := range []string{`<p class="box-title">说明</p>`, "<summary>来历</summary>", "<dt>头春</dt>", `<kbd>Q</kbd>`} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %s in %s", want, page.String())
		}
	}
	var rows []jsonArticle
	if err := json.Unmarshal(object.Bytes(), &rows); err != nil {
		t.Fatal(err)
	}
	b := rows[0].Blocks
	if b[0].Type != "box" || b[0].Kind != "warning" || b[0].Title != "小心*烫*" || len(b[0].Blocks) != 2 || !strings.Contains(b[0].Text, "慢慢倒") {
		t.Errorf("box %+v", b[0])
	}
	if b[4].Type != "definitions" || !strings.Contains(b[4].Text, "清明") || b[6].Info != "js" || b[6].Title == "" {
		t.Errorf("definitions %+v, code %+v", b[4], b[6])
	}
}
