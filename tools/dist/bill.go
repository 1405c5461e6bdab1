package main

import (
	"bytes"
	"debug/buildinfo"
	"fmt"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	cdx "github.com/CycloneDX/cyclonedx-go"
	"github.com/gofrs/uuid/v5"
)

// bill writes the bill of materials, as CycloneDX has it: the modules that the go command wrote into the
// programs, and what THIRD-PARTY.txt says is embedded, with their licences.
func (r *release) bill(modules []*debug.Module, goVersion string, s shared) error {
	third := slices.IndexFunc(s.documents, func(f file) bool { return f.Name == "THIRD-PARTY.txt" })
	licences, embedded := thirdParty(string(s.documents[third].Data))
	self := component(cdx.ComponentTypeApplication, "wenzhai", r.Version, "pkg:golang/github.com/wenzhai/wenzhai@"+r.Tag(), []string{"MIT"})
	parts := []cdx.Component{component(cdx.ComponentTypeLibrary, "std", goVersion, "pkg:golang/std@"+goVersion, []string{"BSD-3-Clause"})}
	for _, m := range modules {
		known, ok := licences[m.Path]
		if !ok {
			return fmt.Errorf("%s is linked, and THIRD-PARTY.txt names no licence of it: run make notices", m.Path)
		}
		parts = append(parts, component(cdx.ComponentTypeLibrary, m.Path, m.Version, "pkg:golang/"+m.Path+"@"+m.Version, known))
	}
	for _, name := range embedded {
		parts = append(parts, component(cdx.ComponentTypeData, name, "", "", licences[name]))
	}
	refs := make([]string, 0, len(parts))
	for _, p := range parts {
		refs = append(refs, p.BOMRef)
	}
	b := cdx.NewBOM()
	b.SerialNumber = "urn:uuid:" + uuid.NewV5(uuid.NamespaceURL, homepage+"@"+r.Tag()+"#"+r.Commit).String()
	b.Metadata = &cdx.Metadata{Timestamp: r.Date.Format(time.RFC3339), Component: &self}
	b.Components = &parts
	b.Dependencies = &[]cdx.Dependency{{Ref: self.BOMRef, Dependencies: &refs}}
	var out bytes.Buffer
	if err := cdx.NewBOMEncoder(&out, cdx.BOMFileFormatJSON).SetPretty(true).EncodeVersion(b, cdx.SpecVersion1_6); err != nil {
		return err
	}
	return r.place("wenzhai_"+r.Version+".cdx.json", out.Bytes())
}

// linked returns the modules that are in any of the programs, in order, and the Go that compiled them.
func linked(programs []program) ([]*debug.Module, string, error) {
	var modules []*debug.Module
	var goVersion string
	for _, p := range programs {
		info, err := buildinfo.ReadFile(p.path)
		if err != nil {
			return nil, "", err
		}
		goVersion = info.GoVersion
		for _, m := range info.Deps {
			if m.Replace != nil {
				m = m.Replace
			}
			if !slices.ContainsFunc(modules, func(o *debug.Module) bool { return o.Path == m.Path }) {
				modules = append(modules, m)
			}
		}
	}
	slices.SortFunc(modules, func(a, b *debug.Module) int { return strings.Compare(a.Path, b.Path) })
	return modules, goVersion, nil
}

// component returns a part of the bill. Where no identifier names its licences, THIRD-PARTY.txt has their words.
func component(kind cdx.ComponentType, name, version, purl string, licences []string) cdx.Component {
	ref := purl
	if ref == "" {
		ref = "embedded:" + strings.ReplaceAll(name, " ", "-")
	}
	c := cdx.Component{BOMRef: ref, Type: kind, Name: name, Version: version, PackageURL: purl}
	all := cdx.Licenses{}
	for _, id := range licences {
		all = append(all, cdx.LicenseChoice{License: &cdx.License{ID: id}})
	}
	if len(all) == 0 {
		all = cdx.Licenses{{License: &cdx.License{Name: "see THIRD-PARTY.txt"}}}
	}
	c.Licenses = &all
	return c
}

var (
	noticeLine = regexp.MustCompile(`^  (\S.*?)(?: \[([\d ]+)\])?$`)
	noticeText = regexp.MustCompile(`(?m)^={80}\n\[(\d+)\] .*\n={80}\n`)
)

// thirdParty reads THIRD-PARTY.txt: the licences of works by their names (of modules, their paths), and
// the works that are embedded.
func thirdParty(text string) (licences map[string][]string, embedded []string) {
	texts := map[string][]string{}
	at := noticeText.FindAllStringSubmatchIndex(text, -1)
	for i, m := range at {
		end := len(text)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		texts[text[m[2]:m[3]]] = identifiers(text[m[1]:end])
	}
	licences = map[string][]string{}
	head, tail, _ := strings.Cut(text[:at[0][0]], "\nData, fonts and code that are embedded\n")
	for part, list := range []string{head, tail} {
		for line := range strings.Lines(list) {
			m := noticeLine.FindStringSubmatch(strings.TrimRight(line, "\n"))
			if m == nil {
				continue
			}
			name := m[1]
			if part == 0 {
				name, _, _ = strings.Cut(name, ", v")
			} else {
				embedded = append(embedded, name)
			}
			licences[name] = nil
			for number := range strings.FieldsSeq(m[2]) {
				licences[name] = append(licences[name], texts[number]...)
			}
			slices.Sort(licences[name])
			licences[name] = slices.Compact(licences[name])
		}
	}
	return licences, embedded
}

// signs are words by which a text of a licence is known, and its SPDX identifier; of those for BSD, the
// more special first. Runs of blanks are one blank.
var signs = []struct{ words, id string }{
	{"SIL OPEN FONT LICENSE Version 1.1", "OFL-1.1"},
	{"Apache License Version 2.0", "Apache-2.0"},
	{"Mozilla Public License Version 2.0", "MPL-2.0"},
	{"Mozilla Public License, version 2.0", "MPL-2.0"},
	{"UNICODE LICENSE V3", "Unicode-3.0"},
	{"Attribution-ShareAlike 4.0", "CC-BY-SA-4.0"},
	{"Permission is hereby granted, free of charge, to any person obtaining a copy of this software", "MIT"},
	{"Permission to use, copy, modify, and/or distribute this software for any purpose", "ISC"},
	{"Permission to use, copy, modify, and distribute this software for any purpose", "ISC"},
	{"Neither the name of", "BSD-3-Clause"},
	{"The names of its contributors may not be used", "BSD-3-Clause"},
	{"Redistribution and use in source and binary forms", "BSD-2-Clause"},
}

// identifiers returns the SPDX identifiers of the licences that a text has words of. A grant of patents has none.
func identifiers(text string) []string {
	text = strings.Join(strings.Fields(text), " ")
	var ids []string
	for _, s := range signs {
		if strings.Contains(text, s.words) && !slices.Contains(ids, s.id) && (s.id != "BSD-2-Clause" || !slices.Contains(ids, "BSD-3-Clause")) {
			ids = append(ids, s.id)
		}
	}
	return ids
}
