package docx

import (
	"html"
	"strings"
	"unicode"
)

// formulaOf returns a formula as MathML, or as its letters where there are too many.
func formulaOf(w *writer, n *node, display bool) string {
	if !w.count(&w.formulas, 1, maxFormulas) {
		return html.EscapeString(textOf(n))
	}
	return mathOf(n, display)
}

// mathOf returns a formula of Office (§22.1) as MathML; display sets it apart.
func mathOf(n *node, display bool) string {
	var b strings.Builder
	formulas(&b, n)
	if display {
		return `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">` + b.String() + "</math>"
	}
	return `<math xmlns="http://www.w3.org/1998/Math/MathML">` + b.String() + "</math>"
}

// formulas writes what stands in n.
func formulas(b *strings.Builder, n *node) {
	for _, k := range kidsOf(n) {
		formula(b, k)
	}
}

// formula writes one element of a formula.
func formula(b *strings.Builder, n *node) {
	switch n.name {
	case "r":
		mathRun(b, n)
	case "f":
		fraction(b, n)
	case "sSup", "sSub", "sSubSup", "sPre", "limLow", "limUpp", "rad":
		scripted(b, n)
	case "nary":
		nary(b, n)
	case "d":
		fenced(b, n)
	case "m", "eqArr":
		matrix(b, n)
	case "acc", "bar", "groupChr":
		accented(b, n)
	case "func":
		rows(b, n.kid("fName"), n.kid("e"))
	case "oMath", "e", "box", "borderBox", "phant", "fName", "ins", "moveTo", "smartTag", "sdtContent":
		rows(b, n)
	case "sdt":
		rows(b, n.kid("sdtContent"))
	}
}

// rows writes parts, each as one.
func rows(b *strings.Builder, parts ...*node) {
	for _, p := range parts {
		b.WriteString("<mrow>")
		formulas(b, p)
		b.WriteString("</mrow>")
	}
}

// element writes an element of MathML with its parts.
func element(b *strings.Builder, name string, parts ...*node) {
	b.WriteString("<" + name + ">")
	rows(b, parts...)
	b.WriteString("</" + name + ">")
}

// mathRun writes letters, numbers and signs.
func mathRun(b *strings.Builder, n *node) {
	text := textOf(n)
	if props := n.kid("rPr"); props.is("nor") || props.is("lit") {
		b.WriteString("<mtext>" + html.EscapeString(text) + "</mtext>")
		return
	}
	upright := n.kid("rPr").val("sty") == "p"
	for text != "" {
		token, name := mathToken(text)
		text = text[len(token):]
		switch {
		case name == "mi" && upright:
			name = `mi mathvariant="normal"`
			if i := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }); i != 0 {
				if i < 0 {
					i = len(text)
				}
				token, text = token+text[:i], text[i:] // "sin"
			}
		case strings.TrimSpace(token) == "":
			continue
		}
		end, _, _ := strings.Cut(name, " ")
		b.WriteString("<" + name + ">" + html.EscapeString(token) + "</" + end + ">")
	}
}

// mathToken returns the first token of a text and the element that it is.
func mathToken(s string) (token, name string) {
	digits := strings.IndexFunc(s, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	if digits < 0 {
		digits = len(s)
	}
	if digits > 0 && s[:digits] != "." {
		return s[:digits], "mn"
	}
	r := []rune(s[:min(len(s), 4)])[0]
	token = s[:len(string(r))]
	if r == unicode.ReplacementChar {
		token = s[:1]
	}
	if unicode.IsLetter(r) {
		return token, "mi"
	}
	return token, "mo"
}

func fraction(b *strings.Builder, n *node) {
	switch n.at("fPr", "type").get("val") {
	case "lin", "skw":
		rows(b, n.kid("num"))
		b.WriteString("<mo>/</mo>")
		rows(b, n.kid("den"))
	case "noBar":
		b.WriteString(`<mfrac linethickness="0">`)
		rows(b, n.kid("num"), n.kid("den"))
		b.WriteString("</mfrac>")
	default:
		element(b, "mfrac", n.kid("num"), n.kid("den"))
	}
}

// scripted writes what has something above or below it, and roots.
func scripted(b *strings.Builder, n *node) {
	e, sub, sup := n.kid("e"), n.kid("sub"), n.kid("sup")
	switch n.name {
	case "sSup":
		element(b, "msup", e, sup)
	case "sSub":
		element(b, "msub", e, sub)
	case "sSubSup":
		element(b, "msubsup", e, sub, sup)
	case "sPre":
		b.WriteString("<mmultiscripts>")
		rows(b, e)
		b.WriteString("<mprescripts/>")
		rows(b, sub, sup)
		b.WriteString("</mmultiscripts>")
	case "limLow":
		element(b, "munder", e, n.kid("lim"))
	case "limUpp":
		element(b, "mover", e, n.kid("lim"))
	case "rad":
		if deg := n.kid("deg"); deg == nil || len(deg.kids) == 0 || n.kid("radPr").is("degHide") {
			element(b, "msqrt", e)
		} else {
			element(b, "mroot", e, deg)
		}
	}
}

// sign returns the sign that properties state, or another one where they do not.
func sign(props *node, name, other string) string {
	if k := props.kid(name); k != nil {
		return k.get("val")
	}
	return other
}

func operator(b *strings.Builder, s string) {
	if s != "" && len(s) < 16 {
		b.WriteString("<mo>" + html.EscapeString(s) + "</mo>")
	}
}

// nary writes a sum, an integral and their like.
func nary(b *strings.Builder, n *node) {
	props := n.kid("naryPr")
	sub, sup := n.kid("sub"), n.kid("sup")
	name, both, low, high := "", "msubsup", "msub", "msup"
	if loc := props.val("limLoc"); loc == "undOvr" || loc == "" && sign(props, "chr", "∫") != "∫" {
		both, low, high = "munderover", "munder", "mover"
	}
	hasSub, hasSup := sub != nil && !props.is("subHide"), sup != nil && !props.is("supHide")
	switch {
	case hasSub && hasSup:
		name = both
	case hasSub:
		name = low
	case hasSup:
		name = high
	}
	if name != "" {
		b.WriteString("<" + name + ">")
	}
	operator(b, sign(props, "chr", "∫"))
	if hasSub {
		rows(b, sub)
	}
	if hasSup {
		rows(b, sup)
	}
	if name != "" {
		b.WriteString("</" + name + ">")
	}
	rows(b, n.kid("e"))
}

// fenced writes what stands in brackets.
func fenced(b *strings.Builder, n *node) {
	props := n.kid("dPr")
	b.WriteString("<mrow>")
	operator(b, sign(props, "begChr", "("))
	first := true
	for _, k := range n.kids {
		if k.name != "e" {
			continue
		}
		if !first {
			operator(b, sign(props, "sepChr", "|"))
		}
		first = false
		rows(b, k)
	}
	operator(b, sign(props, "endChr", ")"))
	b.WriteString("</mrow>")
}

// matrix writes a matrix, or equations below one another.
func matrix(b *strings.Builder, n *node) {
	b.WriteString("<mtable>")
	for _, k := range n.kids {
		switch k.name {
		case "mr":
			b.WriteString("<mtr>")
			for _, e := range k.kids {
				if e.name == "e" {
					element(b, "mtd", e)
				}
			}
			b.WriteString("</mtr>")
		case "e":
			b.WriteString("<mtr>")
			element(b, "mtd", k)
			b.WriteString("</mtr>")
		}
	}
	b.WriteString("</mtable>")
}

// accented writes what has a sign over or under it.
func accented(b *strings.Builder, n *node) {
	props := n.kid(n.name + "Pr")
	name, mark := "mover", sign(props, "chr", "\u0302")
	switch n.name {
	case "bar":
		mark = "¯"
		if props.val("pos") != "top" {
			name, mark = "munder", "_"
		}
	case "groupChr":
		mark = sign(props, "chr", "⏟")
		if props.val("pos") != "top" {
			name = "munder"
		}
	}
	b.WriteString("<" + name + ">")
	rows(b, n.kid("e"))
	operator(b, standing(mark))
	b.WriteString("</" + name + ">")
}

// standing returns a mark that stands by itself for one that combines.
func standing(mark string) string {
	switch mark {
	case "\u0302":
		return "^"
	case "\u0303":
		return "~"
	case "\u0304", "\u0305":
		return "¯"
	case "\u0307":
		return "˙"
	case "\u0308":
		return "¨"
	case "\u20d7":
		return "→"
	case "\u030c":
		return "ˇ"
	}
	return mark
}
