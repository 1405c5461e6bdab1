package cli

import (
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/convert/pinyin"
)

// rubyFlags say which characters get their reading above them.
type rubyFlags struct{ ruby, which string }

func (r *rubyFlags) add(f *pflag.FlagSet) {
	addChoice(f, &r.ruby, "ruby", "none", "none or pinyin: the reading of Chinese characters above them", "none", "pinyin")
	addChoice(f, &r.which, "ruby-level", "all", "with --ruby: all characters, or only rare ones", "all", "rare")
}

// level turns the flags into a level.
func (r *rubyFlags) level() pinyin.Level {
	switch {
	case r.ruby == "none":
		return pinyin.None
	case r.which == "rare":
		return pinyin.Rare
	}
	return pinyin.All
}
