package mailbox_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/wenzhai/wenzhai/convert/archive/mailbox"
)

const line = "From a@b.example Wed May  1 08:00:00 2024\n"

// show lists the mails of a file.
func show(t *testing.T, in string) string {
	t.Helper()
	var out strings.Builder
	mailbox.Read(strings.NewReader(in), int64(len(in)), func(m mailbox.Mail) bool {
		text, err := m.Read(1 << 20)
		if err != nil {
			t.Error(err)
		}
		fmt.Fprintf(&out, "%v %q\n", m.Left, text)
		return true
	})
	return out.String()
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ about, in, want string }{
		{"two mails", line + "A: 1\n\nb\n\n" + line + "A: 2\n\nc\n", "false \"A: 1\\n\\nb\\n\\n\"\nfalse \"A: 2\\n\\nc\\n\"\n"},
		{"with CR LF, of Thunderbird and of Gmail", "From - Sat May 11 09:30:00 2024\r\nA: 1\r\n\r\nb\r\n\r\nFrom 18@xxx Sat May 11 08:00:00 +0000 2024\r\nA: 2\r\n\r\nc", "false \"A: 1\\r\\n\\r\\nb\\r\\n\\r\\n\"\nfalse \"A: 2\\r\\n\\r\\nc\"\n"},
		{"quoted lines, and one of the text that was not quoted", line + "A: 1\n\n>From b\n>>From c\n> From d\n\nFrom the pier at 8:00 in 2024\nwe saw it\n", "false \"A: 1\\n\\nFrom b\\n>From c\\n> From d\\n\\nFrom the pier at 8:00 in 2024\\nwe saw it\\n\"\n"},
		{"stated lengths, where mails stand in mails", line + "A: 1\nContent-Length: 55\n\n" + line + "A: 9\n\nquoted\n\n" + line + "A: 2\n\nc\n", "false \"A: 1\\nContent-Length: 55\\n\\n" + strings.TrimSuffix(line, "\n") + "\\nA: 9\\n\\nquoted\\n\\n\"\nfalse \"A: 2\\n\\nc\\n\"\n"},
		{"a length that is wrong", line + "A: 1\nContent-Length: 3\n\nabcdef\n\n" + line + "A: 2\n\nc\n", "false \"A: 1\\nContent-Length: 3\\n\\nabcdef\\n\\n\"\nfalse \"A: 2\\n\\nc\\n\"\n"},
		{"thrown away", line + "A: 1\nX-Mozilla-Status: 0009\n\nb\n\n" + line + "A: 2\nX-Gmail-Labels: Opened,Trash\n\nc\n\n" + line + "A: 3\nX-Mozilla-Status: 0001\n\nd\n", "true \"A: 1\\nX-Mozilla-Status: 0009\\n\\nb\\n\\n\"\ntrue \"A: 2\\nX-Gmail-Labels: Opened,Trash\\n\\nc\\n\\n\"\nfalse \"A: 3\\nX-Mozilla-Status: 0001\\n\\nd\\n\"\n"},
		{"nothing", "", ""},
		{"a text", "From here to there\n", ""},
	} {
		if got := show(t, c.in); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.about, got, c.want)
		}
	}
}

// Mails are found wherever their lines lie in what is read at a time.
func TestBlocks(t *testing.T) {
	for _, n := range []int{256<<10 - 40, 256<<10 - 1, 256 << 10, 256<<10 + 1, 600 << 10} {
		in := line + "A: 1\n\n" + strings.Repeat("x\n", n/2) + "\n" + line + "A: 2\n\nc\n"
		if got := strings.Count(show(t, in), "\n"); got != 2 {
			t.Errorf("%d: %d mails", n, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(line + "A: 1\nContent-Length: 3\n\nabc\n\n" + line + "A: 2\n\n>From c\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		end := int64(0)
		mailbox.Read(strings.NewReader(string(data)), int64(len(data)), func(m mailbox.Mail) bool {
			if m.At < end || m.Size < 0 || m.At+m.Size > int64(len(data)) {
				t.Errorf("a mail of %d bytes at %d of %d, behind one that ends at %d", m.Size, m.At, len(data), end)
			}
			end = m.At + m.Size
			if _, err := m.Read(1 << 20); err != nil {
				t.Error(err)
			}
			return true
		})
	})
}
