package pinyin

import "strings"

// rule says how a character reads as a word by itself where one of after
// follows it, or one of before stands before it; with neither, anywhere.
type rule struct{ reading, before, after string }

// start stands in before for the beginning of a clause.
const start = "^"

const (
	numerals   = "一二两三四五六七八九十百千几数多半每这那哪第0123456789"
	persons    = "我你您他她它们咱谁"
	clauseHead = start + persons
)

// particles mostly stand by themselves.
var particles = func() map[rune]struct{} {
	m := map[rune]struct{}{}
	for _, c := range "的地得了着过和与或在是不没也都就还把被对从到向给让很最更又再才只我你他她它这那哪有会能要" {
		m[c] = struct{}{}
	}
	return m
}()

// rules are asked in order; the first that holds has the reading. They are for
// characters whose readings are told by neighbours rather than by words, and
// for those that read otherwise alone than in most words.
var rules = map[rune][]rule{
	'的': {{"de5", "", ""}},
	'得': {{"dei3", clauseHead + "总就都也还又可只先便须", ""}, {"de5", "", ""}},
	'着': {{"zhao2", "睡找猜够点摸", "了"}, {"zhe5", "", ""}},
	'了': {{"liao3", "不得", ""}, {"le5", "", ""}},
	'还': {{"huan2", "", "书钱债款给清"}, {"huan2", "归偿交退要", ""}, {"hai2", "", ""}},
	'都': {{"dou1", "", ""}},
	'长': {{"zhang3", "", "大高出得满成着胖进草毛叶芽肉了个"}, {"chang2", "", ""}},
	'为': {{"wei2", "称分译改视选定名以化变转列设评任作成认合命最尤极更较颇", ""}, {"wei2", "", "0123456789一二两三四五六七八九十零百主例限准先首"}, {"wei4", "", ""}},
	'只': {{"zhi1", numerals, ""}, {"zhi3", "", ""}},
	'行': {{"hang2", "一二两三四五六七八九十百几每这那哪第同另首末", ""}, {"hang2", "", "列距间首末"}, {"xing2", "", ""}},
	'重': {{"chong2", "一二两三四五六七八九十几双多", ""}, {"chong2", "", "新来建修返回读走写游播印做听演温拾提申逢设组构装"}, {"zhong4", "", ""}},
	'种': {{"zhong3", numerals + "各某同另此何", ""}, {"zhong4", "", "树花菜地田草茶瓜豆麦玉水葱蒜果桃下上满着了过"}, {"zhong3", "", ""}},
	'干': {{"gan1", "晒晾擦吹烘风烤喝弄收熬焙", ""}, {"gan4", "", ""}},
	'倒': {{"dao3", "跌摔推打病绊撞", ""}, {"dao3", "", "下塌闭"}, {"dao4", "", ""}},
	'教': {{"jiao4", "佛道宗信传", ""}, {"jiao1", "", ""}},
	'数': {{"shu3", "", "一着了到钱星数不"}, {"shu4", "", ""}},
	'背': {{"bei1", "", "着起上了包"}, {"bei4", "", ""}},
	'中': {{"zhong4", "打猜击射考看", ""}, {"zhong1", "", ""}},
	'系': {{"ji4", "", "着上好鞋领腰围"}, {"xi4", "", ""}},
	'少': {{"shao3", "", ""}}, '好': {{"hao3", "", ""}}, '和': {{"he2", "", ""}}, '会': {{"hui4", "", ""}},
	'发': {{"fa1", "", ""}}, '更': {{"geng4", "", ""}}, '将': {{"jiang1", "", ""}}, '当': {{"dang1", "", ""}},
	'相': {{"xiang1", "", ""}}, '应': {{"ying1", "", ""}}, '便': {{"bian4", "", ""}}, '处': {{"chu4", "", ""}},
	'看': {{"kan4", "", ""}}, '分': {{"fen1", "", ""}}, '几': {{"ji3", "", ""}}, '落': {{"luo4", "", ""}},
	'薄': {{"bao2", "", ""}}, '血': {{"xue4", "", ""}}, '熟': {{"shu2", "", ""}}, '谁': {{"shei2", "", ""}},
	'那': {{"na4", "", ""}}, '哪': {{"na3", "", ""}}, '这': {{"zhe4", "", ""}}, '给': {{"gei3", "", ""}},
	'说': {{"shuo1", "", ""}}, '累': {{"lei4", "", ""}}, '曾': {{"zeng1", "姓", ""}, {"ceng2", "", ""}}, '任': {{"ren2", "姓", ""}, {"ren4", "", ""}},
	'要': {{"yao4", "", ""}}, '没': {{"mei2", "", ""}}, '难': {{"nan2", "", ""}}, '似': {{"si4", "", ""}},
	'占': {{"zhan4", "", ""}}, '挣': {{"zheng4", "", ""}}, '个': {{"ge4", "", ""}}, '上': {{"shang4", "", ""}},
	'下': {{"xia4", "", ""}}, '里': {{"li3", "", ""}}, '过': {{"guo4", "", ""}}, '来': {{"lai2", "", ""}},
	'去': {{"qu4", "", ""}}, '子': {{"zi3", "", ""}}, '调': {{"diao4", "", ""}}, '弹': {{"tan2", "", ""}},
	'传': {{"chuan2", "", ""}}, '转': {{"zhuan3", "", ""}}, '空': {{"kong1", "", ""}}, '假': {{"jia3", "", ""}},
	'尽': {{"jin4", "", ""}}, '与': {{"yu3", "", ""}}, '差': {{"cha4", "", ""}}, '间': {{"jian1", "", ""}},
	'量': {{"liang2", "", "了着"}, {"liang4", "", ""}}, '乐': {{"le4", "", ""}}, '卷': {{"juan3", "", ""}},
	'载': {{"zai4", "", ""}}, '强': {{"qiang2", "", ""}}, '朝': {{"chao2", "", ""}}, '藏': {{"cang2", "", ""}},
	'咽': {{"yan4", "", ""}}, '单': {{"shan4", "姓", ""}, {"dan1", "", ""}}, '解': {{"xie4", "姓", ""}, {"jie3", "", ""}},
	'仇': {{"qiu2", "姓", ""}, {"chou2", "", ""}}, '查': {{"zha1", "姓", ""}, {"cha2", "", ""}}, '朴': {{"piao2", "姓", ""}, {"pu3", "", ""}},
	'区': {{"ou1", "姓", ""}, {"qu1", "", ""}}, '盖': {{"ge3", "姓", ""}, {"gai4", "", ""}},
	'吗': {{"ma5", "", ""}}, '呢': {{"ne5", "", ""}}, '吧': {{"ba5", "", ""}}, '啊': {{"a5", "", ""}},
	'们': {{"men5", "", ""}}, '么': {{"me5", "", ""}}, '儿': {{"er2", "", ""}}, '头': {{"tou2", "", ""}},
}

// fixed are words that CC-CEDICT lacks or reads for another sense. They win over
// other partings.
var fixed = map[string]string{
	"这种": "zhe4 zhong3", "那种": "na4 zhong3", "哪种": "na3 zhong3", "某种": "mou3 zhong3", "几种": "ji3 zhong3", "两种": "liang3 zhong3",
	"一种": "yi1 zhong3", "此种": "ci3 zhong3", "何种": "he2 zhong3", "每种": "mei3 zhong3",
	"卷子": "juan4 zi5", "宁可": "ning4 ke3", "屏住": "bing3 zhu4",
}

// alone returns how a character reads as a word by itself, "" where no rule
// says. Before and after are its neighbours in Simplified form, 0 at the ends of
// the text; at is its place in its run of Chinese characters.
func alone(c, before, after rune, at int) string {
	if c == '地' {
		return adverbial(before, after, at)
	}
	for _, r := range rules[c] {
		switch {
		case r.before == "" && r.after == "",
			r.after != "" && strings.ContainsRune(r.after, after),
			r.before != "" && strings.ContainsRune(r.before, before),
			strings.HasPrefix(r.before, start) && at == 0 && !strings.ContainsRune(numerals, before):
			return r.reading
		}
	}
	return ""
}

// adverbial tells 地 after an adverb (慢慢地走, de) from the ground (一块地, dì): a
// particle has words on both sides, of which the one before is none that counts,
// points or owns.
func adverbial(before, after rune, at int) string {
	if at < 2 || !isHanzi(after) || strings.ContainsRune("的在是这那块片亩各每本此此大空土", before) || strings.ContainsRune("里上下方中", after) {
		return "di4"
	}
	return "de5"
}
