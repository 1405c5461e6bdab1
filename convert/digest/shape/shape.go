// Package shape says in which of several shapes an article is kept, and which of them
// is the one to read. It imports nothing of ours.
package shape

// Of is a shape of an article. Of two with the same text the lower one is kept.
type Of uint8

// The shapes.
const (
	Source  Of = iota // what its author wrote
	Page              // a whole page of it
	Extract           // what a reader's program took out of a page
	Entry             // its entry in a feed or an export
	Frame             // a page about what is kept of it
)
