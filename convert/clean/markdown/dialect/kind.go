// Package dialect turns what generators of sites add to Markdown (tags, shortcodes,
// containers, lists of attributes) into HTML and plain Markdown.
package dialect

import (
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// kinds are the names that dialects have for kinds of boxes.
var kinds = sync.OnceValue(func() map[string]string {
	kinds := map[string]string{}
	for kind, names := range map[string]string{
		doc.BoxNote: "note info notice primary abstract summary tldr example faq question help todo seealso default " +
			"blue indigo secondary information memo callout-note definition theorem lemma proof remark 注意事项 说明 信息 備註 备注",
		doc.BoxTip:       "tip hint success check done idea green pro protip simple callout-tip 提示 技巧 小贴士",
		doc.BoxImportant: "important key attention purple callout-important 重要",
		doc.BoxWarning:   "warning warn caution alert yellow orange callout-warning callout-caution 警告 注意",
		doc.BoxDanger:    "danger error failure fail missing bug critical red stop no-icon-danger 危险 危險 错误",
		doc.BoxDetails:   "details detail collapse collapsed spoiler expand fold folding toggle",
		doc.BoxPlain:     "box card panel block",
	} {
		for name := range strings.FieldsSeq(names) {
			kinds[name] = kind
		}
	}
	return kinds
})

// BoxKind returns the kind of box that a name stands for in some dialect. A name
// that none knows is that of a plain box.
func BoxKind(name string) string {
	if kind, ok := kinds()[strings.ToLower(name)]; ok {
		return kind
	}
	return doc.BoxPlain
}

// isBoxKind reports whether a name is that of a kind of box.
func isBoxKind(name string) bool {
	_, ok := kinds()[strings.ToLower(name)]
	return ok
}
