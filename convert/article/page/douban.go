package page

import (
	"bytes"
	"cmp"
	"html"
	"regexp"

	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// postMarks begin what somebody wrote on a page of Douban: a note, a review, a topic of a
// group, a status.
var postMarks = []string{noteMark, `property="v:summary"`, `property="v:reviewer"`, `class="main-hd"`, topicMark, statusMark}

const (
	noteMark   = `class="note-header`
	topicMark  = `class="topic-doc`
	statusMark = `class="status-item`
)

var (
	noteTitle   = pattern.Lazy(`(?s)^[^>]*>.{0,200}?<h1[^>]*>\s*([^<]{1,400}?)\s*</h1>`)
	reviewTitle = pattern.Lazy(`property="v:summary"[^>]*>\s*([^<]{1,400}?)\s*<`)
	topicTitle  = pattern.Lazy(`class="tablecc"[^>]*>\s*<strong>[^<]*</strong>\s*([^<]{1,400}?)\s*<`) // where the heading cuts it off
	statusText  = pattern.Lazy(`(?s)class="status-saying"[^>]*>.{0,400}?<p[^>]*>\s*([^<]{1,400})`)
	postAuthor  = pattern.Lazy(`(?s)(?:class="note-author"|property="v:reviewer"|class="lnk-people")[^>]*>\s*([^<]{1,80}?)\s*<|class="main-hd"[^>]*>\s*<a [^>]*>\s*(?:<span[^>]*>)?\s*([^<]{1,80}?)\s*<|class="from"[^>]*>[^<]{0,20}<a [^>]*>\s*([^<]{1,80}?)\s*<`)
	postDate    = pattern.Lazy(`(?s)class="(?:pub-date|create-time[^"]*|main-meta)"[^>]*>\s*([^<]{1,40}?)\s*<|property="v:dtreviewed"[^>]*>\s*([^<]{1,40}?)\s*<|class="created_at" title="([^"]{1,40})"`)
)

// post takes title, author and date of a note, a review, a topic or a status on a page of
// Douban.
func (s *pageScan) post(b []byte) {
	mark, i := postOf(b)
	if mark == "" {
		return
	}
	s.told = postTitle(mark, b, i)
	s.Site = cmp.Or(s.Site, "豆瓣")
	b = b[i:min(len(b), i+answerReach)]
	s.Author = cmp.Or(text(postAuthor(), b), s.Author)
	s.stamp(group(postDate(), b), Stamp{kind: stampLinked, label: published, rank: 10})
}

// postOf returns the mark of what stands on a page, and where it stands; "" = nothing
// does, or a list of statuses.
func postOf(b []byte) (mark string, at int) {
	has := func(s string) bool { return bytes.Contains(b, []byte(s)) }
	if !has(`id="link-report`) && !has(`class="status-saying"`) && !has(`="v:reviewer"`) || bytes.Count(b, []byte(statusMark)) > 1 {
		return "", 0
	}
	for _, mark := range postMarks {
		if i := bytes.Index(b, []byte(mark)); i >= 0 {
			return mark, i
		}
	}
	return "", 0
}

// postTitle returns the title of what a mark begins; of a status its first words.
func postTitle(mark string, b []byte, at int) string {
	switch mark {
	case noteMark:
		return text(noteTitle(), b[at:min(len(b), at+postReach)])
	case topicMark:
		return text(topicTitle(), b)
	case statusMark:
		return title.FirstWords(text(statusText(), b[at:]))
	}
	return text(reviewTitle(), b)
}

// postReach is how many bytes behind the mark of a note its title stands at most.
const postReach = 2 << 10

// text returns the clean text of the first group of a match.
func text(re *regexp.Regexp, b []byte) string {
	return title.Clean(html.UnescapeString(group(re, b)))
}
