package cli

import (
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/langtag"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
)

const pairByHelp = "`WHAT` makes two articles a pair: key, address, suffix, folder, content (default all)"

// bilingualOptions reads --bilingual, --lead and --pair-by.
func (b *bookFlags) bilingualOptions(o *convert.Options) error {
	var err error
	if o.PairBy, err = parseEvidence(b.pairBy); err != nil {
		return err
	}
	if o.Lead, err = langtag.ParseLead(b.lead); err != nil {
		return usagef("--lead: %v", err)
	}
	if o.Layout, err = digest.ParseLayout(strings.ToLower(b.bilingual)); err == nil {
		return nil
	}
	if o.Only, err = langtag.ParseLead(b.bilingual); err != nil {
		return usagef("unknown --bilingual %q: expected %s", b.bilingual, expected(b.bilingual, append(digest.LayoutNames(), langtag.Leads()...)))
	}
	return nil
}
