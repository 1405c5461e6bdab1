// Package mailhead knows the heads that programs for mail set above a mail that is
// answered, and the lines that say whose a quotation is.
package mailhead

import (
	"slices"
	"strings"
)

// Lines is how many lines are looked at.
const Lines = 8

const (
	leastFields  = 3 // of a head
	subjectField = 3 // in names
	maxQuoting   = 480
)

// Is reports whether lines begin with the head of another mail, or with a line that parts
// it from the one above.
func Is(lines []string) bool {
	if len(lines) == 0 {
		return false
	}
	return isParting(lines[0]) || field(lines[0]) >= 0 && ofFields(lines[:min(len(lines), Lines)])
}

// isParting reports whether a line parts a mail from the one that it answers.
func isParting(line string) bool {
	words := strings.Trim(line, "-—–_ \u00a0\t")
	return len(words) < len(line) && slices.Contains(partings, strings.ToLower(words))
}

var partings = []string{
	"原始邮件", "原始郵件", "original message", "original appointment", "ursprüngliche nachricht", "message d'origine", "message original", "mensaje original",
	"messaggio originale", "mensagem original", "исходное сообщение", "元のメッセージ", "원본 메시지", "回复的原邮件",
}

// names are the fields of a mail's head, as programs for mail name them.
var names = [][]string{
	{"from", "发件人", "寄件者", "寄件人", "von", "de", "da", "от", "差出人"},
	{"sent", "date", "发送时间", "发送日期", "日期", "寄件日期", "時間", "时间", "gesendet", "datum", "envoyé", "enviado", "inviato", "отправлено", "дата", "送信日時"},
	{"to", "收件人", "收件者", "an", "à", "para", "a", "кому", "宛先"},
	{"subject", "主题", "主題", "主旨", "betreff", "objet", "asunto", "oggetto", "assunto", "тема", "件名"},
	{"cc", "抄送", "副本", "копия"},
}

// field returns which field of a mail's head a line is, -1 = none.
func field(line string) int {
	name, _, ok := strings.Cut(strings.Replace(line, "：", ":", 1), ":")
	if !ok || len(name) > 30 {
		return -1
	}
	name = strings.ToLower(strings.Trim(name, " \u00a0*>"))
	return slices.IndexFunc(names, func(n []string) bool { return slices.Contains(n, name) })
}

// ofFields reports whether lines are the head of a mail: a journey has a from, a to and a
// date, too, and no subject.
func ofFields(lines []string) bool {
	seen := map[int]bool{}
	for _, line := range lines {
		if k := field(line); k >= 0 {
			seen[k] = true
		}
	}
	return len(seen) >= leastFields && seen[subjectField]
}

// Quoting reports whether a line says who wrote what is quoted below it, and when.
func Quoting(line string) bool {
	line = strings.ToLower(strings.TrimSpace(line))
	if len(line) > maxQuoting || !strings.ContainsAny(line, "0123456789") || !strings.HasSuffix(line, ":") && !strings.HasSuffix(line, "：") {
		return false
	}
	return slices.ContainsFunc([]string{"写道", "寫道", "wrote", "schrieb", "a écrit", "escribió", "ha scritto", "escreveu", "пишет", "написал", "のメール", "작성"}, func(w string) bool {
		return strings.Contains(line, w)
	})
}
