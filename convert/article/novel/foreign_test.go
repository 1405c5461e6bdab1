package novel

import (
	"strings"
	"testing"
)

// Novels in languages other than Chinese and English: the headings of their chapters,
// parted by "; ".
func TestForeign(t *testing.T) {
	for in, want := range map[string]string{
		"Erstes Kapitel\n\nDie Fähre fuhr ab.\n\nZweites Kapitel\n\nDie Lampe brannte.\n\nNachwort\n\nEnde.\n":                   "Erstes Kapitel; Zweites Kapitel; Nachwort",
		"Kapitel 1: Die Fähre\n\nSie fuhr ab.\n\nKapitel 2: Die Lampe\n\nSie brannte.\n":                                         "Kapitel 1 Die Fähre; Kapitel 2 Die Lampe",
		"1. Kapitel\n\nSie fuhr ab.\n\n2. Kapitel\n\nSie brannte.\n":                                                             "1. Kapitel; 2. Kapitel",
		"Erster Teil\n\nErstes Kapitel\n\nSie fuhr ab.\n\nII. Kapitel\n\nSie brannte.\n":                                         "Erstes Kapitel; II. Kapitel",
		"Chapitre premier\n\nLe bac partit.\n\nChapitre II\n\nLa lampe brûlait.\n\nÉpilogue\n\nFin.\n":                           "Chapitre premier; Chapitre II; Épilogue",
		"CHAPITRE I\n\nLE BAC\n\nIl partit.\n\nCHAPITRE II\n\nLA LAMPE\n\nElle brûlait.\n":                                       "CHAPITRE I LE BAC; CHAPITRE II LA LAMPE",
		"Première partie\n\nIl partit.\n\nDeuxième partie\n\nElle brûlait.\n":                                                    "Première partie; Deuxième partie",
		"Capítulo primero\n\nLa barca salió.\n\nCapítulo II. La lámpara\n\nArdía.\n\nCAPÍTULO TRES\n\nFin.\n":                    "Capítulo primero; Capítulo II La lámpara; CAPÍTULO TRES",
		"Capitolo primo\n\nLa barca partì.\n\nCapitolo 2\n\nLa lampada ardeva.\n":                                                "Capitolo primo; Capitolo 2",
		"Глава первая\n\nПаром отошёл.\n\nГлава 2. Лампа\n\nОна горела.\n\nЭпилог\n\nКонец.\n":                                   "Глава первая; Глава 2 Лампа; Эпилог",
		"ЧАСТЬ ПЕРВАЯ\n\nГЛАВА I\n\nПаром отошёл.\n\nГЛАВА II\n\nЛампа горела.\n":                                                "ГЛАВА I; ГЛАВА II",
		"Розділ 1\n\nПором відійшов.\n\nРозділ 2\n\nЛампа горіла.\n":                                                             "Розділ 1; Розділ 2",
		"Rozdział pierwszy\n\nProm odpłynął.\n\nRozdział drugi\n\nLampa płonęła.\n":                                              "Rozdział pierwszy; Rozdział drugi",
		"Hoofdstuk 1\n\nDe pont vertrok.\n\nHoofdstuk twee\n\nDe lamp brandde.\n":                                                "Hoofdstuk 1; Hoofdstuk twee",
		"제1장 나루터\n\n아침 강은 안개에 싸여 있었다.\n\n제 2 장 등불\n\n나룻배의 등불만 보였다.\n\n에필로그\n\n끝.\n":                                              "제1장 나루터; 제2장 등불; 에필로그",
		"1화\n\n아침 강은 안개에 싸여 있었다.\n\n2화 등불\n\n나룻배의 등불만 보였다.\n":                                                                    "1화; 2화 등불",
		"第一章　渡し\n\n朝の川は霧だった。\n\n第二章　灯り\n\n灯りが見えた。\n\nあとがき\n\n書き終えた。\n":                                                           "第一章 渡し; 第二章 灯り; あとがき",
		"プロローグ\n\n朝だった。\n\n第1話　渡し\n\n霧だった。\n\n第2話　灯り\n\n灯りが見えた。\n":                                                               "プロローグ; 第1話 渡し; 第2話 灯り",
		"CONTENTS\n\n CHAPTER I. Dawn\n CHAPTER II. Dusk\n\nCHAPTER I.\n\nDawn\n\nIt left.\n\nCHAPTER II.\n\nDusk\n\nIt came.\n": "CHAPTER I. Dawn; CHAPTER II. Dusk",
	} {
		b, ok := Read([]byte(in))
		var got []string
		for _, p := range b.Parts {
			got = append(got, p.Title)
		}
		if all := strings.Join(got, "; "); !ok || all != want {
			t.Errorf("%q:\n%s\nwant\n%s", in, all, want)
		}
	}
}

// Sentences that begin as headings do.
func TestForeignSentences(t *testing.T) {
	for _, l := range []string{
		"Kapitel eins war lang und schwer.", "Teil 2 von 5", "Zweites Kapitel ist kurz.", "Sechs Lampen brannten.", "Un bac partit à deux heures.", "Partie de rien, elle arriva.",
		"Capítulo que no termina", "Часть людей ушла.", "Глава семьи вышла на берег.", "제1장은 끝났다.", "1장을 넘겼다.", "2회 연속으로 이겼다.", "제법 추웠다.", "후기를 썼다.", "2024 was a good year.", "12 boats left.",
		"III", "3.", "Tom six", "Il partit.", "Le livre premier de la maison était vieux.",
	} {
		if h, kind := parse(l); kind != isText {
			t.Errorf("%q is a heading: %q %q", l, h.label, h.title)
		}
	}
}
