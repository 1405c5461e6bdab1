package lang

// scriptPairs lists frequent characters that only one of the two Chinese
// scripts uses, each simplified form before its traditional one. Forms that both
// scripts use in some sense (后, 里, 只, 台, 干, 面, 于, 几, 著 …) are left out.
const scriptPairs = "" +
	"国國们們这這来來为為说說时時会會对對过過发發种種经經学學现現当當没沒动動还還进進样樣开開从從实實军軍无無与與长長机機将將两兩间間问問应應战戰头頭体體见見产產给給门門东東声聲员員论論" +
	"处處义義认認条條气氣题題尔爾别別变變总總电電数數报報结結务務场場计計资資许許统統区區队隊决決马馬书書则則听聽却卻达達强強难難权權设設记記类類据據边邊张張该該规規觉覺术術领領确確传傳" +
	"师師观觀让讓识識带帶导導争爭运運车車语語个個点點关關业業话話网網线線级級县縣组組织織续續纪紀约約细細终終维維练練紧緊编編缓緩绩績纯純红紅纸紙纷紛绝絕绍紹络絡继繼纳納纵縱绿綠缘緣纲綱" +
	"综綜贝貝负負财財贡貢贫貧货貨贩販贪貪贯貫贵貴费費贸貿贺賀贼賊赏賞赔賠赖賴赛賽赞贊赢贏购購质質账賬赵趙赶趕践踐轻輕载載轮輪软軟转轉输輸辑輯较較辩辯辆輛辈輩鱼魚鲜鮮鲁魯鸟鳥鸡雞鸭鴨麦麥" +
	"黄黃龙龍齐齊齿齒龄齡华華单單卖賣卫衛历歷厂廠厅廳压壓厌厭参參双雙号號叹嘆吗嗎启啟呐吶响響哑啞唤喚啰囉嘱囑团團园園围圍图圖圆圓圣聖坏壞块塊坚堅坛壇垒壘墙牆壮壯壶壺备備复復够夠夹夾夺奪" +
	"奋奮奖獎妇婦妈媽娱娛婴嬰孙孫宁寧宝寶审審宪憲宫宮宽寬宾賓寻尋寿壽尘塵层層届屆属屬岁歲岛島岭嶺峡峽币幣帅帥帐帳帮幫庆慶库庫庙廟废廢异異弃棄弹彈归歸录錄忆憶忧憂怀懷态態怜憐恋戀恶惡恼惱" +
	"惊驚惧懼惯慣愤憤戏戲户戶扑撲执執扩擴扫掃扬揚扰擾抚撫抢搶护護拟擬拥擁择擇挥揮损損换換掷擲摄攝摆擺撑撐敌敵断斷旧舊旷曠显顯晋晉晓曉杀殺杂雜杨楊极極构構枪槍柜櫃标標栏欄树樹桥橋梦夢检檢" +
	"楼樓欢歡欧歐残殘毁毀毕畢汇匯汉漢汤湯沟溝泪淚泽澤洁潔浅淺测測济濟浓濃涛濤润潤涨漲渐漸温溫湾灣湿濕滚滾满滿灭滅灯燈灵靈灾災炉爐烂爛烦煩烧燒热熱爱愛爷爺牵牽犹猶狭狹狮獅独獨猎獵献獻环環" +
	"玛瑪疗療疯瘋监監盘盤睁睜矫矯码碼础礎祸禍离離秃禿称稱稳穩穷窮窝窩竞競笔筆签簽简簡粮糧纠糾罚罰罗羅聪聰联聯职職肃肅肠腸肤膚胁脅脑腦脸臉腾騰节節苏蘇苹蘋荣榮药藥获獲莲蓮营營萨薩虑慮虽雖" +
	"虾蝦蚁蟻蛮蠻补補装裝袭襲览覽触觸订訂讨討训訓议議讯訊讲講诉訴词詞译譯试試诗詩诚誠详詳误誤请請诸諸读讀课課谁誰调調谈談谋謀谓謂谢謝轨軌农農迁遷违違连連迟遲选選递遞遗遺邮郵邻鄰郑鄭释釋" +
	"针針钟鐘钢鋼钱錢铁鐵银銀错錯键鍵锁鎖镇鎮镜鏡闭閉闻聞阅閱阔闊阳陽阴陰阵陣阶階际際陆陸陈陳险險随隨隐隱隶隸雾霧静靜韩韓页頁顶頂项項顺順须須顾顧预預颇頗频頻颜顏风風飞飛饭飯饮飲馆館驶駛" +
	"驻駐验驗骂罵骑騎骗騙亚亞仅僅仓倉仪儀优優伟偉伤傷伦倫伪偽侠俠侧側侦偵储儲儿兒党黨兰蘭兴興养養兽獸内內冈岡写寫冲衝况況减減凤鳳击擊刘劉刚剛创創删刪剂劑剑劍剧劇劝勸办辦劳勞势勢励勵匀勻" +
	"医醫协協卢盧叠疊么麼"

// script is the Chinese script that a character belongs to alone.
type script uint8

const (
	bothScripts script = iota
	hans
	hant
)

// hanFirst and hanLast bound the CJK Unified Ideographs block.
const (
	hanFirst = 0x4E00
	hanLast  = 0x9FFF
)

// hanScripts gives the script of each character of the block; it is never
// written after it is built.
var hanScripts = func() (table [hanLast - hanFirst + 1]script) {
	side := hans
	for _, r := range scriptPairs {
		table[r-hanFirst] = side
		side = hans + hant - side
	}
	return table
}()
