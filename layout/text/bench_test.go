package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// The texts of the benchmarks are the hard paragraphs' easy cousins.
const (
	benchChinese = "清晨的植物园里薄雾未散，温室的玻璃上挂满水珠。园丁推着小车慢慢走过，两旁的山茶正在开花；他说：“今年的春天来得早。”图书馆的窗子已经打开，读者们坐在长桌两侧，翻着《植物图鉴》和旧地图，偶尔抬头看看窗外的柳树。"
	benchMixed   = "据植物园管理处（Garden Office）介绍，今年春季花展共展出各类花卉1,234种，其中“南园一号”山茶最受欢迎；详情见https://www.example.org/gardens/2026。"
	benchEnglish = "The reading room of the old observatory was converted into a botanical library, where engineers and astronomers still meet on Thursday afternoons to discuss improbable theories over tea. "
)

func benchmark(b *testing.B, text, lang string, engine func(*Engine) *Engine) {
	e := engine(bundled(b))
	text = strings.Repeat(text, 1+500/utf8.RuneCountInString(text))
	p := para(text, lang, 441)
	e.Lines(p)
	chars := 0
	b.ReportAllocs()
	for b.Loop() {
		e.Lines(p)
		chars += utf8.RuneCountInString(text)
	}
	b.ReportMetric(float64(chars)/b.Elapsed().Seconds()/1e6, "Mchars/s")
}

func same(e *Engine) *Engine { return e }

func BenchmarkChinese(b *testing.B)  { benchmark(b, benchChinese, "zh", same) }
func BenchmarkMixed(b *testing.B)    { benchmark(b, benchMixed, "zh", same) }
func BenchmarkEnglish(b *testing.B)  { benchmark(b, benchEnglish, "en", same) }
func BenchmarkFirstFit(b *testing.B) { benchmark(b, benchChinese, "zh", (*Engine).FirstFit) }
