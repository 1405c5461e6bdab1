package cli

import (
	"regexp"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/langtag"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/zone"
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/script"
)

// selectFlags are the flags that say what goes in.
type selectFlags struct {
	since, until, period string
	zone                 string
	langs                []doc.Lang
	tags, sources        []string
	match                string
	limit, jobs          int
	order, dedupe        string
	modTime              bool
	convert              string
	cleaning             cleanFlags
	config               configFlag
}

func (s *selectFlags) add(f *pflag.FlagSet) {
	f.StringVar(&s.since, "since", "", "articles from this `DATE` on (2021-06-28, 2021年6月, yesterday, 上周), or from a span before now (12h, 7d, 2w, 1m, 1y)")
	f.StringVar(&s.until, "until", "", "articles up to and with this `DATE`, or up to a span before now")
	f.StringVar(&s.period, "period", "", "articles of a `PERIOD`: 2021-06-28, 2021-W26, 2021-06, 2021-Q2, 2021, today, yesterday, \"last week\" (month, quarter, year), \"this week\", \"last 7 days\", 昨天, 上周")
	addZone(f, &s.zone, ", and in which days begin")
	f.Var(langtag.List{To: &s.langs}, "lang", "articles in these languages: zh (both scripts), zh-Hans (zh-CN), zh-Hant (zh-TW, zh-HK), en, ru, ja, ko, or another's tag")
	f.StringSliceVar(&s.tags, "tag", nil, "articles with any of these `TAGS`")
	f.StringSliceVar(&s.sources, "source", nil, "articles of any of these `SOURCES`")
	f.StringVar(&s.match, "match", "", "articles whose title or body matches this `REGEXP`, a regular expression")
	addWhole(f, &s.limit, "limit", "", 0, "at most `N` articles, in book order (0: all)")
	addChoice(f, &s.order, "order", "date", "date (oldest first) or -date (newest first)", "date", "-date")
	addChoice(f, &s.dedupe, "dedupe", "exact", "exact leaves out articles that repeat another one; near also those that nearly do, or stand whole in another; off keeps all", "exact", "near", "off")
	f.BoolVar(&s.modTime, "mtime", false, "date articles without a date by their file's modification time")
	addConvert(f, &s.convert, "; in a bilingual book, as the second text of what has none")
	addWhole(f, &s.jobs, "jobs", "j", 0, "`N` parallel workers (0: one a processor); never changes the output")
	s.cleaning.add(f)
	s.config.add(f)
}

// options turns the flags into the façade's options; now is the moment that
// spans count back from. Errors are usage errors.
func (s *selectFlags) options(now time.Time) (convert.Options, error) {
	var o convert.Options
	zone, err := loadZone(s.zone)
	if err != nil {
		return o, err
	}
	o.Zone, o.ModTime, o.Limit, o.Workers = zone, s.modTime, s.limit, s.jobs
	if s.limit < 0 {
		return o, usagef("--limit takes a number from 0 up, not %d", s.limit)
	}
	if s.jobs < 0 {
		return o, usagef("--jobs takes a number from 0 up, not %d", s.jobs)
	}
	o.Newest, o.NearDuplicates, o.KeepDuplicates = s.order == "-date", s.dedupe == "near", s.dedupe == "off"
	if s.match != "" {
		if o.Match, err = regexp.Compile(s.match); err != nil {
			return o, usagef("--match: %s", explain.BadPattern(s.match, err))
		}
	}
	o.Convert = s.convert
	if o.Cleaning, err = s.cleaning.options(); err != nil {
		return o, err
	}
	s.config.apply(&o)
	o.Selection = digest.Selection{Langs: s.langs, Tags: s.tags, Sources: s.sources}
	return o, s.dates(&o.Selection, now, zone)
}

func (s *selectFlags) dates(sel *digest.Selection, now time.Time, zone *time.Location) (err error) {
	if s.period != "" {
		if s.since != "" || s.until != "" {
			return usagef("--period stands for both --since and --until: give one or the others")
		}
		if sel.Since, sel.Until, err = period.Range(s.period, now, zone); err != nil {
			return usagef("--period: %v", err)
		}
		return nil
	}
	if s.since != "" {
		if sel.Since, err = period.Since(s.since, now, zone); err != nil {
			return usagef("--since: %v", err)
		}
	}
	if s.until != "" {
		if sel.Until, err = period.Until(s.until, now, zone); err != nil {
			return usagef("--until: %v", err)
		}
	}
	if s.since != "" && s.until != "" && !sel.Since.Before(sel.Until) {
		return usagef("--since %s is not before --until %s", s.since, s.until)
	}
	return nil
}

// addConvert adds --convert; more is said of it besides.
func addConvert(f *pflag.FlagSet, to *string, more string) {
	names := script.Names()
	addChoice(f, to, "convert", "", "convert Chinese between scripts: "+nearest.Or(names)+more, names...)
}

// addZone adds --tz; more is said of it besides.
func addZone(f *pflag.FlagSet, to *string, more string) {
	f.StringVar(to, "tz", "Asia/Shanghai", "`ZONE` of dates that name none"+more+": Asia/Shanghai, shanghai, UTC, +08:00, or local, that of this machine")
}

// loadZone reads a zone as --tz names it. The error is a usage error.
func loadZone(name string) (*time.Location, error) {
	z, err := zone.Parse(name)
	if err != nil {
		return nil, usagef("--tz: %v", err)
	}
	return z, nil
}

// sourceDate returns the moment that SOURCE_DATE_EPOCH names, or the zero
// time where it is not set.
func sourceDate(getenv func(string) string) (time.Time, error) {
	s := getenv("SOURCE_DATE_EPOCH")
	if s == "" {
		return time.Time{}, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < firstSource || n > lastSource {
		return time.Time{}, usagef("SOURCE_DATE_EPOCH is %q: expected seconds since 1970, of a moment from 1980 to 9999", s)
	}
	return time.Unix(n, 0).UTC(), nil
}

// The moments that SOURCE_DATE_EPOCH may name, in seconds since 1970: what a zip
// archive can state begins with 1980, RFC 3339 ends with 9999.
const (
	firstSource = 315532800
	lastSource  = 253402300799
)
