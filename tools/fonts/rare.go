package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// unihanFiles are the files of the Unihan database (UAX #38) that say who uses
// a character; they lie beside the source fonts.
var unihanFiles = []string{"Unihan_IRGSources.txt", "Unihan_OtherMappings.txt", "Unihan_Readings.txt"}

// rareHan returns the ideographs beyond the basic plane that texts of our time
// hold: those of Hong Kong's and Japan's character sets, of the lists that
// registers of persons and places use in Taiwan and on the mainland, and those
// of which Unihan knows a meaning or a Cantonese reading. Characters that only
// old dictionaries bear witness to are left out.
func rareHan(src string) (func(rune) bool, error) {
	used := map[rune]bool{0x2A6A5: true} // 𪚥, which is quoted for its 64 strokes
	for _, name := range unihanFiles {
		f, err := os.Open(filepath.Join(src, name))
		if err != nil {
			return nil, err
		}
		lines := bufio.NewScanner(f)
		for lines.Scan() {
			noteUse(lines.Text(), used)
		}
		if err := lines.Err(); err != nil {
			return nil, err
		}
		f.Close()
	}
	return func(r rune) bool { return used[r] }, nil
}

// noteUse reads a line of Unihan: U+20000, field, value, parted by tabs.
func noteUse(line string, used map[rune]bool) {
	fields := strings.Split(line, "\t")
	var r rune
	if len(fields) != 3 {
		return
	}
	if _, err := fmt.Sscanf(fields[0], "U+%X", &r); err != nil || r < 0x20000 {
		return
	}
	if usedBy(fields[1], fields[2]) {
		used[r] = true
	}
}

func usedBy(field, value string) bool {
	switch field {
	case "kIRG_HSource", "kJIS0213", "kTGH", "kDefinition", "kCantonese":
		return true
	case "kIRG_TSource": // planes 3 and 4 of CNS 11643 hold the names of its time
		return strings.HasPrefix(value, "T3") || strings.HasPrefix(value, "T4")
	case "kIRG_GSource":
		list, _, _ := strings.Cut(value, "-")
		switch list { // family names, places, the register of persons, science, standards, dictionaries of today
		case "GXM", "GDM", "GIDC", "GKJ", "GGH", "GBK", "GGFZ", "GXC", "GXH", "GXHZ", "GZH", "GCY", "GFC", "GLGYJ":
			return true
		}
	}
	return false
}
