package matterhorn

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// sample is a page of one figure and one link, as qpdf shows it. Each case
// replaces one part.
const sample = `{"qpdf":[{},{
"trailer":{"value":{"/Root":"1 0 R"}},
"obj:1 0 R":{"value":{"/Pages":"2 0 R","/Lang":"u:zh","/MarkInfo":{"/Marked":true},"/Metadata":"9 0 R","/ViewerPreferences":{"/DisplayDocTitle":true},"/StructTreeRoot":"4 0 R"}},
"obj:2 0 R":{"value":{"/Type":"/Pages","/Kids":["3 0 R"]}},
"obj:3 0 R":{"value":{"/Type":"/Page","/Contents":"8 0 R","/StructParents":0,"/Tabs":"/S","/Annots":["10 0 R"],"/Resources":{"/Font":{"/F1":"12 0 R"}}}},
"obj:4 0 R":{"value":{"/K":"5 0 R","/ParentTree":{"/Nums":[0,["6 0 R","7 0 R"],1,"7 0 R"]}}},
"obj:5 0 R":{"value":{"/S":"/Document","/P":"4 0 R","/K":["6 0 R","7 0 R"]}},
"obj:6 0 R":{"value":{"/S":"/Figure","/P":"5 0 R","/Pg":"3 0 R","/K":0,"/Alt":"u:a teapot"}},
"obj:7 0 R":{"value":{"/S":"/Link","/P":"5 0 R","/Pg":"3 0 R","/K":[1,{"/Type":"/OBJR","/Obj":"10 0 R"}]}},
"obj:8 0 R":{"stream":{"dict":{},"data":"CONTENT"}},
"obj:9 0 R":{"stream":{"dict":{},"data":"METADATA"}},
"obj:10 0 R":{"value":{"/StructParent":1,"/Contents":"u:home"}},
"obj:12 0 R":{"value":{"/Type":"/Font","/Subtype":"/Type0","/BaseFont":"/A","/ToUnicode":"13 0 R","/DescendantFonts":[{"/BaseFont":"/A","/CIDToGIDMap":"/Identity","/FontDescriptor":{"/FontName":"/A","/FontFile2":"14 0 R"}}]}}
}]}`

const sampleContent = "/Figure<</MCID 0>>BDC\nq 1 0 0 1 0 0 cm /P0 Do Q\nEMC\n/Link<</MCID 1>>BDC\nBT\n/F1 10 Tf\n(a\\)b)Tj\nET\nEMC\n/Artifact BMC\n0 0 1 1 re f\nEMC\n"

func TestCheck(t *testing.T) {
	cases := []struct{ name, old, new, want string }{
		{"sound", "", "", ""},
		{"no language", `"/Lang":"u:zh",`, "", "11-006"},
		{"not marked", `"/Marked":true`, `"/Marked":false`, "06-001"},
		{"no title", "<dc:title>", "<dc:date>", "06-003"},
		{"title not shown", `"/DisplayDocTitle":true`, `"/DisplayDocTitle":false`, "07-001"},
		{"figure without words", `"/Alt":"u:a teapot"`, `"/Alt":"u:"`, "13-004"},
		{"no tab order", `"/Tabs":"/S",`, "", "28-008"},
		{"link not described", `"/Contents":"u:home"`, `"/Contents":"u:"`, "28-012"},
		{"link outside", `"/StructParent":1,`, "", "28-002"},
		{"link in a paragraph", `"/S":"/Link"`, `"/S":"/P"`, "28-011"},
		{"no copy table", `"/ToUnicode":"13 0 R",`, "", "31-027"},
		{"not embedded", `,"/FontFile2":"14 0 R"`, "", "31-009"},
		{"wrong parent", `"/S":"/Figure","/P":"5 0 R"`, `"/S":"/Figure","/P":"4 0 R"`, "structure:"},
		{"wrong parent tree", `["6 0 R","7 0 R"],1`, `["7 0 R","6 0 R"],1`, "parent tree:"},
		{"cell without a row", `"/S":"/Figure"`, `"/S":"/TD"`, "09-004"},
		{"heading skipped", `"/S":"/Figure"`, `"/S":"/H2"`, "14-002"},
		{"loose drawing", "/Artifact BMC\n0 0 1 1 re f\nEMC\n", "0 0 1 1 re f\n", "01-005"},
		{"artifact inside", "(a\\)b)Tj", "/Artifact BMC EMC", "01-003"},
		{"tag in artifact", "/Artifact BMC", "/Artifact BMC /P<</MCID 2>>BDC EMC", "01-004"},
		{"crossed", "ET\nEMC", "EMC\nET", "content:"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			replace := func(s string) string { return strings.Replace(s, c.old, c.new, 1) }
			data := replace(sample)
			data = strings.Replace(data, "CONTENT", base64.StdEncoding.EncodeToString([]byte(replace(sampleContent))), 1)
			data = strings.Replace(data, "METADATA", base64.StdEncoding.EncodeToString([]byte(replace("<dc:title>Tea</dc:title>"))), 1)
			f, err := parse([]byte(data))
			if err != nil {
				t.Fatal(err)
			}
			got := Check(f)
			if c.want == "" && len(got) > 0 {
				t.Errorf("failures of a sound file: %q", got)
			}
			if c.want != "" && !slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, c.want) }) {
				t.Errorf("want %s, got %q", c.want, got)
			}
		})
	}
}

func TestOpenNamesTheTrouble(t *testing.T) {
	if _, err := Open(t.Context(), "no-such-file.pdf"); err == nil {
		t.Error("a missing file was read")
	}
	if _, err := parse([]byte(`{"qpdf":[]}`)); err == nil {
		t.Error("JSON without objects was read")
	}
}

func FuzzContent(f *testing.F) {
	f.Add([]byte(sampleContent))
	f.Add([]byte("(((\\"))
	f.Add([]byte("<<</Tf EMC BT BT"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_ = fmt.Sprint(readContent(data))
	})
}
