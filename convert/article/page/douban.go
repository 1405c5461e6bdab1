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
var postMarks = []string{`class="note-header`, `property="v:summary"`, `property="v:reviewer"`, `class="main-hd"`, `class="topic-doc`, `class="status-item`}

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
	if !bytes.Contains(b, []byte(`id="link-report`)) && !bytes.Contains(b, []byte(`class="status-saying"`)) && !bytes.Contains(b, []byte(`="v:reviewer"`)) {
		return
	}
	for _, mark := range postMarks {
		i := bytes.Index(b, []byte(mark))
		if i < 0 {
			continue
		}
		alone := bytes.Count(b, []byte(`class="status-item`)) < 2
		switch mark {
		case postMarks[0]:
			s.told = text(noteTitle(), b[i:min(len(b), i+postReach)])
		case `class="topic-doc`:
			s.told = text(topicTitle(), b)
		case `class="status-item`:
			if s.told = text(statusText(), b[i:]); !alone {
				return // a list of them
			}
			s.told = title.FirstWords(s.told)
		default:
			s.told = text(reviewTitle(), b)
		}
		s.Site = cmp.Or(s.Site, "豆瓣")
		b = b[i:min(len(b), i+answerReach)]
		s.Author = cmp.Or(text(postAuthor(), b), s.Author)
		s.stamp(group(postDate(), b), Stamp{kind: stampLinked, label: published, rank: 10})
		return
	}
}

// postReach is how many bytes behind the mark of a note its title stands at most.
const postReach = 2 << 10

// text returns the clean text of the first group of a match.
func text(re *regexp.Regexp, b []byte) string {
	return title.Clean(html.UnescapeString(group(re, b)))
}
