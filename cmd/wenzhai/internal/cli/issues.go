package cli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/digests"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/term"
)

// issueLister prints digests and their issues, as text or as one JSON object a line.
type issueLister struct {
	w     *bufio.Writer
	words *message.Catalogue
	from  string        // the configuration's folder as seen from where the run began
	json  *json.Encoder // nil = text
}

func newIssueLister(w io.Writer, words *message.Catalogue, from string, asJSON bool) *issueLister {
	l := &issueLister{w: bufio.NewWriter(w), words: words, from: from}
	if asJSON {
		l.json = term.NewJSON(l.w)
	}
	return l
}

// printf prints one line; what fails shows when the writer is flushed.
func (l *issueLister) printf(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	words := strings.TrimLeft(text, " ")
	l.w.WriteString(text[:len(text)-len(words)] + term.Harmless(l.words.Text(words)) + "\n") //nolint:errcheck // see above
}

// seen turns the paths of an issue into those that are good where the run began.
func (l *issueLister) seen(m *digests.Made) {
	for i := range m.Outputs {
		if o := &m.Outputs[i]; !filepath.IsAbs(o.Path) {
			o.Path = filepath.Join(l.from, o.Path)
		}
	}
}

// standing prints how a digest stands.
func (l *issueLister) standing(s *digests.Standing) error {
	if s.Last != nil {
		l.seen(s.Last)
	}
	if l.json != nil {
		return l.json.Encode(s)
	}
	if s.Last == nil {
		l.printf("%s: no issue yet", s.Digest)
	} else {
		l.issue(s.Last)
	}
	for _, f := range s.Failures {
		l.printf("  failed %s: %s", cmp.Or(f.Period, minute(f.At)), f.Error)
	}
	if s.Problem != "" {
		l.printf("  error: %s", s.Problem)
	}
	l.schedule(s)
	return nil
}

// schedule prints when the next issues come.
func (l *issueLister) schedule(s *digests.Standing) {
	switch n := len(s.Due); {
	case n > 1:
		l.printf("  due now: %d issues, %s to %s", n, s.Due[0], s.Due[n-1])
	case n == 1:
		l.printf("  due now: %s", s.Due[0])
	}
	switch {
	case s.Next != nil:
		l.printf("  next: %s, due %s", s.Next.Period, minute(s.Next.At))
	case s.Problem == "":
		l.printf("  next: at any run")
	}
}

// history prints at most so many issues of each digest, or all where limit is 0.
func (l *issueLister) history(all []digests.Made, limit int) error {
	for len(all) > 0 {
		n := slices.IndexFunc(all, func(m digests.Made) bool { return m.Digest != all[0].Digest })
		if n < 0 {
			n = len(all)
		}
		shown := n
		if limit > 0 {
			shown = min(n, limit)
		}
		for i := range all[:shown] {
			if err := l.made(&all[i]); err != nil {
				return err
			}
		}
		if shown < n && l.json == nil {
			l.printf("%s: %s before (--limit 0 shows all)", all[0].Digest, term.Count(n-shown, "issue"))
		}
		all = all[n:]
	}
	return nil
}

func (l *issueLister) made(m *digests.Made) error {
	l.seen(m)
	if l.json != nil {
		return l.json.Encode(m)
	}
	l.issue(m)
	return nil
}

// issue prints an issue, its files below it.
func (l *issueLister) issue(m *digests.Made) {
	head := []string{m.Digest + " " + m.Period}
	if m.Number > 0 {
		head = append(head, fmt.Sprintf("number %d", m.Number))
	}
	head = append(head, term.Count(m.Articles, "article"))
	if !m.Built.IsZero() {
		head = append(head, "built "+minute(m.Built))
	}
	l.printf("%s", strings.Join(head, ", "))
	for _, o := range m.Outputs {
		now := ""
		if o.Now != "" {
			now = ": " + o.Now
		}
		l.printf("  %s%s", o.Path, now)
	}
	switch m.After {
	case state.Failed:
		l.printf("  a command after it failed; the next run tries it again")
	case state.Pending:
		l.printf("  the commands after it did not run to their end; the next run tries them again")
	}
}

// minute returns a moment as people read it, in its own zone.
func minute(t time.Time) string { return t.Format("2006-01-02 15:04") }
