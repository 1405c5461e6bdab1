package export

import (
	"fmt"
	"strings"
	"testing"
)

// What feeds name their entries by, and the pictures beside the text.
func TestFeedEntries(t *testing.T) {
	const rss = `<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Weir</title><link>https://weir.example/</link>%s</channel></rss>`
	for _, c := range []struct{ about, in, want string }{
		{"a number", fmt.Sprintf(rss, `<item><title>A</title><guid isPermaLink="false">17</guid><description>Text</description></item>`), "https://weir.example/ 17|Text"},
		{"a tag", fmt.Sprintf(rss, `<item><title>A</title><guid isPermaLink="false">tag:weir.example,2019:17</guid><description>Text</description></item>`), "tag:weir.example,2019:17|Text"},
		{"an address that leads nowhere", fmt.Sprintf(rss, `<item><title>A</title><guid isPermaLink="false">https://weir.example/?p=17</guid><description>Text</description></item>`), "https://weir.example/?p=17|Text"},
		{"the feed's own address", fmt.Sprintf(rss, `<item><title>A</title><guid>https://weir.example</guid><description>Text</description></item>`), "|Text"},
		{"none", fmt.Sprintf(rss, `<item><title>A</title><description>Text</description></item>`), "|Text"},
		{"a group of pictures before the text", fmt.Sprintf(rss, `<item><title>A</title><media:group><media:content url="https://weir.example/a.jpg" medium="image"/><media:content url="https://weir.example/b.jpg" medium="image"/></media:group><description>Text</description><guid isPermaLink="false">urn:uuid:1</guid></item>`), `urn:uuid:1|<figure><img src="https://weir.example/a.jpg"></figure>⏎<p>Text</p>`},
		{"a picture alone", fmt.Sprintf(rss, `<item><title>A</title><enclosure url="https://weir.example/a.jpg" type="image/jpeg" length="1"/></item>`), `|<figure><img src="https://weir.example/a.jpg"></figure>`},
		{"a recording alone", fmt.Sprintf(rss, `<item><title>A</title><enclosure url="https://weir.example/a.mp3" type="audio/mpeg" length="1"/></item>`), "|"},
		{"the whole text after the summary", fmt.Sprintf(rss, `<item><title>A</title><content:encoded><![CDATA[<p>All of it</p>]]></content:encoded><description>Part</description></item>`), "|<p>All of it</p>"},
		{"RDF", `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://weir.example/"><title>Weir</title><link>https://weir.example/</link><items><rdf:Seq><rdf:li rdf:resource="https://weir.example/1"/></rdf:Seq></items></channel>
<item rdf:about="https://weir.example/1"><title>A</title><link>https://weir.example/1?from=rss</link><description>Part</description><content:encoded><![CDATA[<p>All of it</p>]]></content:encoded><dc:date>2019-09-03T08:00:00+08:00</dc:date></item></rdf:RDF>`, "https://weir.example/1|<p>All of it</p>"},
		{"Atom with its own identifiers", `<feed xmlns="http://www.w3.org/2005/Atom"><title>Weir</title><id>urn:feed</id><entry><title>A</title><id>17</id><content>Text</content></entry></feed>`, "urn:feed 17|Text"},
		{"JSON Feed", `{"version":"https://jsonfeed.org/version/1.1","title":"Weir","feed_url":"https://weir.example/f.json","items":[{"id":17,"title":"A","content_text":"Text","image":"https://weir.example/a.jpg"}]}`, `https://weir.example/f.json 17|<figure><img src="https://weir.example/a.jpg"></figure>⏎<p>Text</p>`},
		{"JSON Feed with a picture in the text", `{"version":"https://jsonfeed.org/version/1.1","title":"Weir","items":[{"id":"tag:17","title":"A","content_html":"<img src=\"b.jpg\">","image":"https://weir.example/a.jpg"}]}`, `tag:17|<img src="b.jpg">`},
		{"JSON Feed with a picture alone", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"https://weir.example/17","title":"A","attachments":[{"url":"https://weir.example/a.jpg","mime_type":"image/jpeg"}]}]}`, `https://weir.example/17|<figure><img src="https://weir.example/a.jpg"></figure>`},
		{"JSON that is no feed", `[{"id":17,"title":"A","content":"Text","image":"https://weir.example/a.jpg"}]`, "|Text"},
	} {
		f, ok := Read([]byte(c.in))
		if !ok || len(f.Items) != 1 {
			t.Errorf("%s: %d items", c.about, len(f.Items))
			continue
		}
		it := f.Items[0]
		if got := it.ID + "|" + strings.ReplaceAll(strings.TrimSpace(string(it.Body)), "\n", "⏎"); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.about, got, c.want)
		}
	}
}
