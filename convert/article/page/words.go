package page

import "strings"

// stampLabels are the words that stand beside dates, in lower case; the first
// label that has one of its words there is taken.
var stampLabels = [...]struct {
	label stampLabel
	words []string
}{
	{foreign, []string{
		"注册", "註冊", "登录", "登錄", "今天", "今日", "现在", "截止", "截至", "生效", "访问", "上次", "最后回复", "最後回",
		"joined", "registered", "member since", "today", "deadline", "expires", "accessed", "retrieved", "регистрация", "сегодня",
		"mitglied seit", "registriert", "dabei seit", "abgerufen", "anmeldeschluss", "inscrit", "registrado", "iscritto",
	}},
	{changed, []string{
		"更新", "修改", "编辑", "編輯", "修订", "updated", "update", "modified", "edited", "revised", "changed", "обновлен", "обновлён", "измен", "редакт", "правка", "оновлено",
		"aktualisier", "geändert", "änderung", "bearbeitet", "stand:", "mis à jour", "mise à jour", "modifié", "actualiza", "modificad", "aggiornat", "modificat", "atualiza",
		"bijgewerkt", "gewijzigd", "aktualiz", "uppdatera", "ändrad", "oppdatert", "opdateret",
	}},
	{published, []string{
		"发布", "發布", "發佈", "发表", "發表", "时间", "時間", "日期", "成文", "刊登", "登载", "创建", "posted", "published", "publish", "date", "created",
		"опубликован", "размещен", "размещён", "дата", "создан", "опубліковано",
		"veröffentlich", "erstellt", "gepostet", "geschrieben", "datum", "publié", "posté", "mis en ligne", "publicad", "fecha", "pubblicat", "data", "opublikowan", "dodano",
		"geplaatst", "gepubliceerd", "publicera", "publisert", "offentliggjort", "投稿日", "公開日", "작성일", "등록일", "입력",
	}},
}

// dateClasses are what the names of classes and ids hold, in lower case, whose
// elements state when a text was published.
var dateClasses = [...]string{"date", "datum", "fecha", "publi", "posted", "created", "submitted", "byline", "subline", "author", "meta", "time", "info", "headline-sub", "news-subtitle"}

// datesText reports whether the class or the id of an element says that it holds
// a date.
func datesText(names string) bool {
	names = strings.ToLower(names)
	for _, w := range dateClasses {
		if i := strings.Index(names, w); i >= 0 && !strings.HasSuffix(names[:i], "up") {
			return true
		}
	}
	return false
}

// dayFirst reports whether readers of a language (a tag of BCP 47) write the day
// before the month.
func dayFirst(tag string) bool {
	tag = strings.ToLower(tag)
	base, region, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	switch base {
	case "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "no", "fi", "cs", "ru", "uk", "tr", "el", "ro":
		return true
	case "en":
		return region == "gb" || region == "au" || region == "nz" || region == "ie" || region == "in" || region == "za"
	}
	return false
}
