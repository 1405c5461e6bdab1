package front

import (
	"fmt"
	"testing"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"---\ntitle: 茶: 山\ndate: 2021-06-28\n---\n雾":                    `"茶: 山" 2021-06-28 雾 1`,
		"+++\ntitle = \"茶\"\ndate = 2021-06-28\n+++\n雾":                 `"茶" 2021-06-28 雾 0`,
		"{\"title\": \"茶\", \"date\": 20210628}\n雾":                     `"茶" 20210628 雾 0`,
		"[#]: title: (茶)\n[#]: date: (20210628)\n雾":                     `"茶" 20210628 雾 0`,
		"标题：茶\n日期：2021-06-28\n\n雾":                                      "\"茶\" 2021-06-28 \n雾 0",
		"\"title\": \"茶\",\n\"date\": \"2021-06-28\"\n;;;\n雾":           `"茶" 2021-06-28 雾 0`,
		";;;\n{\"title\": \"茶\", \"date\": \"2021-06-28\"}\n;;;\n雾":     `"茶" 2021-06-28 雾 0`,
		"---json\n{\"title\": \"茶\", \"date\": \"2021-06-28\"}\n---\n雾": `"茶" 2021-06-28 雾 0`,
		"---toml\ntitle = \"茶\"\ndate = 2021-06-28\n---\n雾":             `"茶" 2021-06-28 雾 0`,
		"-----\ntitle: 茶\ndate: 2021-06-28\n-----\n雾":                   `"茶" 2021-06-28 雾 0`,
		"% 茶\n% 何小满; 林园\n% 2021-06-28\n\n雾":                             `"茶" 2021-06-28 雾 0`,
		"% 茶\n  山\n% 何小满\n  林园\n% 2021-06-28\n\n雾":                      `"茶 山" 2021-06-28 雾 0`,
		"% 茶\n%\n% 2021-06-28\n\n雾":                                     `"茶" 2021-06-28 雾 0`,
		"% 茶\n\n雾":                                                      "none",
		"% 茶\n% 何小满\n雾":                                                 "none",
		"% a\n% b\n% c\n% d\n\n雾":                                       "none",
		"\"茶\"，他说。\n\n雾":                                                "none",
		"---\n雾":                                                        "none",
		"雾":                                                             "none",
	} {
		f, ok := Parse([]byte(in))
		got := "none"
		if ok {
			name, _ := f.Get(Title...)
			day, _ := f.Get(Date...)
			got = fmt.Sprintf("%q %s %s %d", name.Value, day.Value, in[f.End:], len(f.Issues))
		}
		if got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}
