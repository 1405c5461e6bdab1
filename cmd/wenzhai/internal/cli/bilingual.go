package cli

import (
	"slices"

	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
)

const pairByHelp = "what makes two articles a pair: key, address, suffix, folder, content (default all)"

// leads are the languages that --lead and --bilingual take.
var leads = []string{"zh", "zh-Hans", "zh-Hant", "en", "ru"}

// bilingualOptions reads --bilingual, --lead and --pair-by.
func (b *bookFlags) bilingualOptions(o *convert.Options) error {
	var err error
	if o.PairBy, err = parseEvidence(b.pairBy); err != nil {
		return err
	}
	if !slices.Contains(leads, b.lead) {
		return usagef("unknown --lead %q: expected %s", b.lead, expected(b.lead, leads))
	}
	o.Lead = doc.Lang(b.lead)
	if slices.Contains(leads, b.bilingual) {
		o.Only = doc.Lang(b.bilingual)
		return nil
	}
	if o.Layout, err = digest.ParseLayout(b.bilingual); err != nil {
		return usagef("unknown --bilingual %q: expected %s", b.bilingual, expected(b.bilingual, append(digest.LayoutNames(), leads...)))
	}
	return nil
}
