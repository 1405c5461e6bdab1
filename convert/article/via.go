package article

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// via returns the addresses other than the article's own that the front matter
// names, and a line such as "via: https://…" under the body.
func (a *single) via() []string {
	var out []string
	add := func(v string) {
		if u, ok := scan.Address(v); ok && u != a.URL && !slices.Contains(out, u) {
			out = append(out, u)
		}
	}
	for _, k := range front.URL {
		if f, ok := a.front.Get(k); ok {
			add(f.Values[0])
		}
	}
	b := a.body()
	scan.Lines(b[max(0, len(b)-viaReach):], func(_ int, l []byte) bool {
		if v, ok := viaLine(l); ok {
			add(v)
		}
		return true
	})
	return out
}

// viaReach is how far from the end of a body, in bytes, its source is looked
// for: translators list all links of the article after it.
const viaReach = 16 << 10

// viaWords begin a line that names the source, in lower case.
func viaWords() []string {
	return []string{"via", "source", "original", "原文链接", "原文連結", "原文地址", "英文原文", "本文译自", "译自", "譯自", "原文", "来源", "來源", "источник", "оригинал"}
}

// viaLine returns the address of a line that begins with one of viaWords and a
// colon and holds nothing else.
func viaLine(l []byte) (string, bool) {
	if len(l) > 1<<10 || !bytes.Contains(l, []byte("://")) {
		return "", false
	}
	s := strings.Trim(string(l), " \t*_>-<#")
	if s == "" || s[0] < utf8.RuneSelf && strings.IndexByte("vso", s[0]|0x20) < 0 {
		return "", false // of viaWords, none begins so
	}
	s = strings.ToLower(s)
	for _, w := range viaWords() {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		value := strings.TrimLeft(rest, " *_:：")
		if value == rest || !strings.ContainsAny(rest[:len(rest)-len(value)], ":：") || strings.ContainsAny(value, " \t") {
			continue
		}
		at := strings.Index(string(l), "://")
		scheme := strings.LastIndexAny(string(l[:at]), " :：*_<")
		return strings.TrimRight(string(l[scheme+1:]), " \t*_>"), true
	}
	return "", false
}
