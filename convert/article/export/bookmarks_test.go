package export

import (
	"strings"
	"testing"
)

const (
	netscapeSample = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>书签</TITLE>
<H1>书签</H1>
<DL><p>
    <DT><H3 ADD_DATE="1714521660">渡口</H3>
    <DL><p>
        <DT><A HREF="https://bend.example/1?a&amp;b" ADD_DATE="1714521660" TAGS="灯">灯 &amp; 芯</A>
        <DD>渡口的灯
        <DT><A HREF="javascript:alert(1)">脚本</A>
        <DT><H3>船</H3>
        <DL><p><DT><A HREF="https://bend.example/2"></A></DL><p>
    </DL><p>
    <DT><A HREF="https://bend.example/3">雾</A>
</DL><p>
`
)

func TestReadBookmarks(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"folders of a browser, a note, a script", netscapeSample, `bookmarks
1,1 书签 |  | saved  | by  |  |  |  |  | html true | <h2>渡口</h2>⏎<ul>⏎<li><a href="https://bend.example/1?a&amp;b">灯 &amp; 芯</a><br>渡口的灯</li>⏎</ul>⏎<h3>船</h3>⏎<ul>⏎<li><a href="https://bend.example/2">https://bend.example/2</a></li>⏎</ul>⏎<hr>⏎<ul>⏎<li><a href="https://bend.example/3">雾</a></li>⏎</ul>
issue 1 skipped true: 3 links hold no text: they stand in one list
`},
		{"Pocket", `<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul><li><a href="https://bend.example/1" time_added="1714521660" tags="灯">灯</a></li></ul><h1>Read Archive</h1><ul></ul></body></html>`, `bookmarks
1,1 Pocket Export |  | saved  | by  |  |  |  |  | html true | <h2>Unread</h2>⏎<ul>⏎<li><a href="https://bend.example/1">灯</a></li>⏎</ul>⏎<h2>Read Archive</h2>
issue 1 skipped true: 1 links hold no text: they stand in one list
`},
		{"Instapaper", "<html><head><title>Instapaper: Export</title></head><body><h1>Unread</h1><ol><li><a href=\"https://bend.example/1\">灯</a>\n</ol></body></html>", `bookmarks
1,1 Instapaper: Export |  | saved  | by  |  |  |  |  | html true | <h2>Unread</h2>⏎<ul>⏎<li><a href="https://bend.example/1">灯</a></li>⏎</ul>
issue 1 skipped true: 1 links hold no text: they stand in one list
`},
		{"Instapaper's table, with a selection", "URL,Title,Selection,Folder,Timestamp\nhttps://bend.example/1,灯,渡口的灯亮了。,Unread,1714521660\nhttps://bend.example/2,雾,,Archive,1714521661\n", `table
2,2 灯 |  | saved 1714521660 | by  | https://bend.example/1 |  |  |  | html false | 渡口的灯亮了。
issue 1 skipped true: 1 rows name an address and hold no text
`},
	} {
		f, ok := Read([]byte(c.in))
		if got := show(f); !ok || got != c.want {
			t.Errorf("%s: %t, got\n%s\nwant\n%s", c.about, ok, got, c.want)
		}
	}
	if _, ok := Read([]byte("<!DOCTYPE html><html><head><title>Pocket</title></head></html>")); ok {
		t.Error("a page is read as bookmarks")
	}
	deep := "<!DOCTYPE NETSCAPE-Bookmark-file-1>" + strings.Repeat("<DL><H3>a", 100_000) + "<A HREF=https://a.example/>b"
	if f, ok := ReadBookmarks([]byte(deep)); !ok || len(f.Items) != 1 {
		t.Error("folders in folders are not read")
	}
}
