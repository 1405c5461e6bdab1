package bilingual

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/doc"
)

func article(lang doc.Lang, paragraphs ...string) *doc.Article {
	a := &doc.Article{Meta: doc.Meta{Lang: lang}}
	for _, p := range paragraphs {
		run := []doc.Inline{&doc.Run{Text: strings.TrimPrefix(p, "#")}}
		if strings.HasPrefix(p, "#") {
			a.Blocks = append(a.Blocks, &doc.Heading{Level: 2, Inlines: run})
		} else {
			a.Blocks = append(a.Blocks, &doc.Paragraph{Inlines: run})
		}
	}
	return a
}

// ladder prints beads as "0,1:0".
func ladder(x Alignment) string {
	var out []string
	for _, b := range x.Beads {
		out = append(out, numbers(b.A)+":"+numbers(b.B))
	}
	return strings.Join(out, " ")
}

func numbers(r doc.Span) string {
	var out []string
	for i := r.From; i < r.To; i++ {
		out = append(out, fmt.Sprint(i))
	}
	return strings.Join(out, ",")
}

func withDictionary(t *testing.T) *Aligner {
	t.Helper()
	d, err := lexicon.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	return NewAligner(Options{Dictionary: d})
}

func chinese() *doc.Article {
	return article(doc.Hans, "#等雾散",
		"清晨五点，山谷里起了雾，竹林不见了。茶农们坐在亭子里等。",
		"老周采了四十年茶。他不看钟，只看雾。",
		"茶园一共有三百二十亩，分成十七块，每一块都有自己的名字：月亮坡、老井边、风口、鸟不来。",
		"太阳照到亭子的屋顶，大家走进茶园。")
}

func english() *doc.Article {
	return article(doc.English, "#Waiting for the fog to lift",
		"At five in the morning fog rose in the valley, and the bamboo grove was gone.",
		"The growers sat waiting in the pavilion.",
		"Old Zhou has picked tea for forty years, and he looks at no clock, only at the fog.",
		"The sun touched the roof of the pavilion, and everyone walked into the tea garden.")
}

func TestParagraphs(t *testing.T) {
	al := withDictionary(t)
	a, b := NewText(chinese()), NewText(english())
	if got, want := ladder(al.Paragraphs(a, b)), "0:0 1:1,2 2:3 3: 4:4"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := ladder(al.Paragraphs(b, a)), "0:0 1,2:1 3:2 :3 4:4"; got != want {
		t.Errorf("turned round: got %s, want %s", got, want)
	}
}

func TestSentences(t *testing.T) {
	x := withDictionary(t).Sentences(NewText(chinese()), NewText(english()))
	if got, want := ladder(x), "0:0 1:1 2:2 3,4:3 5: 6:4"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLinesOfTwoScripts(t *testing.T) {
	a := Lines("圖書館在河邊。\n橋斷了。\n茶很香，我們喝了三杯。\n", doc.Hant)
	b := Lines("图书馆在河边。\n茶很香，我们喝了三杯。", doc.Hans)
	if got, want := ladder(withDictionary(t).Lines(a, b)), "0:0 1: 2:1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestParagraphsOfTwoScripts(t *testing.T) {
	a := article(doc.Hans, "书桌靠窗，窗外是河。", "每天早上有一条船经过，船上的人向我挥手，我也挥手。", "昨天船没有来。", "今天又来了。")
	b := article(doc.Hant, "書桌靠窗，窗外是河。", "每天早上有一條船經過。", "船上的人向我揮手，我也揮手。", "今天又來了。", "他們帶了魚。")
	al := withDictionary(t)
	if got, want := ladder(al.Paragraphs(NewText(a), NewText(b))), "0:0 1:1,2 2: 3:3 :4"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := ladder(al.Paragraphs(NewText(b), NewText(a))), "0:0 1,2:1 :2 3:3 4:"; got != want {
		t.Errorf("turned round: got %s, want %s", got, want)
	}
}

func TestLearnTeachesWordsOfAnArchive(t *testing.T) {
	var lessons [][2]Text
	for i, p := range []string{"фонарь:灯笼", "мост:石桥", "туман:雾", "паром:轮渡", "чай:茶", "поезд:火车"} {
		ru, zh, _ := strings.Cut(p, ":")
		for j := range 3 {
			// Six-digit numbers hold the lessons together.
			n := fmt.Sprint(100000 + i*10 + j)
			lessons = append(lessons, [2]Text{
				Lines(fmt.Sprintf("%s第%s号。\n", zh, n), doc.Hans), Lines(fmt.Sprintf("Это %s, %s.", ru, n), doc.Russian),
			})
		}
	}
	al := NewAligner(Options{})
	al.Learn(lessons)
	if l := al.learned[languagePair{"zh", "ru"}]; l == nil || l.Len() == 0 {
		t.Fatal("nothing was learnt")
	}
	a := Lines("轮渡来了又走了。\n火车来了又走了。", doc.Hans)
	b := Lines("Приходил паром.\nПриходил поезд.", doc.Russian)
	if got, want := ladder(al.Lines(a, b)), "0:0 1:1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestNewTextTakesEveryLeaf(t *testing.T) {
	run := func(s string) []doc.Inline { return []doc.Inline{&doc.Run{Text: s}} }
	a := &doc.Article{Blocks: []doc.Block{
		&doc.Paragraph{Inlines: []doc.Inline{&doc.Link{URL: "https://www.Tea.example/Fog/", Inlines: run("雾")}}},
		&doc.List{Items: []doc.Item{{Blocks: []doc.Block{&doc.Paragraph{Inlines: run("一")}}}, {Blocks: []doc.Block{&doc.Paragraph{Inlines: run("二")}}}}},
		&doc.Quote{Blocks: []doc.Block{&doc.Paragraph{Inlines: run("三")}}},
		&doc.Figure{Src: "fog.png"},
		&doc.Code{Text: "go build"},
		&doc.Table{Rows: []doc.Row{{{Inlines: run("甲")}, {Inlines: run("乙")}}, {{Inlines: run("丙")}}}},
		&doc.Rule{},
	}}
	var got []string
	for _, s := range NewText(a).WithTitle("题").Segments {
		got = append(got, fmt.Sprintf("%d/%d %s%s", s.Block, s.Kind, s.Text, strings.Join(s.links, "")))
	}
	want := "-1/1 题|0/0 雾@tea.example/fog|1/2 一|1/2 二|2/3 三|3/6 @fog.png|4/4 go build|5/5 甲\t乙\n丙"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %q\nwant %q", s, want)
	}
}

// FuzzAlignLosesNothing holds the promise that every segment is in exactly one
// bead, for paragraphs and for sentences.
func FuzzAlignLosesNothing(f *testing.F) {
	f.Add("雾散了。他说。\n\n#头\n一", "Fog. He said.\n#Head\n\nOne more.")
	f.Add("", "a\n\n\nb")
	f.Fuzz(func(t *testing.T, x, y string) {
		al := NewAligner(Options{})
		a, b := NewText(article(doc.Hans, strings.Split(x, "\n")...)), NewText(article(doc.English, strings.Split(y, "\n")...))
		for _, got := range []Alignment{al.Paragraphs(a, b), al.Sentences(b, a)} {
			i, j := 0, 0
			for _, bead := range got.Beads {
				if bead.A.From != i || bead.B.From != j || bead.A.Len() < 0 || bead.B.Len() < 0 || bead.A.Len()+bead.B.Len() == 0 {
					t.Fatalf("bead %v after %d, %d", bead, i, j)
				}
				i, j = bead.A.To, bead.B.To
			}
			if i != len(got.A.Segments) || j != len(got.B.Segments) {
				t.Fatalf("beads end at %d, %d of %d, %d", i, j, len(got.A.Segments), len(got.B.Segments))
			}
		}
	})
}
