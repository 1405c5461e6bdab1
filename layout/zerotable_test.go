package layout_test

import (
	"github.com/wenzhai/wenzhai/convert"
	"github.com/wenzhai/wenzhai/convert/archive"
	"github.com/wenzhai/wenzhai/convert/archive/booknotes"
	"github.com/wenzhai/wenzhai/convert/archive/docx"
	"github.com/wenzhai/wenzhai/convert/archive/generator"
	"github.com/wenzhai/wenzhai/convert/archive/joplin"
	"github.com/wenzhai/wenzhai/convert/archive/mailbox"
	"github.com/wenzhai/wenzhai/convert/archive/omnivore"
	"github.com/wenzhai/wenzhai/convert/archive/opml"
	"github.com/wenzhai/wenzhai/convert/archive/order"
	"github.com/wenzhai/wenzhai/convert/archive/packing"
	"github.com/wenzhai/wenzhai/convert/archive/permalink"
	"github.com/wenzhai/wenzhai/convert/archive/pick"
	"github.com/wenzhai/wenzhai/convert/archive/salvage"
	"github.com/wenzhai/wenzhai/convert/archive/shelf"
	"github.com/wenzhai/wenzhai/convert/archive/shelf/menu"
	"github.com/wenzhai/wenzhai/convert/archive/site"
	"github.com/wenzhai/wenzhai/convert/archive/warc"
	"github.com/wenzhai/wenzhai/convert/archive/writers"
	"github.com/wenzhai/wenzhai/convert/article"
	"github.com/wenzhai/wenzhai/convert/article/charset"
	"github.com/wenzhai/wenzhai/convert/article/clipping"
	"github.com/wenzhai/wenzhai/convert/article/date"
	"github.com/wenzhai/wenzhai/convert/article/edges"
	"github.com/wenzhai/wenzhai/convert/article/export"
	"github.com/wenzhai/wenzhai/convert/article/export/fictionbook"
	"github.com/wenzhai/wenzhai/convert/article/export/own"
	"github.com/wenzhai/wenzhai/convert/article/export/readwise"
	"github.com/wenzhai/wenzhai/convert/article/export/xmltext"
	"github.com/wenzhai/wenzhai/convert/article/front"
	"github.com/wenzhai/wenzhai/convert/article/lang"
	"github.com/wenzhai/wenzhai/convert/article/mhtml"
	"github.com/wenzhai/wenzhai/convert/article/notion"
	"github.com/wenzhai/wenzhai/convert/article/novel"
	"github.com/wenzhai/wenzhai/convert/article/outline"
	pagehead "github.com/wenzhai/wenzhai/convert/article/page"
	"github.com/wenzhai/wenzhai/convert/article/scan"
	"github.com/wenzhai/wenzhai/convert/article/title"
	"github.com/wenzhai/wenzhai/convert/bilingual"
	"github.com/wenzhai/wenzhai/convert/bilingual/align"
	"github.com/wenzhai/wenzhai/convert/bilingual/lexicon"
	"github.com/wenzhai/wenzhai/convert/bilingual/sentence"
	"github.com/wenzhai/wenzhai/convert/cache"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/clean/formula"
	"github.com/wenzhai/wenzhai/convert/clean/html"
	"github.com/wenzhai/wenzhai/convert/clean/markdown"
	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect"
	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect/known"
	"github.com/wenzhai/wenzhai/convert/clean/names"
	"github.com/wenzhai/wenzhai/convert/clean/notes"
	"github.com/wenzhai/wenzhai/convert/clean/portal"
	"github.com/wenzhai/wenzhai/convert/clean/readable"
	"github.com/wenzhai/wenzhai/convert/clean/repair"
	"github.com/wenzhai/wenzhai/convert/clean/rules"
	"github.com/wenzhai/wenzhai/convert/clean/standfirst"
	"github.com/wenzhai/wenzhai/convert/diag"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/doc"
	"github.com/wenzhai/wenzhai/convert/fetch"
	"github.com/wenzhai/wenzhai/convert/frame"
	"github.com/wenzhai/wenzhai/convert/generated"
	"github.com/wenzhai/wenzhai/convert/generated/snapshot"
	"github.com/wenzhai/wenzhai/convert/htmltree"
	"github.com/wenzhai/wenzhai/convert/input"
	"github.com/wenzhai/wenzhai/convert/letter"
	"github.com/wenzhai/wenzhai/convert/links"
	"github.com/wenzhai/wenzhai/convert/math"
	"github.com/wenzhai/wenzhai/convert/math/equation"
	"github.com/wenzhai/wenzhai/convert/math/mathml"
	"github.com/wenzhai/wenzhai/convert/math/plain"
	"github.com/wenzhai/wenzhai/convert/math/tex"
	"github.com/wenzhai/wenzhai/convert/parallel"
	"github.com/wenzhai/wenzhai/convert/pattern"
	"github.com/wenzhai/wenzhai/convert/picture"
	"github.com/wenzhai/wenzhai/convert/picture/avif"
	"github.com/wenzhai/wenzhai/convert/picture/drawing"
	"github.com/wenzhai/wenzhai/convert/pinyin"
	"github.com/wenzhai/wenzhai/convert/reasons"
	"github.com/wenzhai/wenzhai/convert/refs"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/convert/scratch"
	"github.com/wenzhai/wenzhai/convert/script"
	"github.com/wenzhai/wenzhai/convert/sequence"
	"github.com/wenzhai/wenzhai/convert/tomltext"
	"github.com/wenzhai/wenzhai/convert/witness"
	"github.com/wenzhai/wenzhai/fonts"
	"github.com/wenzhai/wenzhai/fonts/sfnt"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/byline"
	"github.com/wenzhai/wenzhai/layout/compose"
	"github.com/wenzhai/wenzhai/layout/compose/address"
	"github.com/wenzhai/wenzhai/layout/compose/extent"
	placed "github.com/wenzhai/wenzhai/layout/compose/formula"
	"github.com/wenzhai/wenzhai/layout/compose/headline"
	"github.com/wenzhai/wenzhai/layout/compose/keep"
	"github.com/wenzhai/wenzhai/layout/compose/paper"
	"github.com/wenzhai/wenzhai/layout/compose/reading"
	"github.com/wenzhai/wenzhai/layout/compose/series"
	"github.com/wenzhai/wenzhai/layout/compose/shade"
	"github.com/wenzhai/wenzhai/layout/compose/shown"
	"github.com/wenzhai/wenzhai/layout/compose/subhead"
	"github.com/wenzhai/wenzhai/layout/draw"
	"github.com/wenzhai/wenzhai/layout/epub"
	"github.com/wenzhai/wenzhai/layout/epub/check"
	"github.com/wenzhai/wenzhai/layout/epub/cover"
	"github.com/wenzhai/wenzhai/layout/epub/cut"
	"github.com/wenzhai/wenzhai/layout/epub/style"
	"github.com/wenzhai/wenzhai/layout/highlight"
	onepage "github.com/wenzhai/wenzhai/layout/html"
	"github.com/wenzhai/wenzhai/layout/kepub"
	asmarkdown "github.com/wenzhai/wenzhai/layout/markdown"
	layoutmath "github.com/wenzhai/wenzhai/layout/math"
	"github.com/wenzhai/wenzhai/layout/page"
	"github.com/wenzhai/wenzhai/layout/pdf"
	"github.com/wenzhai/wenzhai/layout/pdf/vector"
	"github.com/wenzhai/wenzhai/layout/text"
	"github.com/wenzhai/wenzhai/layout/text/hyphen"
	"github.com/wenzhai/wenzhai/layout/xhtml"
)

// exported lists every exported function and method of the packages that a Go
// program may call.
func exported() []any {
	return []any{
		address.Host, address.InNote, address.OffPage, address.OnWeb, address.Short, address.ShownIn,
		align.Bead.Linked, align.Model.OneLanguage, align.Align, align.ForParagraphs, align.ForSentences,
		(*archive.Archive).Close, (*archive.Archive).LeftOut, (*archive.Archive).Reads, (*archive.Archive).Site, (*archive.Archive).Skipped, (*archive.Archive).Sources, (*archive.Source).Anywhere,
		(*archive.Source).Fragment, (*archive.Source).Front, (*archive.Source).Identity, (*archive.Source).InSite, (*archive.Source).MayHold, (*archive.Source).ModTime,
		(*archive.Source).Name, (*archive.Source).Named, (*archive.Source).Path, (*archive.Source).Read, (*archive.Source).Rel, (*archive.Source).ReadInto,
		(*archive.Source).Resource, (*archive.Source).SiteRoot, (*archive.Source).Size, archive.Open, order.Entries, order.IsSummary, order.Names.Less, order.Names.PathLess, order.NamesOf[string], order.PathLess, order.Summary, site.Local, site.Places, site.Root,
		(*order.Contents).Below, (*order.Section).Depth, order.Nav, order.Number, order.Spaced, order.Sidebars, order.Configured, shelf.Unnumbered, shelf.Of, shelf.Trees.Add, shelf.Trees.AddBook, shelf.Trees.AddPages, packing.At, packing.Container, packing.Of, menu.File, menu.In, menu.Of, order.Lines, order.Toc, order.Meta, order.Awesome, shelf.Trees.Shelves,
		(*archive.Archive).Shelves, (*digest.Chapter).Headed, (*digest.Volume).Headed, digest.Sorting.String, digest.SortingNames, digest.ParseSorting, (*sequence.Articles).Dateless, (*sequence.Articles).InOrder, (*sequence.Articles).Places, sequence.Of,
		reasons.InWords, reasons.OfFile, reasons.OfFinding, reasons.OfSelection, reasons.OtherFiles, reasons.Skipped, reasons.Sort, reasons.Suffix,
		refs.Data, refs.HasScheme, refs.InArchive, refs.IsData, refs.IsFile, refs.OnWeb, (*parallel.Buffers).Get, (*parallel.Buffers).Put,
		omnivore.IsList, omnivore.Read, pick.New, pick.Technical, (*pick.Choice).Hidden, (*pick.Choice).Including, (*pick.Choice).Rules, (*pick.Choice).Suffix, (*pick.Choice).Unused,
		(*pick.Rules).Closed, (*pick.Rules).Ignore, (*pick.Rules).Of, (*pick.Verdict).Take, (*pick.Verdict).Wanted, (*salvage.Search).Files,
		generator.At, generator.Below, generator.Decode, generator.DataOf, generator.GivenBy, (*generator.Given).Of, generator.Beside, generator.Matter, generator.Defaults, (*generator.Default).Holds, writers.Of, (*writers.Names).In, generator.Mark, generator.Marks, generator.Roots, (*generator.Site).Guessed, (*generator.Site).Holding, (*generator.Site).About, (*generator.Site).File, (*generator.Site).Holds, (*generator.Site).Program, order.Program, permalink.Of, (*permalink.Pages).Each, (*permalink.Pages).Path, (*generator.Site).Takes, generator.Within,
		(*article.ShapeError).Error, (*article.ShapeError).Unwrap, (*article.Splitter).String, article.Shape.Splitter, article.CheckPath,
		date.Epoch, date.Found.SameDay, date.Found.Swapped, date.Found.UnknownZone, date.InAddress, date.InHTML, date.InPath, date.InFolder, date.Short, date.IsWeekday, date.Line, date.Month, date.NameTime, date.Parse, date.Whole,
		(*front.Matter).Add, (*front.Matter).Get, front.Parse, front.SplitList,
		edges.Of, novel.Read, (*novel.Book).OfFile, witness.Count, witness.Counts.Of, lang.Count, lang.CountUntil, lang.Detect, lang.InPath, lang.Named, lang.Of, lang.Own, lang.Plausible, lang.WithoutComments, lang.Tally.Fingerprint, lang.Tally.Lang, lang.Tally.TwoScripts,
		opml.Is, opml.Open, opml.Read,
		(*pagehead.Page).Choose, (*pagehead.Stamp).Stated, pagehead.Read,
		scan.Address, scan.AddressLength, scan.ElementText, scan.HasPrefixFold, scan.Host, scan.IndexFold, scan.IsAddress, scan.IsBlank,
		scan.IsBlock, scan.IsName, scan.IsProse, scan.IsUnderline, scan.Line, scan.Lines, scan.SkipBlank, scan.TagName,
		scan.TrimSpace, scan.WithoutTags,
		title.Clean, title.IsCut, title.Clip, title.FirstWords, title.HasLetters, title.IsIndex, title.IsOneOf, title.LastPart, title.Likely, title.OfFile, title.OfFolder, title.Plain, title.Unmarked,
		title.Unlinked, title.WithoutAttributes, title.WithoutSite, title.WithoutWikiLinks,
		(*article.Records).String, export.CheckKey, (*export.Fields).Read,
		export.JoplinItem, joplin.Fronts, joplin.IsItem,
		article.NewStored, (*article.Stored).Restored, (*article.Place).String,
		article.MatchPath, article.NewSplitter, article.Scan, article.Text,
		avif.Decode, avif.Is,
		(*bilingual.Aligner).HasDictionary, (*bilingual.Aligner).Learn, (*bilingual.Aligner).Lines, (*bilingual.Aligner).Paragraphs,
		(*bilingual.Aligner).Sentences, (*bilingual.Aligner).Split, bilingual.Evidence.String, bilingual.Text.Sentences,
		bilingual.Text.WithTitle, bilingual.Beside, bilingual.ByAll, bilingual.Compare, bilingual.FindPairs, bilingual.Lines, bilingual.NewAligner,
		bilingual.NewText, bilingual.ParseEvidence, bilingual.Rows,
		(*cache.Store).Close, (*cache.Store).Get, (*cache.Store).Put, (*cache.Store).Save, (*cache.Store).Worthwhile, cache.Open,
		(*check.Finding).Error, check.Book, check.Verify, (*check.Noted).Begin, (*check.Noted).Document, (*check.Noted).Verify,
		cover.Draw,
		cut.Alike, cut.Block, cut.Rung.Halves, cut.Rungs, cut.Same, cut.SamePicture,
		charset.Decode, charset.DecodeAs, charset.IsUTF16,
		(*clean.Cleaner).Clean, clean.Options.Compile, clean.Options.With, clean.Clean, clean.NewCleaner, clean.ParsePunctuation, clean.ResolveURL, clean.PictureURL,
		clean.Rules,
		(*html.Selectors).Asks, (*html.Source).Fragment, (*html.Source).Page, (*html.Source).Pieces, html.DropUnresolved, html.ParseSelectors,
		(*links.Index).Address, (*links.Guide).Asked, (*links.Guide).Lead, (*links.Index).Find, links.EachRef, links.Names.ID, links.Names.Permalink, links.Names.Slug, links.HoldsRefs, links.IDs, links.New, links.NewGuide, links.NewNames,
		links.Settle, links.Suffixed, (*links.Index).Page, outline.Of, generated.Lists, generated.Copies, snapshot.IsIndex, snapshot.Read, snapshot.Shape, (*links.Article).Slugs, generated.Told, generated.ShapeOf, snapshot.Find, snapshot.Pages.Of, input.Furniture, digest.WhyNothing,
		markdown.HTML, dialect.BoxKind, dialect.ParseForm, dialect.Plain,
		(*names.Places).Ask, (*names.Places).AskOwn, (*names.Places).Note, (*names.Places).Ref, (*names.Places).Take, (*names.Names).Of, (*names.Names).Rule, (*names.Names).Rules, names.IsBoxTitle, names.IsVerse, names.IsVerseLine, names.KindOfBox, (*names.Names).Minify, names.New,
		(*repair.Text).Inlines, (*repair.Text).Reset, repair.CodeText, repair.HasLines, repair.LooksVerse, repair.WithoutIndents, repair.FixPunctuation, repair.MarkLangs, repair.NormaliseLevels,
		repair.OneLine, repair.ParsePunctuation, repair.PartLong, repair.PlainText, repair.PromoteHeadings, repair.SettleAlts, repair.SplitLines,
		repair.TrimRules,
		(*rules.Body).Drop, (*rules.Set).AsksAttr, (*rules.Set).AsksName, (*rules.Set).IsInvitation, (*rules.Set).OfAttrs, (*rules.Set).OfFrame,
		(*rules.Set).OfKind, (*rules.Set).OfName, (*rules.Set).OfNames, (*rules.Set).OfPicture, (*rules.Set).OfTag, (*rules.Seen).String, (*rules.Set).Rule, rules.All,
		rules.HeadsRelated, rules.IsBodyName, rules.IsPlaceholder, rules.NewSet, rules.OnlyNumbers, rules.Rules,
		(*convert.Findings).Note, (*convert.Library).Book, (*convert.Library).Chosen, (*convert.Library).Close, (*convert.Library).Diagnostics,
		(*convert.Library).Extract, (*convert.Library).HeadDiagnostics, (*convert.Library).Findings, (*convert.Library).Inputs,
		(*convert.Library).LeftOut, (*convert.Library).Len, (*convert.Library).Line, (*convert.Library).Lint, (*convert.Library).List, (*convert.Library).Load, (*convert.Library).Losses, (*convert.Library).Nothing,
		(*convert.Library).Preview, (*convert.Library).Reads, (*convert.Library).SetTitle, (*convert.Library).Text, (*convert.Library).UI,
		(*convert.Library).Volume, (*convert.Losses).None, (*convert.Reading).Close, (*convert.Reading).Diagnostics,
		(*convert.Reading).Library, convert.AddTitles, convert.Open, convert.Read, convert.ReadLines,
		convert.ReadSide, convert.Teach,
		diag.Diagnostic.Error, diag.Diagnostic.String, diag.Severity.MarshalText, diag.Severity.String, diag.Codes, diag.Describe, diag.New,
		paper.A4, compose.Compose, compose.FontSet, compose.Pages, compose.ParseLinks, paper.Names, paper.Parse,
		(*digest.Chapter).Label, (*digest.Chapter).Labels, (*digest.Selection).Takes, (*digest.Sketch).Letters, (*digest.Volume).Clone, (*digest.Volume).Cut,
		(*digest.Volume).DefaultTitle, (*digest.Volume).Entries, (*digest.Volume).HasChapters, (*digest.Volume).Len, (*digest.Volume).Period,
		(*digest.Volume).TitleParts, (*digest.Volume).TitleSaysDates, digest.By.String, digest.Dates.In, digest.Layout.String, digest.AskedFor,
		digest.ByNames, digest.Duplicates, digest.Inherit, digest.Keys, digest.LayoutNames, digest.NearDuplicates, digest.NewSketch, digest.Order, digest.ParseBy,
		digest.ParseLayout, digest.Plan,
		(*doc.Item).IsTask, (*doc.Meta).Dated, (*doc.Picture).InLine, doc.DateFrom.String, doc.EachText, doc.Format.String, doc.Lang.Is, doc.Lang.IsChinese, doc.Lang.Script, doc.Span.Len, doc.PlainBlocks, doc.PlainInlines, doc.ReadingTime, doc.EachInline, doc.Inner, doc.Flat, doc.IsDeep, doc.Lines, doc.Stanzas, doc.Parts, doc.Texts, doc.Rewrite, doc.Untracked, doc.Walk,
		drawing.Decode, drawing.Is,
		epub.IdentifierOf, epub.Report.Scaled, epub.Split, epub.Write, onepage.Begins, onepage.Verify, onepage.Write, kepub.Write, asmarkdown.Article, asmarkdown.Begins, asmarkdown.Renumber, asmarkdown.Verify, asmarkdown.Write,
		(*extent.Extents).Add, (*extent.Extents).LeaveOut, (*extent.Extents).Omissions, (*extent.Extents).Program, (*extent.Extents).Room, (*extent.Extents).Table,
		extent.ProgramText, headline.Balance, headline.Cut, keep.Loose, keep.Rows, keep.WithNext, series.New, (*subhead.Levels).Article, (*subhead.Levels).Reset, (*subhead.Levels).Within, subhead.Anchor, subhead.Find, subhead.Of, (*series.Numbers).Take, (*shown.Drawings).Figure, (*shown.Drawings).InLine, shown.Panoramic, shown.Words, draw.Matrix.Times, draw.Read,
		reading.Fits, (*placed.Setter).Display, (*placed.Setter).Spans, placed.Level, placed.New, placed.Pitch, placed.Raise, placed.Source, placed.Brief, placed.Hint, (*layoutmath.Setter).Set, layoutmath.Beside, layoutmath.Join, layoutmath.New, layoutmath.Parse,
		(*warc.Record).IsPage, (*warc.Record).Open, warc.Listed, warc.Name, warc.Pages, warc.Read, notion.IsPage, notion.Properties, notion.Repeats, notion.Ticked, notion.Untitled, front.Under, mailbox.Is, mailbox.Read, mailbox.Mail.Read, docx.Find, (*docx.Document).HTML, (*archive.Source).Damaged, (*archive.Source).Archived, (*archive.Source).OfWeb,
		portal.Part, clipping.Read, letter.SwapDay, (*order.Listing).Stem, known.IsModule, known.Keys, export.MostItems, htmltree.Within, export.ReadBookmarks, (*export.File).Add, export.ReadENEX, fictionbook.Read, xmltext.Attribute, xmltext.New, xmltext.Reason, xmltext.Root, xmltext.WithoutControls, xmltext.WithoutSpace, (*scan.LineNumbers).Of, readwise.Read, export.ReadJSON, export.ReadJoplin, own.Read, export.ReadTable, export.ReadTelegram, export.ReadTelegramPage, export.ReadXML, input.Of, input.Read,
		(*fetch.Client).All, (*fetch.Client).Close, (*fetch.Client).Get, fetch.New,
		(*fonts.Face).Advance, (*fonts.Face).Bold, (*fonts.Face).Box,
		(*fonts.Face).Err, (*fonts.Face).Family, (*fonts.Face).File, (*fonts.Face).GID, (*fonts.Face).Index,
		(*fonts.Face).Italic, (*fonts.Face).Kern, (*fonts.Face).Licence, (*fonts.Face).Math, (*fonts.Face).Name, (*fonts.Face).NumGlyphs,
		(*fonts.Face).Outline, (*fonts.Face).Restriction, (*fonts.Face).Style, (*fonts.Face).Subset,
		(*fonts.Set).Faces, (*fonts.Set).Lookup, sfnt.Math.Assembly, sfnt.Math.Constant, sfnt.Math.ItalicsCorrection, sfnt.Math.MinOverlap, sfnt.Math.Script, sfnt.Math.TopAccent, sfnt.Math.Variants, (*fonts.Set).Order,
		(*fonts.Set).With, fonts.Role.String, fonts.Bundled, fonts.Formula, fonts.Open,
		frame.UI.Best, frame.UI.Each, frame.UI.Joined, frame.UI.Lead, frame.Count, frame.Day, frame.Default, frame.Issue, frame.LangName,
		frame.Colon, frame.Comma, frame.LangNames, frame.Langs, frame.Month, frame.MonthInside, frame.ShortDay, frame.BoxTitle, frame.BoxWord, frame.Span, frame.Text, frame.Volume, frame.Year,
		(*hyphen.Patterns).Points, hyphen.Parse,
		layout.EPUB.Write, layout.HTML.Write, layout.KEPUB.Write, layout.Markdown.Write, layout.PDF.Write, layout.FindUncovered, layout.FormatOf, layout.Formats, layout.Split, layout.Suffix, layout.Write, layout.WriteVolumes,
		(*lexicon.Dictionary).Len, (*lexicon.Dictionary).Simple, (*lexicon.Learned).Len, lexicon.Bundled, lexicon.Learn, lexicon.NewIndex, lexicon.ReadTSV,
		lexicon.Stem, lexicon.Take,
		math.NewReader, (*math.Reader).Article, (*math.Reader).MathML, math.Definitions, equation.Number, (*equation.Numbers).Refer, (*equation.Numbers).TeX, mathml.Source, mathml.TeX, mathml.Write, plain.Inlines, plain.TeX, plain.Text, tex.Environment, tex.Find, tex.Looks, tex.Marked, tex.Next,
		tex.Unescape, tex.Command, tex.Group, tex.IsLetter, formula.Definitions, formula.FrontDefinitions, formula.Element, formula.Joined, formula.Picture, formula.Unprefixed,
		(*mhtml.Page).Resource, mhtml.Is, mhtml.Read,
		(*page.Builder).Add, (*page.Builder).Finish, (*page.Contents).Entry, (*page.Contents).Fill, (*page.Contents).TitleMeasure, (*page.Contents).Under,
		page.OneRun, (*page.Flow).Add, (*page.Flow).Inset, (*page.Flow).Tag, (*page.Leaf).Running, (*page.Placer).Line, (*page.Table).Block, page.Geometry.Block, page.Geometry.Column,
		page.Geometry.Depth, page.Geometry.Edge, page.Geometry.Folio, page.Geometry.Row, page.Geometry.RunningHead, page.Geometry.Spaced,
		page.Geometry.WholeLines, page.Baseline, page.Belong, page.Dump, page.Move, page.NewBuilder, page.NewGeometry, page.NewPlacer, page.RunText, page.Width,
		(*parallel.Bounded[int, int]).Fits, (*parallel.Bounded[int, int]).Get, (*parallel.Bounded[int, int]).Put, (*parallel.Bounded[int, int]).Size,
		(*parallel.Budget).Hold, parallel.NewBudget, parallel.NewQueue[int], (*parallel.Queue[int]).Add, (*parallel.Queue[int]).Close, parallel.Ordered[int], parallel.Until, parallel.Workers, pattern.Lazy,
		pdf.Verify, pdf.Write, pdf.WriteDocument, vector.Form,
		(*picture.Decoder).Decode, (*picture.Decoders).Article, picture.Decode, picture.Hold, picture.NewDecoders,
		(*pinyin.Reader).Blocks, (*pinyin.Reader).Text, pinyin.New,
		htmltree.Elements, htmltree.Flat, htmltree.IsVoid, htmltree.Parse,
		letter.ASCII[string], letter.Alnum, letter.Alpha, letter.ChineseWeekday, letter.Digit, letter.European, letter.FullMark, letter.Han, letter.HanDigit,
		letter.HasUnspaced, letter.Hash, letter.Ideograph, letter.Invisible, letter.Junk, letter.KeepJoiner, letter.Key, letter.KeyRune, letter.Language,
		letter.LastRune, letter.LatinOrDigit, letter.LineEnd, letter.Lines, letter.Month, letter.OneLine, letter.RussianMonth, letter.SentenceEnd,
		letter.SharedMark, letter.Space, letter.Sum, letter.Table, letter.Unspaced, letter.Weekday, letter.Wide,
		booknotes.MayBe, booknotes.Notes.Add, booknotes.Notes.Bring,
		notes.Call, notes.Keeps, notes.MayHold, notes.Plain, notes.Take, notes.Uncalled, standfirst.Is, (*byline.Parts).Set, byline.Names, byline.Parts.Line, readable.Blocks, readable.Context, readable.Forest.Chance, readable.Forest.String, readable.Model.Chances, readable.Model.String, readable.ParseModel, readable.Part, readable.Tree.Value,
		regular.Inherited, regular.Open, regular.OpenIn, regular.Read,
		scratch.CreateIn, scratch.NewNoPlace, (*scratch.File).Discard, (*scratch.File).Place, (*scratch.NoPlace).Error, (*scratch.NoPlace).Unwrap, (*scratch.Spool).Close, scratch.Create,
		scratch.Keep, scratch.NewSpool, scratch.Sweep,
		(*script.Converter).Article, (*script.Converter).Blocks, (*script.Converter).Changes, (*script.Converter).Meta, (*script.Converter).Parts,
		(*script.Converter).String, (*script.Converter).To, script.Names, script.Parse,
		sentence.Split, sentence.Texts,
		tomltext.Check, (*tomltext.Error).Error,
		(*sfnt.Draft).Encode, (*sfnt.Draft).Program, (*sfnt.Font).Advance, (*sfnt.Font).Box, (*sfnt.Font).Contours, (*sfnt.Font).Kern, (*sfnt.Font).Mappings, (*sfnt.Font).Math, (*sfnt.Font).Metrics,
		(*sfnt.Font).Name, (*sfnt.Font).NumGlyphs, (*sfnt.Font).Record, (*sfnt.Font).Span, (*sfnt.Font).Table,
		(*sfnt.Font).UnitsPerEm, (*sfnt.Pen).Contours, (*sfnt.Pen).CubeTo, (*sfnt.Pen).LineTo, (*sfnt.Pen).MoveTo, (*sfnt.Pen).QuadTo, sfnt.Kern.Pair,
		sfnt.Assemble, sfnt.EncodeGlyph, sfnt.EncodeKern, sfnt.Offsets, sfnt.Parse, sfnt.ParseWith, sfnt.ParseWithout, sfnt.SortMap,
		(*text.Engine).FirstFit, (*text.Engine).Lines, (*text.Engine).Longer, text.MayBeLonger, (*text.Engine).Missing, (*text.Engine).Set,
		(*text.Engine).Width, text.ClusterText, text.New, text.Printed,
		highlight.Spans, (*shade.Shader).Spans, shade.GoesOn, style.Sheet,
		(*xhtml.Renderer).Block, (*xhtml.Renderer).Blocks, (*xhtml.Renderer).Caption, (*xhtml.Renderer).Foreign, (*xhtml.Renderer).Headline,
		(*xhtml.Renderer).In, (*xhtml.Renderer).Inlines, (*xhtml.Renderer).Item, (*xhtml.Renderer).OpenHeading, (*xhtml.Renderer).OpenList,
		(*xhtml.Renderer).Passage, (*xhtml.Renderer).Run, xhtml.TakeNotes, (*xhtml.Renderer).FlushNotes, (*xhtml.Renderer).RestNotes,
		(*xhtml.Writer).Attr, (*xhtml.Writer).Direction, (*xhtml.Writer).Document, (*xhtml.Writer).Drain, (*xhtml.Writer).Element, (*xhtml.Writer).Empty,
		(*xhtml.Writer).Flush, (*xhtml.Writer).InLang, (*xhtml.Writer).Open, (*xhtml.Writer).Pre, (*xhtml.Writer).Raw, (*xhtml.Writer).Text,
		(*xhtml.Writer).Words, xhtml.Address, xhtml.Anchored, xhtml.BoxTitle, xhtml.FigureBeside, xhtml.Label, xhtml.OpenBox, xhtml.RTL, xhtml.Shorten, xhtml.ShownAddress, xhtml.To, xhtml.ValidLang,
	}
}
