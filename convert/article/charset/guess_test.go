package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const (
	japaneseText  = "川沿いの古い図書館では、夏のあいだ夜十時まで本が読めます。朝になるとパン屋の前に列ができ、子どもたちは自転車で学校へ向かいます。"
	koreanText    = "강가의 오래된 도서관은 여름 동안 밤 열 시까지 문을 연다. 아침이면 빵집 앞에 사람들이 줄을 서고 아이들은 자전거를 타고 학교에 간다."
	ukrainianText = "Влітку бібліотека біля річки працює до десятої вечора. Вранці біля пекарні стоїть черга, а діти їдуть до школи велосипедами."
	czechText     = "V létě je knihovna u řeky otevřená do desíti večer. Ráno stojí před pekárnou fronta a děti jezdí do školy na kolech, někdy i pěšky."
	hungarianText = "Nyáron a folyó melletti könyvtár este tízig van nyitva. Reggel a pékség előtt sorban állnak, a gyerekek kerékpárral mennek az iskolába; később fürödnek, hűvös időben főznek."
	polishText    = "Latem biblioteka nad rzeką jest otwarta do dziesiątej wieczorem. Rano przed piekarnią stoi kolejka, a dzieci jeżdżą do szkoły na rowerach; źle śpią."
	turkishText   = "Yazın ırmağın kıyısındaki kütüphane gece ona kadar açık. Sabahları fırının önünde kuyruk oluşur, çocuklar okula bisikletle gider."
	greekText     = "Το καλοκαίρι η βιβλιοθήκη δίπλα στο ποτάμι μένει ανοιχτή ως τις δέκα το βράδυ. Το πρωί τα παιδιά πηγαίνουν στο σχολείο με ποδήλατα."
	hebrewText    = "בקיץ הספרייה שליד הנהר פתוחה עד עשר בלילה. בבוקר יש תור לפני המאפייה והילדים נוסעים לבית הספר באופניים."
	thaiText      = "ในฤดูร้อนห้องสมุดริมแม่น้ำเปิดถึงสี่ทุ่ม ตอนเช้ามีคนเข้าแถวหน้าร้านขนมปัง และเด็กๆ ขี่จักรยานไปโรงเรียน"
)

func TestGuessed(t *testing.T) {
	for _, c := range []struct {
		name string
		e    encoding.Encoding
		text string
	}{
		{"shift_jis", japanese.ShiftJIS, japaneseText},
		{"shift_jis", japanese.ShiftJIS, "<p>Node.js の設定</p>"},
		{"euc-jp", japanese.EUCJP, japaneseText},
		{"euc-jp", japanese.EUCJP, "<title>図書館の本</title>"},
		{"iso-2022-jp", japanese.ISO2022JP, japaneseText},
		{"euc-kr", korean.EUCKR, koreanText},
		{"euc-kr", korean.EUCKR, "아침의 빵집"},
		{"hz-gb-2312", simplifiedchinese.HZGB2312, simplified + " (1)"},
		{"ibm866", charmap.CodePage866, russian},
		{"iso-8859-5", charmap.ISO8859_5, russian},
		{"x-mac-cyrillic", charmap.MacintoshCyrillic, russian},
		{"ibm855", charmap.CodePage855, russian},
		{"windows-1251", charmap.Windows1251, ukrainianText},
		{"koi8-u", charmap.KOI8U, ukrainianText},
		{"windows-1250", charmap.Windows1250, czechText},
		{"windows-1250", charmap.Windows1250, hungarianText},
		{"windows-1250", charmap.Windows1250, polishText},
		{"iso-8859-2", charmap.ISO8859_2, czechText},
		{"iso-8859-2", charmap.ISO8859_2, polishText},
		{"windows-1254", charmap.Windows1254, turkishText},
		{"windows-1253", charmap.Windows1253, greekText},
		{"windows-1255", charmap.Windows1255, hebrewText},
		{"windows-874", charmap.Windows874, thaiText},
		{"shift_jis", japanese.ShiftJIS, "ﾒﾓ\n\nｶﾞｽ ﾘｮｳｷﾝ ﾊ ﾗｲｹﾞﾂ ﾏﾄﾒﾃ ｾｲｷｭｳ"},
		{"shift_jis", japanese.ShiftJIS, "ｵｼﾗｾ\n\nｶﾜﾉ ﾎﾄﾘﾉ ﾌﾙｲ ﾄｼｮｶﾝﾊ､ﾅﾂﾉ ｱｲﾀﾞ ﾖﾙ ｼﾞｭｳｼﾞﾏﾃﾞ ﾎﾝｶﾞ ﾖﾒﾏｽ｡ﾊﾟﾝﾔﾉ ﾏｴﾆ ﾚﾂｶﾞ ﾃﾞｷﾏｽ｡"},
		{"shift_jis", japanese.ShiftJIS, "ﾀﾞｲﾄﾞｺﾛ ﾉ ﾘｽﾄ: ﾊﾟﾝ, ﾊﾞﾀｰ, ﾐﾙｸ, ｺｰﾋｰ"},
		{"koi8-r", charmap.KOI8R, "ПАМЯТКА\n\nПО МОСТУ НЕ БЕГАТЬ. ОКНА НЕ ОТКРЫВАТЬ."},
		{"windows-1251", charmap.Windows1251, "ПИСЬМО\n\nПОЕЗД УШЁЛ."},
		{"windows-1251", charmap.Windows1251, "ОБЪЯВЛЕНИЕ. БИБЛИОТЕКА ОТКРЫТА ДО ВОСЬМИ."},
		{"windows-1253", charmap.Windows1253, "ΩΡΕΣ ΛΕΙΤΟΥΡΓΙΑΣ ΤΟΥ ΜΟΥΣΕΙΟΥ: ΔΕΥΤΕΡΑ ΚΛΕΙΣΤΟ"},
		{"windows-1253", charmap.Windows1253, "ΕΝΟΙΚΙΑΖΟΝΤΑΙ ΔΩΜΑΤΙΑ"},
		{"windows-1253", charmap.Windows1253, "Ο ΚΗΠΟΣ ΤΗΣ ΓΙΑΓΙΑΣ\n\nΤΟ ΒΡΑΔΥ ΚΑΘΟΜΑΣΤΑΝ ΕΞΩ ΚΑΙ ΑΚΟΥΓΑΜΕ ΤΑ ΤΖΙΤΖΙΚΙΑ."},
		{"windows-1253", charmap.Windows1253, "ΤΟ ΠΛΟΙΟ ΦΕΥΓΕΙ ΣΤΙΣ ΟΚΤΩ ΚΑΙ ΕΠΙΣΤΡΕΦΕΙ ΤΟ ΑΠΟΓΕΥΜΑ."},
		{"windows-1253", charmap.Windows1253, "Η ΒΙΒΛΙΟΘΉΚΗ ΜΈΝΕΙ ΑΝΟΙΧΤΉ ΔΊΠΛΑ ΣΤΟ ΠΟΤΆΜΙ"},
		{"koi8-r", charmap.KOI8R, "Когда же он придёт к мосту?"},
		{"koi8-r", charmap.KOI8R, "у него гости"},
		{"koi8-r", charmap.KOI8R, "большой дом"},
		{"ibm866", charmap.CodePage866, "ВНИМАНИЕ! НЕ СТУЧАТЬ, ИДЁТ УРОК."},
		{"iso-8859-5", charmap.ISO8859_5, "РАСПИСАНИЕ ПОЕЗДОВ НА ЗИМУ"},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "<html><head><title>渡口</title></head><body><p>灯亮了。</p></body></html>"},
		{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "<p>茶</p>"},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), simplified},
		{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), simplified},
		{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), japaneseText},
		{"utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), koreanText},
	} {
		if r := Decode(encode(t, c.e, c.text)); string(r.Text) != c.text || r.Name != c.name || !r.Guessed || r.Bad != 0 {
			t.Errorf("%s: read as %s: %q (%d bad)", c.name, r.Name, r.Text, r.Bad)
		}
	}
	for name, e := range map[string]encoding.Encoding{"utf-32le": utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), "utf-32be": utf32.UTF32(utf32.BigEndian, utf32.UseBOM)} {
		if r := Decode(encode(t, e, simplified)); string(r.Text) != simplified || r.Name != name || r.Guessed {
			t.Errorf("%s: read as %s: %q", name, r.Name, r.Text)
		}
	}
}

// Signs of escape sequences in other texts change nothing.
func TestNotSevenBit(t *testing.T) {
	for _, text := range []string{"a ~{b} c~}", "\x1B[1mbold\x1B[0m", "use ~{x~} and $B", simplified + " ~{1~}"} {
		if r := Decode([]byte(text)); string(r.Text) != text || r.Guessed {
			t.Errorf("%q: read as %s: %q", text, r.Name, r.Text)
		}
	}
}

// What two charsets read nearly as well is named.
func TestDoubtful(t *testing.T) {
	if r := Decode([]byte("caf\xE9")); r.Or == "" {
		t.Errorf("one letter is read as %s without a doubt", r.Name)
	}
	for _, data := range [][]byte{encode(t, simplifiedchinese.GB18030, simplified), encode(t, japanese.EUCJP, japaneseText), encode(t, charmap.KOI8R, "Весной в саду цветут яблони")} {
		if r := Decode(data); r.Or != "" {
			t.Errorf("%q is read as %s with a doubt: %s", r.Text, r.Name, r.Or)
		}
	}
}

// Chinese of 20 bytes to 2 kB stays Chinese, wherever it begins.
func TestChineseStays(t *testing.T) {
	const hans = "春天的茶园里，工人们正在采茶。图书馆从七月起开到晚上十点，读者都很高兴。木匠把旧门板刨平，做成一张长桌。渡口的船夫说，今年的水比往年大。" +
		"雨停以后，孩子们跑到田埂上捉青蛙。老师傅修钟表已经四十年了，工具还是当年那一套。面粉、酵母和水，揉匀以后放在温暖的地方发一个小时。" +
		"从省城到县里的班车每天两趟，早上六点和下午三点。山上的气象站只有两个人值班，冬天要自己扫雪。这台收音机是一九六二年买的，现在还能听。" +
		"他在信里写道：院子里的石榴熟了，等你们回来吃。养蜂人跟着花期走，三月在油菜地，五月到槐树林。地图上没有这条小路，但是村里人都认得。"
	const hant = "春天的茶園裡，工人們正在採茶。圖書館從七月起開到晚上十點，讀者都很高興。木匠把舊門板刨平，做成一張長桌。渡口的船夫說，今年的水比往年大。" +
		"雨停以後，孩子們跑到田埂上捉青蛙。老師傅修鐘錶已經四十年了，工具還是當年那一套。麵粉、酵母和水，揉勻以後放在溫暖的地方發一個小時。" +
		"從省城到縣裡的班車每天兩趟，早上六點和下午三點。山上的氣象站只有兩個人值班，冬天要自己掃雪。這臺收音機是一九六二年買的，現在還能聽。" +
		"他在信裡寫道：院子裡的石榴熟了，等你們回來吃。養蜂人跟著花期走，三月在油菜地，五月到槐樹林。地圖上沒有這條小路，但是村裡人都認得。"
	for _, c := range []struct {
		name, text string
		e          encoding.Encoding
	}{{"gb18030", hans, simplifiedchinese.GBK}, {"gb18030", hant, simplifiedchinese.GBK}, {"big5", hant, traditionalchinese.Big5}} {
		runes := []rune(c.text + strings.Repeat(c.text, 3))
		for start := range utf8.RuneCountInString(c.text) {
			for _, n := range []int{10, 14, 30, 100, 1000} {
				text := string(runes[start:min(start+n, len(runes))])
				if r := Decode(encode(t, c.e, text)); string(r.Text) != text {
					t.Errorf("%s: %q is read as %s: %q", c.name, text, r.Name, r.Text)
				}
			}
		}
	}
}

// A declaration that makes plain text rare characters is wrong.
func TestContradicted(t *testing.T) {
	const hans = "春天的茶园里，工人们正在采茶。图书馆从七月起开到晚上十点，读者都很高兴。"
	for _, c := range []struct {
		declared, want string
		e              encoding.Encoding
		text           string
	}{
		{"big5", "gb18030", simplifiedchinese.GBK, hans},
		{"gb2312", "big5", traditionalchinese.Big5, traditional},
		{"iso-8859-1", "gb18030", simplifiedchinese.GBK, hans},
		{"windows-1252", "shift_jis", japanese.ShiftJIS, japaneseText},
		{"iso-8859-1", "windows-1251", charmap.Windows1251, russian},
		{"windows-1251", "koi8-r", charmap.KOI8R, strings.ReplaceAll(russian, "ё", "е")},
		{"shift_jis", "euc-jp", japanese.EUCJP, japaneseText},
		{"gbk", "euc-kr", korean.EUCKR, koreanText},
		{"big5", "big5", traditionalchinese.Big5, traditional},
		{"gbk", "gb18030", simplifiedchinese.GBK, traditional},
		{"iso-8859-1", "windows-1252", charmap.Windows1252, french},
		{"windows-1250", "windows-1250", charmap.Windows1250, polishText},
		{"shift_jis", "shift_jis", japanese.ShiftJIS, "ｵｼﾗｾ: ｶﾜﾉ ﾎﾄﾘﾉ ﾌﾙｲ ﾄｼｮｶﾝﾊ､ﾅﾂﾉ ｱｲﾀﾞ ﾖﾙ ｼﾞｭｳｼﾞﾏﾃﾞ"},
		{"gbk", "gb18030", simplifiedchinese.GBK, "龘靐齉齾爩鱻麤龗灪吁龖厵滟爨癵籱饢驫鲡鹂鸾"},
	} {
		text := `<meta charset="` + c.declared + `"><p>` + c.text
		if r := Decode(encode(t, c.e, text)); string(r.Text) != text || r.Name != c.want {
			t.Errorf("%s declared as %s: read as %s: %q", c.want, c.declared, r.Name, r.Text)
		}
	}
}
