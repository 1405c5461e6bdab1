package check

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"
)

// heard reads a document to its end and returns what it is made of, and
// whether it is well-formed.
func heard(data []byte) (tags string, ok bool) {
	var b strings.Builder
	start := func(t xml.StartElement) error {
		b.WriteString("<" + t.Name.Local)
		for _, a := range t.Attr {
			b.WriteString(" " + a.Name.Local + "=" + a.Value)
		}
		return nil
	}
	err := walk(data, start, func(n xml.Name) { b.WriteString("</" + n.Local) }, nil)
	return b.String(), err == nil
}

var skeletonSeeds = []string{
	"<a>茶山的雾</a>", "<a>one\ntwo<b/>three</a>\n", "<a>x &amp; y</a>", "<a>x & y</a>", "<a>&nbsp;</a>",
	"<a>bad \x01 byte</a>", "<a>\uFFFE</a>", "<a>\uFFFD 好</a>", "<a>\xff</a>", "<a>]]></a>", "<a>]] ></a>",
	`<a b="x>y">t</a>`, `<a b='x"y'>t</a>`, `<a b="<">t</a>`, `<a b=c>t</a>`, "<a><!-- < > -- --></a>", "<a><!-- > --></a>",
	"<a><![CDATA[<b>]]></a>", "<?xml version=\"1.0\"?>\n<!DOCTYPE html>\n<a/>", "<!DOCTYPE a [<!ENTITY b \"<c>\">]><a/>",
	"text<a/>", "<a/>text", "<a/> \n", "<a>", "</a>", "<a></b>", "<a", "<a b=\"c>t</a>", "", "plain", "<a/><b/>", "<a>t</a >", "< a/>", "<a>ｘ\r\n</a>",
}

func TestSkeletonIsAsWellFormedAsItsDocument(t *testing.T) {
	for _, s := range skeletonSeeds {
		sameSkeleton(t, []byte(s))
	}
}

func FuzzSkeleton(f *testing.F) {
	for _, s := range skeletonSeeds {
		f.Add([]byte(s))
	}
	f.Fuzz(sameSkeleton)
}

func sameSkeleton(t *testing.T, data []byte) {
	cut := skeleton(data)
	wantTags, want := heard(data)
	gotTags, got := heard(cut)
	if got != want || gotTags != wantTags {
		t.Errorf("%q: well-formed %v, %s\nits skeleton %q: %v, %s", data, want, wantTags, cut, got, gotTags)
	}
	if n := bytes.Count(data, []byte("\n")); bytes.Count(cut, []byte("\n")) != n {
		t.Errorf("%q: the skeleton %q has other lines", data, cut)
	}
}
