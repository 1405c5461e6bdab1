package conform

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Ace returns an error that quotes every violation of the rules for accessible
// e-books (EPUB Accessibility 1.1, WCAG 2) that Ace by DAISY finds in book.
func Ace(ctx context.Context, book string) error {
	abs, err := filepath.Abs(book)
	if err != nil {
		return err
	}
	out, err := os.MkdirTemp("", "wenzhai-ace-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(out)
	chromium := "/usr/bin/chromium"
	if own := os.Getenv("CHROMIUM"); own != "" {
		chromium = own
	}
	var said bytes.Buffer
	c, free := limited(ctx, "node", filepath.Join(root(), "tools/ace/node_modules/@daisy/ace-cli/bin/ace.js"), "--silent", "-f", "-o", out, abs)
	defer free()
	c.Env = append(os.Environ(), "PUPPETEER_EXECUTABLE_PATH="+chromium, "HOME="+out)
	c.Stdout, c.Stderr = &said, &said
	runErr := c.Run()
	report, err := os.ReadFile(filepath.Join(out, "report.json"))
	if err != nil {
		return fmt.Errorf("Ace wrote no report (run make setup): %w\n%s", errors.Join(runErr, err), said.Bytes())
	}
	return violations(report)
}

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
