package clean

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/doc"
)

// The texts around the lines of testdata/sentences.txt.
const (
	storyHead = "潮水退到石阶以下，渡工把缆绳收进舱里，又在账簿上记了一笔，岸边的孩子数着浪花，数到一百就回家吃饭。"
	storyFoot = "天黑以后渡口只剩下一盏灯，守灯的老人把椅子搬到门口，听河水从桥洞里流过去，一直听到鸡叫头遍的时候。"
)

// places are bodies with a line at %s.
var sentencePlaces = map[string]string{
	"first":   "<p>%s</p><p>" + storyHead + "</p><p>" + storyFoot + "</p>",
	"middle":  "<p>" + storyHead + "</p><p>%s</p><p>" + storyFoot + "</p>",
	"last":    "<p>" + storyHead + "</p><p>" + storyFoot + "</p><p>%s</p>",
	"quote":   "<p>" + storyHead + "</p><blockquote><p>%s</p></blockquote><p>" + storyFoot + "</p>",
	"heading": "<p>" + storyHead + "</p><h2>%s</h2><p>" + storyFoot + "</p>",
	"list":    "<p>" + storyHead + "</p><ul><li>%s</li><li>" + storyHead + "</li></ul><p>" + storyFoot + "</p>",
	"line":    "<p>" + storyHead + "</p><p>" + storyFoot + "<br>%s</p>",
}

// TestSentences checks that no rule takes a sentence for the words in it, wherever
// it stands, and that notices go.
func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	rule := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		text := strings.TrimSpace(strings.TrimLeft(line, "+-="))
		switch {
		case strings.HasPrefix(line, "["):
			rule = strings.Trim(line, "[]")
		case strings.HasPrefix(line, "+ "):
			for name, body := range sentencePlaces {
				if got := droppedBy(fmt.Sprintf(body, text)); got != "" {
					t.Errorf("%s: %s drops %q", name, got, text)
				}
			}
		case strings.HasPrefix(line, "- "):
			if got := droppedBy(fmt.Sprintf(sentencePlaces["last"], text)); got != rule {
				t.Errorf("%q is dropped by %q at the foot, want %q", text, got, rule)
			}
		case strings.HasPrefix(line, "= "):
			if got := droppedBy(fmt.Sprintf(sentencePlaces["middle"], text)); got != rule {
				t.Errorf("%q is dropped by %q in the middle, want %q", text, got, rule)
			}
		}
	}
}

// droppedBy returns the rules that drop something of a body.
func droppedBy(body string) string {
	meta := goldenMeta
	var out []string
	for _, d := range Clean(Input{Meta: &meta, Format: doc.HTML, Body: []byte(body)}).Dropped {
		out = append(out, d.Rule)
	}
	return strings.Join(out, " ")
}
