package main

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
)

// source is one file of the archive that the others are made of.
type source struct {
	name string
	data []byte
}

// sources reads the real posts where there are any, else the samples.
func sources() ([]source, error) {
	dir := "samples/archive"
	if c := os.Getenv("WENZHAI_CORPUS"); c != "" {
		dir = filepath.Join(c, "posts")
	}
	var out []source
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		out = append(out, source{filepath.Base(path), b})
		return err
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("no files in %s", dir)
	}
	return out, err
}

// archive makes a folder of n files, the sources over and over, and returns
// its path. Every round has other years and titles, and thereby another
// order; the same n gives the same folder.
func (b *bed) archive(n int) (string, error) {
	dir := filepath.Join(b.tmp, fmt.Sprintf("archive%d", n))
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	random := rand.New(rand.NewPCG(uint64(n), 1))
	var order []int
	for k := range n {
		if k%len(b.files) == 0 {
			order = random.Perm(len(b.files))
		}
		round, s := k/len(b.files), b.files[order[k%len(b.files)]]
		folder := filepath.Join(dir, fmt.Sprintf("round%02d", round))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return "", err
		}
		data := s.data
		if round > 0 {
			data = varied(data, round, 2001+random.IntN(25))
		}
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d-%s", k, s.name)), data, 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}

var (
	titleLine = regexp.MustCompile(`(?m)^(title: *.*?)("? *)$`)
	dateLine  = regexp.MustCompile(`(?m)^(date: *)\d{4}`)
)

// varied gives an article's front matter another title and year.
func varied(data []byte, round, year int) []byte {
	head := data[:min(len(data), 1000)]
	rest := data[len(head):]
	head = replaceFirst(titleLine, head, fmt.Sprintf("${1} %d${2}", round+1))
	head = replaceFirst(dateLine, head, fmt.Sprintf("${1}%d", year))
	return append(head, rest...)
}

func replaceFirst(re *regexp.Regexp, in []byte, by string) []byte {
	at := re.FindSubmatchIndex(in)
	if at == nil {
		return append([]byte{}, in...)
	}
	out := append([]byte{}, in[:at[0]]...)
	out = re.Expand(out, []byte(by), in, at)
	return append(out, in[at[1]:]...)
}
