package cli

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/layout"
)

// checkKeys refuses keys that change nothing: one of a digest's own that no
// output of it can use, and one above all digests that no output of any can.
func (b *builder) checkKeys() error {
	used := map[string]bool{} // defaults that a digest uses
	idle := map[string]string{}
	var first *config.Profile // has the places of all defaults that are not overruled
	for i := range b.file.Profiles {
		p := &b.file.Profiles[i]
		for _, k := range p.Keys() {
			why := b.idleKey(p, k)
			switch {
			case why == "":
				used[k] = used[k] || !p.Own(k)
			case p.Own(k):
				return b.fault(p, k, "%s changes nothing: %s", k, why)
			case idle[k] == "":
				idle[k], first = why, p
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(idle)) {
		if !used[k] {
			return b.fault(first, k, "%s changes nothing in any digest: %s", k, idle[k])
		}
	}
	return nil
}

// idleKey returns why a key changes nothing in a digest, or "".
func (b *builder) idleKey(p *config.Profile, key string) string {
	rule, err := period.ParseRule(p.Period, false, time.UTC)
	calendar := err != nil || rule.Kind() == period.KindCalendar
	set := func(key, value string) bool { return slices.Contains(p.Flag(key), value) }
	switch {
	case key == "after_timeout" && len(p.After) == 0:
		return fmt.Sprintf("digest.%s has no key after", p.Name)
	case key == "week_start" && (!calendar || err == nil && rule.Unit() != "week"):
		return fmt.Sprintf("the period of digest.%s is %q", p.Name, p.Period)
	case key == "issue_from" && !calendar:
		return fmt.Sprintf("the issues of digest.%s are numbered as they are made: its period is %q", p.Name, p.Period)
	case key == "ruby_level" && !set("ruby", "pinyin"):
		return fmt.Sprintf(`digest.%s has no ruby = "pinyin"`, p.Name)
	case key == "lead" && (len(p.Flag("bilingual")) == 0 || set("bilingual", "off")):
		return fmt.Sprintf("digest.%s has no bilingual", p.Name)
	case key == "issue" && len(p.Flag("series")) == 0:
		return fmt.Sprintf("digest.%s has no series", p.Name)
	case slices.Contains(pictureKeys, key) && set("images", "none") && !set(strings.ReplaceAll(key, "_", "-"), "false"):
		return fmt.Sprintf(`digest.%s leaves pictures out: images = "none"`, p.Name)
	}
	return b.otherFormatKey(p, key)
}

// pictureKeys are the keys about the pictures of articles.
var pictureKeys = []string{"fetch_images", "image_size", "grey"}

// otherFormatKey returns why no output of a digest can use a key that stands for
// a flag, or "".
func (b *builder) otherFormatKey(p *config.Profile, key string) string {
	flag := strings.ReplaceAll(key, "_", "-")
	if !slices.Contains(b.keys(), flag) {
		return ""
	}
	var have []string
	for _, template := range p.Output {
		f, ok := layout.FormatOf(template)
		if !ok || b.command(f.Suffix).Flags().Lookup(flag) != nil {
			return ""
		}
		have = append(have, f.Label)
	}
	for _, f := range layout.Formats() {
		if b.command(f.Suffix).Flags().Lookup(flag) != nil {
			return fmt.Sprintf("it is for %s, and digest.%s makes %s alone", f.Label+"s", p.Name, have[0]+"s")
		}
	}
	return ""
}
