// Package markdown turns Markdown, with what note-taking programs add to it, into
// HTML: to read another notation of theirs, add a line to notations. What would
// take the parser of Markdown too long is bounded before.
package markdown

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/wenzhai/wenzhai/convert/clean/internal/report"
	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect"
	"github.com/wenzhai/wenzhai/convert/diag"
)

// markdownReader converts Markdown to HTML, which the HTML builder reads: so
// markup that stands in Markdown is read and cleaned like any other. It holds
// no state and may be used by many at once.
var markdownReader = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Linkify,
		extension.TaskList, extension.Footnote, extension.DefinitionList),
	goldmark.WithParserOptions(
		parser.WithInlineParsers(util.Prioritized(hanEmphasis{}, 450), util.Prioritized(strike{}, 450)),
		parser.WithHeadingAttribute(),
		parser.WithASTTransformers(util.Prioritized(footnotes{}, 500)), // before those of the extension
		parser.WithParagraphTransformers(util.Prioritized(callouts{}, 50)),
	),
	goldmark.WithRendererOptions(html.WithUnsafe(), renderer.WithNodeRenderers(util.Prioritized(fences{}, 100), util.Prioritized(extension.NewStrikethroughHTMLRenderer(html.WithUnsafe()), 500))),
)

// HTML returns Markdown as HTML. It fails where the Markdown cannot be read.
func HTML(o dialect.Options, s string) ([]byte, error) {
	if o.Log == nil {
		o.Log = report.New(o.Path, []byte(s), 1)
	}
	log := o.Log
	s, math := takeFormulas(s)
	s, lines := dialect.Plain(o, s)
	log.Reline(lines)
	defer log.Reline(nil)
	s, included := takeFormulas(s) // of other files
	s, noted := keepNotes(disarmNotes(log, plainMarkdown(log, boundMarkdown(log, s))))
	src, cut := boundDepth(disarmLinks(log, s))
	if cut > 0 {
		log.Warn(diag.TooDeep, log.First()+cut-1, "lists or quotes are nested over %d levels deep; deeper ones are read flat", maxMarkers)
	}
	var out bytes.Buffer
	out.Grow(len(src) + len(src)/4)
	pc := parser.NewContext()
	if noted {
		pc.Set(notedKey, log)
	}
	if err := markdownReader.Convert([]byte(src), &out, parser.WithContext(pc)); err != nil {
		log.Warn(diag.TooDeep, log.First(), "the Markdown cannot be read (%v); its lines are read as plain text", err)
		return nil, err
	}
	return math.restore(included.restore(out.Bytes())), nil
}
