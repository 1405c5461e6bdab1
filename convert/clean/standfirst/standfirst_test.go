package standfirst

import (
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

var body = []doc.Block{
	&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "春天一到，园丁就把井边的石板洗干净，一桶一桶地打水浇新栽的樱桃树。"}}},
	&doc.Paragraph{Inlines: []doc.Inline{&doc.Run{Text: "The well has been dry for two summers, and nobody in the village remembers who dug it."}}},
}

func TestIs(t *testing.T) {
	tags := []string{"园艺", "井", "garden"}
	for _, test := range []struct {
		said string
		want bool
	}{
		{"一口老井，三代人，和它边上的一棵樱桃树。", true},
		{"村里的井干了两年，第三年春天忽然有了水。", true},
		{"How a dry well came back, and what the village did with it.", true},
		{"老井与新树：一个村子的春天", true},
		{"Колодец, который высох и снова наполнился водой.", true},
		{"水从哪里来，没有人说得清，大家只知道要早起……", false},
		{"The well has been dry for two summers, and ...", false},
		{"A story of a well [&hellip;]", false},
		{"A story of a well in our village. Read more", false},
		{"春天一到，园丁就把井边的石板洗干净，一桶一桶地打水", false},
		{"The well has been dry for two summers, and nobody in the village remembers", false},
		{"春天一到，园丁就把井边石板洗干净，一桶桶地打水浇新栽的樱桃树", false},
		{"老井的春天", false},
		{"老井的春天：记一个村子", false},
		{"", false},
		{"随笔", false},
		{"TODO", false},
		{"garden, 井, 园艺", false},
		{"园艺、水井、春天、乡村", false},
		{"hexo, blog, tea, garden", false},
		{"https://garden.example/well", false},
	} {
		if got := Is(test.said, "老井的春天：记一个村子", tags, body); got != test.want {
			t.Errorf("Is(%q) = %v", test.said, got)
		}
	}
	if Is("老井与新树，一个村子的春天", "", nil, nil) == false {
		t.Error("without a title and a text there is no standfirst")
	}
}

func FuzzIs(f *testing.F) {
	f.Add("一口老井，三代人", "老井")
	f.Add("a, b, c, d…", "")
	f.Fuzz(func(_ *testing.T, said, title string) { Is(said, title, []string{title}, body) })
}
