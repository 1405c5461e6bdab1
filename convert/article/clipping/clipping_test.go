package clipping

import (
	"maps"
	"testing"
	"time"
)

func FuzzRead(f *testing.F) {
	f.Add("# 渡口\n\n> **作者**：[何小满](https://bend.example/he) / 原文：<https://bend.example/1>\n> 发布时间：2024-05-01\n\n灯。\n")
	f.Add("> Source: https://a.example\n>\n> tags: a, b\n# b\n")
	f.Fuzz(func(t *testing.T, s string) {
		q, ok := Read([]byte(s), time.UTC)
		if ok && (q.Start < 0 || q.End < q.Start || q.End > len(s)) {
			t.Errorf("from %d to %d of %d", q.Start, q.End, len(s))
		}
	})
}

// Fields parted by slashes, days without a label, and names with the roles of others
// behind them.
func TestRead(t *testing.T) {
	for in, want := range map[string]map[string]string{
		"> 作者 / 何小满\n> 原文 / [雾](https://cha.example/1)\n> 时间 / 2021年6月28日\n":                              {"author": "何小满", "url": "https://cha.example/1", "date": "2021年6月28日"},
		"> 作者：何小满 | 来源：[茶报](https://cha.example/1) | 2021-06-28\n":                                        {"author": "何小满", "source": "茶报", "url": "https://cha.example/1", "date": "2021-06-28"},
		"> 作者：何小满，编辑：林园\n":                                                                                {"author": "何小满"},
		"> 本文由 [简悦 SimpRead](http://ksria.com/simpread/) 转码， 原文地址 [cha.example](https://cha.example/1)\n": {"url": "https://cha.example/1"},
		"> 来源：茶报 | 园艺版\n":                                                                                 {"source": "茶报 | 园艺版"},
	} {
		q, ok := Read([]byte(in+"\n雾起了。\n"), time.UTC)
		if !ok || !q.Whole || !maps.Equal(q.Fields, want) {
			t.Errorf("%q: %v, whole %v; want %v", in, q.Fields, q.Whole, want)
		}
	}
}

// Lists, tables and lines of fields above a text.
func TestLines(t *testing.T) {
	const text = "\n雾起了，渡口的灯还亮着。\n"
	for in, want := range map[string]map[string]string{
		"# 灯\n\n- 作者：何小满\n- 原文：https://cha.example/1\n- 日期：2021-06-28\n":               {"author": "何小满", "url": "https://cha.example/1", "date": "2021-06-28"},
		"* **Author**: Ann Reed\n* **Source**: [River Post](https://post.example/1)\n": {"author": "Ann Reed", "source": "River Post", "url": "https://post.example/1"},
		"# 灯\n\n**作者：** 何小满\n\n**发布时间：** 2021-06-28\n\n**来源：** 茶报\n":                   {"author": "何小满", "date": "2021-06-28", "source": "茶报"},
		"# 灯\n\n|作者|何小满|\n|---|---|\n|日期|2021-06-28|\n":                                {"author": "何小满", "date": "2021-06-28"},
		"| | |\n|:--|:--|\n| **来源** | <https://cha.example/1> |\n| 标签 | 雾, 灯 |\n":      {"source": "", "url": "https://cha.example/1", "tags": "雾, 灯"},
		"灯\n作者：何小满  \n链接：https://www.zhihu.com/question/1/answer/2  \n来源：知乎  \n著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。\n": {"author": "何小满", "url": "https://www.zhihu.com/question/1/answer/2", "source": "知乎"},
		"> 作者：[何小满](https://cha.example/u)\n> 译者：林园\n> 原文：[Fog](https://cha.example/1)\n":                            {"author": "何小满", "url": "https://cha.example/1"},
	} {
		q, ok := Read([]byte(in+text), time.UTC)
		if !ok || !q.Whole || !maps.Equal(q.Fields, want) {
			t.Errorf("%q: %v, whole %v, %v; want %v", in, q.Fields, q.Whole, ok, want)
		} else if rest := (in + text)[q.End:]; rest != text {
			t.Errorf("%q: %q is left", in, rest)
		}
	}
	for _, in := range []string{
		"# 灯\n\n作者：何小满\n",                              // one alone
		"# 灯\n\n- 时间：2021-06-28\n- 地点：渡口\n",            // of a notice
		"# 灯\n\n- 作者：何小满\n- 来源：茶报\n- 茶要趁热喝\n",          // a list that says more
		"# 灯\n\n日期：2021-06-28\n\n标签：雾\n",               // nothing says where it is from
		"# 灯\n\n|作者|茶|产地|\n|---|---|---|\n|何小满|绿|南|\n", // a table of something
		"# 灯\n\n甲：来了吗？\n乙：来了。\n",                       // a talk
		"灯\n\n------\n\n作者：何小满\n来源：茶报\n",               // a rule
		"雾散了。\n\n作者：何小满\n来源：茶报\n",                      // below a text
		"雾。\n\n水。\n\n茶。\n\n作者：何小满\n来源：茶报\n",            // too far below
	} {
		if q, ok := Read([]byte(in+text), time.UTC); ok {
			t.Errorf("%q: %v", in, q)
		}
	}
}
