package doc

import (
	"slices"
	"strings"
)

// trackers are the parameters that newsletters, feeds and networks add to
// addresses to count their readers, besides those that begin with utm_.
var trackers = []string{
	"fbclid", "gclid", "dclid", "msclkid", "yclid", "twclid", "igshid", "mc_cid", "mc_eid", "_hsenc", "_hsmi", "spm", "ref_src",
	"gbraid", "wbraid", "srsltid", "ttclid", "li_fat_id", "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "wickedid", "scm", "share_token", "share_source", "share_medium", "from_wecom", "bsource", "vd_source", "spm_id_from", "wt_mc", "cmpid", "mtm_campaign", "mtm_source", "mtm_medium", "pk_campaign", "pk_kwd", "ref_url",
}

// Untracked returns the query of an address without the parameters that count
// readers: with and without them it is one page.
func Untracked(query string) string {
	if query == "" {
		return ""
	}
	return strings.Join(slices.DeleteFunc(strings.Split(query, "&"), func(p string) bool {
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		return strings.HasPrefix(name, "utm_") || slices.Contains(trackers, name)
	}), "&")
}
