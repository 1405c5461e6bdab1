package clipping

import (
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
