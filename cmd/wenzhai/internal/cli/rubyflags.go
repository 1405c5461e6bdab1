package cli

import (
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/convert/pinyin"
)

// rubyFlags say which characters get their reading above them.
type rubyFlags struct{ ruby, which string }

func (r *rubyFlags) add(f *pflag.FlagSet) {
	f.StringVar(&r.ruby, "ruby", "none", "none or pinyin: the reading of Chinese characters above them")
	f.StringVar(&r.which, "ruby-level", "all", "with --ruby: all characters, or only rare ones")
}

// level turns the flags into a level. Errors are usage errors.
func (r *rubyFlags) level() (pinyin.Level, error) {
	switch r.ruby {
	case "none":
		return pinyin.None, nil
	case "pinyin":
	default:
		return pinyin.None, usagef("unknown --ruby %q: expected none or pinyin", r.ruby)
	}
	switch r.which {
	case "all":
		return pinyin.All, nil
	case "rare":
		return pinyin.Rare, nil
	}
	return pinyin.None, usagef("unknown --ruby-level %q: expected all or rare", r.which)
}
