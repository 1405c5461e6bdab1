package lang

import (
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

func TestRefined(t *testing.T) {
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
		{"en", "Golang 1.22"},
		{"en", "func main() { fmt.Println(\"la de el\") }"},
		{"en", "En route to Los Angeles, the band played La Bamba for the crowd, and nobody in the bus was asleep."},
		{"ru", "Паром ушёл на рассвете, и мальчик, который стерёг лампу, спал на канатах. Это был последний рейс."},
		{"uk", "Пором відійшов на світанку, і хлопець, який стеріг лампу, спав на канатах. Це був останній рейс року, її вже не було."},
	} {
		text := []byte(c.text)
		if got := Refined(text, Detect(text)); got != c.want {
			t.Errorf("%q is %s, want %s", c.text, got, c.want)
		}
	}
}

// A page is looked at from its first paragraph on, without its tags and code.
func TestRefinedMarkup(t *testing.T) {
	page := "<html><body class=x><nav>the and of to in is that for it was</nav><p class='the'>Die Fähre legte <code>for the and of it was</code> im Morgengrauen ab, und der Junge schlief auf den Tauen. Es war die letzte Fahrt.</p>"
	if got := Refined([]byte(page), "en"); got != "de" {
		t.Errorf("a page is %s, want de", got)
	}
	if got := Refined([]byte(strings.Repeat("`", 1<<16)), "en"); got != "en" {
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
		got, found := WithoutComments([]byte(in))
		if want == "" {
			want = in
		}
		if string(got) != want || found != (want != in) {
			t.Errorf("%q is %q, %v; want %q", in, got, found, want)
		}
	}
}
