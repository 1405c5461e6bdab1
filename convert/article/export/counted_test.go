package export

import (
	"fmt"
	"strings"
	"testing"
)

// A body that was escaped too often is the HTML it was; one that speaks of tags
// stays as it is.
func TestUnescaped(t *testing.T) {
	for in, want := range map[string]string{
		"&lt;p&gt;雨停了。&lt;/p&gt;":              "<p>雨停了。</p>",
		" &lt;div class=x&gt;雨&lt;/div&gt;\n":  " <div class=x>雨</div>\n",
		"&amp;lt;p&amp;gt;雨&amp;lt;/p&amp;gt;": "<p>雨</p>",
		"<p>&lt;p&gt; begins a paragraph</p>":  "<p>&lt;p&gt; begins a paragraph</p>",
		"&lt;p&gt; begins a paragraph":         "&lt;p&gt; begins a paragraph",
		"雨 &lt;p&gt;":                          "雨 &lt;p&gt;",
		"&lt;3&gt;":                            "&lt;3&gt;",
	} {
		if got := string(unescaped([]byte(in))); got != want {
			t.Errorf("%q is %q, want %q", in, got, want)
		}
	}
}

// The address of an entry is its page's, not that of a service that counts readers.
func TestCountedAddress(t *testing.T) {
	const head = `<rss xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"><channel><title>茶</title><item><title>雨</title><description>停了</description>`
	for in, want := range map[string]string{
		`<link>http://feedproxy.google.com/~r/tea/1</link><guid>https://tea.example/1</guid>`:                               "https://tea.example/1",
		`<link>http://feeds.feedburner.com/~r/tea/1</link><feedburner:origLink>https://tea.example/2</feedburner:origLink>`: "https://tea.example/2",
		`<link>https://tea.example/3</link><guid>https://tea.example/?p=3</guid>`:                                           "https://tea.example/3",
		`<link>http://feeds.feedburner.com/~r/tea/1</link><guid isPermaLink="false">https://tea.example/?p=4</guid>`:        "http://feeds.feedburner.com/~r/tea/1",
	} {
		f, ok := ReadXML([]byte(head + in + "</item></channel></rss>"))
		if !ok || len(f.Items) != 1 || f.Items[0].URL != want {
			t.Errorf("%s: %+v, want %s", in, f.Items, want)
		}
	}
}

// Of very small articles some are read, of those of an ordinary size all; what repeats
// another one is not kept a hundred thousand times.
func TestOver(t *testing.T) {
	short, long := strings.Builder{}, strings.Builder{}
	short.WriteString("title,text\n")
	for i := range 2 * someItems {
		fmt.Fprintf(&short, "%d,a\n", i)
		fmt.Fprintf(&long, "{\"title\":\"第 %d 封信\",\"content\":\"渡口的船今天晚到了一个时辰。\"}\n", i)
	}
	if f, ok := ReadTable([]byte(short.String())); !ok || len(f.Items) != MostItems(short.Len()) || len(f.Items)+f.Over != 2*someItems {
		t.Errorf("%d items, %d over, %v", len(f.Items), f.Over, ok)
	}
	if f, ok := ReadJSON([]byte(long.String())); !ok || len(f.Items) != 2*someItems || f.Over+f.Repeats > 0 {
		t.Errorf("%d items, %d over, %d repeat others, %v", len(f.Items), f.Over, f.Repeats, ok)
	}
	numbers, greetings := strings.Builder{}, strings.Builder{}
	for i := range 2 * someItems {
		fmt.Fprintf(&numbers, "{\"title\":\"%d\",\"content\":\"%d, and nothing else that anybody would read here\"}\n", i, i)
		fmt.Fprintf(&greetings, "{\"title\":\"%d\",\"content\":\"%s\",\"link\":\"https://tea.example/messages/%d\"}\n", i, map[bool]string{true: "666", false: "早"}[i > 0], i)
	}
	figures := strings.ReplaceAll(numbers.String(), ", and nothing else that anybody would read here", strings.Repeat("0", 60))
	for in, want := range map[string]int{numbers.String(): 2 * someItems, figures: someItems, greetings.String(): 2 * someItems} {
		if f, ok := ReadJSON([]byte(in)); !ok || len(f.Items) != want || f.Over != 2*someItems-want {
			t.Errorf("%.60s: %d items, %d over, want %d", in, len(f.Items), f.Over, want)
		}
	}
	same := strings.Repeat(`{"title":"茶","content":"水"}`+"\n", 2*someItems)
	if f, ok := ReadJSON([]byte(same)); !ok || len(f.Items) != someItems || f.Repeats != someItems {
		t.Errorf("%d items, %d repeat others, %v", len(f.Items), f.Repeats, ok)
	}
}

// What holds more values than may be held is left out, and counted.
func TestTooManyValues(t *testing.T) {
	many := "[" + strings.Repeat("1,", maxValues) + "1]"
	f, ok := ReadJSON([]byte(`[{"title":"茶","content":"水"},{"title":"山","content":"路","vector":` + many + `},{"title":"河","content":"船, [桥], \"岸, \\"}]`))
	if !ok || len(f.Items) != 2 || len(f.Issues) != 1 || !f.Issues[0].Skipped || f.Items[1].Title != "河" {
		t.Errorf("%d items, %v, %v", len(f.Items), f.Issues, ok)
	}
	if n := valuesOf([]byte(`{"a":[1,2,"x,\"y,[{"],"b":{}}`)); n != 6 {
		t.Errorf("%d values, want 6", n)
	}
}

// Values that databases wrap: MongoDB, LeanCloud, Firestore, .NET.
func TestWrappedValues(t *testing.T) {
	for in, want := range map[string]string{
		`{"$date":"2024-05-10T00:00:00Z"}`:               "2024-05-10T00:00:00Z",
		`{"$date":1715385600000}`:                        "1715385600000",
		`{"$date":{"$numberLong":"1715385600000"}}`:      "1715385600000",
		`{"__type":"Date","iso":"2024-05-10T00:00:00Z"}`: "2024-05-10T00:00:00Z",
		`{"_seconds":1715385600,"_nanoseconds":5}`:       "1715385600",
		`{"seconds":1715385600,"nanos":0}`:               "1715385600",
		`"/Date(1715385600000+0800)/"`:                   "1715385600000",
		`"/Date("`:                                       "",
	} {
		f, ok := ReadJSON([]byte(`[{"title":"茶","content":"水","date":` + in + `}]`))
		if !ok || len(f.Items) != 1 || len(f.Items[0].Dates) != 1 || f.Items[0].Dates[0] != want {
			t.Errorf("%s: %v", in, f.Items)
		}
	}
}

// The list of an export of Omnivore holds no texts, though it describes them.
func TestListOfOmnivore(t *testing.T) {
	f, ok := ReadJSON([]byte(`[{"slug":"tea","title":"茶","description":"A page about tea.","url":"https://a.example/1","readingProgress":0,"savedAt":"2024-05-01T00:00:00Z"}]`))
	if ok {
		t.Error(f.Items)
	}
}

// An object of very many keys is read as far as it may be a list of articles.
func TestTooManyKeys(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"a":{"title":"茶","content":"水","url":"https://tea.example/1"}`)
	for i := range maxItems + 5 {
		fmt.Fprintf(&b, `,"k%d":1`, i)
	}
	f, ok := ReadJSON([]byte(b.String() + "}"))
	if !ok || len(f.Items) != 1 || len(f.Issues) != 1 || !strings.Contains(f.Issues[0].Text, "keys") {
		t.Errorf("%d items, %v, %v", len(f.Items), f.Issues, ok)
	}
}
