package clean

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/wenzhai/wenzhai/convert/clean/internal/node"
	"github.com/wenzhai/wenzhai/convert/clean/internal/runes"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// accountParts are parts of bodies without anything that is repaired or made up:
// what goes in either stays or is reported.
var accountParts = []string{
	"<p>茶园在山坡上，园丁起得早，清明以前只采一芽一叶，谁也顾不上说话，只听见剪子响，直到太阳翻过东边的山。</p>",
	"<p>新芽一天比一天多。</p>", "<p>The gardener gets up early, and nobody talks before the sun is over the hill.</p>",
	"<h2>第一个春天</h2>", "<ul><li>茶</li><li>水</li><li><p>壶</p></li></ul>", "<ol><li>烧水</li><li>洗壶</li></ol>",
	"<blockquote><p>春山多胜事，赏玩夜忘归。</p></blockquote>", "<pre><code>water()\n  tea()</code></pre>",
	"<table><tr><th>年</th><th>斤</th></tr><tr><td>一</td><td>二百</td></tr><tr><td style='display:none'>藏</td><td>三</td></tr></table>",
	"<div class=share>分享到：<a href='#'>微博</a> <button>微信</button></div>", "<div class='ad-box'><p>春茶八折</p><noscript>看不见</noscript></div>",
	"<div class=related><h3>相关阅读</h3><ul><li><a href=/1>去年的春天</a></li><li><a href=/2>井水</a></li></ul></div>",
	"<div id=comments><div class=comment><p>写得真好，想起外婆家的院子了。</p><a>回复</a></div><textarea>写下评论</textarea></div>",
	"<p>责任编辑：林园</p>", "<p>上一页</p>", "<p>1 2 3 下一页</p>", "<p>------</p>", "<p>2021-06-28T20:23:00Z</p>", "<h1>茶园的春天</h1>", "<p>首页 &gt; 茶 &gt; 正文</p>",
	"<nav><a href=/>首页</a><a href=/tea>茶</a></nav>", "<form><label>口令</label><input type=text><button>好</button></form>",
	"<div class=newsletter><p>Subscribe to our newsletter.</p><input><button>Go</button></div>", "<p>扫码关注我们的公众号</p>", "<p>——完——</p>",
	"<p>相关阅读：<a href='https://garden.example/3'>井水</a></p>", "<p>版权声明：转载请注明出处。</p>", "<noscript>请打开脚本</noscript>", "<p>广告</p>",
	"<script>var x = '茶';</script><style>p{}</style>", "<p>第一行<br>第二行<br><br>第三行</p>", "一段没有盒子的<b>文字</b>", "<dl><dt>茶</dt><dd>叶子</dd></dl>",
	"<p hidden>藏起来的</p>", "<ul class='tags'><li><a href=/t>茶</a></li></ul>", "<footer><p>关于本站</p></footer>", "<p>本文由LCTT原创翻译</p>", "<select><option>一</option></select>",
	"<p>推荐阅读</p><p><a href='https://garden.example/4'>河</a></p>", "<details><summary>更多</summary><p>还有一壶。</p></details>",
	"<ul><li><a href=x>Facebook</a></li><li><a href=y>Twitter</a></li></ul>", "<p>发布于 2021-06-28 20:23</p>", "<p>#茶 #春天</p>",
}

// visibleText counts the characters of all text below n but scripts.
func visibleText(n *html.Node) int {
	count := 0
	for k := range n.Descendants() {
		if k.Type != html.TextNode {
			continue
		}
		skip := false
		for up := k.Parent; up != nil; up = up.Parent {
			skip = skip || up.Type == html.ElementNode && node.IsUnread(up.DataAtom)
		}
		if !skip {
			count += runes.CountVisible(k.Data)
		}
	}
	return count
}

// TestAccount checks that the characters of a body are those of its blocks and
// those of what the report says was dropped, whatever a body is made of.
func TestAccount(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 28))
	for range 1500 {
		var b strings.Builder
		for range 1 + r.IntN(12) {
			b.WriteString(accountParts[r.IntN(len(accountParts))])
		}
		body := b.String()
		for _, format := range []doc.Format{doc.HTML, doc.Page} {
			meta := goldenMeta
			got := Clean(Input{Meta: &meta, Format: format, Body: []byte(body), Line: 1})
			kept, dropped := 0, 0
			for _, s := range doc.PlainBlocks(got.Blocks) {
				kept += runes.CountVisible(s)
			}
			for _, d := range got.Dropped {
				dropped += d.Chars
			}
			root, err := html.ParseWithOptions(strings.NewReader(body), html.ParseOptionEnableScripting(false))
			if err != nil {
				t.Fatal(err)
			}
			if all := visibleText(root); all != kept+dropped {
				t.Fatalf("%v: %d characters, %d kept, %d dropped\n%s\n%s%v", format, all, kept, dropped, body, dump(got.Blocks), got.Dropped)
			}
		}
	}
}
