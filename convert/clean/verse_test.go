package clean

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// TestVerse: the lines of a poem are its author's, with the spaces before them,
// however they are written; those of prose are not.
func TestVerse(t *testing.T) {
	for _, test := range []struct {
		name   string
		format doc.Format
		body   string
		want   []string // texts of paragraphs, those of verse behind a stroke
	}{
		{"lines that nothing but their ends parts", doc.HTML, "<div class=poem>\n井水清清照见人，\n樱桃树下是新春，\n　谁家门外桶声早，\n</div>", []string{"|井水清清照见人，\n樱桃树下是新春，\n　谁家门外桶声早，"}},
		{"lines with their marks", doc.HTML, "<blockquote class=verse><p>Roses by the gate,<br>\n&nbsp;&nbsp;rain on the slate,<br>\nand nobody comes.</p></blockquote>", []string{"|Roses by the gate,\n\u00a0\u00a0rain on the slate,\nand nobody comes."}},
		{"an indented line", doc.Markdown, "春江花月夜，  \n孤舟泊岸边，  \n　　一夜听风雨，  \n晨起满园香。\n", []string{"|春江花月夜，\n孤舟泊岸边，\n　　一夜听风雨，\n晨起满园香。"}},
		{"twenty characters", doc.HTML, "<pre>\n床前看月光\n    疑是一地霜\n抬头望山月\n    低头想故乡\n</pre>", []string{"|床前看月光\n\u00a0\u00a0\u00a0\u00a0疑是一地霜\n抬头望山月\n\u00a0\u00a0\u00a0\u00a0低头想故乡"}},
		{"a dialogue", doc.HTML, "<p>“是吗？”<br>　　“是的，他来过了。”<br>　　“那就走吧。”</p>", []string{"“是吗？”", "“是的，他来过了。”", "“那就走吧。”"}},
		{"a long paragraph behind short lines", doc.HTML, "<p>一行短的。<br>两行短的。<br>　　这是一个很长的段落，它说的是村子里的事，说了很久很久也没有说完，所以它不是诗的一行。</p>", []string{"|一行短的。\n两行短的。", "这是一个很长的段落，它说的是村子里的事，说了很久很久也没有说完，所以它不是诗的一行。"}},
	} {
		var got []string
		doc.Walk(Clean(Input{Meta: &doc.Meta{Lang: doc.Hans}, Format: test.format, Body: []byte(test.body)}).Blocks, func(b doc.Block) bool {
			if p, ok := b.(*doc.Paragraph); ok {
				text := doc.PlainInlines(p.Inlines)
				if p.Verse {
					text = "|" + text
				}
				got = append(got, text)
			}
			return true
		})
		if strings.Join(got, "¶") != strings.Join(test.want, "¶") {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}
