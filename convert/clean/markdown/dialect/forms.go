package dialect

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/wenzhai/wenzhai/convert/clean/markdown/dialect/known"
	"github.com/wenzhai/wenzhai/convert/doc"
)

// Form is what a tag is shown as: its name, and behind a colon what it is made
// with. The names:
//
//	figure         a picture with its caption
//	code           program text: the title comes first ("code:LANGUAGE" of one language)
//	highlight      program text: the language comes first
//	quote          a quotation, with who said it
//	box            a part set apart; its kind is a parameter ("box:KIND" one of this kind)
//	label          a part with a title of its own, as one of a row of tabs
//	link           a link ("link:ADDRESS" with {} where the parameter belongs)
//	ref            a link to an article of the archive, by its name
//	address        the address of a file, to stand in a picture or link
//	text           the words of the parameters
//	ruby           characters with their reading
//	formula        TeX
//	include        a file of the archive, as Markdown ("include:code" as program text)
//	verse          lines as lines, under a title and a name
//	inner          what it holds, and nothing else
//	raw            what it holds, in which no tag is read
//	drop           nothing, with what it holds
type Form string

// forms returns the form of each name of known.Forms.
var forms = sync.OnceValue(func() map[string]Form {
	m := map[string]Form{}
	for line := range strings.Lines(known.Forms) {
		form, names, _ := strings.Cut(strings.TrimSpace(line), " ")
		for name := range strings.FieldsSeq(names) {
			if _, twice := m[name]; !twice {
				m[name] = Form(form)
			}
		}
	}
	return m
})

// formNames are the forms that there are.
var formNames = []string{"figure", "code", "highlight", "quote", "box", "label", "link", "ref", "address", "text", "ruby", "formula", "include", "verse", "inner", "raw", "drop"}

// ParseForm reads a form as users write it.
func ParseForm(s string) (Form, error) {
	name, with, _ := strings.Cut(s, ":")
	switch {
	case !slices.Contains(formNames, name):
		return "", fmt.Errorf("%q is no form of a shortcode: %s", s, strings.Join(formNames, ", "))
	case name == "box" && with != "" && BoxKind(with) == doc.BoxPlain && with != doc.BoxPlain:
		return "", fmt.Errorf("%q is no kind of box: %s", with, strings.Join(boxKinds, ", "))
	case name == "link" && with != "" && !strings.Contains(with, "{}"):
		return "", fmt.Errorf("%q does not say with {} where the parameter belongs", with)
	}
	return Form(s), nil
}

var boxKinds = []string{doc.BoxNote, doc.BoxTip, doc.BoxImportant, doc.BoxWarning, doc.BoxDanger, doc.BoxDetails, doc.BoxPlain}

// split parts a form into its name and what it is made with.
func (f Form) split() (name, with string) {
	name, with, _ = strings.Cut(string(f), ":")
	return name, with
}

// verbatim reports whether what a tag of this form holds is not read on.
func (f Form) verbatim() bool {
	switch name, _ := f.split(); name {
	case "code", "highlight", "formula", "verse", "raw", "drop":
		return true
	}
	return false
}
