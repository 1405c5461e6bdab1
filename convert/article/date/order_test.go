package date

import (
	"testing"
	"time"

	"github.com/wenzhai/wenzhai/convert/letter"
)

func TestOrder(t *testing.T) {
	for in, want := range map[string]letter.DayOrder{
		"25-05-2024": letter.DayFirst, "05/25/2024": letter.MonthFirst, "01-05-2024": letter.EitherFirst, "05-05-2024": letter.AnyFirst,
		"2024-05-25": letter.AnyFirst, "28.06.2021": letter.AnyFirst, "Mon 06/05/2024": letter.DayFirst, "Tue, 02/07/2024": letter.DayFirst, "2021年6月5日": letter.AnyFirst,
	} {
		if f, _ := Parse(in, time.UTC); f.Order != want {
			t.Errorf("%q: %d, not %d", in, f.Order, want)
		}
	}
}
