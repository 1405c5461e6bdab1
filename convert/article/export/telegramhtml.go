package export

import (
	"bytes"
	"html"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// ReadTelegramPage reads a page of messages that Telegram writes as
// messages.html, messages2.html and so on, or one that lists its chats, which
// holds none.
func ReadTelegramPage(text []byte) (File, bool) {
	head := text[:min(len(text), telegramPage)]
	if begins(text) != '<' || !bytes.Contains(head, []byte(`<div class="page_wrap`)) {
		return File{}, false
	}
	if bytes.Contains(head, []byte(`class="page_body list_page`)) || bytes.Contains(head, []byte(`class="page_about`)) {
		return File{Kind: "Telegram"}, true
	}
	if !bytes.Contains(head, []byte(`class="page_body chat_page`)) {
		return File{}, false
	}
	root, err := htmltree.Parse(bytes.NewReader(text))
	if err != nil {
		return File{}, false
	}
	d := goquery.NewDocumentFromNode(root)
	r := telegramPageReader{file: File{Kind: "Telegram", Size: len(text)}, chat: strings.TrimSpace(d.Find(".page_header .text.bold").First().Text())}
	r.lines.Text = text
	d.Find(".history > .message").Each(func(_ int, m *goquery.Selection) { r.message(m) })
	r.skipped.report(&r.file, "messages hold no text and no picture")
	return r.file, true
}

// telegramPage is how much of a page is searched for its frame.
const telegramPage = 8 << 10

type telegramPageReader struct {
	file     File
	lines    scan.LineNumbers
	at       int // of the last message
	skipped  skipCount
	chat     string
	from     string // who wrote the last message
	time     string // of the last message
	pictures bool   // the last message was one of pictures
}

func (r *telegramPageReader) message(m *goquery.Selection) {
	line := r.line(m.AttrOr("id", ""))
	body := m.ChildrenFiltered(".body").First()
	if m.HasClass("service") {
		if m.AttrOr("id", "") != "" && !strings.HasPrefix(m.AttrOr("id", ""), "message-") {
			r.skipped.add(line, "service")
		}
		return
	}
	if from := strings.TrimSpace(body.ChildrenFiltered(".from_name").First().Text()); from != "" {
		r.from = from
	}
	it := Item{Source: r.chat, HTML: true, Line: line, At: line}
	if r.from != r.chat {
		it.Author = r.from
	}
	time := body.ChildrenFiltered(".date.details").First().AttrOr("title", "")
	it.Dates = []string{telegramTime(time)}
	if f := body.ChildrenFiltered(".forwarded.body").First(); f.Length() > 0 {
		it.Author = bareText(f.ChildrenFiltered(".from_name").First())
		body = f
	}
	if s := strings.TrimSpace(body.ChildrenFiltered(".signature").First().Text()); s != "" {
		it.Author = s
	}
	it.Body, it.Tags = r.text(body)
	r.append(it, telegramPictures(body), time)
}

// append adds a message, or its pictures to those that were sent with them.
func (r *telegramPageReader) append(it Item, pictures []byte, time string) {
	switch {
	case len(it.Body) == 0 && len(pictures) == 0:
		r.skipped.add(it.Line, "other files")
	case len(pictures) > 0 && r.pictures && time == r.time && len(r.file.Items) > 0:
		last := &r.file.Items[len(r.file.Items)-1]
		last.Body = append(addPictures(last.Body, pictures), it.Body...)
	default:
		it.Title = firstLine(it.Body)
		it.Body = append(pictures, it.Body...)
		r.file.Add(it)
	}
	r.pictures, r.time = len(pictures) > 0, time
}

// line returns the line of the message of an id; they stand in order.
func (r *telegramPageReader) line(id string) int {
	if i := bytes.Index(r.lines.Text[r.at:], []byte(`id="`+id+`"`)); id != "" && i >= 0 {
		r.at += i
	}
	return r.lines.Of(r.at)
}

// bareText returns the text of an element without that of the elements in it.
func bareText(s *goquery.Selection) string {
	c := s.Clone()
	c.Children().Remove()
	return strings.TrimSpace(c.Text())
}

// telegramPictures returns the pictures of a message; a page shows small ones
// that lead to them.
func telegramPictures(body *goquery.Selection) []byte {
	var b bytes.Buffer
	body.ChildrenFiltered(".media_wrap").Find("a.photo_wrap").Each(func(_ int, a *goquery.Selection) {
		if file := a.AttrOr("href", ""); file != "" {
			b.WriteString(`<figure><img src="` + html.EscapeString(file) + `">` + figureEnd)
		}
	})
	return b.Bytes()
}

var telegramBreak = pattern.Lazy(`(?:\s*<br/?>\s*)+`)

// text returns the text of a message in paragraphs, and its hashtags.
func (r *telegramPageReader) text(body *goquery.Selection) (out []byte, tags []string) {
	t := body.ChildrenFiltered(".text").First()
	t.Find("a[onclick*=ShowHashtag]").Each(func(_ int, a *goquery.Selection) {
		if tag := strings.TrimPrefix(strings.TrimSpace(a.Text()), "#"); tag != "" && len(tags) < maxTags {
			tags = append(tags, tag)
		}
		a.ReplaceWithNodes(a.Contents().Nodes...)
	})
	t.Find(".reactions").Remove()
	inner, err := t.Html()
	poll := telegramPoll(body)
	if inner = strings.TrimSpace(inner); err != nil || inner == "" {
		return poll, tags
	}
	if !strings.Contains(inner, "<pre") && !strings.Contains(inner, "<blockquote") {
		inner = telegramBreak().ReplaceAllString(inner, "</p>\n<p>")
	}
	return append([]byte("<p>"+inner+"</p>\n"), poll...), tags
}

// telegramPoll returns the question and the answers of a poll, without who voted.
func telegramPoll(body *goquery.Selection) []byte {
	poll := body.ChildrenFiltered(".media_wrap").Find(".media_poll").First()
	if poll.Length() == 0 {
		return nil
	}
	var b bytes.Buffer
	b.WriteString("<p>" + html.EscapeString(strings.TrimSpace(poll.Find(".question").First().Text())) + "</p>\n<ul>")
	poll.Find(".answer").Each(func(_ int, a *goquery.Selection) {
		b.WriteString("<li>" + html.EscapeString(strings.TrimPrefix(bareText(a), "- ")) + "</li>")
	})
	b.WriteString("</ul>\n")
	return b.Bytes()
}

// telegramTime returns the time of a message, "01.05.2024 08:01:00 UTC+08:00",
// as RFC 3339 has it; others as they are.
func telegramTime(s string) string {
	day, rest, _ := strings.Cut(s, " ")
	clock, zone, _ := strings.Cut(rest, " ")
	d := strings.Split(day, ".")
	if len(d) != 3 || clock == "" {
		return s
	}
	return d[2] + "-" + d[1] + "-" + d[0] + "T" + clock + strings.TrimPrefix(zone, "UTC")
}
