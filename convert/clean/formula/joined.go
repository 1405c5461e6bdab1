package formula

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxJoined is over how many lines a formula may go that line breaks part.
const maxJoined = 40

// Joined returns the text of n; where a formula begins in it that line breaks
// part, with the text up to its end, which is taken out of the tree.
func Joined(n *html.Node) string {
	if n == nil {
		return ""
	}
	s := n.Data
	for _, marks := range [][2]string{{"$$", "$$"}, {`\[`, `\]`}, {`\begin{`, `\end{`}} {
		at := strings.LastIndex(s, marks[0])
		if at < 0 || marks[0] == "$$" && strings.Count(s, "$$")%2 == 0 || strings.Contains(s[at+len(marks[0]):], marks[1]) {
			continue
		}
		var b strings.Builder
		b.WriteString(s)
		k := n.NextSibling
		for range maxJoined {
			switch {
			case k == nil:
				return s
			case k.Type == html.TextNode:
				b.WriteString(k.Data)
			case k.DataAtom == atom.Br:
				b.WriteByte('\n')
			default:
				return s
			}
			if k.Type == html.TextNode && strings.Contains(k.Data, marks[1]) {
				for n.NextSibling != k {
					n.Parent.RemoveChild(n.NextSibling)
				}
				n.Parent.RemoveChild(k)
				return b.String()
			}
			k = k.NextSibling
		}
	}
	return s
}
