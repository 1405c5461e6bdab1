package dialect

import "strings"

// input is the text of a body, and what is known of where things are in it.
type input struct {
	src  string
	pos  int               // where the next line begins
	next map[string][2]int // where the next of a row of characters was looked for from, and is
	none map[string]bool   // ends that do not come any more
	work int               // bytes that were looked at in vain

	imports map[string]string // files by the names that imports of MDX give them
}

// find returns how far behind from the next s is, or -1. It looks on from where it
// found the one before.
func (r *input) find(s string, from int) int {
	if r.none[s] {
		return -1 // nor behind from: it is looked for from the beginning on
	}
	if at, ok := r.next[s]; ok && from >= at[0] && from <= at[1] {
		return at[1] - from
	}
	i := strings.Index(r.src[from:], s)
	if i < 0 {
		r.none[s] = true
		return -1
	}
	r.next[s] = [2]int{from, from + i}
	return i
}

// from returns the next n bytes of the source, of which rest are those up to the
// next line.
func (r *input) from(rest string, n int) string {
	if n <= len(rest) {
		return rest[:n]
	}
	return r.src[r.pos-len(rest):][:n]
}

// restBlank reports whether nothing follows the first n bytes of rest on the line
// on which they end.
func (r *input) restBlank(rest string, n int) bool {
	if n < len(rest) {
		return isBlank(rest[n:])
	}
	after := r.src[r.pos-len(rest)+n:]
	line, _, _ := strings.Cut(after, "\n")
	return isBlank(line) || n > 0 && n == len(rest)
}

// formulaLen returns the length of the formula that rest begins with, in which no
// tags stand: as far as can be told without reading it. 1 stands for none.
func (r *input) formulaLen(rest string) int {
	at := r.pos - len(rest)
	for _, marks := range [][2]string{{"$$", "$$"}, {`\[`, `\]`}, {`\(`, `\)`}, {`\begin{`, `\end{`}} {
		if !strings.HasPrefix(rest, marks[0]) {
			continue
		}
		end, gap := r.find(marks[1], at+2), r.find("\n\n", at)
		if end >= 0 && (gap < 0 || end < gap) {
			return end + 2 + len(marks[1])
		}
		return len(marks[0])
	}
	if rest[0] == '$' {
		end := strings.IndexByte(rest[1:min(len(rest), maxFormula)], '$')
		if end > 0 && strings.ContainsAny(rest[1:end+1], `\^_{}`) && !strings.Contains(rest[1:end+1], "{{") && !strings.Contains(rest[1:end+1], "{%") {
			return end + 2
		}
	}
	return 1
}

// escaped returns the length of a backslash with what follows it, and what stands
// for them: TeX as it is; before a tag of mdBook it is an escape of its own.
func (r *input) escaped(rest string) (n int, text string) {
	if strings.HasPrefix(rest, `\{{#`) {
		return 2, "{"
	}
	if n = r.formulaLen(rest); n == 1 {
		n = min(2, len(rest))
	}
	return n, r.from(rest, n)
}

// maxFormula is the length of the longest formula in a line that is looked for.
const maxFormula = 600

// body returns what a tag holds up to its end, and the length of it all.
func (r *input) body(t tag, at int) (body string, length int, ok bool) {
	from := at + t.length
	to, end := -1, 0
	for _, sign := range ends(t) {
		if at, after := r.endOf(t, sign, from); at >= 0 && (to < 0 || at < to) {
			to, end = at, after
		}
	}
	if to < 0 {
		return "", 0, false
	}
	return r.src[from:to], end - at, true
}

// endOf returns where behind from the end of a tag that begins with sign begins and
// ends, or -1.
func (r *input) endOf(t tag, sign string, from int) (at, after int) {
	shut := shutOf(t)
	for i := r.find(sign, from); i >= 0 && r.work < maxWork; {
		from += i
		rest := r.src[from+len(sign):]
		j := strings.Index(rest[:min(len(rest), maxTag)], shut)
		if j >= 0 && strings.Trim(rest[:j], " \t-+~") == "" {
			return from, from + len(sign) + j + len(shut)
		}
		from += len(sign)
		if i = strings.Index(r.src[from:], sign); i >= 0 {
			r.work += i
		}
	}
	return -1, 0
}

// maxWork bounds how many bytes of a body are looked through in vain.
const maxWork = 8 << 20
