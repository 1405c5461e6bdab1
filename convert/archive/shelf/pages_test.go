package shelf

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestAddPages(t *testing.T) {
	docusaurus := func(open string) string {
		return `<aside><ul class="theme-doc-sidebar-menu menu__list"><li class="theme-doc-sidebar-item-link"><a class="menu__link" href="/site/docs/intro">Intro</a></li>` + open + `</ul></aside><main><a href="/site/docs/other">x</a></main>`
	}
	mdBookPage := `<nav id="sidebar" class="sidebar"><mdbook-sidebar-scrollbox class="sidebar-scrollbox"></mdbook-sidebar-scrollbox></nav>`
	for _, tt := range []struct {
		name string
		files
		folder string
		want   []string
	}{
		{"mdBook of old", files{
			"index.html": `<nav id="sidebar" class="sidebar"><div class="sidebar-scrollbox"><ol class="chapter"><li class="chapter-item expanded affix "><a href="z.html">前言</a></li><li class="part-title">上篇</li><li class="chapter-item expanded "><a href="lamp.html"><strong aria-hidden="true">1.</strong> 灯</a></li><li><ol class="section"><li class="chapter-item expanded "><a href="lamp/oil.html"><strong aria-hidden="true">1.1.</strong> 油</a></li></ol></li><li class="spacer"></li><li class="part-title">下篇</li><li class="chapter-item expanded "><a href="boat.html">船</a></li></ol></div></nav>`,
			"z.html":     "", "lamp.html": "", "lamp/oil.html": "", "boat.html": "",
		}, ".", []string{"index.html", "z.html", "上篇 > lamp.html", "上篇 > lamp/oil.html", "下篇 > boat.html"}},
		{"mdBook by a program", files{
			"book/index.html":      `<script src="toc-0a1b2c3d.js"></script>` + mdBookPage,
			"book/lamp/oil.html":   `<script src="../toc-0a1b2c3d.js"></script>` + mdBookPage,
			"book/boat.html":       "",
			"book/toc-0a1b2c3d.js": `class X extends HTMLElement { connectedCallback() { this.innerHTML = '<ol class="chapter"><li class="chapter-item "><a href="lamp/oil.html"><strong aria-hidden="true">1.</strong> The keeper\'s oil</a></li><li class="chapter-item "><a href="boat.html">Boat</a></li></ol>'; } }`,
		}, "book", []string{"book/index.html", "book/lamp/oil.html", "book/boat.html"}},
		{"mdBook without its programs", files{
			"index.html": mdBookPage + `<script src="toc.js"></script>`, "boat.html": "", "lamp.html": "",
			"toc.html": `<body class="sidebar-iframe-inner"><ol class="chapter"><li class="chapter-item expanded "><a href="lamp.html" target="_parent">Lamp</a></li><li><a href="boat.html">Boat</a></li></ol></body>`,
		}, ".", []string{"index.html", "lamp.html", "boat.html"}},
		{"Material for MkDocs", files{
			"index.html":       `<nav class="md-nav md-nav--primary" aria-label="Navigation"><label class="md-nav__title" for="__drawer"><a href="." class="md-nav__button md-logo">x</a>River</label><ul class="md-nav__list"><li class="md-nav__item md-nav__item--active"><a href="." class="md-nav__link md-nav__link--active"><span class="md-ellipsis">首</span></a><nav class="md-nav md-nav--secondary"><ul><li><a href="#a">A</a></li></ul></nav></li><li class="md-nav__item md-nav__item--nested"><input type="checkbox"><label class="md-nav__link" for="__nav_2"><span class="md-ellipsis">渡口</span><span class="md-nav__icon md-icon"></span></label><nav class="md-nav" data-md-level="1"><label class="md-nav__title" for="__nav_2"><span class="md-nav__icon md-icon"></span>渡口</label><ul class="md-nav__list"><li class="md-nav__item"><a href="ferry/lamp/" class="md-nav__link">灯</a></li><li class="md-nav__item"><a href="ferry/boat/" class="md-nav__link">船</a></li></ul></nav></li><li class="md-nav__item"><a href="about/" class="md-nav__link">关于</a></li><li><a href="https://example.org/" class="md-nav__link">Web</a></li></ul></nav>`,
			"about/index.html": "", "ferry/boat/index.html": "", "ferry/lamp/index.html": "", "404.html": "",
		}, ".", []string{"index.html", "渡口 > ferry/lamp/index.html", "渡口 > ferry/boat/index.html", "about/index.html"}},
		{"Read the Docs", files{
			"index.html": `<div class="wy-menu wy-menu-vertical"><p class="caption" role="heading"><span class="caption-text">Start</span></p><ul class="current"><li class="toctree-l1"><a class="reference internal" href="lamp.html">Lamp</a><ul><li class="toctree-l2"><a href="lamp.html#oil">Oil</a></li></ul></li></ul><p class="caption"><span class="caption-text">More</span></p><ul><li class="toctree-l1"><a href="boat.html">Boat</a></li></ul></div>`,
			"lamp.html":  "", "boat.html": "", "genindex.html": "",
		}, ".", []string{"index.html", "Start > lamp.html", "More > boat.html"}},
		{"Docusaurus, whose categories are shut", files{
			"docs/intro/index.html":      docusaurus(`<li><div class="menu__list-item-collapsible"><a class="menu__link menu__link--sublist" href="/site/docs/ferry/lamp">Ferry</a></div></li><li><a class="menu__link" href="/site/docs/end">End</a></li>`),
			"docs/end/index.html":        "",
			"docs/ferry/boat/index.html": docusaurus(`<li><div class="menu__list-item-collapsible"><a class="menu__link menu__link--sublist" aria-expanded="true" href="/site/docs/ferry/lamp">Ferry</a></div><ul class="menu__list"><li><a class="menu__link" href="/site/docs/ferry/lamp">Lamp</a></li><li><a class="menu__link" href="/site/docs/ferry/boat">Boat</a></li></ul></li><li><a class="menu__link" href="/site/docs/end">End</a></li>`),
			"docs/ferry/lamp/index.html": "", "blog/index.html": "", "blog/2024/a/index.html": "",
		}, ".", []string{"docs/intro/index.html", "Ferry > docs/ferry/lamp/index.html", "Ferry > docs/ferry/boat/index.html", "docs/end/index.html"}},
		{"VitePress, whose first page has no menu", files{
			"index.html":       `<div class="VPHome">River</div>`,
			"guide/lamp.html":  `<aside class="VPSidebar"><nav class="nav" id="VPSidebarNav"><div class="group"><section class="VPSidebarItem level-0 collapsible"><div class="item" role="button" tabindex="0"><div class="indicator"></div><h2 class="text">开始</h2><div class="caret"></div></div><div class="items"><div class="VPSidebarItem level-1 is-link"><div class="item"><div class="indicator"></div><a class="VPLink link link" href="/guide/steps.html"><p class="text">石阶</p></a></div></div><div class="VPSidebarItem level-1 is-link is-active"><div class="item"><a class="VPLink link" href="/guide/lamp.html"><p class="text">灯</p></a></div></div></div></section></div><div class="group"><div class="VPSidebarItem level-0 is-link"><div class="item"><a class="VPLink link" href="/about.html"><h2 class="text">关于</h2></a></div></div></div></nav></aside>`,
			"guide/steps.html": "", "about.html": "",
		}, ".", []string{"index.html", "开始 > guide/steps.html", "开始 > guide/lamp.html", "about.html"}},
		{"GitBook", files{
			"index.html": `<div class="book-summary"><nav role="navigation"><ul class="summary"><li class="chapter active" data-level="1.1" data-path="./"><a href="./">Intro</a></li><li class="header">上</li><li class="chapter" data-level="2.1"><a href="z.html"><b>2.1.</b> 灯</a><ul class="articles"><li class="chapter"><a href="y.html">油</a></li></ul></li><li class="divider"></li><li><a href="https://www.gitbook.com" class="gitbook-link">Published</a></li></ul></nav></div>`,
			"y.html":     "", "z.html": "",
		}, ".", []string{"index.html", "上 > z.html", "上 > y.html"}},
		{"Starlight", files{
			"lamp/index.html":  `<nav class="sidebar" aria-label="Main"><div id="starlight__sidebar" class="sidebar-pane"><div class="sidebar-content"><ul class="top-level"><li><details open><summary><div class="group-label"><span class="large">Guides</span></div><svg></svg></summary><ul><li><a href="/steps/"><span>Steps</span></a></li><li><a href="/lamp/"><span>Lamp</span></a></li></ul></details></li></ul><div class="mobile-preferences"><select><option>Dark</option></select></div></div></div></nav>`,
			"steps/index.html": "",
		}, ".", []string{"Guides > steps/index.html", "Guides > lamp/index.html"}},
		{"a blog", files{
			"index.html": `<aside class="sidebar"><ul><li><a href="b.html">B</a></li><li><a href="a.html">A</a></li></ul></aside>`, "a.html": "", "b.html": "",
		}, "", nil},
	} {
		var names []string
		for _, n := range slices.Sorted(maps.Keys(tt.files)) {
			if strings.HasSuffix(n, ".html") {
				names = append(names, n)
			}
		}
		trees := Trees{}
		trees.AddPages(1, tt.files, names)
		var got []string
		folder := ""
		for _, x := range trees[1] {
			got, folder = append(got, listed(x.Entries)...), x.Folder
		}
		if !slices.Equal(got, tt.want) || folder != tt.folder && tt.want != nil && folder == "" {
			t.Errorf("%s: of %q %q, want %q", tt.name, folder, got, tt.want)
		}
	}
}

func FuzzAddPages(f *testing.F) {
	f.Add(`<nav class="md-nav--primary"><ul><li><a href="a.html">A</a></li><li><a href="/x/b/">B</a></ul></nav>`)
	f.Add(`<mdbook-sidebar-scrollbox></mdbook-sidebar-scrollbox><script src="toc.js">`)
	f.Add(`innerHTML = '<ol class="chapter"><li><a href="a.html">'`)
	f.Fuzz(func(t *testing.T, page string) {
		all := files{"index.html": page, "a.html": page, "b/index.html": "", "toc.js": page, "c/d/e.html": page}
		trees := Trees{}
		trees.AddPages(1, all, []string{"a.html", "b/index.html", "c/d/e.html", "index.html"})
		for _, x := range trees[1] {
			known := map[string]bool{}
			for _, e := range x.Entries {
				if _, ok := all[e.Target]; !ok || known[e.Target] {
					t.Errorf("%q is named, or twice", e.Target)
				}
				known[e.Target] = true
			}
		}
	})
}
