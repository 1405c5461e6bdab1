package export

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"html"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/pattern"
)

// telegramProbe is how much of a file is searched for the signs of an export
// from Telegram.
const telegramProbe = 64 << 10

// ReadTelegram reads the export of a chat or a channel, or of all of them, that
// Telegram writes as result.json: every message is an article, pictures that were
// sent together are one.
func ReadTelegram(text []byte) (File, bool) {
	head := text[:min(len(text), telegramProbe)]
	if begins(text) != '{' || !bytes.Contains(head, []byte(`"messages"`)) || !bytes.Contains(head, []byte(`"type"`)) {
		return File{}, false
	}
	r := telegramReader{d: json.NewDecoder(bytes.NewReader(text)), file: File{Kind: "Telegram", Size: len(text)}}
	r.lines.Text = text
	_, err := r.d.Token()
	if err == nil {
		err = r.object(0)
	}
	if !r.seen {
		return File{}, false
	}
	if err != nil {
		r.file.Issues = append(r.file.Issues, Issue{Line: r.lines.Of(int(r.d.InputOffset())), Text: "is not valid JSON: " + err.Error()})
	}
	r.skipped.report(&r.file, "messages hold no text and no picture")
	return r.file, true
}

type telegramReader struct {
	d       *json.Decoder
	lines   scan.LineNumbers
	file    File
	skipped skipCount
	seen    bool   // messages of Telegram
	chat    string // the name of the one that is read
	last    telegramMessage
}

// telegramDepth is how deep the list of chats lies in an export of all.
const telegramDepth = 4

// object reads the rest of an object: a chat, or what holds chats.
func (r *telegramReader) object(depth int) error {
	for r.d.More() {
		tok, err := r.d.Token()
		if err != nil {
			return err
		}
		switch tok {
		case "name":
			var name any // null of a deleted account
			err = r.d.Decode(&name)
			r.chat, _ = name.(string)
		case "messages":
			err = r.each(r.message)
		case "list":
			err = r.each(func() error { return r.inside(depth) })
		case "chats", "left_chats":
			err = r.inside(depth)
		default:
			var skip json.RawMessage
			err = r.d.Decode(&skip)
		}
		if err != nil {
			return err
		}
	}
	_, err := r.d.Token()
	return err
}

// errTelegram says that a list or an object is none.
var errTelegram = errors.New("it is not what Telegram writes")

// inside reads an object that an object or a list holds.
func (r *telegramReader) inside(depth int) error {
	tok, err := r.d.Token()
	switch {
	case err != nil:
		return err
	case tok != json.Delim('{') || depth >= telegramDepth:
		return errTelegram
	}
	return r.object(depth + 1)
}

// each reads a list.
func (r *telegramReader) each(read func() error) error {
	tok, err := r.d.Token()
	switch {
	case err != nil:
		return err
	case tok != json.Delim('['):
		return errTelegram
	}
	for r.d.More() {
		if err := read(); err != nil {
			return err
		}
	}
	_, err = r.d.Token()
	return err
}

// telegramMessage is one message.
type telegramMessage struct {
	Type      string       `json:"type"`
	Date      string       `json:"date"` // by the clock of who exported
	Unix      string       `json:"date_unixtime"`
	From      string       `json:"from"`
	Signature string       `json:"author"`
	Forwarded string       `json:"forwarded_from"`
	Text      telegramText `json:"text"`
	Entities  telegramText `json:"text_entities"`
	Photo     string       `json:"photo"`
	File      string       `json:"file"`
	FileName  string       `json:"file_name"`
	Media     string       `json:"media_type"`
	Mime      string       `json:"mime_type"`
	Poll      *struct {
		Question string `json:"question"`
		Answers  []struct {
			Text string `json:"text"`
		} `json:"answers"`
	} `json:"poll"`
}

func (r *telegramReader) message() error {
	at := int(r.d.InputOffset())
	var m telegramMessage
	err := r.d.Decode(&m)
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		err = nil // a field that is not what it was is not read
	}
	if err != nil {
		return err
	}
	if r.seen = r.seen || m.Type == "message" && m.Date != "" || m.Type == "service"; !r.seen {
		return errTelegram
	}
	r.add(&m, r.lines.Of(at)+bytes.Count(leadingSpace(r.lines.Text[at:]), []byte("\n")))
	return nil
}

// leadingSpace returns what stands before the next value of a list.
func leadingSpace(b []byte) []byte { return b[:len(b)-len(bytes.TrimLeft(b, " \t\r\n,"))] }

// add appends the article that a message is.
func (r *telegramReader) add(m *telegramMessage, line int) {
	body, tags := m.body()
	picture := m.picture()
	if m.Type != "message" || len(body) == 0 && picture == "" {
		r.skipped.add(line, cmp.Or(m.Media, m.Mime, m.Type))
		r.last = telegramMessage{}
		return
	}
	if picture != "" {
		figure := []byte(`<figure><img src="` + html.EscapeString(picture) + `">` + figureEnd)
		if r.last.picture() != "" && r.last.Date == m.Date && r.last.From == m.From && len(r.file.Items) > 0 {
			it := &r.file.Items[len(r.file.Items)-1]
			it.Body = append(addPictures(it.Body, figure), body...)
			r.last = *m
			return
		}
		body = append(figure, body...)
	}
	r.last = *m
	it := Item{Dates: m.dates(), Source: r.chat, Body: body, HTML: true, Tags: tags, Line: line, At: line}
	for _, who := range []string{m.Forwarded, m.Signature, m.From} {
		if it.Author == "" && who != r.chat {
			it.Author = who
		}
	}
	it.Title = firstLine(body)
	r.file.Add(it)
}

// addPictures returns a message's text with pictures behind those that it has.
func addPictures(body, pictures []byte) []byte {
	at := 0
	if i := bytes.LastIndex(body, []byte(figureEnd)); i >= 0 {
		at = i + len(figureEnd)
	}
	return slices.Insert(body, at, pictures...)
}

const figureEnd = "</figure>\n"

// firstLine returns the first words of a message, which has no title.
func firstLine(body []byte) string {
	for l := range bytes.Lines(body) {
		if words := strings.TrimSpace(html.UnescapeString(anyTag().ReplaceAllString(string(l), ""))); words != "" {
			return html.EscapeString(title.FirstWords(title.Clean(words)))
		}
	}
	return ""
}

var anyTag = pattern.Lazy(`<[^<>]*>`)

// picture returns the file of the picture that a message is sent with. Where it
// was not exported, a sentence in parentheses stands in its place.
func (m *telegramMessage) picture() string {
	file := m.Photo
	if file == "" && strings.HasPrefix(m.Mime, "image/") && m.Media != "sticker" {
		file = m.File
	}
	if strings.HasPrefix(file, "(") {
		return ""
	}
	return file
}

// dates returns the time of a message with the zone of the clock that its local
// time is read from.
func (m *telegramMessage) dates() []string {
	local, err := time.Parse("2006-01-02T15:04:05", m.Date)
	unix, failed := strconv.ParseInt(m.Unix, 10, 64)
	ahead := local.Unix() - unix
	if err != nil || failed != nil || ahead < -14*3600 || ahead > 14*3600 {
		return []string{m.Date}
	}
	return []string{time.Unix(unix, 0).In(time.FixedZone("", int(ahead/60*60))).Format(time.RFC3339)}
}

// body returns a message's text as HTML, and its hashtags.
func (m *telegramMessage) body() (body []byte, tags []string) {
	text := m.Text
	if len(text) == 0 {
		text = m.Entities
	}
	var w telegramWriter
	for _, e := range text {
		w.entity(e)
		if tag := strings.TrimPrefix(e.Text, "#"); e.Type == "hashtag" && tag != "" && len(tags) < maxTags {
			tags = append(tags, tag)
		}
	}
	w.endLine()
	if m.Poll != nil {
		w.out.WriteString("<p>" + html.EscapeString(m.Poll.Question) + "</p>\n<ul>")
		for _, a := range m.Poll.Answers {
			w.out.WriteString("<li>" + html.EscapeString(a.Text) + "</li>")
		}
		w.out.WriteString("</ul>\n")
	}
	return w.out.Bytes(), tags
}

// telegramEntity is a piece of a message.
type telegramEntity struct {
	Type     string `json:"type"`
	Text     string `json:"text"`
	Href     string `json:"href"`
	Language string `json:"language"`
}

// telegramText is a text, or a list of texts and entities.
type telegramText []telegramEntity

// UnmarshalJSON reads a text of either kind.
func (t *telegramText) UnmarshalJSON(b []byte) error {
	*t = nil
	if len(b) == 0 || b[0] != '[' {
		var s string
		if err := json.Unmarshal(b, &s); err == nil && s != "" {
			*t = telegramText{{Text: s}}
		}
		return nil
	}
	var list []json.RawMessage
	if err := json.Unmarshal(b, &list); err != nil {
		return err
	}
	for _, x := range list {
		var e telegramEntity
		if err := json.Unmarshal(x, &e); err != nil {
			e = telegramEntity{}
			if err := json.Unmarshal(x, &e.Text); err != nil {
				continue // neither: Telegram writes no such thing
			}
		}
		*t = append(*t, e)
	}
	return nil
}

// telegramWriter writes the pieces of a message as paragraphs, one a line.
type telegramWriter struct{ out, line bytes.Buffer }

func (w *telegramWriter) endLine() {
	if l := bytes.TrimSpace(w.line.Bytes()); len(l) > 0 {
		w.out.WriteString("<p>" + string(l) + "</p>\n")
	}
	w.line.Reset()
}

func (w *telegramWriter) entity(e telegramEntity) {
	switch e.Type {
	case "pre":
		w.endLine()
		w.out.WriteString("<pre><code")
		if e.Language != "" {
			w.out.WriteString(` class="language-` + html.EscapeString(e.Language) + `"`)
		}
		w.out.WriteString(">" + html.EscapeString(e.Text) + "</code></pre>\n")
		return
	case "blockquote":
		w.endLine()
		w.out.WriteString("<blockquote>" + string(paragraphs(e.Text)) + "</blockquote>\n")
		return
	}
	begin, end := e.tags()
	for i, l := range strings.Split(e.Text, "\n") {
		if i > 0 {
			w.endLine()
		}
		if l != "" {
			w.line.WriteString(begin + html.EscapeString(l) + end)
		}
	}
}

// tags returns what a piece of a line stands between.
func (e *telegramEntity) tags() (begin, end string) {
	switch e.Type {
	case "bold":
		return "<strong>", "</strong>"
	case "italic":
		return "<em>", "</em>"
	case "underline":
		return "<u>", "</u>"
	case "strikethrough":
		return "<s>", "</s>"
	case "code":
		return "<code>", "</code>"
	case "text_link":
		return `<a href="` + html.EscapeString(e.Href) + `">`, "</a>"
	case "link":
		return `<a href="` + html.EscapeString(e.Text) + `">`, "</a>"
	}
	return "", ""
}
