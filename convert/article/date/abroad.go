package date

import (
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/convert/letter"
)

// month returns the month that a word in lower case names in English, Russian or
// one of the languages of foreignMonth, or 0.
func month(w string) time.Month {
	if m := letter.Month(w); m > 0 {
		return m
	}
	return foreignMonth(w)
}

// foreignMonth returns the month that a word in lower case names in German,
// French, Spanish, Italian, Portuguese, Dutch, Polish, a Scandinavian language or
// Ukrainian, in full or shortened, or in one of the languages of farMonth, or 0.
func foreignMonth(w string) time.Month {
	switch w {
	case "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari", "stycznia", "styczeń", "sty", "січня":
		return time.January
	case "februar", "feber", "février", "févr", "fév", "febrero", "febbraio", "fevereiro", "fev", "februari", "lutego", "luty", "lut", "лютого":
		return time.February
	case "märz", "maerz", "mär", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt", "marca", "marzec", "marts", "березня":
		return time.March
	case "avril", "avr", "abril", "abr", "aprile", "kwietnia", "kwiecień", "kwi", "квітня":
		return time.April
	case "mai", "mayo", "maggio", "mag", "maio", "mei", "maja", "maj", "травня":
		return time.May
	case "juni", "juin", "junio", "giugno", "giu", "junho", "czerwca", "czerwiec", "cze", "червня":
		return time.June
	case "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "lipca", "lipiec", "lip", "липня":
		return time.July
	case "août", "aout", "agosto", "ago", "augustus", "augusti", "sierpnia", "sierpień", "sie", "серпня":
		return time.August
	case "septembre", "septiembre", "setiembre", "settembre", "set", "setembro", "september", "września", "wrzesień", "wrz", "вересня":
		return time.September
	case "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out", "października", "październik", "paź", "жовтня":
		return time.October
	case "novembre", "noviembre", "novembro", "listopada", "listopad", "lis", "листопада":
		return time.November
	case "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dicembre", "dezembro", "desember", "des", "grudnia", "grudzień", "gru", "грудня":
		return time.December
	}
	return farMonth(w)
}

// farMonth is foreignMonth for Czech, Slovak, Romanian, Hungarian, Turkish, Finnish,
// Greek and Arabic.
func farMonth(w string) time.Month {
	switch w {
	case "ledna", "leden", "ianuarie", "ocak", "tammikuuta", "tammikuu", "január", "ιανουαρίου", "يناير", "جانفي":
		return time.January
	case "února", "únor", "februarie", "şubat", "helmikuuta", "helmikuu", "február", "φεβρουαρίου", "فبراير", "فيفري", "شباط":
		return time.February
	case "března", "březen", "martie", "mart", "maaliskuuta", "maaliskuu", "március", "marec", "μαρτίου", "مارس", "آذار":
		return time.March
	case "dubna", "duben", "aprilie", "nisan", "huhtikuuta", "huhtikuu", "április", "apríla", "απριλίου", "أبريل", "ابريل", "إبريل", "أفريل", "نيسان":
		return time.April
	case "května", "květen", "mayıs", "toukokuuta", "toukokuu", "május", "mája", "μαΐου", "مايو", "ماي", "أيار", "ايار":
		return time.May
	case "června", "červen", "iunie", "haziran", "kesäkuuta", "kesäkuu", "június", "júna", "ιουνίου", "يونيو", "يونيه", "جوان", "حزيران":
		return time.June
	case "července", "červenec", "iulie", "temmuz", "heinäkuuta", "heinäkuu", "július", "júla", "ιουλίου", "يوليو", "يوليه", "جويلية", "تموز":
		return time.July
	case "srpna", "srpen", "ağustos", "elokuuta", "elokuu", "augusztus", "augusta", "αυγούστου", "أغسطس", "اغسطس", "أوت", "آب":
		return time.August
	case "září", "septembrie", "eylül", "syyskuuta", "syyskuu", "szeptember", "septembra", "σεπτεμβρίου", "سبتمبر", "أيلول", "ايلول":
		return time.September
	case "října", "říjen", "octombrie", "ekim", "lokakuuta", "lokakuu", "október", "októbra", "οκτωβρίου", "أكتوبر", "اكتوبر":
		return time.October
	case "listopadu", "noiembrie", "kasım", "marraskuuta", "marraskuu", "novembra", "νοεμβρίου", "نوفمبر":
		return time.November
	case "prosince", "prosinec", "decembrie", "aralık", "joulukuuta", "joulukuu", "decembra", "δεκεμβρίου", "ديسمبر":
		return time.December
	}
	return 0
}

// firstMonth is month for a word before which no day stands: there the words of
// three letters that are more often another word name none.
func firstMonth(w string) time.Month {
	switch w {
	case "out", "set", "ago", "des", "gen", "lip", "lis", "lut", "mag", "sie", "sty", "gru", "lug", "ott", "maj":
		return 0
	}
	return month(w)
}

// weekdayNamed returns the weekday that a word in lower case names in English,
// Russian or one of the languages of foreignMonth, in full or shortened.
func weekdayNamed(w string) (time.Weekday, bool) {
	if d, ok := letter.Weekday(w); ok {
		return d, true
	}
	switch w {
	case "sonntag", "dimanche", "domingo", "domenica", "zondag", "niedziela", "söndag", "søndag", "неділя", "neděle", "nedeľa", "duminică", "vasárnap", "pazar", "sunnuntai", "κυριακή", "الأحد", "الاحد":
		return time.Sunday, true
	case "montag", "lundi", "lunes", "lunedì", "maandag", "poniedziałek", "måndag", "mandag", "понеділок", "pondělí", "pondelok", "luni", "hétfő", "pazartesi", "maanantai", "δευτέρα", "الاثنين", "الإثنين":
		return time.Monday, true
	case "dienstag", "mardi", "martes", "martedì", "dinsdag", "wtorek", "tisdag", "tirsdag", "вівторок", "úterý", "utorok", "marți", "kedd", "salı", "tiistai", "τρίτη", "الثلاثاء":
		return time.Tuesday, true
	case "mittwoch", "mercredi", "miércoles", "mercoledì", "woensdag", "środa", "onsdag", "середа", "středa", "streda", "miercuri", "szerda", "çarşamba", "keskiviikko", "τετάρτη", "الأربعاء", "الاربعاء":
		return time.Wednesday, true
	case "donnerstag", "jeudi", "jueves", "giovedì", "donderdag", "czwartek", "torsdag", "четвер", "čtvrtek", "štvrtok", "joi", "csütörtök", "perşembe", "torstai", "πέμπτη", "الخميس":
		return time.Thursday, true
	case "freitag", "vendredi", "viernes", "venerdì", "vrijdag", "piątek", "fredag", "п’ятниця", "pátek", "piatok", "vineri", "péntek", "cuma", "perjantai", "παρασκευή", "الجمعة":
		return time.Friday, true
	case "samstag", "sonnabend", "samedi", "sábado", "sabato", "zaterdag", "sobota", "lördag", "lørdag", "субота", "sâmbătă", "szombat", "cumartesi", "lauantai", "σάββατο", "السبت":
		return time.Saturday, true
	}
	return 0, false
}

// monthAt reads a month at the cursor: a word, or the number of a month with 月 or
// 월, as programs that translate only the names of months write it (4 3 月, 2021).
func (c *cursor) monthAt(named func(string) time.Month) int {
	t := c.peek(0)
	if t.kind == word {
		if m := c.arabicPair(); m > 0 {
			c.i += 2
			return m
		}
		m := int(named(t.text))
		if m > 0 {
			c.i++
		}
		return m
	}
	if !c.hanMonth() {
		return 0
	}
	c.i += 2
	return t.value
}

// arabicPair returns the month that two Arabic words name, or 0: كانون الثاني.
func (c *cursor) arabicPair() int {
	first, second := c.peek(1).oneOf("الأول", "الاول"), c.peek(1).is("الثاني")
	switch {
	case c.peek(0).is("كانون") && second:
		return 1
	case c.peek(0).is("كانون") && first:
		return 12
	case c.peek(0).is("تشرين") && first:
		return 10
	case c.peek(0).is("تشرين") && second:
		return 11
	}
	return 0
}

// hanMonth reports whether 三月, 3 月 or 3월 stands at the cursor.
func (c *cursor) hanMonth() bool {
	t := c.peek(0)
	return t.kind <= hanNumber && t.digits <= 2 && t.value >= 1 && t.value <= 12 && c.peek(1).oneOf("月", "월")
}

// zoneAreas are what the names of zones in the IANA database begin with.
var zoneAreas = [...]string{
	"Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/", "Brazil/", "Canada/", "Chile/", "Etc/", "Europe/", "Indian/", "Mexico/", "Pacific/", "US/",
}

// maxZoneName bounds the length of a zone's name in bytes.
const maxZoneName = 40

// namedZone reads the name of a zone of the IANA database at the start of s,
// perhaps in brackets: America/Los_Angeles, [Asia/Shanghai]. It returns the bytes
// that it takes.
func namedZone(s string) (*time.Location, int) {
	rest := strings.TrimLeft(s, " ")
	open := strings.TrimLeft(rest, "([")
	end := strings.IndexFunc(open, func(r rune) bool {
		return r > 'z' || r != '/' && r != '_' && r != '-' && r != '+' && !letter.Alnum(byte(r))
	})
	if end < 0 {
		end = len(open)
	}
	name := open[:end]
	if len(name) > maxZoneName || !inArea(name) {
		return nil, 0
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, 0
	}
	tail := open[end:]
	return zone, len(s) - len(strings.TrimLeft(tail, ")]"))
}

func inArea(name string) bool {
	return slices.ContainsFunc(zoneAreas[:], func(area string) bool { return strings.HasPrefix(name, area) })
}

// inNamedZone gives a time of day the zone whose name follows it in s, unless it
// states an offset.
func (f *Found) inNamedZone(s string, stated bool) {
	zone, n := namedZone(s[f.End:])
	if zone == nil {
		return
	}
	f.End += n
	if stated {
		return
	}
	t := f.Time
	t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), zone)
	_, offset := t.Zone()
	f.Time = t.In(fixed(offset))
}

// UnknownZone returns what follows a time of day where a zone stands and is read
// as none: "XYZT" in "20:23 XYZT"; "" where nothing is amiss.
func (f Found) UnknownZone(s string) string {
	if f.DateOnly || f.End > len(s) {
		return ""
	}
	rest := strings.TrimSpace(s[f.End:])
	name := strings.Trim(rest, "()[]")
	for _, r := range name {
		if r > 'z' || r != '/' && r != '_' && r != '-' && r != '+' && r != ':' && !letter.Alnum(byte(r)) {
			return ""
		}
	}
	if len(name) > maxZoneName {
		return ""
	}
	return name
}
