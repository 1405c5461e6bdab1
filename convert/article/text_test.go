package article

import (
	"testing"
	"time"
)

// Bodies are cut from Text with the offsets of Scan's heads.
func TestTextIsWhatScanCounts(t *testing.T) {
	for name, data := range map[string]string{
		"plain":   "茶山的雾\n\n清晨，茶山上起了雾。\n",
		"crlf":    "\ufefftitle\r\n\r\nbody\rof text\r\n",
		"gb18030": "\xb2\xe8\xc9\xbd\xb5\xc4\xce\xed\n\n\xc7\xe5\xb3\xbf\xa3\xac\xb2\xe8\xc9\xbd\xc9\xcf\xc6\xf0\xc1\xcb\xce\xed\xa1\xa3\n",
		"utf-16":  "\xff\xfe\x36\x83\x71\x5c\x0a\x00\x0a\x00\xfe\x96\x0a\x00",
	} {
		text, _, _ := Scan(Input{Path: name, Name: name + ".txt", Data: []byte(data)}, Options{Zone: time.UTC})
		if got, _ := Text(name, []byte(data), Options{}); string(got) != string(text) {
			t.Errorf("%s: Text gives %q, Scan %q", name, got, text)
		}
	}
}
