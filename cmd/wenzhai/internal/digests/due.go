package digests

import (
	"fmt"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
)

// A clock that stands before oldest was never set; one that went back further
// than patience since the last build was wrong then or is wrong now. Setting
// clocks right, and their change in autumn, stay below it.
const patience = 48 * time.Hour

var oldest = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// checkClock returns an error where the machine's clock cannot be right; a moment that
// somebody named is taken at its word.
func (e *Engine) checkClock(s *state.State) error {
	now := e.Now
	if e.MomentSet {
		return nil
	}
	if now.Before(oldest) {
		return fmt.Errorf("the clock says %s: set it, or name the moment with --now", now.Format(time.RFC3339))
	}
	if s != nil && now.Add(patience).Before(s.Through) {
		return fmt.Errorf("the clock says %s, but this digest is built through %s: set the clock, or name the moment with --now; if the clock was wrong then, move the state away", now.Format(time.RFC3339), s.Through.Format(time.RFC3339))
	}
	return nil
}

// mostDue is how many periods one run makes up for: days of almost three years.
// More of them come from a clock, or a moment named, that is wrong.
const mostDue = 1000

// due returns the periods to build at now, in order: those that were missed
// since the last build, or else the last complete one. It fails where that was
// too long ago.
func due(r period.Rule, s *state.State, now time.Time) ([]period.Period, error) {
	last := r.Last(now)
	if r.Kind() != period.KindCalendar || s.Through.IsZero() || !s.Through.Before(last.To) {
		return []period.Period{last}, nil
	}
	return r.Missed(s.Through, now, mostDue)
}
