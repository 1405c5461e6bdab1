package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/langtag"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/period"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/zone"
	"github.com/wenzhai/wenzhai/convert/clean"
	"github.com/wenzhai/wenzhai/convert/digest"
	"github.com/wenzhai/wenzhai/convert/regular"
	"github.com/wenzhai/wenzhai/layout"
	"github.com/wenzhai/wenzhai/layout/compose"
)

// complete gives the shell the values of c's flags, and its arguments.
func (a *app) complete(c *cobra.Command) {
	switch c.Name() {
	case "build", "watch":
		c.ValidArgsFunction = a.digestNames
	case "catalog", "serve":
		c.ValidArgsFunction = filesOf(cobra.ShellCompDirectiveFilterDirs)
	case "init", "man", "version":
		c.ValidArgsFunction = cobra.NoFileCompletions
	}
	add := func(f *pflag.Flag) {
		if f.Value.Type() == "bool" {
			return
		}
		// An error says that the flag has one already, or is none of c.
		_ = c.RegisterFlagCompletionFunc(f.Name, completion(c, f))
	}
	c.Flags().VisitAll(add)
	c.PersistentFlags().VisitAll(add)
}

// completion returns what completes the values of a flag.
func completion(c *cobra.Command, f *pflag.Flag) cobra.CompletionFunc {
	if x, ok := f.Value.(*choice); ok {
		return wordsOf(func() []string { return x.words })
	}
	if words, ok := fileWords()[f.Name]; ok {
		return filesOf(cobra.ShellCompDirectiveFilterFileExt, words...)
	}
	switch f.Name {
	case "output":
		return filesOf(cobra.ShellCompDirectiveFilterFileExt, c.Name())
	case "dir":
		return filesOf(cobra.ShellCompDirectiveFilterDirs)
	case "learn":
		return filesOf(cobra.ShellCompDirectiveDefault)
	case "cover", "dictionary":
		return wordsOrFiles()
	case "lang", "pair-by", "no-rule", "only-rule":
		return listOf(",", func() []string { return flagWords(c, f.Name) })
	case "ui":
		return listOf("+", langtag.Frames)
	}
	return wordsOf(func() []string { return flagWords(c, f.Name) })
}

// fileWords returns the extensions of the files that flags take.
func fileWords() map[string][]string {
	return map[string][]string{
		"config": {"toml"}, "css": {"css"}, "font": {"ttf", "otf", "ttc", "otc"}, "report": {"json"}, "dump-pages": {"txt"},
	}
}

// flagWords returns words that a flag takes beside others, "" of most.
func flagWords(c *cobra.Command, flag string) []string {
	switch flag {
	case "paper":
		return compose.PaperNames()
	case "lang":
		return langtag.Told()
	case "lead":
		return langtag.Leads()
	case "bilingual":
		f, _ := layout.FormatOf("." + c.Name())
		return slices.DeleteFunc(append(digest.LayoutNames(), langtag.Leads()...), func(s string) bool {
			return f.Lacks != digest.Apart && s == f.Lacks.String()
		})
	case "tz":
		return append([]string{zone.Local}, zone.Names()...)
	case "pair-by":
		return evidenceNames()
	case "no-rule", "only-rule":
		var out []string
		for _, r := range clean.Rules() {
			out = append(out, r.Name+"\t"+r.Doc)
		}
		return out
	case "period":
		return period.Words()
	case "since", "until":
		return period.Words()[:10]
	case "columns":
		return []string{"1", "2"}
	case "toc-depth":
		return []string{"1", "2", "3"}
	}
	return nil
}

// filesOf completes files or folders.
func filesOf(d cobra.ShellCompDirective, words ...string) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) { return words, d }
}

// wordsOf completes one of words.
func wordsOf(words func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return beginning(begun, words()), cobra.ShellCompDirectiveNoFileComp
	}
}

// wordsOrFiles completes the words "auto" and "none", and files.
func wordsOrFiles() cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return beginning(begun, []string{"auto", "none"}), cobra.ShellCompDirectiveDefault
	}
}

// listOf completes the last of words that a separator joins; those that stand
// before it are not offered again.
func listOf(separator string, words func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		at := strings.LastIndex(begun, separator) + 1
		before := strings.Split(begun[:at], separator)
		var out []string
		for _, w := range beginning(begun[at:], words()) {
			if name, _, _ := strings.Cut(w, "\t"); !slices.Contains(before, name) {
				out = append(out, begun[:at]+w)
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
}

// beginning returns the words that begin with what is typed, in any case.
func beginning(typed string, words []string) []string {
	var out []string
	for _, w := range words {
		if len(w) >= len(typed) && strings.EqualFold(w[:len(typed)], typed) {
			out = append(out, w)
		}
	}
	return out
}

// digestNames completes the names of the digests that the configuration
// describes; of one that cannot be read, none.
func (a *app) digestNames(c *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	path := c.Flag("config").Value.String()
	var out []string
	if data, err := regular.Read(path, maxConfig); err == nil {
		if file, err := config.Parse(path, data, a.keys()); err == nil {
			for i := range file.Profiles {
				if name := file.Profiles[i].Name; !slices.Contains(args, name) {
					out = append(out, name)
				}
			}
		}
	}
	return beginning(begun, out), cobra.ShellCompDirectiveNoFileComp
}

// help returns the help command: an unknown topic is an error.
func (a *app) help() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Show help of a command",
		ValidArgsFunction: func(c *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			var out []string
			for _, sub := range c.Root().Commands() {
				if sub.IsAvailableCommand() && len(args) == 0 {
					out = append(out, sub.Name()+"\t"+sub.Short)
				}
			}
			return beginning(begun, out), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			topic, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return help.UnknownCommand(topic, rest[len(rest)-1])
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}
