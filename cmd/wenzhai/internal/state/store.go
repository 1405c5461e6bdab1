package state

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/gofrs/flock"

	"github.com/wenzhai/wenzhai/convert/scratch"
)

// ErrNoPlace says that the environment names no folder for the state.
var ErrNoPlace = errors.New("there is no folder for the state: set HOME or XDG_STATE_HOME, or write state = \".state\" in wenzhai.toml")

// Dir returns the folder of the states: $XDG_STATE_HOME/wenzhai, or %LOCALAPPDATA%\wenzhai\state, which
// Windows has, or ~/.local/state/wenzhai. As the XDG base directory specification wants it, a
// relative XDG_STATE_HOME is passed over. On Windows some shells set HOME and others do not: the
// state may not depend on that.
func Dir(getenv func(string) string) (string, error) {
	if d := getenv("XDG_STATE_HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, "wenzhai"), nil
	}
	if d := getenv("LOCALAPPDATA"); filepath.IsAbs(d) {
		return filepath.Join(d, "wenzhai", "state"), nil
	}
	if d := getenv("HOME"); filepath.IsAbs(d) {
		return filepath.Join(d, ".local", "state", "wenzhai"), nil
	}
	return "", ErrNoPlace
}

// Store is the state of one digest, locked until Close against other runs.
type Store struct {
	State *State
	path  string
	lock  *flock.Flock
}

// ErrBusy says that another run builds the same digest.
var ErrBusy = errors.New("another run is building this digest; wait for its end")

// Open reads and locks the state of a digest in folder dir, which is made
// where it is missing. config tells the configuration from others: two may have
// digests of one name. The error is ErrBusy, or says
// what to do with a state that cannot be used.
func Open(dir, config, digest string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("the folder of the state cannot be made: %w", err)
	}
	path := filepath.Join(dir, fileName(config, digest))
	if info, err := os.Stat(path + ".lock"); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("the state cannot be locked: %s.lock is not a regular file", path)
	}
	lock := flock.New(path + ".lock")
	ok, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("the state cannot be locked: %w", err)
	}
	if !ok {
		return nil, ErrBusy
	}
	s, err := read(path + ".json")
	if err = errors.Join(err, scratch.Sweep(dir)); err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	s.Digest, s.Config = digest, config
	return &Store{s, path + ".json", lock}, nil
}

// Peek returns the state of a digest without locking or making anything.
func Peek(dir, config, digest string) (*State, error) {
	return read(filepath.Join(dir, fileName(config, digest)+".json"))
}

// Path returns the file of the state.
func (s *Store) Path() string { return s.path }

// Save writes the state to its file.
func (s *Store) Save() error {
	if err := write(s.path, s.State); err != nil {
		return fmt.Errorf("the state was not written, so the next run builds this again: %w", err)
	}
	return nil
}

// Close lets other runs at the state.
func (s *Store) Close() error { return s.lock.Close() }

// fileName returns a name that tells people which digest it is of, and that
// no other configuration gives.
func fileName(config, digest string) string {
	sum := sha256.Sum256([]byte(config + "\x00" + digest))
	name := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, digest)
	if len(name) > 80 {
		name = strings.ToValidUTF8(name[:80], "")
	}
	return name + "-" + hex.EncodeToString(sum[:4])
}
