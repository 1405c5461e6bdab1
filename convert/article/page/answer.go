package page

import (
	"bytes"
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// answerMarks begin the article of a page of Zhihu: an answer, a column. Other answers,
// with their authors and dates, follow it.
var answerMarks = []string{"ContentItem AnswerItem", "Post-Main"}

var (
	answerAuthor = pattern.Lazy(`(?i)itemprop="name" content="([^"]{1,80})"`)
	answerDate   = pattern.Lazy(`(?i)itemprop="dateCreated" content="([^"]{1,40})"|(?:发布于|發布於)\s*([0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?)`)
	answerEdited = pattern.Lazy(`(?:编辑于|編輯於)\s*([0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2})?)`)
)

// answerReach is how far behind its beginning, in bytes, an answer ends at most.
const answerReach = 1 << 20

// answer takes author and date of the first answer or article of a page of Zhihu, or of
// what stands on one of Douban.
func (s *pageScan) answer(b []byte) {
	if bytes.Contains(b, []byte("douban.com")) {
		s.post(b)
	}
	if !bytes.Contains(b, []byte("zhihu.com")) {
		return
	}
	for _, mark := range answerMarks {
		i := bytes.Index(b, []byte(mark))
		if i < 0 {
			continue
		}
		authors := ""
		if mark == answerMarks[0] && !bytes.Contains(b[:i], []byte("AnswerCard")) {
			authors = answerAuthors(b[i:])
		}
		b = b[i:min(len(b), i+answerReach)]
		if n := bytes.Index(b[len(mark):], []byte(answerMarks[0])); n >= 0 {
			b = b[:n+len(mark)]
		}
		if name := cmp.Or(authors, title.Clean(html.UnescapeString(group(answerAuthor(), b)))); name != "" {
			s.Author = name
		}
		v := group(answerDate(), b)
		if at, err := time.Parse(time.RFC3339, v); err == nil {
			v = at.In(time.FixedZone("", 8*60*60)).Format(time.RFC3339) // the sites' own zone
		}
		if v == "" || !s.stamp(v, Stamp{kind: stampLinked, label: published, rank: 10}) {
			s.stamp(group(answerEdited(), b), Stamp{kind: stampLinked, label: changed, rank: 5})
		}
		return
	}
}

// answerAuthors returns the names of the authors of the first answers on the page of a
// question, each once.
func answerAuthors(b []byte) string {
	var names []string
	for _, item := range bytes.Split(b, []byte(answerMarks[0]))[1:] {
		name := title.Clean(html.UnescapeString(group(answerAuthor(), item[:min(len(item), answerReach)])))
		if name != "" && !slices.Contains(names, name) && len(names) < maxAnswerAuthors {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

// maxAnswerAuthors is how many authors of answers an article has.
const maxAnswerAuthors = 5

// group returns the first group of the first match of re that is not empty.
func group(re *regexp.Regexp, b []byte) string {
	m := re.FindSubmatch(b)
	if m == nil {
		return ""
	}
	return string(bytes.TrimSpace(bytes.Join(m[1:], nil)))
}
