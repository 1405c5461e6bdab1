package cli

import (
	"time"
)

// nowVariable names the moment that a run takes for now, as --now does for
// `wenzhai build`: a recipe that must run as it stands is tried with it.
const nowVariable = "WENZHAI_NOW"

// setClock lets the run go by the moment that the environment names, if any.
func (a *app) setClock() error {
	s := a.env.Getenv(nowVariable)
	if s == "" {
		return nil
	}
	now, err := parseMoment(nowVariable, s)
	if err != nil {
		return err
	}
	a.env.Now = func() time.Time { return now }
	return nil
}

// parseMoment reads a moment that name gives. The error is a usage error.
func parseMoment(name, s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, usagef("%s: %q is no moment: expected 2021-06-28T06:00:00+08:00", name, s)
	}
	return t, nil
}
