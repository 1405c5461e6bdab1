package diag

import (
	"maps"
	"slices"
)

// Code names a kind of finding. docs/diagnostics.md explains each.
type Code string

// The codes.
const (
	PathMissing     Code = "path-missing"     // a named path does not exist
	Unreadable      Code = "unreadable"       // a file cannot be read
	LinkOutside     Code = "link-outside"     // a link leads out of the archive, or in a circle
	BrokenArchive   Code = "broken-archive"   // a zip or tar is damaged or unsafe
	BrokenFile      Code = "broken-file"      // a feed, an export or a saved page is damaged
	NotArticles     Code = "not-articles"     // data of no kind that holds articles
	TooLarge        Code = "too-large"        // a file is over the size limit
	EmptyFile       Code = "empty-file"       // a file holds no text
	EmptyArticle    Code = "empty-article"    // an article has no body after cleaning
	NoArticles      Code = "no-articles"      // nothing to make a book from
	Undated         Code = "undated"          // no date was found
	BadDate         Code = "bad-date"         // a date cannot be read
	AmbiguousDate   Code = "ambiguous-date"   // a date has two readings
	BadFrontMatter  Code = "bad-front-matter" // front matter is not valid, read line by line
	BadEncoding     Code = "bad-encoding"     // bytes that are not valid in the file's charset
	Untitled        Code = "untitled"         // no title was found
	Site            Code = "site"             // the sources of a site, read as its generator builds them
	LeftOut         Code = "left-out"         // text of a file that belongs to no article
	Unpublished     Code = "unpublished"      // parts of an export that its site does not show as articles
	Duplicate       Code = "duplicate"        // an article repeats another one
	PairConflict    Code = "pair-conflict"    // several articles could be a translation of one
	Unpaired        Code = "unpaired"         // an article among pairs has no translation
	OtherText       Code = "other-text"       // a text was left out of a book of one language
	BothTexts       Code = "both-texts"       // an article held two texts and was taken apart
	ImageMissing    Code = "image-missing"    // a local picture is not there
	ImageRemote     Code = "image-remote"     // a picture on the network was not fetched
	ImageBroken     Code = "image-broken"     // a picture cannot be decoded
	ImageOutside    Code = "image-outside"    // a picture lies outside the archive
	ImageFetch      Code = "image-fetch"      // a picture on the network could not be had
	ImageSimplified Code = "image-simplified" // parts of a drawing are not drawn
	FormulaTeX      Code = "formula-tex"      // a formula cannot be set and stands as TeX
	EmptyNote       Code = "empty-note"       // a note has no text
	TooDeep         Code = "too-deep"         // nesting beyond what is read
	TooMany         Code = "too-many"         // more notes or open links than are read as such
	LongParagraph   Code = "long-paragraph"   // a paragraph longer than any author writes
	LongTitle       Code = "long-title"       // a title longer than titles are
	LongTable       Code = "long-table"       // tables of more cells than are set on paper
	LongArticle     Code = "long-article"     // an article of more lines or blocks than are set on paper
	LargePage       Code = "large-page"       // a saved page too large to be judged block by block
	Punctuation     Code = "punctuation"      // half-width marks in Chinese text were changed, or left
	MissingGlyph    Code = "missing-glyph"    // no face has this character
	FontRestricted  Code = "font-restricted"  // a font's licence forbids embedding
	Overfull        Code = "overfull"         // something does not fit its measure
	BadOutput       Code = "bad-output"       // the output cannot be written
	LargeVolume     Code = "large-volume"     // one article alone is over the limit of a volume
	Draft           Code = "draft"            // an article that its author marks as a draft
	UnknownTag      Code = "unknown-tag"      // a tag of a generator of sites that is not known
	OpenMarkup      Code = "open-markup"      // an element or a comment that nothing ends
	IncludeMissing  Code = "include-missing"  // a file that is to stand in an article cannot be had
	UnusedPattern   Code = "unused-pattern"   // a pattern of include or exclude that names no file
	UnusedKey       Code = "unused-key"       // a key of a record that no record has
	BadInput        Code = "bad-input"        // a value handed in is not usable
)

type info struct {
	Severity Severity
	Hint     string
	Meaning  string
}

var registry = map[Code]info{
	PathMissing:     {Error, "check the spelling, or give a folder, a file, a .zip or - for standard input", "A path named on the command line does not exist."},
	Unreadable:      {Warning, "check the file's permissions", "A file or folder could not be read; the rest goes on. It is an error where that very file or folder was named."},
	LinkOutside:     {Warning, "copy the file to its place, or name where it lies as well", "A link in a folder or a packed archive leads out of it, or in a circle; what it leads to was not read."},
	BrokenArchive:   {Warning, "test it with unzip -t, or unpack it and name the folder", "A zip or tar file is damaged, or holds names that point outside it; the rest goes on. It is an error where that very file was named."},
	BrokenFile:      {Warning, "export or save it again", "A feed, an export or a saved page is damaged, or asks for what is not done; the rest of it was read."},
	NotArticles:     {Note, "name it among what is read only if it should be a feed or an export", "A JSON or XML file is no feed and no export with articles; it was passed over."},
	TooLarge:        {Warning, "split the file", "A file or a packed entry is over the size limit; the rest goes on. It is an error where that very file was named."},
	EmptyFile:       {Warning, "delete it, or fill it", "A file holds no text at all."},
	EmptyArticle:    {Warning, "see what was dropped with wenzhai extract --format json", "Nothing was left of an article after cleaning; it is not in the book, or stands there with its title alone."},
	NoArticles:      {Error, "name a folder with .md, .html or .txt files", "No article was found at the paths named."},
	Undated:         {Warning, "add a date: line to its front matter", "No date was found; the article stands last."},
	BadDate:         {Warning, "write it as 2021-06-28 or 2021-06-28T20:23:00+08:00", "A date is there but cannot be read and is not guessed, or its zone is not known and the archive's was taken."},
	AmbiguousDate:   {Warning, "write it as 2021-06-28", "A date has two readings; the one named was taken."},
	BadFrontMatter:  {Warning, "quote values that hold : or [ or \"", "Front matter is not valid YAML; it was read line by line."},
	BadEncoding:     {Warning, "convert the file to UTF-8", "Some bytes are not valid in the file's character set and were replaced."},
	Untitled:        {Warning, "add a title: line to its front matter", "No title was found; the first words or the file's name stand for it."},
	Site:            {Note, "name a file, here or with --include, to take it all the same", "A folder is the sources of a site, known by the files of its generator; templates, data, notes beside the content and what else the generator makes no page of were left out. Or it holds the pages of a generated or mirrored site: lists of other pages that are there (by tags, years, numbers), search, 404 and redirect pages were left out."},
	LeftOut:         {Note, "give it a title and a date line of its own to keep it", "Text before the first article of a file of many, a list of its chapters and a distributor's notice around them are part of none and were left out."},
	Unpublished:     {Note, "publish them and export again, if they should go in", "Drafts, attachments and other items of an export that its site does not show as articles were left out."},
	Duplicate:       {Note, "keep both with --dedupe off", "An article repeats another one and was left out."},
	PairConflict:    {Warning, "name the article it translates in its front matter: translation_of: FILE", "Several articles could be the translation of one, and nothing stronger tells which; none was taken."},
	Unpaired:        {Note, "name it as the translated file with another language's ending (post.en.md, post.zh.md), or add translation_of: FILE", "An article of a folder of translations has none itself; it stands alone."},
	OtherText:       {Note, "take both with --bilingual interleave, or each by itself without --bilingual", "The text in the other language was left out of a book in one language; its translation is there."},
	BothTexts:       {Note, "--pair-by key,address,suffix,folder leaves it as it is", "An article held a text and its translation, which a bilingual book sets its own way; a line that only named a language between the two was left out."},
	ImageMissing:    {Warning, "put the file there, or remove the picture", "A local picture is not in the archive; its caption and name stand for it."},
	ImageRemote:     {Note, "save the pictures beside the articles, or give --fetch-images", "A picture lies on the network; its caption and a link stand for it."},
	ImageBroken:     {Warning, "save it again as PNG or JPEG", "A picture cannot be decoded; its caption and name stand for it."},
	ImageFetch:      {Warning, "try again later, or save the picture beside the article", "A picture could not be fetched from the network; its caption and a link stand for it."},
	ImageSimplified: {Note, "save the drawing as PNG", "A drawing was drawn without those of its parts that cannot be drawn: filters, and pictures that it does not hold itself or that are damaged."},
	ImageOutside:    {Warning, "copy it into the archive", "A picture's path leads outside the archive and was not opened."},
	FormulaTeX:      {Warning, "mend the TeX, or define its commands in the article with \\newcommand", "A formula is no TeX that can be read, or uses a command that nobody defined, or is too wide or too high for a PDF; it stands as its TeX, in the style of program text."},
	EmptyNote:       {Warning, "write the text of the note, or take its marks out", "A note of Markdown has no text; its marks were left out."},
	TooDeep:         {Warning, "simplify the markup", "Markup is nested too deeply; its text is kept, flat."},
	TooMany:         {Warning, "part the article", "A Markdown article has more footnotes (10,000), or a block of it more links that begin and do not end (1,000), than are read as such; all its words are kept, their marks as words among them."},
	LongParagraph:   {Warning, "give it line ends", "A paragraph is longer than any author writes: a text without line ends, or something that is no text. It is kept, parted at sentences, spaces or anywhere; in Markdown perhaps without the meaning of its marks."},
	LongTitle:       {Warning, "give it a title of one sentence, and the rest as `description`", "A title is longer than 600 characters, and was cut at a word."},
	LongTable:       {Warning, "make an EPUB, which holds all of it, or part the table", "The tables of an article have more cells (25,000) than are set on paper; the rows that are more are left out of the PDF."},
	LongArticle:     {Warning, "make an EPUB, which holds all of it, or part the article", "The programs of an article have more lines (50,000), or it has more blocks (100,000, with list items and forced line ends), than are set on paper; what is more is left out of the PDF. Of a plain text with over 100,000 lines a paragraph holds several."},
	LargePage:       {Note, "look at what was taken with wenzhai extract, and name the element that holds the article in wenzhai.toml: article = \"SELECTOR\"", "A saved page has more elements (12,000), or deeper ones (100), than are judged one by one; the part with the most running text was taken for its article."},
	Punctuation:     {Note, "choose with --fix-punctuation on or off", "Half-width marks between Chinese characters became full-width; or were left, because the article sets all its commas so."},
	MissingGlyph:    {Warning, "name a font that has it with --font; wenzhai fonts PATH lists all such characters", "No face has a character; a box stands for it in the PDF, and copies as the character."},
	FontRestricted:  {Warning, "name another font with --font", "A font named with --font forbids embedding (OS/2 fsType); it is not used."},
	Overfull:        {Note, "choose a wider paper", "Something is wider than its measure and was scaled or cut into lines."},
	LargeVolume:     {Warning, "raise --max-size, or make the pictures smaller with --image-size", "An article alone makes a volume that is larger than --max-size allows. It is written all the same."},
	BadOutput:       {Error, "choose another place with -o", "The output cannot be written; an older file of that name is untouched."},
	Draft:           {Note, "--drafts takes drafts, too", "An article is a draft by its front matter (draft: true, published: false, hidden: true, private: true and their like) or its folder (_drafts), and was left out."},
	UnknownTag:      {Note, "say what it is in a table [shortcodes] of wenzhai.toml", "A tag, shortcode or container of a generator of sites is not known; what it holds stays, and its parameters are left out."},
	OpenMarkup:      {Note, "end it, or write < as &lt;", "A tag, an element or a comment begins in Markdown and nothing ends it, so that a browser would take what follows for a part of it; it is read as text, a container as ending before the next heading."},
	IncludeMissing:  {Warning, "name a folder that holds it, too", "A file that a line asks to be set in an article is not in what was named, or is too large; nothing stands for it."},
	UnusedPattern:   {Warning, "patterns count from the folder that is named: *.md and notes/ match anywhere in it, **/notes/*.md in any folder notes", "A pattern of --include or --exclude, or of these keys of wenzhai.toml, matches no file, so that it changes nothing."},
	UnusedKey:       {Warning, "name a key that the records have, or with match the files that the table is for", "A key that a table [fields] of wenzhai.toml names is in no record of a file. Where it is that of the text, the file is read by the usual keys."},
	BadInput:        {Error, "", "A value handed in is not usable."},
}

// Codes returns every code, sorted.
func Codes() []Code {
	return slices.Sorted(maps.Keys(registry))
}

// Describe returns what code c means and its usual severity and hint.
func Describe(c Code) (meaning string, s Severity, hint string) {
	i := registry[c]
	return i.Meaning, i.Severity, i.Hint
}
