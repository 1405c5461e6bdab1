package message_test

import (
	"testing"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
)

// A message is translated in some microseconds: there may be one for each article.
func BenchmarkText(b *testing.B) {
	for name, s := range map[string]string{
		"finding": "picture images/rope.png is not in the archive",
		"joined":  `no article was selected: nothing written; looked at 40 articles, 2021-06-21 to 2021-07-13, 1 undated; 0 with the tag "x"; --match "y" lets in 0 of 4`,
		"strange": "Generate the autocompletion script, for a, b, c, or d: e, f (g), h; i, j and k.",
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				message.Chinese().Text(s)
			}
		})
	}
}
