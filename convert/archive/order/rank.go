package order

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// around are names of what stands before and behind the chapters of a book, a rank a
// line, in lower case.
var around = [...]struct {
	rank  int
	names []string
}{
	{-6, []string{"封面", "扉页", "扉頁", "版权页", "版權頁", "内容简介", "內容簡介", "cover", "title page", "copyright"}},
	{-5, []string{"目录", "目錄", "目次"}},
	{-4, []string{"献词", "獻詞", "题记", "題記", "卷首语", "卷首語", "卷首", "凡例", "推荐序", "推薦序", "dedication", "epigraph"}},
	{-3, []string{"总序", "總序", "序", "序言", "序文", "自序", "代序", "原序", "译序", "譯序", "译者序", "譯者序", "foreword"}},
	{-2, []string{
		"前言", "引言", "导言", "導言", "导读", "導讀", "导论", "導論", "绪论", "緒論", "绪言", "緒言", "写在前面", "寫在前面",
		"まえがき", "はじめに", "머리말", "서문", "preface", "introduction", "vorwort", "einleitung", "préface", "avant propos", "prólogo", "предисловие", "введение",
	}},
	{-1, []string{"序章", "序幕", "序曲", "楔子", "引子", "プロローグ", "프롤로그", "prologue", "prolog", "пролог"}},
	{1, []string{"终章", "終章", "终曲", "終曲", "尾声", "尾聲", "尾章", "大结局", "大結局", "エピローグ", "에필로그", "epilogue", "epilog", "épilogue", "эпилог"}},
	{2, []string{
		"后记", "後記", "后序", "後序", "跋", "译后记", "譯後記", "编后记", "編後記", "编后", "編後", "结语", "結語", "结束语", "結束語", "写在最后", "寫在最後", "完本感言",
		"あとがき", "おわりに", "후기", "맺음말", "afterword", "postscript", "conclusion", "nachwort", "postface", "послесловие", "заключение",
	}},
	{3, []string{"番外", "番外篇", "外传", "外傳", "外篇", "extra", "extras", "bonus"}},
	{4, []string{"附录", "附錄", "附", "付録", "부록", "appendix", "appendices", "anhang", "annexe", "apéndice", "приложение"}},
	{5, []string{
		"参考文献", "參考文獻", "参考资料", "參考資料", "术语表", "術語表", "索引", "致谢", "致謝", "鸣谢", "鳴謝", "谢辞", "謝辭",
		"glossary", "bibliography", "references", "acknowledgements", "acknowledgments", "about the author", "colophon",
	}},
}

// ranked are the ranks of names, and which letters these begin with, by the low bits.
type ranked struct {
	of    map[string]int
	first [512]bool
}

var ranks = sync.OnceValue(func() *ranked {
	r := &ranked{of: map[string]int{}}
	for _, x := range around {
		for _, n := range x.names {
			c, _ := utf8.DecodeRuneInString(n)
			r.of[n], r.first[c&511], r.first[unicode.ToUpper(c)&511] = x.rank, true, true
		}
	}
	return r
})

var asSpaces = strings.NewReplacer("-", " ", "_", " ")

// Spaced returns a name with spaces for what parts its words.
func Spaced(name string) string { return asSpaces.Replace(name) }

// rank returns where something stands by its name: below 0 before the chapters, above
// 0 behind them, in its order there.
func rank(name string) int {
	c, _ := utf8.DecodeRuneInString(name)
	known := ranks()
	if !known.first[c&511] {
		return 0
	}
	lower := strings.ToLower(Spaced(name))
	if r := known.of[lower]; r != 0 {
		return r
	}
	if letter.Unspaced(c) {
		return known.of[hanWord(name)]
	}
	word, rest := firstWord(name)
	if !titled(rest) {
		return 0
	}
	return known.of[strings.ToLower(word)]
}

// hanWord returns what a name begins with before a number or a mark.
func hanWord(name string) string {
	for i, r := range name {
		if strings.ContainsRune(opens+closes, r) || letter.Digit(r) >= 0 {
			return name[:i]
		}
		if d, _ := hanDigit(r); d < 0 || i == 0 {
			continue
		}
		if n := hanNumber(name, i); n.end > 0 {
			return name[:i]
		}
		if _, size := han(name[i:]); strings.ContainsRune(opens+closes, runeAt(name, i+size)) {
			return name[:i]
		}
	}
	return name
}

func runeAt(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// firstWord parts a name behind its first word.
func firstWord(name string) (word, rest string) {
	end := strings.IndexFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(name)
	}
	return name[:end], name[end:]
}

// titled reports whether what follows a word is its number, its letter or a title
// that a mark parts from it: A in Appendix A, 2 in Extra 2.
func titled(rest string) bool {
	for _, mark := range []string{":", ". ", " - ", " – ", " — "} {
		if strings.HasPrefix(rest, mark) {
			return true
		}
	}
	rest = strings.TrimLeft(rest, " ._-")
	return rest != "" && (isDigit(rest[0]) || letter.Alnum(rest[0]) && endsWord(rest, 1))
}
