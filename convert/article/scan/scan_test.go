package scan

import "testing"

func TestLines(t *testing.T) {
	text := []byte("\ufeff \n\u200b\n茶\n\n雾")
	if at := SkipBlank(text, 0); string(text[at:]) != "茶\n\n雾" {
		t.Errorf("SkipBlank leaves %q", text[at:])
	}
	var got string
	Lines(text, func(at int, l []byte) bool {
		if string(text[at:at+len(l)]) != string(l) {
			t.Errorf("%q does not stand at %d", l, at)
		}
		if !IsBlank(l) {
			got += string(l) + "|"
		}
		return string(l) != "雾"
	})
	if got != "茶|雾|" {
		t.Errorf("lines that are not blank: %q", got)
	}
}

func TestTags(t *testing.T) {
	for in, want := range map[string]string{
		"<P class=a>": "P", "</div>": "/div", "<!-- x -->": "", "< b>": "", "<1>": "", "<h1x": "h1x", "": "", "<": "",
	} {
		name, closing := TagName([]byte(in))
		got := string(name)
		if closing && got != "" {
			got = "/" + got
		}
		if got != want {
			t.Errorf("TagName(%q) is %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"<h1></h1><H1 class=a>茶<br>山</h1>": "茶 山", "<h1x>no</h1x>": "", "<h1>open": "",
	} {
		if got := ElementText([]byte(in), "h1"); got != want {
			t.Errorf("ElementText(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		" <https://www.cha.example/a> ": "cha.example", "cha.example": "", "ftp://cha.example": "", "http://": "",
	} {
		address, ok := Address(in)
		if got := Host(address); ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %v, want %q", in, got, ok, want)
		}
	}
	if n := AddressLength([]byte("https://cha.example/a) b")); n != len("https://cha.example/a") {
		t.Errorf("an address of %d bytes", n)
	}
}

func TestIsProse(t *testing.T) {
	for in, want := range map[string]bool{
		"茶山的雾": false, "雾起了。": true, "雾起了。”": true, "Wed.": false, "The kettle boils at six today.": true, "": false,
	} {
		if IsProse(in) != want {
			t.Errorf("%q is running text: %v, want %v", in, !want, want)
		}
	}
}
