package charset

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	simplified  = "春天的茶园里，工人们正在采茶。图书馆从七月起开到晚上十点，读者都很高兴；夜里看得见木星。"
	traditional = "春天的茶園裡，工人們正在採茶。圖書館從七月起開到晚上十點，讀者都很高興；夜裡看得見木星。"
	russian     = "Весной в саду цветёт чай. Поезд на Пекин отправляется вечером, библиотека открыта до восьми."
	french      = "Le thé est prêt ; l’été, la bibliothèque reste ouverte jusqu’à huit heures. Déjà vu !"
)

func encode(t testing.TB, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestUndeclared(t *testing.T) {
	for _, c := range []struct {
		name string
		e    encoding.Encoding
		text string
	}{
		{"gb18030", simplifiedchinese.GB18030, simplified},
		{"gb18030", simplifiedchinese.GB18030, "茶"},
		{"gb18030", simplifiedchinese.GB18030, "<p>Tea and</p>\n<p>茶园的春天</p>"},
		{"big5", traditionalchinese.Big5, traditional},
		{"windows-1251", charmap.Windows1251, russian},
		{"koi8-r", charmap.KOI8R, strings.ReplaceAll(russian, "ё", "е")},
		{"windows-1252", charmap.Windows1252, french},
	} {
		r := Decode(encode(t, c.e, c.text))
		if string(r.Text) != c.text || r.Name != c.name || !r.Guessed || r.Bad != 0 {
			t.Errorf("%s: read as %s: %q (%d bad)", c.name, r.Name, r.Text, r.Bad)
		}
	}
}

func TestMarkedAndDeclared(t *testing.T) {
	utf16 := func(e unicode.Endianness) encoding.Encoding { return unicode.UTF16(e, unicode.ExpectBOM) }
	for _, c := range []struct {
		about, name string
		data        []byte
		want        string
	}{
		{"UTF-8", "utf-8", []byte(simplified), simplified},
		{"UTF-8 with a mark", "utf-8", []byte("\ufeff" + simplified), simplified},
		{"UTF-16 little-endian", "utf-16le", encode(t, utf16(unicode.LittleEndian), simplified), simplified},
		{"UTF-16 big-endian", "utf-16be", encode(t, utf16(unicode.BigEndian), simplified), simplified},
		{"declared in <meta>", "gb18030", encode(t, simplifiedchinese.GB18030, `<meta charset="gb2312">`+"茶\u3400"), `<meta charset="gb2312">` + "茶\u3400"},
		{"declared in XML", "big5", encode(t, traditionalchinese.Big5, `<?xml version="1.0" encoding="Big5"?>茶`), `<?xml version="1.0" encoding="Big5"?>茶`},
		{"declared in http-equiv", "koi8-r", encode(t, charmap.KOI8R, `<meta content="text/html; charset=KOI8-R">чай`), `<meta content="text/html; charset=KOI8-R">чай`},
		{"declared wrongly", "utf-8", []byte(`<meta charset="gbk">` + simplified), `<meta charset="gbk">` + simplified},
	} {
		r := Decode(c.data)
		if string(r.Text) != c.want || r.Name != c.name || r.Guessed || r.Bad != 0 {
			t.Errorf("%s: read as %s: %q (%d bad)", c.about, r.Name, r.Text, r.Bad)
		}
	}
	if r := Decode(encode(t, simplifiedchinese.GB18030, `<meta charset="utf-8">`+simplified)); r.Name != "gb18030" || !r.Guessed {
		t.Errorf("declared as UTF-8 but GB18030: read as %s", r.Name)
	}
}

func TestUnmarkedUTF16(t *testing.T) {
	for name, order := range map[string]unicode.Endianness{"utf-16le": unicode.LittleEndian, "utf-16be": unicode.BigEndian} {
		for _, text := range []string{"The tea is ready.\n", "茶园\n\n" + simplified + "\n" + simplified + "\n", "Чай готов. " + russian} {
			data := encode(t, unicode.UTF16(order, unicode.IgnoreBOM), text)
			if r := Decode(data); string(r.Text) != text || r.Name != name || !r.Guessed || !IsUTF16(data) {
				t.Errorf("%s: read as %s: %q", name, r.Name, r.Text)
			}
		}
	}
	for _, data := range []string{"The tea\x00 is ready\x00\x00.", "\x00", "", "\x00\x00\x00\x00", "a\x00b\x01c\x02d\x00e\x03f\x04", simplified + "\x00a\x00b"} {
		if IsUTF16([]byte(data)) {
			t.Errorf("%q was taken for UTF-16", data)
		}
	}
}

func TestDamaged(t *testing.T) {
	for in, want := range map[string]string{
		simplified + "\xe8\x8c":             simplified + "\uFFFD",
		"春天\xff\xfe的茶园里，" + simplified:      "春天\uFFFD的茶园里，" + simplified,
		"\ufeff春\xe8\x8c":                   "春\uFFFD",
		"\xEF\xBB\xBF\xff" + "Tea\x80\x80.": "\uFFFDTea\uFFFD.",
	} {
		r := Decode([]byte(in))
		if string(r.Text) != want || r.Name != "utf-8" || r.Bad == 0 || r.BadAt != strings.Index(want, "\uFFFD") {
			t.Errorf("%q: %+q, %s, %d bad at %d", in, r.Text, r.Name, r.Bad, r.BadAt)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encode(f, simplifiedchinese.GB18030, simplified))
	f.Add(encode(f, charmap.KOI8R, "чай"))
	f.Add([]byte("\xff\xfe\x00"))
	f.Add([]byte("t\x00e\x00a\x00\n\x00x"))
	f.Add([]byte("<meta charset=big5>\xa4\xa4\x80"))
	f.Add([]byte("encoding: utf-16\n\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := Decode(data)
		if !utf8.Valid(r.Text) {
			t.Errorf("not UTF-8: %q", r.Text)
		}
		if r.Bad > 0 && !strings.HasPrefix(string(r.Text[r.BadAt:]), "\uFFFD") {
			t.Errorf("%d bad at %d of %q", r.Bad, r.BadAt, r.Text)
		}
	})
}
