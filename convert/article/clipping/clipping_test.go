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
