package export

import (
	"testing"
)

const (
	tableSample     = "sep=;\n标题;发布日期;\"正文\";作者;链接;标签\n灯;2024-05-01;\"一，\"\"二\"\"。\n三；\";何小满;https://a.example/1;灯，河\n空;;;;https://a.example/2;\n"
	highlightSample = "Highlight,Book Title,Book Author,Note,Highlighted at\na < b,B,Ann,n,2024-05-01\nc,C,,,\nd,B,Ann,,2024-05-02\n"
)

func TestReadTable(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"semicolons, quoted cells, a row without text", tableSample, `table
3,3 灯 | 2024-05-01 | saved  | by 何小满 | https://a.example/1 |  |  | 灯,河 | html false | 一，"二"。⏎三；
issue 1 skipped true: 1 rows name an address and hold no text
`},
		{"tabs, marks that pair with none", "id\tTitle\tcreated_at\tBody\n1\tFerry\t2024-05-02\tThe \"ferryman\" said.\n", `table
2,2 Ferry |  | saved 2024-05-02 | by  |  |  |  |  | html false | The "ferryman" said.
`},
		{"HTML, and columns of no meaning", "序号,新闻标题,阅读数,新闻内容,发表时间,媒体\n1,渡口,7,<p>灯。</p>,2024/5/1,河报\n\n2,石阶,8,,2024/5/2,河报\n", `table
2,2 渡口 | 2024/5/1 | saved  | by  |  | 河报 |  |  | html true | <p>灯。</p>
`},
		{"a mark that nothing ends", "title,content\na,\"b\nc,d\n", `table
2,2 a |  | saved  | by  |  |  |  |  | html false | b⏎c,d
issue 3 skipped false: holds a quotation mark that is not doubled or has no other; what follows may be shifted
`},
		{"highlights, by book", highlightSample, `table
2,2 B |  | saved 2024-05-01 | by Ann |  |  |  |  | html true | <blockquote>⏎<p>a &lt; b</p>⏎</blockquote>⏎<p>n</p>⏎<blockquote>⏎<p>d</p>⏎</blockquote>
3,3 C |  | saved  | by  |  |  |  |  | html true | <blockquote>⏎<p>c</p>⏎</blockquote>
`},
		{"a picture in place of a text", "title,url,content,Banner Image\nA,https://a.example/1,,https://a.example/1.png\n", `table
2,2 A |  | saved  | by  | https://a.example/1 |  |  |  | html true | <figure><img src="https://a.example/1.png"></figure>
`},
		{"words above the table", "说明：导出自河站\n共 1 篇\n标题,内容\n灯,亮了。\n", `table
4,4 灯 |  | saved  | by  |  |  |  |  | html false | 亮了。
`},
		{"links without texts", "title,url,time_added,tags,status\nA,https://a.example/,1714521660,,unread\n", `table
1,1  |  | saved  | by  |  |  |  |  | html true | <h2>unread</h2>⏎<ul>⏎<li><a href="https://a.example/">A</a></li>⏎</ul>
issue 1 skipped true: 1 links hold no text: they stand in one list
`},
	} {
		t.Run(c.about, func(t *testing.T) {
			f, ok := Read([]byte(c.in))
			if got := show(f); !ok || got != c.want {
				t.Errorf("%t, got\n%s\nwant\n%s", ok, got, c.want)
			}
		})
	}
	for _, in := range []string{"name,count\na,1\n", "title,url\na,https://a.example/\n", "title, or content of it\n", "title,content\n", "Lamp, rope, text\n\nMore.\n"} {
		if f, ok := ReadTable([]byte(in)); ok {
			t.Errorf("%q was read as %s", in, show(f))
		}
	}
}

// The numbers of rows count in their table alone: they tell no article from those of
// other files.
func TestRowsHaveNoID(t *testing.T) {
	f, ok := ReadTable([]byte("id,title,content\n1,A,a\n2,B,b\n"))
	if !ok || len(f.Items) != 2 || f.Items[0].ID != "" || f.Items[1].ID != "" {
		t.Errorf("%t, %q and %q", ok, f.Items[0].ID, f.Items[1].ID)
	}
}

func TestReadLinesOfObjects(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"a damaged line costs no other", "{\"题目\":\"一\",\"内容\":\"甲。\"}\n{\"题目\":\"二\n{\"title\":\"c\",\"body\":\"C.\",\"tags\":\"x、y\"}\n", `JSON
1,1 一 |  | saved  | by  |  |  |  |  | html false | 甲。
3,3 c |  | saved  | by  |  |  |  | x,y | html false | C.
issue 2 skipped false: is not valid JSON: 1 lines cannot be read
`},
		{"keys of several kinds", `[{"文章标题":"一","publish_time":1714521660,"createdAt":"2024-05-02","作者":["甲","乙"],"content_markdown":"*一*","来源":"https://a.example/"}]`, `JSON
1,1 一 | 1714521660 | saved 2024-05-02 | by 甲, 乙 | https://a.example/ |  |  |  | html false | *一*
`},
		{"a list under a key", `{"RECORDS":[{"标题":"一","正文":"甲。"}]}`, `JSON
1,1 一 |  | saved  | by  |  |  |  |  | html false | 甲。
`},
	} {
		t.Run(c.about, func(t *testing.T) {
			f, ok := ReadJSON([]byte(c.in))
			if got := show(f); !ok || got != c.want {
				t.Errorf("%t, got\n%s\nwant\n%s", ok, got, c.want)
			}
		})
	}
}

func FuzzReadTable(f *testing.F) {
	f.Add([]byte(tableSample))
	f.Add([]byte(highlightSample))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, ok := ReadTable(data)
		if !ok && len(file.Items) > 0 {
			t.Errorf("%d items of a file that was not read", len(file.Items))
		}
		for _, it := range file.Items {
			if it.Line < 1 || it.At < it.Line && !it.HTML {
				t.Errorf("an item on line %d, %d", it.Line, it.At)
			}
		}
	})
}
