package digests

import (
	"slices"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
)

// Standing is how a digest stands between two runs.
type Standing struct {
	Type     string          `json:"type"` // "digest-status"
	Digest   string          `json:"profile"`
	Last     *Made           `json:"last"`     // the issue of the latest period; nil = none yet
	Failures []state.Failure `json:"failures"` // of the last run
	Due      []string        `json:"due"`      // the periods that the next run makes
	Next     *Next           `json:"next"`     // the first period that is not due yet; nil = one at any time
	Problem  string          `json:"problem,omitempty"`
}

// Next is a period and the moment from which on it is due.
type Next struct {
	Period string    `json:"period"`
	At     time.Time `json:"at"`
}

// Made is an issue that was made.
type Made struct {
	Type     string       `json:"type"` // "issue"
	Digest   string       `json:"profile"`
	Period   string       `json:"period"`
	Number   int          `json:"number,omitempty"`
	Title    string       `json:"title"`
	Built    time.Time    `json:"built,omitzero"` // the moment that the run was for; zero = not known
	Articles int          `json:"articles"`
	After    string       `json:"after,omitempty"` // as state.Issue has it
	Outputs  []MadeOutput `json:"outputs"`
}

// MadeOutput is a file of an issue.
type MadeOutput struct {
	state.Output
	Now string `json:"now,omitempty"` // Missing, Changed, or "" = as it was written
}

// The values of MadeOutput.Now.
const (
	Missing = "missing"
	Changed = "changed"
)

// Wrong reports whether somebody should look after the digest: its last run failed, a
// file of the last issue is not what was written, or runs were left out.
func (s *Standing) Wrong() bool {
	return s.Problem != "" || len(s.Failures) > 0 || len(s.Due) > 1 || s.Last != nil && s.Last.wrong()
}

func (m *Made) wrong() bool {
	return m.After == state.Failed || m.After == state.Pending ||
		slices.ContainsFunc(m.Outputs, func(o MadeOutput) bool { return o.Now != "" })
}

// Status tells how the digests of some names stand, or all. It changes nothing. The
// errors are those of Build.
func (e *Engine) Status(names ...string) ([]Standing, error) {
	jobs, err := e.lookAt(names)
	out := make([]Standing, 0, len(jobs))
	for _, j := range jobs {
		out = append(out, j.standing())
	}
	return out, err
}

// History returns the issues of the digests of some names, or all, that were made:
// digest by digest, the latest period of each first. The errors are those of Build, and
// that of a state that cannot be read.
func (e *Engine) History(names ...string) ([]Made, error) {
	jobs, err := e.lookAt(names)
	var out []Made
	for _, j := range jobs {
		if err := j.openState(); err != nil {
			return out, err
		}
		for _, x := range j.issues() {
			out = append(out, j.made(x))
		}
	}
	return out, err
}

// lookAt prepares the digests of some names, or all, for looking at.
func (e *Engine) lookAt(names []string) ([]*job, error) {
	r := &run{e: e.complete()}
	r.e.DryRun = true
	chosen, err := r.choose(names)
	if err != nil {
		return nil, err
	}
	return r.newJobs(chosen)
}

// issues returns the issues that were made, the latest period first.
func (j *job) issues() []state.Issue {
	return slices.SortedStableFunc(slices.Values(j.state.Issues), func(a, b state.Issue) int { return b.To.Compare(a.To) })
}

func (j *job) made(x state.Issue) Made {
	m := Made{"issue", j.digest.Name, x.Period, x.Number, x.Title, x.Built, x.Articles, x.After, []MadeOutput{}}
	for _, o := range x.Outputs {
		m.Outputs = append(m.Outputs, MadeOutput{Output: o})
	}
	return m
}

func (j *job) standing() Standing {
	s := Standing{Type: "digest-status", Digest: j.digest.Name, Failures: []state.Failure{}, Due: []string{}}
	if err := j.openState(); err != nil {
		s.Problem = explain.Error(err)
		return s
	}
	s.Failures = append(s.Failures, j.state.Failures...)
	if all := j.issues(); len(all) > 0 {
		last := j.made(all[0])
		last.look()
		s.Last = &last
	}
	if err := j.r.e.checkClock(j.state); err != nil {
		s.Problem = explain.Error(err)
		return s
	}
	s.schedule(j)
	return s
}

// schedule tells what is due, and what will be.
func (s *Standing) schedule(j *job) {
	now := j.r.e.Now
	last := j.rule.Last(now)
	if j.rule.Kind() != period.KindCalendar {
		return
	}
	next := j.rule.Next(last)
	s.Next = &Next{next.Name, next.To}
	if !j.state.Through.IsZero() && !j.state.Through.Before(last.To) {
		return
	}
	periods, err := due(j.rule, j.state, now)
	if err != nil {
		s.Problem = explain.Error(err)
	}
	for _, p := range periods {
		s.Due = append(s.Due, p.Name)
	}
}

// look compares the files of an issue with what was written.
func (m *Made) look() {
	for i := range m.Outputs {
		o := &m.Outputs[i]
		switch sum, err := sumOf(o.Path); {
		case err != nil:
			o.Now = Missing
		case sum != o.SHA256:
			o.Now = Changed
		}
	}
}
