// Package state keeps what `wenzhai build` has to remember of a digest from one
// run to the next: how far it is built, and what each issue carried. It is one
// JSON file a digest, for people to read; without it the next run begins anew.
package state

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/output"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
)

// version is that of the form below. A program reads no later one: it would
// lose what it does not know.
const version = 2

// State is what is remembered of one digest.
type State struct {
	Version int    `json:"version"`
	Digest  string `json:"digest"`
	Config  string `json:"config"` // the configuration that describes it
	// Selection identifies what the digest selects. Where it changes, articles
	// of the past that it newly takes are not late.
	Selection string `json:"selection"`
	// LateFrom is the instant from which on an article that no issue carried is
	// late; zero before the first issue.
	LateFrom time.Time `json:"late_from"`
	// Through is the end of the last period that was done, with or without an
	// issue.
	Through time.Time `json:"through"`
	Issues  []Issue   `json:"issues"` // in order of building, one a period
	// Failures are those of the last run, in order.
	Failures []Failure `json:"failures,omitempty"`
}

// Failure is a part of a digest that could not be built, or a command of its that failed.
type Failure struct {
	Period string    `json:"period,omitempty"` // "" where the digest failed as a whole
	At     time.Time `json:"at"`               // the moment that the run was for
	Error  string    `json:"error"`
}

// Issue is one issue of a digest.
type Issue struct {
	Period   string    `json:"period"`
	From     time.Time `json:"from"`
	To       time.Time `json:"to"`
	Number   int       `json:"number,omitempty"`
	Title    string    `json:"title"`
	Lang     string    `json:"lang"`
	Manifest string    `json:"manifest,omitempty"` // its path
	Inputs   string    `json:"inputs"`             // checksum of all that it was made from
	Built    time.Time `json:"built,omitzero"`     // the moment that the run was for; zero of one that version 1 noted
	Outputs  []Output  `json:"outputs"`
	Articles int       `json:"articles"`
	After    string    `json:"after,omitempty"` // Pending, Done or Failed: the commands that were to run
	Carried  []string  `json:"carried"`         // "path#index key key …"; the keys are those of digest.Keys in hexadecimal
}

// Output is one file of an issue.
type Output struct {
	layout.File     // its path is as the configuration names it
	Pages       int `json:"pages,omitempty"`
	Warnings    int `json:"warnings,omitempty"`
}

// The values of Issue.After.
const (
	Pending = "pending"
	Done    = "done"
	Failed  = "failed"
)

// Issue returns the issue of a period, or nil.
func (s *State) Issue(period string) *Issue {
	for i := range s.Issues {
		if s.Issues[i].Period == period {
			return &s.Issues[i]
		}
	}
	return nil
}

// Put records an issue in the place of an older one of the same period.
func (s *State) Put(x Issue) {
	if old := s.Issue(x.Period); old != nil {
		*old = x
		return
	}
	s.Issues = append(s.Issues, x)
}

// maxState bounds the bytes of a state: a hundred years of daily issues are less.
const maxState = 256 << 20

// read returns the state in a file; a new one where there is no file.
func read(path string) (*State, error) {
	data, err := regular.Read(path, maxState)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &State{Version: version, Issues: []Issue{}}, nil
	case err != nil:
		return nil, fmt.Errorf("the state cannot be read: %w", err)
	}
	var head struct {
		Version int `json:"version"`
	}
	var s State
	if err := json.Unmarshal(data, &head); err != nil || head.Version < 1 {
		return nil, damaged(path, err)
	}
	if head.Version > version {
		return nil, fmt.Errorf("the state %s is of a later wenzhai (version %d, this one knows %d): build with that one, or move the file away to begin anew", path, head.Version, version)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		return nil, damaged(path, err)
	}
	return &s, nil
}

func damaged(path string, err error) error {
	if err == nil {
		err = errors.New("it has no version")
	}
	return fmt.Errorf("the state %s is damaged (%w): bring it back from a backup, or move it away to begin anew with the last complete period", path, err)
}

// write places s at path, whole or not at all.
func write(path string, s *State) error {
	s.Version = version
	_, err := output.File(path, func(w io.Writer) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", " ")
		return e.Encode(s)
	}, nil)
	return err
}
