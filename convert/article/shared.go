package article

import (
	"bytes"
	"regexp"

	"github.com/wenzhai/wenzhai/convert/article/scan"
)

// SingleFile stores a picture that a page shows more than once in a variable of
// its style sheet, and leaves an empty drawing where it stands.
var (
	sharedImage = regexp.MustCompile(`--(sf-img-\d+)\s*:\s*url\(["']?(data:image/[^"')]+)["']?\)`)
	imageTag    = regexp.MustCompile(`(?i)<img(?:[^>"']|"[^"]*"|'[^']*')*>`)
	imageVar    = regexp.MustCompile(`var\(--(sf-img-\d+)\)`)
	imageSource = regexp.MustCompile(`(?i)\ssrc\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+)`)
)

// restoreImages returns a page with the pictures that its style sheet holds where
// they stand. Other texts are returned as they are.
func restoreImages(text []byte) []byte {
	if !bytes.HasPrefix(scan.TrimSpace(text), []byte("<")) || !bytes.Contains(text, []byte("--sf-img-")) {
		return text
	}
	stored := map[string][]byte{}
	for _, m := range sharedImage.FindAllSubmatch(text, -1) {
		if name := string(m[1]); stored[name] == nil {
			stored[name] = m[2]
		}
	}
	left := maxRestored
	return imageTag.ReplaceAllFunc(text, func(tag []byte) []byte {
		m := imageVar.FindSubmatch(tag)
		if m == nil || stored[string(m[1])] == nil || len(stored[string(m[1])]) > left {
			return tag
		}
		data := stored[string(m[1])]
		left -= len(data)
		bare := imageSource.ReplaceAllLiteral(tag, nil)
		out := append([]byte(`<img src="`), data...)
		return append(append(out, '"'), bare[len("<img"):]...)
	})
}

// maxRestored bounds the bytes of pictures that a page shows more than once.
const maxRestored = 32 << 20
