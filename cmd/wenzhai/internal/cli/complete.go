package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/config"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/help"
	"github.com/wenzhai/wenzhai/cmd/wenzhai/internal/message"
	"github.com/wenzhai/wenzhai/convert/regular"
)

// complete gives the shell the values of c's flags, and its arguments, and those of
// the commands below it, described in the language of m.
func complete(c *cobra.Command, m *message.Catalogue) {
	switch c.Name() {
	case "build", "watch", "status", "history":
		c.ValidArgsFunction = digestNames
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
		_ = c.RegisterFlagCompletionFunc(f.Name, completion(f, m))
	}
	c.Flags().VisitAll(add)
	c.PersistentFlags().VisitAll(add)
	for _, sub := range c.Commands() {
		complete(sub, m)
	}
}

// completion returns what completes the values of a flag.
func completion(f *pflag.Flag, m *message.Catalogue) cobra.CompletionFunc {
	x, ok := f.Value.(*settingFlag)
	words := func() []string {
		if !ok || x.Words == nil {
			return nil
		}
		words := slices.Clone(x.Words(x.line.use))
		for i, w := range words {
			if word, doc, ok := strings.Cut(w, "\t"); ok {
				words[i] = word + "\t" + m.Text(doc)
			}
		}
		return words
	}
	switch {
	case f.Name == "dir":
		return filesOf(cobra.ShellCompDirectiveFilterDirs)
	case f.Name == "learn":
		return filesOf(cobra.ShellCompDirectiveDefault)
	case f.Name == "dictionary":
		return wordsOrFiles(func() []string { return []string{"auto", "none"} })
	case !ok:
	case x.Suffixes != nil && x.Words == nil:
		return filesOf(cobra.ShellCompDirectiveFilterFileExt, x.Suffixes...)
	case x.Suffixes != nil:
		return wordsOrFiles(words)
	case x.Joiner != "" && x.Words != nil:
		return listOf(x.Joiner, words)
	}
	return wordsOf(words)
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

// wordsOrFiles completes words, and files.
func wordsOrFiles(words func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, _ []string, begun string) ([]string, cobra.ShellCompDirective) {
		return beginning(begun, words()), cobra.ShellCompDirectiveDefault
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
func digestNames(c *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
	path := c.Flag("config").Value.String()
	var out []string
	if data, err := regular.Read(path, maxConfig); err == nil {
		if file, err := config.Parse(path, data); err == nil {
			for _, d := range file.Digests {
				if !slices.Contains(args, d.Name) {
					out = append(out, d.Name)
				}
			}
		}
	}
	return beginning(begun, out), cobra.ShellCompDirectiveNoFileComp
}

// help returns the help command: an unknown topic is an error.
func helpCommand() *cobra.Command {
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
