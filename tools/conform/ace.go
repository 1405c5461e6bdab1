package conform

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Ace has Ace by DAISY look for violations of the rules for accessible e-books (EPUB
// Accessibility 1.1, WCAG 2) in books, all in one browser. The errors are in the order of
// books, nil for a sound one, and quote every violation.
func Ace(ctx context.Context, books ...string) []error {
	out, err := os.MkdirTemp("", "wenzhai-ace-")
	if err != nil {
		return all(books, err)
	}
	defer os.RemoveAll(out)
	chromium := "/usr/bin/chromium"
	if own := os.Getenv("CHROMIUM"); own != "" {
		chromium = own
	}
	var said bytes.Buffer
	c, free := limited(ctx, "node", append([]string{filepath.Join(root(), "tools/ace/all.cjs"), out}, books...)...)
	defer free()
	c.Env = append(os.Environ(), "PUPPETEER_EXECUTABLE_PATH="+chromium, "HOME="+out)
	c.Stdout, c.Stderr = &said, &said
	runErr := c.Run()
	errs := make([]error, len(books))
	for i := range books {
		report, err := os.ReadFile(filepath.Join(out, strconv.Itoa(i), "report.json"))
		if err != nil {
			errs[i] = fmt.Errorf("Ace wrote no report (run make setup): %w\n%s", errors.Join(runErr, err), said.Bytes())
		} else {
			errs[i] = violations(report)
		}
	}
	return errs
}

// all returns an error for each book.
func all(books []string, err error) []error { return slices.Repeat([]error{err}, len(books)) }

// aceReport is the part of a report of Ace that names violations.
type aceReport struct {
	Assertions []struct {
		Subject struct {
			URL string
		} `json:"earl:testSubject"`
		Assertions []struct {
			Test struct {
				Impact string `json:"earl:impact"`
				Title  string `json:"dct:title"`
			} `json:"earl:test"`
			Result struct {
				Description string `json:"dct:description"`
				HTML        string
			} `json:"earl:result"`
		}
	}
	Result struct {
		Outcome string `json:"earl:outcome"`
	} `json:"earl:result"`
}

// violations reads a report of Ace.
func violations(report []byte) error {
	var found aceReport
	if err := json.Unmarshal(report, &found); err != nil {
		return fmt.Errorf("Ace's report: %w", err)
	}
	var faults []string
	for _, document := range found.Assertions {
		for _, a := range document.Assertions {
			faults = append(faults, fmt.Sprintf("%s: %s %s: %s %s", document.Subject.URL, a.Test.Impact, a.Test.Title, a.Result.Description, a.Result.HTML))
		}
	}
	if len(faults) > 0 || found.Result.Outcome != "pass" {
		return fmt.Errorf("Ace: outcome %q, %d violations\n%s", found.Result.Outcome, len(faults), strings.Join(faults, "\n"))
	}
	return nil
}
