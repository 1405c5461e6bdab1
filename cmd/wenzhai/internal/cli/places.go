package cli

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/pathname"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
	"github.com/wenzhai/wenzhai/convert"
)

// wanted returns the output of the flag -o as it is at path.
func (b *bookFlags) wanted(path string) output.Wanted {
	return output.Wanted{By: b.outBy, For: b.outFor, No: b.outNo, Path: path, Kind: b.kind}
}

// nameOutputs makes of the names of outputs those of files.
func (b *bookFlags) nameOutputs() error {
	var err error
	if b.out, err = pathname.OutputName(b.outBy, b.out, b.usual, b.kind); err != nil {
		return err
	}
	if info, err := os.Stat(b.out); err == nil && !info.Mode().IsRegular() && b.volumes.limited() {
		return usagef("volumes cannot go to %s: name a file with -o", b.out)
	}
	if b.report != "" {
		if b.report, err = pathname.OutputName("--report", b.report, "report.json", output.Report); err != nil {
			return err
		}
	}
	if b.beside != "" {
		b.beside, err = pathname.OutputName("--dump-pages", b.beside, usualDump, output.Dump)
	}
	if b.beside == "-" && b.report == "-" {
		return usagef("the page dump and the report cannot both go to standard output")
	}
	return err
}

// guarded returns o so that no output of b replaces what is read, and refuses
// those of which that can be told before the archive is opened. The name of
// a book that is filled in from its articles is claimed later.
func (b *bookFlags) guarded(o convert.Options) (convert.Options, error) {
	b.guard = output.NewGuard(b.overwrite)
	for _, path := range slices.Concat(b.named, []string{b.config.path}, o.Paths) {
		if path == "-" {
			if f, ok := o.Stdin.(*os.File); ok {
				if info, err := f.Stat(); err == nil {
					b.guard.ReadsFile("standard input", info)
				}
			}
			continue
		}
		b.guard.Reads(path)
	}
	if err := b.guard.Spare(b.wanted(b.out)); err != nil {
		return o, failed(err)
	}
	if err := b.nameOutputs(); err != nil {
		return o, err
	}
	all := []output.Wanted{{By: "--report", Path: b.report, Kind: output.Report}, {By: "--dump-pages", Path: b.beside, Kind: output.Dump}}
	if !strings.Contains(b.out, "{") && !b.volumes.limited() {
		all = append(all, b.wanted(b.out))
	}
	for _, w := range all {
		if err := b.guard.Claim(w); err != nil {
			return o, failed(err)
		}
	}
	o.Listed = b.guard.Archive
	return o, nil
}

// ready claims the book's file and, but for a dry run, makes the folders of all
// outputs and looks whether they can be written.
func (b *bookFlags) ready(path string) error {
	if !b.volumes.limited() {
		if err := b.guard.Claim(b.wanted(path)); err != nil {
			return err
		}
	}
	if b.dryRun {
		return nil
	}
	for _, p := range []string{path, b.report, b.beside} {
		if err := readyPlace(p); err != nil {
			return err
		}
	}
	return nil
}

// readyPlace makes the folder that path lies in, takes away what runs that were
// killed have left there, and looks whether it can be written.
func readyPlace(path string) error {
	if path == "-" || path == "" {
		return nil
	}
	return output.Ready(path)
}

// wouldWrite ends a dry run: it reads what the book would hold, for what would be
// missing.
func wouldWrite(ctx context.Context, p *term.Printer, bar *term.Progress, l *convert.Library, path string) error {
	err := l.Preview(ctx)
	bar.Close()
	if err != nil {
		return failed(err)
	}
	p.Plain("would write %s", summary(path, l.Volume()))
	explain.NotInIt(p, "", l.Losses())
	return nil
}

// some returns x, or nil where Nothing is missing.
func some(x convert.Losses) *convert.Losses {
	if x.None() {
		return nil
	}
	return &x
}
