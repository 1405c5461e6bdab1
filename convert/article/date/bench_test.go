package date

import (
	"testing"
)

// dateForms are those that make up most of an archive.
var dateForms = []string{
	"2021-06-28T20:23:00+08:00", "2021-07-12T05:34:09.281Z", "2021-06-28", "2021-06-28 20:23:01", "Fri, 03 Dec 2021 05:42:17 GMT",
	"1626089940000", "即时 | 2021-06-28 20:23", "2021年6月28日 下午8:23", "二〇二一年六月二十八日", "June 28, 2021 at 8:23 PM",
	"28 июня 2021, 20:23", "民國110年6月28日",
}

// BenchmarkParseDate reads one date an operation, in turn of every form.
func BenchmarkParseDate(b *testing.B) {
	b.ReportAllocs()
	for i := range b.N {
		if _, _, err := parse(dateForms[i%len(dateForms)], shanghai); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "dates/s")
}
