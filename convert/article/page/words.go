package page

import (
	"slices"
	"strings"
	"unicode/utf8"
)

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

// postedAfter reports whether what follows a date, in lower case, says that the
// text was published then.
func postedAfter(after string) bool {
	after = firstRunes(after, labelReach)
	return slices.ContainsFunc([]string{"gepostet", "veröffentlicht", "geschrieben von", "eingestellt", "gepubliceerd", "发表", "发布"}, func(w string) bool { return strings.Contains(after, w) })
}

// noticePrefixes are how the footers of WordPress begin that say when an entry
// was posted.
var noticePrefixes = [...]string{
	"This entry was posted on ", "Dieser Beitrag wurde ", "Dieser Artikel wurde ", "Dieser Eintrag wurde ", "Cet article a été publié", "Cette entrée a été publiée", "Esta entrada fue publicada",
	"Questo articolo è stato pubblicato", "Questa voce è stata pubblicata", "Este artigo foi publicado", "Esta entrada foi publicada", "Dit bericht ", "Ten wpis został", "Detta inlägg ", "本文发表于", "此条目发表于", "本文發表於",
}

// isNotice reports whether a sentence says when an entry was posted.
func isNotice(text string) bool {
	return slices.ContainsFunc(noticePrefixes[:], func(w string) bool { return strings.HasPrefix(text, w) })
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

func firstRunes(s string, n int) string {
	end := 0
	for ; n > 0 && end < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[end:])
		end += size
	}
	return s[:end]
}
