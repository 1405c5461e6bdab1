package joplin

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// id returns an identity that ends in a digit.
func id(n string) string { return strings.Repeat("0", 31) + n }

func TestFronts(t *testing.T) {
	files := map[string]string{
		"1": "雾\n\n雾起了。\n\nid: " + id("1") + "\nparent_id: " + id("3") + "\ntype_: 1",
		"2": "雨\r\n\r\n雨停了。\r\n\r\nid: " + id("2") + "\r\nparent_id: " + id("4") + "\r\ntype_: 1",
		"3": "江边\n\nid: " + id("3") + "\nparent_id: " + id("4") + "\ntype_: 2",
		"4": "旅行\n\nid: " + id("4") + "\nparent_id: \ntype_: 2",
		"5": "天气\n\nid: " + id("5") + "\ntype_: 5",
		"6": "id: " + id("6") + "\nnote_id: " + id("1") + "\ntag_id: " + id("5") + "\ntype_: 6",
		"7": "id: " + id("7") + "\nnote_id: " + id("9") + "\ntag_id: " + id("5") + "\ntype_: 6",
		"8": "水边\n\nid: " + id("8") + "\ntype_: 5",
		"9": "id: " + id("9") + "\nnote_id: " + id("1") + "\ntag_id: " + id("8") + "\ntype_: 6",
		"a": "圈\n\nid: " + id("a") + "\nparent_id: " + id("a") + "\ntype_: 2",
		"b": "风\n\n风大。\n\nid: " + id("b") + "\nparent_id: " + id("a") + "\ntype_: 1",
		"c": "不是笔记\n",
		"d": "散页\n\n纸。\n\nid: " + id("d") + "\nparent_id: \ntype_: 1",
	}
	var names []string
	for n := range files {
		names = append(names, "x/"+id(n)+".md")
	}
	got := Fronts(names, func(name string) ([]byte, error) { return []byte(files[name[len(name)-4:len(name)-3]]), nil })
	want := map[string]map[string][]string{
		"x/" + id("1") + ".md": {"tags": {"天气", "水边"}, "section": {"旅行 / 江边"}},
		"x/" + id("2") + ".md": {"section": {"旅行"}},
		"x/" + id("b") + ".md": {"section": {"圈"}},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestIsItem(t *testing.T) {
	for name, want := range map[string]bool{id("a") + ".md": true, id("g") + ".md": false, id("a"): false, "a.md": false, "": false} {
		if IsItem(name) != want {
			t.Errorf("%q", name)
		}
	}
}

// FuzzFronts checks that any two items say what they say without going round in circles,
// and whatever the order of the files.
func FuzzFronts(f *testing.F) {
	f.Add("茶\n\nid: "+id("1")+"\nparent_id: "+id("2")+"\ntype_: 1", "册\n\nid: "+id("2")+"\nparent_id: "+id("2")+"\ntype_: 2")
	f.Add("标\n\nid: "+id("2")+"\ntype_: 5", "id: "+id("3")+"\nnote_id: "+id("1")+"\ntag_id: "+id("2")+"\ntype_: 6")
	f.Fuzz(func(t *testing.T, a, b string) {
		names := []string{"x/" + id("1") + ".md", "x/" + id("2") + ".md"}
		read := func(name string) ([]byte, error) {
			if name == names[0] {
				return []byte(a), nil
			}
			return []byte(b), nil
		}
		for name, front := range Fronts(names, read) {
			for key, values := range front {
				if name == "" || key != Front && key != "tags" || len(values) == 0 {
					t.Errorf("%q says %q: %q", name, key, values)
				}
			}
		}
	})
}
