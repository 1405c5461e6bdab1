package export

import (
	"fmt"
	"strings"
	"testing"
)

func TestFields(t *testing.T) {
	full := Fields{
		Title: []string{"headline"}, Text: []string{"content_html"}, Date: []string{"pub"}, Author: []string{"by", "editor"}, URL: []string{"page"},
		Source: []string{"paper"}, Tags: []string{"topics"}, Lang: []string{"tongue"},
	}
	of := func(text, title string) Fields { return Fields{Text: []string{text}, Title: []string{title}} }
	for _, c := range []struct {
		name, text string
		fields     Fields
		want       string
	}{
		{
			"a list", `[{"headline": "雾", "content_html": "<p>雾起了。</p>", "pub": "2021-06-28", "by": "林渡", "editor": ["周山"], "page": "https://cha.example/1", "paper": "茶山", "topics": ["茶", "雾"], "tongue": "zh"}]`, full,
			"1 雾 | 2021-06-28 | 林渡, 周山 | https://cha.example/1 | 茶山 | 茶+雾 | zh | <p>雾起了。</p> html",
		},
		{"keys in other case", "{\"Headline\": \"Fog\",\n \"contentHTML\": \"Fog came.\"}", full, "1 Fog |  |  |  |  |  |  | Fog came.\n!1 no record has \"pub\""},
		{"of two keys the first that holds something", `[{"lead": "", "story": "雨停了。", "t": "雨"}]`, Fields{Text: []string{"lead", "story"}, Title: []string{"t"}}, "1 雨 |  |  |  |  |  |  | 雨停了。"},
		{"named keys stand instead of usual ones", `[{"title": "no", "t": "雨", "story": "停了。", "content": "no", "date": "2021-01-02"}]`, of("story", "t"), "1 雨 | 2021-01-02 |  |  |  |  |  | 停了。"},
		{"a record without a named key", `[{"t": "雨", "story": "停了。"}, {"title": "no", "story": "风大。"}, {"t": "雪"}]`, of("story", "t"), "1 雨 |  |  |  |  |  |  | 停了。\n1  |  |  |  |  |  |  | 风大。"},
		{"one object a line", "{\"t\": \"雨\", \"story\": \"停了。\"}\n{\"t\": \"风\", \"story\": \"大。\"}\n", of("story", "t"), "1 雨 |  |  |  |  |  |  | 停了。\n2 风 |  |  |  |  |  |  | 大。"},
		{"a damaged line", "{\"t\": \"雨\", \"story\": \"停了。\"}\n{\"t\": \"x\"\n{\"t\": \"风\", \"story\": \"大。\"}\n", of("story", "t"), "1 雨 |  |  |  |  |  |  | 停了。\n3 风 |  |  |  |  |  |  | 大。\n!2 is not valid JSON"},
		{"objects within one another", `[{"data": {"attributes": {"head": "雨", "story": "停了。"}}}]`, of("data.attributes.story", "data.attributes.head"), "1 雨 |  |  |  |  |  |  | 停了。"},
		{
			"a list on the way", `{"paper": {"name": "茶山"}, "data": [{"attributes": {"head": "雨", "story": "停了。"}}, {"attributes": {"head": "风", "story": "大。"}}]}`,
			Fields{Text: []string{"data.attributes.story"}, Title: []string{"data.attributes.head"}, Source: []string{"paper.name"}},
			"1 雨 |  |  |  | 茶山 |  |  | 停了。\n1 风 |  |  |  | 茶山 |  |  | 大。",
		},
		{"a list that is not named", `{"page": 1, "hits": {"found": [{"head": "雨", "story": "停了。"}, {"head": "风", "story": "大。"}]}}`, of("story", "head"), "1 雨 |  |  |  |  |  |  | 停了。\n1 风 |  |  |  |  |  |  | 大。"},
		{"lists in a record are no records", `[{"head": "雨", "story": "停了。", "comments": [{"story": "沙发"}]}]`, of("story", "head"), "1 雨 |  |  |  |  |  |  | 停了。"},
		{"numbers of members", `[{"parts": ["导语", "停了。"], "names": [{"head": "雨"}]}]`, of("parts.1", "names.0.head"), "1 雨 |  |  |  |  |  |  | 停了。"},
		{"a text of several parts", `[{"parts": ["雨来了。", "停了。"], "names": [{"head": "雨"}]}]`, of("parts", "names.head"), "1 雨 |  |  |  |  |  |  | 雨来了。\n\n停了。"},
		{"a key with a dot", `[{"a.b": "停了。", "h": "雨"}]`, of("a.b", "h"), "1 雨 |  |  |  |  |  |  | 停了。"},
		{"a table", "head,story,topics\n雨,\"停了，\n天晴。\",\"山,茶\"\n风,,\n", Fields{Text: []string{"Story"}, Title: []string{"head"}, Tags: []string{"topics"}}, "2 雨 |  |  |  |  | 山+茶 |  | 停了，\n天晴。\n!1 1 rows hold no text"},
		{"a table with dotted names", "doc.head;doc.story\n雨;停了。\n", of("doc.story", "doc.head"), "2 雨 |  |  |  |  |  |  | 停了。"},
		{"a usual text", "head\tbody\n雨\t停了。\n", Fields{Title: []string{"head"}}, "2 雨 |  |  |  |  |  |  | 停了。"},
		{"a text that no record has", "[\n {\"head\": \"雨\", \"story\": \"停了。\", \"more\": {\"x\": 1}}]", of("strory", "head"), "none\n!2 no record has \"strory\", which [fields] names for the text; the keys are \"head\", \"more.x\", \"story\""},
		{"a column that is not there", "head,story\n雨,停了。\n", of("text", "head"), "none\n!1 no record has \"text\", which [fields] names for the text; the keys are \"head\", \"story\""},
		{"a text", "雨停了。\n", of("text", "head"), "none"},
		{"a page", "<p>雨停了。</p>\n", of("text", "head"), "none"},
		{"nothing", "", of("text", "head"), "none"},
		{"numbers", "[1, 2]", of("text", "head"), "none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var lines []string
			f, ok := c.fields.Read([]byte(c.text))
			if !ok {
				lines = append(lines, "none")
			}
			for _, it := range f.Items {
				l := fmt.Sprintf("%d %s | %s | %s | %s | %s | %s | %s | %s", it.Line, it.Title, strings.Join(it.Dates, "+"), it.Author, it.URL, it.Source, strings.Join(it.Tags, "+"), it.Lang, it.Body)
				if it.HTML {
					l += " html"
				}
				lines = append(lines, l)
			}
			for _, i := range f.Issues {
				lines = append(lines, fmt.Sprintf("!%d %s", i.Line, i.Text))
			}
			if got := strings.Join(lines, "\n"); got != c.want && !strings.HasPrefix(got, c.want) {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// What stands around a list of records is looked up once, not for each of them.
func TestFieldsAreLinear(t *testing.T) {
	f := Fields{Text: []string{"a.b"}, Title: []string{"a"}, Tags: []string{"z.y"}}
	in := `{"z": [` + strings.Repeat(`{"y": "雾"},`, 5_000) + `{}], "a": [` + strings.Repeat(`{"b": "雨停了。"},`, 5_000) + `{}]}`
	file, ok := f.Read([]byte(in))
	if !ok || len(file.Items) != 5_000 || len(file.Items[0].Tags) != maxTags {
		t.Errorf("%t, %d items", ok, len(file.Items))
	}
}

func TestCheckKey(t *testing.T) {
	for key, good := range map[string]bool{"a": true, "a.b.0": true, "标题": true, "": false, "a..b": false, ".a": false, "-": false, strings.Repeat("a.", 40) + "b": false} {
		if err := CheckKey(key); (err == nil) != good {
			t.Errorf("%q: %v", key, err)
		}
	}
}

func FuzzFields(f *testing.F) {
	f.Add([]byte(`{"a": [{"b": {"c": "雨"}}]}`), "a.b.c", "a.0")
	f.Add([]byte("a,b\n雨,停了。\n"), "b", "a")
	f.Add([]byte("{\"a\": 1}\n{\"a\": \"x\"\n"), "a", "")
	f.Fuzz(func(t *testing.T, text []byte, body, title string) {
		x := Fields{Text: []string{body}, Title: []string{title}, Tags: []string{title}}
		if CheckKey(body) != nil || CheckKey(title) != nil {
			return
		}
		file, ok := x.Read(text)
		if ok != (len(file.Items) > 0) && begins(text) == '{' {
			t.Errorf("%v, %d items", ok, len(file.Items))
		}
		for _, it := range file.Items {
			if it.Line < 1 || it.At < 1 {
				t.Errorf("line %d, %d", it.Line, it.At)
			}
		}
	})
}
