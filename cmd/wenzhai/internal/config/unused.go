package config

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/settings"
	"github.com/wenzhai/wenzhai/layout"
)

// CheckUse refuses keys that change nothing: one of a digest's own that no output of
// it can use, and one above all digests that no output of any can.
func (f *File) CheckUse() error {
	used := map[string]bool{} // defaults that a digest uses
	unused := map[string]string{}
	var first *Digest // has the places of all defaults that are not overruled
	for _, d := range f.Digests {
		for _, k := range d.Keys() {
			why := d.unused(k)
			switch {
			case why == "":
				used[k] = used[k] || !d.Own(k)
			case d.Own(k):
				return d.Fault(k, "%s changes nothing: %s", k, why)
			case unused[k] == "":
				unused[k], first = why, d
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(unused)) {
		if !used[k] {
			return first.Fault(k, "%s changes nothing in any digest: %s", k, unused[k])
		}
	}
	return nil
}

// unused returns why a key changes nothing in a digest, or "".
func (d *Digest) unused(key string) string {
	rule, err := period.ParseRule(d.Period, false, time.UTC)
	calendar := err != nil || rule.Kind() == period.KindCalendar
	switch {
	case key == "after_timeout" && len(d.After)+len(d.OnFailure) == 0:
		return fmt.Sprintf("digest.%s has no key after, and no on_failure", d.Name)
	case key == "week_start" && (!calendar || err == nil && rule.Unit() != "week"):
		return fmt.Sprintf("the period of digest.%s is %q", d.Name, d.Period)
	case key == "issue_from" && !calendar:
		return fmt.Sprintf("the issues of digest.%s are numbered as they are made: its period is %q", d.Name, d.Period)
	}
	if why := d.unusedBeside(key); why != "" {
		return why
	}
	return d.otherFormat(key)
}

// unusedBeside returns why a key says nothing beside others of its digest, or "".
func (d *Digest) unusedBeside(key string) string {
	set := func(key, value string) bool { return slices.Contains(d.Values(key), value) }
	switch {
	case key == "ruby_level" && !set("ruby", "pinyin"):
		return fmt.Sprintf(`digest.%s has no ruby = "pinyin"`, d.Name)
	case key == "lead" && (len(d.Values("bilingual")) == 0 || set("bilingual", "off")):
		return fmt.Sprintf("digest.%s has no bilingual", d.Name)
	case key == "issue" && len(d.Values("series")) == 0:
		return fmt.Sprintf("digest.%s has no series", d.Name)
	case slices.Contains(pictureKeys, key) && set("images", "none") && !set(key, "false"):
		return fmt.Sprintf(`digest.%s leaves pictures out: images = "none"`, d.Name)
	}
	return ""
}

// pictureKeys are the keys about the pictures of articles.
var pictureKeys = []string{"fetch_images", "image_size", "grey"}

// labels names the formats of use: "EPUB", "EPUB and HTML".
func labels(use settings.Use) string {
	var all []string
	for i, f := range layout.Formats() {
		if use&(1<<i) != 0 {
			all = append(all, f.Label)
		}
	}
	return strings.Join(all, " and ")
}

// otherFormat returns why no output of a digest can use a key that stands for a
// setting, or "".
func (d *Digest) otherFormat(key string) string {
	s := settings.Lookup(settings.Books, key)
	if s == nil || s.Use&settings.NotKey != 0 {
		return ""
	}
	var made settings.Use
	for _, template := range d.Output {
		use := settings.Maker(template)
		if use == 0 || s.Use&use != 0 {
			return ""
		}
		made = use
	}
	return fmt.Sprintf("it is for %s, and digest.%s makes %s alone", labels(s.Use), d.Name, labels(made))
}
