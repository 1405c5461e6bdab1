package main

import "path/filepath"

// part is something embedded that others made, or was made from their work.
type part struct {
	work
	files string // pattern of the embedded files, from the top folder, or the package's path for those of others
}

// parts are the works in embedded files. A file that neither stands here nor in
// own fails the test.
var parts = []part{
	{work{"Noto Serif SC", "as Wenzhai Song, modified", font("Song")}, "fonts/data/WenzhaiSong-*"},
	{work{"Noto Sans SC", "as Wenzhai Hei, modified", font("Hei")}, "fonts/data/WenzhaiHei-*"},
	{work{"Source Serif 4", "as Wenzhai Roman, modified", font("Roman")}, "fonts/data/WenzhaiRoman-*"},
	{work{"Noto Sans", "as Wenzhai Grotesque, modified", font("Grotesque")}, "fonts/data/WenzhaiGrotesque-*"},
	{work{"Source Code Pro", "as Wenzhai Code, modified", font("Code")}, "fonts/data/WenzhaiCode-*"},
	{work{"LXGW WenKai", "as Wenzhai Kai, modified", font("Kai")}, "fonts/data/WenzhaiKai-*"},
	{work{"HanaMinB", "as Wenzhai Ming, modified", font("Ming")}, "fonts/data/WenzhaiMing-*"},
	{work{"Noto Sans Math", "as Wenzhai Math, modified", font("Math")}, "fonts/data/WenzhaiMath-*"},
	{work{"STIX Two Math", "as Wenzhai Formula, modified", font("Formula")}, "fonts/data/WenzhaiFormula-*"},
	{work{"Noto Sans Symbols 2", "as Wenzhai Symbols, modified", font("Symbols")}, "fonts/data/WenzhaiSymbols-*"},
	{work{"Noto Sans Symbols", "as Wenzhai Signs, modified", font("Signs")}, "fonts/data/WenzhaiSigns-*"},
	{work{"Noto Emoji", "as Wenzhai Emoji, modified", font("Emoji")}, "fonts/data/WenzhaiEmoji-*"},
	{work{"hyph-utf8", "hyphenation of American English", []string{"layout/text/hyphen/LICENSE-en-us.txt"}}, "layout/text/hyphen/data/en-us-*"},
	{work{"hyph-utf8", "hyphenation of Russian", []string{"layout/text/hyphen/LICENSE-ru.txt", "layout/text/hyphen/LICENSE-LPPL-1.2.txt"}}, "layout/text/hyphen/data/ru-*"},
	{work{"CC-CEDICT", "readings of Chinese, modified", []string{"convert/pinyin/data/CC-CEDICT-LICENSE.txt"}}, "convert/pinyin/data/readings.txt.zst"},
	{work{"CC-CEDICT", "words and their translations, modified", []string{"convert/bilingual/lexicon/data/CC-CEDICT-LICENSE.txt"}}, "convert/bilingual/lexicon/data/cc-cedict.tsv.zst"},
	{work{"OpenCC", "dictionaries of Chinese scripts, modified", []string{"convert/script/data/OpenCC-LICENSE.txt"}}, "convert/script/data/opencc.txt.zst"},
	{work{"chroma", "lexers of programming languages", []string{"layout/highlight/LICENSE.chroma"}}, "layout/highlight/data/*.xml"},
	{work{"Temml", "TeX to MathML", []string{"convert/math/LICENSE.temml"}}, "convert/math/temml.min.js.zst"},
	{work{"libavif, libaom, libyuv", "compiled to WebAssembly by gen2brain/avif", []string{
		"convert/picture/avif/LICENSE.libavif", "convert/picture/avif/LICENSE.aom", "convert/picture/avif/LICENSE.avif-go",
	}}, "convert/picture/avif/decode.wasm.gz"},
	{work{"Roboto", "in pdfcpu", []string{"convert/script/data/OpenCC-LICENSE.txt"}}, "github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model/resources/Roboto-Regular.ttf"},
	{work{"The time zone database of IANA", "names of zones, and the zones in Go's copy; in the public domain", nil}, "cmd/wenzhai/internal/zone/names.txt"},
	{work{"The Unicode Character Database", "tables in Go, its modules, uniseg, uax29 and typesetting", []string{"tools/notices/unicode-license-v3.txt"}}, ""},
}

// own are patterns of embedded files that were made for wenzhai, or are the
// texts of licences.
var own = []string{
	"fonts/data/*-OFL.txt", "layout/epub/style/*.css", "layout/html/page.css", "layout/html/search.js", "cmd/wenzhai/internal/message/zh/*.po", "cmd/wenzhai/internal/cli/init.zh.toml", "convert/clean/internal/words/*.txt", "convert/article/charset/common-*.txt", "convert/clean/readable/*.txt", "cmd/wenzhai/internal/cli/init.toml", packedFile,
	"convert/frame/*.toml", "convert/math/prelude.js", "convert/bilingual/data/*.txt", "convert/bilingual/sentence/data/*.txt", "convert/bilingual/lexicon/data/endings-ru.txt",
	"convert/bilingual/lexicon/data/function-words.txt", "convert/bilingual/lexicon/data/irregular.txt", "convert/bilingual/lexicon/data/numerals.txt",
	// These are under the licences of their modules.
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model/resources/config.yml", "github.com/bep/imagemeta/metadecoder_iptc_fields.json",
}

func font(family string) []string { return []string{"fonts/data/Wenzhai" + family + "-OFL.txt"} }

// embedded returns the works in parts, with the places of their licences.
func embedded(top string) []work {
	var out []work
	for _, p := range parts {
		w := p.work
		w.texts = nil
		for _, t := range p.texts {
			w.texts = append(w.texts, filepath.Join(top, filepath.FromSlash(t)))
		}
		out = append(out, w)
	}
	return out
}
