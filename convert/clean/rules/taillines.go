package rules

import (
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/convert/clean/internal/token"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

// tailReach is how many blocks from the end a paragraph may hold lines that are
// none of the article's.
const tailReach = 3

// DropTailLines drops the lines at the end of a paragraph at the end of a body
// that name editors and invite to follow an account, where line breaks part them
// and not paragraphs; and lines of a page that were lost when it was saved.
func (c *Body) DropTailLines(blocks []doc.Block) []doc.Block {
	out := blocks
	for i := len(blocks) - 1; i >= 0; i-- {
		tail := i == len(out)-1 && len(blocks)-i <= tailReach
		if !tail && c.Format != doc.Page {
			return out
		}
		p, ok := blocks[i].(*doc.Paragraph)
		if !ok || c.Kept[p] || !slices.ContainsFunc(p.Inlines, token.IsBreak) {
			continue
		}
		if p.Inlines = c.keptLines(p.Inlines, tail); len(p.Inlines) == 0 {
			out = slices.Delete(out, i, i+1)
		}
	}
	return out
}

// keptLines returns a paragraph's inlines without the lines that are dropped.
func (c *Body) keptLines(in []doc.Inline, tail bool) []doc.Inline {
	end := len(in)
	for end > 0 && tail {
		from := end
		for from > 0 && !token.IsBreak(in[from-1]) {
			from--
		}
		text := doc.PlainInlines(in[from:end])
		rule := tailRule(text)
		if strings.TrimFunc(text, letter.Space) != "" && (rule == "" || c.Off[rule]) {
			break
		}
		if rule != "" {
			c.Log.Drop(rule, text, "")
		}
		end = max(from-1, 0)
	}
	if c.Format != doc.Page || c.Off[Separator] {
		return in[:end]
	}
	return c.withoutLost(in[:end])
}

// tailRule returns the rule that a line at the end of a body falls under.
func tailRule(line string) string {
	if len(line) > maxLine {
		return ""
	}
	if rule := matchLine(line, true); rule != "" {
		return rule
	}
	return InviteRule(line)
}

// withoutLost drops the lines that are nothing but signs of lost characters.
func (c *Body) withoutLost(in []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for from := 0; from < len(in); {
		end := from
		for end < len(in) && !token.IsBreak(in[end]) {
			end++
		}
		text := doc.PlainInlines(in[from:end])
		next := min(end+1, len(in))
		if strings.Contains(text, "\uFFFD") && strings.Trim(text, "\uFFFD ") == "" {
			c.Log.Drop(Separator, text, "")
		} else {
			out = append(out, in[from:next]...)
		}
		from = next
	}
	for len(out) > 0 && token.IsBreak(out[len(out)-1]) {
		out = out[:len(out)-1]
	}
	return out
}
