package page

import "math"

// columnWidths shares the measure among the columns of a table. Least and most
// are the widths of each column's widest unbreakable part and of its widest
// cell on one line; gap is the space between columns. It returns the widths,
// and false where not even the unbreakable parts fit.
//
// Columns that are content with an equal share get what they ask for, so that
// one long cell does not squeeze a column of dates; the others share the rest
// by the square root of their text, none less than its unbreakable part.
func columnWidths(least, most []float64, measure, gap float64) ([]float64, bool) {
	free := measure - gap*float64(len(least)-1)
	if sum(least) > free+eps {
		return nil, false
	}
	if want := sum(most); want <= free {
		return stretch(most, want, free), true
	}
	even := make([]float64, len(least))
	for c := range even {
		even[c] = 1
	}
	width := fill(least, most, even, free)
	weight := make([]float64, len(least))
	for c := range weight {
		if width[c] < most[c] {
			weight[c] = math.Sqrt(most[c])
		}
	}
	return fill(least, most, weight, free), true
}

// fill returns widths between least and most that add up to free and are
// otherwise proportional to weight. A column without weight has its most.
func fill(least, most, weight []float64, free float64) []float64 {
	width := make([]float64, len(least))
	at := func(level float64) float64 {
		for c := range width {
			width[c] = max(min(level*weight[c], most[c]), least[c])
			if weight[c] == 0 {
				width[c] = most[c]
			}
		}
		return sum(width)
	}
	low, high := 0.0, free
	for range 60 {
		if middle := (low + high) / 2; at(middle) > free {
			high = middle
		} else {
			low = middle
		}
	}
	at(low)
	return width
}

// stretch widens the columns of a table that nearly fills the measure, so
// that its rules end with the text's edge. A small table stays small.
func stretch(most []float64, want, free float64) []float64 {
	out := append([]float64(nil), most...)
	if want < 0.55*free {
		return out
	}
	for c := range out {
		out[c] += (free - want) / float64(len(out))
	}
	return out
}

func sum(v []float64) (s float64) {
	for _, x := range v {
		s += x
	}
	return s
}
