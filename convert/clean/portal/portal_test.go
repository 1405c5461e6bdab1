package portal

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
)

func parse(t *testing.T, s string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func TestPart(t *testing.T) {
	for in, want := range map[string]string{
		`<span class="RichText ztext">问题</span><div class="AnswerItem"><span class="RichText ztext">灯<a class="LinkCard new" href="x"><span class="LinkCard-title">雾</span>a.example</a><a class="video-box" data-name="船"><span>url</span></a></span></div>`:                                                                                                                                                           "灯雾\n视频：船",
		`<div class="AnswerCard"><div class="AnswerItem"><span class="RichText ztext">灯</span></div></div><div class="MoreAnswers"><div class="AnswerItem"><span class="RichText ztext">别的</span></div></div>`:                                                                                                                                                                                                          "灯",
		`<div class="AnswerItem"><div class="AuthorInfo"><meta itemprop="name" content="何小满"></div><span class="RichText ztext"><h2>亮</h2><p>灯</p></span></div><div class="AnswerItem"><div class="AuthorInfo"><span class="AuthorInfo-name"><a class="UserLink-link">林晚</a></span><span>守灯</span></div><span class="RichText ztext">雾</span></div><div class="AnswerItem"><span class="RichText ztext"> </span></div>`: "何小满\n亮\n灯\n\n林晚\n雾",
		`<div class="RichText ztext Post-RichText">伞<figure><noscript>甲</noscript><img data-actualsrc="a"></figure></div><div>评论</div>`:                                                                                                                                                                                                                                                                                 "伞",
		`<div id="link-report"><p>日记</p></div><p>回应</p>`: "日记",
	} {
		root := parse(t, in)
		if got := strings.TrimSpace(node.Text(Part(root))); got != want {
			t.Errorf("%s is %q, want %q", in, got, want)
		}
	}
}

func FuzzPart(f *testing.F) {
	f.Add(`<div class="AnswerItem"><span class="RichText ztext"><a class="LinkCard"><a class="video-box"><span class="title">a</a></span></div>`)
	f.Add(`<div class="Post-RichText"><figure><noscript><img></noscript><img data-original="a"></figure><table><a class="video-box">`)
	f.Fuzz(func(t *testing.T, s string) {
		root := parse(t, s)
		if part := Part(root); part != nil && !slices.Contains(slices.Collect(root.Descendants()), part) {
			t.Error("the part is not of the page")
		}
	})
}
