package pdf

import (
	"testing"
)

func TestTextCopiesAsItWasSet(t *testing.T) {
	s, d := newSetter(t), newDocument()
	source := "他说：“春天到了。”𠮷野家的茶🌱🚂，ёлка и “tea”—O’Hara"
	s.addPage(d, "1", source)
	file := renderFile(t, d)
	if got := copied(t, file); got != source {
		t.Errorf("copied %q, set %q", got, source)
	}
}
