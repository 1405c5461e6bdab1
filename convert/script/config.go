package script

import "github.com/wenzhai/wenzhai/convert/doc"

// config is one of OpenCC's configurations.
type config struct {
	name   string
	from   doc.Lang
	to     doc.Lang
	words  string     // table that cuts the text; "" = none
	chain  [][]string // tables of each step: the first that matches has it
	within string     // configuration for text that is in the script of to already; "" = none
}

var (
	fromHans = []string{"STPhrases", "STCharacters"}
	toHans   = []string{"TSPhrases", "TSCharacters"}
	toTW     = []string{"TWVariantsPhrases", "TWVariants"}
	toHK     = []string{"HKVariantsPhrases", "HKVariants"}
	fromTW   = []string{"TWVariantsRevPhrases", "TWVariantsRev"}
	fromHK   = []string{"HKVariantsRevPhrases", "HKVariantsRev"}
)

// configs are the configurations of OpenCC 1.4.2 (data/config) between Chinese
// and Chinese.
var configs = []config{
	{"s2t", doc.Hans, doc.Hant, "", [][]string{fromHans}, ""},
	{"s2tw", doc.Hans, doc.Hant, "STPhrases", [][]string{fromHans, toTW}, "t2tw"},
	{"s2twp", doc.Hans, doc.Hant, "STPhrases", [][]string{fromHans, with("TWPhrases", toTW)}, "t2tw"},
	{"s2hk", doc.Hans, doc.Hant, "STPhrases", [][]string{fromHans, toHK}, "t2hk"},
	{"s2hkp", doc.Hans, doc.Hant, "STPhrases", [][]string{fromHans, with("HKPhrases", toHK)}, "t2hk"},
	{"t2s", doc.Hant, doc.Hans, "", [][]string{toHans}, ""},
	{"tw2s", doc.Hant, doc.Hans, "TSPhrases", [][]string{fromTW, toHans}, ""},
	{"tw2sp", doc.Hant, doc.Hans, "TSPhrases", [][]string{with("TWPhrasesRev", fromTW), toHans}, ""},
	{"hk2s", doc.Hant, doc.Hans, "TSPhrases", [][]string{fromHK, toHans}, ""},
	{"hk2sp", doc.Hant, doc.Hans, "TSPhrases", [][]string{with("HKPhrasesRev", fromHK), toHans}, ""},
	{"t2tw", doc.Hant, doc.Hant, "", [][]string{toTW}, ""},
	{"t2hk", doc.Hant, doc.Hant, "", [][]string{toHK}, ""},
	{"tw2t", doc.Hant, doc.Hant, "", [][]string{fromTW}, ""},
	{"hk2t", doc.Hant, doc.Hant, "", [][]string{fromHK}, ""},
}

func with(first string, rest []string) []string {
	return append([]string{first}, rest...)
}

// build makes the converter of c.
func (c *config) build(t tables) *Converter {
	out := &Converter{from: c.from, to: c.to, tidy: step{t.table("CJK_Compatibility_Ideographs")}}
	if c.words != "" {
		out.words = t.table(c.words)
	}
	for _, names := range c.chain {
		var s step
		for _, n := range names {
			s = append(s, t.table(n))
		}
		out.chain = append(out.chain, s)
	}
	for i := range configs {
		if configs[i].name == c.within {
			out.within = configs[i].build(t)
		}
	}
	return out
}
