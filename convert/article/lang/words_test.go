package lang

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestOwn(t *testing.T) {
	for _, c := range []struct {
		want doc.Lang
		text string
	}{
		{"en", "The ferry left at dawn, and the boy who had kept the lamp was asleep on the ropes. It was the last trip of the year."},
		{"fr", "Le bac est parti à l’aube, et le garçon qui gardait la lampe dormait sur les cordages. C’était le dernier voyage de l’année."},
		{"de", "Die Fähre legte im Morgengrauen ab, und der Junge, der die Lampe gehütet hatte, schlief auf den Tauen. Es war die letzte Fahrt des Jahres."},
		{"es", "El barco salió al amanecer, y el muchacho que cuidaba la lámpara dormía sobre las cuerdas. Fue el último viaje del año."},
		{"it", "Il traghetto partì all’alba, e il ragazzo che aveva custodito la lampada dormiva sulle corde. Era l’ultimo viaggio dell’anno."},
		{"pt", "O barco partiu ao amanhecer, e o rapaz que guardava a lâmpada dormia sobre as cordas. Foi a última viagem do ano, e não havia mais ninguém."},
		{"nl", "De veerboot vertrok bij zonsopgang, en de jongen die op de lamp had gepast lag te slapen op de touwen. Het was de laatste tocht van het jaar."},
		{"pl", "Prom odpłynął o świcie, a chłopiec, który pilnował lampy, spał na linach. To był ostatni kurs w tym roku i nie było już nikogo na brzegu."},
		{"sv", "Färjan gick i gryningen, och pojken som hade vaktat lampan sov på repen. Det var årets sista resa, och det fanns inte någon kvar på stranden."},
		{"da", "Færgen sejlede ved daggry, og drengen, der havde passet lampen, sov på rebene. Det var årets sidste tur, og der var ikke nogen tilbage på stranden."},
		{"no", "Fergen gikk ved daggry, og gutten som hadde passet lampen, sov på tauene. Det var årets siste tur, og det var ikke noen igjen på stranden."},
		{"cs", "Přívoz odjel za svítání a chlapec, který hlídal lampu, spal na lanech. Byla to poslední cesta v tomto roce a na břehu už nikdo nezůstal."},
		{"fi", "Lautta lähti aamun koittaessa, ja poika, joka oli vartioinut lamppua, nukkui köysien päällä. Se oli vuoden viimeinen matka, eikä rannalla ollut enää ketään."},
		{"ro", "Bacul a plecat în zori, iar băiatul care păzise lampa dormea pe frânghii. A fost ultima călătorie din an și pe mal nu mai era nimeni."},
		{"hu", "A komp hajnalban indult, és a fiú, aki a lámpát őrizte, a köteleken aludt. Ez volt az év utolsó útja, és a parton már nem maradt senki."},
		{"tr", "Feribot şafakta kalktı ve lambayı bekleyen çocuk halatların üzerinde uyuyordu. Bu yılın son seferiydi ve kıyıda artık kimse yoktu."},
		{"cs", "Jak jsme sázeli jabloně: letos poprvé také u silnice."},
		{"da", "Opskrift på rugbrød, som min mormor bagte det hver lørdag, når vi var på besøg hos hende."},
		{"fi", "Näin rakensimme puimurin museon pihalle viime kesänä: työ kesti kolme viikkoa ja kaikki kyläläiset olivat mukana."},
		{"tr", "Köyün eski değirmeni için yeni bir çatı yaptık."},
		{"sk", "Prievoz odišiel za úsvitu a chlapec, ktorý strážil lampu, spal na lanách. Bola to posledná cesta v tomto roku a na brehu už nebol nikto."},
		{"vi", "Chuyến phà rời bến lúc bình minh, và cậu bé canh đèn đã ngủ trên đống dây thừng. Đó là chuyến cuối cùng của năm."},
		{"el", "Το πορθμείο (ferry) έφυγε την αυγή και το αγόρι κοιμόταν πάνω στα σχοινιά."},
		{"he", "המעבורת יצאה עם שחר, והנער ישן על החבלים."},
		{"ar", "غادرت العبّارة عند الفجر وكان الصبي نائماً على الحبال."},
		{"th", "เรือข้ามฟากออกตอนรุ่งสาง และเด็กชายหลับอยู่บนกองเชือก"},
		{"en", "Café Müller in Łódź, run by Ståle Bjørnstad and Zoë, serves a Gruyère soufflé that the whole of the town talks about."},
		{"en", "Golang 1.22"},
		{"en", "func main() { fmt.Println(\"la de el\") }"},
		{"en", "En route to Los Angeles, the band played La Bamba for the crowd, and nobody in the bus was asleep."},
		{"ru", "Паром ушёл на рассвете, и мальчик, который стерёг лампу, спал на канатах. Это был последний рейс."},
		{"bg", "Фериботът тръгна на разсъмване, а момчето, което пазеше лампата, спеше върху въжетата. Това беше последният курс за годината, на брега нямаше никого."},
		{"sr", "Скела је кренула у зору, а дечак који је чувао лампу спавао је на конопцима. То је била последња вожња те године, на обали није било никога."},
		{"be", "Паром адплыў на світанні, і хлопчык, які пільнаваў лямпу, спаў на канатах. Гэта быў апошні рэйс года, на беразе нікога ўжо не было."},
		{"uk", "Пором відійшов на світанку, і хлопець, який стеріг лампу, спав на канатах. Це був останній рейс року, її вже не було."},
	} {
		text := []byte(c.text)
		if got, _ := Own(text, Count(text, doc.Markdown)); got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
	}
}

// A page is looked at from its first paragraph on, without its tags and code.
func TestOwnMarkup(t *testing.T) {
	page := "<html><body class=x><nav>the and of to in is that for it was</nav><p class='the'>Die Fähre legte <code>for the and of it was</code> im Morgengrauen ab, und der Junge schlief auf den Tauen. Es war die letzte Fahrt.</p>"
	if got, _ := Own([]byte(page), Count([]byte(page), doc.Page)); got != "de" {
		t.Errorf("a page is %s, want de", got)
	}
	if got, _ := latin([]byte(strings.Repeat("`", 1<<16))); got != "en" {
		t.Errorf("marks of code are %s", got)
	}
}

// Comments end a body; what only speaks of them does not.
func TestWithoutComments(t *testing.T) {
	for in, want := range map[string]string{
		`<p>灯</p><div id="comments">x</div>`:                      "<p>灯</p>",
		`<p>灯</p><section class='post-comments wide'>x</section>`: "<p>灯</p>",
		`<p>灯</p><ol class="commentlist">x</ol>`:                  "<p>灯</p>",
		`<p>灯</p><a href="#comments">3 Comments</a><p>火</p>`:      "",
		`<div class="comment-count">3</div><p>comments</p>`:       "",
		`<div id=comments`: "",
	} {
		got := WithoutComments([]byte(in))
		if want == "" {
			want = in
		}
		if string(got) != want {
			t.Errorf("%q is %q; want %q", in, got, want)
		}
	}
}
