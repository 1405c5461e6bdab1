package settings

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/langtag"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/nearest"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/zone"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/script"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/byline"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/compose/paper"
)

// table holds all settings. A name may stand in two rows where two commands take it
// with another default or another word of help.
var table = append([]Setting{
	{Select, selecting, "since", "", "", text(func(b *Book) *string { return &b.since }).with(periods(10)), "articles from this `DATE` on (2021-06-28, 2021年6月, yesterday, 上周), or from a span before now (12h, 7d, 2w, 1m, 1y)"},
	{Select, selecting, "until", "", "", text(func(b *Book) *string { return &b.until }).with(periods(10)), "articles up to and with this `DATE`, or up to a span before now"},
	// The key period is the rhythm of a digest.
	{Select, selecting | NotKey, "period", "", "", text(func(b *Book) *string { return &b.period }).with(periods(-1)), "articles of a `PERIOD`: 2021-06-28, 2021-W26, 2021-06, 2021-Q2, 2021, today, yesterday, \"last week\" (month, quarter, year), \"this week\", \"last 7 days\", 昨天, 上周"},
	{Select, selecting, "tz", "", "Asia/Shanghai", inZone, "`ZONE` of dates that name none, and in which days begin: " + zones},
	{Select, Extract | Align, "tz", "", "Asia/Shanghai", inZone, "`ZONE` of dates that name none: " + zones},
	{Select, selecting, "lang", "", "", languages, "articles in these languages: zh (both scripts), zh-Hans (zh-CN), zh-Hant (zh-TW, zh-HK), en, ru, ja, ko, or another's tag"},
	{Select, selecting, "tag", "", "", texts(func(b *Book) *[]string { return &b.Options.Selection.Tags }), "articles with any of these `TAGS`"},
	{Select, selecting, "source", "", "", texts(func(b *Book) *[]string { return &b.Options.Selection.Sources }), "articles of any of these `SOURCES`"},
	{Select, selecting | Extract, "include", "", "", patterns(func(b *Book) *[]string { return &b.Options.Include }), "read only files that match this `PATTERN`, as in .gitignore, counted from the named folder (posts/, *.md, **/2024/*.md); the name of a file takes it though its site makes no page of it; may be repeated"},
	{Select, selecting | Extract, "exclude", "", "", patterns(func(b *Book) *[]string { return &b.Options.Exclude }), "do not read files that match this `PATTERN`, as a file .wenzhaiignore in the folder says it; may be repeated"},
	{Select, selecting, "match", "", "", parsed(setMatch), "articles whose title or body matches this `REGEXP`, a regular expression"},
	{Select, selecting, "min-chars", "", "0", whole(func(b *Book) *int { return &b.Options.MinChars }, "a number from 0 up", fromZero), "articles of at least `N` characters, without white space (0: any)"},
	{Select, selecting, "max-chars", "", "0", whole(func(b *Book) *int { return &b.Options.MaxChars }, "a number from 0 up", fromZero), "articles of at most `N` characters (0: any)"},
	{Select, selecting, "limit", "", "0", whole(func(b *Book) *int { return &b.Options.Limit }, "a number from 0 up", fromZero), "at most `N` articles, in book order (0: all)"},
	{Select, selecting, "order", "", "auto", choice(setOrder, "auto", "date", "-date", "own", "name"), "auto (by date; books and documentation as their authors have them), date (oldest first), -date (newest first), own (all as their authors have them) or name (of the file)"},
	{Select, selecting, "dedupe", "", "exact", choice(setDedupe, "exact", "near", "off"), "exact leaves out articles that repeat another one; near also those that nearly do, or stand whole in another; off keeps all"},
	{Select, selecting, "mtime", "", "false", onOff(func(b *Book) *bool { return &b.Options.ModTime }), "date articles without a date by their file's modification time"},
	{Select, selecting, "drafts", "", "false", onOff(func(b *Book) *bool { return &b.Options.Drafts }), "take articles that their authors mark as drafts, too (draft: true, published: false, a folder _drafts)"},
	{Select, selecting, "convert", "", "", scripts, conversion + "; in a bilingual book, as the second text of what has none"},
	{Select, Extract, "convert", "", "", scripts, conversion},
	{Select, selecting | Extract, "only-rule", "", "", list(setOnlyRules).with(rules), "follow these `RULES` of cleaning and no others"},
	{Select, selecting | Extract, "no-rule", "", "", list(setNoRules).with(rules), "do not follow these `RULES` of cleaning (wenzhai extract --rules lists them)"},
	{Select, selecting | Extract, "fix-punctuation", "", "auto", choice(setPunctuation, "auto", "on", "off"), "auto, on or off: make half-width commas and the like between Chinese characters full-width"},
	{Run, selecting, "jobs", "j", "0", whole(func(b *Book) *int { return &b.Options.Workers }, "a number from 0 up", fromZero), "`N` parallel workers (0: one a processor); never changes the output"},
	{Run, selecting | Extract | NotKey, "config", "", "", file(func(b *Book) *string { return &b.Config }, "toml"), "a wenzhai.toml `FILE`: its keys above [digest] are defaults for flags, and its tables [[split]], [fields], [[clean]] and [shortcodes] hold"},

	{Shape, books, "title", "", "", prose(func(b *Book) *string { return &b.Title }), "`TITLE` of the book; {period} {date} {week} {lang} {n} {from} {to} are filled in (default: the frame's word for a digest, with its dates)"},
	{Shape, books, "author", "", "", prose(func(b *Book) *string { return &b.Options.Author }), "`NAME` of the book's author or editor"},
	{Shape, books, "ui", "", "", frameLanguages, "`LANGUAGES` of the frame, joined with +: " + strings.Join(langtag.Frames(), ", ") + " (default: the book's main one, and another one that it has)"},
	{Shape, books, "chapter-by", "", "auto", choice(setChapters, digest.ByNames()...), "auto (by the span of dates; sections of a book without dates), day, week, month, year, source, tag, section or none"},
	{Shape, books &^ Markdown, "head", "", "", list(setHead).with(func(Use) []string { return byline.Names() }), "`WHAT` stands below the titles of articles: author, tags, time (minutes to read)"},
	{Shape, books &^ Markdown, "toc-depth", "", "2", whole(func(b *Book) *int { return &b.tocDepth }, "1, 2 or 3", func(n int) bool { return n >= 1 && n <= 3 }).with(words("1", "2", "3")), "`LEVELS` of the contents: 1 chapters, 2 articles, 3 their headings"},
	{Shape, books, "images", "", "keep", choice(func(b *Book, w string) { b.Options.Images = w == "keep" }, "keep", "none"), "keep or none: local pictures"},
	{Shape, books, "missing", "", "show", choice(func(b *Book, w string) { b.Options.HideMissing = w == "none" }, "show", "none"), "show or none: a line for pictures that are not there, with caption and link; a row of them is one line"},
	{Shape, books, "fetch-images", "", "false", onOff(func(b *Book) *bool { return &b.FetchImages }), "get pictures that are not in the archive from the network, each once (uses the network)"},
	{Shape, books | Extract, "ruby", "", "none", choice(func(b *Book, w string) { b.ruby = w == "pinyin" }, "none", "pinyin"), "none or pinyin: the reading of Chinese characters above them"},
	{Shape, books | Extract, "ruby-level", "", "all", choice(func(b *Book, w string) { b.rare = w == "rare" }, "all", "rare"), "with --ruby: all characters, or only rare ones"},
	{Shape, books, "bilingual", "", "off", parsed(setBilingual).with(bilingualWords), "`FORM` of articles with a translation: off, interleave, columns, facing (PDF), sequential, reveal (EPUB), or zh, zh-Hans, zh-Hant, en, ru for that text alone"},
	{Shape, books, "lead", "", "zh", parsed(setLead).with(words(langtag.Leads()...)), "`LANGUAGE` of the text that goes first in a bilingual book: zh, zh-Hans, zh-Hant, en or ru"},
	{Shape, books | List, "pair-by", "", "", list(setPairBy).with(evidence), "`WHAT` makes two articles a pair: key, address, suffix, folder, content (default all)"},

	{Shape, EPUB, "cover", "", "auto", file(func(b *Book) *string { return &b.cover }, "png", "jpg", "jpeg").with(words("auto", "none")), "auto (drawn from title and dates), none, or a PNG or JPEG `FILE`"},
	{Shape, EPUB | HTML, "image-size", "", "0", whole(func(b *Book) *int { return &b.EPUB.ImageSize }, "at least 64 pixels", func(n int) bool { return n == 0 || n >= 64 }), "fit pictures into a square of `N` pixels (0 = as they are)"},
	{Shape, EPUB | HTML, "grey", "", "false", onOff(func(b *Book) *bool { return &b.EPUB.Grey }), "pictures in shades of grey, for e-ink"},
	{Shape, EPUB, "series", "", "", prose(func(b *Book) *string { return &b.EPUB.Series }), "`NAME` of the periodical that the book is an issue of"},
	{Shape, EPUB, "issue", "", "", issueNumber, "`NUMBER` of the issue in its series: 27, 2021.27"},
	{Shape, EPUB, "publisher", "", "", prose(func(b *Book) *string { return &b.EPUB.Publisher }), "`NAME` of whoever makes the book available (default: the articles' only source)"},
	{Shape, EPUB, "vertical", "", "false", onOff(func(b *Book) *bool { return &b.EPUB.Vertical }), "set Chinese from top to bottom, pages from right to left"},
	// Outputs of digests say so by their names.
	{Shape, EPUB | NotKey, "kepub", "", "false", onOff(func(b *Book) *bool { return &b.Kepub }), "an EPUB in the form for Kobo readers, as a name that ends in .kepub.epub says, too"},
	{Shape, EPUB | HTML, "css", "", "", file(func(b *Book) *string { return &b.css }, "css"), "style sheet `FILE` to add to the book's own"},
	{Shape, EPUB | HTML, "max-size", "", "", parsed(func(b *Book, v string) (err error) { b.Limit.Bytes, err = parseSize(v); return err }), "part the book into volumes of at most this `SIZE`: 45MB, 800KB, a number of bytes"},
	{Shape, EPUB | HTML | Markdown, "max-articles", "", "0", whole(func(b *Book) *int { return &b.Limit.Articles }, "a number of articles", fromZero), "part the book into volumes of at most `N` articles (0 = no limit)"},

	{Shape, PDF, "paper", "", "a4", parsed(setPaper).with(func(Use) []string { return paper.Names() }), "`SIZE` of the paper: " + strings.Join(paper.Names(), ", ") + ", or WIDTHxHEIGHT in millimetres"},
	{Shape, PDF, "font-size", "", "10.5", fontSize, "size of the body in `POINTS`, 6 to 24"},
	{Shape, PDF | Fonts, "font", "", "", fontFiles, "a TTF, OTF, TTC or OTC `FILE` to set the book in (FILE#1: the second font of a collection); may be repeated"},
	{Shape, PDF, "columns", "", "1", whole(func(b *Book) *int { return &b.PDF.Columns }, "1 or 2", func(n int) bool { return n == 1 || n == 2 }).with(words("1", "2")), "`N` columns of text a page: 1 or 2"},
	{Shape, PDF, "duplex", "", "false", onOff(func(b *Book) *bool { return &b.PDF.Duplex }), "for printing on both sides: mirrored margins, chapters open on a right-hand page"},
	{Shape, PDF, "links", "", "notes", choice(func(b *Book, w string) { b.PDF.Links, _ = compose.ParseLinks(w) }, "notes", "none"), "notes or none: addresses of links in notes at the page's foot"},
	{Run, PDF, "dump-pages", "", "", file(func(b *Book) *string { return &b.DumpPages }, "txt"), "write the pages as readable text to this `FILE` (- is standard output); without -o instead of the PDF"},

	{Run, books, "report", "", "", file(func(b *Book) *string { return &b.Report }, "json"), "write a report as JSON to this `FILE` (- is standard output)"},
	{Run, books | List | Check, "strict", "", "false", onOff(func(b *Book) *bool { return &b.Strict }), "exit 3 when there are warnings"},
	{Run, books | List, "fail-if-empty", "", "false", onOff(func(b *Book) *bool { return &b.FailIfEmpty }), "exit 4 when nothing is selected"},
	// Of one run alone: wenzhai build has flags of these names.
	{Run, books | NotKey, "overwrite", "", "false", onOff(func(b *Book) *bool { return &b.Overwrite }), OverwriteHelp},
	{Run, books | NotKey, "dry-run", "", "false", onOff(func(b *Book) *bool { return &b.DryRun }), "show what would be written, and write nothing"},
}, outputs()...)

// outputs returns the row of each format's output. The key output is a template, of
// several formats.
func outputs() (rows []Setting) {
	for i, f := range layout.Formats() {
		rows = append(rows, Setting{Run, 1<<i | NotKey, "output", "o", "digest" + f.Suffix, file(func(b *Book) *string { return &b.Output }, f.Name), outputHelp})
	}
	return rows
}

// OverwriteHelp describes the flag --overwrite of any command.
const OverwriteHelp = "let outputs replace files that wenzhai does not write; never one that is read"

const (
	zones      = "Asia/Shanghai, shanghai, UTC, +08:00, or local, that of this machine"
	outputHelp = "`FILE` to write, or its folder; - is standard output; {title} and the names of --title are filled in"
)

var conversion = "convert Chinese between scripts: " + nearest.Or(script.Names())

var inZone = parsed(func(b *Book, v string) (err error) { b.Options.Zone, err = zone.Parse(v); return err }).
	with(func(Use) []string { return append([]string{zone.Local}, zone.Names()...) })

// periods gives the first n words of periods; all for n < 0.
func periods(n int) func(Use) []string {
	return func(Use) []string {
		all := period.Words()
		if n < 0 {
			return all
		}
		return all[:n]
	}
}

var languages = Kind{Type: "TAGS", Joiner: ",", List: true, Words: words(langtag.Recognised()...), set: func(b *Book, values []string) error {
	b.Options.Selection.Langs = nil
	for _, v := range values {
		l, err := langtag.Parse(v)
		if err != nil {
			return err
		}
		b.Options.Selection.Langs = append(b.Options.Selection.Langs, l)
	}
	return nil
}}

func setMatch(b *Book, v string) (err error) {
	if b.Options.Match, err = regexp.Compile(v); err != nil {
		return errors.New(explain.BadPattern(v, err))
	}
	return nil
}

func setOrder(b *Book, word string) {
	name, newest := strings.CutPrefix(word, "-")
	b.Options.Order, _ = digest.ParseSorting(name)
	b.Options.Newest = newest
}

func setDedupe(b *Book, word string) {
	b.Options.NearDuplicates, b.Options.KeepDuplicates = word == "near", word == "off"
}

var scripts = choice(func(b *Book, w string) { b.Options.Convert = w }, script.Names()...)

func setOnlyRules(b *Book, names []string) error {
	b.Options.Cleaning.Only = names
	return CheckRules(clean.Options{Only: names})
}

func setNoRules(b *Book, names []string) error {
	b.Options.Cleaning.Off = names
	return CheckRules(clean.Options{Off: names})
}

// CheckRules returns an error where o names a rule that there is not, with the
// name that was likely meant.
func CheckRules(o clean.Options) error {
	_, err := o.Compile()
	if err == nil {
		return nil
	}
	var names []string
	for _, r := range clean.Rules() {
		names = append(names, r.Name)
	}
	for _, name := range slices.Concat(o.Only, o.Off) {
		if !slices.Contains(names, name) {
			return fmt.Errorf("%w%s", err, nearest.Hint(name, names))
		}
	}
	return err
}

func rules(Use) []string {
	var out []string
	for _, r := range clean.Rules() {
		out = append(out, r.Name+"\t"+r.Doc)
	}
	return out
}

func setPunctuation(b *Book, word string) {
	b.Options.Cleaning.FixPunctuation, _ = clean.ParsePunctuation(word)
}

var frameLanguages = Kind{Type: "string", Joiner: "+", Words: words(langtag.Frames()...), set: func(b *Book, values []string) (err error) {
	b.Options.UI, err = langtag.ParseUI(values[0])
	return err
}}

func setChapters(b *Book, word string) { b.Options.By, _ = digest.ParseBy(word) }

func setBilingual(b *Book, v string) (err error) {
	if b.Options.Layout, err = digest.ParseLayout(strings.ToLower(v)); err == nil {
		return nil
	}
	if b.Options.Only, err = langtag.ParseLead(v); err != nil {
		return unknown(v, append(digest.LayoutNames(), langtag.Leads()...))
	}
	return nil
}

// bilingualWords leaves out the form that a format does not have.
func bilingualWords(use Use) []string {
	return slices.DeleteFunc(append(digest.LayoutNames(), langtag.Leads()...), func(s string) bool {
		return use&books != 0 && s == use.Format().Lacks.String() && s != digest.Apart.String()
	})
}

func setLead(b *Book, v string) (err error) {
	b.Options.Lead, err = langtag.ParseLead(v)
	return err
}

func setPairBy(b *Book, names []string) error {
	b.Options.PairBy = nil
	for _, n := range names {
		e, ok := bilingual.ParseEvidence(n)
		if !ok {
			return unknown(n, evidence(0))
		}
		b.Options.PairBy = append(b.Options.PairBy, e)
	}
	return nil
}

func setHead(b *Book, names []string) error {
	b.EPUB.Byline = byline.Parts{}
	for _, n := range names {
		if !b.EPUB.Byline.Set(n) {
			return unknown(n, byline.Names())
		}
	}
	b.PDF.Byline = b.EPUB.Byline
	return nil
}

func evidence(Use) []string {
	var out []string
	for _, e := range bilingual.ByAll() {
		out = append(out, e.String())
	}
	return out
}

// issueNumber takes what stands for the number of an issue in an EPUB (EPUB 3.3
// §D.3.5); the book leaves out what else is given.
var issueNumber = func() Kind {
	form := regexp.MustCompile(`^[0-9]{1,9}(\.[0-9]{1,9})*$`)
	k := parsed(func(b *Book, v string) error {
		if b.EPUB.Issue = v; !form.MatchString(v) {
			return fmt.Errorf("%q is no number: expected 27, or 2021.27", v)
		}
		return nil
	})
	k.MayEmpty = true
	return k
}()

func setPaper(b *Book, v string) (err error) {
	if b.PDF.Paper, err = paper.Parse(v); err != nil {
		return fmt.Errorf("%w%s", err, nearest.Hint(v, paper.Names()))
	}
	return nil
}

var fontSize = parsed(func(b *Book, v string) error {
	n, err := strconv.ParseFloat(v, 64)
	if err != nil {
		return badNumber(v, "a number", err)
	}
	if !(n >= 6 && n <= 24) { // nor what is no number
		return faultf("", "%s takes 6 to 24 points, not %g", self, n)
	}
	b.PDF.FontSize = n
	return nil
}).typed("float64")

var fontFiles = Kind{Type: "stringArray", List: true, Suffixes: []string{"ttf", "otf", "ttc", "otc"}, set: func(b *Book, values []string) error {
	b.fonts = values
	return nil
}}

// patterns takes patterns of names, each by itself.
func patterns(to func(*Book) *[]string) Kind {
	return Kind{Type: "stringArray", List: true, set: func(b *Book, values []string) error {
		for _, v := range values {
			if v = strings.TrimSpace(v); v == "" || v == "/" {
				return faultf("", "%s takes a pattern such as posts/, *.md or **/2024/*.md", self)
			}
			if strings.HasPrefix(v, "!") && to(b) == &b.Options.Include {
				return faultf("", "%s %s: name with %s what is to stay out", self, v, Ref("exclude"))
			}
		}
		*to(b) = values
		return nil
	}}
}

// minSize is the least size of a volume that leaves room for a cover.
const minSize = 100_000

// parseSize reads "45MB" and the like as bytes; kB, MB and GB are powers of
// 1000, as shops and mail servers count them, KiB, MiB and GiB of 1024.
func parseSize(s string) (int64, error) {
	number := strings.TrimRight(s, "KMGIBkmgib ")
	factor, ok := map[string]float64{
		"": 1, "b": 1, "k": 1e3, "kb": 1e3, "m": 1e6, "mb": 1e6, "g": 1e9, "gb": 1e9, "kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30,
	}[strings.ToLower(strings.TrimSpace(s[len(number):]))]
	n, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || !ok || n <= 0 || strings.Trim(number, "0123456789.") != "":
		return 0, fmt.Errorf("%q is no size: expected a number with KB, MB or GB", s)
	case n*factor < minSize || n*factor > 1<<50:
		return 0, fmt.Errorf("%s is out of range: from %d bytes on", s, minSize)
	}
	return int64(n * factor), nil
}
