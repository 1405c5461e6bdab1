package genarchive

// vocabulary is what sentences of one language are made from.
type vocabulary struct {
	times, subjects, verbs, places, tails []string
	authors, sources, tags, hosts         []string
	space, comma, stop, share             string
}

func hosts() []string { return []string{"teahill", "ferry", "lantern", "observatory", "nursery"} }

func chinese() vocabulary {
	return vocabulary{
		times:    []string{"清晨", "午后", "入夜以后", "雨停的时候", "立秋那天", "开馆之前", "渡船靠岸时", "第二年春天", "从那以后", "据老站长回忆"},
		subjects: []string{"看园的老人", "夜班的列车员", "图书馆的修书匠", "采茶的姑娘", "天文台的值班员", "做灯笼的师傅", "渡口的船工", "植物园的标本员", "磨豆腐的夫妇", "邮差"},
		verbs:    []string{"把钥匙留在", "沿着石阶走到", "在账本里记下", "常常提起", "用铅笔画出", "替邻居照看", "每周两次经过", "慢慢修好了", "第一次看清了", "重新打开了"},
		places:   []string{"山腰的茶亭", "旧车站的候车室", "河对岸的苗圃", "三楼的阅览室", "灯塔下的小路", "没有名字的桥", "装满地图的柜子", "南坡的第七行茶树", "码头边的钟楼", "望远镜后面的小屋"},
		tails:    []string{"谁也没有催他", "仿佛一切都还来得及", "这件事后来写进了馆志", "风里有新茶的气味", "他说这样就够了", "第二天又照旧开始", "孩子们围在旁边看", "只是没有人再问起"},
		authors:  []string{"林晚舟", "顾青禾", "沈渡", "闻筝"}, sources: []string{"松渡晚报", "茶山通讯", "渡口杂记", "星图周刊"}, tags: []string{"茶", "渡口", "图书馆", "星空", "花圃"},
		hosts: hosts(), comma: "，", stop: "。", share: "分享到",
	}
}

func english() vocabulary {
	return vocabulary{
		times:    []string{"At first light", "After the rain", "On the last evening of the fair", "Before the reading room opened", "The following spring", "Between two trains", "According to the logbook"},
		subjects: []string{"the keeper of the garden", "a night guard on the slow train", "the bookbinder", "the girl who picks tea", "the observer on duty", "an old ferryman", "the lamp maker", "our postman"},
		verbs:    []string{"walked along the stone steps to", "left the key in", "made a careful drawing of", "often spoke about", "looked after", "slowly repaired", "saw for the first time"},
		places:   []string{"the pavilion on the hillside", "the waiting room of the old station", "the nursery across the river", "the reading room on the third floor", "a bridge without a name", "the cabinet of maps", "the seventh row on the southern slope", "the clock tower by the pier"},
		tails:    []string{"and nobody hurried him", "as if there were still time for everything", "which the chronicle mentions only once", "while the wind smelled of new tea", "and the next day began as usual", "though no one asked again"},
		authors:  []string{"Ada Winterbourne", "Tobias Reed", "Maren Holt"}, sources: []string{"The Ferry Gazette", "Tea Hill Notes", "Observatory Letters"}, tags: []string{"tea", "ferry", "library", "stars"},
		hosts: hosts(), space: " ", comma: ", ", stop: ". ", share: "Share this",
	}
}
