package term

import (
	"io"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
)

// Progress is a bar that shows on a terminal when work takes over half a
// second, and never elsewhere. It is safe for concurrent use.
type Progress struct {
	mu    sync.Mutex
	w     io.Writer // nil = never shown
	words *message.Catalogue
	stage string
	total int
	bar   *progressbar.ProgressBar
	begin time.Time
}

const showAfter = 500 * time.Millisecond

// Progress returns a new bar, shown only where p writes text to a terminal.
func (p *Printer) Progress() *Progress {
	b := &Progress{begin: time.Now(), words: p.o.Messages}
	if !p.o.JSON && !p.o.Quiet && isTerminal(p.w) {
		b.w = p.w
	}
	return b
}

// Stage names what is being done.
func (b *Progress) Stage(name string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.stage, b.total = b.words.Text(name), 0
}

// Set shows that done of total steps are finished.
func (b *Progress) Set(done, total int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.w == nil || time.Since(b.begin) < showAfter {
		return
	}
	if b.bar == nil || b.total != total {
		b.clear()
		b.total = total
		b.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(b.w), progressbar.OptionSetDescription(b.stage),
			progressbar.OptionShowCount(), progressbar.OptionClearOnFinish(),
			progressbar.OptionThrottle(65*time.Millisecond), progressbar.OptionSetWidth(30))
	}
	b.bar.Set(done) //nolint:errcheck // a bar that cannot be drawn must not stop the work
}

// Close takes the bar off the terminal.
func (b *Progress) Close() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
	b.w = nil
}

func (b *Progress) clear() {
	if b.bar != nil {
		b.bar.Clear() //nolint:errcheck // as above
		b.bar = nil
	}
}
