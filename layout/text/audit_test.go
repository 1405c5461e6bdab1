package text

// auditor judges set lines, as tools/audit/lines does.
type auditor interface {
	Add(p *Paragraph, lines []Line)
	Count(rule string) int
	Deviation() float64
}

// newAudit is set from outside: tools/audit/lines imports this package.
var newAudit func() auditor

// JudgeWith has the tests of this package judge lines with what a function makes.
func JudgeWith[A auditor](judge func() A) { newAudit = func() auditor { return judge() } }
