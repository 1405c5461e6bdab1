package math

import "testing"

func TestColour(t *testing.T) {
	for in, want := range map[string]Ink{"red": Coloured, "#ff0000": Coloured, "#F80": Coloured, "black": Plain, "#101010": Plain, "#FFF": Plain, "gray": Faint, "#888": Faint, "#777788": Faint, "": Plain, "#12": Plain} {
		if got := inkOf(in); got != want {
			t.Errorf("%q: %d, want %d", in, got, want)
		}
	}
	b := boxOf(t, `<mi>y</mi><mstyle mathcolor="red"><mfrac><mi>a</mi><mi mathcolor="gray">b</mi></mfrac></mstyle>`, true)
	if len(b.Glyphs) != 3 || len(b.Rules) != 1 || b.Glyphs[0].Ink != Plain || b.Glyphs[1].Ink != Coloured || b.Glyphs[2].Ink != Faint || b.Rules[0].Ink != Coloured {
		t.Errorf("%+v %+v", b.Glyphs, b.Rules)
	}
	if b = boxOf(t, `<mstyle mathcolor="red"><mi>x</mi></mstyle>`, false); b.Glyphs[0].Ink != Coloured {
		t.Errorf("alone: %+v", b.Glyphs)
	}
}
