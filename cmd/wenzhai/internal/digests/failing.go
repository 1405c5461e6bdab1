package digests

import (
	"context"
	"fmt"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/exit"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/explain"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/state"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/template"
)

// failed tells of what failed, notes it, and runs the commands that are for failures.
// What ends the whole run is told of at its end.
func (j *job) failed(ctx context.Context, err error) {
	if !exit.IsUsage(err) {
		j.r.failed(j.digest, err)
	}
	if j.r.e.DryRun {
		return
	}
	f := state.Failure{Period: j.at, At: j.now(), Error: explain.Error(err)}
	j.failures = append(j.failures, f)
	names := template.Names{"profile": j.digest.Name, "period": f.Period, "error": f.Error}
	for _, argv := range j.digest.OnFailure {
		if err := j.hook(argv).Run(ctx, names); err != nil && ctx.Err() == nil {
			j.r.failed(j.digest, fmt.Errorf("on_failure: %w", err))
		}
	}
}

// now returns the moment of the run as it is where the digest's periods begin, in whole
// seconds.
func (j *job) now() time.Time { return j.r.e.Now.In(j.rule.Zone()).Truncate(time.Second) }

// hook returns a command of the digest.
func (j *job) hook(argv []string) hook {
	return hook{Argv: argv, Environ: j.r.e.Environ, Timeout: j.digest.Timeout, Output: j.r.e.Output}
}

// conclude ends the run of a digest, which ended with err: what failed takes the place
// of what had failed in the run before. The error is one that ends the whole run.
func (j *job) conclude(ctx context.Context, err error) error {
	if err != nil && ctx.Err() == nil {
		j.failed(ctx, err)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if j.store != nil && len(j.failures)+len(j.state.Failures) > 0 {
		j.state.Failures = j.failures
		if lost := j.store.Save(); lost != nil {
			j.r.failed(j.digest, lost)
		}
	}
	if exit.IsUsage(err) {
		return err
	}
	return nil
}
