package frame

import (
	"fmt"
	"time"

	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/letter"
)

type messages struct {
	text                       map[Key]string
	langs                      map[doc.Lang]string
	dash                       string // between the ends of a period
	count                      func(int) string
	day, shortDay, month, year func(time.Time) string
}

func catalogue(l doc.Lang) *messages {
	if m, ok := catalogues[l]; ok {
		return m
	}
	return catalogues[doc.English]
}

var catalogues = map[doc.Lang]*messages{
	doc.Hans: {
		text: map[Key]string{
			Contents: "目录", Sources: "来源", Original: "原文链接", Undated: "日期不详",
			Articles: "篇", Cover: "封面", Picture: "图片", Previous: "上一篇", Next: "下一篇",
			Start: "正文", Digest: "文摘", Languages: "语言", Source: "来源", NoPicture: "图片未收入本书", Unnamed: "其他",
			AccessNote: "本书为可重排的文字内容，含完整目录与标题结构；图片附有说明。",
			AccessSome: "本书为可重排的文字内容，含完整目录与标题结构；部分图片没有说明。",
			VolumeN:    "第 %d 册", Notes: "注释",
		},
		langs: map[doc.Lang]string{doc.Hans: "简体中文", doc.Hant: "繁体中文", "zh": "中文", doc.English: "英文", doc.Russian: "俄文"},
		dash:  "—",
		count: func(n int) string { return fmt.Sprintf("共 %d 篇", n) },
		day:   hanDay, shortDay: hanShort, month: hanMonth, year: hanYear,
	},
	doc.Hant: {
		text: map[Key]string{
			Contents: "目錄", Sources: "來源", Original: "原文連結", Undated: "日期不詳",
			Articles: "篇", Cover: "封面", Picture: "圖片", Previous: "上一篇", Next: "下一篇",
			Start: "正文", Digest: "文摘", Languages: "語言", Source: "來源", NoPicture: "圖片未收入本書", Unnamed: "其他",
			AccessNote: "本書為可重排的文字內容，含完整目錄與標題結構；圖片附有說明。",
			AccessSome: "本書為可重排的文字內容，含完整目錄與標題結構；部分圖片沒有說明。",
			VolumeN:    "第 %d 冊", Notes: "註釋",
		},
		langs: map[doc.Lang]string{doc.Hans: "簡體中文", doc.Hant: "繁體中文", "zh": "中文", doc.English: "英文", doc.Russian: "俄文"},
		dash:  "—",
		count: func(n int) string { return fmt.Sprintf("共 %d 篇", n) },
		day:   hanDay, shortDay: hanShort, month: hanMonth, year: hanYear,
	},
	doc.English: {
		text: map[Key]string{
			Contents: "Contents", Sources: "Sources", Original: "Original", Undated: "Undated",
			Articles: "articles", Cover: "Cover", Picture: "Picture", Previous: "Previous", Next: "Next",
			Start: "Start of text", Digest: "Digest", Languages: "Languages", Source: "Source", NoPicture: "picture not included", Unnamed: "Other",
			AccessNote: "Reflowable text with complete contents and heading structure; pictures carry descriptions.",
			AccessSome: "Reflowable text with complete contents and heading structure; some pictures carry no description.",
			VolumeN:    "Vol. %d", Notes: "Notes",
		},
		langs: map[doc.Lang]string{doc.Hans: "Simplified Chinese", doc.Hant: "Traditional Chinese", "zh": "Chinese", doc.English: "English", doc.Russian: "Russian"},
		dash:  " – ",
		count: func(n int) string {
			if n == 1 {
				return "1 article"
			}
			return fmt.Sprintf("%d articles", n)
		},
		day:      func(t time.Time) string { return t.Format("Monday, 2 January 2006") },
		shortDay: func(t time.Time) string { return t.Format("2 January 2006") },
		month:    func(t time.Time) string { return t.Format("January 2006") },
		year:     func(t time.Time) string { return t.Format("2006") },
	},
	doc.Russian: {
		text: map[Key]string{
			Contents: "Содержание", Sources: "Источники", Original: "Оригинал", Undated: "Без даты",
			Articles: "статей", Cover: "Обложка", Picture: "Изображение", Previous: "Назад", Next: "Вперёд",
			Start: "Начало текста", Digest: "Дайджест", Languages: "Языки", Source: "Источник", NoPicture: "изображение не включено", Unnamed: "Прочее",
			AccessNote: "Перетекаемый текст с полным содержанием и структурой заголовков; у изображений есть описания.",
			AccessSome: "Перетекаемый текст с полным содержанием и структурой заголовков; у части изображений нет описаний.",
			VolumeN:    "Том %d", Notes: "Примечания",
		},
		langs: map[doc.Lang]string{doc.Hans: "китайский (упрощённый)", doc.Hant: "китайский (традиционный)", "zh": "китайский", doc.English: "английский", doc.Russian: "русский"},
		dash:  " — ",
		count: func(n int) string {
			return fmt.Sprintf("%d %s", n, ruPlural(n, "статья", "статьи", "статей"))
		},
		day: func(t time.Time) string {
			return ruWeekdays[t.Weekday()] + ", " + ruShort(t)
		},
		shortDay: ruShort,
		month:    func(t time.Time) string { return fmt.Sprintf("%s %d", ruMonthNames[t.Month()-1], t.Year()) },
		year:     func(t time.Time) string { return fmt.Sprintf("%d год", t.Year()) },
	},
}

func hanShort(t time.Time) string {
	return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day())
}
func hanMonth(t time.Time) string { return fmt.Sprintf("%d年%d月", t.Year(), t.Month()) }
func hanYear(t time.Time) string  { return fmt.Sprintf("%d年", t.Year()) }

func hanDay(t time.Time) string {
	return hanShort(t) + " 星期" + letter.ChineseWeekday(t.Weekday())
}

var (
	ruWeekdays   = [...]string{"воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"}
	ruMonthNames = [...]string{"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь"}
)

func ruShort(t time.Time) string {
	return fmt.Sprintf("%d %s %d года", t.Day(), letter.RussianMonth(t.Month()), t.Year())
}

// ruPlural picks the form for n after the CLDR rules for Russian.
func ruPlural(n int, one, few, many string) string {
	switch {
	case n%10 == 1 && n%100 != 11:
		return one
	case n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14):
		return few
	}
	return many
}
