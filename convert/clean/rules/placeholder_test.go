package rules

import (
	"encoding/base64"
	"net/url"
	"testing"
)

func TestEmptyPlaceholders(t *testing.T) {
	svg := func(body string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">` + body + `</svg>`
	}
	for _, c := range []struct {
		svg  string
		want bool
	}{
		{svg(""), true},
		{`<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>`, true},
		{svg(`<title>茶</title><defs></defs>`), true},
		{svg(`<rect/>`), true},
		{svg(`<rect fill-opacity="0"/>`), true},
		{svg(`<rect width="100%" height="100%" fill="#eee"/>`), true},
		{svg(`<g fill-opacity='0'><rect x='9' y='1' width='1' height='1'/></g>`), true},
		{svg(`<rect width="40" height="20" style="fill:none"/>`), true},
		{svg(`<circle r="9"><animate attributeName="r"/></circle>`), true},
		{`<?xml version="1.0"?><svg height="1px" width="1px"><path d="M0 0h1"/></svg>`, true},
		{svg(`<rect width="20" height="20" fill="#700"/>`), false},
		{svg(`<rect width="20" height="20" fill-opacity="0.5"/>`), false},
		{svg(`<rect width="100%" height="100%"/><path d="M0 0h9"/>`), false},
		{svg(`<circle cx="9" cy="9" r="9"/>`), false},
		{svg(`<g id="a"><use href="#a"/></g>`), false},
		{svg(`<path fill="none" stroke="#000" d="M0 0h9"/>`), false},
		{svg(`<text x="2" y="9">茶</text>`), false},
	} {
		for _, src := range []string{
			"data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(c.svg)),
			"data:image/svg+xml," + url.PathEscape(c.svg),
			"data:image/svg+xml;charset=utf-8," + c.svg,
		} {
			if got := isEmptyPlaceholder(src); got != c.want {
				t.Errorf("%s: %v, want %v", c.svg, got, c.want)
			}
		}
	}
	for src, want := range map[string]bool{
		"data:image/gif;base64,R0lGODlhAQABAAAAACw=": true, "pictures/spacer.gif": true, "pictures/tea.svg": false,
		"data:image/svg+xml;base64,%%%": false, "data:image/svg+xml;base64,": true,
	} {
		if got := isEmptyPlaceholder(src); got != want {
			t.Errorf("%s: %v, want %v", src, got, want)
		}
	}
}
